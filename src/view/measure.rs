//! Rough widths of words in em: enough to share out the columns of a table before anything is set.

use unicode_normalization::UnicodeNormalization;

/// Bold letters are wider.
const BOLD: f64 = 1.08;

/// Width of a text on one line, em. Advance widths of the Times design.
pub(super) fn width(text: &str, bold: bool) -> f64 {
    let sum: f64 = text.chars().map(char_width).sum();
    if bold { sum * BOLD } else { sum }
}

/// Width of the widest part of a text that cannot be broken, em.
pub(super) fn longest_word(text: &str, bold: bool) -> f64 {
    text.split(|c: char| c.is_whitespace() && c != '\u{a0}')
        .flat_map(breakable_parts)
        .map(|word| width(word, bold))
        .fold(0.0, f64::max)
}

/// Where a word may break: after strokes and hyphens, but never inside dates, document numbers and amounts.
fn breakable_parts(word: &str) -> impl Iterator<Item = &str> {
    let whole = word.contains(|c: char| c.is_ascii_digit()) && !word.contains("://");
    let parts: Vec<&str> = if whole { vec![word] } else { word.split_inclusive(['-', '/', '.']).collect() };
    parts.into_iter()
}

fn char_width(c: char) -> f64 {
    let base = if c.is_ascii() { c } else { std::iter::once(c).nfd().next().unwrap_or(c) };
    let thousandths = match base {
        'i' | 'j' | 'l' | 't' | '/' | ':' | ';' => 278,
        ' ' | '.' | ',' | '\u{a0}' => 250,
        'f' | 'r' | 'I' | '(' | ')' | '-' | '[' | ']' | '‘' | '’' => 333,
        's' | 'J' => 389,
        'a' | 'c' | 'e' | 'z' | '“' | '”' => 444,
        'w' | 'A' | 'D' | 'Đ' | 'G' | 'H' | 'K' | 'N' | 'O' | 'Q' | 'U' | 'V' | 'X' | 'Y' => 722,
        'm' => 778,
        'M' => 889,
        'W' => 944,
        'B' | 'C' | 'R' => 667,
        'E' | 'L' | 'T' | 'Z' => 611,
        'F' | 'P' | 'S' => 556,
        '%' => 833,
        '–' => 500,
        '—' | '…' => 1000,
        c if c.is_ascii() => 500,
        'đ' | 'ơ' | 'ư' => 500,
        _ => 600,
    };
    f64::from(thousandths) / 1000.0
}
