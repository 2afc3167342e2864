//! What was struck and what was added in a text, word by word.

use super::change::{Fate, Segment};
use similar::{Algorithm, DiffTag, capture_diff_slices};

/// A stretch of kept words between two changes that is shorter than this, and shorter than both, is no anchor for a reader.
const ISLAND: usize = 2;

/// Compares two texts. All segments but the inserted ones, joined, are the old text; all but the deleted ones the new text.
pub fn segments(old: &str, new: &str) -> Vec<Segment> {
    let (old_words, new_words) = (split(old), split(new));
    // Two texts can be put side by side in several ways: the same way is taken whichever is the old one.
    if old > new {
        return side_by_side(&new_words, &old_words, true);
    }
    side_by_side(&old_words, &new_words, false)
}

fn side_by_side(old_words: &[&str], new_words: &[&str], swapped: bool) -> Vec<Segment> {
    let mut spans: Vec<Change<'_>> = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, old_words, new_words) {
        let (tag, before, after) = op.as_tag_tuple();
        let before = old_words.get(before).unwrap_or_default();
        let after = new_words.get(after).unwrap_or_default();
        spans.push(Change { kept: tag == DiffTag::Equal, old: before, new: after });
    }
    let mut out: Vec<Segment> = Vec::new();
    for change in without_islands(spans, old_words, new_words) {
        let (struck, added) = if swapped { (change.new, change.old) } else { (change.old, change.new) };
        if change.kept {
            add(&mut out, Fate::Kept, change.old);
        } else {
            add(&mut out, Fate::Deleted, struck);
            add(&mut out, Fate::Inserted, added);
        }
    }
    out
}

/// A stretch of words of both texts.
#[derive(Debug, Clone, Copy)]
struct Change<'w> {
    kept: bool,
    old: &'w [&'w str],
    new: &'w [&'w str],
}

/// Takes single common words between two changes into the change: a reader sees one phrase replaced by another.
fn without_islands<'w>(spans: Vec<Change<'w>>, old: &'w [&'w str], new: &'w [&'w str]) -> Vec<Change<'w>> {
    let words = |list: &[&str]| list.iter().filter(|word| !word.trim().is_empty()).count();
    let mut out: Vec<Change<'w>> = Vec::new();
    let (mut at_old, mut at_new) = (0, 0);
    let mut rest = spans.into_iter().peekable();
    while let Some(span) = rest.next() {
        let (start_old, start_new) = (at_old, at_new);
        at_old += span.old.len();
        at_new += span.new.len();
        let size = |c: &Change<'_>| words(c.old).max(words(c.new));
        let kept = words(span.old);
        let island = span.kept
            && kept < ISLAND
            && out.last().is_some_and(|before| !before.kept && size(before) > kept)
            && rest.peek().is_some_and(|after| size(after) > kept);
        match out.last_mut().filter(|last| !last.kept && (island || !span.kept)) {
            Some(last) => {
                let (from_old, from_new) = (start_old - last.old.len(), start_new - last.new.len());
                last.old = old.get(from_old..at_old).unwrap_or_default();
                last.new = new.get(from_new..at_new).unwrap_or_default();
            }
            None => out.push(span),
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
