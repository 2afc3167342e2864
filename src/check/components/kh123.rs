//! KH123: blanks, long dashes or strokes in the code.

use super::code::{Slip, respelt, slip};
use crate::check::Context;
use crate::diag::{Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH123",
    name: "ky-hieu-dau",
    title: "ký hiệu có dấu cách, gạch dài hoặc dấu gạch chéo",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.3.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let issuer = context.parts().issuer(context);
    let Some(symbol) = context.plan.number.as_ref().map(|code| &code.symbol) else { return };
    let Some(Slip::Marks(right)) = slip(&symbol.value, context.plan, issuer) else { return };
    diags.push(respelt(
        &RULE,
        symbol,
        right,
        "có dấu cách hoặc dấu nối sai",
        ": các nhóm chữ nối bằng dấu gạch nối ngắn, không có dấu cách",
    ));
}
