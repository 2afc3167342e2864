//! One plan up to its finished pages, with all findings: what `build` and `check` have in common.

use super::discover::Found;
use super::failure::Failure;
#[cfg(feature = "pdf")]
use super::resources;
use crate::check::Policy;
use crate::diag::{Diagnostic, Mode, Severity};
#[cfg(feature = "pdf")]
use crate::pages::Pages;
use crate::pipeline::{self, Stage};
use crate::profile::Profile;
#[cfg(feature = "pdf")]
use crate::render::{Resources, Typeset};
use crate::report::{Counts, Findings};
use crate::source::Sources;
use crate::view::View;
use std::time::Duration;

/// What all plans share.
#[derive(Debug, Clone)]
pub struct Shared {
    /// How findings are judged.
    pub policy: Policy,
    /// Templates and fonts of the tool.
    #[cfg(feature = "pdf")]
    resources: Resources,
}

impl Shared {
    /// What is part of the tool.
    pub fn new(policy: Policy) -> Self {
        Shared {
            policy,
            #[cfg(feature = "pdf")]
            resources: Resources::embedded(),
        }
    }
}

/// What became of a plan.
#[derive(Debug)]
pub struct Examined {
    /// The files read.
    pub sources: Sources,
    /// All findings, in order.
    pub findings: Vec<Diagnostic>,
    /// The plan's own mode.
    pub state: Mode,
    /// The laid-out document; none where the plan has errors.
    pub view: Option<View>,
    /// The rules it is set by; none where the plan could not be read.
    pub profile: Option<&'static Profile>,
    /// How long each stage took.
    pub timings: Vec<(Stage, Duration)>,
    /// The finished pages; none where the plan has errors.
    #[cfg(feature = "pdf")]
    pub set: Option<(Typeset, Pages)>,
    /// Templates and fonts that were used.
    #[cfg(feature = "pdf")]
    pub resources: Resources,
}

impl Examined {
    /// True when nothing stops the plan.
    pub fn is_sound(&self) -> bool {
        self.findings.iter().all(|f| f.severity != Severity::Error)
    }

    /// The findings, with their files.
    pub fn report(&self) -> Findings<'_> {
        Findings { sources: &self.sources, list: &self.findings }
    }

    /// Gives up what only `write` needs: the pages of many plans would fill the memory.
    pub fn let_go(&mut self) {
        self.view = None;
        #[cfg(feature = "pdf")]
        {
            self.set = None;
        }
    }

    /// How many findings there are.
    pub fn counts(&self) -> Counts {
        Counts::of(&self.findings)
    }
}

/// How far a plan is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// To its last word: all that a check of the source needs, in a few milliseconds.
    Words,
    /// To its finished pages.
    Pages,
}

/// Takes a plan through the stages.
///
/// # Errors
/// A file cannot be opened.
pub fn examine(found: &Found, shared: &Shared, depth: Depth) -> Result<Examined, Failure> {
    let mut compiled =
        pipeline::open(&found.path, &found.name, &shared.policy).map_err(|error| Failure::read(&found.path, &error))?;
    let state = compiled.plan.as_ref().map(|plan| plan.state).unwrap_or_default();
    let profile = compiled.plan.as_ref().map(|plan| plan.profile);
    #[cfg(not(feature = "pdf"))]
    {
        let (Shared { .. }, Depth::Words | Depth::Pages) = (shared, depth);
        compiled.settle(crate::diag::Diags::new());
        let pipeline::Compiled { sources, findings, view, timings, .. } = compiled;
        Ok(Examined { sources, findings, state, view, profile, timings })
    }
    #[cfg(feature = "pdf")]
    {
        let mut diags = crate::diag::Diags::new();
        let resources = match resources::of(found)? {
            Some(own) => Resources::new(own, &mut diags),
            None => shared.resources.clone(),
        };
        let set = compiled.set(&resources, depth == Depth::Pages, diags);
        let pipeline::Compiled { sources, findings, view, timings, .. } = compiled;
        Ok(Examined { sources, findings, state, view, profile, timings, set, resources })
    }
}
