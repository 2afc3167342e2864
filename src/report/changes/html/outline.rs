//! Where in the plans the changes are: the places of the paper as an outline.

use super::super::PlanChanges;
use crate::diff::Change;
use crate::report::harmless;
use serde::Serialize;
use std::collections::BTreeMap;

/// A place with changes.
#[derive(Serialize)]
pub(super) struct Place {
    /// Its key in the address.
    key: String,
    /// The address.
    link: String,
    name: String,
    depth: usize,
    count: usize,
}

/// Changes that the paper has no place for.
const NOWHERE: &str = "Toàn văn bản";

/// The places from the outside in: "Mục II", "Mục II.3"; "Phụ lục I", "Phụ lục I, số thứ tự 5".
fn steps(change: &Change) -> Vec<String> {
    let Some(place) = change.subject.place().filter(|place| !place.is_empty()) else {
        return vec![NOWHERE.to_owned()];
    };
    let place = harmless(place);
    let head = place.split(", ").next().unwrap_or_default();
    let dots = head.match_indices('.').map(|(at, _)| at).filter(|at| at + 1 < head.len());
    let mut ends: Vec<usize> = dots.collect();
    ends.push(head.len());
    ends.extend(Some(place.len()).filter(|end| *end > head.len()));
    ends.into_iter().filter_map(|end| place.get(..end)).map(str::to_owned).collect()
}

/// The keys of a change's place and of what it lies in.
pub(super) fn path(plan: usize, change: &Change) -> Vec<String> {
    steps(change).into_iter().map(|step| key(plan, &step)).collect()
}

fn key(plan: usize, step: &str) -> String {
    format!("{}:{step}", plan + 1)
}

/// All places with changes, plan by plan, in the order in which the plan is written.
pub(super) fn outline(plans: &[&PlanChanges<'_>]) -> Vec<Place> {
    let mut places = Vec::new();
    for (number, plan) in plans.iter().enumerate() {
        let several = usize::from(plans.len() > 1);
        let mut counts: BTreeMap<Vec<String>, (usize, usize)> = BTreeMap::new();
        for change in plan.changes() {
            let steps = steps(change);
            let at = change.new_span.or(change.old_span).map_or(usize::MAX, |span| span.start);
            for end in 1..=steps.len() {
                let entry = counts.entry(steps.get(..end).unwrap_or_default().to_vec()).or_insert((0, at));
                *entry = (entry.0 + 1, entry.1.min(at));
            }
        }
        // By the first byte of each step, so that what lies in a place follows it.
        let rank = |steps: &[String]| -> Vec<(usize, String)> {
            let first =
                |end: usize| counts.get(steps.get(..end).unwrap_or_default()).map_or(usize::MAX, |entry| entry.1);
            (1..=steps.len()).map(|end| (first(end), steps.get(end - 1).cloned().unwrap_or_default())).collect()
        };
        let mut order: Vec<&Vec<String>> = counts.keys().collect();
        order.sort_by_cached_key(|steps| rank(steps));
        if several > 0 && !order.is_empty() {
            places.push(Place {
                key: String::new(),
                link: String::new(),
                name: super::title_of(plan),
                depth: 0,
                count: plan.changes().len(),
            });
        }
        for steps in order {
            let (Some(last), Some((count, _))) = (steps.last(), counts.get(steps)) else { continue };
            let parent = steps.len().checked_sub(2).and_then(|at| steps.get(at)).map_or("", String::as_str);
            // Within its place only what is new to it is told.
            let own = last.strip_prefix(parent).map(|own| own.trim_start_matches([',', ' '])).unwrap_or(last);
            let name = if own.starts_with('.') || own.is_empty() { last.as_str() } else { own };
            let key = key(number, last);
            places.push(Place {
                link: format!("place={}", encoded(&key)),
                key,
                name: crate::value::capitalised(name),
                depth: several + steps.len() - 1,
                count: *count,
            });
        }
    }
    places
}

/// The text as a value in an address.
fn encoded(text: &str) -> String {
    let plain = |byte: &u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_');
    text.bytes().map(|b| if plain(&b) { char::from(b).to_string() } else { format!("%{b:02X}") }).collect()
}
