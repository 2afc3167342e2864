//! KH421: an amount with decimals among whole amounts.

use super::series;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH421",
    name: "so-le-lan-so-nguyen",
    title: "số tiền có phần lẻ giữa các số nguyên",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// In a shorter column nobody knows what is usual.
const SHORTEST: usize = 10;

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for series in series::of(context).iter().filter(|series| series.is_money) {
        let with_decimals: Vec<_> = series.figures.iter().filter(|(number, _)| number.decimals > 0).collect();
        // Three decimals are KH420's.
        let whole = series.figures.len() - with_decimals.len();
        if whole < SHORTEST || with_decimals.len() * 10 > whole {
            continue;
        }
        for (number, span) in with_decimals.into_iter().filter(|(number, _)| number.decimals != 3) {
            let message =
                format!("“{}” có phần lẻ, trong khi các số khác của {} là số nguyên", number.format(), series.title);
            diags.push(
                Diagnostic::new(&RULE, *span, message)
                    .help("làm tròn mọi số tiền đến cùng một hàng, nếu không tổng làm tròn sẽ không khớp"),
            );
        }
    }
}
