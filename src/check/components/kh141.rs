//! KH141: an abstract typed in capitals.

use super::wording::is_in_capitals;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH141",
    name: "trich-yeu-in-hoa",
    title: "trích yếu viết hoa toàn bộ",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.5.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let lines: Vec<_> = context.of(Role::Abstract).collect();
    let text = lines.iter().map(|line| line.words.as_str()).collect::<Vec<_>>().join(" ");
    if let (true, Some(first)) = (is_in_capitals(&text), lines.first()) {
        diags.push(
            Diagnostic::new(&RULE, first.whole(), "trích yếu viết hoa toàn bộ")
                .help("viết chữ thường, chỉ viết hoa chữ đầu và tên riêng"),
        );
    }
}
