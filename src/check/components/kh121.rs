//! KH121: the number is not written in digits.

use super::code::{has_year, is_party_number};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH121",
    name: "so-van-ban-sai",
    title: "số văn bản không phải chữ số",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.3.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(number) = context.plan.number.as_ref().and_then(|code| code.number.as_ref()) else { return };
    let text = number.value.trim();
    let digits = !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
    let zero = digits && text.bytes().all(|b| b == b'0');
    // A year and the form of the Party are mistakes of their own.
    let other = has_year(text) || is_party_number(text);
    if (!digits || zero) && !other {
        let message = format!("số văn bản “{text}” không phải số thứ tự viết bằng chữ số");
        diags.push(
            Diagnostic::new(&RULE, number.span, message)
                .help("chỉ ghi chữ số, ví dụ 15; không gõ “Số”, dấu chấm hay ký hiệu"),
        );
    }
}
