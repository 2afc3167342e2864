//! The PDF itself, read by tools of others: poppler and qpdf. Without them a test says so and returns, unless
//! `KH_TOOLS=required`.

use super::find::Faults;
use super::plans::{Doc, docs, view};
use kehoach::diag::Diags;
use kehoach::render::{Resources, typeset};
use kehoach::view::Block;
use rayon::prelude::*;
use std::io::Write;
use std::path::PathBuf;
use std::process::Command;
use std::sync::LazyLock;
use unicode_normalization::{UnicodeNormalization, is_nfc};

/// A document, its PDF and where it lies.
type File = (&'static Doc, Vec<u8>, PathBuf);

/// The PDF of every plan, as bytes and as a file.
static FILES: LazyLock<(tempfile::TempDir, Vec<File>)> = LazyLock::new(|| {
    let folder = tempfile::tempdir().unwrap();
    let write = |(n, doc): (usize, &'static Doc)| {
        let mut diags = Diags::new();
        let bytes = doc.typeset.pdf(&mut diags).unwrap();
        assert!(diags.is_empty(), "{}: {diags:?}", doc.name);
        let path = folder.path().join(format!("{n}.pdf"));
        std::fs::write(&path, &bytes).unwrap();
        (doc, bytes, path)
    };
    let files = docs().par_iter().enumerate().map(write).collect();
    (folder, files)
});

/// True when `tool` is there. Says by name what is left out when it is not.
fn has(tool: &str) -> bool {
    let there = Command::new(tool).arg("--version").output().is_ok() || Command::new(tool).arg("-v").output().is_ok();
    if !there {
        let required = std::env::var("KH_TOOLS").is_ok_and(|v| v == "required");
        assert!(!required, "thiếu {tool}");
        // Straight to the terminal: the harness would swallow what a passing test prints.
        let test = std::thread::current().name().unwrap_or_default().to_owned();
        let _ = writeln!(std::io::stderr(), "bỏ qua: thiếu {tool} ({test})");
    }
    there
}

/// What a tool prints about a file.
fn told(tool: &str, before: &[&str], path: &PathBuf, after: &[&str]) -> String {
    let output = Command::new(tool).args(before).arg(path).args(after).output().unwrap();
    assert!(output.status.success(), "{tool}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn pdf_title_author_tags_and_page_size() {
    if !has("pdfinfo") {
        return;
    }
    let mut faults = Faults::default();
    for (doc, _, path) in &FILES.1 {
        let info = told("pdfinfo", &["-enc", "UTF-8"], path, &[]);
        let value = |key: &str| {
            let line = info.lines().find_map(|l| l.strip_prefix(key)?.strip_prefix(':'));
            line.unwrap_or_default().trim().to_owned()
        };
        faults.expect(value("Title") == doc.view.info.title, || format!("{}: {}", doc.name, value("Title")));
        faults.expect(value("Author") == doc.view.info.author, || format!("{}: {}", doc.name, value("Author")));
        faults.expect(value("Tagged") == "yes", || format!("{}: không có thẻ", doc.name));
        faults.expect(value("Pages") == doc.pages.len().to_string(), || doc.name.clone());
        faults.expect(value("Page size").contains("(A4)"), || format!("{}: {}", doc.name, value("Page size")));
    }
    faults.finish();
}

#[test]
fn pdf_fonts_are_embedded_subsets_of_one_family() {
    if !has("pdffonts") {
        return;
    }
    let mut faults = Faults::default();
    for (doc, _, path) in &FILES.1 {
        let table = told("pdffonts", &[], path, &[]);
        let rows: Vec<_> = table.lines().skip(2).collect();
        faults.expect(!rows.is_empty(), || doc.name.clone());
        for row in rows {
            let cells: Vec<_> = row.split_whitespace().collect();
            let subset = cells[0]
                .split_once('+')
                .is_some_and(|(tag, name)| tag.len() == 6 && name.starts_with("LiberationSerif"));
            // … emb sub uni object ID
            let flags = &cells[cells.len() - 5..cells.len() - 2];
            faults.expect(subset && flags == ["yes", "yes", "yes"], || format!("{}: {row}", doc.name));
        }
    }
    faults.finish();
}

#[test]
fn pdf_text_is_nfc_and_in_reading_order() {
    if !has("pdftotext") {
        return;
    }
    let mut faults = Faults::default();
    for (doc, _, path) in &FILES.1 {
        let text = told("pdftotext", &["-raw", "-enc", "UTF-8"], path, &["-"]);
        faults.expect(is_nfc(&text), || format!("{}: không phải NFC", doc.name));
        let sorted = |text: &str| {
            let mut words: Vec<String> = text.split_whitespace().map(|w| w.nfc().collect()).collect();
            words.sort();
            words
        };
        // Page numbers stand at another place, and headers of tables come again on every page.
        let pages: String = doc.pages.pages.iter().flat_map(|p| p.lines()).map(|l| l.text + "\n").collect();
        let (found, wanted) = (sorted(&text).concat(), sorted(&pages).concat());
        let chars = |s: &str| {
            let mut all: Vec<char> = s.chars().collect();
            all.sort_unstable();
            all
        };
        faults.expect(chars(&found) == chars(&wanted), || format!("{}: mất hoặc thừa chữ", doc.name));
        // The running text in the order of the view.
        let flat = |text: &str| text.split_whitespace().collect::<Vec<_>>().join("");
        let all = flat(&text);
        let mut from = 0;
        for block in doc.view.body.iter() {
            let (Block::Paragraph { runs } | Block::Item { runs, .. }) = block else { continue };
            let words = flat(&runs.iter().map(|r| r.text.as_str()).collect::<String>());
            // A page number may stand inside a paragraph: the first 40 letters show the order.
            let start: String = words.chars().take(40).collect();
            match all[from..].find(&start) {
                Some(at) => from += at,
                None => faults.expect(false, || format!("{}: không đúng thứ tự: {start}", doc.name)),
            }
        }
    }
    faults.finish();
}

#[test]
fn pdf_is_sound_for_qpdf_and_its_outline_holds_every_section_and_appendix() {
    if !has("qpdf") {
        return;
    }
    let mut faults = Faults::default();
    for (doc, _, path) in &FILES.1 {
        told("qpdf", &["--check"], path, &[]);
        let json: serde_json::Value =
            serde_json::from_str(&told("qpdf", &["--json", "--json-key=outlines"], path, &[])).unwrap();
        let mut found = Vec::new();
        fn walk(list: &serde_json::Value, found: &mut Vec<String>) {
            for entry in list.as_array().into_iter().flatten() {
                found.extend(entry["title"].as_str().map(str::to_owned));
                walk(&entry["kids"], found);
            }
        }
        walk(&json["outlines"], &mut found);
        let mut wanted: Vec<String> = Vec::new();
        let outline = |block: &Block| match block {
            Block::SectionHeading(h) => Some(h.outline.clone()),
            _ => None,
        };
        wanted.extend(doc.view.body.iter().filter_map(outline));
        for appendix in &doc.view.appendices {
            wanted.push(appendix.outline.clone());
            wanted.extend(appendix.body.iter().filter_map(outline));
        }
        faults.expect(found == wanted, || format!("{}: {found:?}\n≠ {wanted:?}", doc.name));
    }
    faults.finish();
}

#[test]
fn pdf_speaks_vietnamese_and_is_byte_identical() {
    let mut faults = Faults::default();
    for (doc, bytes, _) in &FILES.1 {
        let has = |words: &str| bytes.windows(words.len()).any(|w| w == words.as_bytes());
        faults.expect(has("/Lang") && has("(vi") && has("/StructTreeRoot"), || doc.name.clone());
    }
    let name = "mau";
    let mut diags = Diags::new();
    let again = typeset(&view(name), &Resources::embedded(), &mut diags).and_then(|t| t.pdf(&mut diags)).unwrap();
    let first = FILES.1.iter().find(|(doc, ..)| doc.name == format!("{name} cỡ 14")).map(|(_, bytes, _)| bytes);
    faults.expect(first == Some(&again), || "hai lần dựng khác nhau".into());
    faults.finish();
}
