//! KH184: one word cannot be a full name.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH184",
    name: "ho-ten-mot-chu",
    title: "họ tên người ký chỉ có một chữ",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.7.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(name) = context.of(Role::SignerName).next() else { return };
    let text = name.words.trim();
    if text.chars().any(char::is_alphabetic) && text.split_whitespace().count() == 1 {
        let message = format!("“{text}” chưa phải họ và tên đầy đủ");
        diags.push(Diagnostic::new(&RULE, name.whole(), message).help("ghi cả họ, chữ đệm và tên"));
    }
}
