//! KH610: a fixed name with other capitals than those of Annex II.

use super::text::exact;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::lexicon::Miscapitalised;

pub(super) static RULE: Rule = Rule {
    code: "KH610",
    name: "viet-hoa-ten-rieng",
    title: "tên cơ quan, tên riêng viết hoa không đúng",
    weights: Weights::WARNING,
    clause: "Phụ lục II",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        for name in context.lexicon.miscapitalised(&passage.words) {
            if is_generic_noun(&name) || name.clause == "CAP-10" {
                continue;
            }
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

/// Is nothing wrong but the capital of "tỉnh", "thành phố" before a name?
pub(super) fn is_generic_noun(name: &Miscapitalised) -> bool {
    let rest = |text: &str| text.char_indices().nth(1).and_then(|(at, _)| text.get(at..).map(str::to_owned));
    name.clause == "CAP-03" && rest(&name.found) == rest(&name.wanted)
}
