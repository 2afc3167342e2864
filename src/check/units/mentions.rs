//! Where a plan names the bodies of its directory: longest name first, in other marks or order, or one word off.

use super::naming::{self, Word};
use super::slip;
use crate::check::{Context, Passage, Role};
use crate::diag::Span;
use crate::lexicon::Lexicon;
use crate::model::{Directory, Unit};
use crate::value::quick::QuickMap;
use std::borrow::Cow;
use std::ops::Range;

/// The names of a directory, ready for searching word by word: what may follow what.
#[derive(Debug)]
struct Names<'p> {
    nodes: Vec<Node<'p>>,
    /// Long names of single bodies by their first word, for those that are one word off.
    long: QuickMap<Cow<'p, str>, Vec<Long<'p>>>,
}

/// A name long enough to be known in spite of a slip.
#[derive(Debug)]
struct Long<'p> {
    unit: &'p Unit,
    name: &'p str,
    words: Vec<Word<'p>>,
}

#[derive(Debug, Default)]
struct Node<'p> {
    next: QuickMap<Cow<'p, str>, usize>,
    /// A bracket or stop stands before this word in a name: it may in the text.
    broken: bool,
    /// The name that ends here.
    entry: Option<Entry<'p>>,
}

#[derive(Debug, Clone, Copy)]
struct Entry<'p> {
    unit: &'p Unit,
    /// The parts of the name in another order than it is declared.
    reordered: bool,
}

/// How a mention fits the names declared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Fit {
    /// One of the names.
    Listed,
    /// The words of a name with other commas, dashes or "và".
    OtherMarks,
    /// The parts of a name in another order.
    Reordered,
    /// A name but for one word.
    OneWordOff,
}

/// A body of the directory named in a text.
#[derive(Debug, Clone)]
pub(super) struct Mention<'p> {
    /// Where.
    pub passage: &'p Passage<'p>,
    /// The bytes of the passage's words.
    pub range: Range<usize>,
    /// Who.
    pub unit: &'p Unit,
    /// How it is called.
    pub fit: Fit,
}

impl Mention<'_> {
    /// As it is written.
    pub fn text(&self) -> &str {
        self.passage.words.get(self.range.clone()).unwrap_or_default()
    }

    /// Its bytes in the file.
    pub fn span(&self) -> Span {
        self.passage.span(self.range.clone())
    }
}

fn names<'p>(directory: &'p Directory, lexicon: &'p Lexicon) -> Names<'p> {
    let mut names = Names { nodes: vec![Node::default()], long: QuickMap::default() };
    for unit in directory.units.values() {
        for name in unit.names() {
            let words = naming::read(name, lexicon);
            names.add(&words, Entry { unit, reordered: false });
            // The names that everybody has are looked after by the lexicon.
            let own = !unit.collective && lexicon.known_body(name).is_none();
            if let Some(first) = words.first().filter(|_| own && words.len() >= slip::SHORTEST) {
                let start = first.text.clone();
                names.long.entry(start).or_default().push(Long { unit, name, words });
            }
        }
    }
    for unit in directory.units.values().filter(|unit| !unit.collective) {
        for words in reorderings(&naming::read(&unit.name, lexicon)) {
            names.add(&words, Entry { unit, reordered: true });
        }
    }
    names
}

/// Kinds of bodies of two words: they stay in front.
const TWO_WORDS: [&[&str]; 5] =
    [&["trung", "tâm"], &["văn", "phòng"], &["chi", "cục"], &["hội", "đồng"], &["ban", "quản"]];

/// "Phòng Kế hoạch - Tài chính" as "Phòng Tài chính - Kế hoạch": the parts between commas, dashes and "và" in every other order, the first word
/// where it is. Names of two or three parts only.
fn reorderings<'p>(words: &[Word<'p>]) -> Vec<Vec<Word<'p>>> {
    let starts =
        |head: &&&[&str]| words.iter().map(|word| word.text.as_ref()).take(head.len()).eq(head.iter().copied());
    let head = TWO_WORDS.iter().find(starts).map_or(1, |head| head.len());
    let Some((head, rest)) = words.split_at_checked(head) else { return Vec::new() };
    if rest.is_empty() {
        return Vec::new();
    }
    let mut parts: Vec<&[Word<'p>]> = Vec::new();
    let mut from = 0;
    for (at, word) in rest.iter().enumerate() {
        if word.joint != ' ' && at > from {
            parts.push(&rest[from..at]);
            from = at;
        }
    }
    parts.push(&rest[from..]);
    let orders: &[&[usize]] = match parts.len() {
        2 => &[&[1, 0]],
        3 => &[&[0, 2, 1], &[1, 0, 2], &[1, 2, 0], &[2, 0, 1], &[2, 1, 0]],
        _ => &[],
    };
    let compose = |order: &&[usize]| {
        let mut all = head.to_vec();
        all.extend(order.iter().flat_map(|part| parts[*part].iter().cloned()));
        all
    };
    orders.iter().map(compose).collect()
}

impl<'p> Names<'p> {
    /// Adds a name; of two that are alike the first counts.
    fn add(&mut self, words: &[Word<'p>], entry: Entry<'p>) {
        let mut at = 0;
        for word in words {
            let free = self.nodes.len();
            let Some(node) = self.nodes.get_mut(at) else { return };
            at = *node.next.entry(word.text.clone()).or_insert(free);
            if at == free {
                self.nodes.push(Node::default());
            }
            if let Some(node) = self.nodes.get_mut(at) {
                node.broken |= word.hard;
            }
        }
        if let Some(node) = self.nodes.get_mut(at).filter(|_| !words.is_empty()) {
            node.entry.get_or_insert(entry);
        }
    }

    /// A long name that the words come near to: their number and the body.
    fn near(&self, text: &str, words: &[Word<'_>], start: usize) -> Option<(usize, &'p Unit)> {
        let here = words.get(start..)?;
        let names = self.long.get(&here.first()?.text)?;
        names.iter().find_map(|long| {
            let same = here.iter().zip(&long.words).enumerate();
            let same =
                same.take_while(|(at, (word, wanted))| word.text == wanted.text && (*at == 0 || !word.hard)).count();
            let length = slip::length((text, here), (long.name, &long.words), same)?;
            Some((length, long.unit))
        })
    }

    /// The longest name that begins at a word: its length and entry.
    fn at(&self, words: &[Word<'_>], start: usize) -> Option<(usize, Entry<'p>)> {
        let border = |at: usize| {
            at == 0 || words.get(at).is_none_or(|word| words.get(at - 1).is_none_or(|b| b.range != word.range))
        };
        if !border(start) {
            return None;
        }
        let (mut node, mut at, mut longest) = (0, start, None);
        while let Some(word) = words.get(at) {
            let Some(next) = self.nodes.get(node).and_then(|node| node.next.get(&word.text)) else { break };
            let Some(reached) = self.nodes.get(*next).filter(|next| at == start || !word.hard || next.broken) else {
                break;
            };
            (node, at) = (*next, at + 1);
            if let Some(entry) = reached.entry.filter(|_| border(at)) {
                longest = Some((at - start, entry));
            }
        }
        longest
    }
}

/// Every mention of a declared body in order of the passages, and every place where the name of one is meant and one word is off.
pub(super) fn find<'p>(context: &Context<'p>) -> (Vec<Mention<'p>>, Vec<Mention<'p>>) {
    let directory = &context.plan.directory;
    if directory.units.is_empty() {
        return (Vec::new(), Vec::new());
    }
    let mut slips = Vec::new();
    let names = names(directory, context.lexicon);
    let mut surfaces: QuickMap<&str, Vec<String>> = QuickMap::default();
    // A plan calls a body by the same name again and again.
    let mut fits: QuickMap<(&str, bool, &str), Fit> = QuickMap::default();
    let mut found = Vec::new();
    for passage in context.passages.iter().filter(|passage| passage.role != Role::UnitName) {
        let words = context.bodies().words(context, passage);
        let mut at = 0;
        while at < words.len() {
            let Some((length, entry)) = names.at(words, at) else {
                let slip = names.near(&passage.words, words, at);
                if let Some((length, unit)) = slip.filter(|_| !passage.role.prints_in_capitals()) {
                    let range = words[at].range.start..words[at + length - 1].range.end;
                    slips.push(Mention { passage, range, unit, fit: Fit::OneWordOff });
                }
                at += 1;
                continue;
            };
            let range = words[at].range.start..words[at + length - 1].range.end;
            let written = passage.words.get(range.clone()).unwrap_or_default();
            let unit = entry.unit;
            let fit = *fits.entry((unit.id.value.as_str(), entry.reordered, written)).or_insert_with(|| {
                let surface = |name| naming::surface(name, context.lexicon);
                let mut is_listed = || {
                    let of_unit = || unit.names().map(surface).collect();
                    surfaces.entry(unit.id.value.as_str()).or_insert_with(of_unit).contains(&surface(written))
                };
                match entry.reordered {
                    true => Fit::Reordered,
                    false if is_listed() => Fit::Listed,
                    false => Fit::OtherMarks,
                }
            });
            found.push(Mention { passage, range, unit, fit });
            at += length;
        }
    }
    (found, slips)
}
