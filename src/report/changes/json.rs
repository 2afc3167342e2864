//! Changes as one JSON object, for tools.
//!
//! `{ "unchanged": 3, "plans": [ { "name", "old_name", "title", "outcome", "kin", "headline", "summary", "errors", "changes" } ] }`
//!
//! Plans that print the same in both versions are counted in `unchanged` and not listed. Offsets are bytes of the file as it lies on
//! the disk, from 0; lines and columns count from 1. Figures are texts, exact, with a dot before the decimals; what a plan prints is
//! given as printed.

use super::super::Findings;
use super::super::json::{Finding, Place, dress_one, name, place};
use super::{Outcome, PlanChanges, is_error};
use crate::diag::Span;
use crate::diff::{Aspect, Change, Effect, EffectKind, Fate, Meaning, Segment, Subject, Summary};
use crate::value::deadline::Shift;
use rust_decimal::Decimal;
use serde::Serialize;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Run<'a> {
    /// How many plans print the same in both versions.
    unchanged: usize,
    plans: Vec<Plan<'a>>,
}

#[derive(Serialize)]
struct Plan<'a> {
    name: &'a str,
    old_name: &'a str,
    title: &'a str,
    /// `compared`, `added`, `deleted` or `unreadable`.
    outcome: &'static str,
    /// False where the two are no versions of one plan; null where nothing was compared.
    kin: Option<bool>,
    headline: String,
    summary: Option<Figures<'a>>,
    errors: Vec<Error<'a>>,
    changes: Vec<Entry<'a>>,
}

/// An error of one side.
#[derive(Serialize)]
struct Error<'a> {
    /// `old` or `new`.
    version: &'static str,
    #[serde(flatten)]
    finding: Finding<'a>,
}

/// The changes in figures.
#[derive(Serialize)]
struct Figures<'a> {
    sentence: String,
    topics: BTreeMap<&'static str, usize>,
    added: BTreeMap<&'static str, usize>,
    removed: BTreeMap<&'static str, usize>,
    deadlines_later: usize,
    deadlines_earlier: usize,
    /// What the totals are counted in.
    unit: &'a str,
    totals: Vec<Consequence<'a>>,
}

/// One changed fact.
#[derive(Serialize)]
struct Entry<'a> {
    /// What it is about: `kinh_phi`, `thoi_han` …
    topic: &'static str,
    subject: Part<'a>,
    aspect: Fact<'a>,
    meaning: Sense<'a>,
    headline: String,
    old: Option<&'a str>,
    new: Option<&'a str>,
    old_at: Option<Spot<'a>>,
    new_at: Option<Spot<'a>>,
    units: &'a [String],
    effects: Vec<Consequence<'a>>,
}

#[derive(Serialize)]
struct Part<'a> {
    /// `nhiem_vu`, `muc` …
    kind: &'static str,
    id: Option<&'a str>,
    name: &'a str,
    old_place: Option<&'a str>,
    new_place: Option<&'a str>,
}

/// Which fact of the part.
#[derive(Serialize)]
struct Fact<'a> {
    /// `existence`, `field`, `amount`, `cell` or `look`.
    kind: &'static str,
    /// The YAML key of a field or look.
    key: Option<&'a str>,
    /// Of an amount.
    year: Option<i32>,
    /// Of an amount: the name of its source.
    source: Option<&'a str>,
    /// Of a cell: the title of its column.
    column: Option<&'a str>,
    /// Its name in Vietnamese.
    name: String,
}

#[derive(Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Sense<'a> {
    Added,
    Removed,
    Moved { from: &'a str, to: &'a str },
    Split { parts: Vec<Part<'a>> },
    Merged { parts: Vec<Part<'a>> },
    Shifted { days: Option<i64>, months: Option<i32>, of: &'static str },
    Bodies { added: &'a [String], removed: &'a [String] },
    Amount { difference: String, percent: Option<String>, unit: &'a str },
    Reworded { segments: Vec<Stretch<'a>> },
    Restyled,
    Replaced,
}

#[derive(Serialize)]
struct Stretch<'a> {
    /// `kept`, `deleted` or `inserted`.
    fate: &'static str,
    text: &'a str,
}

/// What else prints differently.
#[derive(Serialize)]
struct Consequence<'a> {
    /// `sum`, `quotation`, `numbering` or `repetition`.
    kind: &'static str,
    place: &'a str,
    old: Option<&'a str>,
    new: Option<&'a str>,
    difference: Option<String>,
    sentence: String,
}

/// A file and the bytes in it.
#[derive(Serialize)]
struct Spot<'a> {
    file: &'a str,
    #[serde(flatten)]
    place: Place,
}

/// Everything that changed, as one JSON object with a line break at its end.
///
/// # Errors
/// None in practice: nothing here cannot be written as JSON.
pub fn text(plans: &[PlanChanges<'_>]) -> serde_json::Result<String> {
    let run = Run {
        unchanged: plans.iter().filter(|plan| plan.is_unchanged()).count(),
        plans: plans.iter().filter(|plan| !plan.is_unchanged()).map(plan).collect(),
    };
    let mut text = serde_json::to_string_pretty(&run)?;
    text.push('\n');
    Ok(text)
}

fn plan<'a>(plan: &PlanChanges<'a>) -> Plan<'a> {
    let errors =
        [("old", plan.old), ("new", plan.new)].into_iter().filter_map(|(version, side)| Some((version, side?)));
    let errors = errors.flat_map(|(version, side)| {
        let errors = side.list.iter().filter(|finding| is_error(finding));
        errors.map(move |finding| Error { version, finding: dress_one(side, finding) })
    });
    Plan {
        name: plan.name,
        old_name: plan.old_name,
        title: plan.title,
        outcome: match plan.outcome {
            Outcome::Compared(_) => "compared",
            Outcome::Added => "added",
            Outcome::Deleted => "deleted",
            Outcome::Unreadable => "unreadable",
        },
        kin: plan.comparison().map(|comparison| comparison.is_kin()),
        headline: plan.headline(),
        summary: plan.comparison().map(|comparison| figures(&comparison.summary)),
        errors: errors.collect(),
        changes: plan.changes().iter().map(|change| entry(change, plan)).collect(),
    }
}

fn figures(summary: &Summary) -> Figures<'_> {
    Figures {
        sentence: summary.sentence(),
        topics: summary.topics.iter().map(|(topic, count)| (topic.key(), *count)).collect(),
        added: summary.added.iter().map(|(kind, count)| (kind.key(), *count)).collect(),
        removed: summary.removed.iter().map(|(kind, count)| (kind.key(), *count)).collect(),
        deadlines_later: summary.deadlines.0,
        deadlines_earlier: summary.deadlines.1,
        unit: &summary.unit,
        totals: summary.totals.iter().map(consequence).collect(),
    }
}

fn entry<'a>(change: &'a Change, plan: &PlanChanges<'a>) -> Entry<'a> {
    Entry {
        topic: change.topic.key(),
        subject: part(&change.subject),
        aspect: fact(change),
        meaning: sense(&change.meaning),
        headline: change.headline(),
        old: change.old.as_deref(),
        new: change.new.as_deref(),
        old_at: spot(change.old_span, plan.old),
        new_at: spot(change.new_span, plan.new),
        units: &change.units,
        effects: change.effects.iter().map(consequence).collect(),
    }
}

fn part(subject: &Subject) -> Part<'_> {
    Part {
        kind: subject.kind.key(),
        id: subject.id.as_deref(),
        name: &subject.name,
        old_place: subject.old_place.as_deref(),
        new_place: subject.new_place.as_deref(),
    }
}

fn fact(change: &Change) -> Fact<'_> {
    let mut fact = Fact { kind: "existence", key: None, year: None, source: None, column: None, name: change.field() };
    match &change.aspect {
        Aspect::Existence => {}
        Aspect::Field(key) => (fact.kind, fact.key) = ("field", Some(*key)),
        Aspect::Look(key) => (fact.kind, fact.key) = ("look", Some(*key)),
        Aspect::Cell(column) => (fact.kind, fact.column) = ("cell", Some(column.as_str())),
        Aspect::Amount { year, source } => {
            (fact.kind, fact.year, fact.source) = ("amount", *year, source.as_deref());
        }
    }
    fact
}

fn sense(meaning: &Meaning) -> Sense<'_> {
    match meaning {
        Meaning::Added => Sense::Added,
        Meaning::Removed => Sense::Removed,
        Meaning::Moved { from, to } => Sense::Moved { from, to },
        Meaning::Split(parts) => Sense::Split { parts: parts.iter().map(part).collect() },
        Meaning::Merged(parts) => Sense::Merged { parts: parts.iter().map(part).collect() },
        Meaning::Shifted(Shift::Days { days, months }) => {
            Sense::Shifted { days: Some(*days), months: *months, of: "end" }
        }
        Meaning::Shifted(Shift::Start { days }) => Sense::Shifted { days: Some(*days), months: None, of: "start" },
        Meaning::Shifted(Shift::Reworded) => Sense::Shifted { days: None, months: None, of: "words" },
        Meaning::Shifted(Shift::Other) => Sense::Shifted { days: None, months: None, of: "kind" },
        Meaning::Bodies { added, removed } => Sense::Bodies { added, removed },
        Meaning::Amount { difference, percent, unit } => {
            Sense::Amount { difference: plain(*difference), percent: percent.map(plain), unit }
        }
        Meaning::Reworded(segments) => Sense::Reworded { segments: segments.iter().map(stretch).collect() },
        Meaning::Restyled => Sense::Restyled,
        Meaning::Replaced => Sense::Replaced,
    }
}

fn stretch(segment: &Segment) -> Stretch<'_> {
    let fate = match segment.fate {
        Fate::Kept => "kept",
        Fate::Deleted => "deleted",
        Fate::Inserted => "inserted",
    };
    Stretch { fate, text: &segment.text }
}

fn consequence(effect: &Effect) -> Consequence<'_> {
    Consequence {
        kind: match effect.kind {
            EffectKind::Sum => "sum",
            EffectKind::Quotation => "quotation",
            EffectKind::Numbering => "numbering",
            EffectKind::Repetition => "repetition",
        },
        place: &effect.place,
        old: effect.old.as_deref(),
        new: effect.new.as_deref(),
        difference: effect.difference.map(plain),
        sentence: effect.sentence(),
    }
}

/// A figure for tools: without groups, with a dot.
fn plain(figure: Decimal) -> String {
    figure.normalize().to_string()
}

fn spot<'a>(span: Option<Span>, findings: Option<Findings<'a>>) -> Option<Spot<'a>> {
    let (span, sources) = (span?, findings?.sources);
    let known = sources.iter().any(|file| file.id == span.file);
    known.then(|| Spot { file: name(span, sources), place: place(span, sources) })
}
