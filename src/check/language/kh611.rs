//! KH611: "Nhân dân" and "Nhà nước" in small letters.

use super::text::exact;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH611",
    name: "nhan-dan-nha-nuoc",
    title: "“Nhân dân”, “Nhà nước” viết thường",
    weights: Weights::WARNING,
    clause: "Phụ lục II, V",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        for name in context.lexicon.miscapitalised(&passage.words).into_iter().filter(|name| name.clause == "CAP-10") {
            let message = format!("“{}” viết hoa chưa đúng, cần viết “{}”", name.found, name.wanted);
            let mut finding = Diagnostic::new(&RULE, passage.span(name.range.clone()), message)
                .help(format!("viết “{}”", name.wanted));
            if let Some(span) = exact(passage, name.range) {
                finding = finding.fix(format!("viết “{}”", name.wanted), span, name.wanted);
            }
            diags.push(finding);
        }
    }
}
