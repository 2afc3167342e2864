//! What prints, place by place: each with the bytes it was typed in and the words by which a reader finds it.

use crate::diag::Span;
use crate::view::{Block, Cell, Row, RowRole, Run, Table, View};

/// A stretch of text that prints at one place: a paragraph, a heading, a cell, a footnote.
#[derive(Debug, Clone, Copy)]
pub(super) struct Leaf<'v> {
    /// What prints.
    pub runs: &'v [Run],
    /// Where its first typed words lie.
    pub origin: Span,
    /// The number or marker before it: "II.", "-".
    pub label: &'v str,
    /// The mark that its place gives it.
    pub end: End,
    /// Where a reader finds it.
    pub spot: Spot,
}

/// A mark at the end of a text that its place gives it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum End {
    /// None: the text ends as typed.
    Typed,
    /// "./." of the last paragraph.
    Last,
    /// ";" or "." of a căn cứ.
    Basis,
}

/// Where a reader finds something, as places in [`Leaves`].
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Spot {
    /// Index of the appendix.
    pub appendix: Option<usize>,
    /// Index of the heading above it.
    pub heading: Option<usize>,
    /// Its number in the table, and the table's index.
    pub row: Option<usize>,
    /// Index of the table.
    pub table: Option<usize>,
}

/// By what a reader finds a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct RowSign {
    /// Its number, where it has one.
    pub number: Option<String>,
    /// "số thứ tự 5", "nhóm II", "dòng 7".
    pub words: String,
}

/// Every leaf of a view, in order.
#[derive(Debug, Default)]
pub(super) struct Leaves<'v> {
    pub list: Vec<Leaf<'v>>,
    /// Words of place of every numbered part: "II.3".
    pub headings: Vec<String>,
    tables: usize,
    pub rows: Vec<RowSign>,
    /// Labels of the appendices.
    pub appendices: Vec<&'v str>,
}

impl<'v> Leaves<'v> {
    pub fn of(view: &'v View) -> Self {
        let mut walk = Walk { leaves: Leaves::default(), spot: Spot::default(), path: Vec::new() };
        for runs in &view.bases {
            walk.leaf(runs, "", End::Basis);
        }
        walk.blocks(&view.body);
        walk.spot = Spot::default();
        for runs in &view.after_end {
            walk.leaf(runs, "", End::Typed);
        }
        for (index, appendix) in view.appendices.iter().enumerate() {
            walk.leaves.appendices.push(&appendix.label);
            walk.spot = Spot { appendix: Some(index), ..Spot::default() };
            walk.path.clear();
            for runs in &appendix.title {
                walk.leaf(runs, "", End::Typed);
            }
            walk.blocks(&appendix.body);
        }
        walk.leaves
    }

    /// "Phụ lục II, mục III.1, bảng 2, số thứ tự 5".
    pub fn place(&self, spot: Spot) -> String {
        let mut parts: Vec<String> = Vec::new();
        if let Some(label) = spot.appendix.and_then(|i| self.appendices.get(i)) {
            parts.push((*label).to_owned());
        }
        if let Some(heading) = spot.heading.and_then(|i| self.headings.get(i)) {
            parts.push(format!("mục {heading}"));
        }
        if let Some(row) = spot.row.and_then(|i| self.rows.get(i)) {
            parts.push(row.words.clone());
        } else if spot.table.is_some() {
            parts.push("bảng".to_owned());
        }
        capitalised(&parts.join(", "))
    }
}

/// With its first letter in upper case.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

struct Walk<'v> {
    leaves: Leaves<'v>,
    spot: Spot,
    /// Numbers of the headings around, each with its level.
    path: Vec<(u32, String)>,
}

impl<'v> Walk<'v> {
    fn blocks(&mut self, blocks: &'v [Block]) {
        for (index, block) in blocks.iter().enumerate() {
            let end = if index + 1 == blocks.len() { End::Last } else { End::Typed };
            match block {
                Block::Paragraph { runs } => self.leaf(runs, "", end),
                Block::Item { marker, runs, .. } => self.leaf(runs, marker, end),
                Block::SectionHeading(heading) => {
                    self.enter(heading.level, &heading.number);
                    let own_end = if heading.run_in.is_none() { end } else { End::Typed };
                    self.leaf(&heading.runs, &heading.number, own_end);
                    if let Some(runs) = &heading.run_in {
                        self.leaf(runs, "", end);
                    }
                }
                Block::Table(table) => self.table(table),
            }
        }
    }

    /// "II", "II.3", "1.1": the numbers around a place. A decimal number tells those above it itself.
    fn enter(&mut self, level: u32, number: &str) {
        self.path.retain(|(above, _)| *above < level);
        let sign = number.trim().trim_end_matches(['.', ')', '-', ':']).trim_start_matches('(').to_owned();
        self.path.push((level, sign));
        let signs: Vec<&str> = self.path.iter().map(|(_, sign)| sign.as_str()).filter(|s| !s.is_empty()).collect();
        let within = |(index, sign): (usize, &&str)| {
            let told = signs.get(index + 1).is_some_and(|next| next.starts_with(&format!("{sign}.")));
            (!told).then(|| (*sign).to_owned())
        };
        let place = signs.iter().enumerate().filter_map(within).collect::<Vec<_>>().join(".");
        self.spot.heading = None;
        if !place.is_empty() {
            self.spot.heading = Some(self.leaves.headings.len());
            self.leaves.headings.push(place);
        }
    }

    fn table(&mut self, table: &'v Table) {
        self.spot.table = Some(self.leaves.tables);
        self.leaves.tables += 1;
        if let Some(runs) = &table.caption {
            self.leaf(runs, "", End::Typed);
        }
        for row in table.header.iter().filter(|row| row.role == RowRole::Header) {
            self.cells(&row.cells);
        }
        for (index, row) in table.rows.iter().enumerate() {
            self.spot.row = Some(self.leaves.rows.len());
            self.leaves.rows.push(row_sign(row, index));
            self.cells(&row.cells);
        }
        self.spot.row = None;
        for runs in &table.notes {
            self.leaf(runs, "", End::Typed);
        }
        self.spot.table = None;
    }

    fn cells(&mut self, cells: &'v [Cell]) {
        for runs in cells.iter().flat_map(|cell| &cell.paragraphs) {
            self.leaf(runs, "", End::Typed);
        }
    }

    fn leaf(&mut self, runs: &'v [Run], label: &'v str, end: End) {
        if let Some(origin) = runs.iter().find_map(|run| run.origin.0) {
            self.leaves.list.push(Leaf { runs, origin, label, end, spot: self.spot });
        }
        for note in runs.iter().filter_map(|run| run.note.as_ref()) {
            self.leaf(note, "", End::Typed);
        }
    }
}

fn row_sign(row: &Row, index: usize) -> RowSign {
    // A number that is typed is a fact, not a sign.
    let runs = row.cells.first().into_iter().flat_map(|cell| cell.paragraphs.iter().flatten());
    let first: String = runs.map(|run| if run.origin.0.is_none() { run.text.as_str() } else { "…" }).collect();
    let counts = |c: char| c.is_alphanumeric() || c == '.';
    let number = (!first.is_empty() && first.chars().count() <= 6 && first.chars().all(counts)).then_some(first);
    let words = match (row.role, &number) {
        (RowRole::Total, _) => "dòng tổng".to_owned(),
        (RowRole::Group, Some(number)) => format!("nhóm {number}"),
        (_, Some(number)) => format!("số thứ tự {number}"),
        (_, None) => format!("dòng {}", index + 1),
    };
    RowSign { number, words }
}

/// The typed part of what prints: without the marks and numbers that its place gives it.
pub(super) fn typed(runs: &[Run]) -> impl Iterator<Item = &Run> {
    runs.iter().filter(|run| run.origin.0.is_some() || run.line_break || run.note.is_some())
}

/// The words of a leaf; a footnote is told apart.
pub(super) fn words(leaf: &Leaf<'_>) -> String {
    let mut out = String::new();
    for run in typed(leaf.runs) {
        if run.line_break {
            out.push('\n');
        } else if run.note.is_none() {
            out.push_str(&run.text);
        }
    }
    if leaf.end != End::Typed {
        out.truncate(out.trim_end_matches(END_MARKS).len());
    }
    out
}

/// What the end of a part replaces.
const END_MARKS: [char; 5] = ['.', '/', ';', ',', ' '];

/// True where two leaves print the same but for the marks that their places give them.
pub(super) fn same(a: &Leaf<'_>, b: &Leaf<'_>) -> bool {
    let plain = |leaf: &Leaf<'_>| matches!(leaf.runs, [run] if run.note.is_none());
    let trimmed = a.end != b.end || a.end == End::Basis;
    if !trimmed && a.runs == b.runs {
        return true;
    }
    if !trimmed && plain(a) && plain(b) {
        return false;
    }
    let (mut a_runs, mut b_runs) = (bare(a), bare(b));
    if trimmed {
        trim(&mut a_runs);
        trim(&mut b_runs);
    }
    a_runs == b_runs
}

/// The typed runs with the text of footnotes left out.
fn bare(leaf: &Leaf<'_>) -> Vec<Run> {
    let mut out: Vec<Run> = Vec::new();
    for run in typed(leaf.runs) {
        let note = run.note.as_ref().map(|_| Vec::new());
        let text = if note.is_some() { String::new() } else { run.text.clone() };
        out.push(Run { text, note, ..run.clone() });
    }
    out
}

fn trim(runs: &mut Vec<Run>) {
    while let Some(last) = runs.last_mut() {
        if last.note.is_some() {
            return;
        }
        last.text.truncate(last.text.trim_end_matches(END_MARKS).len());
        if !last.text.is_empty() {
            return;
        }
        runs.pop();
    }
}
