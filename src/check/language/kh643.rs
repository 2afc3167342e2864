//! KH643: one thing abbreviated in two ways.

use super::abbreviations::uses;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use std::collections::{BTreeMap, HashMap};

pub(super) static RULE: Rule = Rule {
    code: "KH643",
    name: "viet-tat-hai-cach",
    title: "một tên viết tắt theo hai cách",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    // How often each form stands, and where first, by what it stands for.
    let mut found: HashMap<String, BTreeMap<&str, (usize, usize, Span)>> = HashMap::new();
    let looked = |role: Role| role.is_prose() || role.names_units();
    for place in uses(context).filter(|place| looked(place.passage.role)) {
        let short = place.mention.text;
        let Some(full) = context.lexicon.abbreviation(short).and_then(|entry| entry.full.first()) else { continue };
        let order = (place.passage.index, place.mention.range.clone());
        let forms = found.entry(full.to_lowercase()).or_default();
        forms.entry(short).and_modify(|(count, ..)| *count += 1).or_insert_with(|| (1, order.0, place.span(order.1)));
    }
    let mut list: Vec<_> = found.into_iter().filter(|(_, forms)| forms.len() > 1).collect();
    list.sort_by_key(|(_, forms)| forms.values().map(|(_, index, _)| *index).min());
    for (full, forms) in list {
        let Some((usual, (_, _, model))) =
            forms.iter().max_by_key(|(_, (count, index, _))| (*count, std::cmp::Reverse(*index)))
        else {
            continue;
        };
        for (short, (_, _, span)) in forms.iter().filter(|(short, _)| *short != usual) {
            diags.push(
                Diagnostic::new(&RULE, *span, format!("“{short}” và “{usual}” cùng là chữ viết tắt của “{full}”"))
                    .help(format!("chỉ dùng một cách, “{usual}”"))
                    .also(*model, format!("ở đây viết “{usual}”")),
            );
        }
    }
}
