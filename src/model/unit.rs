//! **Đơn vị**: the directory of bodies, and how a field names them.

use crate::diag::{Span, Spanned};
use std::collections::BTreeMap;

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
    /// Finds the bodies named in `text`, longest name first; what is left between separators stays free text.
    ///
    /// `,` and `;` separate only outside a known name: "Sở Văn hóa, Thể thao và Du lịch" is one body.
    pub fn recognise(&self, text: &str, span: Span) -> Vec<UnitPart> {
        let folded = Folded::new(text);
        let mut hits: Vec<(usize, usize, &str)> = Vec::new();
        let mut names: Vec<(Vec<char>, &str)> = self
            .units
            .iter()
            .flat_map(|(id, unit)| unit.names().map(move |n| (Folded::new(n).chars, id.as_str())))
            .filter(|(name, _)| !name.is_empty())
            .collect();
        names.sort_by(|a, b| b.0.len().cmp(&a.0.len()).then_with(|| a.0.cmp(&b.0)));
        for (name, id) in &names {
            for start in folded.find(name) {
                let end = start + name.len();
                if hits.iter().all(|(s, e, _)| end <= *s || start >= *e) {
                    hits.push((start, end, id));
                }
            }
        }
        hits.sort_unstable();
        let mut parts = Vec::new();
        let mut at = 0;
        for (start, end, id) in hits {
            self.free(&folded, at..start, text, span, &mut parts);
            let bytes = folded.bytes(start..end);
            parts.push(UnitPart::Known(Spanned::new(id.to_owned(), span.part(bytes.start, bytes.end))));
            at = end;
        }
        self.free(&folded, at..folded.chars.len(), text, span, &mut parts);
        parts
    }

    fn free(&self, folded: &Folded, range: std::ops::Range<usize>, text: &str, span: Span, parts: &mut Vec<UnitPart>) {
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
            parts.push(UnitPart::Free(Spanned::new(bare.to_owned(), span.part(at, at + bare.len()))));
        }
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
        }
        while chars.last() == Some(&' ') {
            chars.pop();
            starts.pop();
        }
        Folded { chars, starts, len: text.len() }
    }

    /// Starts of `name` at word borders.
    fn find(&self, name: &[char]) -> Vec<usize> {
        if name.len() > self.chars.len() {
            return Vec::new();
        }
        (0..=self.chars.len() - name.len())
            .filter(|&at| {
                self.chars[at..at + name.len()] == *name
                    && (at == 0 || !self.chars[at - 1].is_alphanumeric())
                    && self.chars.get(at + name.len()).is_none_or(|c| !c.is_alphanumeric())
            })
            .collect()
    }

    fn bytes(&self, range: std::ops::Range<usize>) -> std::ops::Range<usize> {
        let start = self.starts.get(range.start).copied().unwrap_or(self.len);
        let end = if range.end >= self.chars.len() { self.len } else { self.starts[range.end] };
        start..end.max(start)
    }
}
