//! What several rules of the block ask of the issuer and the signer, found once.

use super::regime::Issuer;
use super::signing::{Line, find_lines};
use crate::check::Context;
use std::cell::OnceCell;

/// The issuer and the lines above the signer's name.
#[derive(Debug)]
pub(in crate::check) struct Parts<'p> {
    issuer: OnceCell<Option<Issuer>>,
    lines: OnceCell<Vec<Line<'p>>>,
}

impl<'p> Parts<'p> {
    pub(in crate::check) fn new() -> Self {
        Parts { issuer: OnceCell::new(), lines: OnceCell::new() }
    }

    /// The issuer of the plan; none where the plan names no one.
    pub(super) fn issuer(&self, context: &Context<'p>) -> Option<&Issuer> {
        self.issuer.get_or_init(|| Issuer::of(context.plan, context.lexicon)).as_ref()
    }

    /// Every line above the name, from the top.
    pub(super) fn lines(&self, context: &Context<'p>) -> &[Line<'p>] {
        self.lines.get_or_init(|| find_lines(context))
    }
}
