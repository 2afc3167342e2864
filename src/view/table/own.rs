//! Tables with rows of their own.

use super::build::{Builder, align_of, blank, cell, heads, paragraphs, typed_cell, words_cell};
use crate::diag::{Diagnostic, Spanned, TABLE_SHAPE};
use crate::figures::{CellFigure, Figures, TableFigures};
use crate::model::{CellValue, Column, ColumnKind, GroupNumbering, OwnRow, OwnTable, TotalPlace};
use crate::value::roman;
use crate::view::text::{Typesetter, plain};
use crate::view::{Align, Cell, Origin, RowRole, Runs};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Lays out a table with rows of its own.
pub(super) fn own(setter: &mut Typesetter<'_>, figures: &Figures<'_>, table: &OwnTable) -> Builder {
    let computed = TableFigures::default();
    let figures = figures.of_table(table).unwrap_or(&computed);
    let columns = &table.columns.list;
    let heads = heads(setter, &table.columns.head, columns);
    let shapes =
        columns.iter().enumerate().map(|(i, c)| (column_align(c, i, figures), c.weight, c.key.span.into())).collect();
    let mut builder = Builder::new(heads, shapes);
    if columns.is_empty() {
        return builder;
    }
    for index in (0..columns.len()).filter(|i| columns[*i].kind == ColumnKind::Number) {
        builder.at_ease(index);
    }
    let label: Runs = table.total_label.as_ref().map_or_else(|| vec![plain("Tổng cộng")], |l| setter.line(l));
    if table.total == TotalPlace::Head {
        builder.row(RowRole::Total, total_cells(columns, label.clone(), figures), Origin::default());
    }
    let mut grid = Grid {
        setter,
        columns,
        figures,
        covered: vec![0; columns.len()],
        spanning: vec![None; columns.len()],
        number: 0,
        groups: 0,
        inside: 0,
    };
    for (index, row) in table.rows.iter().enumerate() {
        match row {
            OwnRow::Group { title } => {
                grid.groups += 1;
                if table.numbering != GroupNumbering::Running {
                    grid.number = 0;
                }
                grid.end_spans(title.span);
                let origin = title.span.into();
                let title = grid.setter.line(title);
                let shown = (table.numbering != GroupNumbering::Bare).then(|| roman(grid.groups));
                builder.row(RowRole::Group, group_cells(columns, shown, title), origin);
            }
            OwnRow::Row { cells, merged, span } => {
                let next = &table.rows[index + 1..];
                let cells = grid.row(index, cells, *merged, next, *span);
                builder.row(RowRole::Row, cells, (*span).into());
            }
        }
    }
    if let Some(OwnRow::Row { span, .. }) = table.rows.last() {
        grid.end_spans(*span);
    }
    if table.total == TotalPlace::Foot {
        builder.keep_last();
        builder.row(RowRole::Total, total_cells(columns, label, figures), Origin::default());
    }
    builder
}

/// Rows in the making: which columns are covered from above, and how many rows have been numbered.
struct Grid<'s, 'd, 'p> {
    setter: &'s mut Typesetter<'d>,
    columns: &'p [Column],
    figures: &'p TableFigures,
    /// Rows still covered, by column.
    covered: Vec<u32>,
    /// The last cell over several rows, by column.
    spanning: Vec<Option<crate::diag::Span>>,
    number: usize,
    groups: usize,
    /// Rows still inside one numbered row.
    inside: u32,
}

impl Grid<'_, '_, '_> {
    fn row(
        &mut self,
        index: usize,
        typed: &BTreeMap<usize, Spanned<CellValue>>,
        merged: u32,
        next: &[OwnRow],
        span: crate::diag::Span,
    ) -> Vec<(usize, Cell)> {
        let continued = self.inside > 0;
        if continued {
            self.inside -= 1;
        } else {
            self.number += 1;
            self.inside = merged.saturating_sub(1);
        }
        let mut cells = Vec::new();
        let mut column = 0;
        while column < self.columns.len() {
            if self.covered[column] > 0 {
                self.covered[column] -= 1;
                if let Some(value) = typed.get(&column) {
                    self.setter.diags.push(
                        Diagnostic::new(&TABLE_SHAPE, value.span, "ô này đã bị ô gộp ở dòng trên che mất")
                            .help("bỏ ô này hoặc giảm số dòng gộp ở dòng trên"),
                    );
                }
                column += 1;
                continue;
            }
            let (content, mut rows, columns) = self.cell(index, column, typed.get(&column));
            if rows == 1 && !continued && merged > 1 {
                rows = self.rows_left_out(index, column, merged, next);
            }
            let room = self.columns.len() - column;
            let mut columns = columns.min(u32::try_from(room).unwrap_or(1)).max(1);
            let free = self.covered[column..].iter().take_while(|rows| **rows == 0).count();
            if columns as usize > free {
                let at = typed.get(&column).map_or(span.part(0, 1), |value| value.span);
                self.setter.diags.push(
                    Diagnostic::new(&TABLE_SHAPE, at, "ô gộp nhiều cột chạm vào ô gộp từ dòng trên")
                        .help("giảm “gop_cot”, hoặc giảm “gop_dong” ở dòng trên"),
                );
                columns = u32::try_from(free).unwrap_or(1).max(1);
            }
            for covered in column..column + columns as usize {
                self.covered[covered] = rows - 1;
                self.spanning[covered] = typed.get(&column).map(|value| value.span);
                if covered > column
                    && let Some(value) = typed.get(&covered)
                {
                    self.setter.diags.push(
                        Diagnostic::new(&TABLE_SHAPE, value.span, "ô này đã bị ô gộp bên trái che mất")
                            .help("bỏ ô này hoặc giảm số cột gộp"),
                    );
                }
            }
            cells.push((column, Cell { colspan: columns, rowspan: rows, ..content }));
            column += columns as usize;
        }
        if merged > 1 && next.len() < merged as usize - 1 {
            self.setter.diags.push(
                Diagnostic::new(&TABLE_SHAPE, span.part(0, 1), "dòng gộp nhiều hơn số dòng còn lại của bảng")
                    .help("giảm “gop” cho bằng số dòng cần gộp"),
            );
        }
        cells
    }

    /// Content of a cell, with the rows and columns it covers.
    fn cell(&mut self, row: usize, column: usize, typed: Option<&Spanned<CellValue>>) -> (Cell, u32, u32) {
        let (value, rows, columns) = match typed.map(|t| &t.value) {
            Some(CellValue::Spanning { value, rows, columns }) => (Some(value.as_ref()), *rows, *columns),
            other => (other, 1, 1),
        };
        let content = match (value, self.columns[column].kind) {
            (Some(CellValue::Text(prose)), kind) => {
                let text = paragraphs(self.setter.cell(prose));
                if kind == ColumnKind::Number { Cell { align: Some(Align::Center), ..text } } else { text }
            }
            (_, ColumnKind::Number) => {
                self.figures.cells.get(row).and_then(|cells| cells.get(&column)).map_or_else(blank, figure)
            }
            (_, ColumnKind::RowNumber) => words_cell(self.number.to_string()),
            _ => blank(),
        };
        (content, rows.max(1), columns.max(1))
    }

    /// How many rows a cell covers in a merged row: up to the first row that has a cell of its own.
    fn rows_left_out(&self, index: usize, column: usize, merged: u32, next: &[OwnRow]) -> u32 {
        let mut rows = 1;
        for (below, row) in next.iter().take(merged as usize - 1).enumerate() {
            // A computed figure is a cell of its own too.
            let figure = self.figures.cells.get(index + 1 + below).is_some_and(|f| f.contains_key(&column));
            match row {
                OwnRow::Row { cells, .. } if !cells.contains_key(&column) && !figure => rows += 1,
                _ => break,
            }
        }
        rows
    }

    /// Spans end before a group row and at the end of the table.
    fn end_spans(&mut self, span: crate::diag::Span) {
        if let Some(column) = self.covered.iter().position(|n| *n > 0) {
            let span = self.spanning[column].unwrap_or(span);
            self.setter.diags.push(
                Diagnostic::new(&TABLE_SHAPE, span, "ô gộp nhiều dòng hơn số dòng còn lại")
                    .help("giảm “gop_dong” cho bằng số dòng cần gộp"),
            );
        }
        self.covered.fill(0);
        self.inside = 0;
    }
}

fn group_cells(columns: &[Column], number: Option<String>, title: Runs) -> Vec<(usize, Cell)> {
    let number = number.filter(|_| columns[0].kind == ColumnKind::RowNumber && columns.len() > 1);
    let start = usize::from(number.is_some());
    let span = u32::try_from(columns.len() - start).unwrap_or(1);
    let mut cells = Vec::new();
    if let Some(number) = number {
        cells.push((0, words_cell(number)));
    }
    cells.push((start, Cell { colspan: span, align: Some(Align::Left), ..cell(title) }));
    cells
}

/// The row of totals: its label runs over the columns before the first figure.
fn total_cells(columns: &[Column], label: Runs, figures: &TableFigures) -> Vec<(usize, Cell)> {
    let first = columns.iter().position(|c| c.kind == ColumnKind::Number).unwrap_or(columns.len());
    let mut cells = Vec::new();
    if first > 0 {
        let span = u32::try_from(first).unwrap_or(1);
        cells.push((0, Cell { colspan: span, align: Some(Align::Center), ..cell(label) }));
    }
    for index in first..columns.len() {
        let content = figures.totals.get(&index).map_or_else(blank, figure);
        cells.push((index, content));
    }
    cells
}

/// A figure as it prints.
fn figure(figure: &CellFigure) -> Cell {
    let text = figure.number.format();
    match figure.span {
        Some(span) => typed_cell(text, span),
        None => words_cell(text),
    }
}

/// Small whole numbers stand in the middle, amounts flush right, words flush left.
fn column_align(column: &Column, index: usize, figures: &TableFigures) -> Align {
    if let Some(align) = column.align {
        return align_of(align);
    }
    match column.kind {
        ColumnKind::Text => Align::Left,
        ColumnKind::RowNumber => Align::Center,
        ColumnKind::Number => {
            let small = |value: Decimal| value.is_integer() && value.abs() < Decimal::ONE_THOUSAND;
            let numbers = figures.cells.iter().filter_map(|row| row.get(&index)).chain(figures.totals.get(&index));
            if numbers.map(|f| f.number.value).all(small) { Align::Center } else { Align::Right }
        }
    }
}
