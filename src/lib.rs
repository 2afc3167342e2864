//! **kehoach**: the compiler behind `kh`. A plan written as YAML becomes the official document of Decree 30/2020/NĐ-CP.
//!
//! # The map
//!
//! ```text
//!  plans/<name>/plan.yaml
//!      │ source     bytes → SourceFile          the only reader of plan files
//!      ▼ syntax     text → Node tree            keys, raw scalars, comments, every one with its bytes
//!      ▼ model      Node → Plan                 what the plan means; YAML keys are spelled only here
//!      ├ figures    Plan → Figures              every computed number, exact
//!      ├ check      Plan → findings             the rule book: one file and one page per rule
//!      ├ diff       Plan × Plan → Comparison    what changed, one entry a fact
//!      └ view       Plan → View                 every word, number and date final; the only thing a template sees
//!      beside them, for the rules:
//!      ┆ mention    text → what it mentions   documents, dates, places, amounts, abbreviations, blanks
//!      ┆ lexicon    names, spellings, places and bodies, with the days they are valid, as data
//!      ┆ pages      the finished pages as plain data
//!      ┆ sheet      Pages → Sheet             each clause of Annex I, measured on the pages
//!  ──────────── feature "pdf" ────────────
//!      ▼ render     View → Pages → PDF, SVG, PNG, text
//!  rim: pipeline (one plan through all stages) · report (findings for people and tools)
//!       git (versions out of a repository) · merge (two versions put together)
//!       repair (fixes put into the text) · cli
//! ```
//!
//! Words are decided in Rust, geometry in Typst (`templates/`). Every stage pushes findings into [`diag::Diags`] and goes on; none prints, and a
//! user's mistake never travels in `Result`.
//!
//! # Who may know whom
//!
//! | module | knows |
//! |---|---|
//! | [`diag`], [`value`], [`profile`], [`pages`] | nothing of the crate (`value`: [`value`] alone) |
//! | [`lexicon`] | `value` |
//! | [`source`] | `diag`, `value` |
//! | [`syntax`] | `source`, `diag` |
//! | [`prose`] | `diag`, `value` |
//! | [`mention`] | `value` |
//! | [`model`] | `syntax`, `source`, `prose`, `value`, `profile`, `lexicon`, `diag` |
//! | [`figures`] | `model`, `value`, `diag` |
//! | [`check`] | `figures`, `model`, `prose`, `mention`, `lexicon`, `value`, `profile`, `diag`, for the finished page `pages`, `view` |
//! | [`view`] | `figures`, `model`, `prose`, `value`, `profile`, `diag` |
//! | [`diff`] | `view`, `figures`, `model`, `prose`, `value`, `profile`, `diag` |
//! | [`repair`] | `syntax`, `source`, `diag` |
//! | [`merge`] | `syntax`, `source`, `model`, `value`, `diag` |
//! | [`sheet`] | `pages`, `view`, `profile`, `value` |
//! | `render` | `sheet`, `pages`, `view`, `diag`; never `model` |
//! | `git` | `source`, `value` |
//! | `report` | `diff`, `diag`, `source`, `view`, `value` |
//! | [`pipeline`], `cli` | all |
//!
//! # What never happens
//!
//! - Nothing below `cli` prints, knows the date, reads the environment or the network.
//! - Nothing a plan says can run, or read a file outside its folder.
//! - No user text becomes markup: it reaches the templates as data.
//! - No figure passes through binary floating point.
//! - No output file is half-written: beside its place, synced, renamed.

// Tests may ask the environment whether to bless.
#![cfg_attr(test, allow(clippy::disallowed_methods))]

pub mod check;
pub mod cli;
pub mod diag;
pub mod diff;
pub mod figures;
#[cfg(feature = "git")]
pub mod git;
pub mod lexicon;
pub mod mention;
pub mod merge;
pub mod model;
pub mod pages;
pub mod pipeline;
pub mod profile;
pub mod prose;
#[cfg(feature = "pdf")]
pub mod render;
pub mod repair;
pub mod report;
pub mod sheet;
pub mod source;
pub mod syntax;
pub mod value;
pub mod view;
