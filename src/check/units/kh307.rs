//! KH307: nothing in the plan names a body of its directory.

use super::{bodies, naming};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::Unit;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "KH307",
    name: "don-vi-khong-dung",
    title: "đơn vị trong danh bạ không xuất hiện trong kế hoạch",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
    if plan.directory.units.is_empty() {
        return;
    }
    let mut used: BTreeSet<&str> = BTreeSet::new();
    used.extend(context.bodies().mentions(context).iter().map(|mention| mention.unit.id.value.as_str()));
    used.extend(plan.directory.units.values().flat_map(|unit| unit.members.iter().map(|id| id.value.as_str())));
    let expressions: Vec<&str> = context
        .passages
        .iter()
        .flat_map(|passage| passage.expressions.iter().map(|(_, expression)| expression.value.as_str()))
        .filter(|expression| expression.contains("don_vi"))
        .collect();
    // The directory of a folder serves several plans.
    let own = plan.directory.units.values().filter(|unit| unit.id.span.file == plan.span.file);
    for unit in own.filter(|unit| !used.contains(unit.id.value.as_str())) {
        let name = unit.id.value.replace('-', "_");
        if expressions.iter().any(|expression| expression.contains(&name)) || is_named_in_part(context, unit) {
            continue;
        }
        let message = format!("danh bạ khai “{}” nhưng kế hoạch không nhắc đến", unit.name);
        diags.push(
            Diagnostic::new(&RULE, unit.id.span, message)
                .help("bỏ mục này; nếu kế hoạch có gọi đơn vị bằng tên khác thì thêm tên đó vào “ten_khac”"),
        );
    }
}

/// "trình Hội đồng nhân dân, UBND tỉnh": a name that shares its last words with the next one.
fn is_named_in_part(context: &Context<'_>, unit: &Unit) -> bool {
    let mut stem = bodies::stem(context, naming::key(&unit.name, context.lexicon));
    if stem.last().is_some_and(|word| ["tỉnh", "xã", "phường", "huyện"].contains(&word.as_str())) {
        stem.pop();
    }
    let mut texts = context.passages.iter().filter(|passage| passage.role != Role::UnitName);
    stem.len() > 1
        && texts.any(|passage| {
            let words = context.bodies().words(context, passage);
            words
                .windows(stem.len())
                .any(|here| here.iter().map(|word| &*word.text).eq(stem.iter().map(String::as_str)))
        })
}
