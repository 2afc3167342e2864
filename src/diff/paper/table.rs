//! Tables: columns by their titles, rows by their words.

use super::align::{Item, List, Moves, Step, align, side_by_side};
use super::grid::{self, Columns};
use super::lines::content_of;
use super::marks::{mark_block, mark_row, tag};
use super::words::text;
use super::{Kind, Place, Weaver};
use crate::value::bag::hash;
use crate::view::{Block, Cell, Column, Mark, Origin, Row, RowRole, Run, Runs, Table};

/// Letters of a row that is worth telling it moved.
const WORTH_MOVING: usize = 12;

impl Weaver {
    /// One table of both, or, where their cells do not fit into one grid, the old one struck and the new one after it.
    pub(super) fn table(&mut self, old: &Table, new: &Table) -> Vec<Table> {
        let found = self.found.len();
        let moves = self.moves;
        if let Some(table) = self.woven(old, new) {
            return vec![table];
        }
        self.found.truncate(found);
        self.moves = moves;
        let lone = |table: &Table, mark| match mark_block(&Block::Table(table.clone()), mark, None) {
            Block::Table(table) => Some(table),
            _ => None,
        };
        self.alone(Place::Table, Kind::Removed, &all_words(old));
        self.alone(Place::Table, Kind::Added, &all_words(new));
        [lone(old, Mark::Deleted), lone(new, Mark::Inserted)].into_iter().flatten().collect()
    }

    fn woven(&mut self, old: &Table, new: &Table) -> Option<Table> {
        let caption = self.runs_if(Place::Caption, old.caption.as_ref(), new.caption.as_ref());
        let unit = self.phrase_if(Place::Unit, old.unit.as_ref(), new.unit.as_ref());
        let steps = columns(old, new);
        let map = Columns::of(&steps, old.columns.len(), new.columns.len());
        let columns = self.columns(&steps, old, new);
        let header = self.header(&old.header, &new.header, &map)?;
        Some(Table {
            caption,
            unit,
            columns,
            header,
            rows: self.rows(&old.rows, &new.rows, &map),
            notes: self.lines(Place::TableNote, &old.notes, &new.notes),
            origin: new.origin,
        })
    }

    fn columns(&mut self, steps: &[Step], old: &Table, new: &Table) -> Vec<Column> {
        let mut out = Vec::new();
        for step in steps {
            match *step {
                Step::Both(a, b) => {
                    let (Some(was), Some(is)) = (old.columns.get(a), new.columns.get(b)) else { continue };
                    if was.align != is.align || was.weight != is.weight {
                        let title = |table, at| title(table, at);
                        self.inside((was.origin, is.origin), |weaver| {
                            weaver.look(Place::Column, &title(old, a), &title(new, b));
                        });
                    }
                    out.push(Column {
                        min: was.min.max(is.min),
                        max: was.max.max(is.max),
                        total: was.total.max(is.total),
                        ..is.clone()
                    });
                }
                Step::Old(a) => {
                    out.extend(old.columns.get(a).map(|column| self.lone_column(column, old, a, Kind::Removed)))
                }
                Step::New(b) => {
                    out.extend(new.columns.get(b).map(|column| self.lone_column(column, new, b, Kind::Added)))
                }
            }
        }
        out
    }

    fn lone_column(&mut self, column: &Column, table: &Table, at: usize, kind: Kind) -> Column {
        let words = grid::column_words(table, at);
        self.inside((column.origin, column.origin), |weaver| weaver.alone(Place::Column, kind, &words));
        column.clone()
    }

    fn header(&mut self, old: &[Row], new: &[Row], map: &Columns) -> Option<Vec<Row>> {
        let longer = old.len().max(new.len());
        let step = |at: usize| match (at < old.len(), at < new.len()) {
            (true, true) => Step::Both(at, at),
            (true, false) => Step::Old(at),
            _ => Step::New(at),
        };
        let steps: Vec<Step> = (0..longer).map(step).collect();
        self.grid(&steps, old, new, map, Place::HeaderCell)
    }

    fn rows(&mut self, old: &[Row], new: &[Row], map: &Columns) -> Vec<Row> {
        // A row under a merged cell does not leave it.
        let free = |rows: &[Row]| rows.iter().flat_map(|row| &row.cells).all(|cell| cell.rowspan <= 1);
        let free = free(old) && free(new);
        let words = |row: &Row| text(&row_words(row));
        let worthy = |row: &Row| free && words(row).chars().count() >= WORTH_MOVING;
        let (steps, moves) = side_by_side(old, new, item, words, |a, b| worthy(a) && worthy(b), &mut self.moves);
        let mut out = Vec::new();
        for part in grid::parts(&steps, old, new) {
            let part = steps.get(part).unwrap_or_default();
            if let [step] = part
                && self.moved_row(*step, old, new, map, &moves, &mut out)
            {
                continue;
            }
            let found = self.found.len();
            match self.grid(part, old, new, map, Place::Cell) {
                Some(rows) => out.extend(rows),
                None => {
                    // Merged cells that do not fit together: the old rows, then the new ones.
                    self.found.truncate(found);
                    let gone = part.iter().filter_map(|step| match *step {
                        Step::Both(a, _) | Step::Old(a) => Some(Step::Old(a)),
                        Step::New(_) => None,
                    });
                    let come = part.iter().filter_map(|step| match *step {
                        Step::Both(_, b) | Step::New(b) => Some(Step::New(b)),
                        Step::Old(_) => None,
                    });
                    for steps in [gone.collect::<Vec<_>>(), come.collect()] {
                        out.extend(self.grid(&steps, old, new, map, Place::Cell).unwrap_or_default());
                    }
                }
            }
        }
        out
    }

    /// A row that only moved, at its old or its new place. False for any other.
    fn moved_row(
        &mut self,
        step: Step,
        old: &[Row],
        new: &[Row],
        map: &Columns,
        moves: &Moves,
        out: &mut Vec<Row>,
    ) -> bool {
        let (row, mark, number) = match step {
            Step::Old(a) => {
                let (Some(row), Some(number)) = (old.get(a), moves.away.get(&a)) else { return false };
                (grid::alone(row, map, true), Mark::MovedAway, *number)
            }
            Step::New(b) => {
                let (Some(row), Some((a, number))) = (new.get(b), moves.here.get(&b)) else { return false };
                if let Some(was) = old.get(*a) {
                    self.inside((was.origin, row.origin), |weaver| {
                        weaver.moved(Place::Row, &row_words(was), &row_words(row));
                    });
                }
                (grid::alone(row, map, false), Mark::MovedHere, *number)
            }
            Step::Both(..) => return false,
        };
        out.push(mark_row(&row, mark, Some(tag(mark, number))));
        true
    }
}

/// The columns of both, by their titles from the top down.
fn columns(old: &Table, new: &Table) -> Vec<Step> {
    let items = |table: &Table| {
        let item = |at: usize| {
            let path = grid::title_path(table, at);
            let name = path.last().map(hash);
            Item { content: hash(&path), name, kind: 0 }
        };
        (0..table.columns.len()).map(item).collect::<Vec<_>>()
    };
    align(
        &List { items: items(old), words: &|at| title(old, at) },
        &List { items: items(new), words: &|at| title(new, at) },
        true,
    )
}

/// The title of a column, with those above it.
fn title(table: &Table, at: usize) -> String {
    grid::title_path(table, at).join(" / ")
}

/// Titles of all columns, for likeness of tables.
pub(super) fn titles(table: &Table) -> Vec<Vec<String>> {
    (0..table.columns.len()).map(|at| grid::title_path(table, at)).collect()
}

// --- Rows ---

fn item(row: &Row) -> Item {
    let kind = match row.role {
        RowRole::Header | RowRole::Codes => 0,
        RowRole::Group => 1,
        RowRole::Row | RowRole::Child => 2,
        RowRole::Total => 3,
    };
    let said = said_cells(row);
    let name = said.iter().flat_map(|cell| &cell.paragraphs).find(|runs| !runs.is_empty());
    let content = hash(&(kind, said.iter().map(content_of_cell).collect::<Vec<_>>()));
    Item { content, name: name.map(|runs| content_of(runs)), kind }
}

/// The cells of a row without its ordinal number, which changes with the rows above.
fn said_cells(row: &Row) -> &[Cell] {
    match row.cells.split_first() {
        Some((first, rest)) if is_ordinal(first) && !rest.is_empty() => rest,
        _ => &row.cells,
    }
}

fn content_of_cell(cell: &Cell) -> u64 {
    let words: Vec<u64> = cell.paragraphs.iter().map(|runs| content_of(runs)).collect();
    hash(&(words, cell.colspan, cell.rowspan))
}

/// True for a computed ordinal number: "1", "1.2", "II", "a".
pub(super) fn is_ordinal(cell: &Cell) -> bool {
    let [runs] = cell.paragraphs.as_slice() else { return false };
    let [Run { text, origin: Origin(None), note: None, gap: None, .. }] = runs.as_slice() else { return false };
    let letter = |c: char| c.is_ascii_digit() || c.is_ascii_lowercase() || "IVXLC.)".contains(c);
    (1..=6).contains(&text.len()) && text.chars().all(letter)
}

/// All words of a row, a line each cell.
pub(super) fn row_words(row: &Row) -> Runs {
    joined(row.cells.iter().flat_map(|cell| &cell.paragraphs))
}

fn joined<'r>(parts: impl Iterator<Item = &'r Runs>) -> Runs {
    let mut out = Runs::new();
    for runs in parts {
        if !out.is_empty() {
            out.push(Run { line_break: true, ..Run::default() });
        }
        out.extend(runs.iter().cloned());
    }
    out
}

/// All words of a table.
pub(super) fn all_words(table: &Table) -> Runs {
    let unit = table.unit.as_ref().map(|unit| unit.runs());
    let rows: Vec<Runs> = table.header.iter().chain(&table.rows).map(row_words).collect();
    joined(table.caption.iter().chain(&unit).chain(&rows).chain(&table.notes))
}

/// The same for tables that say the same.
pub(super) fn content_of_table(table: &Table) -> u64 {
    let lines = |lines: &[Runs]| lines.iter().map(|runs| content_of(runs)).collect::<Vec<_>>();
    let rows: Vec<u64> = table.rows.iter().map(|row| item(row).content).collect();
    let unit = table.unit.as_ref().map(|unit| unit.as_str());
    hash(&(table.caption.as_deref().map(content_of), unit, titles(table), rows, lines(&table.notes)))
}
