//! KH632: "&" between words of a sentence.

use super::text::{exact, is_small_syllable, word_before};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH632",
    name: "dau-va",
    title: "dấu “&” thay chữ “và”",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        let text = passage.words.as_str();
        for (at, _) in text.match_indices(" & ") {
            // After a word of the language: a foreign name keeps its sign.
            let last = word_before(text, at);
            if !is_small_syllable(last.text) || last.text.is_ascii() {
                continue;
            }
            let range = at + 1..at + 2;
            let mut finding =
                Diagnostic::new(&RULE, passage.span(range.clone()), "dấu “&” trong câu văn").help("viết chữ “và”");
            if let Some(span) = exact(passage, range) {
                finding = finding.fix("viết chữ “và”", span, "và");
            }
            diags.push(finding);
        }
    }
}
