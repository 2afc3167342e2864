//! The rules of `src/lib.rs` held against the sources: who knows whom, which door each foreign crate has, what never happens.

use kehoach::model::fields::SHAPES;
use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

/// A source file: its path from the package, and its lines of code without comments and inline tests.
struct Source {
    path: String,
    code: String,
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn rust_files(folder: &str) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut stack = vec![root().join(folder)];
    while let Some(folder) = stack.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                stack.push(path);
            } else if path.extension().is_some_and(|e| e == "rs") {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}

/// Everything under `src` that ships.
fn sources() -> Vec<Source> {
    rust_files("src")
        .into_iter()
        .map(|path| (path.strip_prefix(root()).unwrap().to_str().unwrap().replace('\\', "/"), path))
        .filter(|(name, _)| !name.ends_with("/tests.rs") && !name.contains("/tests/"))
        .map(|(name, path)| {
            let text = fs::read_to_string(path).unwrap();
            let shipped = text.split("#[cfg(test)]\nmod tests {").next().unwrap();
            let code = shipped.lines().filter(|l| !l.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n");
            Source { path: name, code }
        })
        .collect()
}

/// The module a file belongs to: the first name under `src`.
fn module(path: &str) -> &str {
    let name = path.trim_start_matches("src/").split('/').next().unwrap();
    name.trim_end_matches(".rs")
}

fn in_backticks(text: &str) -> impl Iterator<Item = &str> {
    text.split('`').skip(1).step_by(2)
}

/// The table "Who may know whom" of `src/lib.rs`.
fn directions() -> BTreeMap<String, Option<BTreeSet<String>>> {
    let text = fs::read_to_string(root().join("src/lib.rs")).unwrap();
    let rows = text.lines().filter_map(|l| l.strip_prefix("//! | ")).filter(|l| !l.starts_with("module "));
    let mut table = BTreeMap::new();
    for row in rows {
        let (left, right) = row.split_once(" | ").unwrap();
        let known = right.split(';').next().unwrap();
        let allowed = match known {
            _ if known.starts_with("all") => None,
            _ if known.starts_with("nothing") => Some(BTreeSet::new()),
            _ => Some(in_backticks(known).map(str::to_owned).collect()),
        };
        for name in in_backticks(left) {
            table.insert(name.to_owned(), allowed.clone());
        }
    }
    table
}

#[test]
fn modules_know_only_whom_the_map_allows() {
    let table = directions();
    assert!(table.len() >= 12, "the table in src/lib.rs is not read any more: {table:?}");
    let mut wrong = Vec::new();
    for source in sources() {
        let own = module(&source.path);
        if ["lib", "main"].contains(&own) {
            continue;
        }
        let allowed = table.get(own).unwrap_or_else(|| panic!("src/lib.rs does not list module {own}"));
        let Some(allowed) = allowed else { continue };
        for (at, _) in source.code.match_indices("crate::") {
            let before = source.code[..at].chars().next_back().unwrap_or(' ');
            if before.is_alphanumeric() || before == '_' {
                continue;
            }
            let rest = &source.code[at + "crate::".len()..];
            let name: String = rest.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            assert!(!name.is_empty(), "{}: one `use` a module, so that this test can read it", source.path);
            if name != own && !allowed.contains(&name) {
                wrong.push(format!("{} knows crate::{name}", source.path));
            }
        }
    }
    wrong.dedup();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_foreign_crate_has_its_door() {
    let doors: &[(&str, &[&str])] = &[
        ("gix", &["src/git/"]),
        ("similar", &["src/diff/", "src/merge/"]),
        ("granit_parser", &["src/syntax/read.rs"]),
        ("pulldown_cmark", &["src/prose/read.rs", "src/prose/read/"]),
        ("tera", &["src/view/expression.rs", "src/report/changes/html.rs"]),
        ("sha2", &["src/report/changes/html.rs"]),
        ("base64", &["src/report/changes/html.rs"]),
        ("csv", &["src/model/lower/csv.rs"]),
        ("miette", &["src/report/terminal.rs", "src/report/terminal/"]),
        ("typst", &["src/render/"]),
        ("typst_layout", &["src/render/"]),
        ("typst_pdf", &["src/render/"]),
        ("typst_svg", &["src/render/"]),
        ("typst_render", &["src/render/"]),
        ("chrono", &["src/value/"]),
        (
            "rust_decimal",
            &["src/value/", "src/figures/", "src/check/", "src/view/", "src/model/", "src/diff/", "src/report/"],
        ),
        ("strsim", &["src/value/likeness.rs"]),
        ("clap", &["src/cli/"]),
        ("indicatif", &["src/cli/"]),
        ("tempfile", &["src/cli/"]),
        ("rayon", &["src/cli/", "src/render/workers.rs"]),
        ("serde_json", &["src/profile/", "src/lexicon/", "src/render/", "src/report/", "src/cli/"]),
    ];
    let mut wrong = Vec::new();
    for source in sources() {
        for (name, allowed) in doors {
            let named = source.code.match_indices(&format!("{name}::")).any(|(at, _)| {
                let before = source.code[..at].chars().next_back().unwrap_or(' ');
                let path = source.code[..at].ends_with("::");
                !before.is_alphanumeric() && before != '_' && !path
            });
            // Our own module of the same name, `mod csv;`, is called so beside its door.
            let own = source.code.contains(&format!("mod {name};"))
                || *name == "csv" && source.path.starts_with("src/model/lower/");
            if named
                && !own
                && source.path != "src/main.rs"
                && !allowed.iter().any(|door| source.path.starts_with(door))
            {
                wrong.push(format!("{} names {name}; its door is {}", source.path, allowed.join(", ")));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

/// Words that may stand in these places alone.
#[test]
fn what_never_happens_below_the_command_line() {
    let rules: [(&str, &[&str]); 9] = [
        ("println!", &["src/cli/", "src/main.rs"]),
        ("eprintln!", &["src/cli/", "src/main.rs"]),
        ("print!(", &["src/cli/", "src/main.rs"]),
        ("dbg!", &[]),
        ("SystemTime", &["src/cli/"]),
        ("Instant", &["src/pipeline.rs", "src/cli/"]),
        ("env::", &["src/cli/", "src/main.rs"]),
        ("std::net", &[]),
        ("process::Command", &[]),
    ];
    let mut wrong = Vec::new();
    for source in sources() {
        for (word, allowed) in &rules {
            if source.code.contains(word) && !allowed.iter().any(|place| source.path.starts_with(place)) {
                wrong.push(format!("{}: {word}", source.path));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn nothing_is_put_off() {
    let mut wrong = Vec::new();
    for folder in ["src", "tests"] {
        for path in rust_files(folder) {
            let text = fs::read_to_string(&path).unwrap();
            for word in [concat!("TO", "DO"), concat!("FIX", "ME"), concat!("#[", "ignore")] {
                if text.contains(word) {
                    wrong.push(format!("{}: {word}", path.display()));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn every_key_is_read_and_explained() {
    let lowering: String = sources()
        .iter()
        .filter(|s| s.path.starts_with("src/model/lower") || s.path.starts_with("src/model/decode"))
        .map(|s| s.code.clone())
        .collect();
    let mut seen = BTreeSet::new();
    for shape in SHAPES {
        assert!(!shape.name.trim().is_empty());
        let mut keys = BTreeSet::new();
        for field in shape.fields {
            assert!(lowering.contains(&format!("\"{}\"", field.key)), "{}: nobody reads “{}”", shape.name, field.key);
            assert!(field.meaning.chars().count() >= 5, "{}: “{}” has no meaning", shape.name, field.key);
            assert!(!field.meaning.ends_with('.') || field.meaning.ends_with("./."), "{}: “{}”", shape.name, field.key);
            assert!(keys.insert(field.key), "{}: “{}” twice", shape.name, field.key);
            assert!(
                field.key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_'),
                "{}",
                field.key
            );
            seen.insert(field.key);
        }
    }
    assert!(seen.len() > 80, "the glossary has shrunk to {} keys", seen.len());
}
