//! The lines of a budget and every figure typed in it.

use crate::check::Context;
use crate::diag::Spanned;
use crate::figures::{BudgetFigures, LineFigures, Sums};
use crate::model::{Budget, BudgetLine, BudgetRow, TableSource};
use crate::value::Number;

/// Every line, in order.
pub(super) fn of(budget: &Budget) -> impl Iterator<Item = &BudgetLine> {
    budget.rows.iter().flat_map(|row| match row {
        BudgetRow::Line(line) => std::slice::from_ref(line),
        BudgetRow::Group(group) => group.lines.as_slice(),
    })
}

/// Every line with its figures.
pub(super) fn with_figures<'b>(
    budget: &'b Budget,
    figures: &'b BudgetFigures,
) -> impl Iterator<Item = (&'b BudgetLine, &'b LineFigures)> {
    of(budget).zip(figures.rows.iter().flat_map(|(_, lines)| lines))
}

/// Every amount as typed: of lines, groups and the whole; unit prices too, no quantities.
pub(super) fn typed(budget: &Budget) -> Vec<&Spanned<Number>> {
    let mut found: Vec<&Spanned<Number>> = Vec::new();
    for row in &budget.rows {
        if let BudgetRow::Group(group) = row {
            found.extend(group.stated.cells.values());
        }
    }
    for line in of(budget) {
        found.extend(line.amounts.cells.values());
        found.extend(&line.price);
    }
    found.extend(budget.stated.cells.values());
    found
}

/// Every sum of the budget: of lines, groups and the whole.
pub(super) fn sums(figures: &BudgetFigures) -> impl Iterator<Item = &Sums> {
    let lines = figures.rows.iter().flat_map(|(row, lines)| std::iter::once(row).chain(lines.iter().map(|l| &l.sums)));
    std::iter::once(&figures.total).chain(lines)
}

/// Does a table show the budget?
pub(super) fn is_shown(context: &Context<'_>) -> bool {
    context.plan.tables().iter().any(|table| matches!(table.source, TableSource::Budget { .. }))
}

/// Does an expression name a figure of the budget that begins like this, "kinh_phi." or "kinh_phi.tong"?
pub(super) fn is_named(context: &Context<'_>, path: &str) -> bool {
    context.passages.iter().flat_map(|p| &p.expressions).any(|(_, expression)| expression.value.contains(path))
}
