//! `KH7`: the finished page, as plain data.

mod geometry;

use super::Passage;
use crate::diag::{Diags, Span};
use crate::pages::{CellPlace, Line, PageBox, Pages};
use crate::view::{Run, View};
use geometry::{Area, TOLERANCE};
use std::ops::Range;

crate::check::rules! { Page:
    kh701
    kh702
    kh703
    kh704
    kh705
    kh706
    kh707
    kh708
    kh709
    kh710
    kh711
    kh712
    kh713
    kh714
    kh715
    kh716
    kh717
    kh718
    kh719
    kh720
    kh721
}

/// A plan on its finished pages.
#[derive(Debug)]
pub struct PageContext<'p> {
    /// The pages.
    pub pages: &'p Pages,
    /// The words that were set.
    pub view: &'p View,
    /// The family they were to be set in.
    pub font: &'p str,
    /// The printed texts of the plan, to find where words on a page come from; may be empty.
    pub passages: &'p [Passage<'p>],
    sheets: Vec<Sheet<'p>>,
    parts: Vec<Range<usize>>,
}

/// A page with what several rules ask of it, found once.
#[derive(Debug)]
pub(super) struct Sheet<'p> {
    /// Its number in the file, from 1.
    pub number: usize,
    /// The page.
    pub page: &'p PageBox,
    /// Its lines in reading order.
    pub lines: Vec<Line>,
    /// Where text may stand.
    area: Area,
    /// Where footnotes or the address begin, or the area ends; from the top of the paper.
    foot: f64,
}

impl<'p> Sheet<'p> {
    fn new(number: usize, page: &'p PageBox, view: &View) -> Self {
        let (lines, area) = (page.lines(), Area::of(page, view));
        let foot = foot(page, &lines, &area, view);
        Sheet { number, page, lines, area, foot }
    }

    /// The lines between the margins, without footnotes and the address of the body.
    pub fn body(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.y > self.area.top && line.y < self.foot)
    }

    /// The lowest line of the text: of several in a row of a table the first.
    pub fn last_line(&self) -> Option<&Line> {
        self.body().fold(None, |last: Option<&Line>, line| match last {
            Some(last) if line.y <= last.y + TOLERANCE => Some(last),
            _ => Some(line),
        })
    }

    /// How far down the text and its rules reach, as a part of the height that it may fill.
    pub fn filled(&self) -> f64 {
        let end_of = |rule: &crate::pages::RuleBox| if rule.horizontal { rule.y } else { rule.y + rule.length };
        let rules = self.page.lines.iter().map(end_of).filter(|&y| y < self.foot - TOLERANCE);
        let lowest = self.body().map(|line| line.y).chain(rules).fold(self.area.top, f64::max);
        (lowest - self.area.top) / (self.area.bottom - self.area.top)
    }

    /// The lines of the top margin.
    pub fn in_head_margin(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.y <= self.area.top)
    }

    /// Footnotes and the address.
    pub fn below_text(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.y >= self.foot)
    }

    /// Width of the text area, mm.
    pub fn width(&self) -> f64 {
        self.area.right - self.area.left
    }

    /// The middle of the paper and that of the text area, mm from the left. The margins of a landscape page may be turned
    /// with the paper or not.
    pub fn middles(&self, view: &View) -> [f64; 3] {
        let (m, width) = (&view.page.margin, self.page.width_mm);
        [width / 2.0, (self.area.left + self.area.right) / 2.0, (m.left + width - m.right) / 2.0]
    }

    /// The part of the height that footnotes take.
    pub fn notes(&self) -> f64 {
        (self.area.bottom - self.foot) / (self.area.bottom - self.area.top)
    }
}

/// Lengths of the line above footnotes, mm. Word draws two inches.
const NOTE_LINE: Range<f64> = 40.0..60.0;

/// Where the small type at the foot of a page begins: under the line above the footnotes, or above the address.
fn foot(page: &PageBox, lines: &[Line], area: &Area, view: &View) -> f64 {
    let largest = view.page.size.footnote.max(view.page.size.address) + 0.1;
    let width = area.right - area.left;
    let opens = |rule: &&crate::pages::RuleBox| {
        let address = view.address.is_some() && (rule.length - width).abs() < TOLERANCE;
        let long = NOTE_LINE.contains(&rule.length) || address;
        let mut below = lines.iter().filter(|line| line.y > rule.y && line.y < area.bottom + TOLERANCE).peekable();
        let starts = rule.horizontal && (rule.x - area.left).abs() < TOLERANCE && long && rule.y > area.top;
        starts && below.peek().is_some() && below.all(|line| line.cell.is_none() && line.size_pt < largest)
    };
    page.lines.iter().filter(opens).map(|rule| rule.y).fold(area.bottom + TOLERANCE, f64::min)
}

/// The plan, then each appendix that was found, as ranges of pages. An appendix begins where its label stands.
fn parts(sheets: &[Sheet<'_>], view: &View) -> Vec<Range<usize>> {
    let mut starts = vec![0];
    for appendix in &view.appendices {
        let from = starts.last().map_or(0, |last| last + usize::from(starts.len() > 1));
        let begins = |sheet: &Sheet<'_>| sheet.body().any(|line| line.bold && line.text.trim() == appendix.label);
        if let Some(found) = sheets.iter().skip(from).position(begins) {
            starts.push(from + found);
        }
    }
    let ends = starts.iter().skip(1).copied().chain([sheets.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end.max(start)).collect()
}

/// The words of some runs.
pub(super) fn words(runs: &[Run]) -> String {
    runs.iter().map(|run| if run.line_break { " " } else { run.text.as_str() }).collect()
}

/// The letters of a text without its blanks: where lines break does not matter.
pub(super) fn compact(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

/// The first and the last baseline of these words of the heading of page 1. A wide blank parts words of one line.
pub(super) fn baselines(sheets: &[Sheet<'_>], words: &str) -> Option<(f64, f64)> {
    let wanted = compact(words);
    let lines = &sheets.first()?.lines;
    lines.iter().enumerate().find_map(|(start, first)| {
        let mut read = String::new();
        for line in lines.iter().skip(start) {
            read.push_str(&compact(&line.text));
            if read == wanted {
                return Some((first.y, line.y));
            }
            if !wanted.starts_with(&read) {
                return None;
            }
        }
        None
    })
}

/// True for the cell of a table.
pub(super) fn in_table(cell: Option<CellPlace>) -> bool {
    cell.is_some_and(|cell| cell.table)
}

impl<'p> PageContext<'p> {
    /// The pages of a plan with what was set; `passages` are those of the plan ([`super::passages`]).
    pub fn new(pages: &'p Pages, view: &'p View, font: &'p str, passages: &'p [Passage<'p>]) -> Self {
        let sheets: Vec<_> =
            pages.pages.iter().enumerate().map(|(index, page)| Sheet::new(index + 1, page, view)).collect();
        let parts = parts(&sheets, view);
        PageContext { pages, view, font, passages, sheets, parts }
    }

    /// The pages with their numbers in the file, from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &'p PageBox)> {
        self.pages.pages.iter().enumerate().map(|(index, page)| (index + 1, page))
    }

    /// The pages with what was found out about them.
    pub(super) fn sheets(&self) -> &[Sheet<'p>] {
        &self.sheets
    }

    /// The pages of the plan, then those of each appendix.
    pub(super) fn parts(&self) -> impl Iterator<Item = &[Sheet<'p>]> {
        self.parts.iter().filter_map(|part| self.sheets.get(part.clone()))
    }

    /// The pages after which the same part of the document goes on.
    pub(super) fn followed(&self) -> impl Iterator<Item = &Sheet<'p>> {
        self.parts().filter_map(|part| part.split_last()).flat_map(|(_, before)| before)
    }

    /// The bytes of the plan that say these words of a page, where one passage does: without regard to capitals and blanks.
    /// A passage that says nothing else comes first. Marks at the end may be the tool's own.
    pub fn place(&self, words: &str) -> Option<Span> {
        let words = words.trim();
        let bare = words.trim_end_matches([';', '.', ':', ',', '/']);
        self.place_of(words).or_else(|| self.place_of(bare))
    }

    fn place_of(&self, words: &str) -> Option<Span> {
        let wanted: Vec<char> = folded(words).map(|(_, c)| c).collect();
        if wanted.is_empty() {
            return None;
        }
        let mut within = None;
        for passage in self.passages {
            let chars: Vec<(usize, char)> = folded(&passage.words).collect();
            let Some(at) = chars.windows(wanted.len()).position(|part| part.iter().map(|(_, c)| c).eq(&wanted)) else {
                continue;
            };
            let (Some((start, _)), Some((last, c))) = (chars.get(at), chars.get(at + wanted.len() - 1)) else {
                continue;
            };
            let end = passage.words.get(*last..).and_then(|rest| rest.chars().next()).map_or(*c, |typed| typed);
            let span = passage.span(*start..last + end.len_utf8());
            if chars.len() == wanted.len() {
                return Some(span);
            }
            within = within.or(Some(span));
        }
        within
    }
}

/// The letters in lower case with their bytes; one blank for any run of them.
fn folded(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut blank = false;
    text.char_indices().filter_map(move |(at, c)| {
        let (space, before) = (c.is_whitespace(), blank);
        blank = space;
        match space {
            true => (!before).then_some((at, ' ')),
            false => Some((at, c.to_lowercase().next().unwrap_or(c))),
        }
    })
}

/// Runs every rule that looks at the pages.
pub fn run(context: &PageContext<'_>, diags: &mut Diags) {
    for entry in super::registry() {
        if let super::Check::Page(check) = entry.check {
            check(context, diags);
        }
    }
}
