//! The printed page against Annex I of Decree 30/2020/NĐ-CP, measured in millimetres and points on the finished pages.
//!
//! Every test is named after the rule it holds and looks at all pages of all plans of this repository in both size
//! sets; `made` builds the hard cases that no plan has.

mod appendices;
mod body;
mod closing;
mod find;
mod head;
pub mod made;
mod marks;
mod page;
mod pdf;
pub mod plans;
mod tables;
