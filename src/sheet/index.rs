//! All lines of the document with their places, and how words are found among them.

use crate::pages::{Line, MM_PER_PT, PageBox, Pages, RuleBox};
use crate::profile::Profile;
use crate::view::{Run, View};
use std::ops::Range;

/// Height of a single line of Times New Roman in Word, em.
pub(super) const SINGLE: f64 = 1.15;

/// How far a line reaches above its baseline, em.
pub(super) const ASCENT: f64 = 0.891;

/// How far a line reaches below its baseline, em.
pub(super) const DESCENT: f64 = 0.216;

/// Baselines closer than this are one, mm.
pub(super) const LEVEL: f64 = 0.3;

/// Farthest distance of a rule from the line it belongs to, mm.
const UNDER: f64 = 8.0;

/// Stands in a key for the number of a footnote.
const NOTE: char = '\u{1}';

/// What a line is by its place on the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Page number, wherever it stands.
    Number,
    /// Mark of a draft in the top margin.
    Head,
    /// Footnote or address.
    Foot,
    /// Everything else.
    Text,
}

/// A line of the document.
#[derive(Debug)]
pub(super) struct Placed {
    /// Page, from 0.
    pub page: usize,
    /// What it is by its place.
    pub zone: Zone,
    /// Its words.
    pub line: Line,
}

/// The document, line by line.
pub(super) struct Index<'a> {
    /// The pages.
    pub pages: &'a Pages,
    /// The words to look for.
    pub view: &'a View,
    /// What is required.
    pub profile: &'a Profile,
    /// All lines in reading order.
    pub lines: Vec<Placed>,
    /// The first line of each page, and the number of lines.
    first: Vec<usize>,
    /// First page of each appendix that was found.
    pub starts: Vec<Option<usize>>,
}

impl<'a> Index<'a> {
    pub fn new(pages: &'a Pages, view: &'a View, profile: &'a Profile) -> Self {
        let mut lines = Vec::new();
        let mut first = vec![0];
        for (number, page) in pages.pages.iter().enumerate() {
            let from = lines.len();
            lines.extend(page.lines().into_iter().map(|line| Placed { page: number, zone: Zone::Text, line }));
            let draft = view.marks.draft.as_deref().filter(|_| number == 0);
            zones(page, lines.get_mut(from..).unwrap_or_default(), draft, profile);
            first.push(lines.len());
        }
        let mut index = Index { pages, view, profile, lines, first, starts: Vec::new() };
        index.starts = index.appendix_starts();
        index
    }

    fn appendix_starts(&self) -> Vec<Option<usize>> {
        let mut from = 1;
        let mut starts = Vec::new();
        for appendix in &self.view.appendices {
            let label = key(&appendix.label);
            let start = (from..self.pages.len()).find(|&page| {
                let free = self.on(page).filter(|&i| self.lines.get(i).is_some_and(|l| l.line.cell.is_none()));
                free.into_iter().any(|i| self.match_at(i, self.end_of(page), &label).is_some())
            });
            from = start.map_or(from, |page| page + 1);
            starts.push(start);
        }
        starts
    }

    /// The lines of a page, as indices.
    pub fn on(&self, page: usize) -> Range<usize> {
        self.first.get(page).copied().unwrap_or(self.lines.len())..self.end_of(page)
    }

    fn end_of(&self, page: usize) -> usize {
        self.first.get(page + 1).copied().unwrap_or(self.lines.len())
    }

    /// The lines of several pages, as indices.
    pub fn over(&self, pages: &Range<usize>) -> Range<usize> {
        let from = self.first.get(pages.start).copied().unwrap_or(self.lines.len());
        from..self.first.get(pages.end).copied().unwrap_or(self.lines.len()).max(from)
    }

    /// Pages of the plan itself, without its appendices.
    pub fn main(&self) -> Range<usize> {
        0..self.starts.iter().flatten().next().copied().unwrap_or(self.pages.len())
    }

    /// Pages of each part that was found: the plan itself, then its appendices.
    pub fn parts(&self) -> Vec<Range<usize>> {
        let starts: Vec<usize> = std::iter::once(0).chain(self.starts.iter().flatten().copied()).collect();
        let ends = starts.iter().skip(1).copied().chain([self.pages.len()]);
        starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
    }

    /// Pages of an appendix.
    pub fn appendix(&self, n: usize) -> Option<Range<usize>> {
        let start = self.starts.get(n).copied().flatten()?;
        let next = self.starts.get(n + 1..)?.iter().flatten().next().copied();
        Some(start..next.unwrap_or(self.pages.len()))
    }

    /// The lines that hold exactly the words of `key`, when they begin at line `start` and end before `end`.
    pub fn match_at(&self, start: usize, end: usize, key: &[char]) -> Option<Found> {
        let mut rest = key;
        let mut at = Vec::new();
        for i in start..end {
            let placed = self.lines.get(i)?;
            if placed.zone != Zone::Text && !at.is_empty() {
                continue;
            }
            rest = consume(&placed.line.text, rest)?;
            at.push(i);
            if rest.iter().all(|&c| c == NOTE) {
                return Some(Found { at });
            }
        }
        None
    }

    /// The first lines in `range` that hold exactly the words of `key`.
    pub fn find(&self, range: Range<usize>, key: &[char]) -> Option<Found> {
        if key.is_empty() {
            return None;
        }
        range.clone().find_map(|i| self.match_at(i, range.end, key))
    }

    /// The first lines of a page that hold exactly the words of `key`, whatever they are by their place.
    pub fn find_on(&self, page: usize, key: &[char]) -> Option<Found> {
        let range = self.on(page);
        range.clone().find_map(|start| {
            let (mut rest, mut at) = (key, Vec::new());
            for i in start..range.end {
                rest = consume(&self.lines.get(i)?.line.text, rest)?;
                at.push(i);
                if rest.is_empty() {
                    return Some(Found { at });
                }
            }
            None
        })
    }

    /// The last lines in `range` that hold exactly the words of `key`.
    pub fn rfind(&self, range: Range<usize>, key: &[char]) -> Option<Found> {
        if key.is_empty() {
            return None;
        }
        range.clone().rev().find_map(|i| self.match_at(i, range.end, key))
    }

    /// The lines of something that was found.
    pub fn lines_of<'s>(&'s self, found: &'s Found) -> impl DoubleEndedIterator<Item = &'s Placed> {
        found.at.iter().filter_map(|&i| self.lines.get(i))
    }

    /// Its lines, those on one baseline joined.
    pub fn rows_of(&self, found: &Found) -> Vec<Stretch> {
        let mut rows: Vec<Stretch> = Vec::new();
        for Placed { page, line, .. } in self.lines_of(found) {
            match rows.last_mut() {
                Some(row) if row.page == *page && (row.y - line.y).abs() <= LEVEL => {
                    (row.x, row.right) = (row.x.min(line.x), row.right.max(line.right));
                }
                _ => rows.push(Stretch { page: *page, x: line.x, right: line.right, y: line.y, size: line.size_pt }),
            }
        }
        rows
    }

    /// Its words as printed.
    pub fn words_of(&self, found: &Found) -> String {
        let mut out = String::new();
        let mut before: Option<&Placed> = None;
        for placed in self.lines_of(found) {
            let level = |b: &Placed| b.page == placed.page && (b.line.y - placed.line.y).abs() <= LEVEL;
            match before {
                None => {}
                // So wide a blank parts the words of one line: it is to be filled in.
                Some(before) if level(before) => out.push_str(" ……"),
                Some(_) => out.push(' '),
            }
            out.push_str(&placed.line.text.split_whitespace().collect::<Vec<_>>().join(" "));
            before = Some(placed);
        }
        out
    }

    /// The nearest rule under a stretch, over its middle.
    pub fn rule_under(&self, under: &Stretch) -> Option<&RuleBox> {
        let page = self.pages.pages.get(under.page)?;
        let near = page.lines.iter().filter(|rule| {
            rule.horizontal
                && rule.y > under.y
                && rule.y < under.y + UNDER
                && rule.x < under.middle()
                && under.middle() < rule.x + rule.length
        });
        near.filter(|rule| is_free(page, rule)).min_by(|a, b| a.y.total_cmp(&b.y))
    }

    /// The nearest rule over a stretch.
    pub fn rule_over(&self, over: &Stretch) -> Option<&RuleBox> {
        let page = self.pages.pages.get(over.page)?;
        let near = page.lines.iter().filter(|rule| {
            rule.horizontal
                && rule.y < over.y
                && rule.y > over.y - UNDER
                && rule.x < over.middle()
                && over.middle() < rule.x + rule.length
        });
        near.filter(|rule| is_free(page, rule)).max_by(|a, b| a.y.total_cmp(&b.y))
    }
}

/// Lines that hold the words looked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Found {
    /// Indices of the lines.
    pub at: Vec<usize>,
}

/// A stretch of one baseline.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Stretch {
    /// Page, from 0.
    pub page: usize,
    /// Left end, mm.
    pub x: f64,
    /// Right end, mm.
    pub right: f64,
    /// Baseline, mm.
    pub y: f64,
    /// Type size, pt.
    pub size: f64,
}

impl Stretch {
    /// Its middle, mm.
    pub fn middle(&self) -> f64 {
        (self.x + self.right) / 2.0
    }

    /// Its length, mm.
    pub fn width(&self) -> f64 {
        self.right - self.x
    }
}

/// Letters of a text for comparison: no spaces, no capitals.
pub(super) fn key(text: &str) -> Vec<char> {
    folded(text).collect()
}

/// Letters of runs for comparison; a footnote's number may be anything.
pub(super) fn key_of(runs: &[Run]) -> Vec<char> {
    let mut out = Vec::new();
    for run in runs {
        out.extend(folded(&run.text));
        if run.note.is_some() {
            out.push(NOTE);
        }
    }
    out
}

fn folded(text: &str) -> impl Iterator<Item = char> {
    let silent = |c: &char| c.is_whitespace() || matches!(c, '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{1}');
    text.chars().filter(move |c| !silent(c)).map(|c| if c == '\u{2011}' { '-' } else { c }).flat_map(char::to_lowercase)
}

/// What is left of `key` after a line; none when the line says something else.
fn consume<'k>(line: &str, mut key: &'k [char]) -> Option<&'k [char]> {
    for c in folded(line) {
        loop {
            match key.split_first()? {
                (&NOTE, rest) if !c.is_ascii_digit() => key = rest,
                (&NOTE, _) => break,
                (&wanted, rest) if wanted == c => {
                    key = rest;
                    break;
                }
                _ => return None,
            }
        }
    }
    Some(key)
}

/// Tells page numbers, the mark of a draft, and what stands at the foot.
fn zones(page: &PageBox, lines: &mut [Placed], draft: Option<&str>, profile: &Profile) {
    let (top, bottom) = (profile.margin_range.top, profile.margin_range.bottom);
    let [head, foot] = [top, bottom].map(|[_, most]| most);
    for placed in lines.iter_mut().filter(|placed| placed.line.cell.is_none()) {
        let words = placed.line.text.trim();
        let outside = placed.line.y < head || placed.line.y > page.height_mm - foot;
        if outside && words.len() <= 4 && words.bytes().all(|b| b.is_ascii_digit()) {
            placed.zone = Zone::Number;
        } else if placed.line.y < head && draft == Some(words) {
            placed.zone = Zone::Head;
        }
    }
    let free = |placed: &&mut Placed| placed.zone == Zone::Text && placed.line.cell.is_none();
    let left = lines.iter_mut().filter(free).map(|placed| placed.line.x).fold(f64::MAX, f64::min);
    // A rule that begins at the margin in the lower part of a page, and is no part of a table, parts the foot.
    let at_margin = |rule: &&RuleBox| rule.horizontal && rule.y > 0.3 * page.height_mm && (rule.x - left).abs() < 0.5;
    let parting = page.lines.iter().filter(at_margin).filter(|rule| is_free(page, rule));
    let from = parting.map(|rule| rule.y).fold(f64::MAX, f64::min);
    for placed in lines.iter_mut().filter(|placed| placed.zone == Zone::Text && placed.line.y > from) {
        placed.zone = Zone::Foot;
    }
}

/// True for a level rule that touches no upright line.
fn is_free(page: &PageBox, rule: &RuleBox) -> bool {
    let touches = |other: &RuleBox| {
        !other.horizontal
            && other.y - 0.5 < rule.y
            && rule.y < other.y + other.length + 0.5
            && other.x > rule.x - 0.5
            && other.x < rule.x + rule.length + 0.5
    };
    !page.lines.iter().any(touches)
}

/// Height of type in mm.
pub(super) fn mm(points: f64) -> f64 {
    points * MM_PER_PT
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_is_used_up_line_by_line_and_notes_may_have_any_number() {
        let runs = |text: &str, note: bool| Run { text: text.into(), note: note.then(Vec::new), ..Run::default() };
        let wanted = key_of(&[runs("Kế hoạch", false), runs("", true), runs(" này là của xã", false)]);
        let rest = consume("KẾ HOẠCH12 này", &wanted).unwrap_or_default();
        assert_eq!(rest.iter().collect::<String>(), "làcủaxã");
        assert_eq!(consume("là của xã", rest), Some(&[][..]));
        assert_eq!(consume("là của xã khác", rest), None);
        assert_eq!(consume("Quyết định", &wanted), None);
    }
}
