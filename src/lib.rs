//! skeleton
pub mod check;
pub mod diag;
pub mod figures;
pub mod model;
pub mod pipeline;
pub mod profile;
pub mod prose;
pub mod source;
pub mod syntax;
pub mod value;
pub mod view;
