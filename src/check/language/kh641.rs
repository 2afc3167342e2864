//! KH641: an abbreviation explained a second time, or after it was used.

use super::abbreviations::{is_certain, is_read, uses};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use std::collections::HashMap;

pub(super) static RULE: Rule = Rule {
    code: "KH641",
    name: "viet-tat-giai-thich-sai-cho",
    title: "chữ viết tắt giải thích hai lần, hoặc sau khi đã dùng",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut first_use: HashMap<&str, (usize, usize, Span)> = HashMap::new();
    for found in uses(context).filter(|found| is_read(found.passage.role) && found.passage.role != Role::Base) {
        let range = found.mention.range.clone();
        first_use
            .entry(found.mention.text)
            .or_insert_with(|| (found.passage.index, range.start, found.span(range.clone())));
    }
    let mut first: HashMap<&str, (Span, bool)> = HashMap::new();
    for found in context.definitions().iter().filter(|found| is_read(found.passage.role) && is_certain(&found.mention))
    {
        let definition = &found.mention;
        // What stands in the title of a cited document belongs to that title.
        let cited = context
            .documents_in(found.passage)
            .iter()
            .any(|d| d.range.start <= definition.range.start && definition.range.end <= d.range.end);
        if cited || found.passage.role == Role::Base {
            continue;
        }
        let short = definition.short.text;
        let span = found.span(definition.range.clone());
        if let Some((before, told)) = first.get_mut(short) {
            if !*told {
                *told = true;
                diags.push(
                    Diagnostic::new(&RULE, span, format!("“{short}” đã được giải thích ở trên"))
                        .help(format!("từ lần thứ hai chỉ viết “{short}”"))
                        .also(*before, "đã giải thích ở đây"),
                );
            }
            continue;
        }
        first.insert(short, (span, false));
        let common = context.lexicon.abbreviation(short).is_some_and(|entry| entry.common);
        let early = first_use
            .get(short)
            .filter(|(passage, at, _)| (*passage, *at) < (found.passage.index, definition.range.start));
        if let Some((_, _, used)) = early.filter(|_| !common) {
            diags.push(
                Diagnostic::new(&RULE, span, format!("“{short}” được giải thích sau khi đã dùng"))
                    .help("đưa phần giải thích lên chỗ dùng đầu tiên")
                    .also(*used, "dùng lần đầu ở đây"),
            );
        }
    }
}
