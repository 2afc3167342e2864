//! **Đơn vị**: the directory of bodies, and how a field names them.

use crate::diag::{Span, Spanned};
use std::collections::BTreeMap;
use std::ops::Range;

/// **Danh bạ đơn vị**: bodies by id.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Directory {
    /// The bodies.
    pub units: BTreeMap<String, Unit>,
}

/// A body.
#[derive(Debug, Clone, PartialEq)]
pub struct Unit {
    /// Its id and where it is declared.
    pub id: Spanned<String>,
    /// Full name.
    pub name: String,
    /// Abbreviation.
    pub short_name: Option<String>,
    /// Other names in use.
    pub other_names: Vec<String>,
    /// A name for several bodies ("Các sở, ban, ngành").
    pub collective: bool,
    /// Ids of the bodies a collective covers.
    pub members: Vec<Spanned<String>>,
}

impl Unit {
    /// Every name of the body.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str())
            .chain(self.short_name.as_deref())
            .chain(self.other_names.iter().map(String::as_str))
    }
}

/// The bodies a field names: what prints, and who is meant.
#[derive(Debug, Clone, Default)]
pub struct Units {
    /// The words as they print.
    pub text: String,
    /// Who is meant, in order.
    pub parts: Vec<UnitPart>,
    /// Bytes of the field.
    pub span: Span,
}

/// Two fields are equal when they print the same and mean the same.
impl PartialEq for Units {
    fn eq(&self, other: &Self) -> bool {
        self.text == other.text && self.parts == other.parts
    }
}

/// One body in a field.
#[derive(Debug, Clone, PartialEq)]
pub enum UnitPart {
    /// A body of the directory, by id.
    Known(Spanned<String>),
    /// Words that name no body of the directory.
    Free(Spanned<String>),
}

impl Directory {
    /// Finds the bodies named in `text`; for many texts, make the [`NameIndex`] once.
    pub fn recognise(&self, text: &str, span: Span) -> Vec<UnitPart> {
        self.index().recognise(text, &|range| span.part(range.start, range.end))
    }

    /// Makes the names ready for searching.
    pub fn index(&self) -> NameIndex {
        let mut names: Vec<(Vec<char>, String)> = self
            .units
            .iter()
            .flat_map(|(id, unit)| unit.names().map(move |n| (Folded::new(n).chars, id.clone())))
            .filter(|(name, _)| !name.is_empty())
            .collect();
        // The longest name first: "Sở Văn hóa, Thể thao và Du lịch" before "Sở Văn hóa".
        names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        let mut by_start: BTreeMap<char, Vec<usize>> = BTreeMap::new();
        for (at, (name, _)) in names.iter().enumerate() {
            if let Some(first) = name.first() {
                by_start.entry(*first).or_default().push(at);
            }
        }
        NameIndex { names, by_start }
    }
}

/// The names of a directory, folded once.
#[derive(Debug, Clone, Default)]
pub struct NameIndex {
    /// Folded names with the id of their body, longest first.
    names: Vec<(Vec<char>, String)>,
    /// Where names that open with a letter stand in `names`.
    by_start: BTreeMap<char, Vec<usize>>,
}

impl NameIndex {
    /// Finds the bodies named in `text`, longest name first; what is left between separators stays free text.
    ///
    /// `,` and `;` separate only outside a known name: "Sở Văn hóa, Thể thao và Du lịch" is one body.
    /// `place` gives the bytes of a part of the text.
    pub fn recognise(&self, text: &str, place: &dyn Fn(Range<usize>) -> Span) -> Vec<UnitPart> {
        let folded = Folded::new(text);
        let mut found: Vec<(usize, usize)> = Vec::new();
        for at in 0..folded.chars.len() {
            let Some(names) = self.by_start.get(&folded.chars[at]) else { continue };
            found.extend(names.iter().filter(|name| folded.holds(&self.names[**name].0, at)).map(|name| (*name, at)));
        }
        found.sort_unstable();
        let mut hits: Vec<(usize, usize, &str)> = Vec::new();
        for (name, start) in found {
            let (name, id) = &self.names[name];
            let end = start + name.len();
            if hits.iter().all(|(s, e, _)| end <= *s || start >= *e) {
                hits.push((start, end, id));
            }
        }
        hits.sort_unstable();
        let mut parts = Vec::new();
        let mut at = 0;
        for (start, end, id) in hits {
            free(&folded, at..start, text, place, &mut parts);
            let bytes = folded.bytes(start..end);
            parts.push(UnitPart::Known(Spanned::new(id.to_owned(), place(bytes))));
            at = end;
        }
        free(&folded, at..folded.chars.len(), text, place, &mut parts);
        parts
    }
}

fn free(
    folded: &Folded,
    range: Range<usize>,
    text: &str,
    place: &dyn Fn(Range<usize>) -> Span,
    parts: &mut Vec<UnitPart>,
) {
    let bytes = folded.bytes(range);
    let mut offset = bytes.start;
    for piece in text[bytes].split(';') {
        let start = offset;
        offset += piece.len() + 1;
        let words = piece.trim_matches(|c: char| c.is_whitespace() || matches!(c, ',' | '.' | ':' | '-'));
        let bare = words.trim_start_matches("và ").trim();
        if bare.is_empty() || bare == "và" {
            continue;
        }
        let at = start + piece.find(bare).unwrap_or(0);
        parts.push(UnitPart::Free(Spanned::new(bare.to_owned(), place(at..at + bare.len()))));
    }
}

/// Text in lower case with blanks folded, each character with its bytes in the original.
struct Folded {
    chars: Vec<char>,
    starts: Vec<usize>,
    len: usize,
}

impl Folded {
    fn new(text: &str) -> Self {
        let mut chars = Vec::new();
        let mut starts = Vec::new();
        let mut blank = true;
        for (at, c) in text.char_indices() {
            if c.is_whitespace() {
                if !blank {
                    chars.push(' ');
                    starts.push(at);
                }
                blank = true;
                continue;
            }
            blank = false;
            for low in c.to_lowercase() {
                chars.push(low);
                starts.push(at);
            }
            old_tone_place(&mut chars);
        }
        while chars.last() == Some(&' ') {
            chars.pop();
            starts.pop();
        }
        Folded { chars, starts, len: text.len() }
    }

    /// True when `name` stands at `at` between word borders.
    fn holds(&self, name: &[char], at: usize) -> bool {
        self.chars[at..].starts_with(name)
            && (at == 0 || !self.chars[at - 1].is_alphanumeric())
            && self.chars.get(at + name.len()).is_none_or(|c| !c.is_alphanumeric())
    }

    fn bytes(&self, range: Range<usize>) -> Range<usize> {
        let start = self.starts.get(range.start).copied().unwrap_or(self.len);
        let end = if range.end >= self.chars.len() { self.len } else { self.starts[range.end] };
        start..end.max(start)
    }
}

/// "uỷ" and "ủy", "hoà" and "hòa" are one word: the tone goes to the first vowel, as the decree prints it.
fn old_tone_place(chars: &mut [char]) {
    const TONES: [(char, &str, char, &str); 3] =
        [('o', "òóỏõọ", 'a', "àáảãạ"), ('o', "òóỏõọ", 'e', "èéẻẽẹ"), ('u', "ùúủũụ", 'y', "ỳýỷỹỵ")];
    let [.., first, second] = chars else { return };
    for (plain, firsts, bare, seconds) in TONES {
        if *first == plain
            && let Some(tone) = seconds.chars().position(|c| c == *second)
        {
            *first = firsts.chars().nth(tone).unwrap_or(plain);
            *second = bare;
            return;
        }
    }
}

#[cfg(test)]
mod tests;
