//! Every computed figure of a plan, exact: sums of tables and budgets, per cent, quantity × price.
//!
//! Computed once here; the page prints these figures and the checks compare the stated ones with them.

mod budget;
mod table;

pub use budget::{BudgetFigures, LineFigures, Sum, Sums, TOTAL};
pub use table::{CellFigure, TableFigures};

use crate::model::{OwnTable, Piece, Plan, SectionItem, Table, TableSource};

/// Figures of one plan.
#[derive(Debug, Default)]
pub struct Figures<'p> {
    /// The budget's.
    pub budget: Option<BudgetFigures>,
    /// Those of every table with rows of its own, in order of the text.
    pub tables: Vec<(&'p Table, TableFigures)>,
}

impl<'p> Figures<'p> {
    /// Computes everything.
    pub fn of(plan: &'p Plan) -> Self {
        Figures {
            budget: plan.budget.as_ref().map(BudgetFigures::of),
            tables: tables_of(plan)
                .into_iter()
                .filter_map(|table| match &table.source {
                    TableSource::Own(own) => Some((table, TableFigures::of(own))),
                    _ => None,
                })
                .collect(),
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

/// Every table of a plan, in order of the text.
pub fn tables_of(plan: &Plan) -> Vec<&Table> {
    let mut tables = Vec::new();
    sections(&plan.sections, &mut tables);
    for appendix in &plan.appendices {
        pieces(&appendix.pieces, &mut tables);
        sections(&appendix.sections, &mut tables);
    }
    tables
}

fn sections<'p>(items: &'p [SectionItem], tables: &mut Vec<&'p Table>) {
    for item in items {
        if let SectionItem::Section(section) = item {
            pieces(&section.pieces, tables);
            sections(&section.children, tables);
        }
    }
}

fn pieces<'p>(pieces: &'p [Piece], tables: &mut Vec<&'p Table>) {
    for piece in pieces {
        if let Piece::Table(table) = piece {
            tables.push(table);
        }
    }
}

#[cfg(test)]
mod tests;
