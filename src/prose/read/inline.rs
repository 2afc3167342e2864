//! The pieces of one line: words, markup, links, expressions.

use super::{Cursor, FILLER, Inline, MAX_DEPTH, Reader, STAND_IN, Words, note_key};
use crate::diag::{BAD_MARKDOWN, Diagnostic, Severity};
use pulldown_cmark::{Event, LinkType, Tag, TagEnd};
use std::ops::Range;

impl Reader<'_> {
    /// What a word processor pastes: "•" or "a)" at the start of a line that runs on.
    fn warn_joined_line(&mut self, range: &Range<usize>) {
        let span = (self.place)(range.start..range.start + 1);
        let message = "dòng này in nối vào dòng trên, vì trước nó không có dòng trống";
        self.diags.push(
            Diagnostic::new(&BAD_MARKDOWN, span, message)
                .severity(Severity::Warning)
                .help("để một dòng trống ở trên, hoặc bắt đầu dòng bằng “- ”"),
        );
    }

    /// Reads inline pieces up to the end that `stop` names, or up to the next block.
    pub(super) fn inlines(&mut self, cursor: &mut Cursor<'_, '_>, stop: &dyn Fn(&TagEnd) -> bool) -> Vec<Inline> {
        let mut out = Vec::new();
        let mut after_break = false;
        self.depth += 1;
        while let Some((event, range)) = cursor.peek() {
            match event {
                Event::Start(_) if self.depth > 2 * MAX_DEPTH => {
                    let (what, help) = ("chữ đậm, chữ nghiêng lồng nhau quá sâu", "bớt các dấu * và _ lồng nhau");
                    self.complain(&BAD_MARKDOWN, range.start..range.start + 1, what, help);
                    cursor.at += 1;
                    cursor.skip_element();
                    continue;
                }
                Event::End(end) if stop(end) => {
                    cursor.at += 1;
                    break;
                }
                Event::End(_) => break,
                Event::Start(
                    Tag::Paragraph
                    | Tag::List(_)
                    | Tag::Item
                    | Tag::Table(_)
                    | Tag::Heading { .. }
                    | Tag::BlockQuote(_)
                    | Tag::CodeBlock(_)
                    | Tag::HtmlBlock
                    | Tag::FootnoteDefinition(_),
                ) => break,
                _ => {}
            }
            cursor.at += 1;
            match event {
                Event::Text(text) => {
                    if after_break && is_like_item(text) {
                        self.warn_joined_line(range);
                    }
                    after_break = false;
                    self.text(text, range, &mut out);
                }
                Event::SoftBreak => {
                    after_break = true;
                    out.push(Inline::Text(Words::new(" ", (self.place)(range.clone()))));
                }
                Event::HardBreak => out.push(Inline::Break),
                Event::Start(Tag::Strong) => {
                    out.push(Inline::Strong(self.inlines(cursor, &|e| matches!(e, TagEnd::Strong))));
                }
                Event::Start(Tag::Emphasis) => {
                    out.push(Inline::Emphasis(self.inlines(cursor, &|e| matches!(e, TagEnd::Emphasis))));
                }
                Event::Start(Tag::Link { link_type, dest_url, .. }) => {
                    let content = self.inlines(cursor, &|e| matches!(e, TagEnd::Link));
                    let url = match link_type {
                        LinkType::Email => format!("mailto:{dest_url}"),
                        _ => dest_url.to_string(),
                    };
                    if !["http://", "https://", "mailto:"].iter().any(|scheme| url.starts_with(scheme)) {
                        self.complain(
                            &BAD_MARKDOWN,
                            range.clone(),
                            "liên kết không trỏ đến một trang web",
                            "ghi địa chỉ đầy đủ bắt đầu bằng http:// hoặc https://",
                        );
                    }
                    out.push(Inline::Link { url, content });
                }
                Event::FootnoteReference(name) => {
                    // Filled in once every definition has been read.
                    self.calls.push((range.clone(), note_key(name)));
                    let key = Words::new(note_key(name), (self.place)(range.clone()));
                    out.push(Inline::Note(vec![Inline::Text(key)]));
                }
                Event::Start(Tag::Image { .. }) => {
                    self.complain(&BAD_MARKDOWN, range.clone(), "không chèn được hình ảnh vào nội dung", "bỏ hình ảnh");
                    cursor.skip_element();
                }
                Event::Code(_) => {
                    self.complain(
                        &BAD_MARKDOWN,
                        range.clone(),
                        "không dùng được dấu nháy ngược `…`",
                        "bỏ hai dấu nháy ngược",
                    );
                }
                // A closing tag belongs to the opening one, which has been told.
                Event::InlineHtml(tag) if tag.starts_with("</") && self.tag_told => {}
                Event::InlineHtml(_) | Event::Html(_) => {
                    self.tag_told = true;
                    self.complain(
                        &BAD_MARKDOWN,
                        range.clone(),
                        "không dùng được mã HTML",
                        "viết thẳng nội dung; dấu “<” ghi là “\\<”",
                    );
                }
                _ => {}
            }
        }
        self.depth -= 1;
        trimmed(joined(out))
    }

    /// Splits a text event at its stand-ins.
    fn text(&mut self, text: &str, range: &Range<usize>, out: &mut Vec<Inline>) {
        let opened = |at: usize| self.masked[..at].ends_with('[') && !self.masked[..at].ends_with("\\[");
        let call = if text.starts_with('^') && opened(range.start) {
            Some(range.start - 1)
        } else {
            text.find("[^").map(|at| range.start + at).filter(|start| !self.masked[..*start].ends_with('\\'))
        };
        if let Some(start) = call {
            self.complain(
                &BAD_MARKDOWN,
                start..(start + 2).min(range.end),
                "dấu gọi chú thích không có chú thích tương ứng",
                "thêm dòng chú thích, ví dụ [^1]: nội dung, ở cuối đoạn văn",
            );
        }
        let mut masks = self.expressions.range(range.clone());
        let mut at = 0;
        while let Some(found) = text[at..].find(STAND_IN) {
            let Some((_, expression)) = masks.next() else { break };
            self.push_text(&text[at..at + found], range, at, out);
            out.push(Inline::Expression(expression.clone()));
            let after = at + found + STAND_IN.len_utf8();
            at = text.len() - text[after..].trim_start_matches(FILLER).len();
        }
        self.push_text(&text[at..], range, at, out);
    }

    /// Adds the part of an event's text that begins at `at`. An entity is shorter than what was typed: it has the place of the whole event.
    fn push_text(&self, text: &str, range: &Range<usize>, at: usize, out: &mut Vec<Inline>) {
        if text.is_empty() {
            return;
        }
        let start = range.start + at;
        let as_typed = self.masked.get(start..start + text.len()) == Some(text);
        out.push(Inline::Text(if as_typed {
            Words::read(text, &|part| (self.place)(start + part.start..start + part.end))
        } else {
            let whole = (self.place)(range.clone());
            Words::read(text, &|_| whole)
        }));
    }
}

/// Joins neighbouring texts.
pub(super) fn joined(content: Vec<Inline>) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::with_capacity(content.len());
    for piece in content {
        match (out.last_mut(), piece) {
            (Some(Inline::Text(a)), Inline::Text(b)) => a.append(b),
            (_, piece) => out.push(piece),
        }
    }
    out
}

/// Nothing at all where there are only blanks; no forced break at the end.
fn trimmed(mut content: Vec<Inline>) -> Vec<Inline> {
    if content.iter().all(|p| matches!(p, Inline::Text(t) if t.as_str().trim().is_empty())) {
        return Vec::new();
    }
    while matches!(content.last(), Some(Inline::Break)) {
        content.pop();
    }
    content
}

pub(super) fn is_inline(tag: &Tag<'_>) -> bool {
    matches!(tag, Tag::Strong | Tag::Emphasis | Tag::Link { .. } | Tag::Image { .. })
}

/// A line that looks like an item of a list, though Markdown reads it as the rest of the line above.
fn is_like_item(text: &str) -> bool {
    let mut chars = text.chars();
    match (chars.next(), chars.next(), chars.next()) {
        (Some('•' | '–' | '—' | '▪' | '◦' | '·'), Some(' '), _) => true,
        (Some(letter), Some(')'), Some(' ')) => letter.is_lowercase(),
        _ => false,
    }
}
