//! KH183: the name of the signer in capitals.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH183",
    name: "ho-ten-in-hoa",
    title: "họ tên người ký viết hoa toàn bộ",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.7.đ",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(name) = context.of(Role::SignerName).next() else { return };
    let words = name.words.split_whitespace().filter(|word| word.chars().filter(|c| c.is_alphabetic()).count() > 1);
    let (words, small) =
        words.fold((0, false), |(count, small), word| (count + 1, small || word.chars().any(char::is_lowercase)));
    if words >= 2 && !small {
        diags.push(
            Diagnostic::new(&RULE, name.whole(), "họ tên người ký viết hoa toàn bộ")
                .help("chỉ viết hoa chữ cái đầu mỗi âm tiết"),
        );
    }
}
