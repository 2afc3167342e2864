//! **Số, ký hiệu**: numbers of documents, `148/QĐ-TTg`, `30/2020/NĐ-CP`, `12-NQ/ĐU`.

use std::ops::Range;

use super::Part;
use super::kinds::DocumentType;
use super::token::{Kind, Shape, Tokens};

/// Which of two ways a number is built.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NumberForm {
    /// A slash behind the serial: `148/QĐ-TTg` (Decree 30).
    State,
    /// A hyphen behind the serial: `12-NQ/ĐU` (Guidance 05-HD/VPTW).
    Party,
    /// The serial alone, or the code alone.
    Incomplete,
}

/// How the code of a number fits the word that names the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CodeFit {
    /// The code is one of the type's.
    Fits,
    /// The code belongs to another type.
    Other(&'static DocumentType),
    /// No type has the code, or the type has none.
    Unknown,
}

/// **Số, ký hiệu** of a document as cited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentNumber<'a> {
    /// The bytes, without the word "số".
    pub range: Range<usize>,
    /// As written.
    pub text: &'a str,
    /// Without stray spaces, dashes as hyphens, a blank serial as "…": the form in which two citations compare.
    pub normalised: String,
    /// How it is built.
    pub form: NumberForm,
    /// The digits in front; none where they are left blank or missing.
    pub serial: Option<Part<'a>>,
    /// The year inside, in numbers of normative documents.
    pub year: Option<Part<'a>>,
    /// Everything behind the serial and the year: `QĐ-TTg`, `QH15`, `NQ/ĐU`.
    pub code: Option<Part<'a>>,
    /// The code of the type: `QĐ`; none in numbers of công văn (`1826/BNV-CVT`) and of laws (`QH15`).
    pub type_code: Option<Part<'a>>,
    /// The code of the issuer and of the unit that drafted: `TTg`, `BNV-CVT`, `QH15`.
    pub organ_code: Option<Part<'a>>,
    /// Is there a space inside, as in `2581 /KH-UBND` or `QĐ- TTg`? A blank serial may have some around it.
    pub spaced: bool,
}

impl DocumentNumber<'_> {
    /// The type whose code the number carries.
    pub fn kind(&self) -> Option<&'static DocumentType> {
        self.type_code.as_ref().and_then(|code| DocumentType::by_code(code.text))
    }

    /// Does the code of the number fit the type named? `None` when the number has no code of a type.
    pub fn fits(&self, kind: &DocumentType) -> Option<CodeFit> {
        let code = self.type_code.as_ref()?.text;
        Some(match DocumentType::by_code(code) {
            _ if kind.carries(code) => CodeFit::Fits,
            Some(other) => CodeFit::Other(other),
            None => CodeFit::Unknown,
        })
    }
}

/// Can the word stand in a code?
fn is_code_word(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(tokens.shape(at), Shape::Upper | Shape::Mixed | Shape::Single) && !tokens.get(at).is_some_and(|t| t.toned)
}

/// The words of a code from `at`: the place behind, and where its first word ends.
fn past_code(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let small = tokens.touches(at)
        && matches!(tokens.mark(at + 1), Some('-'))
        && matches!(tokens.lower(at), "kh" | "qđ" | "nq" | "tb" | "hd" | "ct" | "bc");
    if !is_code_word(tokens, at) && !small {
        return None;
    }
    let mut next = at + 1;
    while let Some(Kind::Mark(mark)) = tokens.get(next).map(|token| token.kind) {
        let (left, right) = (tokens.touches(next), tokens.touches(next + 1));
        let word = tokens.is_word(next + 1) && tokens.joins(next + 1);
        let goes_on = match mark {
            '-' | '–' => {
                (left || right) && is_code_word(tokens, next + 1)
                    || left && right && (tokens.shape(next + 1) == Shape::Capital || small)
            }
            '.' | '&' => left && right && is_code_word(tokens, next + 1),
            _ => false,
        };
        if !goes_on || !word {
            break;
        }
        next += 2;
    }
    // A single capital is a code of its own only in front of a hyphen: `L-CTN`.
    (next > at + 1 || tokens.shape(at) != Shape::Single).then_some(next)
}

/// The number at `at`, and the place behind it.
///
/// `named` says that the word "số" stands before, so that a number without serial or without code is believed.
pub(super) fn number_at<'a>(tokens: &Tokens<'a>, at: usize, named: bool) -> Option<(DocumentNumber<'a>, usize)> {
    let mut next = at;
    let mut serial = None;
    let mut blank = false;
    if tokens.is_figure(at) {
        next += 1;
        if tokens.is_word(next) && tokens.touches(next) {
            if tokens.raw(next).chars().count() != 1 {
                return None;
            }
            next += 1;
        }
        serial = Some(tokens.part(at, next));
    } else if named {
        next = tokens.past_dots(at);
        blank = next > at;
    }
    let mut form = NumberForm::Incomplete;
    let (mut year, mut code) = (None, None);
    let behind_serial = next;
    if tokens.is_mark(next, '/') && (serial.is_some() || named) && (next == at || tokens.joins(next)) {
        let mut from = next + 1;
        let is_year = tokens.figure(from).is_some_and(|(_, width)| width == 4) && tokens.touches(from);
        if is_year && tokens.is_mark(from + 1, '/') && tokens.touches(from + 1) {
            year = Some(tokens.part(from, from + 1));
            from += 2;
        }
        if tokens.joins(from)
            && let Some(past) = past_code(tokens, from)
        {
            (code, next, form) = (Some((from, past)), past, NumberForm::State);
        } else {
            year = None;
        }
    } else if tokens.is_mark(next, '-') && next > at && (tokens.touches(next) || tokens.touches(next + 1)) {
        let from = next + 1;
        if is_code_word(tokens, from) && tokens.is_mark(from + 1, '/') && tokens.touches(from + 1) {
            let past = past_code(tokens, from + 2)?;
            (code, next, form) = (Some((from, past)), past, NumberForm::Party);
        }
    } else if serial.is_none()
        && named
        && let Some(past) = past_code(tokens, next)
        && past > next + 1
        && DocumentType::by_code(tokens.raw(next)).is_some()
    {
        (code, next) = (Some((next, past)), past);
    }
    if next == at || code.is_none() && !(named && (serial.is_some() || blank)) {
        return None;
    }
    // `12/2` and `12-15` are no numbers of documents.
    if code.is_none()
        && (matches!(tokens.mark(next), Some('/' | '-' | '%'))
            || tokens.is_mark(next, ',') && tokens.is_figure(next + 1))
        && tokens.touches(next)
    {
        return None;
    }
    let (mut type_code, mut organ_code) = (None, None);
    if let Some((from, past)) = code {
        let first = tokens.raw(from);
        let known = DocumentType::by_code(first).is_some() || tokens.shape(from) == Shape::Lower;
        if form == NumberForm::Party || known {
            type_code = Some(tokens.part(from, from + 1));
            organ_code = (past > from + 2).then(|| tokens.part(from + 2, past));
        } else {
            organ_code = Some(tokens.part(from, past));
        }
    }
    let from = if blank || serial.is_some() { at } else { behind_serial };
    let spaced = (from + 1..next).any(|place| !(tokens.touches(place) || serial.is_none() && place <= behind_serial));
    let mut normalised = serial.as_ref().map_or("…", |part| part.text).to_owned();
    for place in behind_serial..next {
        if code.is_some() && form == NumberForm::Incomplete && place == behind_serial {
            normalised.push('/');
        }
        normalised.push_str(if tokens.is_mark(place, '–') { "-" } else { tokens.raw(place) });
    }
    let part = tokens.part(from, next);
    let code = code.map(|(from, past)| tokens.part(from, past));
    let number = DocumentNumber {
        range: part.range,
        text: part.text,
        normalised,
        form,
        serial,
        year,
        code,
        type_code,
        organ_code,
        spaced,
    };
    Some((number, next))
}
