//! KH302: two entries of the directory stand for one body.

use super::naming;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::Unit;
use std::borrow::Cow;
use std::collections::HashMap;

pub(super) static RULE: Rule = Rule {
    code: "KH302",
    name: "mot-don-vi-khai-hai-lan",
    title: "một đơn vị khai hai lần trong danh bạ dưới hai cách viết",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut seen: HashMap<Vec<Cow<'_, str>>, (&Unit, &str, String)> = HashMap::new();
    let mut told: Vec<(&str, &str)> = Vec::new();
    for unit in context.plan.directory.units.values() {
        for name in unit.names() {
            let mut words: Vec<_> = naming::read(name, context.lexicon).into_iter().map(|word| word.text).collect();
            words.sort_unstable();
            let surface = naming::surface(name, context.lexicon);
            let Some((other, other_name, other_surface)) = seen.get(&words) else {
                seen.insert(words, (unit, name, surface));
                continue;
            };
            let pair = (other.id.value.as_str(), unit.id.value.as_str());
            if pair.0 == pair.1 || *other_surface == surface && *other_name == name || told.contains(&pair) {
                continue;
            }
            told.push(pair);
            let message = format!("“{name}” và “{other_name}” là một đơn vị nhưng khai thành hai");
            diags.push(
                Diagnostic::new(&RULE, unit.id.span, message)
                    .also(other.id.span, format!("khai lần đầu là “{other_name}”"))
                    .help("giữ một mục trong “don_vi”, ghi cách viết kia vào “viet_tat” hoặc “ten_khac”"),
            );
        }
    }
}
