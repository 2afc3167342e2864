//! KH128: a number in the form of the Party on a document of the State.

use super::code::{is_party, is_party_number};
use super::regime::Body;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH128",
    name: "ky-hieu-dang",
    title: "số, ký hiệu viết theo kiểu văn bản của Đảng",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.3",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let issuer = context.parts().issuer(context);
    let Some(code) = &context.plan.number else { return };
    // A plan of the Party is told once, at its issuer.
    if issuer.as_ref().is_some_and(|issuer| issuer.body == Body::Party) {
        return;
    }
    let number = code.number.as_ref().filter(|number| is_party_number(&number.value));
    let symbol = Some(&code.symbol).filter(|symbol| is_party(&symbol.value));
    if let Some(written) = number.or(symbol) {
        let message = format!("“{}” là cách ghi số, ký hiệu của văn bản Đảng", written.value.trim());
        diags.push(
            Diagnostic::new(&RULE, written.span, message)
                .help("ghi số và ký hiệu riêng, ví dụ { so: 05, ky_hieu: KH-UBND }"),
        );
    }
}
