//! Findings and rules for people and for tools. Nothing here decides what is a finding, or where it is written to.

pub mod changes;
pub mod json;
pub mod page;
pub mod rules;
pub mod sarif;
pub mod short;
pub mod terminal;
mod wrap;

use crate::diag::{Diagnostic, Severity};
use crate::source::{SourceFile, Sources};

/// The findings of one plan, with the files they point into.
#[derive(Debug, Clone, Copy)]
pub struct Findings<'a> {
    /// The files; the first is the plan.
    pub sources: &'a Sources,
    /// The findings, in order.
    pub list: &'a [Diagnostic],
}

impl<'a> Findings<'a> {
    /// The file of a finding; one without a place belongs to the plan as a whole.
    fn file(&self, finding: &Diagnostic) -> Option<&'a SourceFile> {
        match finding.span {
            Some(span) => Some(self.sources.get(span.file)),
            None => self.sources.iter().next(),
        }
    }
}

/// How many findings of each weight there are.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Findings that stop the plan.
    pub errors: usize,
    /// Findings that are probably mistakes.
    pub warnings: usize,
    /// Findings worth knowing.
    pub notes: usize,
}

impl Counts {
    /// Counts a list.
    pub fn of(list: &[Diagnostic]) -> Self {
        let count = |severity| list.iter().filter(|f| f.severity == severity).count();
        Counts { errors: count(Severity::Error), warnings: count(Severity::Warning), notes: count(Severity::Note) }
    }

    /// "3 lỗi, 2 cảnh báo, 1 lưu ý", without what is zero; empty when all is.
    pub fn words(self) -> String {
        [(self.errors, Severity::Error), (self.warnings, Severity::Warning), (self.notes, Severity::Note)]
            .into_iter()
            .filter(|(count, _)| *count > 0)
            .map(|(count, severity)| format!("{count} {}", word(severity)))
            .collect::<Vec<_>>()
            .join(", ")
    }
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.errors += other.errors;
        self.warnings += other.warnings;
        self.notes += other.notes;
    }
}

/// The word for a weight.
pub fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "lỗi",
        Severity::Warning => "cảnh báo",
        Severity::Note => "lưu ý",
    }
}

/// The word for a weight in what tools read.
fn key(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// What begins and ends the colour of a weight.
fn tint(severity: Severity, colour: bool) -> (&'static str, &'static str) {
    match severity {
        _ if !colour => ("", ""),
        Severity::Error => ("\x1b[1;31m", "\x1b[0m"),
        Severity::Warning => ("\x1b[1;33m", "\x1b[0m"),
        Severity::Note => ("\x1b[1;36m", "\x1b[0m"),
    }
}

/// Text that cannot steer a terminal: control characters and those that turn the direction of writing become U+FFFD.
pub(crate) fn harmless(text: &str) -> String {
    text.chars().map(|c| if steers(c) && c != '\n' { '\u{fffd}' } else { c }).collect()
}

/// True for characters that a terminal obeys or does not show.
fn steers(c: char) -> bool {
    c.is_control()
        || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
}
