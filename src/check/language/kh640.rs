//! KH640: an abbreviation that is explained nowhere.

use super::abbreviations::{explained, is_read, is_universal, is_vietnamese, uses};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::collections::HashSet;

pub(super) static RULE: Rule = Rule {
    code: "KH640",
    name: "viet-tat-khong-giai-thich",
    title: "chữ viết tắt không được giải thích",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let known = explained(context);
    let mut told: HashSet<&str> = HashSet::new();
    for found in uses(context).filter(|found| found.passage.role.is_prose() && found.passage.role != Role::Base) {
        // The title of a cited document is written as its issuer wrote it.
        let range = &found.mention.range;
        if context.documents_in(found.passage).iter().any(|d| {
            (d.number.is_some() || d.date.is_some()) && d.range.start <= range.start && range.end <= d.range.end
        }) {
            continue;
        }
        let short = found.mention.text;
        // A table explains nothing: there only what is an abbreviation everywhere is told.
        let entry = context.lexicon.abbreviation(short);
        let told_here = is_read(found.passage.role) || entry.is_some();
        if !told_here
            || !is_vietnamese(context, short)
            || known.contains(short)
            || is_universal(short)
            || entry.is_some_and(|entry| entry.common)
            || short.split(['&', '-']).all(|part| known.contains(part))
            || !told.insert(short)
        {
            continue;
        }
        let help = match entry.and_then(|entry| entry.full.first()) {
            Some(full) => format!("viết đủ ở lần đầu, ví dụ “{full} ({short})”"),
            None => format!("viết đủ ở lần đầu, kèm chữ viết tắt trong ngoặc: “… ({short})”"),
        };
        diags.push(
            Diagnostic::new(
                &RULE,
                found.span(found.mention.range.clone()),
                format!("“{short}” không được giải thích ở đâu"),
            )
            .help(help),
        );
    }
}
