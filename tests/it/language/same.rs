//! What must not matter: comments, blank lines, quotes, the order of keys, the wrapping of prose, line endings.

use super::findings::print_findings;
use super::{all_plans, compile, language_alone};
use kehoach::pipeline::{Compiled, compile_text_under};
use kehoach::source::Sources;
use kehoach::syntax::{self, Node, Style, Value};
use std::fs;
use std::path::{Path, PathBuf};

/// Plans that lie in one file.
fn alone() -> Vec<(PathBuf, String)> {
    all_plans()
        .into_iter()
        .map(|p| (p.clone(), fs::read_to_string(&p).unwrap()))
        .filter(|(path, text)| !text.contains("tep:") && !path.to_str().unwrap().contains("dung-chung"))
        .collect()
}

#[track_caller]
fn same(path: &Path, original: &Compiled, rewritten: &str, how: &str) {
    let compiled = compile_text_under("plan.yaml", rewritten, &language_alone());
    assert!(compiled.view.is_some(), "{} {how}:\n{}\n{rewritten}", path.display(), print_findings(&compiled));
    assert!(compiled.view == original.view, "{} {how} prints differently", path.display());
}

fn tree(text: &str) -> Node {
    let mut sources = Sources::new();
    let mut diags = kehoach::diag::Diags::new();
    let id = sources.add("plan.yaml", "plan.yaml", text);
    syntax::parse(sources.get(id), &mut diags).root.unwrap()
}

#[test]
fn line_endings_and_a_byte_order_mark_do_not_matter() {
    for (path, text) in alone() {
        let original = compile(&path);
        same(&path, &original, &text.replace('\n', "\r\n"), "with CRLF");
        same(&path, &original, &format!("\u{feff}{text}"), "with a byte-order mark");
        same(&path, &original, text.trim_end(), "without a final line break");
    }
}

#[test]
fn comments_and_blank_lines_do_not_matter() {
    for (path, text) in alone() {
        let blocks = block_lines(&tree(&text), &text);
        let mut rewritten = String::new();
        for (n, line) in text.lines().enumerate() {
            if !blocks.contains(&n) {
                rewritten.push_str(if n % 2 == 0 { "# ghi chú: {{ x }}\n" } else { "\n" });
            }
            rewritten.push_str(line);
            rewritten.push('\n');
        }
        same(&path, &compile(&path), &rewritten, "with comments");
    }
}

/// Lines inside scalars of several lines, where a comment would be text.
fn block_lines(node: &Node, text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut stack = vec![node];
    while let Some(node) = stack.pop() {
        match &node.value {
            Value::Scalar(_) => {
                let line = |at: usize| text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count();
                found.extend(line(node.span.start)..=line(node.span.end));
            }
            Value::Sequence(items) => stack.extend(items),
            Value::Mapping(entries) => stack.extend(entries.iter().map(|e| &e.value)),
        }
    }
    // A flow mapping of several lines may be cut anywhere, but a scalar's own line keeps what stands above it.
    found
}

/// Writes a tree again: block style throughout, keys as `order` has them, scalars as `scalar` has them.
fn write(
    node: &Node,
    indent: usize,
    order: &dyn Fn(usize) -> Vec<usize>,
    scalar: &dyn Fn(&str, Style, usize) -> String,
) -> String {
    let pad = " ".repeat(indent);
    match &node.value {
        Value::Scalar(s) if node.is_null() => s.text.clone(),
        Value::Scalar(s) => scalar(&s.text, s.style, indent),
        Value::Sequence(items) if items.is_empty() => "[]".to_owned(),
        Value::Mapping(entries) if entries.is_empty() => "{}".to_owned(),
        Value::Sequence(items) => {
            items.iter().map(|item| format!("\n{pad}- {}", write(item, indent + 2, order, scalar))).collect()
        }
        Value::Mapping(entries) => order(entries.len())
            .into_iter()
            .map(|i| &entries[i])
            .map(|e| format!("\n{pad}{}: {}", e.key.value, write(&e.value, indent + 2, order, scalar)))
            .collect(),
    }
}

/// Double quotes around everything that is not quoted for a reason.
fn double_quoted(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            c => out.push(c),
        }
    }
    out + "\""
}

/// Quotes decide how a number prints; only words change theirs.
fn is_words(text: &str) -> bool {
    text.chars().any(char::is_alphabetic) && !text.starts_with(|c: char| c.is_ascii_digit())
}

fn kept(text: &str, style: Style) -> String {
    let digits = text.contains(|c: char| c.is_ascii_digit());
    let signs = text.contains([',', ':', '#', '"', '\'']) && !digits;
    let quotes = style.is_quoted() || style != Style::Plain || text.contains('\n');
    if quotes || is_words(text) || signs { double_quoted(text) } else { text.to_owned() }
}

#[test]
fn quotes_and_the_style_of_lists_do_not_matter() {
    for (path, text) in alone() {
        let all = |n: usize| (0..n).collect::<Vec<_>>();
        let written = write(&tree(&text), 0, &all, &|text, style, _| kept(text, style));
        same(&path, &compile(&path), &written, "in double quotes");
    }
}

#[test]
fn the_order_of_keys_does_not_matter() {
    // Where order is meaning (sources and years of money, units by their ids), a mapping keeps it.
    for (path, text) in alone() {
        let original = compile(&path);
        let root = tree(&text);
        let Value::Mapping(entries) = &root.value else { panic!() };
        let all = |n: usize| (0..n).collect::<Vec<_>>();
        let part = |i: &usize| {
            let e = &entries[*i];
            format!("{}: {}\n", e.key.value, write(&e.value, 2, &all, &|text, style, _| kept(text, style)))
        };
        let mut order: Vec<usize> = (0..entries.len()).rev().collect();
        same(&path, &original, &order.iter().map(part).collect::<String>(), "backwards");
        order.rotate_left(entries.len() / 2);
        same(&path, &original, &order.iter().map(part).collect::<String>(), "rotated");
        // Keys of tasks, sections, tables, rows.
        let turned = |n: usize| (0..n).rev().collect::<Vec<_>>();
        if entries.iter().all(|e| e.key.value != "kinh_phi") {
            let written = write(&root, 0, &turned, &|text, style, _| kept(text, style));
            same(&path, &original, &written, "with all keys backwards");
        }
    }
}

#[test]
fn the_wrapping_of_prose_does_not_matter() {
    for (path, text) in alone() {
        let original = compile(&path);
        let mut rewritten = String::new();
        let lines: Vec<&str> = text.lines().collect();
        let blocks = literal_lines(&tree(&text), &text);
        for (n, line) in lines.iter().enumerate() {
            rewritten.push_str(line);
            let next = lines.get(n + 1).copied().unwrap_or_default();
            let pad = |l: &str| l.len() - l.trim_start().len();
            let plain = |l: &str| {
                let l = l.trim();
                !l.is_empty()
                    && l.starts_with(char::is_alphabetic)
                    && !l.contains(['|', '{', '}', '\\'])
                    && !l.starts_with('[')
            };
            let joinable = blocks.contains(&n)
                && blocks.contains(&(n + 1))
                && plain(line)
                && plain(next)
                && pad(line) == pad(next);
            rewritten.push(if joinable && !line.ends_with("  ") { '\u{1f}' } else { '\n' });
        }
        // Joined with a blank: the next line begins at the margin of this one.
        let mut joined = String::new();
        for (i, part) in rewritten.split('\u{1f}').enumerate() {
            if i > 0 {
                joined.push(' ');
            }
            joined.push_str(if i > 0 { part.trim_start_matches(' ') } else { part });
        }
        same(&path, &original, &joined, "with joined lines");
    }
}

/// Lines of `|` scalars, except those where every line is a line of its own.
fn literal_lines(node: &Node, text: &str) -> Vec<usize> {
    let mut found = Vec::new();
    let mut stack = vec![("", node)];
    while let Some((key, node)) = stack.pop() {
        match &node.value {
            Value::Scalar(s)
                if s.style == Style::Literal && !["trich_yeu", "tieu_de", "sau_ket_thuc"].contains(&key) =>
            {
                let line = |at: usize| text.as_bytes()[..at].iter().filter(|b| **b == b'\n').count();
                found.extend(line(node.span.start)..line(node.span.end.max(1) - 1) + 1);
            }
            Value::Scalar(_) => {}
            Value::Sequence(items) => stack.extend(items.iter().map(|i| (key, i))),
            Value::Mapping(entries) => stack.extend(entries.iter().map(|e| (e.key.value.as_str(), &e.value))),
        }
    }
    found
}
