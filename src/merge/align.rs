//! Which parts of three versions are one part, and the order in which all of them stand in the end.

use crate::value::bag::Bag;
use std::collections::{BTreeMap, BTreeSet};

/// More pairs than this are not held against each other word by word.
const MOST_PAIRS: usize = 250_000;

/// What a part is known by.
#[derive(Debug, Clone, Default)]
pub(super) struct Card {
    /// What names it among its siblings.
    pub id: Option<String>,
    /// The name is given once and stays: another one is probably another part.
    pub fixed: bool,
    /// All it says.
    pub says: String,
    /// Its words; none where likeness counts for nothing.
    pub words: Bag,
    /// Its first words, which name it where nothing else does.
    pub first: String,
}

/// A part of the three versions, by its place in each.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Slot {
    pub base: Option<usize>,
    pub ours: Option<usize>,
    pub theirs: Option<usize>,
}

/// All parts in the order of the result.
#[derive(Debug, Clone, Default)]
pub(super) struct Aligned {
    pub slots: Vec<Slot>,
    /// Both sides moved the same part, to different places.
    pub clash: bool,
}

/// For each of `a`, which of `b` it is.
fn pair(a: &[Card], b: &[Card], alike: bool) -> Vec<Option<usize>> {
    let mut found: Vec<Option<usize>> = vec![None; a.len()];
    let mut taken: BTreeSet<usize> = BTreeSet::new();
    for by_id in [true, false] {
        let key = |card: &Card| if by_id { card.id.clone() } else { Some(card.says.clone()) };
        let mut places: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (index, card) in b.iter().enumerate().rev().filter(|(index, _)| !taken.contains(index)) {
            if let Some(key) = key(card) {
                places.entry(key).or_default().push(index);
            }
        }
        for (card, place) in a.iter().zip(found.iter_mut()).filter(|(_, place)| place.is_none()) {
            if let Some(index) = key(card).and_then(|key| places.get_mut(&key)?.pop()) {
                *place = Some(index);
                taken.insert(index);
            }
        }
    }
    if alike {
        pair_alike(a, b, &mut found, &mut taken);
        pair_between(a, b, &mut found, &taken);
    }
    found
}

/// Pairs what is left between two neighbours, where that is as much on both sides: it was written anew in its place.
/// Taken for an addition, two new versions of one line would both stay, and nobody would be asked.
fn pair_between(a: &[Card], b: &[Card], found: &mut [Option<usize>], taken: &BTreeSet<usize>) {
    let mut start = 0;
    while start < a.len() {
        let end = (start..a.len()).find(|at| found.get(*at).is_some_and(Option::is_some)).unwrap_or(a.len());
        let before = start.checked_sub(1).map_or(Some(0), |at| found.get(at).copied().flatten().map(|at| at + 1));
        let after = found.get(end).copied().flatten().unwrap_or(b.len());
        if let Some(before) = before.filter(|before| end > start && after.checked_sub(*before) == Some(end - start))
            && (before..after).all(|at| !taken.contains(&at))
        {
            for (x, y) in (start..end).zip(before..after) {
                if let (Some(one), Some(other), Some(place)) = (a.get(x), b.get(y), found.get_mut(x))
                    && !(one.fixed && other.fixed)
                {
                    *place = Some(y);
                }
            }
        }
        start = end + 1;
    }
}

fn pair_alike(a: &[Card], b: &[Card], found: &mut [Option<usize>], taken: &mut BTreeSet<usize>) {
    let left: Vec<usize> = (0..a.len()).filter(|index| found.get(*index).is_some_and(Option::is_none)).collect();
    let right: Vec<usize> = (0..b.len()).filter(|index| !taken.contains(index)).collect();
    if left.len().saturating_mul(right.len()) > MOST_PAIRS {
        return;
    }
    let mut pairs = Vec::new();
    for &x in &left {
        for &y in &right {
            let (Some(one), Some(other)) = (a.get(x), b.get(y)) else { continue };
            let score = likeness(one, other);
            let needed = if one.fixed && other.fixed { 800 } else { 500 };
            if score >= needed {
                pairs.push((std::cmp::Reverse(score), x.abs_diff(y), x, y));
            }
        }
    }
    pairs.sort_unstable();
    for (_, _, x, y) in pairs {
        if let Some(place) = found.get_mut(x).filter(|place| place.is_none())
            && taken.insert(y)
        {
            *place = Some(y);
        }
    }
}

/// How many words two parts share, in thousandths.
fn likeness(a: &Card, b: &Card) -> usize {
    let all = a.words.len() + b.words.len();
    if all == 0 {
        return 0;
    }
    let named = !a.first.is_empty() && a.first == b.first && !a.fixed;
    2000 * a.words.shared(&b.words) / all + if named { 200 } else { 0 }
}

/// What one side has written anew may stand on the other side too, where more was written beside it.
fn follow(one: &[Card], to_one: &[Option<usize>], other: &[Card], to_other: &mut [Option<usize>]) {
    let mut taken: BTreeSet<usize> = to_other.iter().flatten().copied().collect();
    for (place, found) in to_one.iter().zip(to_other.iter_mut()).filter(|(_, found)| found.is_none()) {
        let Some(card) = place.and_then(|place| one.get(place)) else { continue };
        let same = |at: &usize| !taken.contains(at) && other.get(*at).is_some_and(|new| new.says == card.says);
        if let Some(at) = (0..other.len()).find(same) {
            taken.insert(at);
            *found = Some(at);
        }
    }
}

/// Aligns three versions. In a mapping, whose keys are all names, likeness and order count for nothing.
pub(super) fn align(base: &[Card], ours: &[Card], theirs: &[Card], mapping: bool) -> Aligned {
    let (mut to_ours, mut to_theirs) = (pair(base, ours, !mapping), pair(base, theirs, !mapping));
    if !mapping {
        follow(ours, &to_ours, theirs, &mut to_theirs);
        follow(theirs, &to_theirs, ours, &mut to_ours);
    }
    let mut slots: Vec<Slot> = (0..base.len())
        .map(|index| Slot {
            base: Some(index),
            ours: to_ours.get(index).copied().flatten(),
            theirs: to_theirs.get(index).copied().flatten(),
        })
        .collect();
    let new = |cards: &[Card], known: &[Option<usize>]| -> Vec<usize> {
        let known: BTreeSet<usize> = known.iter().flatten().copied().collect();
        (0..cards.len()).filter(|index| !known.contains(index)).collect()
    };
    let (new_ours, new_theirs) = (new(ours, &to_ours), new(theirs, &to_theirs));
    let pick = |cards: &[Card], places: &[usize]| -> Vec<Card> {
        places.iter().filter_map(|place| cards.get(*place)).cloned().collect()
    };
    let same = pair(&pick(ours, &new_ours), &pick(theirs, &new_theirs), false);
    let mut shared = BTreeSet::new();
    for (place, other) in new_ours.iter().zip(same) {
        let other = other.and_then(|other| new_theirs.get(other)).copied();
        shared.extend(other);
        slots.push(Slot { base: None, ours: Some(*place), theirs: other });
    }
    let rest = new_theirs.iter().filter(|place| !shared.contains(place));
    slots.extend(rest.map(|place| Slot { base: None, ours: None, theirs: Some(*place) }));
    order(&slots, mapping)
}

/// Slots by their place in a side.
fn in_order(slots: &[Slot], place: impl Fn(&Slot) -> Option<usize>) -> Vec<usize> {
    let mut found: Vec<(usize, usize)> =
        slots.iter().enumerate().filter_map(|(index, slot)| Some((place(slot)?, index))).collect();
    found.sort_unstable();
    found.into_iter().map(|(_, index)| index).collect()
}

/// Those of the slots that a side has put elsewhere: all but the longest row that is still in the old order.
fn moved(slots: &[Slot], order: &[usize]) -> BTreeSet<usize> {
    let old: Vec<(usize, usize)> = order.iter().filter_map(|&index| Some((slots.get(index)?.base?, index))).collect();
    // The ends of the best rows of each length, and for each slot what stands before it in its row.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(old.len());
    for (at, (place, _)) in old.iter().enumerate() {
        let length = ends.partition_point(|&end| old.get(end).is_some_and(|(other, _)| other < place));
        before.push(length.checked_sub(1).and_then(|last| ends.get(last)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = at,
            None => ends.push(at),
        }
    }
    let mut still = BTreeSet::new();
    let mut next = ends.last().copied();
    while let Some(at) = next {
        still.extend(old.get(at).map(|(_, index)| *index));
        next = before.get(at).copied().flatten();
    }
    old.iter().map(|(_, index)| *index).filter(|index| !still.contains(index)).collect()
}

fn order(slots: &[Slot], mapping: bool) -> Aligned {
    let (ours, theirs) = (in_order(slots, |slot| slot.ours), in_order(slots, |slot| slot.theirs));
    let (moved_ours, moved_theirs) = (moved(slots, &ours), moved(slots, &theirs));
    let common = |order: &[usize]| -> Vec<usize> {
        let in_all = |index: &&usize| slots.get(**index).is_some_and(|s| s.base.and(s.ours).and(s.theirs).is_some());
        order.iter().filter(in_all).copied().collect()
    };
    let clash = !mapping && moved_ours.intersection(&moved_theirs).next().is_some() && common(&ours) != common(&theirs);
    let theirs_alone: BTreeSet<usize> = moved_theirs.difference(&moved_ours).copied().collect();
    let mut result: Vec<usize> = ours.into_iter().filter(|index| !theirs_alone.contains(index)).collect();
    let is_new = |index: &usize| slots.get(*index).is_some_and(|s| s.base.is_none() && s.theirs.is_none());
    for (at, index) in theirs.iter().enumerate() {
        if result.contains(index) {
            continue;
        }
        let before = theirs.get(..at).unwrap_or_default().iter().rev();
        let anchor = before
            .filter(|other| !moved_ours.contains(other))
            .find_map(|other| result.iter().position(|placed| placed == other));
        let mut place = anchor.map_or(0, |anchor| anchor + 1);
        while result.get(place).is_some_and(is_new) {
            place += 1;
        }
        result.insert(place, *index);
    }
    Aligned { slots: result.iter().filter_map(|index| slots.get(*index)).copied().collect(), clash }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]
    use super::*;

    fn cards(ids: &str) -> Vec<Card> {
        ids.split_whitespace()
            .map(|id| Card { id: Some(id.to_owned()), says: id.to_owned(), ..Card::default() })
            .collect()
    }

    /// The merged order; what one side has left out is in small brackets.
    fn merged(base: &str, ours: &str, theirs: &str) -> String {
        let (b, o, t) = (cards(base), cards(ours), cards(theirs));
        let aligned = align(&b, &o, &t, false);
        let names = aligned.slots.iter().map(|slot| {
            let name = slot.ours.map(|at| &o[at]).or(slot.theirs.map(|at| &t[at])).unwrap().says.clone();
            let gone = slot.base.is_some() && (slot.ours.is_none() || slot.theirs.is_none());
            if gone { format!("({name})") } else { name }
        });
        let names = names.collect::<Vec<_>>().join(" ");
        if aligned.clash { format!("!{names}") } else { names }
    }

    #[test]
    fn every_part_finds_its_place() {
        for (base, ours, theirs, expected) in [
            ("a b c", "a b c", "a b c", "a b c"),
            ("a b c", "a x b c", "a b c", "a x b c"),
            ("a b c", "a x b c", "a y b c", "a x y b c"),
            ("a b c", "x a b c", "y a b c", "x y a b c"),
            ("a b c", "a b c x", "a b c y", "a b c x y"),
            ("a b c", "a c", "a b c", "a (b) c"),
            ("a b c", "a b c", "b c", "(a) b c"),
            ("a b c d", "d a b c", "a b c d x", "d a b c x"),
            ("a b c d", "a b c d", "d a b c", "d a b c"),
            ("a b c d", "b a c d", "a b d c", "b a d c"),
            ("a b c", "a x b c", "a x b c", "a x b c"),
            ("a b c", "c b a", "c b a", "c b a"),
            ("a b c d", "d a b c", "a d b c", "!d a b c"),
            ("", "x", "y", "x y"),
            ("a", "", "a x", "(a) x"),
        ] {
            assert_eq!(merged(base, ours, theirs), expected, "{base} | {ours} | {theirs}");
        }
    }

    #[test]
    fn a_part_without_a_name_is_known_by_its_words() {
        let card = |text: &str| Card {
            says: text.to_owned(),
            words: Bag::of_words(text.split_whitespace()),
            ..Card::default()
        };
        let base = [card("một hai ba bốn"), card("năm sáu bảy tám")];
        let ours = [card("năm sáu bảy chín"), card("một hai ba bốn")];
        assert_eq!(pair(&base, &ours, true), [Some(1), Some(0)]);
        assert_eq!(pair(&base, &[card("không có gì")], true), [None, None]);
    }
}
