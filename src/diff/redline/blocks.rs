//! Paragraphs, headings, items and tables side by side.

use super::sequence::{Item, Step, align, words};
use super::table::{all_rows, marked_table, table_words};
use super::text::{marked_runs, plain, whole};
use crate::view::{Block, HeadingLook, Mark, Run, Runs, SectionHeading};

/// What the blocks are, for likeness.
pub(super) fn items(blocks: &[Block]) -> Vec<Item> {
    blocks
        .iter()
        .map(|block| match block {
            Block::Paragraph { runs } => Item::new(0, &words(runs)),
            Block::Item { marker, runs, depth, .. } => Item::new(0, &format!("{marker}{depth}\u{1f}{}", words(runs))),
            Block::SectionHeading(heading) => {
                let rest = heading.run_in.as_deref().map(words).unwrap_or_default();
                Item::new(1, &format!("{}\u{1f}{} {rest}", heading.number, words(&heading.runs)))
            }
            Block::Table(table) => Item::new(2, &table_words(table)),
        })
        .collect()
}

/// The new blocks with the old ones that are gone, each marked.
pub(super) fn marked_blocks(old: &[Block], new: &[Block]) -> Vec<Block> {
    let (was, is) = (items(old), items(new));
    let steps = align(&was, &is);
    // What is gone here and new there word by word has moved.
    let moved = |list: &[Item], other: &[Item], index: usize, alone: &dyn Fn(usize) -> bool| {
        let content = list.get(index).map(|item| item.content);
        other.iter().enumerate().any(|(i, item)| Some(item.content) == content && alone(i))
    };
    let only_old = |a: usize| steps.contains(&Step::Old(a));
    let only_new = |b: usize| steps.contains(&Step::New(b));
    let mut out = Vec::new();
    for step in &steps {
        match *step {
            Step::Both(a, b) => {
                if let (Some(old), Some(new)) = (old.get(a), new.get(b)) {
                    marked_block(old, new, &mut out);
                }
            }
            Step::Old(a) => {
                let note = moved(&was, &is, a, &only_new).then_some("[chuyển đi nơi khác] ");
                out.extend(old.get(a).map(|block| noted(all_of(block, Mark::Deleted), note)));
            }
            Step::New(b) => {
                let note = moved(&is, &was, b, &only_old).then_some("[chuyển từ nơi khác đến] ");
                out.extend(new.get(b).map(|block| noted(all_of(block, Mark::Inserted), note)));
            }
        }
    }
    out
}

/// Puts a remark before a block.
fn noted(block: Block, note: Option<&str>) -> Block {
    let Some(note) = note else { return block };
    let remark = Run { italic: true, mark: Some(Mark::Inserted), ..plain(note) };
    let before = |runs: Runs| std::iter::once(remark.clone()).chain(runs).collect();
    match block {
        Block::Paragraph { runs } => Block::Paragraph { runs: before(runs) },
        Block::Item { marker, depth, bold_marker, runs } => {
            Block::Item { marker, depth, bold_marker, runs: before(runs) }
        }
        Block::SectionHeading(heading) => {
            Block::SectionHeading(SectionHeading { runs: before(heading.runs), ..heading })
        }
        table @ Block::Table(_) => table,
    }
}

/// All of a block under one mark.
pub(super) fn all_of(block: &Block, mark: Mark) -> Block {
    match block {
        Block::Paragraph { runs } => Block::Paragraph { runs: whole(runs, mark) },
        Block::Item { marker, depth, bold_marker, runs } => Block::Item {
            marker: String::new(),
            depth: *depth,
            bold_marker: *bold_marker,
            runs: with_sign(marker, *bold_marker, mark, whole(runs, mark)),
        },
        Block::SectionHeading(heading) => Block::SectionHeading(SectionHeading {
            number: String::new(),
            runs: with_sign(&heading.number, false, mark, whole(&heading.runs, mark)),
            run_in: heading.run_in.as_ref().map(|runs| whole(runs, mark)),
            ..heading.clone()
        }),
        Block::Table(table) => Block::Table(all_rows(table, mark)),
    }
}

/// A number or marker before its words, under the mark of these.
fn with_sign(sign: &str, bold: bool, mark: Mark, runs: Runs) -> Runs {
    if sign.is_empty() {
        return runs;
    }
    let sign = Run { bold, mark: Some(mark), ..plain(&format!("{sign} ")) };
    std::iter::once(sign).chain(runs).collect()
}

fn marked_block(old: &Block, new: &Block, out: &mut Vec<Block>) {
    match (old, new) {
        (old, new) if old == new => out.push(new.clone()),
        (Block::Paragraph { runs: was }, Block::Paragraph { runs: is }) => {
            out.push(Block::Paragraph { runs: marked_runs(was, is) });
        }
        (
            Block::Item { marker: old_marker, runs: was, depth: old_depth, .. },
            Block::Item { marker, depth, bold_marker, runs },
        ) => {
            let marked = marked_runs(was, runs);
            let changed = old_marker != marker || old_depth != depth;
            let (marker, runs) = signs(old_marker, marker, changed, *bold_marker, marked);
            out.push(Block::Item { marker, depth: *depth, bold_marker: *bold_marker, runs });
        }
        (Block::SectionHeading(was), Block::SectionHeading(is)) => {
            let marked = marked_runs(&was.runs, &is.runs);
            // A part has its number on a line of its own.
            let changed = was.number != is.number && is.look != HeadingLook::Part;
            let (number, runs) = signs(&was.number, &is.number, changed, false, marked);
            let run_in = match (&was.run_in, &is.run_in) {
                (Some(was), Some(is)) => Some(marked_runs(was, is)),
                (None, Some(is)) => Some(whole(is, Mark::Inserted)),
                (_, None) => None,
            };
            out.push(Block::SectionHeading(SectionHeading { number, runs, run_in, ..is.clone() }));
            if let (Some(was), None) = (&was.run_in, &is.run_in) {
                out.push(Block::Paragraph { runs: whole(was, Mark::Deleted) });
            }
        }
        (Block::Table(was), Block::Table(is)) => match marked_table(was, is) {
            Some(table) => out.push(Block::Table(table)),
            None => {
                out.push(all_of(old, Mark::Deleted));
                out.push(all_of(new, Mark::Inserted));
            }
        },
        (old, new) => {
            // A paragraph that became an item, or the other way round.
            out.push(all_of(old, Mark::Deleted));
            out.push(all_of(new, Mark::Inserted));
        }
    }
}

/// A number that changed stands as words: the old one struck, the new one added.
fn signs(old: &str, new: &str, changed: bool, bold: bool, runs: Runs) -> (String, Runs) {
    if !changed {
        return (new.to_owned(), runs);
    }
    let sign = |text: &str, mark| Run { bold, mark: Some(mark), ..plain(&format!("{text} ")) };
    let mut out = Vec::new();
    if !old.is_empty() {
        out.push(sign(old, Mark::Deleted));
    }
    if !new.is_empty() {
        out.push(sign(new, Mark::Inserted));
    }
    out.extend(runs);
    (String::new(), out)
}
