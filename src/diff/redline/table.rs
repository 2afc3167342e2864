//! Tables side by side: row by row, cell by cell.

use super::sequence::{Item, Step, align, words};
use super::text::{marked_lines, marked_runs, plain, whole};
use crate::view::{Cell, Mark, Row, RowRole, Table};

/// The words of a table, for likeness.
pub(super) fn table_words(table: &Table) -> String {
    let caption = table.caption.as_deref().map(words).unwrap_or_default();
    let columns = table.columns.iter().map(|c| format!("{:?}{:?}", c.align, c.weight)).collect::<String>();
    let rows = table.header.iter().chain(&table.rows).map(row_words).collect::<Vec<_>>().join("\n");
    let notes = table.notes.iter().map(|runs| words(runs)).collect::<Vec<_>>().join("\n");
    format!("{caption}\u{1f}{}\u{1f}{columns}\u{1f}{rows}\u{1f}{notes}", table.unit.as_deref().unwrap_or_default())
}

fn cell_words(cell: &Cell) -> String {
    cell.paragraphs.iter().map(|runs| words(runs)).collect::<Vec<_>>().join("\n")
}

fn row_words(row: &Row) -> String {
    row.cells.iter().map(cell_words).collect::<Vec<_>>().join("\u{1f}")
}

/// All of a table under one mark.
pub(super) fn all_rows(table: &Table, mark: Mark) -> Table {
    Table {
        caption: table.caption.as_ref().map(|runs| whole(runs, mark)),
        header: table.header.iter().map(|row| all_cells(row, mark)).collect(),
        rows: table.rows.iter().map(|row| all_cells(row, mark)).collect(),
        notes: table.notes.iter().map(|runs| whole(runs, mark)).collect(),
        ..table.clone()
    }
}

fn all_cells(row: &Row, mark: Mark) -> Row {
    let cells = row.cells.iter().map(|cell| Cell {
        paragraphs: cell.paragraphs.iter().map(|runs| whole(runs, mark)).collect(),
        ..cell.clone()
    });
    Row { cells: cells.collect(), ..row.clone() }
}

/// The new table with what is gone, each marked; none where the columns are others and the tables have to stand one after the
/// other.
pub(super) fn marked_table(old: &Table, new: &Table) -> Option<Table> {
    if old.columns.len() != new.columns.len() {
        return None;
    }
    let (mut old_rows, mut new_rows) = (old.rows.clone(), new.rows.clone());
    let mut steps = align(&row_items(&old_rows), &row_items(&new_rows));
    let in_step = steps.iter().all(|step| match step {
        Step::Both(a, b) => old_rows.get(*a).zip(new_rows.get(*b)).is_some_and(|(a, b)| same_shape(a, b)),
        _ => false,
    });
    // A cell over several rows cannot reach over rows that came or went: each row gets its own.
    if !in_step {
        let columns = new.columns.len();
        old_rows = row_by_row(&old_rows, columns);
        new_rows = row_by_row(&new_rows, columns);
        steps = align(&row_items(&old_rows), &row_items(&new_rows));
    }
    let mut rows = Vec::new();
    for step in steps {
        match step {
            Step::Both(a, b) => {
                if let (Some(was), Some(is)) = (old_rows.get(a), new_rows.get(b)) {
                    marked_row(was, is, &mut rows);
                }
            }
            Step::Old(a) => rows.extend(old_rows.get(a).map(|row| all_cells(row, Mark::Deleted))),
            Step::New(b) => rows.extend(new_rows.get(b).map(|row| all_cells(row, Mark::Inserted))),
        }
    }
    let header = marked_header(old, new);
    let caption = match (&old.caption, &new.caption) {
        (Some(was), Some(is)) => Some(marked_runs(was, is)),
        (Some(was), None) => Some(whole(was, Mark::Deleted)),
        (None, is) => is.as_ref().map(|runs| whole(runs, Mark::Inserted)),
    };
    let mut notes = marked_lines(&old.notes, &new.notes);
    if old.unit != new.unit {
        let unit = |text: &Option<String>| text.iter().map(|t| plain(t)).collect::<Vec<_>>();
        notes.insert(0, marked_runs(&unit(&old.unit), &unit(&new.unit)));
    }
    // Columns are as wide as the longest of both.
    let columns = old.columns.iter().zip(&new.columns).map(|(was, is)| crate::view::Column {
        min: was.min.max(is.min),
        max: was.max.max(is.max),
        total: was.total.max(is.total),
        ..is.clone()
    });
    Some(Table { caption, columns: columns.collect(), header, rows, notes, ..new.clone() })
}

fn row_items(rows: &[Row]) -> Vec<Item> {
    rows.iter()
        .map(|row| {
            let kind = match row.role {
                RowRole::Group => 1,
                RowRole::Total => 2,
                _ => 0,
            };
            // A number that the row's place gives it is no part of its likeness, but of what prints.
            let mut item = Item::new(kind, &row_words(row));
            item.content = crate::diff::likeness::hash(&(kind, row_words(row), shape(row)));
            item
        })
        .collect()
}

fn shape(row: &Row) -> Vec<(u32, u32)> {
    row.cells.iter().map(|cell| (cell.colspan, cell.rowspan)).collect()
}

fn same_shape(a: &Row, b: &Row) -> bool {
    shape(a) == shape(b)
}

/// True for the number that its place gives a row.
fn is_number(cell: &Cell) -> bool {
    let words = cell_words(cell);
    let typed = cell.paragraphs.iter().flatten().any(|run| run.origin.0.is_some());
    !typed && words.chars().count() <= 6 && words.chars().all(char::is_alphanumeric)
}

fn marked_row(was: &Row, is: &Row, out: &mut Vec<Row>) {
    if was == is {
        out.push(is.clone());
    } else if same_shape(was, is) {
        let cells = was.cells.iter().zip(&is.cells).enumerate().map(|(at, (was, is))| {
            // Numbers of rows follow from what came and went: marked, they would hide what did.
            let numbers = at == 0 && is_number(was) && is_number(is);
            let paragraphs =
                if numbers { is.paragraphs.clone() } else { marked_lines(&was.paragraphs, &is.paragraphs) };
            Cell { paragraphs, ..is.clone() }
        });
        out.push(Row { cells: cells.collect(), lines: was.lines + is.lines, ..is.clone() });
    } else {
        out.push(all_cells(was, Mark::Deleted));
        out.push(all_cells(is, Mark::Inserted));
    }
}

fn marked_header(old: &Table, new: &Table) -> Vec<Row> {
    let shaped =
        old.header.len() == new.header.len() && old.header.iter().zip(&new.header).all(|(a, b)| same_shape(a, b));
    let mut out = Vec::new();
    if shaped {
        for (was, is) in old.header.iter().zip(&new.header) {
            marked_row(was, is, &mut out);
        }
        return out;
    }
    out.extend(old.header.iter().map(|row| all_cells(row, Mark::Deleted)));
    out.extend(new.header.iter().map(|row| all_cells(row, Mark::Inserted)));
    out
}

/// Cells over several rows become cells of one row, with blank ones under them.
fn row_by_row(rows: &[Row], columns: usize) -> Vec<Row> {
    // How many rows below are still covered, by column, and how wide the covering cell is.
    let mut covered: Vec<u32> = vec![0; columns];
    let mut out = Vec::new();
    for row in rows {
        let mut cells = Vec::new();
        let mut given = row.cells.iter();
        let mut column = 0;
        while column < columns {
            match covered.get_mut(column) {
                Some(left) if *left > 0 => {
                    *left -= 1;
                    cells.push(Cell { paragraphs: Vec::new(), colspan: 1, rowspan: 1, align: None });
                    column += 1;
                }
                _ => {
                    let Some(cell) = given.next() else { break };
                    let width = (cell.colspan as usize).max(1);
                    for left in covered.iter_mut().skip(column).take(width) {
                        *left = cell.rowspan.saturating_sub(1);
                    }
                    cells.push(Cell { rowspan: 1, ..cell.clone() });
                    column += width;
                }
            }
        }
        out.push(Row { cells, ..row.clone() });
    }
    out
}
