//! KH102: an issued plan whose number is still blank.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Severity, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH102",
    name: "thieu-so",
    title: "văn bản đã ban hành mà chưa có số",
    weights: Weights { draft: None, for_signature: None, issued: Some(Severity::Error) },
    clause: "Điều 15; Phụ lục I, II.3.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if let (Some(code), None) = (&context.plan.number, &context.plan.attached_to)
        && code.number.is_none()
    {
        let message = "kế hoạch ban hành mà số còn để trống";
        diags.push(
            Diagnostic::new(&RULE, code.symbol.span, message)
                .help("thêm “so” vào “so_ky_hieu” theo sổ đăng ký văn bản đi"),
        );
    }
}
