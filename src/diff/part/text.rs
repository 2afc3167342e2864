//! Sections, appendices, paragraphs and the tables written in the text.

use super::{Fact, Key, Print, Side, Slot, Value, cover, extent, inline_words, short};
use crate::diff::change::SubjectKind;
use crate::model::{Piece, Section, SectionItem, TaskSections};
use crate::prose::{Inline, ListItem, ProseBlock, ProseTable};

impl<'p> Side<'p> {
    pub(super) fn sections(&mut self, parent: usize, items: &'p [SectionItem]) {
        for item in items {
            match item {
                SectionItem::Section(section) => self.section(parent, section),
                SectionItem::Tasks(shown) => self.task_sections(parent, shown),
            }
        }
    }

    fn section(&mut self, parent: usize, section: &'p Section) {
        let title = section.title.as_ref().map(|line| inline_words(&line.content));
        let name = title.or_else(|| first_words(&section.pieces)).unwrap_or_default();
        let part = self.add(parent, Slot::Sections, SubjectKind::Section, short(&name), Some(section.span));
        let mark = section.title.as_ref().and_then(|line| extent(&line.content)).or(Some(section.span));
        if let Some(part) = self.part(part) {
            part.id = section.id.as_ref().map(|id| id.value.as_str());
            part.mark = mark;
        }
        if let Some(title) = &section.title {
            self.line(part, "tieu_de", title);
        }
        if section.run_in {
            let prints = section.title.is_some() && first_words(&section.pieces).is_some();
            self.shown(part, Key::Look("lien_dong"), "viết liền dòng", None, prints);
        }
        if let Some(sample) = &section.numbering {
            self.shown(part, Key::Look("danh_so"), sample.text(), None, false);
        }
        self.pieces(part, &section.pieces);
        self.sections(part, &section.children);
        self.blocks(part, Slot::Closing, &section.closing.blocks, 0);
    }

    /// Tasks shown as sections: which, and what of them; the tasks themselves are parts elsewhere.
    fn task_sections(&mut self, parent: usize, shown: &'p TaskSections) {
        let group = self.plan.tasks.iter().find(|g| g.id.as_ref().is_some_and(|id| id.value == shown.group.value));
        let title = group.and_then(|g| g.title.as_ref()).map(|line| inline_words(&line.content));
        let name = format!("các nhiệm vụ của nhóm “{}”", short(&title.unwrap_or_default()));
        let part = self.add(parent, Slot::Sections, SubjectKind::Section, name, Some(shown.group.span));
        if let Some(part) = self.part(part) {
            part.mark = None;
        }
        let prints = group.is_some_and(|group| !group.tasks.is_empty());
        let labels = shown.parts.iter().map(|p| format!("{:?}: {}", p.field, p.label)).collect::<Vec<_>>().join("; ");
        let words = shown.parts.iter().map(|p| p.label.as_str()).collect::<Vec<_>>().join("; ");
        let print = if prints { Print::Shown(labels) } else { Print::Latent };
        let fact = Fact {
            key: Key::Look("cac_phan"),
            value: Value::Text(words),
            span: Some(shown.group.span),
            print,
            unit: String::new(),
        };
        self.push(part, fact);
        self.shown(part, Key::Look("nhom_nhiem_vu"), shown.group.value.clone(), Some(shown.group.span), false);
    }

    pub(super) fn appendices(&mut self) {
        let plan = self.plan;
        for (index, appendix) in plan.appendices.iter().enumerate() {
            let words = appendix.title.iter().map(|line| inline_words(&line.content)).collect::<Vec<_>>().join(" ");
            let part = self.add(0, Slot::Appendices, SubjectKind::Appendix, short(&words), Some(appendix.span));
            let label = self.view.appendices.get(index).map(|printed| printed.label.clone());
            if let Some(part) = self.part(part) {
                part.id = appendix.id.as_ref().map(|id| id.value.as_str());
                part.label = label.map(|label| label.to_string());
            }
            let title = appendix.title.iter().fold(None, |all, line| cover(all, extent(&line.content)));
            if let Some(span) = title {
                self.fact(part, Key::Field("tieu_de"), Value::Lines(&appendix.title), span);
                for line in &appendix.title {
                    self.footnotes(part, &line.content);
                }
            }
            let paper = if appendix.landscape { "ngang" } else { "đứng" };
            self.shown(part, Key::Look("huong_giay"), paper, None, true);
            if appendix.repeats_heading {
                self.shown(part, Key::Look("lap_quoc_hieu"), "in lại phần đầu có quốc hiệu", None, true);
            }
            let samples = appendix.numbering.iter().map(|s| s.text()).collect::<Vec<_>>().join(", ");
            self.shown(part, Key::Look("danh_so"), samples, None, false);
            self.pieces(part, &appendix.pieces);
            self.sections(part, &appendix.sections);
        }
    }

    fn pieces(&mut self, parent: usize, pieces: &'p [Piece]) {
        for piece in pieces {
            match piece {
                Piece::Prose(prose) => self.blocks(parent, Slot::Pieces, &prose.blocks, 0),
                Piece::Table(table) => self.table(parent, table),
            }
        }
    }

    /// Paragraphs, items of lists and tables of a text.
    pub(super) fn blocks(&mut self, parent: usize, slot: Slot, blocks: &'p [ProseBlock], depth: usize) {
        for block in blocks {
            match block {
                ProseBlock::Paragraph(content) => {
                    self.paragraph(parent, slot, content);
                }
                ProseBlock::List(items) => items.iter().for_each(|item| self.item(parent, slot, item, depth)),
                ProseBlock::Table(table) => self.written_table(parent, slot, table),
            }
        }
    }

    fn paragraph(&mut self, parent: usize, slot: Slot, content: &'p [Inline]) -> Option<usize> {
        let span = extent(content)?;
        let part = self.add(parent, slot, SubjectKind::Paragraph, short(&inline_words(content)), Some(span));
        self.fact(part, Key::Field("noi_dung"), Value::Inlines(content), span);
        self.footnotes(part, content);
        Some(part)
    }

    fn item(&mut self, parent: usize, slot: Slot, item: &'p ListItem, depth: usize) {
        let mut rest = item.blocks.as_slice();
        if let Some((ProseBlock::Paragraph(content), others)) = rest.split_first() {
            rest = others;
            if let Some(part) = self.paragraph(parent, slot, content) {
                let fact = Fact {
                    key: Key::Look("dau_dong"),
                    value: Value::Text(item.marker.clone()),
                    span: None,
                    print: Print::Shown(format!("{depth} {}", item.marker)),
                    unit: String::new(),
                };
                self.push(part, fact);
            }
        }
        self.blocks(parent, slot, rest, depth + 1);
    }

    /// A table in Markdown: its columns are told by their titles.
    fn written_table(&mut self, parent: usize, slot: Slot, table: &'p ProseTable) {
        let words = table.header.iter().map(|cell| inline_words(cell)).collect::<Vec<_>>().join(" | ");
        let span = table.header.iter().chain(table.rows.iter().flatten()).fold(None, |all, c| cover(all, extent(c)));
        let part = self.add(parent, slot, SubjectKind::Table, short(&words), span);
        let mut columns = Vec::new();
        for (index, title) in table.header.iter().enumerate() {
            let column = self.add(part, Slot::Columns, SubjectKind::Column, inline_words(title), extent(title));
            if let Some(span) = extent(title) {
                self.fact(column, Key::Field("tieu_de"), Value::Inlines(title), span);
                self.footnotes(column, title);
            }
            let align = format!("{:?}", table.aligns.get(index).copied().flatten());
            self.shown(column, Key::Look("canh"), align, None, true);
            columns.push(column);
        }
        for cells in &table.rows {
            let words = cells.iter().map(|cell| inline_words(cell)).find(|w| !w.trim().is_empty()).unwrap_or_default();
            let span = cells.iter().fold(None, |all, cell| cover(all, extent(cell)));
            let row = self.add(part, Slot::Rows, SubjectKind::Row, short(&words), span);
            for (cell, column) in cells.iter().zip(&columns) {
                if let Some(span) = extent(cell) {
                    self.fact(row, Key::Cell(*column), Value::Inlines(cell), span);
                    self.footnotes(row, cell);
                }
            }
        }
    }
}

/// The words that a text begins with.
fn first_words(pieces: &[Piece]) -> Option<String> {
    pieces.iter().find_map(|piece| match piece {
        Piece::Prose(prose) => prose.blocks.iter().find_map(|block| match block {
            ProseBlock::Paragraph(content) => Some(inline_words(content)),
            _ => None,
        }),
        Piece::Table(_) => None,
    })
}
