//! All integration tests in one binary: Typst is linked once.
#![allow(missing_docs, clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::disallowed_methods)]

mod changes;
#[cfg(feature = "pdf")]
mod cli;
mod comparison;
#[cfg(feature = "pdf")]
mod decree;
mod language;
mod merge;
#[cfg(feature = "pdf")]
mod plans;
#[cfg(feature = "pdf")]
mod readme;
#[cfg(feature = "pdf")]
mod redline;
mod rules;
#[cfg(feature = "pdf")]
mod sheet;
#[cfg(feature = "pdf")]
mod support;
mod tidy;
