//! KH127: the code of another body than the issuer.

use super::code::{Slip, slip};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH127",
    name: "ky-hieu-co-quan",
    title: "ký hiệu không đúng cơ quan ban hành",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.3.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    let Some(symbol) = context.plan.number.as_ref().map(|code| &code.symbol) else { return };
    let Some(Slip::Organ(wanted)) = slip(&symbol.value, context.plan, Some(issuer)) else { return };
    let (message, help) = match wanted {
        "…" => (
            "ký hiệu thiếu chữ viết tắt tên cơ quan".to_owned(),
            "thêm dấu gạch nối và tên viết tắt của cơ quan".to_owned(),
        ),
        _ => (
            format!("ký hiệu “{}” không phải của cơ quan ban hành", symbol.value),
            format!("ghi chữ viết tắt tên cơ quan ban hành (“{wanted}”); tên đơn vị soạn thảo chỉ ghi ở dòng “Lưu”"),
        ),
    };
    diags.push(Diagnostic::new(&RULE, symbol.span, message).help(help));
}
