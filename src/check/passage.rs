//! Every printed text of a plan as one list of passages, each with the bytes it came from.

use crate::diag::{Span, Spanned};
use crate::model::{
    Appendix, BudgetLine, BudgetRow, CellValue, HeadCell, OwnRow, OwnTable, Piece, Plan, Recipient, Section,
    SectionItem, Table, TableSource, Task, Units,
};
use crate::prose::{Inline, Line, Prose, ProseBlock};
use std::ops::Range;

/// Stands in a passage for an expression, whose value is not known here.
pub const EXPRESSION: char = '\u{FFFC}';

/// What a passage is in the document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// **Cơ quan chủ quản**; prints in capitals.
    Superior,
    /// **Cơ quan ban hành**; prints in capitals.
    Issuer,
    /// The issuer's name inside a sentence.
    ShortName,
    /// **Địa danh**.
    Place,
    /// **Trích yếu**.
    Abstract,
    /// **Căn cứ**.
    Base,
    /// **Mở đầu**.
    Opening,
    /// **Tiêu đề** of a section.
    SectionTitle,
    /// Text of a section.
    Body,
    /// Text after the sections under a section.
    SectionClosing,
    /// **Kết thúc**.
    Closing,
    /// A line after "./.".
    AfterEnd,
    /// **Tên bảng**.
    Caption,
    /// A title in the header of a table.
    Head,
    /// A cell of a table.
    Cell,
    /// A group row of a table.
    GroupRow,
    /// The label of a row of totals.
    TotalLabel,
    /// A note under a table.
    TableNote,
    /// **Chú thích cuối trang**.
    Footnote,
    /// **Tên phụ lục**; prints in capitals.
    AppendixTitle,
    /// **Nhóm nhiệm vụ**.
    TaskGroup,
    /// What a task is.
    TaskTitle,
    /// **Chi tiết** of a task.
    TaskDetails,
    /// **Chủ trì**.
    Lead,
    /// **Phối hợp**.
    Support,
    /// **Thực hiện**.
    Performers,
    /// **Thời hạn** of a task or target.
    Deadline,
    /// **Sản phẩm** of a task.
    Product,
    /// **Ghi chú** of a task, target or budget line.
    Remark,
    /// **Chỉ tiêu**.
    Target,
    /// **Nội dung chi**, or the title of a group of lines.
    Budget,
    /// A name in the directory; prints where the id is used.
    UnitName,
    /// **Nơi nhận**.
    Recipient,
    /// Why a recipient gets the plan.
    Purpose,
    /// What follows "Lưu:".
    Archive,
    /// **Quyền hạn** of the signer; prints in capitals.
    Authority,
    /// **Chức vụ** of the signer; prints in capitals.
    SignerTitle,
    /// Another title of the signer, or the line under the name.
    SignerLine,
    /// **Họ tên** of the signer.
    SignerName,
    /// **Địa chỉ cơ quan**.
    Address,
}

impl Role {
    /// True for sentences and phrases, where the rules of the language hold: not for names, marks and numbers.
    pub fn is_prose(self) -> bool {
        use Role::{
            Abstract, AfterEnd, Base, Body, Budget, Caption, Cell, Closing, Footnote, GroupRow, Head, Opening, Product,
            Remark, SectionClosing, SectionTitle, TableNote, Target, TaskDetails, TaskGroup, TaskTitle,
        };
        matches!(
            self,
            Abstract
                | AfterEnd
                | Base
                | Body
                | Budget
                | Caption
                | Cell
                | Closing
                | Footnote
                | GroupRow
                | Head
                | Opening
                | Product
                | Remark
                | SectionClosing
                | SectionTitle
                | TableNote
                | Target
                | TaskDetails
                | TaskGroup
                | TaskTitle
        )
    }

    /// True for the text from the opening to the closing, without tables and titles.
    pub fn is_running_text(self) -> bool {
        matches!(self, Role::Opening | Role::Body | Role::SectionClosing | Role::Closing | Role::Footnote)
    }

    /// True where the words print in capitals, however they are typed.
    pub fn prints_in_capitals(self) -> bool {
        matches!(self, Role::Superior | Role::Issuer | Role::AppendixTitle | Role::Authority | Role::SignerTitle)
    }

    /// True for a field that names bodies.
    pub fn names_units(self) -> bool {
        matches!(self, Role::Lead | Role::Support | Role::Performers)
    }
}

/// One paragraph, line, cell or field of the document.
#[derive(Debug, Clone)]
pub struct Passage<'p> {
    /// Its place among all passages.
    pub index: usize,
    /// What it is.
    pub role: Role,
    /// Its words, NFC, without markup; [`EXPRESSION`] for an expression, a line break for a forced one. Footnotes are passages
    /// of their own.
    pub words: String,
    /// The expressions, each with its place in the words.
    pub expressions: Vec<(usize, &'p Spanned<String>)>,
    /// "-", "+" or "1." where it is the first paragraph of a list item.
    pub marker: Option<&'p str>,
    /// Index of the appendix it stands in.
    pub appendix: Option<usize>,
    /// The section it stands in.
    pub section: Option<&'p Section>,
    /// The task it belongs to.
    pub task: Option<&'p Task>,
    /// The table it stands in.
    pub table: Option<&'p Table>,
    /// Where each piece of the words came from.
    pieces: Vec<(Range<usize>, Span)>,
    /// The bytes of the whole field.
    pub field: Span,
}

impl Passage<'_> {
    /// The bytes of a part of the words; of whole pieces where they cannot be told apart.
    pub fn span(&self, range: Range<usize>) -> Span {
        let holds = |at: usize| self.pieces.iter().find(|(piece, _)| piece.contains(&at));
        let last = range.end.max(range.start + 1) - 1;
        let (Some((first_range, first)), Some((last_range, last_span))) = (holds(range.start), holds(last)) else {
            return self.field;
        };
        let exact = |range: &Range<usize>, span: &Span| range.len() == span.end - span.start;
        let start = if exact(first_range, first) { first.start + range.start - first_range.start } else { first.start };
        let end = match exact(last_range, last_span) {
            true if range.is_empty() => start,
            true => last_span.start + range.end - last_range.start,
            false => last_span.end,
        };
        if first.file == last_span.file && start <= end { Span { start, end, ..*first } } else { *first }
    }

    /// True where the bytes of a part of the words are known one by one, so that it can be replaced.
    pub fn is_exact(&self, range: Range<usize>) -> bool {
        self.words.get(range.clone()).is_some_and(|words| {
            let span = self.span(range);
            span.end - span.start == words.len()
        })
    }

    /// The bytes of all its words.
    pub fn whole(&self) -> Span {
        let trimmed = self.words.trim_end().len();
        if trimmed == 0 { self.field } else { self.span(self.words.len() - self.words.trim_start().len()..trimmed) }
    }
}

/// Every passage, in the order of the document; what is data (tasks, targets, budget, directory) after the text.
pub fn passages(plan: &Plan) -> Vec<Passage<'_>> {
    let mut walk = Walk { passages: Vec::new(), at: Place::default() };
    walk.plan(plan);
    walk.passages
}

/// Where the walk is.
#[derive(Debug, Clone, Copy, Default)]
struct Place<'p> {
    appendix: Option<usize>,
    section: Option<&'p Section>,
    task: Option<&'p Task>,
    table: Option<&'p Table>,
}

struct Walk<'p> {
    passages: Vec<Passage<'p>>,
    at: Place<'p>,
}

impl<'p> Walk<'p> {
    fn plan(&mut self, plan: &'p Plan) {
        self.texts(Role::Superior, &plan.issuer.superior);
        self.texts(Role::Issuer, &plan.issuer.lines);
        self.texts(Role::ShortName, plan.issuer.short_name.as_slice());
        self.texts(Role::Place, plan.place.as_slice());
        self.lines(Role::Abstract, &plan.summary);
        self.lines(Role::Base, &plan.bases);
        self.prose(Role::Opening, &plan.opening);
        self.items(&plan.sections);
        self.prose(Role::Closing, &plan.closing);
        self.lines(Role::AfterEnd, &plan.after_end);
        for (index, appendix) in plan.appendices.iter().enumerate() {
            self.appendix(index, appendix);
        }
        for group in &plan.tasks {
            self.lines(Role::TaskGroup, group.title.as_slice());
            for task in &group.tasks {
                self.task(task);
            }
        }
        for target in &plan.targets {
            self.line(Role::Target, &target.title);
            if let Some(deadline) = &target.deadline {
                self.plain(Role::Deadline, &deadline.value.text, deadline.span);
            }
            self.lines(Role::Remark, target.note.as_slice());
        }
        for row in plan.budget.iter().flat_map(|budget| &budget.rows) {
            match row {
                BudgetRow::Line(line) => self.budget_line(line),
                BudgetRow::Group(group) => {
                    self.line(Role::Budget, &group.title);
                    group.lines.iter().for_each(|line| self.budget_line(line));
                }
            }
        }
        for unit in plan.directory.units.values() {
            for name in unit.names() {
                self.plain(Role::UnitName, name, unit.id.span);
            }
        }
        plan.recipients.iter().for_each(|recipient| self.recipient(recipient));
        self.texts(Role::Archive, plan.archive.as_slice());
        if let Some(signer) = &plan.signer {
            self.texts(Role::Authority, &signer.authority);
            self.texts(Role::SignerTitle, signer.title.as_slice());
            self.texts(Role::SignerLine, signer.other_title.as_slice());
            self.texts(Role::SignerName, signer.name.as_slice());
            self.texts(Role::SignerLine, signer.below.as_slice());
        }
        self.texts(Role::Address, plan.address.as_slice());
    }

    fn items(&mut self, items: &'p [SectionItem]) {
        for item in items {
            // Tasks shown as sections are told once, as data.
            let SectionItem::Section(section) = item else { continue };
            let outer = self.at;
            self.at.section = Some(section);
            self.lines(Role::SectionTitle, section.title.as_slice());
            self.pieces(&section.pieces);
            self.items(&section.children);
            self.at.section = Some(section);
            self.prose(Role::SectionClosing, &section.closing);
            self.at = outer;
        }
    }

    fn pieces(&mut self, pieces: &'p [Piece]) {
        for piece in pieces {
            match piece {
                Piece::Prose(prose) => self.prose(Role::Body, prose),
                Piece::Table(table) => self.table(table),
            }
        }
    }

    fn appendix(&mut self, index: usize, appendix: &'p Appendix) {
        self.at = Place { appendix: Some(index), ..Place::default() };
        self.lines(Role::AppendixTitle, &appendix.title);
        self.pieces(&appendix.pieces);
        self.items(&appendix.sections);
        self.at = Place::default();
    }

    fn table(&mut self, table: &'p Table) {
        self.at.table = Some(table);
        self.lines(Role::Caption, table.caption.as_slice());
        match &table.source {
            TableSource::Tasks { columns, .. } | TableSource::Targets { columns } => {
                columns.iter().for_each(|column| self.lines(Role::Head, column.title.as_slice()));
            }
            TableSource::Budget { columns, total_label, .. } => {
                columns.iter().for_each(|column| self.lines(Role::Head, column.title.as_slice()));
                self.lines(Role::TotalLabel, total_label.as_slice());
            }
            TableSource::Own(own) => self.own_table(own),
        }
        self.prose(Role::TableNote, &table.notes);
        self.at.table = None;
    }

    fn own_table(&mut self, own: &'p OwnTable) {
        self.heads(own, &own.columns.head);
        for row in &own.rows {
            match row {
                OwnRow::Group { title } => self.line(Role::GroupRow, title),
                OwnRow::Row { cells, .. } => cells.values().for_each(|cell| self.cell(&cell.value)),
            }
        }
        self.lines(Role::TotalLabel, own.total_label.as_slice());
    }

    fn heads(&mut self, own: &'p OwnTable, cells: &'p [HeadCell]) {
        for cell in cells {
            match cell {
                HeadCell::Column(index) => {
                    if let Some(column) = own.columns.list.get(*index) {
                        self.line(Role::Head, &column.title);
                    }
                }
                HeadCell::Group { title, cells } => {
                    self.line(Role::Head, title);
                    self.heads(own, cells);
                }
            }
        }
    }

    fn cell(&mut self, value: &'p CellValue) {
        match value {
            CellValue::Text(prose) => self.prose(Role::Cell, prose),
            CellValue::Spanning { value, .. } => self.cell(value),
            CellValue::Number(_) => {}
        }
    }

    fn task(&mut self, task: &'p Task) {
        self.at.task = Some(task);
        self.line(Role::TaskTitle, &task.title);
        self.prose(Role::TaskDetails, &task.details);
        for (role, units) in
            [(Role::Lead, &task.lead), (Role::Support, &task.support), (Role::Performers, &task.performers)]
        {
            self.units(role, units.as_ref());
        }
        if let Some(deadline) = &task.deadline {
            self.plain(Role::Deadline, &deadline.value.text, deadline.span);
        }
        self.prose(Role::Product, &task.product);
        self.lines(Role::Remark, task.note.as_slice());
        task.children.iter().for_each(|child| self.task(child));
        self.at.task = None;
    }

    fn units(&mut self, role: Role, units: Option<&'p Units>) {
        if let Some(units) = units {
            self.plain(role, &units.text, units.span);
        }
    }

    fn budget_line(&mut self, line: &'p BudgetLine) {
        self.line(Role::Budget, &line.title);
        self.lines(Role::Remark, line.note.as_slice());
    }

    fn recipient(&mut self, recipient: &'p Recipient) {
        self.line(Role::Recipient, &recipient.name);
        self.texts(Role::Purpose, recipient.purpose.as_slice());
        recipient.members.iter().for_each(|member| self.recipient(member));
    }

    fn texts(&mut self, role: Role, texts: &'p [Spanned<String>]) {
        for text in texts {
            self.plain(role, &text.value, text.span);
        }
    }

    /// A plain field. Its words lie byte by byte in the file, between quotes or not, unless blanks in it were folded.
    fn plain(&mut self, role: Role, text: &'p str, span: Span) {
        let inner = if span.end - span.start == text.len() + 2 { span.part(1, text.len() + 1) } else { span };
        let mut passage = self.begin(role, span, None);
        passage.words = text.to_owned();
        passage.pieces = vec![(0..text.len(), inner)];
        self.passages.push(passage);
    }

    fn lines(&mut self, role: Role, lines: &'p [Line]) {
        for line in lines {
            self.line(role, line);
        }
    }

    fn line(&mut self, role: Role, line: &'p Line) {
        self.paragraph(role, &line.content, line.span, None);
    }

    fn prose(&mut self, role: Role, prose: &'p Prose) {
        self.blocks(role, &prose.blocks, prose.span);
    }

    fn blocks(&mut self, role: Role, blocks: &'p [ProseBlock], field: Span) {
        for block in blocks {
            match block {
                ProseBlock::Paragraph(content) => self.paragraph(role, content, field, None),
                ProseBlock::List(items) => {
                    for item in items {
                        let mut rest = item.blocks.as_slice();
                        if let Some((ProseBlock::Paragraph(content), others)) = rest.split_first() {
                            self.paragraph(role, content, field, Some(&item.marker));
                            rest = others;
                        }
                        self.blocks(role, rest, field);
                    }
                }
                ProseBlock::Table(table) => {
                    table.header.iter().for_each(|cell| self.paragraph(Role::Head, cell, field, None));
                    table.rows.iter().flatten().for_each(|cell| self.paragraph(Role::Cell, cell, field, None));
                }
            }
        }
    }

    fn paragraph(&mut self, role: Role, content: &'p [Inline], field: Span, marker: Option<&'p str>) {
        let mut passage = self.begin(role, field, marker);
        let mut notes = Vec::new();
        collect(content, &mut passage, &mut notes);
        self.passages.push(passage);
        for note in notes {
            self.paragraph(Role::Footnote, note, field, None);
        }
    }

    fn begin(&self, role: Role, field: Span, marker: Option<&'p str>) -> Passage<'p> {
        Passage {
            index: self.passages.len(),
            role,
            words: String::new(),
            expressions: Vec::new(),
            marker,
            appendix: self.at.appendix,
            section: self.at.section,
            task: self.at.task,
            table: self.at.table,
            pieces: Vec::new(),
            field,
        }
    }
}

fn collect<'p>(content: &'p [Inline], passage: &mut Passage<'p>, notes: &mut Vec<&'p [Inline]>) {
    for piece in content {
        let at = passage.words.len();
        match piece {
            Inline::Text(words) => {
                passage.words.push_str(words.as_str());
                passage.pieces.extend(words.pieces().map(|(range, span)| (range.start + at..range.end + at, span)));
            }
            Inline::Expression(expression) => {
                passage.expressions.push((at, expression));
                passage.words.push(EXPRESSION);
                passage.pieces.push((at..passage.words.len(), expression.span));
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                collect(inner, passage, notes);
            }
            Inline::Note(inner) => notes.push(inner),
            Inline::Break => {
                let before = passage
                    .pieces
                    .last()
                    .map_or(passage.field.part(0, 0), |(_, span)| Span { start: span.end, ..*span });
                passage.words.push('\n');
                passage.pieces.push((at..at + 1, before));
            }
        }
    }
}
