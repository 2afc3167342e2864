//! From text to the tree of keys and raw scalars, every one with its bytes.
//!
//! The parser stops at its first syntax error. So that one run shows every mistake, the mistake is masked or blanked
//! in a copy of equal length and the copy is read again: every span stays true to the file.

mod build;
mod lines;
mod marks;
mod mistake;
mod node;
mod place;
mod quotes;
mod read;
mod shape;

pub use node::{Comment, Entry, Node, Scalar, Style, Tree, Value};
pub use place::Places;

use crate::diag::{Diagnostic, Diags, EMPTY, SYNTAX, Severity, Span};
use crate::source::SourceFile;
use lines::MASK;
use mistake::{Mistake, Repair};
use read::{Cause, Reading, Stop};
use std::collections::BTreeSet;

/// Syntax errors listed for one file.
pub const MAX_ERRORS: usize = 20;

/// Readings of one file, so that a large broken file does not take minutes.
fn max_readings(bytes: usize) -> usize {
    (16 * 1024 * 1024 / bytes.max(1)).clamp(4, 64)
}

/// Parses a plan file, reporting every mistake it can reach; the tree then lacks only what could not be read.
pub fn parse(file: &SourceFile, diags: &mut Diags) -> Tree {
    if !file.readable {
        return Tree::default();
    }
    let mut recovery = Recovery::new(file);
    let mut reading = read::read(file.id, &recovery.text, file.text());
    for _ in 1..max_readings(file.text().len()) {
        let Some(stop) = reading.stop.take().or_else(|| only_text(&reading)) else { break };
        if !recovery.repair(&stop) {
            reading.stop = Some(stop);
            break;
        }
        reading = read::read(file.id, &recovery.text, file.text());
    }
    let Reading { mut tree, findings, stop } = reading;
    tree.complete = recovery.findings.is_empty() && stop.is_none();
    diags.extend(recovery.findings);
    diags.extend(findings);
    if tree.complete && tree.root.as_ref().is_none_or(Node::is_null) {
        let help = "viết kế hoạch vào tệp, hoặc chép từ một kế hoạch đã có";
        diags.push(Diagnostic::new(&EMPTY, Span::new(file.id, 0..0), "tệp không có nội dung").help(help));
    }
    diags.extend(tree.comments.iter().filter(|c| cuts_text(c, file)).map(|c| {
        Diagnostic::new(&SYNTAX, c.span, "phần từ dấu “#” bị coi là ghi chú và không in")
            .severity(Severity::Warning)
            .help("nếu là nội dung thì đặt cả giá trị trong dấu nháy; nếu là ghi chú thì để một dấu cách sau “#”")
    }));
    tree
}

/// "Tổ #1": what follows the sign stands close to it, and words stand before it on the line.
fn cuts_text(comment: &Comment, file: &SourceFile) -> bool {
    let before = file.text().get(..comment.span.start).unwrap_or_default();
    let line = before.rsplit('\n').next().unwrap_or_default();
    !line.trim().is_empty() && comment.text.starts_with(char::is_alphanumeric)
}

/// A document that is one text is a mapping whose colons are all wrong.
fn only_text(reading: &Reading) -> Option<Stop> {
    let root = reading.tree.root.as_ref().filter(|root| !root.is_null())?;
    root.as_scalar()?;
    let last = root.span.range();
    Some(Stop { cause: Cause::OnlyText, at: last.start, last, last_style: None, brackets: Vec::new() })
}

/// The copy that is repaired from reading to reading.
struct Recovery<'a> {
    file: &'a SourceFile,
    text: String,
    /// Starts of the lines that already have a finding: what follows from a mistake is no second one.
    reported: BTreeSet<usize>,
    /// Starts of the lines whose tabs became spaces: their columns are a guess, and no mistake.
    tabbed: BTreeSet<usize>,
    findings: Vec<Diagnostic>,
}

impl<'a> Recovery<'a> {
    fn new(file: &'a SourceFile) -> Self {
        let mut recovery = Recovery {
            file,
            text: file.text().to_owned(),
            reported: BTreeSet::new(),
            tabbed: BTreeSet::new(),
            findings: Vec::new(),
        };
        // Control characters have findings of their own.
        for (at, c) in file.text().char_indices() {
            let control = c.is_control() && !matches!(c, '\t' | '\n' | '\r');
            if control || c == '\u{feff}' || (u32::from(c) & 0xfffe) == 0xfffe {
                recovery.apply(&Repair::Mask(at..at + c.len_utf8()));
            }
        }
        for marks in marks::find(file).into_iter().take(MAX_ERRORS) {
            recovery.findings.push(marks.finding);
            // Empty lines: blanks before the first line of a block text would be its indentation.
            for range in marks.extra {
                let lines = "\n".repeat(range.len());
                recovery.text.replace_range(range, &lines);
            }
        }
        recovery
    }

    /// Reports the mistake behind a stop and takes it out of the copy; false when there is nothing more to gain.
    fn repair(&mut self, stop: &Stop) -> bool {
        let text = self.text.clone();
        let Mistake { finding, repairs, tabbed } = mistake::explain(self.file, &text, stop);
        let at = finding.span.map_or(stop.at, |span| span.start);
        let line = lines::line_start(&text, at);
        let shifted = matches!(stop.cause, Cause::Colon | Cause::NoColon | Cause::Indent);
        let known = !self.reported.insert(line) || (shifted && self.tabbed.contains(&line));
        if !known {
            self.tabbed.extend(tabbed);
            self.findings.push(finding);
            for repair in &repairs {
                self.apply(repair);
            }
        }
        if self.findings.len() >= MAX_ERRORS || stop.cause == Cause::TooDeep {
            return false;
        }
        if known || self.text == text {
            return self.blank_line(&text, line) || self.blank_line(&text, stop.at);
        }
        true
    }

    /// Blanks the line of `at` and what lies deeper; false when that changes nothing.
    fn blank_line(&mut self, text: &str, at: usize) -> bool {
        let start = lines::first_of_line(text, at);
        let end = lines::deeper_end(text, at, start - lines::line_start(text, at));
        self.apply(&Repair::Blank(start..end));
        self.text != text
    }

    fn apply(&mut self, repair: &Repair) {
        let (range, with) = match repair {
            Repair::Mask(range) => (range.clone(), MASK),
            Repair::Blank(range) => (range.clone(), b' '),
        };
        let Some(old) = self.text.get(range.clone()) else { return };
        let kept = old.bytes().map(|byte| char::from(if matches!(byte, b'\n' | b'\r') { byte } else { with }));
        let new: String = kept.collect();
        self.text.replace_range(range, &new);
    }
}

#[cfg(test)]
mod tests;
