//! Sections: numbers, headings and what stands under them.

use super::text::{Typesetter, append, capitals, plain, trim_end, typed, words};
use super::{Block, HeadingLook, Origin, Runs, SectionHeading, table};
use crate::diag::{Diagnostic, Span, UNPRINTED};
use crate::figures::Figures;
use crate::model::{Piece, Plan, Section, SectionItem, TableSource, Task, TaskField, TaskSections, Units};
use crate::value::{Ancestor, Kind, Sample};

/// Lays out sections one after the other.
pub(super) struct Outline<'o, 'd, 'p> {
    pub setter: &'o mut Typesetter<'d>,
    pub plan: &'p Plan,
    pub figures: &'o Figures<'p>,
    /// Samples of the levels.
    pub samples: &'p [Sample],
}

impl Outline<'_, '_, '_> {
    /// All sections of one part.
    pub fn items(&mut self, items: &[SectionItem], out: &mut Vec<Block>) {
        self.level(items, None, &mut Vec::new(), out);
    }

    fn level(
        &mut self,
        items: &[SectionItem],
        own_sample: Option<Sample>,
        ancestors: &mut Vec<Ancestor>,
        out: &mut Vec<Block>,
    ) {
        let sample = own_sample.or_else(|| self.samples.get(ancestors.len()).copied());
        let mut index = 0;
        for item in items {
            match item {
                SectionItem::Section(section) => {
                    index += 1;
                    self.section(section, sample, index, ancestors, out);
                }
                SectionItem::Tasks(tasks) => {
                    let plan = self.plan;
                    for task in plan.tasks_of(tasks) {
                        index += 1;
                        self.task(task, tasks, sample, index, ancestors, out);
                    }
                }
            }
        }
    }

    fn section(
        &mut self,
        section: &Section,
        sample: Option<Sample>,
        index: usize,
        ancestors: &mut Vec<Ancestor>,
        out: &mut Vec<Block>,
    ) {
        let number = number(sample, index, ancestors);
        let mut content = Vec::new();
        self.pieces(&section.pieces, &mut content);
        match &section.title {
            Some(title) => {
                let runs = self.setter.line(title);
                let run_in = if section.run_in { first_paragraph(&mut content) } else { None };
                let mut heading = heading(sample, ancestors.len(), number, runs, run_in);
                heading.origin = section.span.into();
                out.push(Block::SectionHeading(heading));
            }
            None => numbered_paragraph(number, &mut content, out),
        }
        out.append(&mut content);
        self.children(&section.children, section.numbering, sample, index, ancestors, out);
        self.setter.blocks(&section.closing, out);
    }

    fn children(
        &mut self,
        items: &[SectionItem],
        own_sample: Option<Sample>,
        sample: Option<Sample>,
        index: usize,
        ancestors: &mut Vec<Ancestor>,
        out: &mut Vec<Block>,
    ) {
        if items.is_empty() {
            return;
        }
        let Some(sample) = sample.or_else(|| Sample::parse("")) else { return };
        ancestors.push(Ancestor { sample, index });
        self.level(items, own_sample, ancestors, out);
        ancestors.pop();
    }

    /// Text and tables.
    pub fn pieces(&mut self, pieces: &[Piece], out: &mut Vec<Block>) {
        for piece in pieces {
            match piece {
                Piece::Prose(prose) => self.setter.blocks(prose, out),
                Piece::Table(table) => {
                    out.push(Block::Table(table::lay_out(self.setter, self.plan, self.figures, table)));
                }
            }
        }
    }

    /// A task as a section: its parts are the sections under it.
    fn task(
        &mut self,
        task: &Task,
        shown: &TaskSections,
        sample: Option<Sample>,
        index: usize,
        ancestors: &mut Vec<Ancestor>,
        out: &mut Vec<Block>,
    ) {
        let title = self.setter.line(&task.title);
        let heading_number = number(sample, index, ancestors);
        let mut own = heading(sample, ancestors.len(), heading_number, title, None);
        own.origin = task.id.span.into();
        out.push(Block::SectionHeading(own));
        let Some(sample) = sample.or_else(|| Sample::parse("")) else { return };
        ancestors.push(Ancestor { sample, index });
        let below = self.samples.get(ancestors.len()).copied();
        let mut part_index = 0;
        for part in &shown.parts {
            let Some(mut content) = self.task_part(task, part.field) else { continue };
            part_index += 1;
            let label = vec![plain(part.label.clone())];
            let one_line = matches!(content.as_slice(), [Block::Paragraph { .. }]) && part.field != TaskField::Details;
            let run_in = if one_line { first_paragraph(&mut content) } else { None };
            let part_number = number(below, part_index, ancestors);
            out.push(Block::SectionHeading(heading(below, ancestors.len(), part_number, label, run_in)));
            out.append(&mut content);
        }
        let tabled = |table: &&crate::model::Table| match &table.source {
            TableSource::Tasks { groups, .. } => {
                groups.is_empty() || groups.iter().any(|g| g.value == shown.group.value)
            }
            _ => false,
        };
        let elsewhere = self.plan.tables().iter().any(tabled);
        for child in task.children.iter().filter(|_| !elsewhere) {
            let message = format!("việc con “{}” không in khi nhiệm vụ trình bày thành mục", child.id.value);
            self.setter.diags.push(
                Diagnostic::new(&UNPRINTED, child.id.span, message)
                    .help("đưa việc con vào “chi_tiet”, hoặc tách thành nhiệm vụ"),
            );
        }
        ancestors.pop();
    }

    /// What a task says in a field; none where it says nothing.
    fn task_part(&mut self, task: &Task, field: TaskField) -> Option<Vec<Block>> {
        let paragraph = |text: &str, span: Span| vec![Block::Paragraph { runs: vec![typed(text, span)] }];
        let units = |units: &Option<Units>| units.as_ref().map(|u| paragraph(&u.text, u.span));
        let mut out = Vec::new();
        match field {
            TaskField::Details => self.setter.blocks(&task.details, &mut out),
            TaskField::Product => self.setter.blocks(&task.product, &mut out),
            TaskField::Lead => out = units(&task.lead)?,
            TaskField::Support => out = units(&task.support)?,
            TaskField::Performers => out = units(&task.performers)?,
            TaskField::Deadline => {
                let deadline = task.deadline.as_ref()?;
                out = paragraph(&deadline.value.text, deadline.span);
            }
            TaskField::Note => out.push(Block::Paragraph { runs: self.setter.line(task.note.as_ref()?) }),
        }
        (!out.is_empty()).then_some(out)
    }
}

fn number(sample: Option<Sample>, index: usize, ancestors: &[Ancestor]) -> String {
    sample.map_or_else(String::new, |s| s.number(index, ancestors))
}

fn heading(sample: Option<Sample>, level: usize, number: String, runs: Runs, run_in: Option<Runs>) -> SectionHeading {
    let look = match sample.map(|s| s.kind()) {
        Some(Kind::Part) => HeadingLook::Part,
        Some(Kind::Capital | Kind::Roman) => HeadingLook::Capitals,
        Some(Kind::Arabic | Kind::Decimal) | None => HeadingLook::Bold,
        Some(Kind::Unnumbered) => HeadingLook::Bold,
        Some(_) => HeadingLook::Plain,
    };
    let mut runs = match look {
        HeadingLook::Part | HeadingLook::Capitals => capitals(runs),
        HeadingLook::Bold | HeadingLook::Plain => runs,
    };
    let outline = [number.as_str(), &words(&runs)].join(" ").trim().to_owned();
    if run_in.is_some() && !words(&runs).ends_with([':', '.', ';', '?', '!']) {
        append(&mut runs, ":");
    }
    let level = u32::try_from(level + 1).unwrap_or(1);
    SectionHeading { level, look, number: number.into(), runs, run_in, outline, origin: Origin::default() }
}

/// Takes the first paragraph off, to be set in the line of a heading.
fn first_paragraph(content: &mut Vec<Block>) -> Option<Runs> {
    match content.first() {
        Some(Block::Paragraph { .. }) => match content.remove(0) {
            Block::Paragraph { runs } => Some(runs),
            _ => None,
        },
        _ => None,
    }
}

/// A section without a heading: its number opens its first paragraph.
fn numbered_paragraph(number: String, content: &mut Vec<Block>, out: &mut Vec<Block>) {
    if number.is_empty() {
        return;
    }
    let runs = first_paragraph(content).unwrap_or_default();
    out.push(Block::Item { marker: number.into(), depth: 0, bold_marker: false, runs });
}

/// Puts the closing mark "./." after the last word of a part. Source: forms 1.1–1.10, 2.1, 2.2 of Annex III.
pub(super) fn end_mark(blocks: &mut [Block]) {
    let runs = match blocks.last_mut() {
        Some(Block::Paragraph { runs } | Block::Item { runs, .. }) => runs,
        Some(Block::SectionHeading(heading)) => heading.run_in.as_mut().unwrap_or(&mut heading.runs),
        Some(Block::Table(_)) | None => return,
    };
    trim_end(runs, &['.', '/', ';', ',']);
    append(runs, "./.");
}
