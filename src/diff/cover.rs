//! Nothing that prints differently is lost: what no change covers becomes a change of its own.

use super::change::{Aspect, Change, Meaning, Subject, SubjectKind, Topic};
use super::found::{Both, Found};
use super::leaf::{self, Leaf};
use super::meaning::reworded;
use super::part::{Print, ROOT, Side};
use crate::value::bag::hash;
use similar::{Algorithm, DiffOp, capture_diff_slices};

impl<'p> Both<'_, 'p> {
    /// Adds a change for every text that no fact holds and that differs; and one for the whole where nothing else was found.
    pub fn cover(&self, found: &mut Vec<Found<'p>>) {
        let (old, new) = (loose(self.old), loose(self.new));
        let contents = |side: &Side<'p>, list: &[usize]| -> Vec<u64> {
            list.iter().filter_map(|i| side.leaves.list.get(*i)).map(content).collect()
        };
        for op in capture_diff_slices(Algorithm::Myers, &contents(self.old, &old), &contents(self.new, &new)) {
            if matches!(op, DiffOp::Equal { .. }) {
                continue;
            }
            let (before, after) = (op.old_range(), op.new_range());
            for step in 0..before.len().max(after.len()) {
                let leaf = |side: &'_ Side<'p>, list: &[usize], range: &std::ops::Range<usize>| {
                    let index = Some(range.start + step).filter(|at| range.contains(at)).and_then(|at| list.get(at))?;
                    side.leaves.list.get(*index).copied()
                };
                let (was, is) = (leaf(self.old, &old, &before), leaf(self.new, &new, &after));
                found.push(self.uncovered(was.as_ref(), is.as_ref()));
            }
        }
        if found.is_empty() {
            found.push(self.uncovered(None, None));
        }
    }

    fn uncovered(&self, was: Option<&Leaf<'p>>, is: Option<&Leaf<'p>>) -> Found<'p> {
        let words = |leaf: Option<&Leaf<'p>>| leaf.map(leaf::words);
        let place = |side: &Side<'p>, leaf: Option<&Leaf<'p>>| leaf.map(|leaf| side.leaves.place(leaf.spot));
        let (old, new) = (words(was), words(is));
        let name = super::part::short(new.as_deref().or(old.as_deref()).unwrap_or_default());
        let meaning = match (&old, &new) {
            (Some(old), Some(new)) => reworded(old, new),
            (None, Some(_)) => Meaning::Added,
            (Some(_), None) => Meaning::Removed,
            (None, None) => Meaning::Replaced,
        };
        let kind = if was.is_some() || is.is_some() { SubjectKind::Paragraph } else { SubjectKind::Plan };
        let aspect = match meaning {
            Meaning::Added | Meaning::Removed => Aspect::Existence,
            _ if kind == SubjectKind::Plan => Aspect::Look("the_thuc"),
            _ => Aspect::Field("noi_dung"),
        };
        let change = Change {
            topic: if kind == SubjectKind::Plan { Topic::Layout } else { Topic::Wording },
            subject: Subject {
                kind,
                id: None,
                name,
                old_place: place(self.old, was).filter(|place| !place.is_empty()),
                new_place: place(self.new, is).filter(|place| !place.is_empty()),
            },
            aspect,
            meaning,
            old,
            new,
            old_span: was.map(|leaf| leaf.origin),
            new_span: is.map(|leaf| leaf.origin),
            units: Vec::new(),
            effects: Vec::new(),
        };
        Found { change, old: Some(ROOT), new: Some(ROOT), key: None, latent: false }
    }
}

/// What prints at a leaf, without the marks of its place.
fn content(leaf: &Leaf<'_>) -> u64 {
    hash(leaf::words(leaf).trim_end_matches(['.', ';', ',', '/', ' ']))
}

/// The leaves that no fact holds.
fn loose(side: &Side<'_>) -> Vec<usize> {
    let mut held = vec![false; side.leaves.list.len()];
    for fact in side.parts.iter().flat_map(|part| &part.facts) {
        if let Print::Leaves(leaves) = &fact.print {
            for leaf in leaves {
                if let Some(held) = held.get_mut(*leaf) {
                    *held = true;
                }
            }
        }
    }
    (0..held.len()).filter(|i| held.get(*i) == Some(&false)).collect()
}
