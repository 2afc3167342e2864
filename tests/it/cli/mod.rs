//! The command line, as a person and as a script see it.

mod build;
mod check;
mod desk;
#[cfg(feature = "git")]
mod diff;
mod durable;
mod mend;
mod rules;
mod sheet;
mod usage;
