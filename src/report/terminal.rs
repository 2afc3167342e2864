//! Findings for a terminal, with the lines they point at. The words are ours, the underlines are drawn by miette.

use super::wrap::{columns, wrap};
use super::{Findings, harmless, steers, word};
use crate::diag::{Diagnostic, Severity, Span};
use crate::source::SourceFile;
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteError, MietteSpanContents, SourceCode, SourceSpan,
    SpanContents, ThemeCharacters, ThemeStyles,
};
use std::fmt;
use std::io::{self, Write};
use std::ops::Range;

/// How the report looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// With colours.
    pub colour: bool,
    /// Columns of the terminal.
    pub width: usize,
}

/// Narrower than this nothing can be read.
const NARROWEST: usize = 40;

/// Wider than this is as wide as wanted.
const WIDEST: usize = 1 << 16;

/// Writes the findings that `wanted` takes, an empty line after each.
///
/// # Errors
/// The stream cannot be written.
pub fn write(
    out: &mut dyn Write,
    findings: Findings<'_>,
    look: Look,
    wanted: impl Fn(&Diagnostic) -> bool,
) -> io::Result<()> {
    let look = Look { width: look.width.max(NARROWEST), ..look };
    for finding in findings.list.iter().filter(|finding| wanted(finding)) {
        write_one(out, findings, finding, look)?;
        writeln!(out)?;
    }
    Ok(())
}

fn write_one(out: &mut dyn Write, findings: Findings<'_>, finding: &Diagnostic, look: Look) -> io::Result<()> {
    let head = format!("{}[{}]", word(finding.severity), finding.rule.code);
    let message = wrap(&harmless(&finding.message), look.width, columns(&head) + 1, 2);
    let (tint, bold, end) = match (look.colour, finding.severity) {
        (false, _) => ("", "", ""),
        (true, Severity::Error) => ("\x1b[1;31m", "\x1b[0;1m", "\x1b[0m"),
        (true, Severity::Warning) => ("\x1b[1;33m", "\x1b[0;1m", "\x1b[0m"),
        (true, Severity::Note) => ("\x1b[1;36m", "\x1b[0;1m", "\x1b[0m"),
    };
    writeln!(out, "{tint}{head}{bold} {message}{end}")?;
    match (finding.span, findings.file(finding)) {
        (Some(_), _) => {
            for place in places(findings, finding) {
                out.write_all(place.draw(finding.severity, look).as_bytes())?;
            }
        }
        (None, Some(file)) => writeln!(out, "  tệp: {}", harmless(&file.name))?,
        (None, None) => {}
    }
    let clause = Some(finding.rule.clause).filter(|clause| !clause.is_empty());
    for (title, text) in [("sửa: ", finding.help.as_deref()), ("căn cứ: ", clause)] {
        if let Some(text) = text {
            let indent = 2 + columns(title);
            let text = wrap(&harmless(text), look.width, indent, indent);
            let (tint, end) = if look.colour { ("\x1b[36m", "\x1b[0m") } else { ("", "") };
            writeln!(out, "  {tint}{title}{end}{text}")?;
        }
    }
    Ok(())
}

/// One line of a file, and what to mark in it.
struct Place<'a> {
    file: &'a SourceFile,
    line: usize,
    marks: Vec<Mark>,
}

struct Mark {
    /// Bytes of the line.
    range: Range<usize>,
    text: Option<String>,
    primary: bool,
}

/// The lines to show, the one of the finding first; places on one line are shown together.
fn places<'a>(findings: Findings<'a>, finding: &Diagnostic) -> Vec<Place<'a>> {
    let own = finding.span.map(|span| (span, finding.label.as_deref(), true));
    let others = finding.labels.iter().map(|label| (label.span, Some(label.text.as_str()), false));
    let mut places: Vec<Place<'a>> = Vec::new();
    for (span, text, primary) in own.into_iter().chain(others) {
        let file = findings.sources.get(span.file);
        let (line, range) = within_line(file, span);
        let mark = Mark { range, text: text.map(harmless), primary };
        match places.iter_mut().find(|place| place.file.id == file.id && place.line == line) {
            Some(place) => place.marks.push(mark),
            None => places.push(Place { file, line, marks: vec![mark] }),
        }
    }
    places
}

/// The line on which a span begins and the bytes of it that the span covers.
fn within_line(file: &SourceFile, span: Span) -> (usize, Range<usize>) {
    let line = file.line_column(span.start).0;
    let bytes = file.line_range(line);
    let start = span.start.clamp(bytes.start, bytes.end);
    let covered = file.text().get(start..span.end.clamp(start, bytes.end)).unwrap_or("").trim_end();
    (line, start - bytes.start..start - bytes.start + covered.len())
}

impl Place<'_> {
    fn draw(&self, severity: Severity, look: Look) -> String {
        let text = self.file.line_text(self.line);
        let Some(first) = self.marks.iter().find(|mark| mark.primary).or(self.marks.first()) else {
            return String::new();
        };
        let gutter = self.line.to_string().len() + 4;
        let label = first.text.as_deref().map_or(0, columns);
        let cut = Cut::of(text, &first.range, look.width.saturating_sub(gutter), label);
        let labels = self.marks.iter().map(|mark| {
            let (start, end) = (cut.at(mark.range.start), cut.at(mark.range.end));
            let span = SourceSpan::from((start, end.saturating_sub(start)));
            if mark.primary {
                LabeledSpan::new_primary_with_span(mark.text.clone(), span)
            } else {
                LabeledSpan::new_with_span(mark.text.clone(), span)
            }
        });
        let start = self.file.line_range(self.line).start + first.range.start;
        let snippet = Snippet {
            labels: labels.collect(),
            name: harmless(&self.file.name),
            line: self.line,
            column: self.file.line_column(start).1,
            text: cut.text,
        };
        let mut drawn = String::new();
        let handler = GraphicalReportHandler::new_themed(theme(severity, look.colour))
            .with_context_lines(0)
            .with_width(look.width)
            .without_syntax_highlighting();
        // Writing to a string cannot fail.
        let _ = handler.render_report(&mut drawn, &snippet);
        // Above the frame stands an empty message.
        let frame = drawn.lines().skip_while(|line| !line.contains('╭'));
        frame.map(|line| format!("{}\n", line.trim_end())).collect()
    }
}

fn theme(severity: Severity, colour: bool) -> GraphicalTheme {
    let mut styles = if colour { ThemeStyles::ansi() } else { ThemeStyles::none() };
    let mark = match severity {
        Severity::Error => styles.error,
        Severity::Warning => styles.warning,
        Severity::Note => styles.advice,
    };
    styles.highlights = vec![mark];
    GraphicalTheme { characters: ThemeCharacters::unicode(), styles }
}

/// A line as shown: cut to the width around what is marked, without anything a terminal would obey.
struct Cut {
    text: String,
    /// For each shown character, the byte it has in the line and the byte it has here.
    map: Vec<(usize, usize)>,
}

impl Cut {
    fn of(line: &str, marked: &Range<usize>, width: usize, label: usize) -> Self {
        let width = width.clamp(20, WIDEST);
        let chars: Vec<(usize, char)> = line.char_indices().collect();
        let index = |byte: usize| chars.partition_point(|&(at, _)| at < byte);
        let (first, last) = (index(marked.start), index(marked.end));
        let all = columns(line);
        // The underline hangs its label from its middle, so that much room is needed to the right of it.
        let middle = (first + last.min(first + width)) / 2;
        let (mut from, mut to) = (0, chars.len());
        if all > width || middle + label + 5 > width {
            let need = (last.min(first + width) - first).max((middle - first) + label + 5);
            let lead = width.saturating_sub(need + 2).min(width / 3);
            from = first.saturating_sub(lead);
            // Never leave out fewer characters than the dots are worth.
            if from <= 2 {
                from = 0;
            }
            to = chars.len().min(from + width - 2);
        }
        let mut text = String::new();
        if from > 0 {
            text.push('…');
        }
        let mut map = Vec::with_capacity(to - from);
        for &(at, c) in chars.get(from..to).unwrap_or_default() {
            map.push((at, text.len()));
            match c {
                '\t' => text.push(' '),
                c if steers(c) => text.push('\u{fffd}'),
                c => text.push(c),
            }
        }
        map.push((chars.get(to).map_or(line.len(), |&(at, _)| at), text.len()));
        if to < chars.len() {
            text.push('…');
        }
        if text.is_empty() {
            text.push(' ');
        }
        Cut { text, map }
    }

    /// Where a byte of the line stands here; a byte that was cut away stands at the nearer end.
    fn at(&self, byte: usize) -> usize {
        let index = self.map.partition_point(|&(at, _)| at < byte).min(self.map.len().saturating_sub(1));
        self.map.get(index).map_or(0, |&(_, here)| here)
    }
}

/// What miette is given: one line that it takes for the whole file.
#[derive(Debug)]
struct Snippet {
    text: String,
    name: String,
    line: usize,
    column: usize,
    labels: Vec<LabeledSpan>,
}

impl fmt::Display for Snippet {
    fn fmt(&self, _: &mut fmt::Formatter<'_>) -> fmt::Result {
        Ok(())
    }
}

impl std::error::Error for Snippet {}

impl miette::Diagnostic for Snippet {
    fn source_code(&self) -> Option<&dyn SourceCode> {
        Some(self)
    }

    fn labels(&self) -> Option<Box<dyn Iterator<Item = LabeledSpan> + '_>> {
        Some(Box::new(self.labels.iter().cloned()))
    }
}

impl SourceCode for Snippet {
    fn read_span<'a>(
        &'a self,
        _: &SourceSpan,
        _: usize,
        _: usize,
    ) -> Result<Box<dyn SpanContents<'a> + 'a>, MietteError> {
        let whole = SourceSpan::from((0, self.text.len()));
        let (line, column) = (self.line.saturating_sub(1), self.column.saturating_sub(1));
        let bytes = self.text.as_bytes();
        Ok(Box::new(MietteSpanContents::new_named(self.name.clone(), bytes, whole, line, column, 1)))
    }
}
