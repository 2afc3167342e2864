//! From decoded text back to the bytes it came from, for findings inside prose.

use super::node::{Node, Scalar, Style};
use crate::diag::Span;
use crate::source::{SourceFile, Sources};
use std::ops::Range;

impl Node {
    /// The bytes of a part of this scalar's decoded text; the whole node when that cannot be told.
    ///
    /// For many parts of one scalar, make a [`Places`] once.
    pub fn place(&self, sources: &Sources, text: Range<usize>) -> Span {
        Places::new(self, sources).span(text)
    }
}

/// Where every character of one scalar stands in its file.
#[derive(Debug, Clone)]
pub struct Places {
    whole: Span,
    kind: Kind,
}

#[derive(Debug, Clone)]
enum Kind {
    /// The text stands in the file as it is, from this byte on.
    Verbatim(usize, String),
    /// Byte of the decoded text, and the bytes in the file; one per character, in order. Empty when unsure.
    Chars(Vec<(usize, Range<usize>)>),
}

impl Places {
    /// Walks the bytes of a scalar once more, beside its decoded text.
    pub fn new(node: &Node, sources: &Sources) -> Self {
        Self::in_file(node, sources.get(node.span.file))
    }

    /// The same, when the file is at hand.
    pub fn in_file(node: &Node, file: &SourceFile) -> Self {
        let raw = file.slice(node.span);
        if let Some(scalar) = node.as_scalar()
            && let Some(from) = verbatim(scalar, raw)
        {
            return Places { whole: node.span, kind: Kind::Verbatim(node.span.start + from, scalar.text.clone()) };
        }
        let mut chars = node.as_scalar().and_then(|scalar| align(scalar, raw)).unwrap_or_default();
        for (_, bytes) in &mut chars {
            *bytes = bytes.start + node.span.start..bytes.end + node.span.start;
        }
        Places { whole: node.span, kind: Kind::Chars(chars) }
    }

    /// The bytes of a range of the decoded text; an empty range gives the empty place before its character.
    pub fn span(&self, text: Range<usize>) -> Span {
        let (start_at, start, is_last) = match self.char_at(text.start) {
            Some(found) => found,
            None => return self.whole,
        };
        if text.end <= text.start {
            let at = if text.start > start_at && is_last { start.end } else { start.start };
            return Span::new(self.whole.file, at..at);
        }
        let end = self.char_at(text.end - 1).map_or(start.end, |(_, bytes, _)| bytes.end);
        Span::new(self.whole.file, start.start..end.max(start.start))
    }

    /// The character that holds a byte of the decoded text, the last one beyond the end: its first byte there, its bytes in the file, and
    /// whether it is the last.
    fn char_at(&self, byte: usize) -> Option<(usize, Range<usize>, bool)> {
        match &self.kind {
            Kind::Chars(chars) => {
                let (last, before) = chars.split_last()?;
                let at = chars.partition_point(|(at, _)| *at <= byte).saturating_sub(1);
                let (first, bytes) = chars.get(at).unwrap_or(last);
                Some((*first, bytes.clone(), at == before.len()))
            }
            Kind::Verbatim(from, text) => {
                let last = text.char_indices().next_back()?;
                let mut first = byte.min(last.0);
                while !text.is_char_boundary(first) {
                    first -= 1;
                }
                let length = text.get(first..)?.chars().next()?.len_utf8();
                Some((first, from + first..from + first + length, first == last.0))
            }
        }
    }
}

/// Where the text begins in the raw scalar, when it stands there as it is.
fn verbatim(scalar: &Scalar, raw: &str) -> Option<usize> {
    let (inner, from) = match scalar.style {
        Style::Plain => (raw, 0),
        Style::SingleQuoted => (raw.strip_prefix('\'')?.strip_suffix('\'')?, 1),
        Style::DoubleQuoted => (raw.strip_prefix('"')?.strip_suffix('"')?, 1),
        Style::Literal | Style::Folded => return None,
    };
    (inner == scalar.text).then_some(from)
}

fn align(scalar: &Scalar, raw: &str) -> Option<Vec<(usize, Range<usize>)>> {
    let (inner, skip) = match scalar.style {
        Style::SingleQuoted => (raw.strip_prefix('\'')?.strip_suffix('\'')?, 1),
        Style::DoubleQuoted => (raw.strip_prefix('"')?.strip_suffix('"')?, 1),
        Style::Plain | Style::Literal | Style::Folded => (raw, 0),
    };
    let mut walk = Walk { text: &scalar.text, raw: inner, at: 0, from: 0, skip, chars: Vec::new() };
    while walk.at < walk.text.len() {
        match scalar.style {
            Style::Literal | Style::Folded => walk.block_step()?,
            Style::Plain => walk.flow_step()?,
            Style::SingleQuoted if walk.raw_rest().starts_with("''") => walk.take(1, 2)?,
            Style::SingleQuoted => walk.flow_step()?,
            Style::DoubleQuoted if walk.raw_rest().starts_with('\\') => walk.escape()?,
            Style::DoubleQuoted => walk.flow_step()?,
        }
    }
    Some(walk.chars)
}

struct Walk<'a> {
    text: &'a str,
    raw: &'a str,
    at: usize,
    from: usize,
    skip: usize,
    chars: Vec<(usize, Range<usize>)>,
}

impl<'a> Walk<'a> {
    fn text_rest(&self) -> &'a str {
        self.text.get(self.at..).unwrap_or("")
    }

    fn raw_rest(&self) -> &'a str {
        self.raw.get(self.from..).unwrap_or("")
    }

    /// The next `count` characters of the text come from the next `bytes` bytes of the file, all of them alike.
    fn take(&mut self, count: usize, bytes: usize) -> Option<()> {
        let range = self.from + self.skip..self.from + self.skip + bytes;
        for _ in 0..count {
            let c = self.text_rest().chars().next()?;
            self.chars.push((self.at, range.clone()));
            self.at += c.len_utf8();
        }
        self.from += bytes;
        Some(())
    }

    /// One character that stands in the file as it is.
    fn same(&mut self) -> Option<()> {
        let c = self.raw_rest().chars().next()?;
        (self.text_rest().starts_with(c)).then_some(())?;
        self.take(1, c.len_utf8())
    }

    /// Plain and quoted text: a break with its blanks is one space, every further break a line break.
    fn flow_step(&mut self) -> Option<()> {
        let blank = blank_run(self.raw_rest());
        if blank.is_empty() {
            return self.same();
        }
        match blank.matches('\n').count() {
            0 => self.same(),
            1 => self.take(1, blank.len()),
            breaks => self.take(breaks - 1, blank.len()),
        }
    }

    /// Literal and folded text: blanks at both ends of a break may be text, what is between them is the break.
    fn block_step(&mut self) -> Option<()> {
        let (raw, text) = (blank_run(self.raw_rest()), blank_run(self.text_rest()));
        if raw.is_empty() && text.is_empty() || !raw.contains('\n') && !text.contains('\n') {
            return self.same();
        }
        let head = raw.bytes().zip(text.bytes()).take_while(|(a, b)| a == b).count();
        let (raw_rest, text_rest) = (raw.len() - head, text.len() - head);
        let ends = raw.bytes().rev().zip(text.bytes().rev()).take(raw_rest.min(text_rest));
        let tail = ends.take_while(|(a, b)| a == b).count();
        (0..head).try_for_each(|_| self.same())?;
        self.take(text_rest - tail, raw_rest - tail)?;
        (0..tail).try_for_each(|_| self.same())
    }

    fn escape(&mut self) -> Option<()> {
        let rest = self.raw_rest();
        let digits = match rest.chars().nth(1)? {
            '\n' | '\r' => {
                // The break is taken away with the blanks after it; further breaks count.
                let blank = blank_run(rest.get(1..)?);
                let breaks = blank.matches('\n').count().checked_sub(1)?;
                return if breaks == 0 { self.drop(blank.len() + 1) } else { self.take(breaks, blank.len() + 1) };
            }
            'x' => 2,
            'u' if self.text_rest().chars().next()? > '\u{ffff}' => 10,
            'u' => 4,
            'U' => 8,
            c => c.len_utf8() - 1,
        };
        self.take(1, 2 + digits)
    }

    fn drop(&mut self, bytes: usize) -> Option<()> {
        self.from += bytes;
        Some(())
    }
}

fn blank_run(text: &str) -> &str {
    let end = text.find(|c: char| !matches!(c, ' ' | '\t' | '\n' | '\r')).unwrap_or(text.len());
    text.get(..end).unwrap_or("")
}
