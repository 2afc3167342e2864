//! KH401: a stated sum differs from the one computed from the rows.
//!
//! Rounding is told apart from error: each figure added up may be off by half a unit of the last place shown.

use super::columns;
use super::sums::{Comparison, place_words};
use crate::check::Context;
use crate::diag::{Diags, Rule, Weights};
use crate::figures::{Sums, TOTAL};
use crate::model::{Budget, BudgetRow};

pub(super) static RULE: Rule = Rule {
    code: "KH401",
    name: "tong-khac",
    title: "số ghi khác số cộng",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

const HELP: &str = "kiểm tra lại các số thành phần, hoặc bỏ số ghi để chương trình tự cộng";

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if let (Some(budget), Some(figures)) = (&context.plan.budget, &context.figures.budget) {
        for (row, (sums, lines)) in budget.rows.iter().zip(&figures.rows) {
            let titled = match row {
                BudgetRow::Line(line) => std::slice::from_ref(line),
                BudgetRow::Group(group) => {
                    compare(budget, &format!("tổng của nhóm “{}”", group.title.words()), sums, diags);
                    group.lines.as_slice()
                }
            };
            for (line, figures) in titled.iter().zip(lines) {
                let mut sums = figures.sums.clone();
                // Quantity × price is no sum.
                if figures.product.is_some_and(|product| sums.get(&TOTAL).and_then(|s| s.computed) == Some(product)) {
                    sums.remove(&TOTAL);
                }
                compare(budget, &format!("tổng của dòng “{}”", line.title.words()), &sums, diags);
            }
        }
        compare(budget, "tổng cộng", &figures.total, diags);
    }
    for (_, own, figures) in columns::own_tables(context) {
        let title = |index: &usize| own.columns.list.get(*index).map(|c| c.title.words()).unwrap_or_default();
        let cells = figures.cells.iter().flatten().map(|(index, figure)| (false, index, figure));
        for (is_total, index, figure) in cells.chain(figures.totals.iter().map(|(i, figure)| (true, i, figure))) {
            let (Some(computed), Some(span)) = (figure.computed, figure.span) else { continue };
            // Counted things are not rounded: only decimals that the stated figure leaves out can be.
            let terms = if computed.normalize().scale() > figure.number.decimals { 2 } else { 0 };
            let (what, found) = match is_total {
                true => (format!("tổng của cột “{}”", title(index)), "cộng được"),
                false => (format!("cột “{}”", title(index)), "tính được"),
            };
            let comparison = Comparison { rule: &RULE, what: &what, found, help: HELP };
            diags.extend(comparison.judge(&figure.number, computed, terms, span));
        }
    }
}

fn compare(budget: &Budget, row: &str, sums: &Sums, diags: &mut Diags) {
    for (place, sum) in sums {
        if let (Some(computed), Some(span)) = (sum.computed, sum.span) {
            let what = format!("{row}{}", place_words(place, budget));
            let comparison = Comparison { rule: &RULE, what: &what, found: "cộng được", help: HELP };
            diags.extend(comparison.judge(&sum.number, computed, sum.terms, span));
        }
    }
}
