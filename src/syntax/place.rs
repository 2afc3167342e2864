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
    /// Byte of the decoded text, and the bytes in the file; one per character, in order. Empty when unsure.
    chars: Vec<(usize, Range<usize>)>,
}

impl Places {
    /// Walks the bytes of a scalar once more, beside its decoded text.
    pub fn new(node: &Node, sources: &Sources) -> Self {
        Self::in_file(node, sources.get(node.span.file))
    }

    /// The same, when the file is at hand.
    pub fn in_file(node: &Node, file: &SourceFile) -> Self {
        let chars = node.as_scalar().and_then(|scalar| align(scalar, file.slice(node.span)));
        let mut chars = chars.unwrap_or_default();
        for (_, bytes) in &mut chars {
            *bytes = bytes.start + node.span.start..bytes.end + node.span.start;
        }
        Places { whole: node.span, chars }
    }

    /// The bytes of a range of the decoded text; an empty range gives the empty place before its character.
    pub fn span(&self, text: Range<usize>) -> Span {
        let Some((last, before)) = self.chars.split_last() else { return self.whole };
        let from = self.chars.partition_point(|(at, _)| *at <= text.start).saturating_sub(1);
        let (start_at, start) = self.chars.get(from).unwrap_or(last);
        if text.end <= text.start {
            let at = if text.start > *start_at && from == before.len() { start.end } else { start.start };
            return Span::new(self.whole.file, at..at);
        }
        let to = self.chars.partition_point(|(at, _)| *at < text.end).saturating_sub(1);
        let end = self.chars.get(to).unwrap_or(last).1.end;
        Span::new(self.whole.file, start.start..end.max(start.start))
    }
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
        match blank.matches('\n').count() {
            0 => self.same(),
            1 => self.take(1, blank.len()),
            breaks => self.take(breaks - 1, blank.len()),
        }
    }

    /// Literal and folded text: blanks at both ends of a break may be text, what is between them is the break.
    fn block_step(&mut self) -> Option<()> {
        let (raw, text) = (blank_run(self.raw_rest()), blank_run(self.text_rest()));
        if !raw.contains('\n') && !text.contains('\n') {
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
