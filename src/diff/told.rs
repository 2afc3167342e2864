//! What a part or a fact prints, and how a reader is told of it.

use super::change::{Aspect, SubjectKind};
use super::leaf::{self, Leaf};
use super::part::{Fact, Key, Part, Print, Side, Slot, Value, cover};
use crate::diag::Span;

/// True for a part that prints nothing itself and has no name: it only holds others together.
pub(super) fn is_frame(part: &Part<'_>) -> bool {
    part.kind == SubjectKind::TaskGroup && part.facts.is_empty() || part.slot == Slot::Budget && part.parent == Some(0)
}

/// True where anything of a part prints.
pub(super) fn prints(side: &Side<'_>, index: usize) -> bool {
    let Some(part) = side.parts.get(index) else { return false };
    // An empty column is seen all the same.
    let seen = matches!(part.kind, SubjectKind::Column | SubjectKind::Table | SubjectKind::Appendix);
    seen || part.facts.iter().any(|fact| !is_silent(fact)) || part.children.iter().any(|child| prints(side, *child))
}

pub(super) fn is_silent(fact: &Fact<'_>) -> bool {
    match &fact.print {
        Print::Leaves(leaves) => leaves.is_empty(),
        Print::Shown(words) => words.is_empty(),
        Print::Lines(lines) => lines.is_empty(),
        Print::Latent => true,
    }
}

pub(super) fn is_wording(value: &Value<'_>) -> bool {
    matches!(value, Value::Inlines(_) | Value::Lines(_) | Value::Prose(_))
}

/// The leaves of a fact, each once however often it is printed.
pub(super) fn distinct<'s, 'p>(side: &'s Side<'p>, leaves: &[usize]) -> Vec<&'s Leaf<'p>> {
    let mut out: Vec<&Leaf<'p>> = leaves.iter().filter_map(|i| side.leaves.list.get(*i)).collect();
    out.sort_by_key(|leaf| (leaf.origin.file, leaf.origin.start));
    out.dedup_by_key(|leaf| (leaf.origin.file, leaf.origin.start));
    out
}

/// What prints of a fact.
pub(super) fn shown(side: &Side<'_>, fact: &Fact<'_>) -> String {
    match &fact.print {
        Print::Leaves(leaves) if !leaves.is_empty() => {
            distinct(side, leaves).into_iter().map(leaf::words).collect::<Vec<_>>().join("\n")
        }
        Print::Shown(words) => words.clone(),
        Print::Leaves(_) | Print::Lines(_) | Print::Latent => fact.value.words(),
    }
}

/// The words of a fact for a reader: as printed, or as typed where it prints in another form.
pub(super) fn told(side: &Side<'_>, fact: &Fact<'_>) -> String {
    match (&fact.value, &fact.print) {
        (_, Print::Leaves(leaves)) if !leaves.is_empty() => shown(side, fact),
        (Value::Lines(_), Print::Lines(lines)) => {
            let words = |runs: &Vec<crate::view::Run>| runs.iter().map(|run| run.text.as_str()).collect::<String>();
            lines.iter().map(words).collect::<Vec<_>>().join("\n")
        }
        (value, _) => value.words(),
    }
}

/// What a part says itself, on one line.
pub(super) fn own_words(part: &Part<'_>) -> String {
    let wanted = |fact: &&Fact<'_>| !fact.is_computed() && !matches!(fact.key, Key::Look(_) | Key::Covers(_));
    match part.kind {
        SubjectKind::Row => part.facts.iter().filter(wanted).map(|f| f.value.words()).collect::<Vec<_>>().join(" | "),
        SubjectKind::Recipient => {
            part.facts.iter().filter(wanted).map(|f| f.value.words()).collect::<Vec<_>>().join(", ")
        }
        _ => part.facts.iter().find(wanted).map_or_else(|| part.name.clone(), |fact| fact.value.words()),
    }
}

/// The bytes of a part with everything in it.
pub(super) fn whole(side: &Side<'_>, index: usize) -> Option<Span> {
    let part = side.parts.get(index)?;
    let own = part.facts.iter().fold(part.extent, |all, fact| cover(all, fact.span));
    part.children.iter().fold(own, |all, child| cover(all, whole(side, *child)))
}

/// What a part stands in, and after what: "nhóm “Tuyên truyền”, sau “Tập huấn”".
pub(super) fn surroundings(side: &Side<'_>, index: usize) -> String {
    let Some(part) = side.parts.get(index) else { return String::new() };
    let parent = part.parent.and_then(|i| side.parts.get(i));
    let siblings = parent.map(|parent| parent.children.as_slice()).unwrap_or_default();
    let at = siblings.iter().position(|i| *i == index).unwrap_or_default();
    let before = siblings.get(..at).into_iter().flatten().rev().filter_map(|i| side.parts.get(*i));
    let before = before.into_iter().find(|other| other.slot == part.slot && !other.name.is_empty());
    let within = parent.filter(|p| !p.name.is_empty()).map(|p| format!("{} “{}”", p.kind.name(), p.name));
    let place = match before {
        Some(other) => format!("sau “{}”", other.name),
        None => "ở đầu".to_owned(),
    };
    within.map_or(place.clone(), |within| format!("{within}, {place}"))
}

/// Which fact of a side, as a reader calls it.
pub(super) fn aspect_in(side: &Side<'_>, key: Key<'_>) -> Aspect {
    let column = |index: usize| side.parts.get(index).map(|part| part.name.clone()).unwrap_or_default();
    match key {
        Key::Field(field) => Aspect::Field(field),
        Key::Amount(year, source) => {
            let source = source.map(|id| source_name(side, id).unwrap_or_else(|| id.to_owned()));
            Aspect::Amount { year, source }
        }
        Key::Cell(index) => Aspect::Cell(column(index)),
        Key::Covers(_) => Aspect::Look("gop"),
        Key::Look(look) => Aspect::Look(look),
    }
}

pub(super) fn source_name(side: &Side<'_>, id: &str) -> Option<String> {
    side.plan.budget.as_ref()?.sources.iter().find(|s| s.id.value == id).map(|s| s.name.clone())
}
