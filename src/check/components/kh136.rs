//! KH136: "V/v" in a document that has a type.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH136",
    name: "trich-yeu-ve-viec",
    title: "trích yếu mở đầu bằng “V/v”",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.5.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(first) = context.of(Role::Abstract).next() else { return };
    let Some(end) = first.words.char_indices().nth(3).map(|(at, _)| at) else { return };
    let range = 0..end;
    if first.words[range.clone()].to_lowercase() == "v/v" {
        let span = first.span(range.clone());
        let mut finding = Diagnostic::new(&RULE, span, "trích yếu của kế hoạch mở đầu bằng “V/v”")
            .help("viết “Về việc”, hoặc mở đầu bằng động từ");
        if first.is_exact(range) {
            finding = finding.fix("viết “Về việc”", span, "Về việc");
        }
        diags.push(finding);
    }
}
