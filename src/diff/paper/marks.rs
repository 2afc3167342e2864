//! Marks everything in a part that one version has alone, and numbers what is marked.

use super::words::{whole, whole_phrase};
use crate::view::{Appendix, Block, Cell, Heading, Mark, Phrase, Row, RowRole, Run, Runs, SectionHeading, Table, View};

/// "[chuyển đi, 1] ": the same number stands where the part came from and where it went.
pub(super) fn tag(mark: Mark, number: usize) -> Run {
    let way = if mark == Mark::MovedAway { "chuyển đi" } else { "chuyển đến" };
    Run { text: format!("[{way}, {number}] "), mark: Some(Mark::Remark), ..Run::default() }
}

fn tagged(tag: Option<Run>, runs: Runs) -> Runs {
    tag.into_iter().chain(runs).collect()
}

pub(super) fn mark_block(block: &Block, mark: Mark, tag: Option<Run>) -> Block {
    match block {
        Block::Paragraph { runs } => Block::Paragraph { runs: tagged(tag, whole(runs, mark)) },
        Block::Item { marker, depth, bold_marker, runs } => Block::Item {
            marker: whole_phrase(marker, mark),
            depth: *depth,
            bold_marker: *bold_marker,
            runs: tagged(tag, whole(runs, mark)),
        },
        Block::SectionHeading(heading) => Block::SectionHeading(SectionHeading {
            number: whole_phrase(&heading.number, mark),
            runs: tagged(tag, whole(&heading.runs, mark)),
            run_in: heading.run_in.as_ref().map(|runs| whole(runs, mark)),
            outline: bookmark(&heading.outline, mark),
            ..heading.clone()
        }),
        Block::Table(table) => Block::Table(mark_table(table, mark, tag)),
    }
}

/// Words of a bookmark of what is gone.
fn bookmark(outline: &str, mark: Mark) -> String {
    if mark.is_gone() { format!("[bỏ] {outline}") } else { outline.to_owned() }
}

fn mark_table(table: &Table, mark: Mark, tag: Option<Run>) -> Table {
    let caption = table.caption.as_ref().map(|runs| whole(runs, mark));
    let rows = |rows: &[Row]| rows.iter().map(|row| mark_row(row, mark, None)).collect();
    Table {
        caption: if caption.is_none() && tag.is_none() { None } else { Some(tagged(tag, caption.unwrap_or_default())) },
        unit: table.unit.as_ref().map(|unit| whole_phrase(unit, mark)),
        columns: table.columns.clone(),
        header: rows(&table.header),
        rows: rows(&table.rows),
        notes: table.notes.iter().map(|runs| whole(runs, mark)).collect(),
        origin: table.origin,
    }
}

/// A row under one mark. A row without a word has its cells shaded instead.
pub(super) fn mark_row(row: &Row, mark: Mark, mut tag: Option<Run>) -> Row {
    let empty = row.cells.iter().all(|cell| cell.paragraphs.iter().all(Vec::is_empty));
    let cells = row.cells.iter().enumerate().map(|(at, cell)| {
        // The ordinal number has a narrow column: a tag goes with the words after it.
        let room = at > 0 || row.cells.len() == 1;
        let tag = if room && cell.paragraphs.iter().any(|runs| !runs.is_empty()) { tag.take() } else { None };
        Cell { changed: empty, ..mark_cell(cell, mark, tag) }
    });
    let cells = cells.collect();
    Row { cells, ..row.clone() }
}

/// A cell under one mark.
pub(super) fn mark_cell(cell: &Cell, mark: Mark, mut tag: Option<Run>) -> Cell {
    let marked = |runs: &Runs| tagged(tag.take(), whole(runs, mark));
    Cell { paragraphs: cell.paragraphs.iter().map(marked).collect(), ..cell.clone() }
}

pub(super) fn mark_appendix(appendix: &Appendix, mark: Mark, tag: Option<Run>) -> Appendix {
    let label = tagged(tag, whole(&appendix.label.runs(), mark));
    Appendix {
        label: Phrase::marked(label),
        title: appendix.title.iter().map(|line| whole(line, mark)).collect(),
        reference: whole(&appendix.reference, mark),
        body: appendix.body.iter().map(|block| mark_block(block, mark, None)).collect(),
        outline: bookmark(&appendix.outline, mark),
        ..appendix.clone()
    }
}

// --- Numbers ---

/// Numbers the marked stretches of a view, for the bars in the margin.
///
/// Footnotes in rows that never part from the next go into their words here: such rows are headers to the typesetter, and a
/// footnote in a header may move its page for ever.
pub(super) fn number_stretches(view: &mut View) {
    let mut next = 0;
    let mut number = |runs: &mut Runs| number_runs(runs, &mut next);
    heading(&mut view.heading, &mut number);
    phrase(Some(&mut view.title.kind), &mut number);
    view.title.summary.iter_mut().chain(&mut view.title.attached_to).for_each(&mut number);
    let marks = &mut view.marks;
    phrase(marks.draft.as_mut(), &mut number);
    phrase(marks.circulation.as_mut(), &mut number);
    phrase(marks.urgency.as_mut().map(|urgency| &mut urgency.text), &mut number);
    view.bases.iter_mut().for_each(&mut number);
    blocks(&mut view.body, &mut number);
    view.after_end.iter_mut().for_each(&mut number);
    if let Some(recipients) = &mut view.recipients {
        phrase(Some(&mut recipients.label), &mut number);
        recipients.lines.iter_mut().for_each(|line| phrase(Some(&mut line.text), &mut number));
    }
    if let Some(signature) = &mut view.signature {
        signature.authority.iter_mut().for_each(|line| phrase(Some(line), &mut number));
        phrase(signature.other_title.as_mut(), &mut number);
        phrase(signature.name.as_mut(), &mut number);
        phrase(signature.below.as_mut(), &mut number);
    }
    phrase(view.drafter.as_mut(), &mut number);
    phrase(view.address.as_mut(), &mut number);
    for appendix in &mut view.appendices {
        phrase(Some(&mut appendix.label), &mut number);
        appendix.title.iter_mut().chain([&mut appendix.reference]).for_each(&mut number);
        appendix.heading.iter_mut().for_each(|own| heading(own, &mut number));
        blocks(&mut appendix.body, &mut number);
    }
}

fn number_runs(runs: &mut Runs, next: &mut u32) {
    for run in runs {
        if run.mark.is_some_and(|mark| mark != Mark::Remark) {
            *next += 1;
            run.stretch = Some(*next);
        }
        if let Some(note) = &mut run.note {
            number_runs(note, next);
        }
    }
}

fn phrase(phrase: Option<&mut Phrase>, number: &mut impl FnMut(&mut Runs)) {
    if let Some(runs) = phrase.and_then(Phrase::marked_mut) {
        number(runs);
    }
}

fn heading(heading: &mut Heading, number: &mut impl FnMut(&mut Runs)) {
    let lines = heading.superior.iter_mut().chain(&mut heading.issuer);
    lines.chain([&mut heading.state_name, &mut heading.motto]).for_each(|line| phrase(Some(line), number));
    heading.number.iter_mut().chain(&mut heading.place_date).for_each(number);
}

fn blocks(blocks: &mut [Block], number: &mut impl FnMut(&mut Runs)) {
    for block in blocks {
        match block {
            Block::Paragraph { runs } => number(runs),
            Block::Item { marker, runs, .. } => {
                phrase(Some(marker), number);
                number(runs);
            }
            Block::SectionHeading(heading) => {
                phrase(Some(&mut heading.number), number);
                std::iter::once(&mut heading.runs).chain(&mut heading.run_in).for_each(&mut *number);
            }
            Block::Table(table) => {
                table.caption.iter_mut().for_each(&mut *number);
                phrase(table.unit.as_mut(), number);
                for row in table.header.iter_mut().chain(&mut table.rows) {
                    let bound = row.keep || matches!(row.role, RowRole::Header | RowRole::Group);
                    for runs in row.cells.iter_mut().flat_map(|cell| &mut cell.paragraphs) {
                        if bound {
                            runs.iter_mut().for_each(note_in_words);
                        }
                        number(runs);
                    }
                }
                table.notes.iter_mut().for_each(&mut *number);
            }
        }
    }
}

fn note_in_words(run: &mut Run) {
    if let Some(note) = run.note.take() {
        run.text.push_str(&format!(" [{}]", super::words::text(&note)));
    }
}
