//! **So sánh**: what changed between two versions of a plan, one entry a changed fact, in the plan's own words.
//!
//! Two plans that print the same have no change, whatever their files look like: comments, order of keys, quoting, folding of
//! lines, the form of Unicode and the file a text lies in do not count. What prints differently is always covered by a change.

mod change;
mod leaf;
mod likeness;
mod pairing;
mod meaning;
mod part;
mod wording;

pub use change::{
    Aspect, Change, Comparison, Effect, EffectKind, Fate, KIN, Meaning, Segment, Subject, SubjectKind, Summary, Topic,
};
pub use crate::value::deadline::Shift;
