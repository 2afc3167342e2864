//! Which part of the new plan is which part of the old one.
//!
//! Permanent ids first, then parts that say exactly the same, then the most alike of what stands in the same list, then the most
//! alike anywhere. Nothing here depends on which of the two plans is called the old one.

use super::change::SubjectKind;
use super::part::{ROOT, Side, Slot};
use std::collections::{BTreeMap, BTreeSet, VecDeque};

/// Parts with this many words are known again wherever they stand.
const TELLING: usize = 5;

/// Two parts with one id that share less than this may be two parts after all: an id was used again.
const SAME_ID: f64 = 0.25;

/// Parts of one list that share less than this are two parts.
const ALIKE: f64 = 0.45;

/// Parts of two lists that share less than this are two parts.
const ALIKE_ELSEWHERE: f64 = 0.7;

/// So many pairs are looked at one by one; in longer lists only neighbours are.
const MOST_PAIRS: usize = 60_000;

/// How far apart neighbours are.
const NEAR: usize = 60;

/// The parts of two plans, paired.
#[derive(Debug)]
pub(super) struct Pairs {
    /// For each old part, the new one.
    pub to_new: Vec<Option<usize>>,
    /// For each new part, the old one.
    pub to_old: Vec<Option<usize>>,
    /// Old parts that stand elsewhere in the new plan.
    pub moved: BTreeSet<usize>,
}

impl Pairs {
    pub fn of(old: &Side<'_>, new: &Side<'_>) -> Self {
        let none =
            Pairs { to_new: vec![None; old.parts.len()], to_old: vec![None; new.parts.len()], moved: BTreeSet::new() };
        let mut matcher = Matcher { old, new, pairs: none, queue: VecDeque::new() };
        matcher.pair(ROOT, ROOT);
        let doubtful = matcher.by_id();
        matcher.by_content();
        matcher.lists();
        matcher.elsewhere();
        for (a, b) in doubtful {
            matcher.pair(a, b);
        }
        matcher.lists();
        let Matcher { mut pairs, .. } = matcher;
        pairs.moved = moved(old, new, &pairs);
        pairs
    }

    /// All pairs, in order of the old plan.
    pub fn iter(&self) -> impl Iterator<Item = (usize, usize)> {
        self.to_new.iter().enumerate().filter_map(|(old, new)| Some((old, (*new)?)))
    }

    fn free_old(&self, old: usize) -> bool {
        self.to_new.get(old).is_some_and(Option::is_none)
    }

    fn free_new(&self, new: usize) -> bool {
        self.to_old.get(new).is_some_and(Option::is_none)
    }
}

struct Matcher<'a, 'p> {
    old: &'a Side<'p>,
    new: &'a Side<'p>,
    pairs: Pairs,
    /// Pairs whose lists have not been looked at.
    queue: VecDeque<(usize, usize)>,
}

impl Matcher<'_, '_> {
    fn pair(&mut self, old: usize, new: usize) {
        if !self.pairs.free_old(old) || !self.pairs.free_new(new) {
            return;
        }
        if let (Some(to_new), Some(to_old)) = (self.pairs.to_new.get_mut(old), self.pairs.to_old.get_mut(new)) {
            *to_new = Some(new);
            *to_old = Some(old);
            self.queue.push_back((old, new));
        }
    }

    fn likeness(&self, old: usize, new: usize) -> f64 {
        match (self.old.parts.get(old), self.new.parts.get(new)) {
            (Some(a), Some(b)) if a.content == b.content => 1.0,
            (Some(a), Some(b)) => a.bag.likeness(&b.bag),
            _ => 0.0,
        }
    }

    /// Pairs what has one id; those that share next to nothing come back.
    fn by_id(&mut self) -> Vec<(usize, usize)> {
        let ids = |side: &Side<'_>| -> BTreeMap<(SubjectKind, String), usize> {
            let named = side.parts.iter().enumerate().filter(|(_, part)| part.kind != SubjectKind::Column);
            named.filter_map(|(i, part)| Some(((part.kind, part.id?.to_owned()), i))).collect()
        };
        let new = ids(self.new);
        let mut doubtful = Vec::new();
        for (key, a) in ids(self.old) {
            let Some(b) = new.get(&key) else { continue };
            let silent = matches!(key.0, SubjectKind::Unit | SubjectKind::Figure | SubjectKind::Source);
            if silent || self.likeness(a, *b) >= SAME_ID {
                self.pair(a, *b);
            } else {
                doubtful.push((a, *b));
            }
        }
        doubtful
    }

    /// Pairs what says the same, where only one part on each side says it.
    fn by_content(&mut self) {
        let telling = |side: &Side<'_>, free: &dyn Fn(usize) -> bool| {
            let mut found: BTreeMap<(SubjectKind, u64), Vec<usize>> = BTreeMap::new();
            for (index, part) in side.parts.iter().enumerate() {
                if free(index) && part.bag.len() >= TELLING {
                    found.entry((part.kind, part.content)).or_default().push(index);
                }
            }
            found
        };
        let old = telling(self.old, &|i| self.pairs.free_old(i));
        let new = telling(self.new, &|i| self.pairs.free_new(i));
        for (key, a) in old {
            if let ([a], Some([b])) = (a.as_slice(), new.get(&key).map(Vec::as_slice)) {
                self.pair(*a, *b);
            }
        }
    }

    /// Pairs the children of every pair, list by list.
    fn lists(&mut self) {
        while let Some((old, new)) = self.queue.pop_front() {
            let slots = |side: &Side<'_>, of: usize| -> BTreeMap<(Slot, SubjectKind), Vec<usize>> {
                let mut lists: BTreeMap<(Slot, SubjectKind), Vec<usize>> = BTreeMap::new();
                for child in side.parts.get(of).into_iter().flat_map(|part| &part.children) {
                    if let Some(part) = side.parts.get(*child) {
                        lists.entry((part.slot, part.kind)).or_default().push(*child);
                    }
                }
                lists
            };
            let mut others = slots(self.new, new);
            for (key, a) in slots(self.old, old) {
                if let Some(b) = others.remove(&key) {
                    self.list(&a, &b);
                }
            }
        }
    }

    fn list(&mut self, old: &[usize], new: &[usize]) {
        self.columns(old, new);
        self.equals(old, new, |side, i| side.parts.get(i).map(|part| part.content));
        self.equals(old, new, |side, i| {
            let part = side.parts.get(i).filter(|part| !part.name.is_empty())?;
            Some(crate::value::bag::hash(&part.name))
        });
        let old: Vec<usize> = old.iter().copied().filter(|i| self.pairs.free_old(*i)).collect();
        let new: Vec<usize> = new.iter().copied().filter(|i| self.pairs.free_new(*i)).collect();
        self.most_alike(&old, &new, ALIKE);
        self.left_alone(&old, &new);
    }

    /// Columns have keys of their own in each table.
    fn columns(&mut self, old: &[usize], new: &[usize]) {
        for a in old {
            let id = |side: &Side<'_>, i: usize| {
                side.parts
                    .get(i)
                    .filter(|part| part.kind == SubjectKind::Column)
                    .and_then(|part| part.id.map(str::to_owned))
            };
            let Some(key) = id(self.old, *a) else { continue };
            if let Some(b) = new.iter().find(|b| id(self.new, **b).as_ref() == Some(&key)) {
                self.pair(*a, *b);
            }
        }
    }

    /// Pairs what is equal by `key`: first what is so only once, then its neighbours, then the rest in order.
    fn equals(&mut self, old: &[usize], new: &[usize], key: impl Fn(&Side<'_>, usize) -> Option<u64>) {
        let keys = |side: &Side<'_>, list: &[usize]| list.iter().map(|i| key(side, *i)).collect::<Vec<_>>();
        let (old_keys, new_keys) = (keys(self.old, old), keys(self.new, new));
        let places = |keys: &[Option<u64>], list: &[usize], free: &dyn Fn(usize) -> bool| {
            let mut found: BTreeMap<u64, Vec<usize>> = BTreeMap::new();
            for (place, (key, index)) in keys.iter().zip(list).enumerate() {
                if let Some(key) = key.filter(|_| free(*index)) {
                    found.entry(key).or_default().push(place);
                }
            }
            found
        };
        let in_old = places(&old_keys, old, &|i| self.pairs.free_old(i));
        let in_new = places(&new_keys, new, &|i| self.pairs.free_new(i));
        for (key, a) in &in_old {
            if let ([a], Some([b])) = (a.as_slice(), in_new.get(key).map(Vec::as_slice)) {
                self.pair_places(old, new, *a, *b);
            }
        }
        let place_in_new: BTreeMap<usize, usize> =
            new.iter().enumerate().map(|(place, index)| (*index, place)).collect();
        let forward: Vec<usize> = (0..old.len()).collect();
        for (order, step) in [(forward.clone(), 1_isize), (forward.into_iter().rev().collect(), -1)] {
            for a in order {
                let Some(b) = old.get(a).and_then(|i| self.pairs.to_new.get(*i).copied().flatten()) else { continue };
                let Some(b) = place_in_new.get(&b) else { continue };
                let (Some(a), Some(b)) = (a.checked_add_signed(step), b.checked_add_signed(step)) else { continue };
                if old_keys.get(a).copied().flatten().is_some() && old_keys.get(a) == new_keys.get(b) {
                    self.pair_places(old, new, a, b);
                }
            }
        }
        for (key, a) in in_old {
            let free_old = a.into_iter().filter(|a| old.get(*a).is_some_and(|i| self.pairs.free_old(*i)));
            let free_new = in_new.get(&key).into_iter().flatten().copied();
            let free_new = free_new.filter(|b| new.get(*b).is_some_and(|i| self.pairs.free_new(*i)));
            for (a, b) in free_old.zip(free_new).collect::<Vec<_>>() {
                self.pair_places(old, new, a, b);
            }
        }
    }

    fn pair_places(&mut self, old: &[usize], new: &[usize], a: usize, b: usize) {
        if let (Some(a), Some(b)) = (old.get(a), new.get(b)) {
            self.pair(*a, *b);
        }
    }

    /// Pairs the most alike first; of equally alike ones those that stand nearest to each other.
    fn most_alike(&mut self, old: &[usize], new: &[usize], least: f64) {
        let few = old.len().saturating_mul(new.len()) <= MOST_PAIRS;
        let mut found: Vec<(f64, usize, u64, usize, usize)> = Vec::new();
        for (i, a) in old.iter().enumerate() {
            for (j, b) in new.iter().enumerate() {
                let apart = i.abs_diff(j);
                if !few && apart > NEAR || self.other_kind(*a, *b) {
                    continue;
                }
                let likeness = self.likeness(*a, *b);
                if likeness >= least {
                    found.push((likeness, apart, self.tie(*a, *b), *a, *b));
                }
            }
        }
        found.sort_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (x.1, x.2, x.3).cmp(&(y.1, y.2, y.3))));
        for (_, _, _, a, b) in found {
            self.pair(a, b);
        }
    }

    fn other_kind(&self, old: usize, new: usize) -> bool {
        self.old.parts.get(old).map(|part| part.kind) != self.new.parts.get(new).map(|part| part.kind)
    }

    /// The same number whichever plan is the old one.
    fn tie(&self, old: usize, new: usize) -> u64 {
        let content = |side: &Side<'_>, i: usize| side.parts.get(i).map_or(0, |part| part.content);
        content(self.old, old) ^ content(self.new, new)
    }

    /// One part left on each side, between the same neighbours: the words were changed beyond recognition.
    fn left_alone(&mut self, old: &[usize], new: &[usize]) {
        let rest_old: Vec<usize> = old.iter().copied().filter(|i| self.pairs.free_old(*i)).collect();
        let rest_new: Vec<usize> = new.iter().copied().filter(|i| self.pairs.free_new(*i)).collect();
        let ([a], [b]) = (rest_old.as_slice(), rest_new.as_slice()) else { return };
        let (Some(old_part), Some(new_part)) = (self.old.parts.get(*a), self.new.parts.get(*b)) else { return };
        let single = matches!(old_part.kind, SubjectKind::TaskGroup | SubjectKind::BudgetGroup | SubjectKind::Footnote);
        let short = old_part.bag.len().min(new_part.bag.len()) < TELLING && old_part.kind != SubjectKind::Recipient;
        let least = if single || short && old_part.bag.len().max(new_part.bag.len()) < 2 * TELLING { 0.0 } else { 0.3 };
        let named = old_part.id.is_some() && new_part.id.is_some() && !single;
        let neighbours = |side: &Side<'_>, of: usize, paired: &dyn Fn(usize) -> Option<usize>| {
            let part = side.parts.get(of)?;
            let list = &side.parts.get(part.parent?)?.children;
            let at = list.iter().position(|i| *i == of)?;
            let before = at.checked_sub(1).and_then(|i| list.get(i)).map(|i| paired(*i));
            let after = list.get(at + 1).map(|i| paired(*i));
            Some((before, after))
        };
        let here = neighbours(self.old, *a, &|i| self.pairs.to_new.get(i).copied().flatten());
        let there = neighbours(self.new, *b, &|i| self.pairs.to_old.get(i).map(|_| i));
        let (Some((before, after)), Some((other_before, other_after))) = (here, there) else { return };
        if !named && (before == other_before || after == other_after) && self.likeness(*a, *b) >= least {
            self.pair(*a, *b);
        }
    }

    /// Pairs parts of different lists.
    fn elsewhere(&mut self) {
        let free = |side: &Side<'_>, free: &dyn Fn(usize) -> bool, paired: &dyn Fn(usize) -> bool| -> Vec<usize> {
            // What lies in a part that is itself new or gone goes with it, unless it is known again.
            let telling = side.parts.iter().enumerate().filter(|(i, part)| free(*i) && part.bag.len() > TELLING);
            telling
                .filter(|(_, part)| part.slot != Slot::Footnotes && part.parent.is_some_and(paired))
                .map(|(i, _)| i)
                .collect()
        };
        let known = |_: usize| true;
        let old = free(self.old, &|i| self.pairs.free_old(i), &known);
        let new = free(self.new, &|i| self.pairs.free_new(i), &known);
        if old.len().saturating_mul(new.len()) <= 4 * MOST_PAIRS {
            self.most_alike(&old, &new, ALIKE_ELSEWHERE);
        }
        self.lists();
    }
}

/// Lists whose order is not seen.
fn is_unordered(slot: Slot) -> bool {
    matches!(slot, Slot::Units | Slot::Figures | Slot::Footnotes | Slot::Root)
}

/// The old parts that stand in another list, or out of order among those that stayed in theirs: as few words as possible.
fn moved(old: &Side<'_>, new: &Side<'_>, pairs: &Pairs) -> BTreeSet<usize> {
    let mut found = BTreeSet::new();
    let mut lists: BTreeMap<(usize, Slot), Vec<(usize, usize)>> = BTreeMap::new();
    for (a, b) in pairs.iter().skip(1) {
        let (Some(before), Some(after)) = (old.parts.get(a), new.parts.get(b)) else { continue };
        let parent = before.parent.and_then(|parent| pairs.to_new.get(parent).copied().flatten());
        if after.parent != parent || before.slot != after.slot || parent.is_none() {
            found.insert(a);
        } else if let Some(parent) = before.parent.filter(|_| !is_unordered(before.slot)) {
            lists.entry((parent, before.slot)).or_default().push((a, b));
        }
    }
    for list in lists.values() {
        let weight = |(a, b): &(usize, usize)| {
            let (Some(before), Some(after)) = (old.parts.get(*a), new.parts.get(*b)) else { return 0 };
            let words = (before.bag.len() + after.bag.len()) as u128;
            // The second half decides between equals, in the same way whichever plan is the old one.
            ((words + 1) << 64) | u128::from(before.content.wrapping_add(after.content))
        };
        let stay = heaviest_in_order(&list.iter().map(|pair| (pair.1, weight(pair))).collect::<Vec<_>>());
        found.extend(list.iter().zip(stay).filter(|(_, stays)| !stays).map(|((a, _), _)| *a));
    }
    found
}

/// Which items of a list stay when only an increasing sequence may: the heaviest such sequence.
fn heaviest_in_order(list: &[(usize, u128)]) -> Vec<bool> {
    let mut ranks: Vec<usize> = list.iter().map(|(place, _)| *place).collect();
    ranks.sort_unstable();
    // A tree of the best sequence that ends at or before a rank: its weight and its last item.
    let mut best: Vec<(u128, Option<usize>)> = vec![(0, None); ranks.len() + 1];
    let mut before: Vec<Option<usize>> = vec![None; list.len()];
    for (index, (place, weight)) in list.iter().enumerate() {
        let rank = ranks.partition_point(|other| other < place) + 1;
        let (mut heaviest, mut at) = ((0, None), rank - 1);
        while let Some(found) = best.get(at).filter(|_| at > 0) {
            if found.0 > heaviest.0 {
                heaviest = *found;
            }
            at &= at - 1;
        }
        if let Some(before) = before.get_mut(index) {
            *before = heaviest.1;
        }
        let own = (heaviest.0.saturating_add(*weight), Some(index));
        let mut at = rank;
        while let Some(slot) = best.get_mut(at) {
            if own.0 > slot.0 {
                *slot = own;
            }
            at += at & at.wrapping_neg();
        }
    }
    let mut stays = vec![false; list.len()];
    let mut at = best.iter().skip(1).max_by_key(|(weight, _)| *weight).and_then(|(_, last)| *last);
    while let Some(index) = at {
        if let Some(stays) = stays.get_mut(index) {
            *stays = true;
        }
        at = before.get(index).copied().flatten();
    }
    stays
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stay(list: &[(usize, u128)]) -> Vec<usize> {
        let stays = heaviest_in_order(list);
        list.iter().zip(stays).filter(|(_, stays)| *stays).map(|((place, _), _)| *place).collect()
    }

    #[test]
    fn as_little_as_possible_moves() {
        assert_eq!(stay(&[(0, 1), (1, 1), (2, 1)]), [0, 1, 2]);
        assert_eq!(stay(&[(1, 1), (2, 1), (3, 1), (0, 1)]), [1, 2, 3]);
        assert_eq!(stay(&[(3, 1), (0, 1), (1, 1), (2, 1)]), [0, 1, 2]);
        // One heavy part stays where two light ones move.
        assert_eq!(stay(&[(2, 5), (0, 1), (1, 1)]), [2]);
        assert_eq!(stay(&[]), [] as [usize; 0]);
    }
}
