//! The text of a plan in parts that know their bytes: what stands in a file, cut so that every byte belongs to one part.

use super::meaning::Meaning;
use crate::syntax::Node;

/// An entry of a mapping or an item of a list that stands on lines of its own.
#[derive(Debug, Clone)]
pub(super) struct Item<'a> {
    /// Column of its key or dash.
    pub column: usize,
    /// The lines above that belong to it: comments and blank lines.
    pub lead: String,
    /// Its key; none in a list.
    pub key: Option<String>,
    /// `ma:` or `-`.
    pub head: &'a str,
    /// What stands between the head and the value.
    pub gap: &'a str,
    /// Its value.
    pub value: Value<'a>,
    /// What follows on the line: of a value its comment, of lines below the comment beside the key.
    pub note: &'a str,
    /// Comment lines under it that lie deeper than it.
    pub below: &'a str,
    /// All from the head to the end of the last line.
    pub body: String,
    /// The body as it would stand at column 0: what is compared.
    pub plain: String,
    /// The comments inside and above, without blanks.
    pub comments: Vec<&'a str>,
}

/// A value and the bytes it is written with.
#[derive(Debug, Clone)]
pub(super) struct Value<'a> {
    /// Its bytes: of a block text the lines under the header, of a block the lines of its items.
    pub raw: &'a str,
    /// What it says.
    pub node: &'a Node,
    /// What can be told apart inside.
    pub form: Form<'a>,
}

/// What can be told apart inside a value.
#[derive(Debug, Clone)]
pub(super) enum Form<'a> {
    /// Nothing: it is changed whole.
    Leaf,
    /// Paragraphs under `|`.
    Text {
        /// `|`, `|-`.
        header: &'a str,
        /// How much deeper than the item the text stands.
        offset: usize,
    },
    /// Items on lines of their own.
    Block(Block<'a>),
    /// Items in brackets.
    Flow(Flow<'a>),
}

/// Items on lines of their own.
#[derive(Debug, Clone)]
pub(super) struct Block<'a> {
    pub mapping: bool,
    /// Column of its items.
    pub column: usize,
    /// The first item stands beside the dash of the list it is in.
    pub inline: bool,
    pub items: Vec<Item<'a>>,
    /// Comment lines after the last item.
    pub tail: &'a str,
}

/// Items in brackets.
#[derive(Debug, Clone)]
pub(super) struct Flow<'a> {
    pub mapping: bool,
    pub items: Vec<FlowItem<'a>>,
    /// What stands after the last item, with the bracket.
    pub close: &'a str,
}

/// An item in brackets.
#[derive(Debug, Clone)]
pub(super) struct FlowItem<'a> {
    /// What stands between the bracket or comma and the item.
    pub lead: &'a str,
    /// Its key; none in a list.
    pub key: Option<String>,
    /// The key with its colon and blanks, or nothing.
    pub head: &'a str,
    pub value: Value<'a>,
    /// What stands between the item and the comma; nothing for the last one.
    pub trail: &'a str,
}

impl Value<'_> {
    pub(super) fn meaning(&self) -> Meaning {
        Meaning::of(self.node)
    }
}

impl<'a> Item<'a> {
    /// All from after the head to the end of the last line.
    pub(super) fn rest(&self) -> &str {
        self.body.get(self.head.len()..).unwrap_or("")
    }

    /// The items as a block, whether they stand in lines or in brackets. Comments in brackets have no place in a block.
    pub(super) fn as_block(&self) -> Option<Block<'a>> {
        match &self.value.form {
            Form::Block(block) => Some(block.clone()),
            Form::Flow(flow) if !self.value.raw.contains('#') => Some(flow.as_block()),
            _ => None,
        }
    }
}

impl<'a> Flow<'a> {
    fn as_block(&self) -> Block<'a> {
        let items = self.items.iter().map(|item| {
            let head = if self.mapping { item.head.trim_end() } else { "-" };
            let raw = item.value.raw;
            let gap = if raw.is_empty() { "" } else { " " };
            let body = [head, gap, raw, "\n"].concat();
            Item {
                column: 0,
                lead: String::new(),
                key: item.key.clone(),
                head,
                gap,
                value: item.value.clone(),
                note: "",
                below: "",
                plain: body.clone(),
                body,
                comments: Vec::new(),
            }
        });
        Block { mapping: self.mapping, column: 0, inline: false, items: items.collect(), tail: "" }
    }
}

/// Moves lines from one column to another. The first line stays where `first` is false: it follows something.
pub(super) fn shift(text: &str, from: usize, to: usize, first: bool) -> String {
    if from == to {
        return text.to_owned();
    }
    let mut out = String::with_capacity(text.len());
    for (index, line) in text.split_inclusive('\n').enumerate() {
        let word = line.trim_start_matches(' ');
        let blanks = line.len() - word.len();
        if (index == 0 && !first) || line.trim_end_matches(['\n', '\r']).is_empty() {
            out.push_str(line);
            continue;
        }
        for _ in 0..(blanks + to).saturating_sub(from) {
            out.push(' ');
        }
        out.push_str(word);
    }
    out
}
