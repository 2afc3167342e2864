//! **Chữ viết tắt**: abbreviations in use, and the places where they are explained.

use std::ops::Range;

use unicode_normalization::UnicodeNormalization;

use super::Part;
use super::document::DocumentMention;
use super::kinds::DocumentType;
use super::number::number_at;
use super::reference::roman_number;
use super::token::{Shape, Tokens};

/// An abbreviation in use.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbbreviationMention<'a> {
    /// The bytes.
    pub range: Range<usize>,
    /// As written: "OCOP", "NN&PTNT", "VietGAP".
    pub text: &'a str,
    /// Are all of its letters capitals?
    pub capitals: bool,
    /// Does it stand where it is explained?
    pub in_definition: bool,
}

/// The explanation of a short form: "hợp tác xã (HTX)", "(sau đây gọi tắt là Chương trình OCOP)".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Definition<'a> {
    /// The bytes of the brackets.
    pub range: Range<usize>,
    /// The short form.
    pub short: Part<'a>,
    /// The words it stands for, as well as can be told.
    pub long: Option<Part<'a>>,
    /// Do the words "viết tắt", "gọi tắt" or "gọi" announce it?
    pub announced: bool,
    /// Are the capitals of the short form the first letters of the long one?
    pub initials: bool,
}

pub(super) fn scan<'a>(tokens: &Tokens<'a>, documents: &[DocumentMention<'a>]) -> Vec<AbbreviationMention<'a>> {
    let definitions = definitions(tokens);
    let (mut defined, mut numbers) = (0, 0);
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        if let Some(past) = past_number(tokens, at) {
            at = past;
            continue;
        }
        let Some(next) = past_abbreviation(tokens, at) else {
            at += 1;
            continue;
        };
        let range = tokens.range(at, next);
        while definitions.get(defined).is_some_and(|definition: &Definition<'_>| definition.range.end <= range.start) {
            defined += 1;
        }
        while documents.get(numbers).is_some_and(|d| d.number.as_ref().is_none_or(|n| n.range.end <= range.start)) {
            numbers += 1;
        }
        let in_number = documents
            .get(numbers)
            .and_then(|document| document.number.as_ref())
            .is_some_and(|number| number.range.start <= range.start);
        if !in_number {
            let text = tokens.slice(range.clone());
            found.push(AbbreviationMention {
                capitals: !text.chars().any(char::is_lowercase),
                in_definition: definitions.get(defined).is_some_and(|definition| definition.range.start <= range.start),
                text,
                range,
            });
        }
        at = next;
    }
    found
}

/// Past a number of a document, with or without its serial.
fn past_number(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if tokens.is_figure(at) || tokens.is_mark(at, '/') && tokens.is_word(at + 1) && tokens.is_mark(at + 2, '-') {
        let (number, next) = number_at(tokens, at, !tokens.is_figure(at))?;
        return number.code.is_some().then_some(next);
    }
    // "Số: KH-UBND", "KH-UBND": a code with its hyphen.
    let coded = tokens.is_mark(at + 1, '-')
        && tokens.touches(at + 1)
        && tokens.touches(at + 2)
        && DocumentType::by_code(tokens.raw(at)).is_some()
        && matches!(tokens.shape(at + 2), Shape::Upper | Shape::Mixed);
    coded.then_some(at + 3)
}

fn is_short_word(tokens: &Tokens<'_>, at: usize) -> bool {
    match tokens.shape(at) {
        Shape::Upper => !tokens.get(at).is_some_and(|token| token.toned),
        Shape::Mixed => tokens.raw(at).chars().filter(|c| c.is_uppercase()).count() >= 2,
        _ => false,
    }
}

/// Past the abbreviation that begins at `at`, with the parts that "&", "-", "/" or "." ties to it.
fn past_abbreviation(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !is_short_word(tokens, at) || roman_number(tokens.raw(at)).is_some() || in_heading(tokens, at) {
        return None;
    }
    let mut next = at + 1;
    while matches!(tokens.mark(next), Some('&' | '-'))
        && tokens.touches(next)
        && tokens.touches(next + 1)
        && is_short_word(tokens, next + 1)
    {
        next += 2;
    }
    Some(next)
}

/// Is the word one of several in capitals, as in a heading?
fn in_heading(tokens: &Tokens<'_>, at: usize) -> bool {
    // The words on one side, as far as capitals go without a mark between.
    let is_capital =
        |place: usize| matches!(tokens.shape(place), Shape::Upper | Shape::Single) || tokens.is_figure(place);
    let mut first = at;
    while first > 0 && tokens.get(first).is_some_and(|token| !token.line) && at - first < 40 {
        let dash = matches!(tokens.mark(first - 1), Some('-' | '–' | '“' | '”' | '"' | ','));
        if !is_capital(first - 1) && !dash {
            break;
        }
        first -= 1;
    }
    let mut past = at + 1;
    while past < tokens.len() && tokens.get(past).is_some_and(|token| !token.line) && past - at < 40 {
        let dash = matches!(tokens.mark(past), Some('-' | '–' | '“' | '”' | '"' | ','));
        if !is_capital(past) && !dash {
            break;
        }
        past += 1;
    }
    let capitals = (first..past).filter(|&place| tokens.shape(place) == Shape::Upper);
    let toned = capitals.clone().filter(|&place| tokens.get(place).is_some_and(|token| token.toned)).count();
    let marks = (first..past).any(|place| tokens.is_mark(place, ','));
    let count = capitals.count();
    toned > 0 && count > 1 || count > 3 && !marks
}

pub(super) fn definitions<'a>(tokens: &Tokens<'a>) -> Vec<Definition<'a>> {
    let mut found = Vec::new();
    for open in 0..tokens.len() {
        if tokens.is_mark(open, '(') {
            found.extend(definition_at(tokens, open));
        }
    }
    found
}

fn definition_at<'a>(tokens: &Tokens<'a>, open: usize) -> Option<Definition<'a>> {
    let close = (open + 1..open + 40).take_while(|&at| tokens.joins(at)).find(|&at| tokens.is_mark(at, ')'))?;
    let mut from = open + 1;
    while matches!(tokens.mark(from), Some('*' | '“' | '"')) {
        from += 1;
    }
    let announced = past_announcement(tokens, from);
    from = announced.unwrap_or(from);
    while matches!(tokens.mark(from), Some('*' | '“' | '"' | ':')) {
        from += 1;
    }
    let mut past = close;
    while past > from && matches!(tokens.mark(past - 1), Some('*' | '”' | '"')) {
        past -= 1;
    }
    if past <= from || (from..past).any(|at| tokens.is_mark(at, '\u{FFFC}')) {
        return None;
    }
    if announced.is_none() {
        let whole = past_abbreviation(tokens, from) == Some(past) || past == from + 1 && is_short_word(tokens, from);
        if !whole || roman_number(tokens.raw(from)).is_some() || in_heading(tokens, from) {
            return None;
        }
    }
    let short = tokens.part(from, past);
    let letters: Vec<char> = short.text.chars().filter(|c| c.is_alphabetic()).collect();
    let by_initials = (past == from + 1).then(|| long_by_initials(tokens, open, &letters)).flatten();
    let long = by_initials.or_else(|| long_by_capital(tokens, open, from));
    Some(Definition {
        range: tokens.range(open, close + 1),
        short,
        long: long.map(|start| tokens.part(start, open)),
        announced: announced.is_some(),
        initials: by_initials.is_some(),
    })
}

/// Past "sau đây viết tắt là", "gọi tắt là", "sau đây gọi là", "viết tắt".
fn past_announcement(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut next = at;
    let hereafter = tokens.are(next, &["sau", "đây"]) || tokens.are(next, &["dưới", "đây"]);
    if hereafter {
        next += 2;
    }
    next += usize::from(tokens.is(next, "được"));
    next += usize::from(tokens.is_mark(next, ','));
    if !matches!(tokens.lower(next), "viết" | "gọi") {
        return None;
    }
    let shortly = tokens.is(next + 1, "tắt") || tokens.is(next + 1, "chung");
    if !shortly && !hereafter {
        return None;
    }
    next += 1 + usize::from(shortly);
    next += usize::from(tokens.is(next, "là"));
    Some(next)
}

/// The words before the bracket whose first letters are those of the short form.
fn long_by_initials(tokens: &Tokens<'_>, open: usize, letters: &[char]) -> Option<usize> {
    let mut at = open;
    for letter in letters.iter().rev() {
        let wanted = base_letter(*letter);
        // A joining word may go unmentioned.
        for tries in 0..2 {
            at = at.checked_sub(1)?;
            while matches!(tokens.mark(at), Some('-' | '–' | '“' | '”' | '"' | ',')) {
                at = at.checked_sub(1)?;
            }
            if !tokens.is_word(at) || !tokens.joins(at + 1) {
                return None;
            }
            if tokens.lower(at).chars().next().is_some_and(|first| base_letter(first) == wanted) {
                break;
            }
            if tries == 1 || !matches!(tokens.lower(at), "và" | "của" | "về") {
                return None;
            }
        }
    }
    (at < open).then_some(at)
}

/// The small letter without tone and mark, so that "Ủy ban" begins with U; đ stays what it is.
fn base_letter(letter: char) -> char {
    let small = letter.to_lowercase().next().unwrap_or(letter);
    std::iter::once(small).nfd().next().unwrap_or(small)
}

/// The phrase before the bracket: what stands in quotes, or from the nearest capital on. A short form that names a type
/// of document ("Chương trình OCOP") stands for a phrase that begins with it.
fn long_by_capital(tokens: &Tokens<'_>, open: usize, short: usize) -> Option<usize> {
    let last = open.checked_sub(1)?;
    let mut found = None;
    if matches!(tokens.mark(last), Some('”' | '"')) {
        found = (last.saturating_sub(20)..last)
            .rev()
            .take_while(|&at| !tokens.is_mark(at, '\u{FFFC}'))
            .find(|&at| matches!(tokens.mark(at), Some('“' | '"')));
    } else {
        let mut at = open;
        while at > 0 && open - at < 14 && tokens.is_word(at - 1) && tokens.joins(at) {
            at -= 1;
            let first_of_name = !tokens.capital(at.wrapping_sub(1)) || !tokens.joins(at) || at == 0;
            if tokens.capital(at) && first_of_name {
                found = Some(at);
                break;
            }
        }
    }
    let start = found?;
    let same = (start.saturating_sub(3)..start).find(|&at| {
        tokens.is_word(at) && tokens.is(at, tokens.lower(short)) && tokens.is(at + 1, tokens.lower(short + 1))
    });
    Some(same.unwrap_or(start))
}
