//! Tests from outside, in one binary: linking Typst once is enough.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod decree;
