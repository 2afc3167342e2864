#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
//! The mistakes of `mistakes/`, kind by kind, with every finding and what is left of the tree; `BLESS=1` writes it anew.

mod robust;
mod spans;

use super::*;
use crate::source::Sources;
use std::fmt::Write;
use std::path::Path;

/// Parses, and gives the findings in order.
fn parse_text(text: &str) -> (Sources, Tree, Vec<Diagnostic>) {
    let mut sources = Sources::new();
    let id = sources.add("plan.yaml", "plan.yaml", text);
    let mut diags = Diags::new();
    let tree = parse(sources.get(id), &mut diags);
    (sources, tree, diags.into_sorted())
}

fn dump(node: &Node) -> String {
    match &node.value {
        Value::Scalar(_) if node.is_null() => "∅".to_owned(),
        Value::Scalar(scalar) => format!("{:?}", scalar.text),
        Value::Sequence(items) => format!("[{}]", items.iter().map(dump).collect::<Vec<_>>().join(", ")),
        Value::Mapping(entries) => {
            let entry = |entry: &Entry| format!("{}: {}", entry.key.value, dump(&entry.value));
            format!("{{{}}}", entries.iter().map(entry).collect::<Vec<_>>().join(", "))
        }
    }
}

fn report(text: &str) -> String {
    let (sources, tree, found) = parse_text(text);
    let place = |span: Span| {
        let (line, column) = sources.get(span.file).line_column(span.start);
        format!("{line}:{column} ‹{}›", sources.get(span.file).slice(span).escape_debug())
    };
    let mut out = String::new();
    for d in found {
        writeln!(out, "{} {} {}", d.rule.code, place(d.span.unwrap()), d.message).unwrap();
        writeln!(out, "  → {}", d.help.unwrap()).unwrap();
        if let Some(fix) = d.fix {
            writeln!(out, "  ✎ {} ⇒ {}", place(fix.span), fix.replacement).unwrap();
        }
        for label in d.labels {
            writeln!(out, "  · {} {}", place(label.span), label.text).unwrap();
        }
    }
    let complete = if tree.complete { "" } else { " (thiếu)" };
    writeln!(out, "= {}{complete}", tree.root.as_ref().map_or("không có gì".to_owned(), dump)).unwrap();
    out
}

#[test]
fn every_mistake_has_its_words() {
    const CUT: &str = "────────\n";
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/syntax/tests/mistakes");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.sort();
    assert!(files.len() >= 8, "{files:?}");
    for path in files {
        let wanted = std::fs::read_to_string(&path).unwrap();
        let mut got = String::new();
        for case in wanted.split(CUT).filter(|case| !case.is_empty()) {
            let plan = case.split("····\n").next().unwrap();
            let text = plan.replace('⇥', "\t").replace('↵', "\r");
            got += &format!("{CUT}{plan}····\n{}", report(&text));
        }
        if std::env::var_os("BLESS").is_some() {
            std::fs::write(&path, &got).unwrap();
        } else {
            assert_eq!(got, wanted, "{}", path.display());
        }
    }
}
