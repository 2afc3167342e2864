//! One change as a card: its sentence, both sides, what else it changes.

use super::super::{PlanChanges, places};
use super::outline::path;
use crate::diff::{Aspect, Change, Fate, Meaning, Topic, segments};
use crate::report::harmless;
use crate::value::capitalised;
use serde::Serialize;

#[derive(Serialize)]
pub(super) struct Card {
    id: String,
    kind: &'static str,
    /// JSON: the names of the bodies.
    units: String,
    /// JSON: its place and what that lies in.
    path: String,
    /// Class and word of a mark before the headline; empty where the headline says it.
    badge: &'static str,
    word: &'static str,
    /// The part, where the statement does not name it.
    title: String,
    statement: String,
    places: String,
    lines: String,
    sides: bool,
    old: Vec<Piece>,
    new: Vec<Piece>,
    effects: Vec<String>,
}

/// A stretch of one side.
#[derive(Serialize)]
struct Piece {
    changed: bool,
    text: String,
}

/// The cards of a topic; `number` counts through the plan.
pub(super) fn cards(at: usize, plan: &PlanChanges<'_>, changes: &[&Change], number: &mut usize) -> Vec<Card> {
    let card = |change: &&Change| {
        *number += 1;
        card(format!("k{}-{number}", at + 1), at, plan, change)
    };
    changes.iter().map(card).collect()
}

fn card(id: String, at: usize, plan: &PlanChanges<'_>, change: &Change) -> Card {
    let (badge, word) = match (&change.meaning, &change.aspect) {
        _ if change.topic == Topic::Layout => ("", ""),
        (Meaning::Added, Aspect::Existence) => ("added", "thêm"),
        (Meaning::Removed, Aspect::Existence) => ("removed", "bỏ"),
        _ => ("", ""),
    };
    let title = change.subject.title();
    let names_itself = change.names_itself() || title.is_empty();
    let statement = match badge {
        "" => change.statement(),
        _ if title.is_empty() => change.statement(),
        _ => title.clone(),
    };
    let (old, new) = sides(change);
    let json = |list: &[String]| serde_json::Value::from(list).to_string();
    let units: Vec<String> = change.units.iter().map(|unit| harmless(unit)).collect();
    Card {
        id,
        kind: change.subject.kind.key(),
        units: json(&units),
        path: json(&path(at, change)),
        badge,
        word,
        title: if names_itself { String::new() } else { capitalised(&harmless(&title)) },
        statement: capitalised(&harmless(&statement)),
        places: harmless(&places(change)),
        lines: harmless(&plan.lines(change)),
        sides: tells_more(change) && !(old.is_empty() && new.is_empty()),
        old,
        new,
        effects: change.effects.iter().map(|effect| harmless(&effect.sentence())).collect(),
    }
}

/// False where both sides would only say the name of the part again.
fn tells_more(change: &Change) -> bool {
    let line = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let same = |side: &Option<String>| side.as_deref().is_none_or(|text| line(text) == change.subject.name);
    change.aspect != Aspect::Existence || !(same(&change.old) && same(&change.new))
}

/// Old and new words, with what is only there.
fn sides(change: &Change) -> (Vec<Piece>, Vec<Piece>) {
    let compared = match (&change.meaning, &change.old, &change.new) {
        (Meaning::Reworded(segments), ..) => segments.clone(),
        // Of a list of bodies only who came and went is marked.
        (Meaning::Bodies { removed, .. }, Some(old), Some(new)) if !removed.contains(old) => segments(old, new),
        _ => Vec::new(),
    };
    if !compared.is_empty() {
        let side = |without: Fate| {
            let own = compared.iter().filter(|segment| segment.fate != without);
            own.map(|s| Piece { changed: s.fate != Fate::Kept, text: harmless(&s.text) }).collect()
        };
        return (side(Fate::Inserted), side(Fate::Deleted));
    }
    let differs = change.old != change.new && !matches!(change.meaning, Meaning::Moved { .. });
    let side = |text: &Option<String>| {
        let text = text.as_deref().filter(|text| !text.is_empty());
        text.map(|text| Piece { changed: differs, text: harmless(text) }).into_iter().collect()
    };
    (side(&change.old), side(&change.new))
}
