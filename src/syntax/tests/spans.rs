//! Every span is the bytes it says, on correct plans.

use super::*;
use std::ops::Range;

pub(super) const FIXTURE: &str = include_str!("fixture.yaml");

/// Reads the bytes of every node again, one by one, and gets the same node.
fn round_trip(sources: &Sources, node: &Node, seen: &mut usize) {
    let raw = sources.get(node.span.file).slice(node.span);
    *seen += 1;
    match &node.value {
        Value::Scalar(scalar) => match scalar.style {
            Style::Plain | Style::Literal | Style::Folded => {
                let words: Vec<&str> = raw.split_whitespace().collect();
                assert_eq!(words, scalar.text.split_whitespace().collect::<Vec<_>>());
                assert_eq!(raw, raw.trim_end());
            }
            Style::SingleQuoted => assert_eq!(raw, format!("'{}'", scalar.text.replace('\'', "''"))),
            Style::DoubleQuoted => assert!(raw.starts_with('"') && raw.ends_with('"')),
        },
        Value::Sequence(items) => {
            assert!(raw.starts_with(['-', '[']), "{raw}");
            for item in items {
                assert!(item.span.start >= node.span.start && item.span.end <= node.span.end);
                round_trip(sources, item, seen);
            }
        }
        Value::Mapping(entries) => {
            for entry in entries {
                assert_eq!(sources.get(node.span.file).slice(entry.key.span), entry.key.value);
                assert!(entry.key.span.start >= node.span.start && entry.value.span.end <= node.span.end);
                assert!(entry.value.span.start > entry.key.span.end);
                round_trip(sources, &entry.value, seen);
            }
        }
    }
}

#[test]
fn a_correct_plan_round_trips() {
    for text in [FIXTURE.to_owned(), FIXTURE.replace('\n', "\r\n")] {
        let (sources, tree, found) = parse_text(&text);
        assert!(found.is_empty(), "{found:?}");
        assert!(tree.complete);
        let mut seen = 0;
        round_trip(&sources, tree.root.as_ref().unwrap(), &mut seen);
        assert!(seen > 60, "{seen}");
        for comment in &tree.comments {
            assert_eq!(sources.get(comment.span.file).slice(comment.span), format!("#{}", comment.text));
        }
        assert_eq!(tree.comments.len(), 4);
    }
}

#[test]
fn collections_reach_from_their_first_byte_to_their_last() {
    for (text, path, raw) in [
        ("a:\n  b: 1\n  c: x y\nd: 2\n", &["a"][..], "b: 1\n  c: x y"),
        ("a:\n  - x\n  - y\nd: 2\n", &["a"], "- x\n  - y"),
        ("a:\n- x\n-   y\nd: 2\n", &["a"], "- x\n-   y"),
        ("a:\n- b: 1\n  c: 2\nd: 2\n", &["a"], "- b: 1\n  c: 2"),
        ("a: [1, { x: 2 } ] # n\n", &["a"], "[1, { x: 2 } ]"),
        ("a: { x: { y: 'z' } }\n", &["a", "x"], "{ y: 'z' }"),
        ("a: |\n  một\n  hai\n\nb: 1\n", &["a"], "một\n  hai"),
        ("a: 'b c' # x\n", &["a"], "'b c'"),
        ("a:\n  b:\n    c: kế\n", &[], "a:\n  b:\n    c: kế"),
    ] {
        let (sources, tree, _) = parse_text(text);
        let mut node = tree.root.as_ref().unwrap();
        for key in path {
            node = node.get(key).unwrap();
        }
        assert_eq!(sources.get(node.span.file).slice(node.span), raw, "{text}");
    }
}

#[test]
fn an_absent_value_stands_after_its_colon_or_dash() {
    for (text, at) in [
        ("a:\nb: 1\n", 2),
        ("a:   # x\nb: 1\n", 2),
        ("a :\n", 3),
        ("a: {b: , c: 1}\n", 6),
        ("a: {b, c: 1}\n", 5),
        ("a:\n  -\n  - x\n", 6),
        ("a:\n  -   \n  - x\n", 6),
        ("- \n", 1),
    ] {
        let (_, tree, _) = parse_text(text);
        fn first_null(node: &Node) -> Option<Range<usize>> {
            match &node.value {
                Value::Scalar(_) => node.is_null().then(|| node.span.range()),
                Value::Sequence(items) => items.iter().find_map(first_null),
                Value::Mapping(entries) => entries.iter().find_map(|entry| first_null(&entry.value)),
            }
        }
        assert_eq!(first_null(tree.root.as_ref().unwrap()), Some(at..at), "{text:?}");
    }
}

#[test]
fn only_nothing_and_a_tilde_are_absent() {
    let (_, tree, _) = parse_text("a: ~\nb:\nc: null\nd: ''\ne: '~'\nf: NULL\n");
    let nulls: Vec<bool> = tree.root.unwrap().as_mapping().unwrap().iter().map(|entry| entry.value.is_null()).collect();
    assert_eq!(nulls, [true, true, false, false, false, false]);
}

#[test]
fn raw_scalars_keep_their_spelling() {
    let (_, tree, _) = parse_text("- 1.10\n- 012\n- 08\n- yes\n- 2024-03\n- 1_000\n");
    assert_eq!(dump(&tree.root.unwrap()), r#"["1.10", "012", "08", "yes", "2024-03", "1_000"]"#);
}

/// Every `needle` of the decoded text must be found at the bytes that spell it.
#[test]
fn text_inside_a_scalar_is_placed_to_the_byte() {
    for (text, pairs) in [
        ("a: Kế hoạch năm 2026\n", &[("hoạch", "hoạch"), ("2026", "2026"), ("Kế", "Kế")][..]),
        (
            "a: Kế hoạch\n  phát triển\n\n  sản phẩm\nb: 1\n",
            &[("triển", "triển"), ("phẩm", "phẩm"), ("hoạch phát", "hoạch\n  phát")],
        ),
        (
            "a: |\n    Mục đích:\n      - ý một\n\n    yêu cầu\nb: 1\n",
            &[("một", "một"), ("yêu cầu", "yêu cầu"), ("Mục", "Mục"), ("đích:\n", "đích:\n")],
        ),
        ("a: |-\n\n  đầu\n  cuối\n", &[("đầu", "đầu"), ("cuối", "cuối")]),
        ("a: |2\n    thụt\n  cuối\n", &[("  thụt", "  thụt"), ("cuối", "cuối")]),
        ("a: |\r\n  một\r\n  hai\r\n", &[("một", "một"), ("hai", "hai")]),
        (
            "a: >\n  Kế hoạch\n  năm\n\n  đoạn hai\n    giữ\n  cuối\n",
            &[("năm", "năm"), ("đoạn", "đoạn"), ("giữ", "giữ"), ("cuối", "cuối"), ("hoạch năm", "hoạch\n  năm")],
        ),
        ("a: 'Đề án ''Mỗi xã'' năm'\n", &[("'Mỗi xã'", "''Mỗi xã''"), ("năm", "năm"), ("Đề", "Đề")]),
        ("a: 'Đề án\n\n  ''xã'' một\n  hai'\n", &[("xã", "xã"), ("hai", "hai")]),
        (
            r#"a: "Đề\tán \u1EBF \"xã\" \U0001F600 hết""#,
            &[("ế", r"\u1EBF"), ("\"xã\"", "\\\"xã\\\""), ("😀", r"\U0001F600"), ("\t", r"\t"), ("hết", "hết")],
        ),
        (r#"a: "x \uD83D\uDE00 hết""#, &[("😀", r"\uD83D\uDE00"), ("hết", "hết")]),
        ("a: \"một \\\n   hai\n  ba\\n bốn\"\n", &[("hai", "hai"), ("ba", "ba"), ("bốn", "bốn"), ("\n", "\\n")]),
        ("a: kế: hoạch\n", &[("hoạch", "hoạch"), (":", ":")]),
    ] {
        let (sources, tree, _) = parse_text(text);
        let node = tree.root.as_ref().unwrap().get("a").unwrap();
        for (needle, raw) in pairs {
            let at = node.as_str().unwrap().find(needle).unwrap_or_else(|| panic!("{needle:?} in {node:?}"));
            let span = node.place(&sources, at..at + needle.len());
            assert_eq!(&sources.get(span.file).slice(span), raw, "{needle:?} in {text:?}");
        }
    }
}

#[test]
fn places_at_the_ends_and_outside_stay_in_the_scalar() {
    let (sources, tree, _) = parse_text("a: Kế hoạch\n");
    let node = tree.root.as_ref().unwrap().get("a").unwrap();
    let len = node.as_str().unwrap().len();
    for (range, wanted) in [
        (0..0, 3..3),
        (len..len, node.span.end..node.span.end),
        (0..len, node.span.range()),
        (0..999, node.span.range()),
        (999..999, node.span.end..node.span.end),
    ] {
        assert_eq!(node.place(&sources, range.clone()).range(), wanted, "{range:?}");
    }
    assert_eq!(tree.root.as_ref().unwrap().place(&sources, 0..1), tree.root.as_ref().unwrap().span);
}
