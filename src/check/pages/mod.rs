//! `KH7`: the finished page, as plain data.

mod geometry;

use super::Passage;
use crate::diag::{Diags, Span};
use crate::pages::{PageBox, Pages};
use crate::view::View;

crate::check::rules! { Page:
    kh701
    kh702
    kh703
    kh704
    kh705
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
}

impl<'p> PageContext<'p> {
    /// The pages with their numbers in the file, from 1.
    pub fn numbered(&self) -> impl Iterator<Item = (usize, &'p PageBox)> {
        self.pages.pages.iter().enumerate().map(|(index, page)| (index + 1, page))
    }

    /// The bytes of the plan that say these words of a page, where one passage does: without regard to capitals and blanks.
    pub fn place(&self, words: &str) -> Option<Span> {
        let wanted: Vec<char> = folded(words.trim()).map(|(_, c)| c).collect();
        if wanted.is_empty() {
            return None;
        }
        self.passages.iter().find_map(|passage| {
            let chars: Vec<(usize, char)> = folded(&passage.words).collect();
            let at = chars.windows(wanted.len()).position(|part| part.iter().map(|(_, c)| c).eq(&wanted))?;
            let start = chars.get(at).map(|(byte, _)| *byte)?;
            let (last, c) = chars.get(at + wanted.len() - 1)?;
            let end = passage.words.get(*last..).and_then(|rest| rest.chars().next()).map_or(*c, |typed| typed);
            Some(passage.span(start..last + end.len_utf8()))
        })
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
