//! What every table has in common: header rows with spans, measured columns, group and total rows.

use crate::diag::Span;
use crate::model::{self, HeadCell};
use crate::prose::{self, ProseTable};
use crate::view::measure::{longest_word, width};
use crate::view::text::{Typesetter, plain, typed, words};
use crate::view::{Align, Cell, Column, Origin, Row, RowRole, Runs, Table};

/// Em of the full width of a portrait page at 13 pt; turns measures into lines.
const PAGE_EM: f64 = 36.0;

/// A title looks well on this many lines.
const TITLE_LINES: f64 = 3.0;

/// Em that a column without any words is given: somebody will write there.
const ROOM_TO_WRITE: f64 = 5.0;

/// Em that a column of figures is given where there is room.
const ROOM_FOR_FIGURES: f64 = 5.0;

/// A table being put together.
pub(super) struct Builder {
    columns: Vec<Column>,
    /// Columns whose body cells are all blank.
    empty: Vec<bool>,
    header: Vec<Row>,
    rows: Vec<Row>,
    /// A row of column codes is wanted.
    pub codes: bool,
}

/// Header cells: a title over a column, or over further cells.
pub(super) enum Head {
    Column(Runs),
    Group(Runs, Vec<Head>),
}

impl Head {
    fn depth(&self) -> usize {
        match self {
            Head::Column(_) => 1,
            Head::Group(_, cells) => 1 + cells.iter().map(Head::depth).max().unwrap_or(0),
        }
    }

    fn columns(&self) -> usize {
        match self {
            Head::Column(_) => 1,
            Head::Group(_, cells) => cells.iter().map(Head::columns).sum(),
        }
    }
}

/// The header of a table with columns of its own.
pub(super) fn heads(setter: &mut Typesetter<'_>, cells: &[HeadCell], columns: &[model::Column]) -> Vec<Head> {
    cells
        .iter()
        .map(|cell| match cell {
            HeadCell::Column(index) => {
                Head::Column(columns.get(*index).map(|c| setter.line(&c.title)).unwrap_or_default())
            }
            HeadCell::Group { title, cells } => Head::Group(setter.line(title), heads(setter, cells, columns)),
        })
        .collect()
}

pub(super) fn align_of(align: model::CellAlign) -> Align {
    match align {
        model::CellAlign::Left => Align::Left,
        model::CellAlign::Center => Align::Center,
        model::CellAlign::Right => Align::Right,
    }
}

/// A cell of one paragraph.
pub(super) fn cell(runs: Runs) -> Cell {
    paragraphs(vec![runs])
}

/// A cell of words.
pub(super) fn words_cell(text: impl Into<String>) -> Cell {
    let text = text.into();
    if text.is_empty() { blank() } else { cell(vec![plain(text)]) }
}

/// A cell of words that were typed in the bytes of `span`.
pub(super) fn typed_cell(text: impl Into<String>, span: Span) -> Cell {
    let text = text.into();
    if text.is_empty() { blank() } else { cell(vec![typed(text, span)]) }
}

/// A cell of several paragraphs.
pub(super) fn paragraphs(paragraphs: Vec<Runs>) -> Cell {
    Cell { paragraphs, colspan: 1, rowspan: 1, ..Cell::default() }
}

/// An empty cell.
pub(super) fn blank() -> Cell {
    paragraphs(Vec::new())
}

impl Builder {
    /// Columns with their alignment and the width the author asked for; `heads` covers them from left to right.
    pub fn new(heads: Vec<Head>, columns: Vec<(Align, Option<u32>, Origin)>) -> Self {
        let column = |(align, weight, origin): (Align, Option<u32>, Origin)| {
            let weight = weight.map(f64::from);
            Column { align, min: 0.0, max: 0.0, total: 0.0, weight, origin }
        };
        let columns: Vec<Column> = columns.into_iter().map(column).collect();
        let empty = vec![true; columns.len()];
        let mut builder = Builder { columns, empty, header: Vec::new(), rows: Vec::new(), codes: false };
        let depth = heads.iter().map(Head::depth).max().unwrap_or(0);
        let mut rows: Vec<Vec<Cell>> = (0..depth).map(|_| Vec::new()).collect();
        let mut column = 0;
        for head in heads {
            builder.head(head, 0, depth, &mut column, &mut rows);
        }
        builder.header = rows.into_iter().map(|cells| header_row(RowRole::Header, cells)).collect();
        builder
    }

    fn head(&mut self, head: Head, level: usize, depth: usize, column: &mut usize, rows: &mut [Vec<Cell>]) {
        let span = |n: usize| u32::try_from(n).unwrap_or(1);
        let columns = head.columns();
        match head {
            Head::Column(runs) => {
                let text = words(&runs);
                self.measure(*column, &text, true, false);
                *column += 1;
                rows[level].push(Cell { rowspan: span(depth - level), ..cell(runs) });
            }
            Head::Group(runs, cells) => {
                let share = width(&words(&runs), true) / TITLE_LINES / columns.max(1) as f64;
                for covered in self.columns.iter_mut().skip(*column).take(columns) {
                    covered.max = covered.max.max(share);
                }
                rows[level].push(Cell { colspan: span(columns), ..cell(runs) });
                for inner in cells {
                    self.head(inner, level + 1, depth, column, rows);
                }
            }
        }
    }

    /// Number of columns.
    pub fn width(&self) -> usize {
        self.columns.len()
    }

    fn measure(&mut self, index: usize, text: &str, bold: bool, body: bool) {
        if let Some(column) = self.columns.get_mut(index) {
            let whole = width(text, bold);
            column.min = column.min.max(longest_word(text, bold));
            if body {
                self.empty[index] &= text.is_empty();
                column.max = column.max.max(whole);
                column.total += whole;
            } else {
                column.max = column.max.max(whole / TITLE_LINES);
                column.total += whole;
            }
        }
    }

    /// Adds a row; `cells` stand at the given columns, `origin` is what it shows.
    pub fn row(&mut self, role: RowRole, cells: Vec<(usize, Cell)>, origin: Origin) {
        let bold = matches!(role, RowRole::Group | RowRole::Total);
        let mut lines: f64 = 0.0;
        for (column, cell) in &cells {
            let mut em = 0.0;
            for runs in &cell.paragraphs {
                let text = words(runs);
                em += width(&text, bold) + 1.0;
                if cell.colspan == 1 {
                    self.measure(*column, &text, bold, true);
                }
            }
            lines = lines.max(em / PAGE_EM);
        }
        let cells = cells.into_iter().map(|(_, cell)| cell).collect();
        self.rows.push(Row { role, cells, keep: false, lines, origin });
    }

    /// Gives a column of short figures room to breathe where there is room.
    pub fn at_ease(&mut self, index: usize) {
        if let Some(column) = self.columns.get_mut(index) {
            column.max = column.max.max(ROOM_FOR_FIGURES);
        }
    }

    /// Keeps the last row with the one that follows.
    pub fn keep_last(&mut self) {
        if let Some(row) = self.rows.last_mut() {
            row.keep = true;
        }
    }

    /// Takes footnotes out of rows that never part from the next: they are called by stars, and stand under the table.
    ///
    /// Such rows are headers to the typesetter, and a footnote in a header may move its page for ever.
    fn star_notes(&mut self) -> Vec<Runs> {
        let mut notes = Vec::new();
        let bound = |row: &&mut Row| row.keep || matches!(row.role, RowRole::Header | RowRole::Group);
        for row in self.header.iter_mut().chain(&mut self.rows).filter(bound) {
            for run in row.cells.iter_mut().flat_map(|c| &mut c.paragraphs).flatten() {
                if let Some(mut note) = run.note.take() {
                    let star = format!("({})", "*".repeat(notes.len() + 1));
                    run.text = star.clone();
                    note.insert(0, plain(format!("{star} ")));
                    notes.push(note);
                }
            }
        }
        notes
    }

    /// The finished table.
    pub fn finish(mut self) -> Table {
        let notes = self.star_notes();
        if self.codes {
            let cells = (1..=self.columns.len()).map(|n| words_cell(format!("({n})"))).collect();
            self.header.push(header_row(RowRole::Codes, cells));
        }
        let rounded = |x: f64| (x * 100.0).round() / 100.0;
        for (column, empty) in self.columns.iter_mut().zip(&self.empty) {
            if *empty {
                column.max = column.max.max(ROOM_TO_WRITE);
            }
            column.min = rounded(column.min);
            column.max = rounded(column.max.max(column.min));
            column.total = rounded(column.total);
        }
        for row in &mut self.rows {
            row.lines = rounded(row.lines);
        }
        let Builder { columns, header, rows, .. } = self;
        Table { caption: None, unit: None, columns, header, rows, notes, origin: Origin::default() }
    }
}

fn header_row(role: RowRole, cells: Vec<Cell>) -> Row {
    Row { role, cells, keep: false, lines: 1.0, origin: Origin::default() }
}

/// A table written in Markdown.
pub(in crate::view) fn markdown(setter: &mut Typesetter<'_>, table: &ProseTable) -> Table {
    let heads: Vec<Head> = table.header.iter().map(|c| Head::Column(setter.runs(c))).collect();
    let columns = (0..heads.len())
        .map(|i| {
            let align = match table.aligns.get(i) {
                Some(Some(prose::CellAlign::Center)) => Align::Center,
                Some(Some(prose::CellAlign::Right)) => Align::Right,
                _ => Align::Left,
            };
            (align, None, Origin::default())
        })
        .collect();
    let mut builder = Builder::new(heads, columns);
    for row in &table.rows {
        let cells = row.iter().enumerate().map(|(i, c)| (i, cell(setter.runs(c)))).collect();
        builder.row(RowRole::Row, cells, Origin::default());
    }
    builder.finish()
}
