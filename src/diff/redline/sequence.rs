//! Two lists side by side: what is in both, what is in one alone.

use crate::diff::likeness::{Bag, hash};
use crate::view::{Run, Runs};
use similar::{Algorithm, DiffOp, capture_diff_slices};

/// Items that share less than this are two items.
const ALIKE: f64 = 0.4;

/// Stretches with more pairs than this are put side by side in order.
const MOST_PAIRS: usize = 250_000;

/// One item of a list, as far as it counts for likeness.
#[derive(Debug, Clone, Default)]
pub(super) struct Item {
    /// The same for items that print the same.
    pub content: u64,
    /// Items of two kinds never go together.
    pub kind: u8,
    bag: Bag,
}

impl Item {
    pub fn new(kind: u8, text: &str) -> Self {
        Item { content: hash(&(kind, text)), kind, bag: Bag::of(text) }
    }

    pub fn of_runs(runs: &[Run]) -> Self {
        Item::new(0, &words(runs))
    }

    pub fn of_lines(lines: &[Runs]) -> Self {
        Item::new(0, &lines.iter().map(|runs| words(runs)).collect::<Vec<_>>().join("\n"))
    }

    /// Adds what belongs to it.
    pub fn absorb(&mut self, others: &[Item]) {
        for other in others {
            self.content = hash(&(self.content, other.content));
            self.bag = self.bag.with(&other.bag);
        }
    }
}

/// One step through both lists.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Step {
    /// In both, at these places.
    Both(usize, usize),
    /// Only in the old list.
    Old(usize),
    /// Only in the new list.
    New(usize),
}

/// Puts two lists side by side: what is equal first, then what is most alike between.
pub(super) fn align(old: &[Item], new: &[Item]) -> Vec<Step> {
    let contents = |list: &[Item]| list.iter().map(|item| item.content).collect::<Vec<_>>();
    let mut out = Vec::new();
    for op in capture_diff_slices(Algorithm::Patience, &contents(old), &contents(new)) {
        let (before, after) = (op.old_range(), op.new_range());
        if matches!(op, DiffOp::Equal { .. }) {
            out.extend(before.zip(after).map(|(a, b)| Step::Both(a, b)));
            continue;
        }
        let (a, b) = (old.get(before.clone()).unwrap_or_default(), new.get(after.clone()).unwrap_or_default());
        out.extend(between(a, b).into_iter().map(|step| match step {
            Step::Both(a, b) => Step::Both(before.start + a, after.start + b),
            Step::Old(a) => Step::Old(before.start + a),
            Step::New(b) => Step::New(after.start + b),
        }));
    }
    out
}

/// The pairs in order that have most in common.
fn between(old: &[Item], new: &[Item]) -> Vec<Step> {
    let (rows, columns) = (old.len(), new.len());
    if rows.saturating_mul(columns) > MOST_PAIRS {
        return (0..rows).map(Step::Old).chain((0..columns).map(Step::New)).collect();
    }
    // best[a][b]: how much the items from a and b on can have in common.
    let width = columns + 1;
    let mut best = vec![0.0_f64; (rows + 1) * width];
    let at = |best: &[f64], a: usize, b: usize| best.get(a * width + b).copied().unwrap_or_default();
    let likeness = |a: usize, b: usize| match (old.get(a), new.get(b)) {
        (Some(x), Some(y)) if x.kind == y.kind => Some(x.bag.likeness(&y.bag)).filter(|l| *l >= ALIKE),
        _ => None,
    };
    let mut pairs = vec![None; rows * columns.max(1)];
    for a in (0..rows).rev() {
        for b in (0..columns).rev() {
            let alike = likeness(a, b);
            let together = alike.map_or(0.0, |alike| alike + at(&best, a + 1, b + 1));
            let value = together.max(at(&best, a + 1, b)).max(at(&best, a, b + 1));
            if let (Some(slot), Some(pair)) = (best.get_mut(a * width + b), pairs.get_mut(a * columns + b)) {
                *slot = value;
                *pair = alike;
            }
        }
    }
    let (mut a, mut b) = (0, 0);
    let mut out = Vec::new();
    while a < rows || b < columns {
        let alike = if a < rows && b < columns { pairs.get(a * columns + b).copied().flatten() } else { None };
        let here = at(&best, a, b);
        if alike.is_some_and(|alike| alike + at(&best, a + 1, b + 1) >= here - 1e-9) {
            out.push(Step::Both(a, b));
            a += 1;
            b += 1;
        } else if a < rows && (b >= columns || at(&best, a + 1, b) >= here - 1e-9) {
            out.push(Step::Old(a));
            a += 1;
        } else {
            out.push(Step::New(b));
            b += 1;
        }
    }
    out
}

/// All words of runs, footnotes in their place.
pub(super) fn words(runs: &[Run]) -> String {
    let mut out = String::new();
    for run in runs {
        if run.line_break {
            out.push('\n');
        }
        if let Some(digits) = run.gap {
            out.push_str(&format!("…{digits}"));
        }
        out.push_str(&run.text);
        if let Some(note) = &run.note {
            out.push_str(&format!(" [{}] ", words(note)));
        }
        // Bold is seen as well.
        if run.bold || run.italic || run.url.is_some() {
            out.push('\u{200b}');
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn items(texts: &[&str]) -> Vec<Item> {
        texts.iter().map(|text| Item::new(0, text)).collect()
    }

    #[test]
    fn what_is_alike_goes_together_in_order() {
        let old = items(&["một", "hai ba bốn năm", "sáu bảy"]);
        let new = items(&["một", "mới toanh", "hai ba bốn sáu", "sáu bảy"]);
        assert_eq!(align(&old, &new), [Step::Both(0, 0), Step::New(1), Step::Both(1, 2), Step::Both(2, 3)]);
        assert_eq!(align(&old, &[]), [Step::Old(0), Step::Old(1), Step::Old(2)]);
    }
}
