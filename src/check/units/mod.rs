//! `KH3`: bodies: who leads, who gets the plan, who exists on the day of the plan.

crate::check::rules! {}
