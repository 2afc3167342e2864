//! KH428: an amount a thousand times the others: probably in another unit.

use super::lines;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::figures::TOTAL;
use crate::value::format_decimal;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH428",
    name: "lech-hang-nghin",
    title: "số tiền lệch hẳn các dòng khác, có thể nhầm đơn vị",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Among fewer lines none stands out.
const FEWEST: usize = 4;

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let (Some(budget), Some(figures)) = (&context.plan.budget, &context.figures.budget) else { return };
    let mut totals: Vec<_> = lines::with_figures(budget, figures)
        .filter_map(|(line, figures)| Some((figures.sums.get(&TOTAL)?.number.value, line)))
        .filter(|(value, _)| *value > Decimal::ZERO)
        .collect();
    totals.sort_by_key(|(value, _)| *value);
    let [.., (second, _), (largest, line)] = totals.as_slice() else { return };
    let Some((median, _)) = totals.get(totals.len() / 2).filter(|_| totals.len() >= FEWEST) else { return };
    let times = |value: &Decimal, of: &Decimal, factor: i64| {
        of.checked_mul(Decimal::from(factor)).is_some_and(|bound| *value >= bound)
    };
    // The largest may be a hundred times a usual line; a slip of the unit is a thousand times all of them.
    if times(largest, median, 1000) && times(largest, second, 100) {
        let (printed, usual) = (format_decimal(*largest, None), format_decimal(*median, None));
        let message = format!(
            "“{}” là {printed} {}, gấp hơn nghìn lần các dòng khác (thường {usual})",
            line.title.words(),
            budget.unit
        );
        let span =
            line.amounts.cells.values().next().or(line.price.as_ref()).map_or(line.id.span, |number| number.span);
        diags.push(
            Diagnostic::new(&RULE, span, message)
                .help(format!("kiểm tra xem số này có tính bằng {} như các dòng khác không", budget.unit)),
        );
    }
}
