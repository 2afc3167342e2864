//! KH422: thousands without their dot.

use super::series;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::Grouping;
use crate::value::format_decimal;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH422",
    name: "thieu-dau-ngan-nghin",
    title: "số từ hàng nghìn thiếu dấu chấm ngăn",
    weights: Weights::WARNING,
    clause: "Luật Kế toán, Điều 11",
    since: "0.2.0",
    profile: "",
};

const HELP: &str = "viết dấu chấm giữa các nhóm ba chữ số, ví dụ 2.270";

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for series in series::of(context) {
        let is_bare = |text: &str| text.len() > 3 && text.bytes().all(|byte| byte.is_ascii_digit());
        let dotted = series.figures.iter().any(|(number, _)| {
            number.value >= Decimal::ONE_THOUSAND && number.verbatim.as_deref().is_none_or(|text| text.contains('.'))
        });
        for (number, span) in series.figures.iter().filter(|_| dotted) {
            if let Some(text) = number.verbatim.as_deref().filter(|text| is_bare(text)) {
                let printed = format_decimal(number.value, None);
                let message = format!("“{text}” in ra không có dấu ngăn nghìn, các số khác của {} có", series.title);
                diags.push(
                    Diagnostic::new(&RULE, *span, message).help(format!("ghi {printed}, không đặt trong dấu nháy")),
                );
            }
        }
    }
    for amount in context.amounts() {
        let figures = std::iter::once(&amount.mention.figure).chain(&amount.mention.upper);
        for figure in figures.filter(|figure| figure.grouping == Grouping::None) {
            let digits = figure.part.text.split(',').next().map_or(0, str::len);
            let is_year = amount.mention.money.is_none() && digits == 4;
            if digits > 3 && !is_year && amount.mention.known_unit {
                let message = format!("“{} {}” thiếu dấu ngăn nghìn", figure.part.text, amount.mention.unit.text);
                diags.push(Diagnostic::new(&RULE, amount.span(figure.part.range.clone()), message).help(HELP));
            }
        }
    }
}
