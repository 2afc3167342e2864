//! Two lists side by side: what is in both, what is in one alone, what moved.

use crate::value::bag::Bag;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::collections::{BTreeMap, BTreeSet, VecDeque};
use std::ops::Range;

/// Items that share less than this are two items.
const ALIKE: f64 = 0.4;

/// Longest list of left-over items that is compared each with each.
const EACH_WITH_EACH: usize = 150;

/// One item of a list.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Item {
    /// The same for items that say the same.
    pub content: u64,
    /// What names it, such as its heading; none where nothing does.
    pub name: Option<u64>,
    /// Items of two kinds never go together.
    pub kind: u8,
}

/// One step through both lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// In both, at these places.
    Both(usize, usize),
    /// Only in the old list.
    Old(usize),
    /// Only in the new list.
    New(usize),
}

/// A list as it is put beside another.
pub struct List<'l> {
    /// Its items.
    pub items: Vec<Item>,
    /// The words of an item, asked for only where likeness has to decide.
    pub words: &'l dyn Fn(usize) -> String,
}

/// Puts two lists side by side: what says the same, then what has one name, then what is most alike. With `single`, what
/// stands alone between two pairs on both sides goes together whatever it says.
///
/// Swapping the lists swaps the answer.
pub fn align(old: &List<'_>, new: &List<'_>, single: bool) -> Vec<Step> {
    let mut pairs = Vec::new();
    for gap in anchors(old, new, (0..old.items.len(), 0..new.items.len()), |item| Some(item.content), &mut pairs) {
        for gap in anchors(old, new, gap, |item| item.name.map(|name| name ^ u64::from(item.kind)), &mut pairs) {
            alike(old, new, gap, single, &mut pairs);
        }
    }
    pairs.sort_unstable();
    let mut out = Vec::with_capacity(old.items.len().max(new.items.len()));
    let (mut a, mut b) = (0, 0);
    for (x, y) in pairs.into_iter().chain([(old.items.len(), new.items.len())]) {
        out.extend((a..x).map(Step::Old));
        out.extend((b..y).map(Step::New));
        if x < old.items.len() && y < new.items.len() {
            out.push(Step::Both(x, y));
        }
        (a, b) = (x + 1, y + 1);
    }
    out
}

type Gap = (Range<usize>, Range<usize>);

/// Finds the longest common part of a gap by `key`; answers what is left between.
fn anchors(
    old: &List<'_>,
    new: &List<'_>,
    (was, is): Gap,
    key: impl Fn(&Item) -> Option<u64>,
    pairs: &mut Vec<(usize, usize)>,
) -> Vec<Gap> {
    let keyed = |list: &List<'_>, range: &Range<usize>| {
        let items = list.items.get(range.clone()).unwrap_or_default().iter().zip(range.clone());
        items.filter_map(|(item, at)| Some((key(item)?, at))).collect::<Vec<_>>()
    };
    let (was_keyed, is_keyed) = (keyed(old, &was), keyed(new, &is));
    // What is in one list alone can match nothing: without it even lists that have little in common are soon compared.
    let known = |list: &[(u64, usize)]| list.iter().map(|(key, _)| *key).collect::<BTreeSet<_>>();
    let (in_old, in_new) = (known(&was_keyed), known(&is_keyed));
    let both = |list: Vec<(u64, usize)>, other: &BTreeSet<u64>| {
        list.into_iter().filter(|(key, _)| other.contains(key)).collect::<Vec<_>>()
    };
    let (was_keyed, is_keyed) = (both(was_keyed, &in_new), both(is_keyed, &in_old));
    let start = pairs.len();
    for (a, b) in common(&was_keyed, &is_keyed) {
        if old.items.get(a).map(|item| item.kind) == new.items.get(b).map(|item| item.kind) {
            pairs.push((a, b));
        }
    }
    let mut gaps = Vec::new();
    let (mut a, mut b) = (was.start, is.start);
    for (x, y) in pairs.get(start..).unwrap_or_default().iter().copied().chain([(was.end, is.end)]) {
        if a < x || b < y {
            gaps.push((a..x, b..y));
        }
        (a, b) = (x + 1, y + 1);
    }
    gaps
}

/// Places of the longest common part, the same whichever list is the old one.
fn common(old: &[(u64, usize)], new: &[(u64, usize)]) -> Vec<(usize, usize)> {
    let keys = |list: &[(u64, usize)]| list.iter().map(|(key, _)| *key).collect::<Vec<_>>();
    let (was, is) = (keys(old), keys(new));
    if (was.len(), &was) > (is.len(), &is) {
        return common(new, old).into_iter().map(|(b, a)| (a, b)).collect();
    }
    let place = |list: &[(u64, usize)], at: usize| list.get(at).map(|(_, place)| *place);
    let ops = capture_diff_slices(Algorithm::Myers, &was, &is);
    let equal = ops.into_iter().filter(|op| matches!(op, DiffOp::Equal { .. }));
    equal
        .flat_map(|op| op.old_range().zip(op.new_range()))
        .filter_map(|(a, b)| Some((place(old, a)?, place(new, b)?)))
        .collect()
}

/// Pairs what is most alike in a gap, in order.
fn alike(old: &List<'_>, new: &List<'_>, (was, is): Gap, single: bool, pairs: &mut Vec<(usize, usize)>) {
    if was.is_empty() || is.is_empty() {
        return;
    }
    let items = |list: &List<'_>, range: &Range<usize>| list.items.get(range.clone()).unwrap_or_default().to_vec();
    let (was_items, is_items) = (items(old, &was), items(new, &is));
    if single && was.len() == 1 && is.len() == 1 {
        pairs.push((was.start, is.start));
        return;
    }
    if (was_items.len(), &was_items) > (is_items.len(), &is_items) {
        let mut turned = Vec::new();
        alike(new, old, (is, was), single, &mut turned);
        pairs.extend(turned.into_iter().map(|(b, a)| (a, b)));
        return;
    }
    // Long lists are cut in pieces at about the same places.
    let pieces = was.len().max(is.len()).div_ceil(EACH_WITH_EACH);
    if pieces > 1 {
        let part = |range: &Range<usize>, n: usize| range.start + range.len() * n / pieces;
        for n in 0..pieces {
            most_alike(old, new, part(&was, n)..part(&was, n + 1), part(&is, n)..part(&is, n + 1), pairs);
        }
    } else {
        most_alike(old, new, was, is, pairs);
    }
}

/// The pairs, in order, that have most in common.
fn most_alike(old: &List<'_>, new: &List<'_>, was: Range<usize>, is: Range<usize>, pairs: &mut Vec<(usize, usize)>) {
    let bags =
        |list: &List<'_>, range: &Range<usize>| range.clone().map(|at| Bag::of(&(list.words)(at))).collect::<Vec<_>>();
    let (was_bags, is_bags) = (bags(old, &was), bags(new, &is));
    let kind = |list: &List<'_>, at: usize| list.items.get(at).map(|item| item.kind);
    let (rows, columns) = (was.len(), is.len());
    let width = columns + 1;
    // best[a][b]: how much the items from a and b on can have in common.
    let mut best = vec![0.0_f64; (rows + 1) * width];
    let mut likeness = vec![0.0_f64; (rows + 1) * width];
    let at = |table: &[f64], a: usize, b: usize| table.get(a * width + b).copied().unwrap_or_default();
    for (a, x) in was_bags.iter().enumerate().rev() {
        for (b, y) in is_bags.iter().enumerate().rev() {
            let same_kind = kind(old, was.start + a) == kind(new, is.start + b);
            let alike = if same_kind && x.len() + y.len() > 0 { x.likeness(y) } else { 0.0 };
            let alike = if alike >= ALIKE { alike } else { 0.0 };
            let together = if alike > 0.0 { alike + at(&best, a + 1, b + 1) } else { 0.0 };
            let value = together.max(at(&best, a + 1, b)).max(at(&best, a, b + 1));
            if let Some(slot) = best.get_mut(a * width + b) {
                *slot = value;
            }
            if let Some(slot) = likeness.get_mut(a * width + b) {
                *slot = alike;
            }
        }
    }
    let (mut a, mut b) = (0, 0);
    while a < rows && b < columns {
        let (here, alike) = (at(&best, a, b), at(&likeness, a, b));
        if alike > 0.0 && alike + at(&best, a + 1, b + 1) >= here - 1e-9 {
            pairs.push((was.start + a, is.start + b));
            a += 1;
            b += 1;
        } else if at(&best, a + 1, b) >= here - 1e-9 {
            a += 1;
        } else {
            b += 1;
        }
    }
}

/// Puts two lists of parts side by side; what stands alone in both, says the same and is `worthy` of it moved. `count` is the
/// number of the last move of the document.
pub fn side_by_side<T>(
    old: &[T],
    new: &[T],
    item: impl Fn(&T) -> Item,
    words: impl Fn(&T) -> String,
    worthy: impl Fn(&T, &T) -> bool,
    count: &mut usize,
) -> (Vec<Step>, Moves) {
    let (was, is): (Vec<Item>, Vec<Item>) = (old.iter().map(&item).collect(), new.iter().map(&item).collect());
    let said = |list: &[T], at: usize| list.get(at).map(&words).unwrap_or_default();
    let steps = align(
        &List { items: was.clone(), words: &|at| said(old, at) },
        &List { items: is.clone(), words: &|at| said(new, at) },
        false,
    );
    let pairs = moved(&steps, &was, &is, |a, b| old.get(a).zip(new.get(b)).is_some_and(|(a, b)| worthy(a, b)));
    let mut moves = Moves::default();
    for (a, b) in pairs {
        *count += 1;
        moves.away.insert(a, *count);
        moves.here.insert(b, (a, *count));
    }
    (steps, moves)
}

/// Parts that moved, by their places in both lists, with their numbers.
#[derive(Default)]
pub struct Moves {
    /// Old place → number.
    pub away: BTreeMap<usize, usize>,
    /// New place → old place and number.
    pub here: BTreeMap<usize, (usize, usize)>,
}

/// What stands alone in both lists and says the same: it moved. Old place → new place.
fn moved(steps: &[Step], old: &[Item], new: &[Item], worthy: impl Fn(usize, usize) -> bool) -> BTreeMap<usize, usize> {
    let mut waiting: BTreeMap<(u8, u64), VecDeque<usize>> = BTreeMap::new();
    let alone = |item: Option<&Item>| item.map(|item| (item.kind, item.content));
    for step in steps {
        if let Step::Old(a) = step
            && let Some(key) = alone(old.get(*a))
        {
            waiting.entry(key).or_default().push_back(*a);
        }
    }
    let mut out = BTreeMap::new();
    for step in steps {
        if let Step::New(b) = step
            && let Some(key) = alone(new.get(*b))
            && let Some(a) = waiting.get_mut(&key).and_then(VecDeque::pop_front)
            && worthy(a, *b)
        {
            out.insert(a, *b);
        }
    }
    out
}
