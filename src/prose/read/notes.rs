//! Footnotes: bodies are collected on the way and put where they are called once all has been read.

use super::{Cursor, Inline, ProseBlock, Reader};
use crate::diag::BAD_MARKDOWN;
use pulldown_cmark::{Event, TagEnd};
use std::collections::BTreeMap;
use std::ops::Range;

/// A footnote body met on the way.
pub(super) struct Footnote {
    content: Vec<Inline>,
    pub(super) range: Range<usize>,
    pub(super) used: bool,
}

impl Reader<'_> {
    /// The body of a footnote, whose start was just read.
    pub(super) fn footnote(
        &mut self,
        cursor: &mut Cursor<'_, '_>,
        name: &str,
        range: &Range<usize>,
        notes: &mut BTreeMap<String, Footnote>,
    ) {
        let mut inner = Vec::new();
        let calls = self.calls.len();
        while let Some((event, _)) = cursor.peek() {
            if matches!(event, Event::End(TagEnd::FootnoteDefinition)) {
                cursor.at += 1;
                break;
            }
            self.block(cursor, &mut inner, notes);
        }
        let mut content = Vec::new();
        for block in inner {
            match block {
                ProseBlock::Paragraph(p) => {
                    if !content.is_empty() {
                        content.push(Inline::Break);
                    }
                    content.extend(p);
                }
                _ => self.complain(
                    &BAD_MARKDOWN,
                    range.clone(),
                    "chú thích cuối trang chỉ ghi được các đoạn văn",
                    "viết lại chú thích thành đoạn văn",
                ),
            }
        }
        let within: Vec<_> = self.calls.drain(calls..).collect();
        for (call, name) in within {
            self.called_within.insert(name);
            self.complain(
                &BAD_MARKDOWN,
                call,
                "trong chú thích lại gọi một chú thích khác",
                "viết gộp vào một chú thích",
            );
        }
        if notes.contains_key(&note_key(name)) {
            self.complain(
                &BAD_MARKDOWN,
                range.start..range.start + name.len() + 3,
                "chú thích này đã ghi ở trên",
                "đặt dấu khác cho chú thích, ví dụ [^2]",
            );
            return;
        }
        notes.insert(note_key(name), Footnote { content, range: range.clone(), used: false });
    }

    /// Puts every footnote where it is called.
    pub(super) fn resolve_notes(&mut self, blocks: &mut [ProseBlock], notes: &mut BTreeMap<String, Footnote>) {
        for block in blocks {
            match block {
                ProseBlock::Paragraph(content) => resolve_in(content, notes),
                ProseBlock::List(items) => {
                    for item in items {
                        self.resolve_notes(&mut item.blocks, notes);
                    }
                }
                ProseBlock::Table(table) => {
                    for cell in table.header.iter_mut().chain(table.rows.iter_mut().flatten()) {
                        resolve_in(cell, notes);
                    }
                }
            }
        }
    }
}

fn resolve_in(content: &mut [Inline], notes: &mut BTreeMap<String, Footnote>) {
    for piece in content {
        match piece {
            Inline::Note(inner) => {
                let note = match inner.first() {
                    Some(Inline::Text(key)) => notes.get_mut(key.as_str()),
                    _ => None,
                };
                *inner = note.map_or_else(Vec::new, |note| {
                    note.used = true;
                    note.content.clone()
                });
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                resolve_in(inner, notes);
            }
            _ => {}
        }
    }
}

/// Marks of footnotes are told apart as Markdown does: without regard to capitals.
pub(super) fn note_key(name: &str) -> String {
    name.to_lowercase()
}
