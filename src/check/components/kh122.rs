//! KH122: more zeros in front of the number than the decree asks for.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH122",
    name: "so-thua-khong",
    title: "số văn bản có số 0 thừa ở trước",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.3.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(number) = context.plan.number.as_ref().and_then(|code| code.number.as_ref()) else { return };
    let text = number.value.trim();
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    if digits && text.len() > 2 && text.starts_with('0') && text.bytes().any(|b| b != b'0') {
        let bare = text.trim_start_matches('0');
        let message = format!("số văn bản “{text}” có số 0 thừa ở trước");
        diags.push(
            Diagnostic::new(&RULE, number.span, message)
                .help(format!("ghi “{bare:0>2}”; chỉ số nhỏ hơn 10 có thêm một số 0")),
        );
    }
}
