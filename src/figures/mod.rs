//! Every computed figure of a plan, exact: sums of tables and budgets, per cent, quantity × price, numbers of sections.
//!
//! Computed once here; the page prints these figures and the checks compare the stated ones with them.

mod budget;
mod outline;
mod table;

pub use budget::{BudgetFigures, LineFigures, Place, Sum, Sums, TOTAL};
pub use outline::{Numbered, appendix_labels};
pub use table::{CellFigure, TableFigures};

use crate::model::{OwnTable, Plan, Table, TableSource};

/// Figures of one plan.
#[derive(Debug, Default)]
pub struct Figures<'p> {
    /// The budget's.
    pub budget: Option<BudgetFigures>,
    /// Those of every table with rows of its own, in order of the text.
    pub tables: Vec<(&'p Table, TableFigures)>,
    /// Every section with its number, in order of the text.
    pub outline: Vec<Numbered<'p>>,
}

impl<'p> Figures<'p> {
    /// Computes everything.
    pub fn of(plan: &'p Plan) -> Self {
        Figures {
            budget: plan.budget.as_ref().map(BudgetFigures::of),
            tables: plan
                .tables()
                .into_iter()
                .filter_map(|table| match &table.source {
                    TableSource::Own(own) => Some((table, TableFigures::of(own))),
                    _ => None,
                })
                .collect(),
            outline: outline::of(plan),
        }
    }

    /// Figures of a table of this plan.
    pub fn of_table(&self, own: &OwnTable) -> Option<&TableFigures> {
        self.tables
            .iter()
            .find(|(table, _)| matches!(&table.source, TableSource::Own(o) if std::ptr::eq(o, own)))
            .map(|(_, figures)| figures)
    }
}

#[cfg(test)]
mod tests;
