//! Broken files: no panic, no endless loop, spans inside the file.

use super::spans::FIXTURE;
use super::*;
use std::time::{Duration, Instant};

fn survives(text: &str) {
    let (sources, tree, found) = parse_text(text);
    for span in found.iter().flat_map(|d| d.span.into_iter().chain(d.labels.iter().map(|label| label.span))) {
        assert!(sources.get(span.file).text().get(span.range()).is_some(), "{span:?} in {text:?}");
    }
    assert!(tree.complete || !found.is_empty(), "incomplete without a word: {text:?}");
    assert!(found.iter().filter(|d| d.rule.code == "KH003").count() <= MAX_ERRORS + 100);
    if let Some(root) = &tree.root {
        places_hold(&sources, root);
    }
}

fn places_hold(sources: &Sources, node: &Node) {
    match &node.value {
        Value::Scalar(scalar) => {
            assert!(sources.get(node.span.file).text().get(node.span.range()).is_some());
            let span = node.place(sources, 0..scalar.text.len());
            assert!(span.start >= node.span.start && span.end <= node.span.end);
        }
        Value::Sequence(items) => items.iter().for_each(|item| places_hold(sources, item)),
        Value::Mapping(entries) => entries.iter().for_each(|entry| places_hold(sources, &entry.value)),
    }
}

#[test]
fn every_prefix_of_a_plan_is_survived() {
    for (at, _) in FIXTURE.char_indices() {
        survives(&FIXTURE[..at]);
    }
}

#[test]
fn two_thousand_mutations_are_survived() {
    const PIECES: &[&str] = &[
        ":", ": ", "\n", "  ", "\t", "\"", "'", "[", "]", "{", "}", "- ", "#", " #", "&", "*", "!", "|", ">", "%", "@",
        "`", ",", "---\n", "...\n", "\\", "ế", "：", "“", "\r\n", "?", "? ", "~", "^", "\u{0}", "\u{feff}", "\u{7f}",
        "1,5",
    ];
    let mut state = 0x2545_f491_4f6c_dd1d_u64;
    let mut next = |below: usize| {
        state ^= state << 13;
        state ^= state >> 7;
        state ^= state << 17;
        usize::try_from(state % below as u64).unwrap()
    };
    let slow = Instant::now();
    for _ in 0..2000 {
        let mut text = FIXTURE.to_owned();
        for _ in 0..=next(6) {
            let from = text.floor_char_boundary(next(text.len() + 1));
            let to = text.floor_char_boundary((from + next(8)).min(text.len())).max(from);
            let piece = PIECES[next(PIECES.len())];
            text.replace_range(from..if next(2) == 0 { to } else { from }, piece);
        }
        survives(&text);
    }
    assert!(slow.elapsed() < Duration::from_secs(120));
}

#[test]
fn deep_nesting_is_cut_off() {
    let list = format!("a: {}x{}\nb: 1\n", "[".repeat(100), "]".repeat(100));
    let (_, tree, found) = parse_text(&list);
    assert_eq!(found[0].message, "các mục lồng nhau quá 64 cấp, phần bên trong bị bỏ qua");
    assert_eq!((found.len(), found[0].rule.code), (1, "KH007"));
    assert!(tree.root.unwrap().get("b").is_some());
    for text in ["[".repeat(5000), "- ".repeat(5000), "{a: ".repeat(3000)] {
        let (_, _, found) = parse_text(&text);
        assert!(found.iter().any(|d| d.rule.code == "KH007"), "{}", found[0].message);
    }
}

#[test]
fn large_broken_files_end_soon() {
    let lines = |line: &str| line.repeat(600_000 / line.len());
    for text in [
        lines("a: b: c\n"),
        lines("x\n"),
        format!("a: [{}", lines("1,")),
        format!("a: \"{}", lines("x ")),
        format!("a: {{{}}}", lines("x: 1,5, ")),
        lines("&a "),
        lines("- &a x\n"),
        lines("# x\n"),
        format!("a: {}", lines("[\n")),
        lines("\t- x\n"),
        format!("a: [x\n{}b", lines("\n")),
        format!("a: \"x\n{}b", lines(" \n")),
    ] {
        let start = Instant::now();
        survives(&text);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(20), "{took:?} for {:?}", &text[..20]);
    }
}
