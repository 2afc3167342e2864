//! KH308: a plan calls one body by names that are not short forms of each other.

use super::bodies;
use super::mentions::Fit;
use super::naming;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use crate::model::Unit;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: "KH308",
    name: "mot-don-vi-nhieu-ten",
    title: "kế hoạch gọi một đơn vị bằng nhiều tên khác nhau",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// A name in use: as written, its words, with their joints, and where it stands first.
struct InUse {
    text: String,
    key: Vec<String>,
    stem: Vec<String>,
    surface: String,
    span: Span,
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut by_unit: BTreeMap<&str, (&Unit, Vec<InUse>)> = BTreeMap::new();
    for mention in context.bodies().mentions(context) {
        let unit = mention.unit;
        if unit.collective || mention.fit != Fit::Listed || mention.passage.role.prints_in_capitals() {
            continue;
        }
        let (_, names) = by_unit.entry(unit.id.value.as_str()).or_insert((unit, Vec::new()));
        let text = mention.text();
        if names.iter().any(|name| name.text == text) {
            continue;
        }
        let surface = naming::surface(text, context.lexicon);
        let is_short = unit.short_name.as_ref().is_some_and(|short| naming::surface(short, context.lexicon) == surface);
        if !is_short && !naming::has_unknown_short(text, context.lexicon) {
            let key = naming::key(text, context.lexicon);
            let stem = bodies::stem(context, key.clone());
            names.push(InUse { text: text.to_owned(), key, stem, surface, span: mention.span() });
        }
    }
    for (unit, names) in by_unit.into_values() {
        let Some((first, others)) = names.split_first() else { continue };
        let differs = |name: &&InUse| {
            let part =
                naming::is_subsequence(&name.stem, &first.stem) || naming::is_subsequence(&first.stem, &name.stem);
            if name.key == first.key { name.surface != first.surface } else { !part }
        };
        let others: Vec<&InUse> = others.iter().filter(differs).collect();
        if others.is_empty() {
            continue;
        }
        let count = others.len() + 1;
        let listed = others.iter().map(|name| format!("“{}”", name.text)).collect::<Vec<_>>().join(", ");
        let message = format!("đơn vị “{}” mang {count} tên trong kế hoạch: “{}”, {listed}", unit.id.value, first.text);
        let mut finding =
            Diagnostic::new(&RULE, first.span, message).help(format!("thống nhất một tên, ví dụ “{}”", unit.name));
        for name in others {
            finding = finding.also(name.span, format!("ở đây là “{}”", name.text));
        }
        diags.push(finding);
    }
}
