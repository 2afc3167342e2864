//! `KH6`: spelling, capitals, marks. Source: Annex II of the decree.

crate::check::rules! {}
