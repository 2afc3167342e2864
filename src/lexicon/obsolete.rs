//! Names that were right once: provinces that merged, bodies that were renamed, the level that ended.

use super::Lexicon;
use super::capitals::index;
use super::data::reached;
use super::words::{Case, Gap, Words};
use crate::value::PartialDate;
use std::ops::Range;

/// What kind of name is out of date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ObsoleteKind {
    /// A province.
    Province,
    /// A ministry, a department of a province, or another body.
    Body,
    /// A unit or an office of the district level.
    District,
}

/// A name that is out of date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Obsolete {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// The official form of the old name; for the district level as it is written.
    pub name: String,
    /// The first day on which it was no more.
    pub since: PartialDate,
    /// What stands in its place on the day asked for.
    pub successor: Option<String>,
    /// What it is.
    pub kind: ObsoleteKind,
}

/// A name that ended, as the index holds it.
#[derive(Debug, Clone)]
pub(super) enum Ended {
    Province(usize),
    Body(usize),
    District {
        since: PartialDate,
        successor: Option<String>,
        /// Counts only before a name or a number.
        needs_name: bool,
        /// Ends with a proper name.
        proper: bool,
    },
}

/// Words after an old name with which the writer says that it is old.
const OLD_AFTER: [&[&str]; 6] =
    [&["cũ"], &["nay", "là"], &["trước", "đây"], &["trước", "khi"], &["trước", "sáp"], &["nay", "thuộc"]];

/// Words before an old name with which the writer speaks of the change itself.
const OLD_BEFORE: [&[&str]; 10] = [
    &["sáp", "nhập"],
    &["hợp", "nhất"],
    &["sắp", "xếp"],
    &["giải", "thể"],
    &["trước", "đây"],
    &["nguyên", "là"],
    &["không", "tổ", "chức"],
    &["kết", "thúc"],
    &["kế", "thừa"],
    &["bỏ"],
];

/// How far before a name such a word is looked for.
const REACH: usize = 16;

/// Units of the district level that a list may go on with.
const UNITS: [&[&str]; 5] = [&["huyện"], &["quận"], &["thị", "xã"], &["thành", "phố"], &["tp"]];

impl Lexicon {
    /// Names in the text that are out of date on that day, in order. Names inside a citation of a document ("Quyết định số … của …") are left
    /// alone as far as it can be guessed where the citation ends; whoever knows calls [`Lexicon::obsolete_outside`].
    pub fn obsolete(&self, text: &str, on: PartialDate) -> Vec<Obsolete> {
        let words = self.words(text);
        let skip = citations(&words);
        self.obsolete_in(&words, on, &skip)
    }

    /// The same, without the names that begin inside one of the ranges (bytes of the text), and with no guess about citations.
    pub fn obsolete_outside(&self, text: &str, on: PartialDate, skip: &[Range<usize>]) -> Vec<Obsolete> {
        self.obsolete_in(&self.words(text), on, skip)
    }

    /// The same in a text that is read.
    pub fn obsolete_in(&self, words: &Words<'_>, on: PartialDate, skip: &[Range<usize>]) -> Vec<Obsolete> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.list.len() {
            let Some((length, value)) = self.ended_names.longest(words, at) else {
                at += 1;
                continue;
            };
            let span = at..at + length;
            at += length;
            let start = words.bytes(span.clone()).start;
            if skip.iter().any(|range| range.contains(&start)) {
                continue;
            }
            let Some(hit) = self.ended.get(index(value)).and_then(|ended| self.judge(words, span, ended, on)) else {
                continue;
            };
            let (span, hit) = hit;
            if !is_history(words, &span) {
                found.push(hit);
            }
            at = at.max(span.end);
        }
        found
    }

    fn judge(
        &self,
        words: &Words,
        span: Range<usize>,
        ended: &Ended,
        on: PartialDate,
    ) -> Option<(Range<usize>, Obsolete)> {
        let hit = |span: &Range<usize>, name, since, successor, kind| Obsolete {
            range: words.bytes(span.clone()),
            name,
            since,
            successor,
            kind,
        };
        match ended {
            Ended::Province(at) => {
                let unit = self.data.provinces.get(*at)?;
                let since = unit.span.until.filter(|&until| reached(until, on) && is_proper(words, span.end - 1))?;
                let successor = self.province_after(&unit.full_name(), on).map(|unit| unit.full_name());
                Some((span.clone(), hit(&span, unit.full_name(), since, successor, ObsoleteKind::Province)))
            }
            Ended::Body(at) => {
                let body = self.data.bodies.get(*at)?;
                let since = body.span.until.filter(|&until| reached(until, on) && is_body(words, &span))?;
                let successor = self.body_after(&body.name, on).map(|body| body.name.clone());
                Some((span.clone(), hit(&span, body.name.clone(), since, successor, ObsoleteKind::Body)))
            }
            Ended::District { since, successor, needs_name, proper } => {
                if !reached(*since, on) || !stands_alone(words, &span) || *proper && !is_proper(words, span.end - 1) {
                    return None;
                }
                let end = self.end_of_list(words, span.end);
                if *needs_name && end == span.end {
                    return None;
                }
                let span = span.start..end;
                let name = words.text.get(words.bytes(span.clone())).unwrap_or_default();
                let name = name.split_whitespace().collect::<Vec<_>>().join(" ");
                Some((span.clone(), hit(&span, name, *since, successor.clone(), ObsoleteKind::District)))
            }
        }
    }

    /// The end of the name after a unit, and of a list of units: "huyện | Lục Nam", "các huyện | , thị xã, thành phố Gia Nghĩa".
    fn end_of_list(&self, words: &Words, from: usize) -> usize {
        let mut end = end_of_name(words, from);
        loop {
            let mut next = end;
            let joined = words.list.get(next).is_some_and(|word| word.gap == Gap::Soft);
            if words.follows(next) && words.written(next) == "và" {
                next += 1;
            } else if !joined {
                return end;
            }
            let unit = UNITS.iter().find(|unit| {
                unit.iter().enumerate().all(|(step, part)| {
                    words.written(next + step).to_lowercase() == *part && (step == 0 || words.follows(next + step))
                })
            });
            match unit.filter(|_| !self.is_province(words, next)) {
                Some(unit) => end = end_of_name(words, next + unit.len()),
                None => return end,
            }
        }
    }

    /// Does the name of a province or a centrally-run city begin here?
    fn is_province(&self, words: &Words, at: usize) -> bool {
        self.province_names.longest_within(words, at..(at + 6).min(words.list.len())).is_some()
    }
}

/// Not "đường huyện", "huyện lộ", "huyện lỵ", "tri huyện": words of which the unit is a part.
fn stands_alone(words: &Words, span: &Range<usize>) -> bool {
    let before = if words.follows(span.start) { words.written(span.start - 1).to_lowercase() } else { String::new() };
    let after = if words.follows(span.end) { words.written(span.end).to_lowercase() } else { String::new() };
    !["đường", "tri", "quan"].contains(&before.as_str()) && !["lộ", "lỵ", "lị"].contains(&after.as_str())
}

/// The end of the proper name that begins at a word, at most four words or one number.
fn end_of_name(words: &Words, from: usize) -> usize {
    let mut end = from;
    while end < from + 4 && words.follows(end) && !words.between(end).contains('\n') {
        let number = words.written(end).bytes().all(|byte| byte.is_ascii_digit());
        let capital = words.list.get(end).is_some_and(|word| word.case == Case::Capital);
        match (number, capital) {
            (true, _) if end == from && words.written(end).len() <= 2 => return end + 1,
            (false, true) => end += 1,
            _ => break,
        }
    }
    end
}

/// Is the word written as a name is? A "thành phố vinh danh …" is not Vinh.
fn is_proper(words: &Words, at: usize) -> bool {
    words.list.get(at).is_some_and(|word| word.case != Case::Lower)
}

/// Not "cơ sở thông tin và truyền thông", "cán bộ Kế hoạch và Đầu tư".
fn is_body(words: &Words, span: &Range<usize>) -> bool {
    let compound = words.follows(span.start)
        && ["cơ", "trụ", "cán", "chi", "đảng", "tiến"].iter().any(|word| are(words, span.start - 1, &[word]));
    is_proper(words, span.start) || is_proper(words, span.end - 1) && !compound
}

fn are(words: &Words, at: usize, expected: &[&str]) -> bool {
    let is = |at: usize, word: &str| words.written(at).chars().flat_map(char::to_lowercase).eq(word.chars());
    expected.iter().enumerate().all(|(step, word)| is(at + step, word))
}

/// Does the writer say that the name is old, or speak of the change?
fn is_history(words: &Words, span: &Range<usize>) -> bool {
    let beside =
        |at: usize| words.list.get(at).is_some_and(|_| words.between(at).trim_matches([' ', '(', ',']).is_empty());
    if beside(span.end) && OLD_AFTER.iter().any(|after| are(words, span.end, after)) {
        return true;
    }
    let mut at = span.start;
    for _ in 0..REACH {
        if at == 0 || words.between(at).contains(['.', ';', '\n', ':']) {
            return false;
        }
        at -= 1;
        if OLD_BEFORE.iter().any(|before| are(words, at, before)) {
            return true;
        }
    }
    false
}

/// From "số 12/…" to the end of its clause: ";", ".", the end of a line, a bracket, or a comma before a capital.
fn citations(words: &Words) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at + 2 < words.list.len() {
        let cited = are(words, at, &["số"])
            && words.written(at + 1).starts_with(|c: char| c.is_ascii_digit())
            && words.follows(at + 1)
            && matches!(words.between(at + 2).trim(), "/" | "-");
        if !cited {
            at += 1;
            continue;
        }
        let mut end = at + 2;
        while end < words.list.len() {
            let between = words.between(end);
            let closed = between.contains([';', '\n', ')', ':']) || between.contains(". ");
            let next_name = words.list.get(end).is_some_and(|word| word.gap == Gap::Soft && word.case != Case::Lower)
                && between.contains(',');
            if closed || next_name {
                break;
            }
            end += 1;
        }
        found.push(words.bytes(at..end));
        at = end;
    }
    found
}
