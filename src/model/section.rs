//! **Mục** and **phụ lục**: the text's skeleton.

use super::Table;
use crate::diag::{Span, Spanned};
use crate::prose::{Line, Prose};
use crate::value::Sample;

/// An item in a list of sections.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "few of them, each made once: a box would cost every reader a look")]
pub enum SectionItem {
    /// A section.
    Section(Section),
    /// One section per task of a group.
    Tasks(TaskSections),
}

/// **Mục**: a numbered part of the text.
#[derive(Debug, Clone, Default)]
pub struct Section {
    /// Id for references.
    pub id: Option<Spanned<String>>,
    /// **Tiêu đề**; a section without one is a numbered paragraph.
    pub title: Option<Line>,
    /// The text goes on in the line of the title.
    pub run_in: bool,
    /// Text and tables.
    pub pieces: Vec<Piece>,
    /// Sections under it.
    pub children: Vec<SectionItem>,
    /// Text after them.
    pub closing: Prose,
    /// Numbering of the sections right under it, where it departs from the level's.
    pub numbering: Option<Sample>,
    /// Its bytes.
    pub span: Span,
}

/// Two sections are equal wherever they stand.
impl PartialEq for Section {
    fn eq(&self, other: &Self) -> bool {
        (&self.id, &self.title, self.run_in, &self.pieces, &self.children, &self.closing, &self.numbering)
            == (&other.id, &other.title, other.run_in, &other.pieces, &other.children, &other.closing, &other.numbering)
    }
}

/// A piece of a section.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "few of them, each made once: a box would cost every reader a look")]
pub enum Piece {
    /// Text.
    Prose(Prose),
    /// A table.
    Table(Table),
}

/// Tasks shown as sections.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskSections {
    /// Id of the group.
    pub group: Spanned<String>,
    /// What is shown of each task, in order.
    pub parts: Vec<TaskPart>,
}

/// One part of a task shown as a section.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskPart {
    /// Which field.
    pub field: TaskField,
    /// Its name in print.
    pub label: String,
}

/// A field of a task.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TaskField {
    /// `chi_tiet`
    Details,
    /// `chu_tri`
    Lead,
    /// `phoi_hop`
    Support,
    /// `thuc_hien`
    Performers,
    /// `thoi_han`
    Deadline,
    /// `san_pham`
    Product,
    /// `ghi_chu`
    Note,
}

/// **Phụ lục**.
#[derive(Debug, Clone)]
pub struct Appendix {
    /// Id for references.
    pub id: Option<Spanned<String>>,
    /// Lines of the title.
    pub title: Vec<Line>,
    /// Landscape pages.
    pub landscape: bool,
    /// Repeats the two-column heading.
    pub repeats_heading: bool,
    /// Text and tables before the sections.
    pub pieces: Vec<Piece>,
    /// Sections.
    pub sections: Vec<SectionItem>,
    /// Numbering of its levels.
    pub numbering: Vec<Sample>,
    /// Its bytes.
    pub span: Span,
}

/// Two appendices are equal wherever they stand.
impl PartialEq for Appendix {
    fn eq(&self, other: &Self) -> bool {
        (&self.id, &self.title, self.landscape, self.repeats_heading, &self.pieces, &self.sections, &self.numbering)
            == (
                &other.id,
                &other.title,
                other.landscape,
                other.repeats_heading,
                &other.pieces,
                &other.sections,
                &other.numbering,
            )
    }
}

impl super::Plan {
    /// The tasks shown as the sections of `shown`.
    pub fn tasks_of(&self, shown: &TaskSections) -> impl Iterator<Item = &super::Task> {
        let group = self.tasks.iter().find(|g| g.id.as_ref().is_some_and(|id| id.value == shown.group.value));
        group.into_iter().flat_map(|g| &g.tasks)
    }

    /// Every table, in order of the text.
    pub fn tables(&self) -> Vec<&Table> {
        let mut tables = Vec::new();
        sections(&self.sections, &mut tables);
        for appendix in &self.appendices {
            pieces(&appendix.pieces, &mut tables);
            sections(&appendix.sections, &mut tables);
        }
        tables
    }
}

fn sections<'p>(items: &'p [SectionItem], tables: &mut Vec<&'p Table>) {
    for item in items {
        if let SectionItem::Section(section) = item {
            pieces(&section.pieces, tables);
            sections(&section.children, tables);
        }
    }
}

fn pieces<'p>(pieces: &'p [Piece], tables: &mut Vec<&'p Table>) {
    for piece in pieces {
        if let Piece::Table(table) = piece {
            tables.push(table);
        }
    }
}
