//! KH602: a phrase that is surely misspelled.

use super::text::exact;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH602",
    name: "sai-chinh-ta",
    title: "từ viết sai chính tả",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (passage, words) in context.words().filter(|(passage, _)| passage.role.is_prose()) {
        for slip in context.lexicon.misspelled_in(words) {
            let message = format!("“{}” viết sai, đúng là “{}”", slip.found, slip.wanted);
            let mut finding = Diagnostic::new(&RULE, passage.span(slip.range.clone()), message)
                .help(format!("sửa thành “{}”: {}", slip.wanted, slip.why));
            if let Some(span) = exact(passage, slip.range) {
                finding = finding.fix(format!("sửa “{}” thành “{}”", slip.found, slip.wanted), span, slip.wanted);
            }
            diags.push(finding);
        }
    }
}
