//! The whole document: heading, title, signature, appendices.

use super::align::{Item, Step, side_by_side};
use super::blocks::{block_words, content_of_block};
use super::lines::content_of;
use super::marks::{mark_appendix, tag};
use super::words::{text, whole, whole_phrase};
use super::{Kind, Place, Weaver};
use crate::value::bag::hash;
use crate::view::{Appendix, Heading, Info, Mark, Marks, Page, Phrase, Run, Runs, Signature, Title, Urgency, View};

impl Weaver {
    pub(super) fn document(&mut self, old: &View, new: &View) -> View {
        let view = View {
            version: new.version,
            page: self.page(&old.page, &new.page),
            info: self.info(&old.info, &new.info),
            marks: self.marks(&old.marks, &new.marks),
            heading: self.heading(&old.heading, &new.heading),
            title: self.title(&old.title, &new.title),
            bases: self.lines(Place::Basis, &old.bases, &new.bases),
            body: self.blocks(&old.body, &new.body),
            after_end: self.lines(Place::AfterEnd, &old.after_end, &new.after_end),
            recipients: self.recipients(old.recipients.as_ref(), new.recipients.as_ref()),
            signature: self.signature(old.signature.as_ref(), new.signature.as_ref()),
            drafter: self.phrase_if(Place::Drafter, old.drafter.as_ref(), new.drafter.as_ref()),
            address: self.phrase_if(Place::Address, old.address.as_ref(), new.address.as_ref()),
            appendices: self.appendices(&old.appendices, &new.appendices),
            redline: new.redline.clone(),
        };
        self.settle(Place::Page, old, new, 0);
        view
    }

    fn page(&mut self, old: &Page, new: &Page) -> Page {
        if old != new {
            let words =
                |page: &Page| format!("khổ giấy {} × {} mm, cỡ chữ {}", page.width, page.height, page.size.body);
            self.look(Place::Page, &words(old), &words(new));
        }
        new.clone()
    }

    fn info(&mut self, old: &Info, new: &Info) -> Info {
        if old != new {
            self.look(Place::Info, &old.title, &new.title);
        }
        new.clone()
    }

    fn marks(&mut self, old: &Marks, new: &Marks) -> Marks {
        let before = self.found.len();
        let word = |of: &Marks| of.urgency.as_ref().map(|urgency| urgency.text.clone());
        let urgency = self.phrase_if(Place::Mark, word(old).as_ref(), word(new).as_ref());
        let frame = new.urgency.as_ref().or(old.urgency.as_ref());
        let woven = Marks {
            draft: self.phrase_if(Place::Mark, old.draft.as_ref(), new.draft.as_ref()),
            urgency: urgency.zip(frame).map(|(text, frame)| Urgency { text, ..frame.clone() }),
            circulation: self.phrase_if(Place::Mark, old.circulation.as_ref(), new.circulation.as_ref()),
        };
        self.settle(Place::Mark, old, new, before);
        woven
    }

    fn heading(&mut self, old: &Heading, new: &Heading) -> Heading {
        Heading {
            superior: self.phrases(Place::Superior, &old.superior, &new.superior),
            issuer: self.phrases(Place::Issuer, &old.issuer, &new.issuer),
            state_name: self.phrase(Place::State, &old.state_name, &new.state_name),
            motto: self.phrase(Place::State, &old.motto, &new.motto),
            number: self.runs_if(Place::Number, old.number.as_ref(), new.number.as_ref()),
            place_date: self.runs_if(Place::PlaceDate, old.place_date.as_ref(), new.place_date.as_ref()),
        }
    }

    fn title(&mut self, old: &Title, new: &Title) -> Title {
        Title {
            kind: self.phrase(Place::Kind, &old.kind, &new.kind),
            summary: self.lines(Place::Summary, &old.summary, &new.summary),
            attached_to: self.runs_if(Place::AttachedTo, old.attached_to.as_ref(), new.attached_to.as_ref()),
        }
    }

    fn signature(&mut self, old: Option<&Signature>, new: Option<&Signature>) -> Option<Signature> {
        let before = self.found.len();
        let lines = |of: Option<&Signature>| of.map(|of| of.authority.clone()).unwrap_or_default();
        let mut field =
            |of: fn(&Signature) -> Option<&Phrase>| self.phrase_if(Place::Signer, old.and_then(of), new.and_then(of));
        let (other_title, below) = (field(|s| s.other_title.as_ref()), field(|s| s.below.as_ref()));
        let name = field(|s| s.name.as_ref());
        let authority = self.phrases(Place::Authority, &lines(old), &lines(new));
        if old != new && self.found.len() == before {
            self.look(Place::Signer, "", "");
        }
        old.or(new)?;
        Some(Signature { authority, other_title, below, name })
    }

    // --- Appendices ---

    fn appendices(&mut self, old: &[Appendix], new: &[Appendix]) -> Vec<Appendix> {
        let words = |appendix: &Appendix| text(&all_words(appendix));
        let (steps, moves) = side_by_side(old, new, item, words, |_, _| true, &mut self.moves);
        let mut out = Vec::new();
        for step in steps {
            match step {
                Step::Both(a, b) => {
                    let (Some(was), Some(is)) = (old.get(a), new.get(b)) else { continue };
                    self.appendix = (Some(a), Some(b));
                    out.push(self.inside((was.origin, is.origin), |weaver| weaver.appendix(was, is)));
                }
                Step::Old(a) => {
                    let Some(part) = old.get(a) else { continue };
                    self.appendix = (Some(a), None);
                    let mark = if let Some(number) = moves.away.get(&a) {
                        (Mark::MovedAway, Some(tag(Mark::MovedAway, *number)))
                    } else {
                        let words = all_words(part);
                        let within = (part.origin, part.origin);
                        self.inside(within, |weaver| weaver.alone(Place::Appendix, Kind::Removed, &words));
                        (Mark::Deleted, None)
                    };
                    out.push(mark_appendix(part, mark.0, mark.1));
                }
                Step::New(b) => {
                    let Some(part) = new.get(b) else { continue };
                    let from = moves.here.get(&b).copied();
                    self.appendix = (from.map(|(a, _)| a), Some(b));
                    let was = from.and_then(|(a, _)| old.get(a));
                    let within = (was.map_or(part.origin, |old| old.origin), part.origin);
                    let words = all_words(part);
                    let old_words = was.map(all_words);
                    self.inside(within, |weaver| match &old_words {
                        Some(old) => weaver.moved(Place::Appendix, old, &words),
                        None => weaver.alone(Place::Appendix, Kind::Added, &words),
                    });
                    let mark = match from {
                        Some((_, number)) => (Mark::MovedHere, Some(tag(Mark::MovedHere, number))),
                        None => (Mark::Inserted, None),
                    };
                    out.push(mark_appendix(part, mark.0, mark.1));
                }
            }
        }
        self.appendix = (None, None);
        out
    }

    /// Notes that a part stands elsewhere.
    pub(super) fn moved(&mut self, place: Place, old: &[Run], new: &[Run]) {
        let segments = super::words::segments(&super::words::weave(old, new));
        self.note(place, Kind::Moved, Some(old), Some(new), segments);
    }

    fn appendix(&mut self, old: &Appendix, new: &Appendix) -> Appendix {
        let before = self.found.len();
        if old.landscape != new.landscape {
            let words = |of: &Appendix| if of.landscape { "trang ngang" } else { "trang dọc" };
            self.look(Place::Appendix, words(old), words(new));
        }
        let heading = match (&old.heading, &new.heading) {
            (Some(old), Some(new)) => Some(self.heading(old, new)),
            (Some(old), None) => Some(self.lone_heading(old, Kind::Removed)),
            (None, Some(new)) => Some(self.lone_heading(new, Kind::Added)),
            (None, None) => None,
        };
        let woven = Appendix {
            label: self.phrase(Place::AppendixLabel, &old.label, &new.label),
            title: self.lines(Place::AppendixTitle, &old.title, &new.title),
            reference: self.runs(Place::AppendixReference, &old.reference, &new.reference),
            landscape: new.landscape,
            heading,
            body: self.blocks(&old.body, &new.body),
            outline: new.outline.clone(),
            origin: new.origin,
        };
        self.settle(Place::Appendix, old, new, before);
        woven
    }

    /// The heading that an appendix repeats in one version only.
    fn lone_heading(&mut self, heading: &Heading, kind: Kind) -> Heading {
        let mark = if kind == Kind::Removed { Mark::Deleted } else { Mark::Inserted };
        let lines = |list: &[Phrase]| list.iter().map(|line| whole_phrase(line, mark)).collect::<Vec<_>>();
        let runs = |runs: &Option<Runs>| runs.as_ref().map(|runs| whole(runs, mark));
        let woven = Heading {
            superior: lines(&heading.superior),
            issuer: lines(&heading.issuer),
            state_name: whole_phrase(&heading.state_name, mark),
            motto: whole_phrase(&heading.motto, mark),
            number: runs(&heading.number),
            place_date: runs(&heading.place_date),
        };
        let all = heading.superior.iter().chain(&heading.issuer).chain([&heading.state_name, &heading.motto]);
        let mut words = all.flat_map(Phrase::runs).collect::<Runs>();
        words.extend(heading.number.iter().chain(&heading.place_date).flatten().cloned());
        self.alone(Place::Issuer, kind, &words);
        woven
    }
}

fn item(appendix: &Appendix) -> Item {
    let title: Vec<u64> = appendix.title.iter().map(|line| content_of(line)).collect();
    let body: Vec<u64> = appendix.body.iter().map(content_of_block).collect();
    Item { content: hash(&(&title, body)), name: Some(hash(&title)), kind: 0 }
}

/// All words of an appendix, a line each part.
fn all_words(appendix: &Appendix) -> Runs {
    let mut out = appendix.label.runs();
    for part in
        appendix.title.iter().cloned().chain([appendix.reference.clone()]).chain(appendix.body.iter().map(block_words))
    {
        out.push(Run { line_break: true, ..Run::default() });
        out.extend(part);
    }
    out
}
