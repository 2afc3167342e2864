//! KH628: a paragraph without its full stop, where the others have one.

use super::text::{exact, word_before};
use crate::check::{Context, Passage, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH628",
    name: "thieu-dau-cham-cuoi-doan",
    title: "đoạn văn thiếu dấu chấm ở cuối",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Shorter ones may be titles or labels.
const LONG: usize = 15;

/// So many paragraphs must show the habit, and so many of a hundred must follow it.
const ENOUGH: (usize, usize) = (4, 75);

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let paragraphs = || context.of(Role::Body).filter(|passage| passage.marker.is_none() && is_long(passage));
    let total = paragraphs().count();
    let closed = paragraphs().filter(|passage| passage.words.trim_end().ends_with('.')).count();
    if total < ENOUGH.0 || closed * 100 < total * ENOUGH.1 {
        return;
    }
    for passage in paragraphs() {
        let text = passage.words.trim_end();
        if !text.ends_with(char::is_alphanumeric) {
            continue;
        }
        let last = word_before(text, text.len());
        // "v.v" lacks its own stop.
        if last.text == "v" {
            continue;
        }
        let mut finding = Diagnostic::new(&RULE, passage.span(last.range()), "đoạn văn thiếu dấu chấm ở cuối")
            .help("thêm dấu chấm cuối đoạn");
        if let Some(span) = exact(passage, last.range()) {
            finding = finding.fix("thêm dấu chấm", span, format!("{}.", last.text));
        }
        diags.push(finding);
    }
}

fn is_long(passage: &Passage<'_>) -> bool {
    passage.words.split_whitespace().nth(LONG - 1).is_some()
}
