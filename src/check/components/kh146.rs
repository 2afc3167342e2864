//! KH146: a dash before a ground.

use super::wording::bullet;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH146",
    name: "can-cu-gach-dau",
    title: "căn cứ có gạch đầu dòng",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.6.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for base in context.of(Role::Base) {
        let Some(range) = bullet(&base.words) else { continue };
        let span = base.span(range.clone());
        let mut finding = Diagnostic::new(&RULE, span, "căn cứ có gạch đầu dòng").help("bỏ gạch đầu dòng");
        if base.is_exact(range) {
            finding = finding.fix("bỏ gạch đầu dòng", span, "");
        }
        diags.push(finding);
    }
}
