//! All integration tests in one binary: Typst is linked once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod plans;
mod support;
