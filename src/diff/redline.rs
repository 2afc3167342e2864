//! **Bản đối chiếu**: the new version in the plan's own layout, with what was struck and what was added marked in place.
//!
//! Deleted words stay where they stood, marked; the templates strike them, underline what is new, shade changed cells and draw
//! a bar in the margin. Nothing is told by colour alone.

mod blocks;
mod list;
mod sequence;
mod table;
mod text;

use crate::view::{Appendix, ChangeList, Heading, Mark, Markup, Recipient, Redline, Runs, Signature, View};
pub use list::change_list;

use blocks::marked_blocks;
use text::{marked_lines, marked_runs, whole};

/// Marks what changed from `old` to `new`; `list` is the table of changes on the first page.
pub fn redline(old: &View, new: &View, list: Option<ChangeList>) -> View {
    let mut view = new.clone();
    view.title.summary = marked_lines(&old.title.summary, &new.title.summary);
    view.title.attached_to = marked_option(old.title.attached_to.as_ref(), new.title.attached_to.as_ref());
    view.heading = marked_heading(&old.heading, &new.heading);
    view.bases = marked_lines(&old.bases, &new.bases);
    view.body = marked_blocks(&old.body, &new.body);
    view.after_end = marked_lines(&old.after_end, &new.after_end);
    view.appendices = marked_appendices(old, new);
    view.recipients = match (&old.recipients, &new.recipients) {
        (Some(was), None) => Some(was.clone()),
        (_, now) => now.clone(),
    };
    view.signature = match (&old.signature, &new.signature) {
        (Some(was), None) => Some(was.clone()),
        (_, now) => now.clone(),
    };
    view.drafter = new.drafter.clone().or_else(|| old.drafter.clone());
    view.address = new.address.clone().or_else(|| old.address.clone());
    view.redline = Some(Redline { markup: markup(old, new), list });
    view
}

/// What the templates print in place of plain words.
fn markup(old: &View, new: &View) -> Markup {
    let words = |text: &str| vec![text::plain(text)];
    let lines = |list: &[String]| list.iter().map(|line| words(line)).collect::<Vec<Runs>>();
    let option = |text: &Option<String>| text.as_deref().map(words);
    let signature = |view: &View| {
        view.signature.clone().unwrap_or(Signature {
            authority: Vec::new(),
            other_title: None,
            below: None,
            name: None,
        })
    };
    let (was, is) = (signature(old), signature(new));
    let field = |old: &Option<String>, new: &Option<String>| {
        marked_option(option(old).as_ref(), option(new).as_ref()).unwrap_or_default()
    };
    Markup {
        superior: marked_lines(&lines(&old.heading.superior), &lines(&new.heading.superior)),
        issuer: marked_lines(&lines(&old.heading.issuer), &lines(&new.heading.issuer)),
        kind: marked_runs(&words(&old.title.kind), &words(&new.title.kind)),
        recipients: marked_recipients(old, new),
        authority: marked_lines(&lines(&was.authority), &lines(&is.authority)),
        other_title: field(&was.other_title, &is.other_title),
        name: field(&was.name, &is.name),
        below: field(&was.below, &is.below),
        drafter: field(&old.drafter, &new.drafter),
        address: field(&old.address, &new.address),
    }
}

fn marked_option(old: Option<&Runs>, new: Option<&Runs>) -> Option<Runs> {
    match (old, new) {
        (Some(old), Some(new)) => Some(marked_runs(old, new)),
        (Some(old), None) => Some(whole(old, Mark::Deleted)),
        (None, Some(new)) => Some(whole(new, Mark::Inserted)),
        (None, None) => None,
    }
}

fn marked_heading(old: &Heading, new: &Heading) -> Heading {
    Heading {
        number: marked_option(old.number.as_ref(), new.number.as_ref()),
        place_date: marked_option(old.place_date.as_ref(), new.place_date.as_ref()),
        ..new.clone()
    }
}

fn marked_recipients(old: &View, new: &View) -> Vec<(u32, String, Runs)> {
    let lines = |view: &'_ View| view.recipients.as_ref().map(|r| r.lines.clone()).unwrap_or_default();
    let (old, new) = (lines(old), lines(new));
    let key = |line: &Recipient| vec![text::plain(line.text.trim_end_matches([';', '.', ':']))];
    let runs = |line: &Recipient| vec![text::plain(&line.text)];
    let steps = sequence::align(
        &old.iter().map(|l| sequence::Item::of_runs(&key(l))).collect::<Vec<_>>(),
        &new.iter().map(|l| sequence::Item::of_runs(&key(l))).collect::<Vec<_>>(),
    );
    let mut out = Vec::new();
    for step in steps {
        let line = match step {
            sequence::Step::Both(a, b) => old.get(a).zip(new.get(b)).map(|(a, b)| {
                // The mark at the end goes with the place of a line: it is no change.
                let words = if key(a) == key(b) { runs(b) } else { marked_runs(&runs(a), &runs(b)) };
                (b, words)
            }),
            sequence::Step::Old(a) => old.get(a).map(|a| (a, whole(&runs(a), Mark::Deleted))),
            sequence::Step::New(b) => new.get(b).map(|b| (b, whole(&runs(b), Mark::Inserted))),
        };
        out.extend(line.map(|(line, words)| (line.depth, line.marker.clone(), words)));
    }
    out
}

fn marked_appendices(old: &View, new: &View) -> Vec<Appendix> {
    let items = |view: &View| {
        let texts = view.appendices.iter().map(|appendix| {
            let mut item = sequence::Item::of_lines(&appendix.title);
            item.absorb(&blocks::items(&appendix.body));
            item
        });
        texts.collect::<Vec<_>>()
    };
    let mut out = Vec::new();
    for step in sequence::align(&items(old), &items(new)) {
        match step {
            sequence::Step::Both(a, b) => {
                let (Some(was), Some(is)) = (old.appendices.get(a), new.appendices.get(b)) else { continue };
                out.push(Appendix {
                    title: marked_lines(&was.title, &is.title),
                    reference: marked_runs(&was.reference, &is.reference),
                    body: marked_blocks(&was.body, &is.body),
                    ..is.clone()
                });
            }
            sequence::Step::Old(a) => out.extend(old.appendices.get(a).map(|a| all_of(a, Mark::Deleted))),
            sequence::Step::New(b) => out.extend(new.appendices.get(b).map(|b| all_of(b, Mark::Inserted))),
        }
    }
    out
}

fn all_of(appendix: &Appendix, mark: Mark) -> Appendix {
    Appendix {
        title: appendix.title.iter().map(|line| whole(line, mark)).collect(),
        body: appendix.body.iter().map(|block| blocks::all_of(block, mark)).collect(),
        ..appendix.clone()
    }
}

#[cfg(test)]
mod tests;
