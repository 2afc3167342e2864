//! Characters in the files of a plan for which the font has no shape, at the very place where they were typed.

use crate::diag::{Diagnostic, Diags, FileId, HIDDEN_CHARACTER, MISSING_GLYPH, Span};
use crate::render::Coverage;
use crate::source::{SourceFile, Sources};
use crate::syntax;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Other places of one character that are shown.
const SHOWN: usize = 3;

/// One finding for each character that does not print, at its first place.
pub fn missing(sources: &Sources, coverage: &Coverage, known: &[Diagnostic]) -> Vec<Diagnostic> {
    let mut places: BTreeMap<char, Vec<Span>> = BTreeMap::new();
    for file in sources.iter() {
        let mut spans = unprintable(file, coverage).peekable();
        if spans.peek().is_none() {
            continue;
        }
        let comments = comments(file);
        for (c, span) in spans {
            let quiet = comments.iter().any(|comment| comment.start <= span.start && span.end <= comment.end);
            let reported = known.iter().any(|f| {
                f.rule.code == HIDDEN_CHARACTER.code
                    && f.span.is_some_and(|s| s.file == span.file && s.start == span.start)
            });
            if !quiet && !reported {
                places.entry(c).or_default().push(span);
            }
        }
    }
    places.into_iter().filter_map(|(c, spans)| finding(c, &spans)).collect()
}

fn finding(c: char, spans: &[Span]) -> Option<Diagnostic> {
    let (first, others) = spans.split_first()?;
    let times = if others.is_empty() { String::new() } else { format!(", dùng {} lần", spans.len()) };
    let message = format!("phông chữ không có ký tự “{c}” (U+{:04X}){times}", u32::from(c));
    let mut finding = Diagnostic::new(&MISSING_GLYPH, *first, message).help(instead(c));
    for span in others.iter().take(SHOWN) {
        finding = finding.also(*span, "cũng ở đây");
    }
    Some(finding)
}

/// What to type instead.
fn instead(c: char) -> &'static str {
    match c {
        '☐' | '□' | '▢' | '❏' | '❑' => "thay ô trống bằng “[ ]”",
        '☑' | '☒' | '✓' | '✔' | '✗' | '✘' | '\u{f0fc}' => "thay dấu đã chọn bằng “[x]” hoặc chữ “có”",
        '➢' | '➤' | '❖' | '✦' | '♦' | '●' | '○' | '▪' | '▸' | '►' | '✧' | '➔' | '\u{f0b7}' | '\u{f0d8}' => {
            "thay dấu đầu dòng bằng “-” hoặc “+”"
        }
        '①'..='⑳' => "thay số trong vòng tròn bằng “(1)”, “(2)”",
        '⇒' | '⟹' | '⇨' => "thay mũi tên bằng “→” hoặc bằng chữ",
        '\u{1f000}'..='\u{1faff}' | '\u{2600}'..='\u{27bf}' => "bỏ ký hiệu này hoặc thay bằng chữ",
        '\u{2e80}'..='\u{9fff}' | '\u{ac00}'..='\u{d7af}' => "viết bằng chữ Việt hoặc chữ Latinh",
        _ => "thay bằng ký tự thường dùng; chữ phải thuộc bảng mã Unicode TCVN 6909:2001",
    }
}

/// Characters of a file without a shape, with their bytes.
fn unprintable<'a>(file: &'a SourceFile, coverage: &'a Coverage) -> impl Iterator<Item = (char, Span)> + 'a {
    let replaced = |c: char| c == '\u{fffd}' && file.lossy;
    file.text()
        .char_indices()
        .filter(move |&(_, c)| !c.is_control() && !coverage.has(c) && !replaced(c))
        .filter(move |&(at, c)| !composes(file.text(), at, c, coverage))
        .map(|(at, c)| (c, span(file.id, at, c)))
}

fn span(file: FileId, at: usize, c: char) -> Span {
    Span::new(file, at..at + c.len_utf8())
}

/// True for an accent typed apart that becomes one letter with the letter before it: text is composed before it is set.
fn composes(text: &str, at: usize, c: char, coverage: &Coverage) -> bool {
    let accent = |c: char| matches!(c, '\u{300}'..='\u{36f}');
    if !accent(c) {
        return false;
    }
    let start = text.get(..at).and_then(|before| before.char_indices().rev().find(|&(_, c)| !accent(c)));
    let Some((start, _)) = start else { return false };
    let end = at + text.get(at..).map_or(0, |rest| rest.find(|c| !accent(c)).unwrap_or(rest.len()));
    text.get(start..end).is_some_and(|cluster| cluster.nfc().all(|c| coverage.has(c)))
}

/// The comments of a plan file; other files have none.
fn comments(file: &SourceFile) -> Vec<Span> {
    if file.name.to_lowercase().ends_with(".csv") {
        return Vec::new();
    }
    // Its findings are known already.
    syntax::parse(file, &mut Diags::new()).comments.into_iter().map(|comment| comment.span).collect()
}
