//! `kh log`: the history of one part of a plan: who changed what, when, in which commit.

use super::args::Log;
use super::console::{Console, give};
use super::discover;
use super::failure::{Failure, show};
use super::verdict::Verdict;
use crate::check::Policy;
use crate::diag::Diags;
use crate::diff::{Aspect, Change, Meaning, compare};
use crate::git::{Commit, Repository, Step, Version, history};
use crate::model::Plan;
use crate::model::fields::SHAPES;
use crate::pipeline::{self, SERVING_FILES};
use crate::report::harmless;
use crate::value::nearest;
use serde::Serialize;
use std::collections::BTreeSet;
use std::path::PathBuf;

/// What a commit did to the part.
struct Note {
    commit: Commit,
    said: Vec<Said>,
}

/// One thing it did.
struct Said {
    /// The field, by its YAML key; none where the part came, went or moved.
    field: Option<String>,
    words: String,
    old: Option<String>,
    new: Option<String>,
}

/// Lists the commits that changed a part, newest first.
///
/// # Errors
/// There is no repository, no such plan or no such id.
pub fn execute(call: &Log, console: &Console) -> Result<Verdict, Failure> {
    let trouble = |trouble: crate::git::Trouble| Failure(trouble.0);
    if let Some(field) = &call.field {
        let known = || SHAPES.iter().flat_map(|shape| shape.fields).map(|field| field.key);
        if !known().any(|key| key == field) {
            let near = nearest(field, known()).map_or_else(String::new, |near| format!("; có phải là “{near}”?"));
            return Err(Failure(format!("kế hoạch không có trường “{field}”{near}")));
        }
    }
    let path = plan_of(call)?;
    let repository = Repository::around(&path).map_err(trouble)?;
    let inner = repository.path_of(&path).map_err(trouble)?;
    let head = repository.version("HEAD").map_err(trouble)?;
    let steps = history(&head, &inner, &SERVING_FILES).map_err(trouble)?;
    let mut notes = Vec::new();
    let mut ids = BTreeSet::new();
    let mut cut = false;
    for step in steps {
        cut |= step.cut;
        let said = said(&step, call, &mut ids);
        if !said.is_empty() {
            notes.push(Note { commit: step.commit, said });
        }
    }
    if !ids.contains(&call.id) {
        let near = nearest(&call.id, ids.iter().map(String::as_str));
        let hint = near.map_or_else(String::new, |near| format!("; có phải là “{near}”?"));
        return Err(Failure(format!("lịch sử của “{}” không có phần nào mang mã “{}”{hint}", show(&path), call.id)));
    }
    let text = if call.json { json(&notes)? } else { text(&notes, console) };
    give(text.as_bytes()).map_err(|error| Failure::stdout(&error))?;
    if notes.is_empty() {
        console.say("không có thay đổi nào như vậy trong lịch sử");
    }
    if cut {
        console.say("kho git này chỉ chứa một phần lịch sử; chạy git fetch --unshallow để xem các thay đổi trước đó");
    }
    Ok(Verdict::default())
}

/// The plan that is meant: the one given, or the one of `plans` that has the id.
fn plan_of(call: &Log) -> Result<PathBuf, Failure> {
    if let Some(path) = &call.path {
        if path.is_dir() {
            let found = discover::discover(std::slice::from_ref(path))?;
            return match found.as_slice() {
                [one] => Ok(one.path.clone()),
                many => with_id(&call.id, many),
            };
        }
        return Ok(path.clone());
    }
    with_id(&call.id, &discover::discover(&[])?)
}

fn with_id(id: &str, plans: &[discover::Found]) -> Result<PathBuf, Failure> {
    let has = |found: &&discover::Found| {
        let compiled = pipeline::open(&found.path, &found.name, &Policy::default());
        compiled.ok().and_then(|compiled| compiled.plan).is_some_and(|plan| plan.ids().contains(id))
    };
    let having: Vec<&discover::Found> = plans.iter().filter(has).collect();
    match (having.as_slice(), plans) {
        ([one], _) => Ok(one.path.clone()),
        ([], [one]) => Ok(one.path.clone()),
        ([], _) => Err(Failure(format!(
            "không kế hoạch nào ở đây có mã “{id}”; nếu phần đó đã bị bỏ, ghi thêm đường dẫn của kế hoạch"
        ))),
        (many, _) => {
            let names = many.iter().map(|found| format!("“{}”", found.name)).collect::<Vec<_>>().join(", ");
            Err(Failure(format!("mã “{id}” có trong nhiều kế hoạch ({names}); ghi thêm đường dẫn của kế hoạch")))
        }
    }
}

fn open((version, path): &(Version, PathBuf)) -> Option<Plan> {
    let mut compiled = pipeline::open_in(version, path, &show(path), &Policy::default()).ok()?;
    compiled.settle(Diags::new());
    compiled.plan
}

/// What a commit did to the part.
fn said(step: &Step, call: &Log, ids: &mut BTreeSet<String>) -> Vec<Said> {
    let before: Vec<Plan> = step.before.iter().filter_map(open).collect();
    let after = step.after.as_ref().and_then(open);
    for plan in before.iter().chain(&after) {
        ids.extend(plan.ids().into_iter().map(str::to_owned));
    }
    let has = |plan: &Plan| plan.ids().contains(call.id.as_str());
    let whole = |words: &str| vec![Said { field: None, words: words.to_owned(), old: None, new: None }];
    match (before.as_slice(), &after) {
        // What a clone does not hold may be older than its first commit.
        ([], Some(after)) if has(after) && call.field.is_none() && !step.cut => {
            whole("có trong bản đầu tiên của kế hoạch")
        }
        ([], _) => Vec::new(),
        (all, None) if all.iter().any(has) && call.field.is_none() => whole("bị bỏ cùng với kế hoạch"),
        (_, None) => Vec::new(),
        (all, Some(after)) => {
            let since = |before: &Plan| -> Vec<Said> {
                let changes = compare(before, after).changes;
                changes.iter().filter(|change| is_about(change, &call.id)).filter_map(|c| note(c, call)).collect()
            };
            // A merge changed only what is in none of the versions it merged.
            let mut lists = all.iter().map(since);
            let first = lists.next().unwrap_or_default();
            lists.fold(first, |known, here| {
                let also = |one: &Said| here.iter().any(|h| h.field == one.field && h.new == one.new);
                known.into_iter().filter(also).collect()
            })
        }
    }
}

/// True for a change of the part, or one that it came from or went into.
fn is_about(change: &Change, id: &str) -> bool {
    let is = |subject: &crate::diff::Subject| subject.id.as_deref() == Some(id);
    let others = match &change.meaning {
        Meaning::Split(parts) | Meaning::Merged(parts) => parts.iter().any(is),
        _ => false,
    };
    is(&change.subject) || others
}

fn note(change: &Change, call: &Log) -> Option<Said> {
    let field = match &change.aspect {
        Aspect::Field(field) | Aspect::Look(field) => Some((*field).to_owned()),
        Aspect::Amount { .. } => Some("so_tien".to_owned()),
        Aspect::Cell(_) | Aspect::Existence => None,
    };
    if call.field.is_some() && call.field != field {
        return None;
    }
    Some(Said { field, words: change.statement(), old: change.old.clone(), new: change.new.clone() })
}

fn text(notes: &[Note], console: &Console) -> String {
    let (tint, end) = if console.colour_out { ("\x1b[33m", "\x1b[0m") } else { ("", "") };
    let mut out = String::new();
    for note in notes {
        let Commit { short, author, date, subject } = &note.commit;
        out.push_str(&format!("{tint}{short}{end}  {}  {}: {}\n", date.short(), harmless(author), harmless(subject)));
        for said in &note.said {
            out.push_str(&format!("    {}\n", harmless(&said.words)));
        }
    }
    out
}

/// One commit as tools read it.
#[derive(Serialize)]
struct Entry<'a> {
    commit: &'a str,
    author: &'a str,
    date: String,
    subject: &'a str,
    changes: Vec<EntryChange<'a>>,
}

#[derive(Serialize)]
struct EntryChange<'a> {
    field: Option<&'a str>,
    words: &'a str,
    old: Option<&'a str>,
    new: Option<&'a str>,
}

fn json(notes: &[Note]) -> Result<String, Failure> {
    let entries: Vec<Entry<'_>> = notes
        .iter()
        .map(|note| Entry {
            commit: &note.commit.short,
            author: &note.commit.author,
            date: iso(note.commit.date),
            subject: &note.commit.subject,
            changes: note
                .said
                .iter()
                .map(|said| EntryChange {
                    field: said.field.as_deref(),
                    words: &said.words,
                    old: said.old.as_deref(),
                    new: said.new.as_deref(),
                })
                .collect(),
        })
        .collect();
    let mut text =
        serde_json::to_string_pretty(&entries).map_err(|error| Failure(format!("không viết được kết quả: {error}")))?;
    text.push('\n');
    Ok(text)
}

fn iso(date: crate::value::PartialDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year, date.month.unwrap_or(1), date.day.unwrap_or(1))
}
