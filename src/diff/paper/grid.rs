//! Cells: which cell of one version is which of the other, merged ones included.

use super::align::{Item, List, Step, align};
use super::lines::content_of;
use super::marks::mark_cell;
use super::table::{is_ordinal, row_words};
use super::words::{segments, text, weave, whole};
use super::{Kind, Place, Weaver};
use crate::view::{Cell, Mark, Row, Run, Runs, Table};
use std::ops::Range;

/// Where the columns of both versions stand in the woven table.
pub(super) struct Columns {
    old: Vec<usize>,
    new: Vec<usize>,
    width: usize,
    /// Which of the woven columns are in both.
    both: Vec<bool>,
}

impl Columns {
    pub(super) fn of(steps: &[Step], old: usize, new: usize) -> Self {
        let mut map = Columns { old: vec![0; old], new: vec![0; new], width: steps.len(), both: Vec::new() };
        for (at, step) in steps.iter().enumerate() {
            let (a, b) = match *step {
                Step::Both(a, b) => (Some(a), Some(b)),
                Step::Old(a) => (Some(a), None),
                Step::New(b) => (None, Some(b)),
            };
            map.both.push(a.is_some() && b.is_some());
            if let Some(slot) = a.and_then(|a| map.old.get_mut(a)) {
                *slot = at;
            }
            if let Some(slot) = b.and_then(|b| map.new.get_mut(b)) {
                *slot = at;
            }
        }
        map
    }
}

/// A rectangle of the woven grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Area {
    top: usize,
    bottom: usize,
    left: usize,
    right: usize,
}

impl Area {
    fn with(self, other: Area) -> Area {
        Area {
            top: self.top.min(other.top),
            bottom: self.bottom.max(other.bottom),
            left: self.left.min(other.left),
            right: self.right.max(other.right),
        }
    }
}

/// A cell of one version, with the slots it covers in the woven grid.
struct Placed<'t> {
    cell: &'t Cell,
    row: &'t Row,
    slots: Vec<(usize, usize)>,
}

impl Placed<'_> {
    fn area(&self) -> Option<Area> {
        let one = |&(row, column): &(usize, usize)| Area { top: row, bottom: row, left: column, right: column };
        self.slots.iter().map(one).reduce(Area::with)
    }
}

/// A cell of the woven grid, by the cells it is made of.
struct Woven {
    area: Area,
    old: Option<usize>,
    new: Option<usize>,
}

impl Weaver {
    /// The rows of `steps` as one grid. None where merged cells of both versions do not fit together; what was noted until
    /// then is void.
    pub(super) fn grid(
        &mut self,
        steps: &[Step],
        old: &[Row],
        new: &[Row],
        map: &Columns,
        place: Place,
    ) -> Option<Vec<Row>> {
        if let [Step::Both(a, b)] = steps
            && map.both.iter().all(|both| *both)
            && let (Some(was), Some(is)) = (old.get(*a), new.get(*b))
            && was == is
        {
            return Some(vec![is.clone()]);
        }
        let was = placed(steps, old, &map.old, |step| match step {
            Step::Both(a, _) | Step::Old(a) => Some(a),
            Step::New(_) => None,
        });
        let is = placed(steps, new, &map.new, |step| match step {
            Step::Both(_, b) | Step::New(b) => Some(b),
            Step::Old(_) => None,
        });
        let cells = fit(steps.len(), map.width, &was, &is)?;
        let mut rows: Vec<Vec<(usize, Cell)>> = vec![Vec::new(); steps.len()];
        for step in steps {
            self.lone_row(*step, old, new);
        }
        for cell in &cells {
            let (old, new) = (cell.old.and_then(|at| was.get(at)), cell.new.and_then(|at| is.get(at)));
            let told = !matches!(steps.get(cell.area.top), Some(Step::Both(..)))
                || map.both.get(cell.area.left..=cell.area.right).is_some_and(|both| both.contains(&false));
            let woven = self.cell(old, new, place, told, cell.area.left == 0);
            let span = |n: usize| u32::try_from(n + 1).unwrap_or(1);
            let woven = Cell {
                colspan: span(cell.area.right - cell.area.left),
                rowspan: span(cell.area.bottom - cell.area.top),
                ..woven
            };
            if let Some(row) = rows.get_mut(cell.area.top) {
                row.push((cell.area.left, woven));
            }
        }
        let mut out = Vec::new();
        for (step, mut cells) in steps.iter().zip(rows) {
            cells.sort_by_key(|(left, _)| *left);
            let cells: Vec<Cell> = cells.into_iter().map(|(_, cell)| cell).collect();
            let (was, is) = match *step {
                Step::Both(a, b) => (old.get(a), new.get(b)),
                Step::Old(a) => (old.get(a), None),
                Step::New(b) => (None, new.get(b)),
            };
            let row = is.or(was)?;
            let changed = was.is_some_and(|was| is.is_some_and(|is| was != is));
            let lines = if changed { was.map_or(0.0, |was| was.lines) + row.lines } else { row.lines };
            let empty =
                was.is_none() != is.is_none() && cells.iter().all(|cell| cell.paragraphs.iter().all(Vec::is_empty));
            let shaded = |cell: Cell| Cell { changed: cell.changed || empty, ..cell };
            out.push(Row { cells: cells.into_iter().map(shaded).collect(), lines, ..row.clone() });
        }
        Some(out)
    }

    /// Notes a row of one version alone, or that the same row looks otherwise.
    fn lone_row(&mut self, step: Step, old: &[Row], new: &[Row]) {
        let (row, kind) = match step {
            Step::Both(a, b) => {
                let (Some(was), Some(is)) = (old.get(a), new.get(b)) else { return };
                if was.role != is.role || was.keep != is.keep {
                    let words = |row: &Row| text(&row_words(row));
                    let (old, new) = (words(was), words(is));
                    self.inside((was.origin, is.origin), |weaver| weaver.look(Place::Row, &old, &new));
                }
                return;
            }
            Step::Old(a) => (old.get(a), Kind::Removed),
            Step::New(b) => (new.get(b), Kind::Added),
        };
        if let Some(row) = row {
            self.inside((row.origin, row.origin), |weaver| weaver.alone(Place::Row, kind, &row_words(row)));
        }
    }

    /// A cell of both versions or of one; `told` where a row or column that one version has alone tells of it.
    fn cell(
        &mut self,
        old: Option<&Placed<'_>>,
        new: Option<&Placed<'_>>,
        place: Place,
        told: bool,
        first: bool,
    ) -> Cell {
        match (old, new) {
            (Some(old), Some(new)) if old.cell == new.cell => new.cell.clone(),
            (Some(old), Some(new)) => {
                let ordinal = first && is_ordinal(old.cell) && is_ordinal(new.cell);
                let place = if ordinal { Place::RowNumber } else { place };
                self.inside((old.row.origin, new.row.origin), |weaver| weaver.both(old.cell, new.cell, place, ordinal))
            }
            (Some(lone), None) => self.lone_cell(lone, place, told, Kind::Removed),
            (None, Some(lone)) => self.lone_cell(lone, place, told, Kind::Added),
            // Between a row that one version has alone and a column that the other has alone.
            (None, None) => Cell::default(),
        }
    }

    fn lone_cell(&mut self, lone: &Placed<'_>, place: Place, told: bool, kind: Kind) -> Cell {
        if !told {
            let words = lines(&lone.cell.paragraphs, lone.cell.paragraphs.len() > 1);
            self.inside((lone.row.origin, lone.row.origin), |weaver| weaver.alone(place, kind, &words));
        }
        mark_cell(lone.cell, if kind == Kind::Removed { Mark::Deleted } else { Mark::Inserted }, None)
    }

    fn both(&mut self, old: &Cell, new: &Cell, place: Place, quiet: bool) -> Cell {
        let list = |cell: &Cell| {
            let item = |runs: &Runs| Item { content: content_of(runs), name: None, kind: 0 };
            cell.paragraphs.iter().map(item).collect()
        };
        let words = |cell: &Cell, at: usize| cell.paragraphs.get(at).map(|runs| text(runs)).unwrap_or_default();
        let steps = align(
            &List { items: list(old), words: &|at| words(old, at) },
            &List { items: list(new), words: &|at| words(new, at) },
            true,
        );
        let mut paragraphs = Vec::new();
        for step in steps {
            paragraphs.extend(match step {
                Step::Both(a, b) => old.paragraphs.get(a).zip(new.paragraphs.get(b)).map(|(a, b)| weave(a, b)),
                Step::Old(a) => old.paragraphs.get(a).map(|runs| whole(runs, Mark::Deleted)),
                Step::New(b) => new.paragraphs.get(b).map(|runs| whole(runs, Mark::Inserted)),
            });
        }
        let several = paragraphs.len() > 1;
        let woven = lines(&paragraphs, several);
        let (was, is) = (lines(&old.paragraphs, several), lines(&new.paragraphs, several));
        let told = segments(&woven);
        let kind = if super::words::is_marked(&woven) { Kind::Changed } else { Kind::Look };
        self.note(place, kind, Some(&was), Some(&is), told);
        let paragraphs = if quiet { new.paragraphs.clone() } else { paragraphs };
        Cell { paragraphs, changed: !quiet && was != is, ..new.clone() }
    }
}

/// Paragraphs of a cell as one text, each of several with its end, which is marked as the paragraph is.
fn lines(paragraphs: &[Runs], several: bool) -> Runs {
    let mut out = Runs::new();
    for runs in paragraphs {
        let mark = runs.first().and_then(|run| run.mark).filter(|mark| runs.iter().all(|run| run.mark == Some(*mark)));
        out.extend(runs.iter().cloned());
        if several {
            out.push(Run { line_break: true, mark, ..Run::default() });
        }
    }
    out
}

/// A row of one version in the columns of both.
pub(super) fn alone(row: &Row, map: &Columns, old: bool) -> Row {
    let rows = std::slice::from_ref(row);
    let columns = if old { &map.old } else { &map.new };
    let cells = placed(&[Step::Old(0)], rows, columns, |_| Some(0));
    let Some(fitted) = fit(1, map.width, &cells, &[]) else { return row.clone() };
    let mut fitted = fitted;
    fitted.sort_by_key(|cell| cell.area.left);
    let cell = |woven: &Woven| {
        let colspan = u32::try_from(woven.area.right - woven.area.left + 1).unwrap_or(1);
        let cell = woven.old.and_then(|at| cells.get(at)).map(|placed| placed.cell.clone());
        Cell { colspan, rowspan: 1, ..cell.unwrap_or_default() }
    };
    Row { cells: fitted.iter().map(cell).collect(), ..row.clone() }
}

/// Puts the cells of one version on the woven grid; `row_of` tells the row of a step.
fn placed<'t>(
    steps: &[Step],
    rows: &'t [Row],
    columns: &[usize],
    row_of: impl Fn(Step) -> Option<usize>,
) -> Vec<Placed<'t>> {
    // The rows of this version, by their place among the steps.
    let own: Vec<(usize, &Row)> =
        steps.iter().enumerate().filter_map(|(at, step)| Some((at, rows.get(row_of(*step)?)?))).collect();
    let mut taken = vec![vec![false; columns.len()]; own.len()];
    let mut out = Vec::new();
    for (y, (_, row)) in own.iter().enumerate() {
        let mut x = 0;
        for cell in &row.cells {
            while taken.get(y).and_then(|line| line.get(x)).copied().unwrap_or(false) {
                x += 1;
            }
            let (wide, high) = (cell.colspan.max(1) as usize, cell.rowspan.max(1) as usize);
            let mut slots = Vec::new();
            for (below, line) in taken.iter_mut().enumerate().skip(y).take(high) {
                for (column, slot) in line.iter_mut().enumerate().skip(x).take(wide) {
                    *slot = true;
                    if let (Some((at, _)), Some(column)) = (own.get(below), columns.get(column)) {
                        slots.push((*at, *column));
                    }
                }
            }
            out.push(Placed { cell, row, slots });
            x += wide;
        }
    }
    out
}

/// Pairs the cells that cover the same slots and spreads them over what came between. None where they overlap.
fn fit(height: usize, width: usize, old: &[Placed<'_>], new: &[Placed<'_>]) -> Option<Vec<Woven>> {
    let paint = |cells: &[Placed<'_>]| {
        let mut grid = vec![None; height * width];
        for (at, cell) in cells.iter().enumerate() {
            for (row, column) in &cell.slots {
                *grid.get_mut(row * width + column)? = Some(at);
            }
        }
        Some(grid)
    };
    let (was, is) = (paint(old)?, paint(new)?);
    let mut partner_of_old: Vec<Option<usize>> = vec![None; old.len()];
    let mut partner_of_new: Vec<Option<usize>> = vec![None; new.len()];
    for (a, b) in was.iter().zip(&is) {
        let (Some(a), Some(b)) = (*a, *b) else { continue };
        let (to_new, to_old) = (partner_of_old.get_mut(a)?, partner_of_new.get_mut(b)?);
        if to_new.is_some_and(|known| known != b) || to_old.is_some_and(|known| known != a) {
            return None;
        }
        (*to_new, *to_old) = (Some(b), Some(a));
    }
    let mut out = Vec::new();
    for (a, (cell, partner)) in old.iter().zip(&partner_of_old).enumerate() {
        // A cell beyond the columns of its table has no slot, and nothing can be said of its place.
        let area = cell.area()?;
        let area = match partner.and_then(|b| new.get(b)) {
            Some(other) => area.with(other.area()?),
            None => area,
        };
        out.push(Woven { area, old: Some(a), new: *partner });
    }
    for (b, (cell, partner)) in new.iter().zip(&partner_of_new).enumerate() {
        if partner.is_none() {
            out.push(Woven { area: cell.area()?, old: None, new: Some(b) });
        }
    }
    let mut covered = vec![false; height * width];
    for cell in &out {
        for row in cell.area.top..=cell.area.bottom {
            for column in cell.area.left..=cell.area.right {
                let slot = covered.get_mut(row * width + column)?;
                if std::mem::replace(slot, true) {
                    return None;
                }
            }
        }
    }
    for (at, _) in covered.iter().enumerate().filter(|(_, covered)| !**covered) {
        let (row, column) = (at / width, at % width);
        out.push(Woven { area: Area { top: row, bottom: row, left: column, right: column }, old: None, new: None });
    }
    Some(out)
}

/// Cuts the steps where no merged cell of either version reaches over.
pub(super) fn parts(steps: &[Step], old: &[Row], new: &[Row]) -> Vec<Range<usize>> {
    let reach = |rows: &[Row], at: usize| {
        let spans = rows.get(at).map(|row| row.cells.iter().map(|cell| cell.rowspan as usize).max().unwrap_or(1));
        at + spans.unwrap_or(1).max(1)
    };
    let mut out = Vec::new();
    let (mut start, mut next_old, mut next_new) = (0, 0, 0);
    let (mut until_old, mut until_new) = (0, 0);
    for (at, step) in steps.iter().enumerate() {
        let (a, b) = match *step {
            Step::Both(a, b) => (Some(a), Some(b)),
            Step::Old(a) => (Some(a), None),
            Step::New(b) => (None, Some(b)),
        };
        // What stands between two rows under one cell stands under it as well.
        if at > start && next_old >= until_old && next_new >= until_new {
            out.push(start..at);
            start = at;
        }
        if let Some(a) = a {
            next_old = a + 1;
            until_old = until_old.max(reach(old, a));
        }
        if let Some(b) = b {
            next_new = b + 1;
            until_new = until_new.max(reach(new, b));
        }
    }
    if start < steps.len() {
        out.push(start..steps.len());
    }
    out
}

/// The titles over a column, from the top down.
pub(super) fn title_path(table: &Table, column: usize) -> Vec<String> {
    let cells = cells_of_column(table, &table.header, column);
    cells.into_iter().map(|cell| text(&lines(&cell.paragraphs, cell.paragraphs.len() > 1))).collect()
}

/// All words of a column, a line each cell; cells over several columns are told with their rows.
pub(super) fn column_words(table: &Table, column: usize) -> Runs {
    let body = cells_of_column(table, &table.rows, column).into_iter().filter(|cell| cell.colspan <= 1);
    let cells = cells_of_column(table, &table.header, column).into_iter().filter(|cell| cell.colspan <= 1).chain(body);
    let filled = cells.filter(|cell| cell.paragraphs.iter().any(|runs| !runs.is_empty()));
    filled.flat_map(|cell| lines(&cell.paragraphs, true)).collect()
}

fn cells_of_column<'t>(table: &Table, rows: &'t [Row], column: usize) -> Vec<&'t Cell> {
    let steps: Vec<Step> = (0..rows.len()).map(Step::Old).collect();
    let columns: Vec<usize> = (0..table.columns.len()).collect();
    let row_of = |step| match step {
        Step::Old(at) => Some(at),
        _ => None,
    };
    let over = |placed: &Placed<'_>| placed.slots.iter().any(|(_, at)| *at == column);
    placed(&steps, rows, &columns, row_of).into_iter().filter(over).map(|placed| placed.cell).collect()
}
