//! Three texts compared by equal pieces: lines, or the words of a paragraph. `similar` is named here for merges.

use super::draft::Draft;
use similar::{Algorithm, DiffOp, capture_diff_slices};
use std::ops::Range;

/// A stretch of three versions: one in which all agree, or one between two such.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Stretch {
    pub base: Range<usize>,
    pub ours: Range<usize>,
    pub theirs: Range<usize>,
    /// All three agree.
    pub same: bool,
}

/// For each of `base`, which of `side` it still is.
fn kept(base: &[&str], side: &[&str]) -> Vec<Option<usize>> {
    let mut places = vec![None; base.len()];
    for op in capture_diff_slices(Algorithm::Myers, base, side) {
        if let DiffOp::Equal { old_index, new_index, len } = op {
            for step in 0..len {
                if let Some(place) = places.get_mut(old_index + step) {
                    *place = Some(new_index + step);
                }
            }
        }
    }
    places
}

/// Cuts three versions into stretches.
pub(super) fn stretches(base: &[&str], ours: &[&str], theirs: &[&str]) -> Vec<Stretch> {
    let (to_ours, to_theirs) = (kept(base, ours), kept(base, theirs));
    let place = |at: usize| Some((to_ours.get(at).copied()??, to_theirs.get(at).copied()??));
    let mut found = Vec::new();
    let (mut b, mut o, mut t) = (0, 0, 0);
    loop {
        let start = (b, o, t);
        while b < base.len() && place(b) == Some((o, t)) {
            (b, o, t) = (b + 1, o + 1, t + 1);
        }
        if b > start.0 {
            found.push(Stretch { base: start.0..b, ours: start.1..o, theirs: start.2..t, same: true });
        }
        let next = (b..base.len()).find_map(|at| place(at).map(|(o, t)| (at, o, t)));
        let (to_b, to_o, to_t) = next.unwrap_or((base.len(), ours.len(), theirs.len()));
        if (to_b, to_o, to_t) == (b, o, t) {
            return found;
        }
        found.push(Stretch { base: b..to_b, ours: o..to_o, theirs: t..to_t, same: false });
        (b, o, t) = (to_b, to_o, to_t);
    }
}

/// What a stretch comes to where at most one side has changed it.
pub(super) fn settled<'s, 't>(
    stretch: &Stretch,
    base: &'s [&'t str],
    ours: &'s [&'t str],
    theirs: &'s [&'t str],
) -> Option<&'s [&'t str]> {
    let (b, o, t) = (
        base.get(stretch.base.clone()).unwrap_or_default(),
        ours.get(stretch.ours.clone()).unwrap_or_default(),
        theirs.get(stretch.theirs.clone()).unwrap_or_default(),
    );
    if o == t || t == b {
        Some(o)
    } else if o == b {
        Some(t)
    } else {
        None
    }
}

/// Merges texts by their lines.
pub(super) fn merge(base: &str, ours: &str, theirs: &str, words: &str) -> Draft {
    let lines = |text| -> Vec<&str> { str::split_inclusive(text, '\n').collect() };
    let (b, o, t) = (lines(base), lines(ours), lines(theirs));
    let mut draft = Draft::default();
    for stretch in stretches(&b, &o, &t) {
        match settled(&stretch, &b, &o, &t) {
            Some(lines) => lines.iter().for_each(|line| draft.push(line)),
            None => {
                let text = |lines: &[&str], range: Range<usize>| lines.get(range).unwrap_or_default().concat();
                // A line of words could stand inside a text here, and be printed.
                draft.clash(None, &text(&o, stretch.ours), &text(&t, stretch.theirs), words.to_owned());
            }
        }
    }
    draft
}

/// One conflict from the first line in which two texts differ to the last.
pub(super) fn whole(ours: &str, theirs: &str, words: &str) -> Draft {
    let (o, t): (Vec<&str>, Vec<&str>) = (ours.split_inclusive('\n').collect(), theirs.split_inclusive('\n').collect());
    let head = o.iter().zip(&t).take_while(|(a, b)| a == b).count();
    let most = o.len().min(t.len()) - head;
    let tail = o.iter().rev().zip(t.iter().rev()).take(most).take_while(|(a, b)| a == b).count();
    let part = |lines: &[&str], range: Range<usize>| lines.get(range).unwrap_or_default().concat();
    let mut draft = Draft::of(&part(&o, 0..head));
    draft.clash(None, &part(&o, head..o.len() - tail), &part(&t, head..t.len() - tail), words.to_owned());
    draft.push(&part(&o, o.len() - tail..o.len()));
    draft
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn stretches_agree_or_lie_between_those_that_do() {
        let base = ["a", "b", "c", "d"];
        let found = stretches(&base, &["a", "x", "c", "d"], &["a", "b", "c", "y", "d"]);
        let shown: Vec<(Range<usize>, bool)> = found.iter().map(|s| (s.ours.clone(), s.same)).collect();
        assert_eq!(shown, [(0..1, true), (1..2, false), (2..3, true), (3..3, false), (3..4, true)]);
        assert_eq!(stretches(&[], &[], &[]), []);
    }
}
