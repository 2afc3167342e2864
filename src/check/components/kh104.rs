//! KH104: an issued plan without its full date.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Severity, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH104",
    name: "thieu-ngay",
    title: "văn bản đã ban hành mà chưa đủ ngày, tháng, năm",
    weights: Weights { draft: None, for_signature: None, issued: Some(Severity::Error) },
    clause: "Phụ lục I, II.4.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
    if plan.attached_to.is_some() {
        return;
    }
    let (span, message) = match &plan.issued {
        None => (context.missing(), "kế hoạch ban hành mà chưa có ngày ban hành"),
        Some(date) if !date.value.is_full() => {
            (date.span, "kế hoạch ban hành mà ngày ban hành chưa ghi đủ ngày, tháng, năm")
        }
        Some(_) => return,
    };
    diags.push(
        Diagnostic::new(&RULE, span, message).help("ghi “ngay_ban_hanh” theo dạng năm-tháng-ngày, ví dụ 2026-01-15"),
    );
}
