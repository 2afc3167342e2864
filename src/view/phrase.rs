//! Words that stand alone: a line of the heading, a number, a name.

use super::{Mark, Run, Runs};
use serde::{Deserialize, Serialize};
use std::borrow::Borrow;
use std::fmt;
use std::ops::Deref;

/// Words in one style, which is that of their place. They read as a `str`; only a redline knows more of them.
#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(from = "Data", into = "Data")]
pub struct Phrase {
    text: String,
    marked: Option<Runs>,
}

/// A phrase as templates see it: a string, or runs where some are marked.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Data {
    Plain(String),
    Marked(Runs),
}

impl Phrase {
    /// A phrase of runs, some of them marked; it reads as the words of the new version.
    pub fn marked(runs: Runs) -> Self {
        let new = |run: &&Run| !run.mark.is_some_and(Mark::is_gone) && run.mark != Some(Mark::Remark);
        let text = runs.iter().filter(new).map(|run| run.text.as_str()).collect();
        if runs.iter().all(|run| run.mark.is_none()) {
            return Phrase { text, marked: None };
        }
        Phrase { text, marked: Some(runs) }
    }

    /// The words as runs.
    pub fn runs(&self) -> Runs {
        match &self.marked {
            Some(runs) => runs.clone(),
            None if self.text.is_empty() => Runs::new(),
            None => vec![Run { text: self.text.clone(), ..Run::default() }],
        }
    }

    /// The runs that a redline marked.
    pub fn marked_mut(&mut self) -> Option<&mut Runs> {
        self.marked.as_mut()
    }

    /// The words.
    pub fn as_str(&self) -> &str {
        &self.text
    }

    /// Adds a letter at the end.
    pub fn push(&mut self, letter: char) {
        self.text.push(letter);
    }
}

impl From<Data> for Phrase {
    fn from(data: Data) -> Self {
        match data {
            Data::Plain(text) => text.into(),
            Data::Marked(runs) => Phrase::marked(runs),
        }
    }
}

impl From<Phrase> for Data {
    fn from(phrase: Phrase) -> Self {
        match phrase.marked {
            Some(runs) => Data::Marked(runs),
            None => Data::Plain(phrase.text),
        }
    }
}

impl From<String> for Phrase {
    fn from(text: String) -> Self {
        Phrase { text, marked: None }
    }
}

impl From<&str> for Phrase {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl From<Phrase> for String {
    fn from(phrase: Phrase) -> Self {
        phrase.text
    }
}

impl Deref for Phrase {
    type Target = str;

    fn deref(&self) -> &str {
        &self.text
    }
}

impl Borrow<str> for Phrase {
    fn borrow(&self) -> &str {
        &self.text
    }
}

impl AsRef<str> for Phrase {
    fn as_ref(&self) -> &str {
        &self.text
    }
}

impl PartialEq<str> for Phrase {
    fn eq(&self, other: &str) -> bool {
        self.text == other
    }
}

impl PartialEq<&str> for Phrase {
    fn eq(&self, other: &&str) -> bool {
        self.text == *other
    }
}

impl PartialEq<String> for Phrase {
    fn eq(&self, other: &String) -> bool {
        self.text == *other
    }
}

impl PartialEq<Phrase> for str {
    fn eq(&self, other: &Phrase) -> bool {
        *self == other.text
    }
}

impl PartialEq<Phrase> for &str {
    fn eq(&self, other: &Phrase) -> bool {
        *self == other.text
    }
}

impl PartialEq<Phrase> for String {
    fn eq(&self, other: &Phrase) -> bool {
        *self == other.text
    }
}

impl fmt::Debug for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.marked {
            Some(runs) => runs.fmt(f),
            None => self.text.fmt(f),
        }
    }
}

impl fmt::Display for Phrase {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.text)
    }
}
