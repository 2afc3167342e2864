//! KH125: small letters in the code.

use super::code::{Slip, respelt, slip};
use crate::check::Context;
use crate::diag::{Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH125",
    name: "ky-hieu-chu-thuong",
    title: "ký hiệu viết chữ thường",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.3.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let issuer = context.parts().issuer(context);
    let Some(symbol) = context.plan.number.as_ref().map(|code| &code.symbol) else { return };
    let Some(Slip::Small(right)) = slip(&symbol.value, context.plan, issuer) else { return };
    diags.push(respelt(&RULE, symbol, right, "viết chữ thường", ""));
}
