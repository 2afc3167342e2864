//! `KH2`: dates and deadlines.

crate::check::rules! {}
