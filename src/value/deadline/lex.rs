//! Cuts a deadline into words, numbers and marks, each with its bytes.

use std::ops::Range;

use crate::value::quick::{composed, lowercase};

/// What a token is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Kind {
    /// Letters; composed, in lower case, spelled one way where there are two.
    Word(String),
    /// Digits, with how many there were.
    Number(u32, usize),
    Slash,
    /// Hyphen or dash of any length.
    Dash,
    Comma,
    Semicolon,
    Colon,
    Dot,
    Open,
    Close,
    /// The mark behind minutes, and quotation marks.
    Quote,
    /// End of a line.
    Break,
    Other,
}

/// A token and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Token {
    pub kind: Kind,
    pub range: Range<usize>,
    /// Does it follow the token before it without a space?
    pub glued: bool,
}

impl Token {
    pub fn word(&self) -> Option<&str> {
        match &self.kind {
            Kind::Word(word) => Some(word),
            _ => None,
        }
    }
}

/// Cuts the whole text; only spaces are left out.
pub(super) fn lex(text: &str) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((start, first)) = chars.next() {
        if first.is_whitespace() && first != '\n' {
            continue;
        }
        let mut end = start + first.len_utf8();
        let belongs: Option<fn(char) -> bool> = if first.is_ascii_digit() {
            Some(|c| c.is_ascii_digit())
        } else if is_letter(first) {
            Some(is_letter)
        } else {
            None
        };
        while let Some(&(at, next)) = chars.peek() {
            if !belongs.is_some_and(|belongs| belongs(next)) {
                break;
            }
            end = at + next.len_utf8();
            chars.next();
        }
        let kind = kind(first, text.get(start..end).unwrap_or_default());
        let glued = tokens.last().is_some_and(|last| last.range.end == start);
        tokens.push(Token { kind, range: start..end, glued });
    }
    tokens
}

/// A letter, or an accent that stands behind its letter in decomposed text.
fn is_letter(c: char) -> bool {
    c.is_alphabetic() || ('\u{300}'..='\u{36f}').contains(&c)
}

fn kind(first: char, text: &str) -> Kind {
    match first {
        '0'..='9' => text.parse().map_or(Kind::Other, |number| Kind::Number(number, text.len())),
        '/' => Kind::Slash,
        '-' | '\u{2010}'..='\u{2015}' | '−' => Kind::Dash,
        ',' => Kind::Comma,
        ';' => Kind::Semicolon,
        ':' => Kind::Colon,
        '.' => Kind::Dot,
        '(' | '[' => Kind::Open,
        ')' | ']' => Kind::Close,
        '’' | '‘' | '\'' | '′' | '`' | '´' | '"' | '”' | '“' | '″' => Kind::Quote,
        '\n' => Kind::Break,
        first if is_letter(first) => Kind::Word(spelled(text)),
        _ => Kind::Other,
    }
}

fn spelled(text: &str) -> String {
    let word = composed(&lowercase(&composed(text))).into_owned();
    match word.as_str() {
        "hàng" => "hằng".to_owned(),
        "quí" | "qúy" => "quý".to_owned(),
        "kì" => "kỳ".to_owned(),
        "tới" => "đến".to_owned(),
        "bẩy" => "bảy".to_owned(),
        "trễ" => "chậm".to_owned(),
        _ => word,
    }
}
