//! KH427: an amount below zero.

use super::series;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH427",
    name: "so-tien-am",
    title: "số tiền âm",
    weights: Weights::RISING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for series in series::of(context).iter().filter(|series| series.is_money) {
        for (number, span) in series.figures.iter().filter(|(number, _)| number.value.is_sign_negative()) {
            let message = format!("{} có số âm “{}”", series.title, number.format());
            diags.push(
                Diagnostic::new(&RULE, *span, message)
                    .help("bỏ dấu trừ; khoản giảm trừ thì ghi thành một dòng có tên rõ ràng"),
            );
        }
    }
}
