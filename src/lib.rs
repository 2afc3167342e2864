//! skeleton
pub mod diag;
#[cfg(feature = "pdf")]
pub mod render;
pub mod view;
