//! KH425: parts of a đồng.

use super::series;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use crate::value::{MoneyUnit, Number};

pub(super) static RULE: Rule = Rule {
    code: "KH425",
    name: "phan-le-cua-dong",
    title: "số tiền tính bằng đồng có phần lẻ",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut found = |number: &Number, span: Span| {
        if number.decimals > 0 {
            let printed = number.format();
            let help = match number.decimals {
                3 => format!("nếu dấu phẩy ngăn phần nghìn thì viết {}", printed.replace(',', ".")),
                _ => "làm tròn đến đồng, hoặc sửa lại đơn vị tính".to_owned(),
            };
            diags.push(Diagnostic::new(&RULE, span, format!("“{printed}” đồng có phần lẻ")).help(help));
        }
    };
    for series in series::of(context).iter().filter(|series| series.unit == Some(MoneyUnit::Dong)) {
        series.figures.iter().for_each(|(number, span)| found(number, *span));
    }
    for amount in context.amounts().iter().filter(|amount| amount.mention.money == Some(MoneyUnit::Dong)) {
        // A price may have decimals: "1.984,5 đồng/kWh".
        let behind = amount.passage.words.get(amount.mention.range.end..).unwrap_or_default();
        if behind.starts_with('/') {
            continue;
        }
        for figure in std::iter::once(&amount.mention.figure).chain(&amount.mention.upper) {
            if let Some(number) = &figure.number {
                found(number, amount.span(figure.part.range.clone()));
            }
        }
    }
}
