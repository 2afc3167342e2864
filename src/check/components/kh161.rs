//! KH161: marks of the list typed where the program prints them.

use super::wording::{bullet, marks_at_end};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH161",
    name: "noi-nhan-go-dau",
    title: "gõ dấu đầu dòng hoặc dấu cuối dòng ở nơi nhận",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.9.d",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for line in context.of(Role::Recipient) {
        let ends = [bullet(&line.words), marks_at_end(&line.words, &[';', '.', ','])];
        for range in ends.into_iter().flatten() {
            let span = line.span(range.clone());
            let mark = line.words[range.clone()].trim();
            let mut finding =
                Diagnostic::new(&RULE, span, format!("dấu “{mark}” ở nơi nhận do chương trình in")).help("bỏ dấu này");
            if line.is_exact(range) {
                finding = finding.fix(format!("bỏ dấu “{mark}”"), span, "");
            }
            diags.push(finding);
        }
    }
}
