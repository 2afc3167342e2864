//! Merges as officers meet them, and laws that hold for all.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use super::*;

mod anew;
mod cases;
mod laws;
mod moved;

/// The merged text; each conflict is told by its words, and a merge by lines is marked.
fn merged(base: &str, ours: &str, theirs: &str) -> Merged {
    merge(base, ours, theirs, Names::default())
}
