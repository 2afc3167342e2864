//! KH137: a mark at the end of the abstract.

use super::wording::marks_at_end;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH137",
    name: "trich-yeu-dau-cuoi",
    title: "trích yếu có dấu ở cuối",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.5",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(last) = context.of(Role::Abstract).last() else { return };
    if let Some(marks) = marks_at_end(&last.words, &['.', ',', ';', ':', '/']) {
        let span = last.span(marks.clone());
        let mut finding = Diagnostic::new(&RULE, span, "trích yếu có dấu ở cuối").help("bỏ dấu ở cuối trích yếu");
        if last.is_exact(marks) {
            finding = finding.fix("bỏ dấu ở cuối", span, "");
        }
        diags.push(finding);
    }
}
