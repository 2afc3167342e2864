//! One pass over a text: words, figures and marks with their bytes.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters, and digits that follow a letter at once: `OCOP`, `QH15`.
    Word,
    /// A run of the digits 0-9.
    Figure,
    /// Any other character that is not a space, alone.
    Mark(char),
}

/// How the letters of a word are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Shape {
    /// Not a word, or a word without a capital.
    Lower,
    /// One capital letter and nothing else.
    Single,
    /// A capital, then small letters.
    Capital,
    /// Two capitals or more and no small letter.
    Upper,
    /// Capitals elsewhere than at the start: `TTg`, `VietGAP`.
    Mixed,
}

/// A piece of a text.
#[derive(Debug, Clone)]
pub(super) struct Token {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    /// Its small letters, in [`Tokens::lower`].
    lower: Range<usize>,
    pub shape: Shape,
    /// A capital carries one of the five tones, as in a heading and hardly ever in an abbreviation.
    pub toned: bool,
    /// White space stands before it, or the text begins.
    pub space: bool,
    /// A line break stands before it, or the text begins.
    pub line: bool,
    /// A blank line stands before it.
    pub paragraph: bool,
}

/// A text in tokens. Places are token numbers; beyond the end everything is empty.
#[derive(Debug, Clone)]
pub(super) struct Tokens<'a> {
    pub text: &'a str,
    list: Vec<Token>,
    lower: String,
}

fn is_combining(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36F}')
}

/// Letters, their marks and plain digits; a small raised figure is the mark of a note.
fn continues_word(c: char) -> bool {
    if c.is_ascii() {
        return c.is_ascii_alphanumeric();
    }
    matches!(c, '\u{1EA0}'..='\u{1EF9}') || c.is_alphabetic() || is_combining(c)
}

fn is_tone(c: char) -> bool {
    matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

impl<'a> Tokens<'a> {
    pub fn read(text: &'a str) -> Self {
        let mut list: Vec<Token> = Vec::with_capacity(text.len() / 4);
        let mut lower = String::with_capacity(text.len());
        let (mut space, mut breaks) = (true, 1);
        let mut chars = text.char_indices().peekable();
        while let Some((start, first)) = chars.next() {
            if first.is_whitespace() {
                space = true;
                breaks += u32::from(first == '\n');
                continue;
            }
            let low = lower.len();
            // A bullet opens a paragraph of its own.
            if breaks > 0
                && matches!(first, '-' | '+' | '•' | '*')
                && chars.peek().is_some_and(|(_, c)| c.is_whitespace())
            {
                breaks += 1;
            }
            let (mut shape, mut toned) = (Shape::Lower, false);
            let mut end = start + first.len_utf8();
            let kind = if first.is_ascii_digit() {
                while chars.next_if(|(_, c)| c.is_ascii_digit()).is_some() {
                    end += 1;
                }
                lower.push_str(text.get(start..end).unwrap_or_default());
                Kind::Figure
            } else if first.is_alphabetic() {
                let mut combining = false;
                let mut capitals = 0;
                let mut small = 0;
                let mut leads = false;
                let mut next = Some(first);
                while let Some(c) = next {
                    if c.is_ascii() {
                        lower.push(c.to_ascii_lowercase());
                        capitals += u32::from(c.is_ascii_uppercase());
                        small += u32::from(c.is_ascii_lowercase());
                    } else if is_combining(c) {
                        combining = true;
                        lower.push(c);
                    } else if matches!(c, '\u{1EA0}'..='\u{1EF9}') {
                        // The letters of Vietnamese with two marks: capital and small take turns.
                        let small_letter = char::from_u32(u32::from(c) | 1).unwrap_or(c);
                        capitals += u32::from(c != small_letter);
                        small += u32::from(c == small_letter);
                        lower.push(small_letter);
                    } else if c.is_uppercase() {
                        capitals += 1;
                        lower.extend(c.to_lowercase());
                    } else {
                        small += 1;
                        lower.push(c);
                    }
                    leads |= capitals == 1 && small == 0;
                    next = chars.next_if(|&(_, c)| continues_word(c)).map(|(at, c)| {
                        end = at + c.len_utf8();
                        c
                    });
                }
                shape = match (capitals, small, leads) {
                    (0, _, _) => Shape::Lower,
                    (1, 0, _) => Shape::Single,
                    (_, 0, _) => Shape::Upper,
                    (1, _, true) => Shape::Capital,
                    _ => Shape::Mixed,
                };
                if combining {
                    let composed: String = lower.get(low..).unwrap_or_default().nfc().collect();
                    lower.truncate(low);
                    lower.push_str(&composed);
                }
                if shape == Shape::Upper {
                    let word = text.get(start..end).unwrap_or_default();
                    toned = !word.is_ascii() && word.nfd().any(is_tone);
                }
                Kind::Word
            } else {
                Kind::Mark(first)
            };
            let lower = low..lower.len();
            list.push(Token { kind, start, end, lower, shape, toned, space, line: breaks > 0, paragraph: breaks > 1 });
            (space, breaks) = (false, 0);
        }
        Tokens { text, list, lower }
    }

    pub fn len(&self) -> usize {
        self.list.len()
    }

    pub fn get(&self, at: usize) -> Option<&Token> {
        self.list.get(at)
    }

    /// The token before, if there is one.
    pub fn before(&self, at: usize) -> Option<&Token> {
        self.list.get(at.checked_sub(1)?)
    }

    /// The small letters of a word, composed, or the digits of a figure; empty for a mark.
    pub fn lower(&self, at: usize) -> &str {
        self.get(at).and_then(|token| self.lower.get(token.lower.clone())).unwrap_or_default()
    }

    /// The small letters of the token before.
    pub fn lower_before(&self, at: usize) -> &str {
        at.checked_sub(1).map_or("", |at| self.lower(at))
    }

    /// The text as written.
    pub fn raw(&self, at: usize) -> &'a str {
        self.get(at).map_or("", |token| self.slice(token.start..token.end))
    }

    pub fn slice(&self, range: Range<usize>) -> &'a str {
        self.text.get(range).unwrap_or_default()
    }

    /// Is the word this one, in any case?
    pub fn is(&self, at: usize, word: &str) -> bool {
        self.lower(at) == word
    }

    /// Do these words follow one another from here, with nothing but space between?
    pub fn are(&self, at: usize, words: &[&str]) -> bool {
        words.iter().enumerate().all(|(step, word)| self.is(at + step, word) && (step == 0 || self.joins(at + step)))
    }

    pub fn is_mark(&self, at: usize, mark: char) -> bool {
        self.mark(at) == Some(mark)
    }

    pub fn mark(&self, at: usize) -> Option<char> {
        match self.get(at)?.kind {
            Kind::Mark(mark) => Some(mark),
            _ => None,
        }
    }

    pub fn is_word(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Word)
    }

    pub fn is_figure(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| token.kind == Kind::Figure)
    }

    pub fn shape(&self, at: usize) -> Shape {
        self.get(at).map_or(Shape::Lower, |token| token.shape)
    }

    /// Does the word begin with a capital?
    pub fn capital(&self, at: usize) -> bool {
        self.raw(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Does the token touch the one before?
    pub fn touches(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| !token.space)
    }

    /// Is the token in the same paragraph as the one before?
    pub fn joins(&self, at: usize) -> bool {
        self.get(at).is_some_and(|token| !token.paragraph)
    }

    pub fn start(&self, at: usize) -> usize {
        self.get(at).map_or(self.text.len(), |token| token.start)
    }

    /// Where the token before `at` ends: the end of a range of tokens.
    pub fn end(&self, at: usize) -> usize {
        self.before(at).map_or(0, |token| token.end)
    }

    /// The bytes of the tokens from `from` to before `to`.
    pub fn range(&self, from: usize, to: usize) -> Range<usize> {
        let start = self.start(from);
        start..self.end(to).max(start)
    }

    pub fn part(&self, from: usize, to: usize) -> super::Part<'a> {
        let range = self.range(from, to);
        super::Part { text: self.slice(range.clone()), range }
    }

    /// The digits of a figure as a number, with how many there are.
    pub fn figure(&self, at: usize) -> Option<(u32, usize)> {
        let digits = self.is_figure(at).then(|| self.raw(at))?;
        Some((digits.parse().ok()?, digits.len()))
    }

    /// Past a run of dots and ellipses that stand together; `at` when there is none.
    pub fn past_dots(&self, at: usize) -> usize {
        let mut next = at;
        while matches!(self.mark(next), Some('.' | '…' | '_')) && (next == at || self.touches(next)) {
            next += 1;
        }
        next
    }

    /// Is the full stop at `at` the end of a sentence?
    pub fn ends_sentence(&self, at: usize) -> bool {
        if !matches!(self.mark(at), Some('.' | '?' | '!')) {
            return false;
        }
        let Some(next) = self.get(at + 1) else { return true };
        let abbreviated = matches!(self.lower_before(at), "tp" | "tx" | "tt" | "kt" | "tm" | "tl" | "ts" | "ths" | "v")
            && self.touches(at)
            || at.checked_sub(1).is_some_and(|at| self.shape(at) == Shape::Single);
        next.paragraph || next.space && !abbreviated || self.is_mark(at + 1, '/') && self.is_mark(at + 2, '.')
    }

    /// Does a token of another paragraph, or nothing, stand here?
    pub fn over(&self, at: usize) -> bool {
        !self.joins(at)
    }
}
