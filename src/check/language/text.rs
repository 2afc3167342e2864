//! A text seen by its bytes: words, what stands beside a mark, addresses of the net.

use crate::check::Passage;
use crate::lexicon::syllable;
use std::ops::Range;

/// A run of letters, digits and combining marks.
#[derive(Debug, Clone, Copy)]
pub(super) struct Word<'t> {
    /// As it is written.
    pub text: &'t str,
    /// Its first byte.
    pub start: usize,
}

impl Word<'_> {
    /// Its bytes.
    pub fn range(&self) -> Range<usize> {
        self.start..self.end()
    }

    /// One past its last byte.
    pub fn end(&self) -> usize {
        self.start + self.text.len()
    }

    /// Does it begin with a capital?
    pub fn is_capital(&self) -> bool {
        self.text.starts_with(char::is_uppercase)
    }

    /// Is no letter of it a capital, and none a digit?
    pub fn is_small(&self) -> bool {
        self.text.chars().all(|c| c.is_alphabetic() && !c.is_uppercase() || is_combining(c))
    }

    /// Two letters or more, all of them capitals.
    pub fn is_upper(&self) -> bool {
        self.text.chars().nth(1).is_some() && self.text.chars().all(|c| c.is_uppercase() || is_combining(c))
    }
}

fn is_combining(c: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&c)
}

/// A letter, digit or combining mark. The letters of Vietnamese are told without the tables of all alphabets.
fn is_inside(c: char) -> bool {
    match c {
        '\0'..='\u{7F}' => c.is_ascii_alphanumeric(),
        '\u{C0}'..='\u{24F}' => !matches!(c, '×' | '÷'),
        '\u{1EA0}'..='\u{1EF9}' => true,
        _ => c.is_alphanumeric() || is_combining(c),
    }
}

/// The words of a text, in order.
pub(super) fn words(text: &str) -> impl Iterator<Item = Word<'_>> {
    let mut from = 0;
    std::iter::from_fn(move || {
        let start = from + text.get(from..)?.find(is_inside)?;
        let rest = text.get(start..)?;
        let length = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
        from = start + length;
        Some(Word { text: rest.get(..length)?, start })
    })
}

/// The places of some ASCII marks, in order.
pub(super) fn marks<'t>(text: &'t str, wanted: &'t [u8]) -> impl Iterator<Item = (usize, u8)> + 't {
    text.bytes().enumerate().filter(move |(_, byte)| wanted.contains(byte))
}

/// The character before a byte.
pub(super) fn before(text: &str, at: usize) -> Option<char> {
    text.get(..at)?.chars().next_back()
}

/// The character that begins at a byte.
pub(super) fn from(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The word that ends right before a byte; empty when none does.
pub(super) fn word_before(text: &str, at: usize) -> Word<'_> {
    let head = text.get(..at).unwrap_or_default();
    let start = head.char_indices().rev().take_while(|(_, c)| is_inside(*c)).last().map_or(at, |(start, _)| start);
    Word { text: head.get(start..).unwrap_or_default(), start }
}

/// The word that begins right at a byte; empty when none does.
pub(super) fn word_at(text: &str, at: usize) -> Word<'_> {
    let rest = text.get(at..).unwrap_or_default();
    let length = rest.find(|c| !is_inside(c)).unwrap_or(rest.len());
    Word { text: rest.get(..length).unwrap_or_default(), start: at }
}

/// What blanks part from the rest, around a byte: a code, an address, a word with its marks.
pub(super) fn chunk(text: &str, at: usize) -> &str {
    let start = text.get(..at).and_then(|head| head.rfind(char::is_whitespace)).map_or(0, |blank| blank + 1);
    let start = (start..=at).find(|&start| text.is_char_boundary(start)).unwrap_or(at);
    let rest = text.get(at..).unwrap_or_default();
    let end = at + rest.find(char::is_whitespace).unwrap_or(rest.len());
    text.get(start..end).unwrap_or_default()
}

/// Does the byte stand in an address of the net or of mail, or in the name of a file?
pub(super) fn in_address(text: &str, at: usize) -> bool {
    let chunk = chunk(text, at);
    chunk.contains("://") || chunk.contains('@') || chunk.contains("www.") || chunk.contains('\\') || is_domain(chunk)
}

/// "ocopdaknong.vn", "kehoach.pdf": letters without accents on both sides of a stop, small ones behind it.
fn is_domain(chunk: &str) -> bool {
    let bare = chunk.trim_matches(|c: char| !c.is_alphanumeric());
    let Some((name, end)) = bare.split_once('/').map_or(bare, |(host, _)| host).rsplit_once('.') else { return false };
    name.len() > 1
        && (2..=6).contains(&end.len())
        && end.bytes().all(|b| b.is_ascii_lowercase())
        && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'))
}

/// A word of the language in small letters: not a sign, a figure or a foreign word with strange letters.
pub(super) fn is_small_syllable(word: &str) -> bool {
    word.chars().all(|c| !c.is_uppercase()) && syllable(word)
}

/// The place of `range` for a repair, when its bytes are known one by one and stand in one line of the file.
pub(super) fn exact(passage: &Passage<'_>, range: Range<usize>) -> Option<crate::diag::Span> {
    (!range.is_empty() && passage.is_exact(range.clone())).then(|| passage.span(range))
}

/// The text with a capital at its beginning.
pub(super) fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// The text with a small letter at its beginning.
pub(super) fn uncapitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_lowercase().chain(letters).collect()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn words_are_runs_of_letters_and_digits() {
        let text = "(Sở KH&ĐT), 05/3";
        let found: Vec<&str> = words(text).map(|word| word.text).collect();
        assert_eq!(found, ["Sở", "KH", "ĐT", "05", "3"]);
        assert!(words(text).all(|word| text.get(word.range()) == Some(word.text)));
        let comma = text.find(',').unwrap();
        assert_eq!(word_before(text, comma - 1).text, "ĐT");
        assert_eq!(word_before(text, comma).text, "");
        assert_eq!(word_at(text, 1).text, "Sở");
    }

    #[test]
    fn addresses_are_told_from_words() {
        for text in ["http://ocopdaknong.vn/", "ubnd@luc-nam.vn", "(ocopdaknong.vn)", "xem kehoach.pdf.", "www.a.b"] {
            assert!(in_address(text, text.rfind('.').unwrap() - 2), "{text}");
        }
        for text in ["tỉnh.Các", "v.v", "TP.Pleiku", "xong.", "5.000"] {
            assert!(!in_address(text, text.find('.').unwrap()), "{text}");
        }
    }
}
