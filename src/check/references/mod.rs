//! `KH5`: what points where, and what is left open.

crate::check::rules! {}
