//! KH124: a year in the number of an administrative document.

use super::code::{Slip, has_year, slip};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH124",
    name: "ky-hieu-co-nam",
    title: "số, ký hiệu có năm ban hành",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.3.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let issuer = context.parts().issuer(context);
    let Some(code) = &context.plan.number else { return };
    let found = match &code.number {
        Some(number) if has_year(&number.value) => Some((number.span, number.value.trim().to_owned())),
        _ => match slip(&code.symbol.value, context.plan, issuer) {
            Some(Slip::Year(year)) => Some((code.symbol.span, year)),
            _ => None,
        },
    };
    if let Some((span, written)) = found {
        let message = format!("số, ký hiệu của kế hoạch không có năm, ở đây ghi “{written}”");
        diags.push(
            Diagnostic::new(&RULE, span, message)
                .help("bỏ năm; chỉ văn bản quy phạm pháp luật ghi năm trong số, ký hiệu"),
        );
    }
}
