#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use super::*;
use crate::diag::FileId;

/// Prose as one line: `P(…)`, `L(marker …)`, `T(…)`; then `place rule` of each finding.
fn read(text: &str) -> (String, Vec<String>) {
    let mut diags = Diags::new();
    let place = |range: Range<usize>| Span::new(FileId(0), range);
    let prose = read_prose(text, Span::default(), &place, &mut diags);
    (blocks(&prose.blocks), found(diags, text))
}

fn line(text: &str) -> (String, Vec<String>) {
    let mut diags = Diags::new();
    let place = |range: Range<usize>| Span::new(FileId(0), range);
    let line = read_line(text, Span::new(FileId(0), 0..text.len()), &place, &mut diags);
    (inlines(&line.content), found(diags, text))
}

fn found(diags: Diags, text: &str) -> Vec<String> {
    diags.into_sorted().iter().map(|d| format!("{} {}", d.rule.code, &text[d.span.unwrap().range()])).collect()
}

fn blocks(list: &[ProseBlock]) -> String {
    list.iter()
        .map(|block| match block {
            ProseBlock::Paragraph(content) => format!("P({})", inlines(content)),
            ProseBlock::List(items) => {
                let items: Vec<String> = items.iter().map(|i| format!("{} {}", i.marker, blocks(&i.blocks))).collect();
                format!("L({})", items.join(", "))
            }
            ProseBlock::Table(table) => {
                let rows = std::iter::once(&table.header).chain(&table.rows);
                let rows: Vec<String> =
                    rows.map(|r| r.iter().map(|c| inlines(c)).collect::<Vec<_>>().join("|")).collect();
                format!("T({})", rows.join("/"))
            }
        })
        .collect()
}

fn inlines(list: &[Inline]) -> String {
    list.iter()
        .map(|piece| match piece {
            Inline::Text(text) => text.as_str().to_owned(),
            Inline::Expression(e) => format!("‹{}›", e.value),
            Inline::Strong(inner) => format!("*{}*", inlines(inner)),
            Inline::Emphasis(inner) => format!("_{}_", inlines(inner)),
            Inline::Link { url, content } => format!("[{}→{url}]", inlines(content)),
            Inline::Note(inner) => format!("[^{}]", inlines(inner)),
            Inline::Break => "⏎".to_owned(),
        })
        .collect()
}

#[track_caller]
fn reads(text: &str, wanted: &str) {
    assert_eq!(read(text), (wanted.to_owned(), Vec::new()), "{text}");
}

#[track_caller]
fn refuses(text: &str, findings: &[&str]) {
    assert_eq!(read(text).1, findings, "{text}");
}

#[track_caller]
fn one_line(text: &str, wanted: &str) {
    assert_eq!(line(text), (wanted.to_owned(), Vec::new()), "{text}");
}

#[test]
fn paragraphs_are_wrapped_at_will() {
    reads("a\nb\n\nc", "P(a b)P(c)");
    reads("a  \nb\\\nc", "P(a⏎b⏎c)");
    reads("", "");
    reads("\n \n", "");
}

#[test]
fn markers_print_as_typed() {
    reads("- a\n- b", "L(- P(a), - P(b))");
    reads("+ a\n+ b", "L(+ P(a), + P(b))");
    reads("* a", "L(- P(a))");
    reads("- a:\n  + b;\n    - c\n- d", "L(- P(a:)L(+ P(b;)L(- P(c))), - P(d))");
    reads("3. a\n4. b", "L(3. P(a), 4. P(b))");
    reads("1) a", "L(1) P(a))");
    reads("- a\n\n  b", "L(- P(a)P(b))");
    reads("(1) a\n\na) b", "P((1) a)P(a) b)");
    reads("Một:\n- a\n- b", "P(Một:)L(- P(a), - P(b))");
}

#[test]
fn an_item_may_open_with_markup() {
    reads("- **a** b", "L(- P(*a* b))");
    reads("- *a*\n- [b](https://c.vn)", "L(- P(_a_), - P([b→https://c.vn]))");
    reads("- {{ x }} y", "L(- P(‹x› y))");
}

#[test]
fn a_hyphen_that_opens_a_wrapped_line_is_told() {
    refuses("kết nối cung\n- cầu", &["KH019 -"]);
    refuses("kết nối cung\n\n- cầu", &[]);
}

#[test]
fn markup_inside_a_line() {
    reads("**a _b_** c", "P(*a _b_* c)");
    reads("a_b_c 5 \\* 3", "P(a_b_c 5 * 3)");
    reads("<https://a.vn> <a@b.vn>", "P([https://a.vn→https://a.vn] [a@b.vn→mailto:a@b.vn])");
}

#[test]
fn footnotes_go_where_they_are_called() {
    reads("a[^1] b\n\n[^1]: c **d**", "P(a[^c *d*] b)");
    reads("a[^x] b[^X]\n\n[^x]: c", "P(a[^c] b[^c])");
    reads("- a[^1]\n\n[^1]: c\n\n    d", "L(- P(a[^c⏎d]))");
    refuses("a[^1]", &["KH019 [^"]);
    refuses("a \\[^1]", &[]);
    refuses("a\n\n[^1]: b", &["KH019 [^1]: b"]);
    refuses("a[^1]\n\n[^1]: b\n\n[^1]: c", &["KH019 [^1]"]);
    refuses("a[^1]\n\n[^1]: b[^2]\n\n[^2]: c", &["KH019 [^2]"]);
    refuses("a[^1]\n\n[^1]: b\n\n    - c", &["KH019 [^1]: b\n\n    - c"]);
}

#[test]
fn what_a_plan_has_no_use_for_is_refused_where_it_stands() {
    refuses("a\n\n# b\n\nc", &["KH019 # b"]);
    refuses("a\n===", &["KH019 a\n==="]);
    refuses("a <b>c</b>", &["KH019 <b>"]);
    refuses("<div>\na\n</div>", &["KH019 <div>\na\n</div>"]);
    refuses("a `b` c", &["KH019 `b`"]);
    refuses("a\n\n    b", &["KH019 b"]);
    refuses("```\na\n```", &["KH019 ```\na\n```"]);
    refuses("> a", &["KH019 > a"]);
    refuses("![a](b.png)", &["KH019 ![a](b.png)"]);
    refuses("a\n\n---\n\nb", &["KH019 ---"]);
    refuses("[a](b.html)", &["KH019 [a](b.html)"]);
    refuses("[a](javascript:x)", &["KH019 [a](javascript:x)"]);
}

#[test]
fn expressions_stand_anywhere_in_a_line() {
    reads("{{ a }}", "P(‹a›)");
    reads("**{{ a }}** _{{b}}_", "P(*‹a›* _‹b›_)");
    reads("x{{a}}y{{ b | so }}z", "P(x‹a›y‹b | so›z)");
    reads("[{{ a }}](https://b.vn)", "P([‹a›→https://b.vn])");
    reads("| a |\n|--|\n| {{ b }} |", "T(a/‹b›)");
    reads("{{ a\n| so }} b", "P(‹a\n| so› b)");
    reads("a[^1]\n\n[^1]: {{ b }}", "P(a[^‹b›])");
    reads("\\{{ a }}", "P({{ a }})");
    reads("{{ a | ngay(kieu=\"*b*\") }}", "P(‹a | ngay(kieu=\"*b*\")›)");
}

#[test]
fn broken_expressions_are_told_once() {
    refuses("a {{ b", &["KH020 {{"]);
    refuses("a {{ b\n\nc }} d", &["KH020 {{"]);
    refuses("{{ a {{ b }}", &["KH020 {{"]);
    refuses("{{{{{{", &["KH020 {{", "KH020 {{", "KH020 {{"]);
    refuses("{{ }}", &["KH020 {{ }}"]);
    refuses("{% if a %}", &["KH020 {%"]);
    refuses("{# a #}", &["KH020 {#"]);
    refuses("[a](https://b.vn/{{ c }})", &["KH020 {{ c }}"]);
    refuses("<https://b.vn/{{ c }}>", &["KH020 {{ c }}"]);
    refuses("{ a } }} b", &[]);
}

#[test]
fn accents_become_composed() {
    reads("Tru\u{31b}o\u{31b}\u{309}ng", "P(Trưởng)");
    one_line("- Mu\u{323}c", "- Mục");
    one_line("a [b](https://a.vn) \u{110}", "a [b→https://a.vn] Đ");
}

#[test]
fn nothing_else_is_markup() {
    for text in
        ["#read(\"/etc\")", "$x$", "@a", "#", "= a", "/ a", "R&D", "a ~ b", "5 < 6 > 4", "100%", "\\u{41}", "a_b"]
    {
        one_line(text, text);
    }
    reads("#read(\"/etc\") $x$ @a", "P(#read(\"/etc\") $x$ @a)");
}

#[test]
fn a_line_may_open_with_what_looks_like_a_marker() {
    for text in
        ["1. a", "- a", "+ a", "* a", "> a", "# a", "1) a", "- - a", "1. - a", "| a", "=== a", "--- a", "***", "~~~ a"]
    {
        one_line(text, text);
    }
    one_line("*a* b", "_a_ b");
    one_line("**a** b", "*a* b");
    one_line("- **a** {{ b }}", "- *a* ‹b›");
    assert_eq!(line("a\n\nb").1, ["KH019 a\n\nb"]);
    assert_eq!(line("a\n- b").1.len(), 1);
}

#[test]
fn places_behind_a_guarded_marker_are_true() {
    assert_eq!(line("- - ọ {{ }}").1, ["KH020 {{ }}"]);
    assert_eq!(line("1. <b>").1, ["KH019 <b>"]);
}
