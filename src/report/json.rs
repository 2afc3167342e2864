//! Findings as one JSON array, for tools.
//!
//! Offsets are bytes of the file as it lies on the disk, from 0; lines and columns count from 1.

use super::{Findings, key};
use crate::diag::{Diagnostic, Span};
use crate::source::Sources;
use serde::Serialize;

/// Bytes of a byte-order mark, which the text in memory lacks.
const MARK: usize = '\u{feff}'.len_utf8();

#[derive(Serialize)]
pub(super) struct Finding<'a> {
    code: &'a str,
    name: &'a str,
    severity: &'static str,
    message: &'a str,
    clause: Option<&'a str>,
    file: Option<&'a str>,
    #[serde(flatten)]
    place: Place,
    help: Option<&'a str>,
    label: Option<&'a str>,
    labels: Vec<Label<'a>>,
    fix: Option<Fix<'a>>,
}

#[derive(Serialize, Default)]
pub(super) struct Place {
    start: Option<usize>,
    end: Option<usize>,
    line: Option<usize>,
    column: Option<usize>,
    end_line: Option<usize>,
    end_column: Option<usize>,
}

#[derive(Serialize)]
struct Label<'a> {
    text: &'a str,
    file: &'a str,
    #[serde(flatten)]
    place: Place,
}

#[derive(Serialize)]
struct Fix<'a> {
    title: &'a str,
    replacement: &'a str,
    file: &'a str,
    #[serde(flatten)]
    place: Place,
}

/// The findings of all plans as one JSON array with a line break at its end.
pub fn write(all: &[Findings<'_>]) -> serde_json::Result<String> {
    let list: Vec<Finding<'_>> = all.iter().flat_map(|findings| dress(*findings)).collect();
    let mut text = serde_json::to_string_pretty(&list)?;
    text.push('\n');
    Ok(text)
}

fn dress(findings: Findings<'_>) -> impl Iterator<Item = Finding<'_>> {
    findings.list.iter().map(move |finding| dress_one(findings, finding))
}

/// A finding as tools read it.
pub(super) fn dress_one<'a>(findings: Findings<'a>, finding: &'a Diagnostic) -> Finding<'a> {
    let sources = findings.sources;
    Finding {
        code: finding.rule.code,
        name: finding.rule.name,
        severity: key(finding.severity),
        message: &finding.message,
        clause: Some(finding.rule.clause).filter(|clause| !clause.is_empty()),
        file: findings.file(finding).map(|file| file.name.as_str()),
        place: finding.span.map(|span| place(span, sources)).unwrap_or_default(),
        help: finding.help.as_deref(),
        label: finding.label.as_deref(),
        labels: finding
            .labels
            .iter()
            .map(|label| Label {
                text: &label.text,
                file: name(label.span, sources),
                place: place(label.span, sources),
            })
            .collect(),
        fix: finding.fix.as_ref().map(|fix| Fix {
            title: &fix.title,
            replacement: &fix.replacement,
            file: name(fix.span, sources),
            place: place(fix.span, sources),
        }),
    }
}

/// The file of a span.
pub(super) fn name(span: Span, sources: &Sources) -> &str {
    &sources.get(span.file).name
}

/// Where a span lies: bytes from 0, lines and columns from 1.
pub(super) fn place(span: Span, sources: &Sources) -> Place {
    let file = sources.get(span.file);
    let mark = if file.bom { MARK } else { 0 };
    let (line, column) = file.line_column(span.start);
    let (end_line, end_column) = file.line_column(span.end);
    Place {
        start: Some(span.start + mark),
        end: Some(span.end + mark),
        line: Some(line),
        column: Some(column),
        end_line: Some(end_line),
        end_column: Some(end_column),
    }
}
