//! **Chính tả**: words that no spelling allows, and phrases that are surely wrong.

use super::Lexicon;
use super::letters::{is_combining, letters};
use super::syllable::repair;
use super::words::{Case, Words};
use std::ops::Range;

/// A word that cannot be Vietnamese.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ImpossibleWord {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it was surely meant to be, when exactly one slip of the hand explains it.
    pub wanted: Option<String>,
}

/// A phrase that is surely misspelled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Misspelling {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// As it is written.
    pub found: String,
    /// As it should be, with the first capital of what was written.
    pub wanted: String,
    /// Why it is certain, in Vietnamese.
    pub why: String,
}

impl Lexicon {
    /// Words with a Vietnamese mark that are no possible syllable. Silent on words in capitals, words with digits, transcriptions joined by
    /// hyphens (`Mát-xcơ-va`), foreign letters, words of the list that is accepted; and on names (a capital, no certain repair).
    pub fn impossible_words(&self, text: &str) -> Vec<ImpossibleWord> {
        self.impossible_words_in(&self.words(text))
    }

    /// The same in a text that is read.
    pub fn impossible_words_in(&self, words: &Words<'_>) -> Vec<ImpossibleWord> {
        let mut found = Vec::new();
        for (at, word) in words.list.iter().enumerate() {
            let written = words.written(at);
            if !matches!(word.case, Case::Lower | Case::Capital) || word.is_syllable(written) || written.is_ascii() {
                continue;
            }
            let foreign = is_joined(words.text, &word.range) || !is_vietnamese(written);
            if foreign || self.accepted.contains(words.folded(at)) {
                continue;
            }
            let wanted = repair(written);
            // Names of places and people in other languages of the country begin with a capital: Krông, Pơnan.
            if word.case == Case::Lower || wanted.is_some() {
                found.push(ImpossibleWord { range: word.range.clone(), wanted });
            }
        }
        found
    }

    /// Phrases of the list of certain misspellings.
    pub fn misspelled(&self, text: &str) -> Vec<Misspelling> {
        self.misspelled_in(&self.words(text))
    }

    /// The same in a text that is read.
    pub fn misspelled_in(&self, words: &Words<'_>) -> Vec<Misspelling> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.list.len() {
            let hit = self.confusable_names.longest(words, at);
            let entry = hit.and_then(|(length, value)| Some((length, self.data.confusable(value)?)));
            let Some((length, entry)) = entry else {
                at += 1;
                continue;
            };
            let span = at..at + length;
            at += length;
            let in_capitals =
                span.clone().all(|word| words.list.get(word).is_some_and(|word| word.case == Case::Upper));
            let before = span.start.checked_sub(1).filter(|_| words.follows(span.start));
            let is = |list: &[String], at: usize| list.contains(&words.written(at).to_lowercase());
            if in_capitals
                || before.is_some_and(|before| is(&entry.not_after, before))
                || words.follows(at) && is(&entry.not_before, at)
            {
                continue;
            }
            let range = words.bytes(span.clone());
            let capital = words.list.get(span.start).is_some_and(|word| word.case == Case::Capital);
            let wanted = if capital { capitalised(&entry.right) } else { entry.right.clone() };
            let text = words.text.get(range.clone()).unwrap_or_default().to_owned();
            found.push(Misspelling { range, found: text, wanted, why: entry.why.clone() });
        }
        found
    }
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}

/// Is the word a part of a longer one: joined by a hyphen, an apostrophe, an underscore, a slash or a mark of an address?
fn is_joined(text: &str, range: &Range<usize>) -> bool {
    let marks = ['-', '‑', '’', '\'', '_', '@', '/', '\\'];
    let before = text.get(..range.start).and_then(|before| before.chars().next_back());
    let mut after = text.get(range.end..).unwrap_or_default().chars();
    let next = after.next();
    before.is_some_and(|mark| marks.contains(&mark))
        || next.is_some_and(|mark| marks.contains(&mark))
        || next == Some('.') && after.next().is_some_and(|letter| letter.is_ascii_lowercase())
}

/// Are all letters of the Vietnamese alphabet, and is one of them marked?
fn is_vietnamese(word: &str) -> bool {
    let alphabet = "aăâbcdđeêghiklmnoôơpqrstuưvxy";
    match letters(word) {
        Some(letters) => {
            letters.iter().all(|letter| alphabet.contains(letter.base))
                && letters.iter().any(|letter| letter.is_marked())
        }
        // Two marks on one letter, all of them Vietnamese: a slip.
        None => word.chars().all(|c| {
            c.is_alphabetic()
                || is_combining(c) && "\u{300}\u{301}\u{302}\u{303}\u{306}\u{309}\u{31B}\u{323}".contains(c)
        }),
    }
}
