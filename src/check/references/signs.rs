//! How the sections of a plan can be named, and which section a reference means.

use crate::check::{Context, Passage};
use crate::mention::{InternalReference, Label, LabelStyle, PlaceKind};
use crate::model::Section;
use std::collections::{BTreeMap, BTreeSet};

/// What a number of a section stands for.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'p> {
    /// A section.
    Section(&'p Section),
    /// A task shown as a section.
    Task,
}

/// The names of the sections: "II.3.a", "3.a" and "a" for one of them.
#[derive(Debug, Default)]
pub(super) struct Signs<'p> {
    /// By part (none for the text, else the appendix) and name.
    places: BTreeMap<(Option<usize>, String), Vec<Place<'p>>>,
    /// Signs typed at the head of paragraphs: "a", "1", "2.1".
    typed: BTreeSet<String>,
}

/// What a reference comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Found {
    /// It names a place of the plan.
    Here,
    /// It names none.
    Nowhere,
    /// It cannot be told.
    Unknown,
}

impl<'p> Signs<'p> {
    /// Of one plan.
    pub(super) fn of(context: &Context<'p>) -> Self {
        let mut signs = Signs::default();
        for numbered in &context.figures.outline {
            let place = match (numbered.section, numbered.task) {
                (Some(section), _) => Place::Section(section),
                (None, Some(_)) => Place::Task,
                (None, None) => continue,
            };
            let raw: Vec<&str> = numbered.path.iter().map(String::as_str).filter(|sign| !sign.is_empty()).collect();
            // "1.2" under "1" adds "2" to the path.
            let plain: Vec<&str> = raw.iter().map(|sign| sign.rsplit('.').next().unwrap_or(sign)).collect();
            if numbered.sign().is_empty() {
                continue;
            }
            let mut names = BTreeSet::new();
            for path in [&raw, &plain] {
                names.extend((0..path.len()).filter_map(|from| path.get(from..)).map(|path| path.join(".")));
            }
            for name in names {
                signs.places.entry((numbered.appendix, name)).or_default().push(place);
            }
        }
        for passage in context.passages {
            signs.typed.extend(typed_sign(passage).map(str::to_owned));
        }
        signs
    }

    /// The places a label of a reference can mean, for a reader of the passage.
    pub(super) fn places(&self, passage: &Passage<'_>, name: &str) -> impl Iterator<Item = Place<'p>> {
        let parts = [None, passage.appendix];
        let own = usize::from(passage.appendix.is_some()) + 1;
        parts.into_iter().take(own).filter_map(|part| self.places.get(&(part, name.to_owned()))).flatten().copied()
    }

    /// Does the name, outermost first, name a place?
    pub(super) fn find(&self, passage: &Passage<'_>, name: &str) -> Found {
        if self.places(passage, name).next().is_some() {
            return Found::Here;
        }
        let (outer, last) = name.rsplit_once('.').unwrap_or(("", name));
        let around = outer.is_empty() || self.places(passage, outer).next().is_some();
        if around && (self.typed.contains(last) || self.typed.contains(name)) { Found::Unknown } else { Found::Nowhere }
    }
}

/// "a" of "a) …", "1" of "(1) …" or of the marker "1.", "2.1" of "2.1. …".
fn typed_sign<'t>(passage: &'t Passage<'_>) -> Option<&'t str> {
    if let Some(marker) = passage.marker {
        let sign = marker.trim_end_matches(['.', ')']);
        if sign.starts_with(|c: char| c.is_ascii_digit()) {
            return Some(sign);
        }
    }
    let head = passage.words.split_whitespace().next()?;
    let sign = head.trim_start_matches('(').trim_end_matches([')', '.']);
    let closed = head.ends_with([')', '.']) && !sign.is_empty();
    let numbers =
        sign.split('.').all(|part| !part.is_empty() && part.len() < 3 && part.bytes().all(|b| b.is_ascii_digit()));
    let letter = sign.chars().count() == 1 && head.ends_with(')');
    (closed && (numbers || letter)).then_some(sign)
}

/// The names that a reference to a section gives, each with its label; empty where it points to something else.
pub(super) fn names<'r, 'a>(reference: &'r InternalReference<'a>) -> Vec<(String, &'r Label<'a>)> {
    let mut links: Vec<_> = reference.chain.iter().collect();
    links.sort_by_key(|link| std::cmp::Reverse(link.kind));
    let sections = [PlaceKind::Point, PlaceKind::Clause, PlaceKind::Subsection, PlaceKind::Section, PlaceKind::Part];
    // "khoản 2" alone often goes on with a law named before.
    let anchored =
        links.iter().any(|link| matches!(link.kind, PlaceKind::Section | PlaceKind::Subsection | PlaceKind::Part));
    let (Some((last, outer)), true) = (links.split_last(), anchored) else { return Vec::new() };
    if links.iter().any(|link| !sections.contains(&link.kind)) {
        return Vec::new();
    }
    let mut prefix = String::new();
    for link in outer {
        let [label] = link.labels.as_slice() else { return Vec::new() };
        prefix.push_str(&sign(label));
        prefix.push('.');
    }
    last.labels.iter().map(|label| (format!("{prefix}{}", sign(label)), label)).collect()
}

fn sign(label: &Label<'_>) -> String {
    match label.style {
        LabelStyle::Arabic => label.numbers.iter().map(u32::to_string).collect::<Vec<_>>().join("."),
        LabelStyle::Roman | LabelStyle::Mixed | LabelStyle::Letter => label.part.text.to_owned(),
    }
}
