//! KH634: "%" with a blank in some places and without in others.

use super::text::{before, exact};
use crate::check::{Context, EXPRESSION, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH634",
    name: "dau-phan-tram-hai-kieu",
    title: "dấu “%” khi liền, khi cách con số",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut close: Vec<(&Passage<'_>, usize)> = Vec::new();
    let mut apart: Vec<(&Passage<'_>, usize)> = Vec::new();
    for passage in context.prose() {
        let text = passage.words.as_str();
        for (at, _) in text.match_indices('%') {
            let figure = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit() || c == EXPRESSION);
            match before(text, at) {
                c if figure(c) => close.push((passage, at)),
                Some(' ') if figure(before(text, at - 1)) => apart.push((passage, at)),
                _ => {}
            }
        }
    }
    let Some((model, at)) = close.first() else { return };
    let model = model.span(*at..at + 1);
    // "%" stands close to its figure; a plan that always parts them is consistent.
    for (passage, at) in apart {
        let mut finding =
            Diagnostic::new(&RULE, passage.span(at..at + 1), "dấu “%” cách con số, các chỗ khác viết liền")
                .help("bỏ dấu cách trước dấu “%”")
                .also(model, "ở đây viết liền");
        if let Some(span) = exact(passage, at - 1..at) {
            finding = finding.fix("bỏ dấu cách", span, "");
        }
        diags.push(finding);
    }
}
