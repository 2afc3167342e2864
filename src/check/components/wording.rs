//! How fields begin and end: marks that the program prints itself, capitals.

use crate::check::near::ends_in_short;
use crate::check::{Context, Role};
use crate::diag::Span;
use std::ops::Range;

/// The marks and blanks of `marks` at the end of a text; none where it ends with dots that stand for more ("…", "v.v.").
pub(super) fn marks_at_end(text: &str, marks: &[char]) -> Option<Range<usize>> {
    let end = text.trim_end().len();
    let kept = text[..end].trim_end_matches(|c: char| marks.contains(&c) || c.is_whitespace()).len();
    let found = &text[kept..end];
    let open = found.contains("..") && !found.contains('/') || text[..end].ends_with("v.v.") || ends_in_short(text);
    (!found.is_empty() && kept > 0 && !open).then_some(kept..end)
}

/// A dash, plus sign or dot of a list typed at the start of a text, with the blanks behind it.
pub(super) fn bullet(text: &str) -> Option<Range<usize>> {
    let start = text.len() - text.trim_start().len();
    let rest = text[start..].trim_start_matches(['-', '–', '—', '+', '•', '*']);
    let found = text[start..].len() - rest.len();
    let blanks = rest.len() - rest.trim_start().len();
    (found > 0 && !rest.is_empty()).then_some(start..start + found + blanks)
}

/// Two words or more, typed in capitals.
pub(super) fn is_in_capitals(text: &str) -> bool {
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    letters >= 8 && text.split_whitespace().count() >= 2 && !text.chars().any(char::is_lowercase)
}

/// A number typed at the start of a title, with its mark: "I.", "1.", "1.1.", "a)", "Phần I".
pub(super) fn typed_number(text: &str) -> Option<Range<usize>> {
    let text_start = text.len() - text.trim_start().len();
    let mut words = text.split_whitespace();
    let (first, second) = (words.next()?, words.next()?);
    if matches!(first.to_lowercase().as_str(), "phần" | "điều") {
        let core = second.trim_end_matches(['.', ':', ')', '/', '-']);
        let counts = is_roman(core) || core.bytes().all(|b| b.is_ascii_digit());
        let end = text.find(second)? + second.len();
        return (counts && !core.is_empty()).then_some(text_start..end);
    }
    let core = first.trim_end_matches(['.', ')', '/', '-', ':']);
    let marked = core.len() < first.len();
    let digits = |part: &str| !part.is_empty() && part.len() <= 2 && part.bytes().all(|b| b.is_ascii_digit());
    let decimal = core.contains('.') && core.split('.').all(digits);
    let capital = second.starts_with(char::is_uppercase);
    let letter = core.chars().count() == 1 && core.chars().all(char::is_alphabetic);
    // "V. I. Lênin", "C. Mác": initials are no numbers.
    let initials =
        second.ends_with('.') || first.ends_with('.') && letter && !matches!(core, "A" | "B" | "I" | "V" | "X");
    let small = letter && core.chars().all(char::is_lowercase) && first.ends_with([')', '.', '/']);
    let counts = marked
        && (digits(core) || decimal || is_roman(core) && !initials || small || matches!(core, "A" | "B"))
        || decimal && capital;
    counts.then_some(text_start..text_start + first.len())
}

fn is_roman(text: &str) -> bool {
    !text.is_empty() && text.chars().all(|c| matches!(c, 'I' | 'V' | 'X'))
}

/// Marks that stand somewhere in the text, in titles or as a line of their own, each with its bytes.
pub(super) fn typed_marks<'m>(context: &Context<'_>, marks: &[&'m str]) -> Vec<(&'m str, Span)> {
    let roles = [
        Role::Superior,
        Role::Issuer,
        Role::Abstract,
        Role::Opening,
        Role::Closing,
        Role::AfterEnd,
        Role::AppendixTitle,
        Role::Body,
    ];
    let texts = context.passages.iter().filter(|passage| roles.contains(&passage.role) && passage.table.is_none());
    let mark_in = |text: &crate::check::Passage<'_>| {
        let (mark, range) = typed_mark(&text.words, marks, !text.role.is_running_text())?;
        Some((mark, text.span(range)))
    };
    texts.filter_map(mark_in).collect()
}

/// A mark typed as a line of its own in capitals, or in a title in brackets: "DỰ THẢO", "(Dự thảo lần 2)".
fn typed_mark<'m>(text: &str, marks: &[&'m str], is_title: bool) -> Option<(&'m str, Range<usize>)> {
    let trimmed = text.trim();
    let start = text.len() - text.trim_start().len();
    for mark in marks {
        let bare =
            trimmed.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '.' | ':' | '*') || c.is_whitespace());
        if bare == *mark {
            return Some((*mark, start..start + trimmed.len()));
        }
        for open in ['(', '['].into_iter().filter(|_| is_title) {
            let close = if open == '(' { ')' } else { ']' };
            let Some(at) = text.find(open) else { continue };
            let Some(len) = text[at..].find(close) else { continue };
            let inside = text[at + 1..at + len].trim();
            let alike = inside.to_uppercase();
            let rest = alike.strip_prefix(mark);
            if rest.is_some_and(|rest| rest.trim().is_empty() || rest.starts_with(" LẦN")) {
                return Some((*mark, at..at + len + 1));
            }
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ends_are_marks_but_not_open_ends() {
        let marks = [';', '.', ','];
        assert_eq!(marks_at_end("Phòng Kinh tế;", &marks), Some(16..17));
        assert_eq!(marks_at_end("như sau ;", &marks), Some(8..10));
        for text in ["pano, băng rôn...", "các trường v.v.", "Phòng Kinh tế", ";", ""] {
            assert_eq!(marks_at_end(text, &marks), None, "{text}");
        }
    }

    #[test]
    fn bullets_are_told_from_words() {
        assert_eq!(bullet("- Phòng"), Some(0..2));
        assert_eq!(bullet("+Phòng"), Some(0..1));
        assert_eq!(bullet("Phòng - ban"), None);
        assert_eq!(bullet("-"), None);
    }

    #[test]
    fn numbers_are_told_from_figures_and_initials() {
        for title in [
            "I. Mục đích",
            "IV- Tổ chức",
            "1. Mục tiêu",
            "1.1. Mục tiêu",
            "1.1 Mục tiêu",
            "a) Về vốn",
            "Phần I Chung",
            "2) Vốn",
        ] {
            assert!(typed_number(title).is_some(), "{title}");
        }
        for title in
            ["1.000 sản phẩm", "V. I. Lênin", "Mục đích", "3 sao", "Điều kiện", "Phần việc", "C. Mác", "30% số hộ"]
        {
            assert!(typed_number(title).is_none(), "{title}");
        }
    }

    #[test]
    fn marks_stand_alone_or_in_brackets() {
        let marks = ["DỰ THẢO"];
        assert!(typed_mark("DỰ THẢO", &marks, true).is_some());
        assert!(typed_mark("(Dự thảo lần 2)", &marks, true).is_some());
        assert!(typed_mark("Phát triển kinh tế (dự thảo)", &marks, true).is_some());
        assert!(typed_mark("Góp ý dự thảo Luật", &marks, true).is_none());
        assert!(typed_mark("Lấy ý kiến (dự thảo Luật Đất đai)", &marks, true).is_none());
        assert!(typed_mark("Trình bày Đề án (dự thảo) tại hội nghị", &marks, false).is_none());
    }
}
