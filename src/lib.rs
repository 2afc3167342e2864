//! skeleton
pub mod diag;
pub mod view;
