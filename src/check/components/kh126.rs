//! KH126: the code of another type, or of none.

use super::code::{Slip, slip};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH126",
    name: "ky-hieu-ten-loai",
    title: "ký hiệu không đúng chữ viết tắt của tên loại",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục III, I",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let issuer = context.parts().issuer(context);
    let Some(symbol) = context.plan.number.as_ref().map(|code| &code.symbol) else { return };
    let Some(Slip::Type(right)) = slip(&symbol.value, context.plan, issuer) else { return };
    let message = format!(
        "ký hiệu “{}” không mở đầu bằng “{right}”, chữ viết tắt của tên loại “{}”",
        symbol.value, context.plan.kind.value
    );
    let help = format!("viết “{right}-” rồi tên viết tắt của cơ quan");
    diags.push(Diagnostic::new(&RULE, symbol.span, message).help(help));
}
