//! Paragraphs, headings, items and tables.

use super::align::{Item, Step, side_by_side};
use super::lines::content_of;
use super::marks::{mark_block, tag};
use super::table::{all_words, content_of_table, titles};
use super::words::{replace_phrase, text};
use super::{Kind, Place, Weaver};
use crate::value::bag::hash;
use crate::view::{Block, Mark, Origin, Phrase, Run, Runs, SectionHeading};

/// Letters of a paragraph that is worth telling it moved; a shorter one went here and came there.
const WORTH_MOVING: usize = 20;

impl Weaver {
    pub(super) fn blocks(&mut self, old: &[Block], new: &[Block]) -> Vec<Block> {
        let words = |block: &Block| text(&block_words(block));
        let worthy = |block: &Block| words(block).chars().count() >= WORTH_MOVING;
        let (steps, moves) = side_by_side(old, new, item, words, |a, b| worthy(a) && worthy(b), &mut self.moves);
        let mut out = Vec::new();
        for step in steps {
            match step {
                Step::Both(a, b) => {
                    let (Some(old), Some(new)) = (old.get(a), new.get(b)) else { continue };
                    let before = self.found.len();
                    self.inside((origin(old), origin(new)), |weaver| weaver.block(old, new, &mut out));
                    self.settle(place(new), old, new, before);
                }
                Step::Old(a) => {
                    let Some(block) = old.get(a) else { continue };
                    match moves.away.get(&a) {
                        Some(number) => {
                            out.push(mark_block(block, Mark::MovedAway, Some(tag(Mark::MovedAway, *number))));
                        }
                        None => self.lone_block(block, Kind::Removed, &mut out),
                    }
                }
                Step::New(b) => {
                    let Some(block) = new.get(b) else { continue };
                    match moves.here.get(&b).and_then(|(a, number)| Some((old.get(*a)?, *number))) {
                        Some((was, number)) => {
                            out.push(mark_block(block, Mark::MovedHere, Some(tag(Mark::MovedHere, number))));
                            self.inside((origin(was), origin(block)), |weaver| {
                                weaver.moved(place(block), &block_words(was), &block_words(block));
                            });
                        }
                        None => self.lone_block(block, Kind::Added, &mut out),
                    }
                }
            }
        }
        out
    }

    /// A block of one version alone.
    fn lone_block(&mut self, block: &Block, kind: Kind, out: &mut Vec<Block>) {
        let mark = if kind == Kind::Removed { Mark::Deleted } else { Mark::Inserted };
        self.inside((origin(block), origin(block)), |weaver| weaver.alone(place(block), kind, &block_words(block)));
        out.push(mark_block(block, mark, None));
    }

    fn block(&mut self, old: &Block, new: &Block, out: &mut Vec<Block>) {
        match (old, new) {
            (old, new) if old == new => out.push(new.clone()),
            (Block::SectionHeading(old), Block::SectionHeading(new)) => {
                out.push(Block::SectionHeading(self.section_heading(old, new)));
            }
            (Block::Table(old), Block::Table(new)) => out.extend(self.table(old, new).into_iter().map(Block::Table)),
            (Block::Paragraph { runs: old }, Block::Paragraph { runs: new }) => {
                out.push(Block::Paragraph { runs: self.runs(Place::Paragraph, old, new) });
            }
            (
                Block::Paragraph { runs: was } | Block::Item { runs: was, .. },
                Block::Paragraph { runs: is } | Block::Item { runs: is, .. },
            ) => {
                // One of them has a marker: a paragraph with a marker before it is set as an item.
                let marker = self.sign(Place::Marker, &marker(old), &marker(new));
                let (depth, bold_marker) = match (old, new) {
                    (_, Block::Item { depth, bold_marker, .. }) | (Block::Item { depth, bold_marker, .. }, _) => {
                        (*depth, *bold_marker)
                    }
                    _ => (0, false),
                };
                out.push(Block::Item { marker, depth, bold_marker, runs: self.runs(Place::Item, was, is) });
            }
            (old, new) => {
                self.lone_block(old, Kind::Removed, out);
                self.lone_block(new, Kind::Added, out);
            }
        }
    }

    /// A number or marker.
    fn sign(&mut self, place: Place, old: &Phrase, new: &Phrase) -> Phrase {
        let woven = replace_phrase(old, new);
        if old != new {
            self.changed(place, &old.runs(), &new.runs(), &woven.runs());
        }
        woven
    }

    fn section_heading(&mut self, old: &SectionHeading, new: &SectionHeading) -> SectionHeading {
        SectionHeading {
            number: self.sign(Place::HeadingNumber, &old.number, &new.number),
            runs: self.runs(Place::Heading, &old.runs, &new.runs),
            run_in: self.runs_if(Place::Heading, old.run_in.as_ref(), new.run_in.as_ref()),
            ..new.clone()
        }
    }
}

fn marker(block: &Block) -> Phrase {
    match block {
        Block::Item { marker, .. } => marker.clone(),
        _ => Phrase::default(),
    }
}

fn place(block: &Block) -> Place {
    match block {
        Block::Paragraph { .. } => Place::Paragraph,
        Block::Item { .. } => Place::Item,
        Block::SectionHeading(_) => Place::Heading,
        Block::Table(_) => Place::Table,
    }
}

fn origin(block: &Block) -> Origin {
    match block {
        Block::SectionHeading(heading) => heading.origin,
        Block::Table(table) => table.origin,
        Block::Paragraph { runs } | Block::Item { runs, .. } => {
            runs.iter().fold(Origin::default(), |all, run| all.to(run.origin))
        }
    }
}

/// Numbers are no part of what a block says: they change with what stands before it.
fn item(block: &Block) -> Item {
    let (kind, name) = match block {
        Block::Paragraph { .. } | Block::Item { .. } => (0, None),
        Block::SectionHeading(heading) => (1, Some(hash(&text(&heading.runs).to_lowercase()))),
        Block::Table(table) => (2, Some(hash(&titles(table)))),
    };
    Item { content: content_of_block(block), name, kind }
}

/// The same for blocks that say the same, whatever their numbers.
pub(super) fn content_of_block(block: &Block) -> u64 {
    match block {
        Block::Paragraph { runs } | Block::Item { runs, .. } => content_of(runs),
        Block::SectionHeading(heading) => hash(&(content_of(&heading.runs), heading.run_in.as_deref().map(content_of))),
        Block::Table(table) => content_of_table(table),
    }
}

/// All words of a block, its number first.
pub(super) fn block_words(block: &Block) -> Runs {
    let signed = |sign: &Phrase, runs: &[Run]| {
        let mut out = sign.runs();
        if !out.is_empty() {
            out.push(Run { text: " ".to_owned(), ..Run::default() });
        }
        out.extend(runs.iter().cloned());
        out
    };
    match block {
        Block::Paragraph { runs } => runs.clone(),
        Block::Item { marker, runs, .. } => signed(marker, runs),
        Block::SectionHeading(heading) => {
            let mut out = signed(&heading.number, &heading.runs);
            out.extend(heading.run_in.iter().flatten().cloned());
            out
        }
        Block::Table(table) => all_words(table),
    }
}
