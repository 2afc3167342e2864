//! The table of a budget.

use super::build::{Builder, Head, align_of, blank, cell, typed_cell, words_cell};
use super::tasks::{title, usual_align};
use crate::figures::{Figures, LineFigures, Place, Sum, Sums, TOTAL};
use crate::model::{Budget, BudgetLine, BudgetRow, DataColumn, GroupNumbering, Plan, TotalPlace};
use crate::prose::Line;
use crate::value::roman;
use crate::view::text::{Typesetter, plain};
use crate::view::{Align, Cell, Origin, RowRole, Runs};

/// A column once years and sources are spread out.
enum Shown {
    /// A field of the line.
    Field(String),
    /// An amount.
    Amount(Place),
}

/// A table of the plan's budget; empty where the plan has none.
pub(super) fn budget(
    setter: &mut Typesetter<'_>,
    plan: &Plan,
    figures: &Figures<'_>,
    columns: &[DataColumn],
    numbering: GroupNumbering,
    (total, total_label): (TotalPlace, Option<&Line>),
) -> Builder {
    let (Some(budget), Some(sums)) = (&plan.budget, &figures.budget) else {
        return Builder::new(Vec::new(), Vec::new());
    };
    let mut heads = Vec::new();
    let mut shapes = Vec::new();
    let mut shown = Vec::new();
    for column in columns {
        spread(setter, budget, column, &mut heads, &mut shapes, &mut shown);
    }
    let mut builder = Builder::new(heads, shapes);
    let label: Runs = total_label.map_or_else(|| vec![plain("Tổng cộng")], |line| setter.line(line));
    if total == TotalPlace::Head {
        builder.row(RowRole::Total, total_cells(&shown, label.clone(), &sums.total), Origin::default());
    }
    let mut group_number = 0;
    let mut number = 0;
    for (row, (row_sums, lines)) in budget.rows.iter().zip(&sums.rows) {
        match row {
            BudgetRow::Line(line) => {
                number += 1;
                if let Some(line_figures) = lines.first() {
                    let cells = line_cells(setter, budget, &shown, line, line_figures, number);
                    builder.row(RowRole::Row, cells, line.id.span.into());
                }
            }
            BudgetRow::Group(group) => {
                group_number += 1;
                let title = setter.line(&group.title);
                let group_number = (numbering != GroupNumbering::Bare).then(|| roman(group_number));
                let cells = group_cells(&shown, group_number, title, row_sums);
                builder.row(RowRole::Group, cells, group.title.span.into());
                if numbering != GroupNumbering::Running {
                    number = 0;
                }
                for (line, line_figures) in group.lines.iter().zip(lines) {
                    number += 1;
                    let cells = line_cells(setter, budget, &shown, line, line_figures, number);
                    builder.row(RowRole::Row, cells, line.id.span.into());
                }
            }
        }
    }
    if total == TotalPlace::Foot {
        builder.keep_last();
        builder.row(RowRole::Total, total_cells(&shown, label, &sums.total), Origin::default());
    }
    builder
}

/// Cells of a group: its sums under the amounts. Without a number its title begins in the first column.
fn group_cells(shown: &[Shown], number: Option<String>, title: Runs, sums: &Sums) -> Vec<(usize, Cell)> {
    let is = |i: usize, name: &str| matches!(shown.get(i), Some(Shown::Field(field)) if field == name);
    let joined = number.is_none() && is(0, "stt") && is(1, "noi_dung");
    let mut cells = Vec::new();
    for (i, column) in shown.iter().enumerate() {
        let content = match column {
            Shown::Field(field) => match field.as_str() {
                "stt" if joined => Cell { colspan: 2, align: Some(Align::Left), ..cell(title.clone()) },
                "noi_dung" if joined => continue,
                "stt" => words_cell(number.clone().unwrap_or_default()),
                "noi_dung" => cell(title.clone()),
                "thanh_tien" => amount(sums, &TOTAL),
                _ => blank(),
            },
            Shown::Amount(place) => amount(sums, place),
        };
        cells.push((i, content));
    }
    cells
}

fn spread(
    setter: &mut Typesetter<'_>,
    budget: &Budget,
    column: &DataColumn,
    heads: &mut Vec<Head>,
    shapes: &mut Vec<(Align, Option<u32>, Origin)>,
    shown: &mut Vec<Shown>,
) {
    let mut amount = |heads: &mut Vec<Head>, title: String, place| {
        heads.push(Head::Column(vec![plain(title)]));
        shapes.push((column.align.map_or(Align::Right, align_of), column.weight, column.field.span.into()));
        shown.push(Shown::Amount(place));
    };
    match column.field.value.as_str() {
        "tung_nam" => {
            for year in &budget.years {
                if budget.sources.is_empty() {
                    amount(heads, format!("Năm {year}"), (Some(*year), None));
                    continue;
                }
                let mut inner = Vec::new();
                amount(&mut inner, "Tổng".to_owned(), (Some(*year), None));
                for source in &budget.sources {
                    let name = source.short_name.as_ref().unwrap_or(&source.name).clone();
                    amount(&mut inner, name, (Some(*year), Some(source.id.value.clone())));
                }
                heads.push(Head::Group(vec![plain(format!("Năm {year}"))], inner));
            }
        }
        "tung_nguon" => {
            for source in &budget.sources {
                let name = source.short_name.as_ref().unwrap_or(&source.name).clone();
                amount(heads, name, (None, Some(source.id.value.clone())));
            }
        }
        field => {
            heads.push(Head::Column(title(setter, column)));
            let align = column.align.map_or_else(|| usual_align(field), align_of);
            shapes.push((align, column.weight, column.field.span.into()));
            shown.push(if field == "tong_cong" { Shown::Amount(TOTAL) } else { Shown::Field(field.to_owned()) });
        }
    }
}

fn line_cells(
    setter: &mut Typesetter<'_>,
    budget: &Budget,
    shown: &[Shown],
    line: &BudgetLine,
    figures: &LineFigures,
    number: usize,
) -> Vec<(usize, Cell)> {
    shown
        .iter()
        .enumerate()
        .map(|(i, column)| {
            let content = match column {
                Shown::Amount(place) => amount(&figures.sums, place),
                Shown::Field(field) => match field.as_str() {
                    "stt" => words_cell(number.to_string()),
                    "noi_dung" => cell(setter.line(&line.title)),
                    "don_vi_tinh" => words_cell(line.unit.clone().unwrap_or_default()),
                    "so_luong" => line.quantity.as_ref().map_or_else(blank, |n| typed_cell(n.value.format(), n.span)),
                    "don_gia" => line.price.as_ref().map_or_else(blank, |n| typed_cell(n.value.format(), n.span)),
                    "thanh_tien" => amount(&figures.sums, &TOTAL),
                    "nguon" => {
                        let source = line.source.as_ref().and_then(|id| {
                            budget.sources.iter().find(|s| s.id.value == id.value).map(|s| s.name.clone())
                        });
                        words_cell(source.unwrap_or_default())
                    }
                    "ghi_chu" => line.note.as_ref().map_or_else(blank, |n| cell(setter.line(n))),
                    _ => blank(),
                },
            };
            (i, content)
        })
        .collect()
}

/// The row of totals: its label runs over the columns before the first amount.
fn total_cells(shown: &[Shown], label: Runs, sums: &Sums) -> Vec<(usize, Cell)> {
    let is_amount = |s: &Shown| matches!(s, Shown::Amount(_)) || matches!(s, Shown::Field(f) if f == "thanh_tien");
    let first = shown.iter().position(is_amount).unwrap_or(shown.len());
    let mut cells = Vec::new();
    if first > 0 {
        let span = u32::try_from(first).unwrap_or(1);
        cells.push((0, Cell { colspan: span, align: Some(Align::Center), ..cell(label) }));
    }
    for (i, column) in shown.iter().enumerate().skip(first) {
        let content = match column {
            Shown::Amount(place) => amount(sums, place),
            Shown::Field(field) if field == "thanh_tien" => amount(sums, &TOTAL),
            Shown::Field(_) => blank(),
        };
        cells.push((i, content));
    }
    cells
}

fn amount(sums: &Sums, place: &Place) -> Cell {
    let figure = |sum: &Sum| match sum.span {
        Some(span) => typed_cell(sum.number.format(), span),
        None => words_cell(sum.number.format()),
    };
    sums.get(place).map_or_else(blank, figure)
}
