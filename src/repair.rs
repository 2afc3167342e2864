//! Repairs put into the text of a file, and held against it before anything is written.
//!
//! A [`Fix`] is safe by the word of its rule; here it is not believed. The repaired text must parse as well as the old
//! one, have its shape, its comments and every value that no repair covers, and all its figures. What fails this is
//! left to the writer of the plan.

mod figures;
mod tokens;

use crate::diag::{Diagnostic, Diags, FileId, Fix, NOT_UTF8, Reach, Severity};
use crate::source::{SourceFile, Sources};
use crate::syntax::{self, Tree};
use std::collections::BTreeMap;
use std::fmt;
use std::ops::Range;
use tokens::{Guard, Kind, Token};
use unicode_normalization::UnicodeNormalization;

/// Keys whose values need care.
#[derive(Debug, Clone, Copy)]
pub struct Care {
    /// Their values name persons, and are not touched.
    pub persons: &'static [&'static str],
    /// Their values name bodies and places; their words stay.
    pub names: &'static [&'static str],
    /// Their values are figures, and stay written as they are.
    pub figures: &'static [&'static str],
}

/// A repaired text.
#[derive(Debug, Clone, PartialEq)]
pub struct Repaired {
    /// The text, without a byte-order mark, like that of the file.
    pub text: String,
    /// The repairs that were made, by place; their spans are those of the old text.
    pub done: Vec<Fix>,
    /// The repairs that were not made, and why.
    pub refused: Vec<(Fix, Refusal)>,
}

/// Why a repair is not made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It points outside the text, or into a letter.
    Place,
    /// Another repair of the same bytes comes first.
    Overlap,
    /// A figure would read otherwise.
    Figure,
    /// A name would be touched.
    Name,
    /// The file would parse worse.
    Syntax,
    /// Keys, items or comments would come, go or move.
    Shape,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Refusal::Place => "chỗ sửa không nằm trong tệp",
            Refusal::Overlap => "chồng lên một chỗ sửa khác",
            Refusal::Figure => "đụng đến số liệu",
            Refusal::Name => "đụng đến tên riêng",
            Refusal::Syntax => "làm tệp sai cú pháp",
            Refusal::Shape => "làm thay đổi các khóa, danh sách hoặc ghi chú",
        })
    }
}

/// The repairs that findings propose, by file. Files whose text is not made of the bytes on the disk have none.
pub fn proposed(sources: &Sources, findings: &[Diagnostic]) -> BTreeMap<FileId, Vec<Fix>> {
    let foreign = |id: FileId| {
        let decoded = |d: &Diagnostic| d.rule.code == NOT_UTF8.code && d.span.is_some_and(|span| span.file == id);
        findings.iter().any(decoded)
    };
    let mut by_file: BTreeMap<FileId, Vec<Fix>> = BTreeMap::new();
    for fix in findings.iter().filter_map(|finding| finding.fix.as_ref()) {
        let Some(file) = sources.iter().find(|file| file.id == fix.span.file) else { continue };
        if file.readable && !file.lossy && !foreign(file.id) {
            by_file.entry(file.id).or_default().push(fix.clone());
        }
    }
    by_file
}

/// Makes as many of the repairs as hold: of two that overlap the first, of two alike one.
pub fn apply(file: &SourceFile, fixes: &[Fix], care: Care) -> Repaired {
    let (mut chosen, mut refused): (Vec<&Fix>, _) = (Vec::new(), Vec::new());
    for fix in fixes {
        let range = fix.span.range();
        let alike = |other: &&Fix| other.span.range() == range && other.replacement == fix.replacement;
        match file.text().get(range.clone()) {
            None => refused.push((fix.clone(), Refusal::Place)),
            Some(old) if old == fix.replacement || chosen.iter().any(alike) => {}
            Some(_) if chosen.iter().any(|other| overlap(&other.span.range(), &range)) => {
                refused.push((fix.clone(), Refusal::Overlap));
            }
            Some(_) => chosen.push(fix),
        }
    }
    chosen.sort_by_key(|fix| fix.span.range().start);
    let bench = Bench::new(file, care);
    let mut done = Vec::new();
    bench.settle(&chosen, &mut done, &mut refused);
    let text = bench.rewrite(&done).0;
    Repaired { text, done: done.into_iter().cloned().collect(), refused }
}

/// Insertions at one place overlap as well: which comes first would be a guess.
fn overlap(a: &Range<usize>, b: &Range<usize>) -> bool {
    let inside = |at: usize, of: &Range<usize>| of.start <= at && at <= of.end;
    match (a.is_empty(), b.is_empty()) {
        (true, _) => inside(a.start, b),
        (_, true) => inside(b.start, a),
        _ => a.start < b.end && b.start < a.end,
    }
}

/// One replacement: bytes of the old text, and where the new ones stand in the new text.
#[derive(Debug, Clone)]
struct Edit {
    old: Range<usize>,
    new: Range<usize>,
}

/// The old text, ready to be held against new ones.
struct Bench<'a> {
    file: &'a SourceFile,
    care: Care,
    /// None for a table of separated values: it has no keys.
    parsed: Option<Parsed>,
    figures: Vec<String>,
}

struct Parsed {
    tree: Tree,
    tokens: Vec<Token>,
    comments: Vec<Token>,
    errors: usize,
    findings: usize,
}

impl Parsed {
    fn new(file: &SourceFile, care: Care) -> Self {
        let mut diags = Diags::new();
        let tree = syntax::parse(file, &mut diags);
        let tokens = tokens::of(&tree, care);
        let comments = tokens::comments(&tree);
        let errors = diags.iter().filter(|d| d.severity == Severity::Error).count();
        Parsed { tokens, comments, errors, findings: diags.len(), tree }
    }
}

impl<'a> Bench<'a> {
    fn new(file: &'a SourceFile, care: Care) -> Self {
        // The plan comes first, whatever its name; beside it only YAML files are no tables.
        let name = file.name.to_lowercase();
        let is_yaml = file.id == FileId(0) || name.ends_with(".yaml") || name.ends_with(".yml");
        let parsed = is_yaml.then(|| Parsed::new(file, care));
        Bench { file, care, parsed, figures: figures::of(file.text()) }
    }

    /// Takes what holds together, else halves the repairs until the bad ones stand alone.
    fn settle<'f>(&self, more: &[&'f Fix], done: &mut Vec<&'f Fix>, refused: &mut Vec<(Fix, Refusal)>) {
        if more.is_empty() {
            return;
        }
        let mut all: Vec<&Fix> = done.iter().chain(more).copied().collect();
        all.sort_by_key(|fix| fix.span.range().start);
        match self.hold(&all) {
            Ok(()) => *done = all,
            Err(refusal) => match more {
                [one] => refused.push(((*one).clone(), refusal)),
                _ => {
                    let (left, right) = more.split_at(more.len() / 2);
                    self.settle(left, done, refused);
                    self.settle(right, done, refused);
                }
            },
        }
    }

    /// The new text, and where it differs.
    fn rewrite(&self, fixes: &[&Fix]) -> (String, Vec<Edit>) {
        let old = self.file.text();
        let windows = old.split_once('\n').is_some_and(|(line, _)| line.ends_with('\r'));
        let (mut text, mut edits, mut at) = (String::with_capacity(old.len()), Vec::new(), 0);
        for fix in fixes {
            let range = fix.span.range();
            text.push_str(old.get(at..range.start).unwrap_or_default());
            let start = text.len();
            if windows {
                text.push_str(&fix.replacement.replace("\r\n", "\n").replace('\n', "\r\n"));
            } else {
                text.push_str(&fix.replacement);
            }
            edits.push(Edit { old: range.clone(), new: start..text.len() });
            at = range.end;
        }
        text.push_str(old.get(at..).unwrap_or_default());
        (text, edits)
    }

    /// Holds the repaired text against the old one.
    fn hold(&self, fixes: &[&Fix]) -> Result<(), Refusal> {
        let (text, edits) = self.rewrite(fixes);
        let zeros = fixes.iter().any(|fix| fix.reach == Reach::LeadingZero);
        if !figures::alike(&self.figures, &figures::of(&text), zeros) {
            return Err(Refusal::Figure);
        }
        // Beside a repair that may write a zero, the others still may not.
        let may_not = |(fix, edit): &(&&Fix, &Edit)| {
            fix.reach == Reach::Words && figures::of(self.old(edit)) != figures::of(new_of(&text, edit))
        };
        if zeros && fixes.iter().zip(&edits).any(|pair| may_not(&pair)) {
            return Err(Refusal::Figure);
        }
        match &self.parsed {
            None => self.hold_table(&text, &edits),
            Some(old) => {
                let mut sources = Sources::new();
                let id = sources.add(self.file.name.as_str(), self.file.path.as_path(), text);
                let new = Parsed::new(sources.get(id), self.care);
                self.hold_plan(old, &new, fixes, &edits, sources.get(id).text())
            }
        }
    }

    fn old(&self, edit: &Edit) -> &str {
        self.file.text().get(edit.old.clone()).unwrap_or("")
    }

    /// A table keeps every sign that makes cells and rows of it.
    fn hold_table(&self, text: &str, edits: &[Edit]) -> Result<(), Refusal> {
        let signs = |text: &str| -> String { text.chars().filter(|c| ",;\t\"\n\r".contains(*c)).collect() };
        let kept = |edit: &Edit| signs(self.old(edit)) == signs(new_of(text, edit));
        if edits.iter().all(kept) { Ok(()) } else { Err(Refusal::Shape) }
    }

    fn hold_plan(&self, old: &Parsed, new: &Parsed, fixes: &[&Fix], edits: &[Edit], text: &str) -> Result<(), Refusal> {
        if new.errors > old.errors || new.findings > old.findings || (old.tree.complete && !new.tree.complete) {
            return Err(Refusal::Syntax);
        }
        for (fix, edit) in fixes.iter().zip(edits) {
            let before = old.tokens.iter().filter(|token| meets(&token.range, &edit.old));
            let after = new.tokens.iter().filter(|token| meets(&token.range, &edit.new));
            for token in before.chain(after).filter(|token| token.kind == Kind::Value) {
                let (before, after) = (self.old(edit), new_of(text, edit));
                match token.guard {
                    // The same letters, composed, are the same name.
                    Guard::Person if !before.nfc().eq(after.nfc()) => return Err(Refusal::Name),
                    Guard::Name if words(before) != words(after) => return Err(Refusal::Name),
                    Guard::Figure if fix.reach == Reach::LeadingZero => return Err(Refusal::Figure),
                    _ => {}
                }
            }
        }
        let complete = old.tree.complete;
        if same_shape(&old.tokens, &new.tokens, edits, complete)
            && same_shape(&old.comments, &new.comments, edits, complete)
        {
            Ok(())
        } else {
            Err(Refusal::Shape)
        }
    }
}

/// Letters and digits of a text, however their accents are typed.
fn words(text: &str) -> String {
    text.nfc().filter(|c| c.is_alphanumeric()).collect()
}

/// What an edit put into the new text.
fn new_of<'a>(text: &'a str, edit: &Edit) -> &'a str {
    text.get(edit.new.clone()).unwrap_or("")
}

/// True when a range overlaps another or touches its edge.
fn meets(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start <= b.end && b.start <= a.end
}

/// True when a range shares more than an edge with another, or an insertion lies inside it.
fn cuts(a: &Range<usize>, b: &Range<usize>) -> bool {
    a.start < b.end && b.start < a.end
}

/// Where a byte that no edit covers stands in the new text.
fn moved(at: usize, edits: &[Edit]) -> usize {
    let last = edits.partition_point(|edit| edit.old.end <= at).checked_sub(1).and_then(|last| edits.get(last));
    last.map_or(at, |edit| edit.new.end + (at - edit.old.end))
}

/// True when every token that no edit meets is the same and at its place, and those that edits meet correspond.
///
/// Of a file that could not be read whole the new text may show more; nothing may be lost.
fn same_shape(old: &[Token], new: &[Token], edits: &[Edit], complete: bool) -> bool {
    let side = |range: &Range<usize>, old: bool| {
        let from = edits.partition_point(|edit| if old { edit.old.end } else { edit.new.end } < range.start);
        edits.get(from).is_some_and(|edit| meets(range, if old { &edit.old } else { &edit.new }))
    };
    let same = |a: &Token, b: &Token| {
        let place = moved(a.range.start, edits)..moved(a.range.end, edits);
        a.kind == b.kind && a.text == b.text && place == b.range && (!complete || a.depth == b.depth)
    };
    let agree = |old: &[&Token], new: &[&Token]| (!complete && new.len() >= old.len()) || corresponds(old, new, edits);
    let (mut at, mut gap_old, mut gap_new) = (0, Vec::new(), Vec::new());
    // Where a list or mapping begins, and what is empty, may be the doing of what could not be read.
    let told = |token: &&Token| complete || !token.text.is_empty();
    for token in old.iter().filter(told) {
        if side(&token.range, true) {
            gap_old.push(token);
            continue;
        }
        // The same token in the new text; what stands before it there belongs to the edits.
        loop {
            let Some(other) = new.get(at) else { return false };
            at += 1;
            if side(&other.range, false) {
                gap_new.push(other);
            } else if same(token, other) {
                break;
            } else if complete {
                return false;
            }
        }
        if !agree(&gap_old, &gap_new) {
            return false;
        }
        gap_old.clear();
        gap_new.clear();
    }
    let rest = new.get(at..).unwrap_or_default();
    if complete && rest.iter().any(|token| !side(&token.range, false)) {
        return false;
    }
    gap_new.extend(rest.iter().filter(|token| side(&token.range, false)));
    agree(&gap_old, &gap_new)
}

/// True when the tokens that edits meet between two others are as many and of the same kinds. One edit over several
/// whole tokens may make them one that says the same: a text that lacked its quotes.
fn corresponds(old: &[&Token], new: &[&Token], edits: &[Edit]) -> bool {
    if old.len() == new.len() {
        return old.iter().zip(new).all(|(a, b)| {
            let untouched = !edits.iter().any(|edit| cuts(&a.range, &edit.old) || cuts(&b.range, &edit.new));
            let emptied = b.text.is_empty() && !a.text.is_empty();
            a.kind == b.kind && a.depth == b.depth && !emptied && (!untouched || a.text == b.text)
        });
    }
    let covered = |edit: &Edit| {
        let inside = |token: &&&Token| edit.old.start <= token.range.start && token.range.end <= edit.old.end;
        old.iter().filter(inside).count()
    };
    let spare: usize = edits.iter().map(|edit| covered(edit).saturating_sub(1)).sum();
    let said = |tokens: &[&Token]| words(&tokens.iter().map(|token| token.text.as_str()).collect::<String>());
    new.len() < old.len() && old.len() - new.len() <= spare && said(old) == said(new)
}

#[cfg(test)]
mod tests;
