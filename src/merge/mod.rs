//! **Gộp**: two versions of a plan and the one both come from become one, by the plan's parts.
//!
//! Mappings are merged by key; lists by what names their items (id, title, name) or, failing that, by their words; texts under `|` by
//! paragraph and word. The result is ours with the changes of theirs spliced in: every byte of a part that they did not touch stays, and a
//! comment comes, moves and goes with the part it stands above or beside. What both sides changed differently is a [`Conflict`], written into
//! the text in git's form.
//!
//! While the text is woven, what it must say is put together beside it. The text is then parsed, with each side's version of the conflicts, and
//! held against that; the comments are counted. A text that fails is not given out: the files are then merged by their lines, or set
//! beside each other.

mod align;
mod cut;
mod draft;
mod fate;
mod flow;
mod home;
mod lines;
mod meaning;
mod naming;
mod part;
mod prose;
mod weave;

#[cfg(test)]
mod tests;

use crate::diag::{Diags, Severity};
use crate::source::Sources;
use crate::syntax::{self, Tree};
use draft::Draft;
use meaning::{Meaning, Side};
use part::Block;
use std::collections::BTreeMap;

/// What the two sides are called in the marks of a conflict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Names<'a> {
    /// The version that is merged into.
    pub ours: &'a str,
    /// The version that is merged.
    pub theirs: &'a str,
}

impl Default for Names<'_> {
    fn default() -> Self {
        Names { ours: "bản này", theirs: "bản kia" }
    }
}

/// A place where the sides do not agree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Conflict {
    /// Line of its first mark in the result, from 1.
    pub line: usize,
    /// What it is about, in the plan's words.
    pub words: String,
}

/// Why a text was merged by its lines and not by the plan's parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ByLines {
    /// The version all come from cannot be read whole.
    Base,
    /// Our version cannot be read whole.
    Ours,
    /// Their version cannot be read whole.
    Theirs,
    /// A version is written in a way no part can be cut from, or the merged text would not have said what it must.
    Form,
}

/// A merged text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Merged {
    /// The text, with the marks of its conflicts.
    pub text: String,
    /// Where the sides do not agree, from the top.
    pub conflicts: Vec<Conflict>,
    /// Set where the parts of the plan could not be used.
    pub by_lines: Option<ByLines>,
}

/// Merges two versions of a text that come from a third.
pub fn merge(base: &str, ours: &str, theirs: &str, names: Names<'_>) -> Merged {
    let clean = |text: &str| Merged { text: text.to_owned(), conflicts: Vec::new(), by_lines: None };
    if ours == theirs || theirs == base {
        return clean(ours);
    }
    if ours == base {
        return clean(theirs);
    }
    let [b, o, t] = [base, ours, theirs].map(Form::strip);
    let form = Form::merge(b.1, o.1, t.1);
    let (draft, by_lines) = put_together([&b.0, &o.0, &t.0]);
    let (text, conflicts) = draft.finish(&names);
    Merged { text: form.dress(text), conflicts, by_lines }
}

/// How a file is written, apart from what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Form {
    bom: bool,
    windows: bool,
    /// The last line has no line break.
    open_end: bool,
}

impl Form {
    /// The text with plain line breaks, one also at its end, and the form that was taken off.
    fn strip(text: &str) -> (String, Form) {
        let (bom, text) = text.strip_prefix('\u{feff}').map_or((false, text), |rest| (true, rest));
        let breaks = text.matches('\n').count();
        let windows = breaks > 0 && text.matches("\r\n").count() * 2 > breaks;
        let open_end = !text.is_empty() && !text.ends_with('\n');
        let mut text = text.replace("\r\n", "\n");
        if open_end {
            text.push('\n');
        }
        (text, Form { bom, windows, open_end })
    }

    fn merge(base: Form, ours: Form, theirs: Form) -> Form {
        let pick = |b: bool, o: bool, t: bool| if o == b { t } else { o };
        Form {
            bom: pick(base.bom, ours.bom, theirs.bom),
            windows: pick(base.windows, ours.windows, theirs.windows),
            open_end: pick(base.open_end, ours.open_end, theirs.open_end),
        }
    }

    fn dress(self, mut text: String) -> String {
        if self.open_end && text.ends_with('\n') && !text.ends_with("\n\n") {
            text.pop();
        }
        if self.windows {
            text = text.replace('\n', "\r\n");
        }
        if self.bom {
            text.insert(0, '\u{feff}');
        }
        text
    }
}

/// A text that was read.
struct Version {
    tree: Tree,
    whole: bool,
}

impl Version {
    fn read(text: &str) -> Version {
        let (mut sources, mut diags) = (Sources::new(), Diags::new());
        let id = sources.add("plan.yaml", "plan.yaml", text);
        let tree = syntax::parse(sources.get(id), &mut diags);
        let whole = tree.complete && diags.iter().all(|finding| finding.severity != Severity::Error);
        Version { tree, whole }
    }

    fn cut<'a>(&'a self, text: &'a str) -> Option<Block<'a>> {
        cut::cut(text, self.tree.root.as_ref()?, &self.tree.comments)
    }

    fn meaning(&self) -> Option<Meaning> {
        self.tree.root.as_ref().map(Meaning::of)
    }

    /// How often each comment stands in it.
    fn comments(&self) -> BTreeMap<&str, usize> {
        let mut found = BTreeMap::new();
        for comment in self.tree.comments.iter().map(|comment| comment.text.trim()).filter(|text| !text.is_empty()) {
            *found.entry(comment).or_default() += 1;
        }
        found
    }
}

fn put_together(texts: [&str; 3]) -> (Draft, Option<ByLines>) {
    let [base, ours, theirs] = texts;
    let versions = texts.map(Version::read);
    let [b, o, t] = &versions;
    // Both sides may have added the file.
    let from_nothing = base.trim().is_empty();
    let broken = [
        (o.whole, ByLines::Ours, "bản này viết sai cú pháp"),
        (t.whole, ByLines::Theirs, "bản kia viết sai cú pháp"),
        (b.whole || from_nothing, ByLines::Base, "bản gốc viết sai cú pháp"),
    ];
    if let Some((_, why, words)) = broken.into_iter().find(|(whole, ..)| !whole) {
        let words = format!("hai bản cùng sửa các dòng này ({words} nên chỉ so được từng dòng)");
        return (lines::merge(base, ours, theirs, &words), Some(why));
    }
    let words = "hai bản cùng sửa các dòng này";
    let fall_back = |expected: Option<Meaning>| {
        let draft = lines::merge(base, ours, theirs, words);
        let good = draft.has_conflicts() || expected.is_some_and(|expected| holds(&draft, &expected, &versions));
        (if good { draft } else { lines::whole(ours, theirs, words) }, Some(ByLines::Form))
    };
    let (b, o, t) = (b.cut(base), o.cut(ours), t.cut(theirs));
    let (Some(o), Some(t)) = (o, t) else { return fall_back(None) };
    if b.is_none() && !from_nothing {
        return fall_back(None);
    }
    match weave::weave(b.as_ref(), &o, &t) {
        Ok((draft, meaning)) if holds(&draft, &meaning, &versions) => (draft, None),
        Ok((_, meaning)) => fall_back(Some(meaning)),
        Err(_) => fall_back(None),
    }
}

/// True where the draft, with the conflicts as each side has them, parses, says what it must and has all comments.
fn holds(draft: &Draft, meaning: &Meaning, versions: &[Version; 3]) -> bool {
    let results = Side::BOTH.map(|side| Version::read(&draft.resolve(side)));
    let says = Side::BOTH.iter().zip(&results).all(|(side, result)| {
        let said = result.meaning().unwrap_or(Meaning::Null);
        result.whole && meaning.resolve(*side).is_some_and(|meaning| meaning.says(&said))
    });
    let [base, ours, theirs] = versions.each_ref().map(Version::comments);
    let [one, other] = results.each_ref().map(Version::comments);
    let count = |of: &BTreeMap<&str, usize>, comment: &str| of.get(comment).copied().unwrap_or(0);
    says && ours.keys().chain(theirs.keys()).all(|comment| {
        let (b, o, t) = (count(&base, comment), count(&ours, comment), count(&theirs, comment));
        let kept = if o >= b && t >= b { o.max(t) } else { o.min(t) };
        count(&one, comment).max(count(&other, comment)) >= kept
    })
}
