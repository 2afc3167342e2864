//! **So sánh**: what changed between two versions of a plan, one entry a changed fact, in the plan's own words.
//!
//! Two plans that print the same have no change, whatever their files look like: comments, order of keys, quoting, folding of
//! lines, the form of Unicode and the file a text lies in do not count. What prints differently is always covered by a change.
//!
//! | step | does |
//! |---|---|
//! | `part` | a plan as a tree of parts (tasks, sections, rows …), each with its facts |
//! | `leaf` | what prints, place by place, with the bytes it was typed in |
//! | `pairing` | which part is which: by id, by content, by likeness; what moved |
//! | `found` | pairs → changed facts, with their `meaning`; and what prints differently though it says the same |
//! | `told`, `topic` | what a part prints, how a reader is told of it, what a change is about |
//! | `effects` | hands each such effect (sums, quoted figures, numbers) to the change that caused it |
//! | `split` | one part that became several, several that became one |
//! | `lines` | a plan as lines, one a fact, for `git diff` |
//! | `cover` | makes a change of what no other covers |
//! | `order` | the reviewer's order, the summary |
//! | [`paper`] | both versions place by place as they print, without asking what it means |
//! | `redline` | the same on paper: what went struck, what came underlined |
//! | `say` | each change, effect and summary as a sentence in Vietnamese |

mod change;
mod cover;
mod effects;
mod found;
mod leaf;
mod lines;
mod meaning;
mod order;
mod pairing;
pub mod paper;
mod part;
mod redline;
mod say;
mod split;
#[cfg(test)]
mod tests;
mod told;
mod topic;
mod wording;

pub use crate::value::deadline::Shift;
pub use change::{
    Aspect, Change, Comparison, Effect, EffectKind, Fate, KIN, Meaning, Segment, Subject, SubjectKind, Summary, Topic,
};
pub use lines::lines;
pub use redline::{change_list, redline};
pub use wording::segments;

use crate::diag::Diags;
use crate::figures::Figures;
use crate::model::Plan;
use crate::view;

/// Compares two versions of a plan. Either may be broken: what could be read of it is compared.
pub fn compare(old: &Plan, new: &Plan) -> Comparison {
    let (old_figures, new_figures) = (Figures::of(old), Figures::of(new));
    let old_view = view::lay_out(old, &old_figures, &mut Diags::new());
    let new_view = view::lay_out(new, &new_figures, &mut Diags::new());
    if old_view == new_view {
        return Comparison { kinship: 1.0, ..Comparison::default() };
    }
    let old = part::Side::of(old, &old_figures, &old_view);
    let new = part::Side::of(new, &new_figures, &new_view);
    let pairs = pairing::Pairs::of(&old, &new);
    let both = found::Both { old: &old, new: &new, pairs: &pairs };
    let mut found = both.settle(both.findings());
    both.split_and_merged(&mut found);
    both.cover(&mut found);
    let changes = order::in_order(found, &pairs.to_new);
    let summary = order::summary(&changes, &old, &new);
    let kinship = order::kinship(&old, &new, pairs.iter());
    Comparison { changes, summary, kinship }
}
