//! From pieces of prose to runs, and the small repairs of punctuation that the rules ask for.

use super::expression::Expressions;
use super::{Block, Origin, Run, Runs};
use crate::diag::{Diags, Span};
use crate::prose::{Inline, Line, Prose, ProseBlock};
use crate::value::DatePiece;

/// Bold and italic at one place.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    bold: bool,
    italic: bool,
}

/// Turns prose into runs, with expressions evaluated.
pub(super) struct Typesetter<'a> {
    pub expressions: &'a Expressions,
    pub diags: &'a mut Diags,
}

impl Typesetter<'_> {
    /// A line.
    pub fn line(&mut self, line: &Line) -> Runs {
        self.runs(&line.content)
    }

    /// Pieces of a line.
    pub fn runs(&mut self, content: &[Inline]) -> Runs {
        let mut out = Runs::new();
        self.collect(content, Style::default(), None, &mut out);
        out
    }

    fn collect(&mut self, content: &[Inline], style: Style, url: Option<&str>, out: &mut Runs) {
        for piece in content {
            match piece {
                Inline::Text(words) => {
                    let origin = words.pieces().fold(Origin::default(), |all, (_, span)| all.to(span.into()));
                    push(out, words.as_str(), style, url, origin);
                }
                Inline::Expression(expression) => {
                    if let Some(text) = self.expressions.evaluate(expression, self.diags) {
                        push(out, &text, style, url, expression.span.into());
                    }
                }
                Inline::Strong(inner) => self.collect(inner, Style { bold: true, ..style }, url, out),
                Inline::Emphasis(inner) => self.collect(inner, Style { italic: true, ..style }, url, out),
                Inline::Link { url, content } => self.collect(content, style, Some(url), out),
                Inline::Note(inner) => {
                    let note = self.runs(inner);
                    out.push(Run { note: Some(note), ..Run::default() });
                }
                Inline::Break => out.push(Run { line_break: true, ..Run::default() }),
            }
        }
    }

    /// Paragraphs and list items as blocks.
    pub fn blocks(&mut self, prose: &Prose, out: &mut Vec<Block>) {
        self.prose_blocks(&prose.blocks, 0, out);
    }

    pub fn prose_blocks(&mut self, blocks: &[ProseBlock], depth: u32, out: &mut Vec<Block>) {
        for block in blocks {
            match block {
                ProseBlock::Paragraph(content) => out.push(Block::Paragraph { runs: self.runs(content) }),
                ProseBlock::List(items) => {
                    for item in items {
                        let mut rest = item.blocks.as_slice();
                        let mut runs = Runs::new();
                        if let Some((ProseBlock::Paragraph(content), others)) = rest.split_first() {
                            runs = self.runs(content);
                            rest = others;
                        }
                        out.push(Block::Item { marker: item.marker.clone().into(), depth, bold_marker: false, runs });
                        self.prose_blocks(rest, depth + 1, out);
                    }
                }
                ProseBlock::Table(table) => out.push(Block::Table(super::table::markdown(self, table))),
            }
        }
    }

    /// The paragraphs of a table cell; list items keep their marker.
    pub fn cell(&mut self, prose: &Prose) -> Vec<Runs> {
        let mut out = Vec::new();
        self.cell_blocks(&prose.blocks, &mut out);
        out
    }

    fn cell_blocks(&mut self, blocks: &[ProseBlock], out: &mut Vec<Runs>) {
        for block in blocks {
            match block {
                ProseBlock::Paragraph(content) => out.push(self.runs(content)),
                ProseBlock::List(items) => {
                    for item in items {
                        let at = out.len();
                        self.cell_blocks(&item.blocks, out);
                        match out.get_mut(at) {
                            Some(first) => first.insert(0, plain(format!("{} ", item.marker))),
                            None => out.push(vec![plain(item.marker.clone())]),
                        }
                        if let Some(first) = out.get_mut(at) {
                            *first = joined(std::mem::take(first));
                        }
                    }
                }
                ProseBlock::Table(table) => {
                    for row in std::iter::once(&table.header).chain(&table.rows) {
                        let mut line = Runs::new();
                        for (i, cell) in row.iter().enumerate() {
                            if i > 0 {
                                line.push(plain(" "));
                            }
                            line.extend(self.runs(cell));
                        }
                        out.push(joined(line));
                    }
                }
            }
        }
    }
}

fn push(out: &mut Runs, text: &str, style: Style, url: Option<&str>, origin: Origin) {
    if text.is_empty() {
        return;
    }
    let run = Run {
        text: text.to_owned(),
        bold: style.bold,
        italic: style.italic,
        url: url.map(str::to_owned),
        origin,
        ..Run::default()
    };
    join(out, run);
}

/// Adds a run; words of one style are one run.
fn join(out: &mut Runs, run: Run) {
    match out.last_mut() {
        Some(last) if same_style(last, &run) => {
            last.text.push_str(&run.text);
            last.origin = last.origin.to(run.origin);
        }
        _ => out.push(run),
    }
}

fn same_style(a: &Run, b: &Run) -> bool {
    let words = |r: &Run| r.note.is_none() && r.gap.is_none() && !r.line_break;
    words(a) && words(b) && a.bold == b.bold && a.italic == b.italic && a.url == b.url
}

/// Joins neighbouring runs of one style.
fn joined(runs: Runs) -> Runs {
    let mut out: Runs = Vec::with_capacity(runs.len());
    for run in runs {
        join(&mut out, run);
    }
    out
}

/// A run of plain words that were typed in the bytes of `span`.
pub(super) fn typed(text: impl Into<String>, span: Span) -> Run {
    Run { origin: span.into(), ..plain(text) }
}

/// A run of plain words.
pub(super) fn plain(text: impl Into<String>) -> Run {
    Run { text: text.into(), ..Run::default() }
}

/// A blank, this many digits wide.
pub(super) fn gap(digits: u32) -> Run {
    Run { gap: Some(digits), ..Run::default() }
}

/// Pieces of a date; what is not known yet is a blank.
pub(super) fn date_runs(pieces: Vec<DatePiece>) -> Runs {
    let runs = pieces
        .into_iter()
        .map(|piece| match piece {
            DatePiece::Text(text) => plain(text),
            DatePiece::Blank(digits) => gap(u32::try_from(digits).unwrap_or(2)),
        })
        .collect();
    joined(runs)
}

/// All words, for measures and bookmarks.
pub(super) fn words(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        if run.line_break {
            out.push(' ');
        }
        out.push_str(&run.text);
    }
    out
}

/// In capitals.
pub(super) fn capitals(mut runs: Runs) -> Runs {
    for run in &mut runs {
        run.text = run.text.to_uppercase();
    }
    runs
}

/// Takes closing marks and blanks off the end.
pub(super) fn trim_end(runs: &mut Runs, marks: &[char]) {
    while let Some(last) = runs.last_mut() {
        if last.note.is_some() || last.gap.is_some() || last.url.is_some() && !last.text.ends_with(char::is_whitespace)
        {
            return;
        }
        let kept = last.text.trim_end_matches(|c: char| c.is_whitespace() || marks.contains(&c)).len();
        last.text.truncate(kept);
        if !last.text.is_empty() {
            return;
        }
        runs.pop();
    }
}

/// Adds words at the end, in the style of what stands there unless that is a link.
pub(super) fn append(runs: &mut Runs, text: &str) {
    match runs.last_mut() {
        Some(last) if last.note.is_none() && last.gap.is_none() && !last.line_break && last.url.is_none() => {
            last.text.push_str(text);
        }
        _ => runs.push(plain(text)),
    }
}
