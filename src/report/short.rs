//! One line for each finding: `file:line:column: lỗi KH010: message`.

use super::{Findings, harmless, word};
use crate::diag::Diagnostic;
use std::io::{self, Write};

/// Writes the findings that `wanted` takes, one on a line.
///
/// # Errors
/// The stream cannot be written.
pub fn write(out: &mut dyn Write, findings: Findings<'_>, wanted: impl Fn(&Diagnostic) -> bool) -> io::Result<()> {
    for finding in findings.list.iter().filter(|finding| wanted(finding)) {
        if let Some(file) = findings.file(finding) {
            write!(out, "{}:", file.name)?;
            if let Some(span) = finding.span {
                let (line, column) = file.line_column(span.start);
                write!(out, "{line}:{column}:")?;
            }
            write!(out, " ")?;
        }
        let message = harmless(&finding.message).replace('\n', " ");
        writeln!(out, "{} {}: {message}", word(finding.severity), finding.rule.code)?;
    }
    Ok(())
}
