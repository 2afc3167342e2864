//! Tables: from the plan's data to rows of cells.

mod budget;
mod build;
mod own;
mod tasks;

pub(super) use build::markdown;

use super::text::Typesetter;
use super::{Block, Table};
use crate::figures::Figures;
use crate::model::{self, Plan, TableSource};

/// Lays out one table of the plan.
pub(super) fn lay_out(setter: &mut Typesetter<'_>, plan: &Plan, figures: &Figures<'_>, table: &model::Table) -> Table {
    let mut builder = match &table.source {
        TableSource::Tasks { groups, numbering, columns } => tasks::tasks(setter, plan, groups, *numbering, columns),
        TableSource::Targets { columns } => tasks::targets(setter, plan, columns),
        TableSource::Budget { columns, numbering, total, total_label } => {
            budget::budget(setter, plan, figures, columns, *numbering, (*total, total_label.as_ref()))
        }
        TableSource::Own(own) => own::own(setter, figures, own),
    };
    builder.codes = table.codes;
    let mut out = builder.finish();
    out.caption = table.caption.as_ref().map(|line| setter.line(line));
    // Amounts never stand without their unit.
    let budget_unit = match (&table.source, &plan.budget) {
        (TableSource::Budget { .. }, Some(budget)) => Some(budget.unit.name().to_owned()),
        _ => None,
    };
    let unit = table.unit.as_ref().map(|unit| unit.value.clone()).or(budget_unit);
    out.origin = table.span.into();
    out.unit = unit.map(|unit| format!("Đơn vị tính: {unit}").into());
    let mut notes = Vec::new();
    setter.blocks(&table.notes, &mut notes);
    out.notes.extend(notes.into_iter().filter_map(|block| match block {
        Block::Paragraph { runs } => Some(runs),
        Block::Item { marker, mut runs, .. } => {
            runs.insert(0, super::text::plain(format!("{marker} ")));
            Some(runs)
        }
        _ => None,
    }));
    out
}
