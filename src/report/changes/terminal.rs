//! Changes for a terminal: the summary first, then what changed, by topic.

use super::super::harmless;
use super::super::terminal::{Look, write};
use super::super::wrap::wrap;
use super::{Outcome, PlanChanges, around_changes, is_error, places, tally};
use crate::diff::{Change, Fate, Meaning, Segment};

/// Narrower than this nothing can be read.
const NARROWEST: usize = 40;

/// Columns before the words of a change, and before what is said about it.
const INDENT: (usize, usize) = (4, 6);

/// Everything that changed, plan by plan; what did not is only counted.
pub fn text(plans: &[PlanChanges<'_>], look: Look) -> String {
    let look = Look { width: look.width.max(NARROWEST), ..look };
    let mut sheet = Sheet { text: String::new(), ink: Ink::new(look.colour), look };
    for plan in plans.iter().filter(|plan| !plan.is_unchanged()) {
        sheet.plan(plan);
    }
    let tally = match plans {
        [plan] if plan.is_unchanged() => plan.headline(),
        plans => tally(plans),
    };
    if !tally.is_empty() {
        sheet.line(&tally, "", 0, 0);
    }
    format!("{}\n", sheet.text.trim_end()).trim_start_matches('\n').to_owned()
}

/// Colours; all empty without.
#[derive(Debug, Clone, Copy)]
struct Ink {
    bold: &'static str,
    faint: &'static str,
    topic: &'static str,
    caution: &'static str,
    /// Words struck and added in their sentence.
    struck: &'static str,
    added: &'static str,
    /// A value before and after.
    before: &'static str,
    after: &'static str,
    end: &'static str,
}

impl Ink {
    fn new(colour: bool) -> Self {
        if !colour {
            let none = "";
            return Ink {
                bold: none,
                faint: none,
                topic: none,
                caution: none,
                struck: none,
                added: none,
                before: none,
                after: none,
                end: none,
            };
        }
        Ink {
            bold: "\x1b[1m",
            faint: "\x1b[2m",
            topic: "\x1b[1;36m",
            caution: "\x1b[1;33m",
            struck: "\x1b[9;31m",
            added: "\x1b[4;32m",
            before: "\x1b[31m",
            after: "\x1b[32m",
            end: "\x1b[0m",
        }
    }
}

struct Sheet {
    text: String,
    ink: Ink,
    look: Look,
}

impl Sheet {
    fn plan(&mut self, plan: &PlanChanges<'_>) {
        let ink = self.ink;
        self.line(&harmless(plan.name), ink.bold, 0, 2);
        if !plan.title.is_empty() {
            self.line(&harmless(plan.title), "", 2, 2);
        }
        if plan.name != plan.old_name && !matches!(plan.outcome, Outcome::Added | Outcome::Deleted) {
            self.line(&format!("bản cũ: {}", harmless(plan.old_name)), ink.faint, 2, 2);
        }
        for caution in plan.cautions() {
            self.line(&caution, ink.caution, 2, 2);
        }
        for (_, findings) in plan.broken() {
            let mut drawn = Vec::new();
            // Writing to memory cannot fail.
            let _ = write(&mut drawn, findings, self.look, is_error);
            self.text.push('\n');
            self.text.push_str(String::from_utf8_lossy(&drawn).trim_end());
            self.text.push_str("\n\n");
        }
        self.line(&harmless(&plan.headline()), "", 2, 2);
        if let Some(comparison) = plan.comparison() {
            let totals = comparison.summary.further_totals();
            totals.iter().for_each(|total| self.line(&harmless(total), "", 4, 6));
        }
        for (topic, changes) in plan.by_topic() {
            self.text.push('\n');
            self.line(&format!("{} ({})", topic.name(), changes.len()), ink.topic, 0, 0);
            changes.into_iter().for_each(|change| self.change(plan, change));
        }
        self.text.push('\n');
    }

    fn change(&mut self, plan: &PlanChanges<'_>, change: &Change) {
        let (first, rest) = INDENT;
        self.line(&format!("• {}", harmless(&change.headline())), "", first - 2, first);
        match &change.meaning {
            Meaning::Reworded(segments) => self.words(segments),
            _ if change.is_cut() => self.values(change),
            _ => {}
        }
        for effect in &change.effects {
            self.line(&format!("→ {}", harmless(&effect.sentence())), "", rest, rest + 2);
        }
        let spots = [places(change), plan.lines(change)];
        let spots: Vec<String> =
            spots.into_iter().filter(|spot| !spot.is_empty()).map(|spot| harmless(&spot)).collect();
        if !spots.is_empty() {
            self.line(&spots.join(" · "), self.ink.faint, rest, rest);
        }
    }

    /// Words struck and added in their sentence.
    fn words(&mut self, segments: &[Segment]) {
        let ink = self.ink;
        let mut told = String::new();
        for segment in around_changes(segments) {
            let text = harmless(&segment.text).replace('\n', " ");
            let (tint, open, close) = match segment.fate {
                Fate::Kept => {
                    told.push_str(&text);
                    continue;
                }
                Fate::Deleted => (ink.struck, "[-", "-]"),
                Fate::Inserted => (ink.added, "{+", "+}"),
            };
            if tint.is_empty() {
                let inner = text.trim();
                told += &text.replacen(inner, &format!("{open}{inner}{close}"), usize::from(!inner.is_empty()));
            } else {
                // Word by word, so that a broken line does not colour the margin.
                let tinted =
                    |word: &str| if word.is_empty() { String::new() } else { format!("{tint}{word}{}", ink.end) };
                told += &text.split(' ').map(tinted).collect::<Vec<_>>().join(" ");
            }
        }
        self.line(told.trim(), "", INDENT.1, INDENT.1);
    }

    /// Both values whole, where the headline cuts them.
    fn values(&mut self, change: &Change) {
        let indent = INDENT.1 + 2;
        for (mark, tint, value) in [("−", self.ink.before, &change.old), ("+", self.ink.after, &change.new)] {
            if let Some(value) = value {
                self.line(&format!("{mark} {}", harmless(value)), tint, INDENT.1, indent);
            }
        }
    }

    /// A line of its own, broken to the width.
    fn line(&mut self, words: &str, tint: &str, first: usize, rest: usize) {
        let wrapped = wrap(words, self.look.width, first, rest);
        let end = if tint.is_empty() { "" } else { self.ink.end };
        self.text += &format!("{}{tint}{wrapped}{end}\n", " ".repeat(first));
    }
}
