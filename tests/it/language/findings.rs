//! What the compiler says about broken plans: place, words and advice of every finding.

use super::{compare_all, compile, files, root, serves};
use kehoach::diag::{Diagnostic, Severity};
use kehoach::pipeline::Compiled;
use std::path::Path;

const FOLDER: &str = "tests/fixtures/findings";

/// One line per finding: `line:col-endline:endcol severity CODE message | help`.
pub fn print_findings(compiled: &Compiled) -> String {
    compiled.findings.iter().map(|f| print_finding(compiled, f)).collect()
}

fn print_finding(compiled: &Compiled, finding: &Diagnostic) -> String {
    let place = finding.span.map_or_else(
        || "-".to_owned(),
        |span| {
            let file = compiled.sources.get(span.file);
            let ((line, column), (end_line, end_column)) = (file.line_column(span.start), file.line_column(span.end));
            let other = if span.file.0 == 0 { String::new() } else { format!("{}:", file.name) };
            format!("{other}{line}:{column}-{end_line}:{end_column}")
        },
    );
    let severity = match finding.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    };
    let help = finding.help.as_deref().unwrap_or("!");
    format!("{place} {severity} {} {} | {help}\n", finding.rule.code, finding.message)
}

#[test]
fn every_mistake_is_told_with_its_place_and_what_to_do() {
    let mut inputs = files(&root().join(FOLDER), ".yaml");
    inputs.retain(|path| !serves(path));
    compare_all(FOLDER, &inputs, &|path: &Path| print_findings(&compile(path)));
}

#[test]
fn every_rule_about_files_and_shape_has_a_fixture() {
    let mut seen = String::new();
    for path in files(&root().join(FOLDER), ".expected") {
        seen.push_str(&std::fs::read_to_string(path).unwrap());
    }
    // KH002 needs a file of eight megabytes: see below.
    let missing: Vec<&str> = (1..=29)
        .filter_map(|n| kehoach::check::find(&format!("KH{n:03}")))
        .map(|entry| entry.rule.code)
        .filter(|code| *code != "KH002" && !seen.contains(code))
        .collect();
    assert!(missing.is_empty(), "no fixture shows {missing:?}");
}

#[test]
fn a_file_too_large_is_one_finding() {
    let text = "# dài\n".repeat(1_500_000);
    let compiled = kehoach::pipeline::compile_text("plan.yaml", &text);
    assert!(print_findings(&compiled).starts_with("1:1-1:1 error KH002 "), "{}", print_findings(&compiled));
    assert_eq!(compiled.findings.len(), 1);
}

#[test]
fn every_finding_says_what_to_do_in_the_house_style() {
    for path in files(&root().join(FOLDER), ".yaml") {
        let compiled = compile(&path);
        for f in &compiled.findings {
            let line = print_finding(&compiled, f);
            let help = f.help.as_deref().unwrap_or_else(|| panic!("no help: {line}"));
            assert!(!f.message.ends_with('.') && !help.ends_with('.'), "{line}");
            assert!(!f.message.starts_with(char::is_uppercase) && !help.starts_with(char::is_uppercase), "{line}");
            for key in ["scalar", "mapping", "parser", "error", "unexpected"] {
                assert!(!f.message.contains(key), "{line}");
            }
        }
        let mut lines: Vec<String> = compiled.findings.iter().map(|f| print_finding(&compiled, f)).collect();
        let count = lines.len();
        lines.dedup();
        assert_eq!(count, lines.len(), "{} repeats itself", path.display());
    }
}
