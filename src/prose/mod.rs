//! Free text of a plan: Markdown with expressions `{{ … }}`, read once into plain blocks.
//!
//! Markdown is read before any expression is evaluated, so a value can never become markup.

mod read;
mod words;

pub use read::{read_line, read_prose};
pub use words::Words;

use crate::diag::{Span, Spanned};

/// A piece of a line.
#[derive(Debug, Clone, PartialEq)]
pub enum Inline {
    /// Words, NFC.
    Text(Words),
    /// An expression, without its braces.
    Expression(Spanned<String>),
    /// Bold.
    Strong(Vec<Inline>),
    /// Italic.
    Emphasis(Vec<Inline>),
    /// A link.
    Link {
        /// Where it goes.
        url: String,
        /// Its words.
        content: Vec<Inline>,
    },
    /// A footnote called here.
    Note(Vec<Inline>),
    /// A forced line break.
    Break,
}

/// One line or paragraph.
#[derive(Debug, Clone, Default)]
pub struct Line {
    /// Its pieces.
    pub content: Vec<Inline>,
    /// The bytes of the field it stands in.
    pub span: Span,
}

/// Two lines are equal wherever they stand.
impl PartialEq for Line {
    fn eq(&self, other: &Self) -> bool {
        self.content == other.content
    }
}

impl Line {
    /// A line of plain words.
    pub fn plain(text: impl Into<String>, span: Span) -> Self {
        Line { content: vec![Inline::Text(Words::new(text, span))], span }
    }

    /// The words, without markup and with expressions left out; for messages and comparisons.
    pub fn words(&self) -> String {
        let mut out = String::new();
        collect_words(&self.content, &mut out);
        out
    }
}

fn collect_words(content: &[Inline], out: &mut String) {
    for piece in content {
        match piece {
            Inline::Text(words) => out.push_str(words.as_str()),
            Inline::Expression(_) | Inline::Note(_) => {}
            Inline::Strong(inner) | Inline::Emphasis(inner) => collect_words(inner, out),
            Inline::Link { content, .. } => collect_words(content, out),
            Inline::Break => out.push(' '),
        }
    }
}

/// A block of text.
#[derive(Debug, Clone, PartialEq)]
pub enum ProseBlock {
    /// A paragraph.
    Paragraph(Vec<Inline>),
    /// A list.
    List(Vec<ListItem>),
    /// A small table written in the text.
    Table(ProseTable),
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq)]
pub struct ListItem {
    /// "-", "+", "1." as typed.
    pub marker: String,
    /// What it holds: paragraphs and nested lists.
    pub blocks: Vec<ProseBlock>,
}

/// A table written in Markdown.
#[derive(Debug, Clone, PartialEq)]
pub struct ProseTable {
    /// Alignment of the columns, where given.
    pub aligns: Vec<Option<CellAlign>>,
    /// Header cells.
    pub header: Vec<Vec<Inline>>,
    /// Body rows.
    pub rows: Vec<Vec<Vec<Inline>>>,
}

/// Alignment of a column of a Markdown table.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellAlign {
    /// `:--`
    Left,
    /// `:-:`
    Center,
    /// `--:`
    Right,
}

/// Free text of any length.
#[derive(Debug, Clone, Default)]
pub struct Prose {
    /// Its blocks.
    pub blocks: Vec<ProseBlock>,
    /// The bytes of the field it stands in.
    pub span: Span,
}

/// Two texts are equal wherever they stand.
impl PartialEq for Prose {
    fn eq(&self, other: &Self) -> bool {
        self.blocks == other.blocks
    }
}

impl Prose {
    /// True when there is nothing to print.
    pub fn is_empty(&self) -> bool {
        self.blocks.is_empty()
    }
}
