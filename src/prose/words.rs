//! Words that know the bytes they came from.

use crate::diag::Span;
use crate::value::quick::is_composed;
use std::ops::Range;

/// A stretch of plain words, NFC.
#[derive(Debug, Clone, Default)]
pub struct Words {
    text: String,
    /// Where each piece begins in the text, and the bytes it came from.
    places: Vec<(usize, Span)>,
}

/// Words are equal wherever they stand.
impl PartialEq for Words {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text
    }
}

impl Words {
    /// Words that came from the bytes of `span`.
    pub fn new(text: impl Into<String>, span: Span) -> Self {
        Words { text: text.into(), places: vec![(0, span)] }
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// The pieces: a range of the words, and the bytes it came from. Where both are equally long, they agree byte by byte.
    pub fn pieces(&self) -> impl Iterator<Item = (Range<usize>, Span)> {
        let ends = self.places.iter().skip(1).map(|(at, _)| *at).chain([self.text.len()]);
        self.places.iter().zip(ends).map(|((at, span), end)| (*at..end, *span))
    }

    /// Adds words at the end.
    pub fn append(&mut self, other: Words) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.places.extend(other.places.into_iter().map(|(at, span)| (at + shift, span)));
    }

    /// Reads `text`, whose bytes lie where `place` says, and composes it.
    pub(super) fn read(text: &str, place: &dyn Fn(Range<usize>) -> Span) -> Self {
        use unicode_normalization::{UnicodeNormalization, is_nfc};
        let span = place(0..text.len());
        if !is_composed(text) && !is_nfc(text) {
            return Words::new(text.nfc().collect::<String>(), span);
        }
        if span.end - span.start == text.len() {
            return Words::new(text, span);
        }
        // Several lines of the file are one line of the text: each word has a place of its own.
        let mut words = Words { text: text.to_owned(), places: Vec::new() };
        let mut at = 0;
        for word in text.split_inclusive(' ') {
            words.places.push((at, place(at..at + word.trim_end().len().max(1).min(word.len()))));
            at += word.len();
        }
        words
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diag::FileId;

    #[test]
    fn pieces_cover_the_words_in_order() {
        let span = |range: Range<usize>| Span::new(FileId(0), range);
        let mut words = Words::new("một ", span(10..15));
        words.append(Words::new("hai", span(20..23)));
        assert_eq!(words.as_str(), "một hai");
        let pieces: Vec<_> = words.pieces().collect();
        assert_eq!(pieces, [(0..6, span(10..15)), (6..9, span(20..23))]);
    }

    #[test]
    fn words_of_a_folded_text_keep_their_own_bytes() {
        // "kế hoạch" typed on two lines.
        let place = |range: Range<usize>| {
            let shift = |at: usize| if at > 5 { at + 9 } else { at };
            Span::new(FileId(0), shift(range.start)..shift(range.end))
        };
        let words = Words::read("kế hoạch", &place);
        let spans: Vec<_> = words.pieces().map(|(range, span)| (range, span.range())).collect();
        assert_eq!(spans, [(0..5, 0..4), (5..12, 5..21)].map(|(a, b): (Range<usize>, Range<usize>)| (a, b)));
    }
}
