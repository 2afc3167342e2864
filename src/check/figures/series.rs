//! Figures of one kind: the amounts of the budget, or a column of a table.

use super::{columns, lines};
use crate::check::Context;
use crate::diag::Span;
use crate::value::{MoneyUnit, Number};

/// Figures that a reader compares with each other.
#[derive(Debug)]
pub(super) struct Series<'p> {
    /// Where they stand: "kinh phí", "cột “Số tiền”".
    pub title: String,
    /// Do they count money?
    pub is_money: bool,
    /// The unit of money they are counted in.
    pub unit: Option<MoneyUnit>,
    /// The figures as typed.
    pub figures: Vec<(&'p Number, Span)>,
}

/// Every series of the plan.
pub(super) fn of<'p>(context: &Context<'p>) -> Vec<Series<'p>> {
    let mut found = Vec::new();
    if let Some(budget) = &context.plan.budget {
        let figures = lines::typed(budget).into_iter().map(|number| (&number.value, number.span)).collect();
        found.push(Series { title: "kinh phí".to_owned(), is_money: true, unit: Some(budget.unit), figures });
    }
    for column in columns::of(context) {
        let (unit, is_money) = (column.money_unit(), column.is_money());
        let title = format!("cột “{}”", column.column.title.words());
        let figures = column.typed.into_iter().map(|(_, number, span)| (number, span)).collect();
        found.push(Series { title, is_money, unit: unit.filter(|_| is_money), figures });
    }
    found
}
