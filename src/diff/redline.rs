//! **Bản đối chiếu**: the new version in the plan's own layout, with what went and what came marked in place.
//!
//! Words that went stay where they stood. The templates strike them, underline what is new, shade changed cells and draw a bar
//! in the margin; nothing is told by colour alone.

mod list;

pub use list::change_list;

use super::paper;
use crate::view::{ChangeList, Redline, View};

/// Marks what changed from `old` to `new`; `list` is the table of changes on the pages before the plan.
///
/// The answer is set like any view; where nothing changed, it sets the pages of `new`.
pub fn redline(old: &View, new: &View, list: Option<ChangeList>) -> View {
    let (view, _) = paper::weave(old, new);
    View { redline: Some(Redline { list }), ..view }
}

#[cfg(test)]
mod tests;
