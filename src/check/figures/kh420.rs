//! KH420: three decimals among whole figures: probably a dot was meant.

use super::series;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH420",
    name: "ba-chu-so-le",
    title: "ba chữ số lẻ giữa các số nguyên, có thể là dấu ngăn nghìn",
    weights: Weights::WARNING,
    clause: "Luật Kế toán, Điều 11",
    since: "0.2.0",
    profile: "",
};

/// In a shorter column nobody knows what is usual.
const SHORTEST: usize = 4;

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for series in series::of(context) {
        let whole = series.figures.iter().filter(|(number, _)| number.decimals == 0).count();
        if whole < SHORTEST || whole * 5 < series.figures.len() * 4 {
            continue;
        }
        for (number, span) in &series.figures {
            if number.decimals == 3 && number.value >= Decimal::ONE && number.value < Decimal::ONE_THOUSAND {
                let printed = number.format();
                let message =
                    format!("“{printed}” có ba chữ số lẻ, trong khi các số khác của {} là số nguyên", series.title);
                let help = format!(
                    "nếu là phần nghìn thì ghi “{}”, nếu là số lẻ thì làm tròn như các số khác",
                    printed.replace(',', ".")
                );
                diags.push(Diagnostic::new(&RULE, *span, message).help(help));
            }
        }
    }
}
