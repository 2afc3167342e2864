//! Markdown to blocks. `pulldown-cmark` is named here alone.

mod inline;
mod mask;
mod notes;
#[cfg(test)]
mod tests;

use super::{CellAlign, Inline, Line, ListItem, Prose, ProseBlock, ProseTable, Words};
use crate::diag::{BAD_MARKDOWN, Diagnostic, Diags, Severity, Span, Spanned};
use inline::{is_inline, joined};
use mask::list_like_prefix;
use notes::{Footnote, note_key};
use pulldown_cmark::{Alignment, Event, Options, Parser, Tag, TagEnd};
use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

/// Stands in for an expression while Markdown is read. Private use: text that holds it was refused before.
const STAND_IN: char = '\u{E000}';
/// Pads a stand-in to the length of its expression. A control character: refused in a plan as well.
const FILLER: char = '\u{1}';

/// Reads prose. `place` maps bytes of `text` to bytes of the file.
pub fn read_prose(text: &str, span: Span, place: &dyn Fn(Range<usize>) -> Span, diags: &mut Diags) -> Prose {
    Prose { blocks: Reader::new(text, place, diags).read(), span }
}

/// Reads a single line or paragraph; lists, tables and second paragraphs are findings.
pub fn read_line(text: &str, span: Span, place: &dyn Fn(Range<usize>) -> Span, diags: &mut Diags) -> Line {
    // A line may open with what Markdown takes for a list or a quote ("1. …", "- …", "> …"): it is one line all the same.
    let guard = list_like_prefix(text);
    let shifted = |range: Range<usize>| place(range.start + guard..range.end + guard);
    let mut reader = Reader::new(&text[guard..], &shifted, diags);
    reader.single = true;
    let blocks = reader.read();
    let mut content = Vec::new();
    if guard > 0 {
        content.push(Inline::Text(Words::read(&text[..guard], place)));
    }
    for (i, block) in blocks.into_iter().enumerate() {
        match block {
            ProseBlock::Paragraph(inlines) if i == 0 => content.extend(inlines),
            _ => {
                diags.push(
                    Diagnostic::new(&BAD_MARKDOWN, span, "chỗ này chỉ ghi được một đoạn, không có danh sách hay bảng")
                        .help("ghi nội dung dài vào khóa “noi_dung”"),
                );
                break;
            }
        }
    }
    Line { content: joined(content), span }
}

/// Lists nest no deeper than this, and bold in italic in bold twice as deep.
const MAX_DEPTH: usize = 32;

struct Reader<'a> {
    text: &'a str,
    masked: String,
    /// Byte offset of each stand-in, with the expression it stands for.
    expressions: BTreeMap<usize, Spanned<String>>,
    /// How deep the block at hand lies, or the words in it.
    depth: usize,
    /// A tag of HTML has been told.
    tag_told: bool,
    /// One line is read: a list in it is a finding anyway.
    single: bool,
    /// Footnotes called so far.
    calls: Vec<(Range<usize>, String)>,
    /// Footnotes called from footnotes, which is a finding of its own.
    called_within: BTreeSet<String>,
    place: &'a dyn Fn(Range<usize>) -> Span,
    diags: &'a mut Diags,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, place: &'a dyn Fn(Range<usize>) -> Span, diags: &'a mut Diags) -> Self {
        let mut reader = Reader {
            text,
            masked: String::new(),
            expressions: BTreeMap::new(),
            depth: 0,
            tag_told: false,
            single: false,
            calls: Vec::new(),
            called_within: BTreeSet::new(),
            place,
            diags,
        };
        reader.mask();
        reader
    }

    fn complain(&mut self, rule: &'static crate::diag::Rule, range: Range<usize>, message: &str, help: &str) {
        let words = self.text.get(range.clone()).map_or(range.end, |text| range.start + text.trim_end().len());
        let span = (self.place)(range.start..words.max(range.start));
        self.diags.push(Diagnostic::new(rule, span, message).help(help));
    }

    fn read(mut self) -> Vec<ProseBlock> {
        let masked = std::mem::take(&mut self.masked);
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES;
        let events: Vec<(Event<'_>, Range<usize>)> = Parser::new_ext(&masked, options).into_offset_iter().collect();
        self.masked = masked.clone();
        let mut notes = BTreeMap::new();
        let mut cursor = Cursor { events: &events, at: 0 };
        let mut blocks = Vec::new();
        while cursor.at < events.len() {
            self.block(&mut cursor, &mut blocks, &mut notes);
        }
        self.resolve_notes(&mut blocks, &mut notes);
        for note in notes
            .iter()
            .filter(|(name, note)| !note.used && !self.called_within.contains(*name))
            .map(|(_, n)| n)
            .collect::<Vec<_>>()
        {
            let span = (self.place)(note.range.clone());
            self.diags.push(
                Diagnostic::new(&BAD_MARKDOWN, span, "chú thích cuối trang không được gọi ở đâu")
                    .help("thêm dấu gọi chú thích, ví dụ [^1], vào chỗ cần chú thích"),
            );
        }
        blocks
    }

    fn block(
        &mut self,
        cursor: &mut Cursor<'_, '_>,
        out: &mut Vec<ProseBlock>,
        notes: &mut BTreeMap<String, Footnote>,
    ) {
        let Some((event, range)) = cursor.next() else { return };
        self.depth += 1;
        if self.depth > MAX_DEPTH {
            let (what, help) = ("các gạch đầu dòng lồng nhau quá sâu", "bớt số cấp của danh sách");
            self.complain(&BAD_MARKDOWN, range.start..range.start + 1, what, help);
            if matches!(event, Event::Start(_)) {
                cursor.skip_element();
            }
            self.depth -= 1;
            return;
        }
        self.any_block(event, range, cursor, out, notes);
        self.depth -= 1;
    }

    fn any_block(
        &mut self,
        event: &Event<'_>,
        range: &Range<usize>,
        cursor: &mut Cursor<'_, '_>,
        out: &mut Vec<ProseBlock>,
        notes: &mut BTreeMap<String, Footnote>,
    ) {
        match event {
            Event::Start(Tag::Paragraph) => {
                let content = self.inlines(cursor, &|e| matches!(e, TagEnd::Paragraph));
                if !content.is_empty() {
                    out.push(ProseBlock::Paragraph(content));
                }
            }
            Event::Start(Tag::List(first)) => {
                self.warn_accidental_list(range, out.last());
                let mut number = *first;
                let mut items = Vec::new();
                while let Some((event, range)) = cursor.next() {
                    match event {
                        Event::Start(Tag::Item) => {
                            let marker = self.marker(range.start, &mut number);
                            let blocks = self.item(cursor, notes);
                            items.push(ListItem { marker, blocks });
                        }
                        Event::End(TagEnd::List(_)) => break,
                        _ => {}
                    }
                }
                out.push(ProseBlock::List(items));
            }
            Event::Start(Tag::Table(aligns)) => {
                let table = self.table(cursor, aligns);
                out.push(ProseBlock::Table(table));
            }
            Event::Start(Tag::FootnoteDefinition(name)) => {
                self.footnote(cursor, name, range, notes);
            }
            // A tight list item may open with bold words or a link.
            Event::Start(tag) if !is_inline(tag) => {
                let (what, help) = refused_block(tag);
                self.complain(&BAD_MARKDOWN, range.clone(), what, help);
                cursor.skip_element();
            }
            Event::Html(_) => {
                self.complain(
                    &BAD_MARKDOWN,
                    range.clone(),
                    "không dùng được mã HTML",
                    "viết thẳng nội dung; dấu “<” ghi là “\\<”",
                );
            }
            Event::Rule => {
                self.complain(
                    &BAD_MARKDOWN,
                    range.clone(),
                    "không dùng được đường kẻ ngang",
                    "bỏ dòng này; các đường kẻ của thể thức do chương trình vẽ",
                );
            }
            Event::End(_) => {}
            // Text of a tight list item stands without a paragraph around it.
            _ => {
                cursor.at -= 1;
                let content = self.inlines(cursor, &|_| false);
                if !content.is_empty() {
                    out.push(ProseBlock::Paragraph(content));
                }
            }
        }
    }

    fn item(&mut self, cursor: &mut Cursor<'_, '_>, notes: &mut BTreeMap<String, Footnote>) -> Vec<ProseBlock> {
        let mut blocks = Vec::new();
        while let Some((event, _)) = cursor.peek() {
            if matches!(event, Event::End(TagEnd::Item)) {
                cursor.at += 1;
                break;
            }
            self.block(cursor, &mut blocks, notes);
        }
        blocks
    }

    /// Marker of a list item as typed; `*` prints as "-".
    fn marker(&self, at: usize, number: &mut Option<u64>) -> String {
        let rest = self.masked[at..].trim_start();
        match number {
            Some(n) => {
                let close =
                    if rest.trim_start_matches(|c: char| c.is_ascii_digit()).starts_with(')') { ')' } else { '.' };
                let marker = format!("{n}{close}");
                *n += 1;
                marker
            }
            None if rest.starts_with('+') => "+".to_owned(),
            None => "-".to_owned(),
        }
    }

    /// A wrapped line that happens to begin with "- " becomes a list: "kết nối cung" / "- cầu".
    fn warn_accidental_list(&mut self, range: &Range<usize>, before: Option<&ProseBlock>) {
        if !matches!(before, Some(ProseBlock::Paragraph(_))) {
            return;
        }
        let above = self.masked[..range.start].trim_end_matches([' ', '\t']);
        let no_blank_line =
            above.ends_with('\n') && !above.trim_end_matches('\n').is_empty() && !above.ends_with("\n\n");
        let word = self.masked[range.start..].trim_start_matches(['-', '+', '*', ' ']).chars().next();
        // After a colon or a full stop nobody goes on in the same sentence.
        let goes_on = !above.trim_end().ends_with([':', '.', ';']) && self.masked[range.start..].starts_with('-');
        if no_blank_line && goes_on && !self.single && word.is_some_and(char::is_lowercase) {
            let span = (self.place)(range.start..range.start + 1);
            self.diags.push(
                Diagnostic::new(&BAD_MARKDOWN, span, "dòng này bắt đầu bằng dấu gạch nên được hiểu là một gạch đầu dòng")
                    .severity(Severity::Warning)
                    .help("nếu là gạch nối giữa câu thì đưa dấu gạch lên cuối dòng trên; nếu là gạch đầu dòng thì để một dòng trống ở trên"),
            );
        }
    }

    fn table(&mut self, cursor: &mut Cursor<'_, '_>, aligns: &[Alignment]) -> ProseTable {
        let aligns = aligns
            .iter()
            .map(|a| match a {
                Alignment::None => None,
                Alignment::Left => Some(CellAlign::Left),
                Alignment::Center => Some(CellAlign::Center),
                Alignment::Right => Some(CellAlign::Right),
            })
            .collect();
        let mut table = ProseTable { aligns, header: Vec::new(), rows: Vec::new() };
        let mut row = Vec::new();
        while let Some((event, _)) = cursor.next() {
            match event {
                Event::Start(Tag::TableCell) => row.push(self.inlines(cursor, &|e| matches!(e, TagEnd::TableCell))),
                Event::End(TagEnd::TableHead) => table.header = std::mem::take(&mut row),
                Event::End(TagEnd::TableRow) => table.rows.push(std::mem::take(&mut row)),
                Event::End(TagEnd::Table) => break,
                _ => {}
            }
        }
        table
    }
}

fn refused_block(tag: &Tag<'_>) -> (&'static str, &'static str) {
    match tag {
        Tag::Heading { .. } => {
            ("không ghi đề mục bằng dấu “#” hoặc gạch chân trong nội dung", "khai đề mục bằng “muc_con” với “tieu_de”")
        }
        Tag::CodeBlock(_) => (
            "đoạn này thụt vào bốn dấu cách trở lên nên bị hiểu là khối mã",
            "bỏ bớt dấu cách ở đầu dòng cho thẳng với các dòng khác",
        ),
        Tag::BlockQuote(_) => ("không dùng được khối trích dẫn “>”", "bỏ dấu “>” ở đầu dòng"),
        Tag::HtmlBlock => ("không dùng được mã HTML", "viết thẳng nội dung; dấu “<” ghi là “\\<”"),
        _ => ("cách trình bày này không dùng được trong kế hoạch", "viết lại thành đoạn văn hoặc gạch đầu dòng"),
    }
}

struct Cursor<'e, 't> {
    events: &'e [(Event<'t>, Range<usize>)],
    at: usize,
}

impl<'e, 't> Cursor<'e, 't> {
    fn peek(&self) -> Option<&'e (Event<'t>, Range<usize>)> {
        self.events.get(self.at)
    }

    fn next(&mut self) -> Option<&'e (Event<'t>, Range<usize>)> {
        let event = self.events.get(self.at);
        self.at += 1;
        event
    }

    /// Skips to the end of the element whose start was just read.
    fn skip_element(&mut self) {
        let mut depth = 1;
        while depth > 0 {
            match self.next() {
                Some((Event::Start(_), _)) => depth += 1,
                Some((Event::End(_), _)) => depth -= 1,
                Some(_) => {}
                None => break,
            }
        }
    }
}
