//! KH512: a space inside the number of a document.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH512",
    name: "so-ky-hieu-thua-cach",
    title: "số, ký hiệu của văn bản viện dẫn có dấu cách thừa",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.3.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (passage, document) in context.documents() {
        let Some(number) = document.number.as_ref().filter(|number| number.spaced && number.code.is_some()) else {
            continue;
        };
        let joined: String = number.text.chars().filter(|c| !c.is_whitespace()).collect();
        let span = passage.span(number.range.clone());
        let mut finding = Diagnostic::new(&RULE, span, format!("“{}” có dấu cách thừa", number.text))
            .help(format!("viết liền “{joined}”"));
        if passage.is_exact(number.range.clone()) {
            finding = finding.fix("bỏ dấu cách", span, joined);
        }
        diags.push(finding);
    }
}
