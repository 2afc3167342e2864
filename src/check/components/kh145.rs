//! KH145: marks at the end of a ground, which the program prints.

use super::wording::marks_at_end;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH145",
    name: "can-cu-go-dau",
    title: "gõ dấu cuối dòng ở căn cứ",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.6.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for base in context.of(Role::Base) {
        let Some(range) = marks_at_end(&base.words, &[';', '.', ',']) else { continue };
        let span = base.span(range.clone());
        let mark = base.words[range.clone()].trim();
        let mut finding =
            Diagnostic::new(&RULE, span, format!("dấu “{mark}” ở cuối căn cứ do chương trình in")).help("bỏ dấu này");
        if base.is_exact(range) {
            finding = finding.fix(format!("bỏ dấu “{mark}”"), span, "");
        }
        diags.push(finding);
    }
}
