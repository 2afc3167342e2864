//! Lists of lines, single phrases, recipients.

use super::align::{Item, List, Step, align};
use super::words::{text, weave, weave_phrase, whole, whole_phrase};
use super::{Kind, Place, Weaver};
use crate::value::bag::hash;
use crate::view::{Mark, Phrase, Recipient, Recipients, Run, Runs};

impl Weaver {
    /// Runs that both versions have.
    pub(super) fn runs(&mut self, place: Place, old: &[Run], new: &[Run]) -> Runs {
        let woven = weave(old, new);
        if old != new {
            self.changed(place, old, new, &woven);
        }
        woven
    }

    /// Runs that a version may not have.
    pub(super) fn runs_if(&mut self, place: Place, old: Option<&Runs>, new: Option<&Runs>) -> Option<Runs> {
        match (old, new) {
            (Some(old), Some(new)) => Some(self.runs(place, old, new)),
            (Some(old), None) => {
                self.alone(place, Kind::Removed, old);
                Some(whole(old, Mark::Deleted))
            }
            (None, Some(new)) => {
                self.alone(place, Kind::Added, new);
                Some(whole(new, Mark::Inserted))
            }
            (None, None) => None,
        }
    }

    /// A phrase that both versions have.
    pub(super) fn phrase(&mut self, place: Place, old: &Phrase, new: &Phrase) -> Phrase {
        let woven = weave_phrase(old, new);
        if old != new {
            self.changed(place, &old.runs(), &new.runs(), &woven.runs());
        }
        woven
    }

    /// A phrase that a version may not have.
    pub(super) fn phrase_if(&mut self, place: Place, old: Option<&Phrase>, new: Option<&Phrase>) -> Option<Phrase> {
        match (old, new) {
            (Some(old), Some(new)) => Some(self.phrase(place, old, new)),
            (Some(old), None) => {
                self.alone(place, Kind::Removed, &old.runs());
                Some(whole_phrase(old, Mark::Deleted))
            }
            (None, Some(new)) => {
                self.alone(place, Kind::Added, &new.runs());
                Some(whole_phrase(new, Mark::Inserted))
            }
            (None, None) => None,
        }
    }

    /// Lines of runs.
    pub(super) fn lines(&mut self, place: Place, old: &[Runs], new: &[Runs]) -> Vec<Runs> {
        let steps = align(&list(old, &|at| words_at(old, at)), &list(new, &|at| words_at(new, at)), true);
        let paired = |step| match step {
            Step::Both(a, b) => self.runs_if(place, old.get(a), new.get(b)),
            Step::Old(a) => self.runs_if(place, old.get(a), None),
            Step::New(b) => self.runs_if(place, None, new.get(b)),
        };
        steps.into_iter().filter_map(paired).collect()
    }

    /// Lines of one style.
    pub(super) fn phrases(&mut self, place: Place, old: &[Phrase], new: &[Phrase]) -> Vec<Phrase> {
        let runs = |list: &[Phrase]| list.iter().map(Phrase::runs).collect::<Vec<_>>();
        self.lines(place, &runs(old), &runs(new)).into_iter().map(Phrase::marked).collect()
    }

    /// **Nơi nhận**.
    pub(super) fn recipients(&mut self, old: Option<&Recipients>, new: Option<&Recipients>) -> Option<Recipients> {
        let lines = |of: Option<&Recipients>| of.map(|of| of.lines.clone()).unwrap_or_default();
        let (was, is) = (lines(old), lines(new));
        let label = self.phrase_if(Place::Recipient, old.map(|r| &r.label), new.map(|r| &r.label))?;
        // The mark at the end tells the place of a line in the list.
        let bare = |line: &Recipient| line.text.trim_end_matches([';', '.', ':']).to_owned();
        let items = |lines: &[Recipient]| {
            lines.iter().map(|line| Item { content: hash(&(bare(line), line.depth)), name: None, kind: 0 }).collect()
        };
        let words = |lines: &[Recipient], at: usize| lines.get(at).map(bare).unwrap_or_default();
        let steps = align(
            &List { items: items(&was), words: &|at| words(&was, at) },
            &List { items: items(&is), words: &|at| words(&is, at) },
            false,
        );
        let mut out = Vec::new();
        for step in steps {
            match step {
                Step::Both(a, b) => {
                    let (Some(old), Some(new)) = (was.get(a), is.get(b)) else { continue };
                    out.push(self.recipient(old, new, bare(old) == bare(new)));
                }
                Step::Old(a) => out.extend(was.get(a).map(|line| self.lone_recipient(line, Kind::Removed))),
                Step::New(b) => out.extend(is.get(b).map(|line| self.lone_recipient(line, Kind::Added))),
            }
        }
        Some(Recipients { label, lines: out })
    }

    fn recipient(&mut self, old: &Recipient, new: &Recipient, same: bool) -> Recipient {
        if old == new {
            return new.clone();
        }
        let text = if same { new.text.clone() } else { weave_phrase(&old.text, &new.text) };
        let woven = if same { weave_phrase(&old.text, &new.text) } else { text.clone() };
        self.inside((old.origin, new.origin), |weaver| {
            weaver.changed(Place::Recipient, &typed(old), &typed(new), &woven.runs());
        });
        Recipient { text, ..new.clone() }
    }

    fn lone_recipient(&mut self, line: &Recipient, kind: Kind) -> Recipient {
        self.inside((line.origin, line.origin), |weaver| weaver.alone(Place::Recipient, kind, &typed(line)));
        let mark = if kind == Kind::Removed { Mark::Deleted } else { Mark::Inserted };
        Recipient { text: whole_phrase(&line.text, mark), ..line.clone() }
    }
}

/// The words of a recipient with the bytes they were typed in.
fn typed(line: &Recipient) -> Runs {
    let mut runs = line.text.runs();
    runs.iter_mut().for_each(|run| run.origin = line.origin);
    runs
}

fn list<'l>(lines: &[Runs], words: &'l dyn Fn(usize) -> String) -> List<'l> {
    let item = |runs: &Runs| Item { content: content_of(runs), name: None, kind: 0 };
    List { items: lines.iter().map(item).collect(), words }
}

fn words_at(lines: &[Runs], at: usize) -> String {
    lines.get(at).map(|runs| text(runs)).unwrap_or_default()
}

/// The same for runs that print the same.
pub(super) fn content_of(runs: &[Run]) -> u64 {
    let one = |run: &Run| {
        let note = run.note.as_deref().map(content_of);
        hash(&(&run.text, run.bold, run.italic, &run.url, run.line_break, run.gap, note))
    };
    hash(&runs.iter().map(one).collect::<Vec<_>>())
}
