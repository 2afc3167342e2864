//! All integration tests in one binary: Typst is linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

#[cfg(feature = "pdf")]
mod plans;
#[cfg(feature = "pdf")]
mod support;
