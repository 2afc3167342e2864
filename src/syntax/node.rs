//! The tree of a plan file: keys and raw scalars, each with its bytes. It knows no key and no type.

use crate::diag::{Span, Spanned};

/// What [`crate::syntax::parse`] makes of a file.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Tree {
    /// The document; none when there is nothing to read.
    pub root: Option<Node>,
    /// Every comment, in order.
    pub comments: Vec<Comment>,
    /// False when something had to be left out after a syntax error: what is missing may only have been unreadable.
    pub complete: bool,
}

/// A comment.
#[derive(Debug, Clone, PartialEq)]
pub struct Comment {
    /// From `#` to the end of the line.
    pub span: Span,
    /// What follows `#`, as typed.
    pub text: String,
}

/// A value and its bytes.
#[derive(Debug, Clone, PartialEq)]
pub struct Node {
    /// The value.
    pub value: Value,
    /// Its bytes: quotes included, of a block scalar the text under its header, of a list or mapping from its first
    /// byte to its last, of an absent value the empty place after the colon or dash.
    pub span: Span,
}

impl Node {
    /// An absent value at `span`.
    pub fn null(span: Span) -> Self {
        Node { value: Value::Scalar(Scalar { text: String::new(), style: Style::Plain }), span }
    }

    /// True for an absent value and for a plain `~`.
    pub fn is_null(&self) -> bool {
        matches!(&self.value, Value::Scalar(scalar) if scalar.is_null())
    }

    /// The scalar, when it is one.
    pub fn as_scalar(&self) -> Option<&Scalar> {
        match &self.value {
            Value::Scalar(scalar) => Some(scalar),
            _ => None,
        }
    }

    /// The decoded text, when it is a scalar.
    pub fn as_str(&self) -> Option<&str> {
        self.as_scalar().map(|scalar| scalar.text.as_str())
    }

    /// The entries, when it is a mapping.
    pub fn as_mapping(&self) -> Option<&[Entry]> {
        match &self.value {
            Value::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    /// The items, when it is a list.
    pub fn as_sequence(&self) -> Option<&[Node]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            _ => None,
        }
    }

    /// The entry of a key, when it is a mapping that has it.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.as_mapping()?.iter().find(|entry| entry.key.value == key)
    }

    /// The value of a key, when it is a mapping that has it.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }
}

/// The three shapes of a value.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Text, number, date: not told apart here.
    Scalar(Scalar),
    /// Keys and values, in order, every key once.
    Mapping(Vec<Entry>),
    /// A list.
    Sequence(Vec<Node>),
}

/// Text as the plan means it.
#[derive(Debug, Clone, PartialEq)]
pub struct Scalar {
    /// Decoded: escapes resolved, lines folded, indentation removed.
    pub text: String,
    /// How it was written.
    pub style: Style,
}

impl Scalar {
    /// True for nothing and for a plain `~`; the word `null` is text.
    pub fn is_null(&self) -> bool {
        self.style == Style::Plain && matches!(self.text.as_str(), "" | "~")
    }
}

/// How a scalar was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Style {
    /// Without quotes.
    Plain,
    /// In `'…'`.
    SingleQuoted,
    /// In `"…"`.
    DoubleQuoted,
    /// Under `|`.
    Literal,
    /// Under `>`.
    Folded,
}

impl Style {
    /// True for both kinds of quotes.
    pub fn is_quoted(self) -> bool {
        matches!(self, Style::SingleQuoted | Style::DoubleQuoted)
    }
}

/// A key and its value.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}
