//! What was struck and what was added in a text, word by word.

use super::change::{Fate, Segment};
use similar::{Algorithm, DiffTag, capture_diff_slices};
use std::hash::Hash;
use std::ops::Range;

/// A stretch of kept words between two changes that is shorter than this, and shorter than both, is no anchor for a reader.
const ISLAND: usize = 2;

/// A stretch of two lists: kept in both, or replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    /// True where both lists say the same.
    pub kept: bool,
    /// Places in the old list.
    pub old: Range<usize>,
    /// Places in the new list.
    pub new: Range<usize>,
}

/// Compares two texts. All segments but the inserted ones, joined, are the old text; all but the deleted ones the new text.
pub fn segments(old: &str, new: &str) -> Vec<Segment> {
    let (old_words, new_words) = (split(old), split(new));
    let mut out: Vec<Segment> = Vec::new();
    for stretch in stretches(&old_words, &new_words, |word| word.trim().is_empty()) {
        let struck = old_words.get(stretch.old).unwrap_or_default();
        if stretch.kept {
            add(&mut out, Fate::Kept, struck);
        } else {
            add(&mut out, Fate::Deleted, struck);
            add(&mut out, Fate::Inserted, new_words.get(stretch.new).unwrap_or_default());
        }
    }
    out
}

/// Compares two lists of words, in the same way whichever is the old one; `blank` are those that a reader does not count.
pub(super) fn stretches<T: Hash + Ord>(old: &[T], new: &[T], blank: impl Fn(&T) -> bool) -> Vec<Stretch> {
    // Two texts can be put side by side in several ways.
    if old > new {
        let mut found = in_order(new, old, blank);
        for stretch in &mut found {
            std::mem::swap(&mut stretch.old, &mut stretch.new);
        }
        return found;
    }
    in_order(old, new, blank)
}

fn in_order<T: Hash + Ord>(old: &[T], new: &[T], blank: impl Fn(&T) -> bool) -> Vec<Stretch> {
    let words = |list: &[T], range: &Range<usize>| {
        list.get(range.clone()).unwrap_or_default().iter().filter(|word| !blank(word)).count()
    };
    let size = |s: &Stretch| words(old, &s.old).max(words(new, &s.new));
    let mut out: Vec<Stretch> = Vec::new();
    let mut rest = capture_diff_slices(Algorithm::Myers, old, new).into_iter().map(|op| {
        let (tag, old, new) = op.as_tag_tuple();
        Stretch { kept: tag == DiffTag::Equal, old, new }
    });
    let mut next = rest.next();
    while let Some(stretch) = next {
        next = rest.next();
        // A single common word between two changes goes into the change: a reader sees one phrase replaced by another.
        let kept = words(old, &stretch.old);
        let island = stretch.kept
            && kept < ISLAND
            && out.last().is_some_and(|before| !before.kept && size(before) > kept)
            && next.as_ref().is_some_and(|after| size(after) > kept);
        match out.last_mut().filter(|last| !last.kept && (island || !stretch.kept)) {
            Some(last) => {
                last.old.end = stretch.old.end;
                last.new.end = stretch.new.end;
            }
            None => out.push(stretch),
        }
    }
    out
}

fn add(out: &mut Vec<Segment>, fate: Fate, words: &[&str]) {
    if words.is_empty() {
        return;
    }
    match out.last_mut() {
        Some(last) if last.fate == fate => last.text.extend(words.iter().copied()),
        _ => out.push(Segment { fate, text: words.concat() }),
    }
}

/// Words, blanks and marks. "1.234,5" and "30/6/2026" are one word each.
pub fn split(text: &str) -> Vec<&str> {
    let mut out = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let len = match first {
            c if c.is_whitespace() => rest.find(|c: char| !c.is_whitespace()).unwrap_or(rest.len()),
            c if c.is_alphanumeric() => word(rest),
            c => c.len_utf8(),
        };
        let (piece, after) = rest.split_at(len);
        out.push(piece);
        rest = after;
    }
    out
}

/// How long the word is that `text` begins with: marks between digits and between a digit and letters belong to it.
fn word(text: &str) -> usize {
    let mut letters = text.char_indices().peekable();
    let mut digit = false;
    while let Some((at, c)) = letters.next() {
        let joins =
            matches!(c, '.' | ',' | '/' | '-') && digit && letters.peek().is_some_and(|(_, c)| c.is_alphanumeric());
        if !c.is_alphanumeric() && !is_mark(c) && !joins {
            return at;
        }
        digit = c.is_ascii_digit();
    }
    text.len()
}

/// A tone or another sign over the letter before it.
fn is_mark(c: char) -> bool {
    ('\u{300}'..='\u{36f}').contains(&c)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(old: &str, new: &str) -> String {
        let pieces = segments(old, new).into_iter().map(|segment| match segment.fate {
            Fate::Kept => segment.text,
            Fate::Deleted => format!("[-{}-]", segment.text),
            Fate::Inserted => format!("{{+{}+}}", segment.text),
        });
        pieces.collect()
    }

    #[test]
    fn numbers_and_dates_are_words() {
        assert_eq!(shown("trước ngày 30/6/2026", "trước ngày 31/7/2026"), "trước ngày [-30/6/2026-]{+31/7/2026+}");
        assert_eq!(shown("1.234,5 triệu", "1.234,6 triệu"), "[-1.234,5-]{+1.234,6+} triệu");
        assert_eq!(split("12/KH-UBND, năm 2026."), ["12/KH", "-", "UBND", ",", " ", "năm", " ", "2026", "."]);
    }

    #[test]
    fn a_phrase_is_replaced_as_one() {
        assert_eq!(
            shown("giao Sở Nội vụ chủ trì thực hiện", "giao Văn phòng Sở Tư pháp và các xã chủ trì thực hiện"),
            "giao [-Sở Nội vụ-]{+Văn phòng Sở Tư pháp và các xã+} chủ trì thực hiện"
        );
        assert_eq!(shown("một hai", "một hai ba"), "một hai{+ ba+}");
        assert_eq!(shown("", "mới"), "{+mới+}");
        assert_eq!(shown("cũ", ""), "[-cũ-]");
    }

    #[test]
    fn both_texts_can_be_put_together_again() {
        let (old, new) = ("a b c d e f, g.", "x b y d z f; g h.");
        let segments = segments(old, new);
        let joined =
            |fate: Fate| segments.iter().filter(|s| s.fate != fate).map(|s| s.text.as_str()).collect::<String>();
        assert_eq!((joined(Fate::Inserted), joined(Fate::Deleted)), (old.to_owned(), new.to_owned()));
    }
}
