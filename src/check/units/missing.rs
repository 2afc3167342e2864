//! Bodies with work that do not get the plan.

use super::bodies::{Assigned, Part};
use super::naming::{self, Kind};
use super::{issuer, kh305};
use crate::check::Context;
use crate::diag::Span;
use std::collections::{BTreeSet, HashMap};

/// A body that does not get the plan: its first and its further places.
pub(super) struct NotReached<'a, 'p> {
    /// The first place.
    pub first: &'a Assigned<'p>,
    /// Some others.
    pub more: Vec<Span>,
}

/// More places than these tell the reader nothing new.
const PLACES: usize = 3;

/// The bodies whose greatest part is this one.
pub(super) fn not_reached<'a, 'p>(context: &'a Context<'p>, part: Part) -> Vec<NotReached<'a, 'p>> {
    // Where nobody gets it, another rule has said so.
    if context.plan.recipients.is_empty() {
        return Vec::new();
    }
    let bodies = context.bodies();
    let assigned = bodies.assigned(context);
    let reached = bodies.reached(context);
    let leads: BTreeSet<&[String]> =
        assigned.iter().filter(|body| body.part == Part::Lead).map(|body| body.key.as_slice()).collect();
    let mut found: Vec<NotReached<'a, 'p>> = Vec::new();
    // Where each body stands among those found; none where nothing is missing.
    let mut known: HashMap<&[String], Option<usize>> = HashMap::new();
    for body in assigned.iter().filter(|body| body.part == part) {
        let at = *known.entry(body.key.as_slice()).or_insert_with(|| {
            let lesser = part == Part::Support && leads.contains(body.key.as_slice());
            let spared = lesser || naming::is_vague(&body.key) || issuer::is(context, &body.key);
            if spared || !is_certain(context, body) || reached.covers(context, body) {
                return None;
            }
            found.push(NotReached { first: body, more: Vec::new() });
            Some(found.len() - 1)
        });
        if let Some(one) = at.and_then(|at| found.get_mut(at))
            && one.first.span != body.span
            && one.more.len() < PLACES
        {
            one.more.push(body.span);
        }
    }
    found
}

/// Is it certain who is meant? A slip of the pen is another finding; bodies that meet get the plan through their members.
fn is_certain(context: &Context<'_>, body: &Assigned<'_>) -> bool {
    let declared = body.unit.is_some();
    let meets = !declared && naming::kind(&body.key) == Some(Kind::Council);
    !meets && !naming::is_role(&body.key) && kh305::near_name(context, body).is_none()
}
