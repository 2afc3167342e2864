//! What changed between two versions, for people and for tools: one function a format, each from plain data to text.
//!
//! | format | function |
//! |---|---|
//! | terminal | [`terminal::text`] |
//! | a comment on a merge request | [`markdown::text`] |
//! | one page for a browser | [`html::page`] |
//! | tools | [`json::text`] |

pub mod html;
pub mod json;
pub mod markdown;
pub mod terminal;
#[cfg(test)]
mod tests;

use super::{Counts, Findings};
use crate::diag::{Diagnostic, Severity, Span};
use crate::diff::{Change, Comparison, Fate, Segment, Topic};

/// One plan of a run, with its findings on both sides.
#[derive(Debug, Clone, Copy)]
pub struct PlanChanges<'a> {
    /// The new version, as shown: its path, or revision and path. Of a plan that is gone, the old one.
    pub name: &'a str,
    /// The old version, as shown. Of a new plan, the new one.
    pub old_name: &'a str,
    /// What the plan is about, as its **trích yếu** says; empty where it cannot be read.
    pub title: &'a str,
    /// What became of it.
    pub outcome: Outcome<'a>,
    /// Files and findings of the old version; none of a new plan.
    pub old: Option<Findings<'a>>,
    /// Files and findings of the new version; none of a plan that is gone.
    pub new: Option<Findings<'a>>,
}

/// What became of a plan.
#[derive(Debug, Clone, Copy)]
pub enum Outcome<'a> {
    /// It is in both versions.
    Compared(&'a Comparison),
    /// It is new.
    Added,
    /// It is gone.
    Deleted,
    /// It is in both versions, and one of them is too broken to be read.
    Unreadable,
}

impl<'a> PlanChanges<'a> {
    /// True where both versions print the same and can be read whole.
    pub fn is_unchanged(&self) -> bool {
        matches!(self.outcome, Outcome::Compared(comparison) if comparison.is_empty()) && self.broken().next().is_none()
    }

    /// The changes; none of a plan that came or went.
    fn changes(&self) -> &'a [Change] {
        self.comparison().map_or(&[], |comparison| comparison.changes.as_slice())
    }

    fn comparison(&self) -> Option<&'a Comparison> {
        match self.outcome {
            Outcome::Compared(comparison) => Some(comparison),
            _ => None,
        }
    }

    /// The sides that have errors, with the word for the version.
    fn broken(&self) -> impl Iterator<Item = (&'static str, Findings<'a>)> + use<'a> {
        let sides = [("bản cũ", self.old), ("bản mới", self.new)];
        let sides = sides.into_iter().filter_map(|(word, findings)| Some((word, findings?)));
        sides.filter(|(_, findings)| findings.list.iter().any(is_error))
    }

    /// What is said before the changes: broken versions, and plans that are no versions of each other.
    fn cautions(&self) -> Vec<String> {
        let mut cautions: Vec<String> = self
            .broken()
            .map(|(version, findings)| {
                let errors = Counts { errors: Counts::of(findings.list).errors, ..Counts::default() };
                let read = match self.outcome {
                    Outcome::Compared(_) => "chỉ so sánh được phần đọc được",
                    Outcome::Unreadable => "không đọc được kế hoạch nên không so sánh được",
                    Outcome::Added | Outcome::Deleted => "xem các lỗi bên dưới",
                };
                format!("{version} có {}, {read}", errors.words())
            })
            .collect();
        if self.comparison().is_some_and(|comparison| !comparison.is_kin()) {
            cautions.push(
                "hai kế hoạch gần như không có phần chung, có thể không phải hai bản của một kế hoạch".to_owned(),
            );
        }
        cautions
    }

    /// What became of the plan, in a line.
    fn headline(&self) -> String {
        match self.outcome {
            Outcome::Compared(comparison) => comparison.headline(),
            Outcome::Added => "kế hoạch mới".to_owned(),
            Outcome::Deleted => "kế hoạch không còn".to_owned(),
            Outcome::Unreadable => "không so sánh được".to_owned(),
        }
    }

    /// The changes by topic, the weightiest first.
    fn by_topic(&self) -> Vec<(Topic, Vec<&'a Change>)> {
        let of = |topic| self.changes().iter().filter(|change| change.topic == topic).collect::<Vec<_>>();
        Topic::ALL.map(|topic| (topic, of(topic))).into_iter().filter(|(_, list)| !list.is_empty()).collect()
    }

    /// "plan.yaml:12 → plan.yaml:14", by what both sides have.
    fn lines(&self, change: &Change) -> String {
        let at =
            |span, findings: Option<Findings<'_>>| spot(span, findings).map(|(file, line)| format!("{file}:{line}"));
        both(at(change.old_span, self.old), at(change.new_span, self.new))
    }
}

/// "Mục II → Mục III", by what both papers have.
fn places(change: &Change) -> String {
    both(change.subject.old_place.clone(), change.subject.new_place.clone())
}

fn both(old: Option<String>, new: Option<String>) -> String {
    match (old, new) {
        (Some(old), Some(new)) if old == new => new,
        (Some(old), Some(new)) => format!("{old} → {new}"),
        (Some(old), None) => format!("{old} (bản cũ)"),
        (None, Some(new)) => format!("{new} (bản mới)"),
        (None, None) => String::new(),
    }
}

/// File and line of a span.
fn spot<'a>(span: Option<Span>, findings: Option<Findings<'a>>) -> Option<(&'a str, usize)> {
    let file = findings?.sources.iter().find(|file| span.is_some_and(|span| span.file == file.id))?;
    Some((&file.name, file.line_column(span?.start).0))
}

fn is_error(finding: &Diagnostic) -> bool {
    finding.severity == Severity::Error
}

/// Counts plans by what became of them: "2 kế hoạch thay đổi, 1 kế hoạch mới, 5 kế hoạch không đổi"; empty for one plan.
fn tally(plans: &[PlanChanges<'_>]) -> String {
    if plans.len() < 2 {
        return String::new();
    }
    let count = |wanted: &dyn Fn(&PlanChanges<'_>) -> bool| plans.iter().filter(|plan| wanted(plan)).count();
    let told = [
        (count(&|p| matches!(p.outcome, Outcome::Compared(_)) && !p.is_unchanged()), "kế hoạch thay đổi"),
        (count(&|p| matches!(p.outcome, Outcome::Added)), "kế hoạch mới"),
        (count(&|p| matches!(p.outcome, Outcome::Deleted)), "kế hoạch không còn"),
        (count(&|p| matches!(p.outcome, Outcome::Unreadable)), "kế hoạch không so sánh được"),
        (count(&|p| p.is_unchanged()), "kế hoạch không đổi"),
    ];
    let told = told.into_iter().filter(|(count, _)| *count > 0).map(|(count, words)| format!("{count} {words}"));
    told.collect::<Vec<_>>().join(", ")
}

/// Words around a change that are shown with it.
const CONTEXT: usize = 8;

/// The segments with long kept stretches shortened to the words next to a change.
fn around_changes(segments: &[Segment]) -> Vec<Segment> {
    let last = segments.len().saturating_sub(1);
    let shorten = |(at, segment): (usize, &Segment)| {
        let words: Vec<&str> = segment.text.split_inclusive(char::is_whitespace).collect();
        let (head, tail) = (if at == 0 { 0 } else { CONTEXT }, if at == last { 0 } else { CONTEXT });
        if segment.fate != Fate::Kept || words.len() <= head + tail + 2 {
            return segment.clone();
        }
        let begin: String = words.get(..head).unwrap_or_default().concat();
        let end: String = words.get(words.len() - tail..).unwrap_or_default().concat();
        let gap = match (begin.is_empty(), end.is_empty()) {
            (true, _) => "… ",
            (false, true) => "…",
            (false, false) => "… ",
        };
        Segment { fate: Fate::Kept, text: format!("{begin}{gap}{end}") }
    };
    segments.iter().enumerate().map(shorten).collect()
}
