//! KH642: an abbreviation that is explained and never used.

use super::abbreviations::{is_certain, is_read};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH642",
    name: "viet-tat-khong-dung",
    title: "chữ viết tắt được giải thích mà không dùng lại",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for found in context.definitions().iter().filter(|found| is_read(found.passage.role) && is_certain(&found.mention))
    {
        let definition = &found.mention;
        let short = definition.short.text;
        let cited = context
            .documents_in(found.passage)
            .iter()
            .any(|d| d.range.start <= definition.range.start && definition.range.end <= d.range.end);
        let used = context.passages.iter().any(|passage| {
            passage
                .words
                .match_indices(short)
                .any(|(at, _)| passage.index != found.passage.index || !definition.range.contains(&at))
        });
        if cited || used {
            continue;
        }
        diags.push(
            Diagnostic::new(
                &RULE,
                found.span(definition.range.clone()),
                format!("“{short}” được giải thích mà không dùng lại"),
            )
            .help("bỏ phần giải thích trong ngoặc, hoặc dùng chữ viết tắt ở các chỗ sau"),
        );
    }
}
