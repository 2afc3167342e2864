//! From the tree and its text to parts.

use super::meaning::composed;
use super::part::{Block, Flow, FlowItem, Form, Item, Value, shift};
use crate::syntax::{Comment, Entry, Node, Style, Value as Tree};

/// Cuts a text whose last line ends with a line break; none where it is written in a way no part can be cut from.
pub(super) fn cut<'a>(text: &'a str, root: &'a Node, comments: &'a [Comment]) -> Option<Block<'a>> {
    root.as_mapping()?;
    let cutter = Cutter { text, comments };
    if cutter.is_flow(root) {
        return None;
    }
    cutter.block(root, 0, text.len(), false)
}

struct Cutter<'a> {
    text: &'a str,
    comments: &'a [Comment],
}

/// A member of a mapping or list.
#[derive(Clone, Copy)]
struct Member<'a> {
    entry: Option<&'a Entry>,
    node: &'a Node,
}

fn members(node: &Node) -> Vec<Member<'_>> {
    match &node.value {
        Tree::Mapping(entries) => entries.iter().map(|e| Member { entry: Some(e), node: &e.value }).collect(),
        Tree::Sequence(items) => items.iter().map(|node| Member { entry: None, node }).collect(),
        Tree::Scalar(_) => Vec::new(),
    }
}

/// True for `|` with nothing under it.
fn is_empty_text(node: &Node) -> bool {
    node.as_scalar()
        .is_some_and(|scalar| matches!(scalar.style, Style::Literal | Style::Folded) && scalar.text.trim().is_empty())
}

impl<'a> Cutter<'a> {
    fn slice(&self, start: usize, end: usize) -> Option<&'a str> {
        self.text.get(start..end)
    }

    fn byte(&self, at: usize) -> u8 {
        self.text.as_bytes().get(at).copied().unwrap_or(b'\n')
    }

    fn is_flow(&self, node: &Node) -> bool {
        node.as_scalar().is_none() && matches!(self.byte(node.span.start), b'{' | b'[')
    }

    /// The line break at the end of the line of `at`.
    fn line_end(&self, at: usize) -> usize {
        self.text.get(at..).and_then(|rest| rest.find('\n')).map_or(self.text.len(), |found| at + found)
    }

    fn line_start(&self, at: usize) -> usize {
        self.text.get(..at).and_then(|before| before.rfind('\n')).map_or(0, |found| found + 1)
    }

    fn skip_blanks(&self, mut at: usize) -> usize {
        while matches!(self.byte(at), b' ' | b'\t') {
            at += 1;
        }
        at
    }

    /// The next byte that is neither blank nor comment, nor the mark of a document's start.
    fn skip_trivia(&self, mut at: usize) -> usize {
        while at < self.text.len() {
            match self.byte(at) {
                b' ' | b'\t' | b'\n' => at += 1,
                b'#' => at = self.line_end(at),
                b'-' if self.text.get(at..).is_some_and(|rest| rest.starts_with("---\n")) => at += 3,
                _ => break,
            }
        }
        at
    }

    /// Where the content of a value ends: the line break of its last line.
    fn content_end(&self, node: &Node) -> usize {
        match members(node).last() {
            Some(last) if !self.is_flow(node) => self.content_end(last.node),
            // Of a block text without lines the parser gives a place further down.
            _ if is_empty_text(node) => {
                self.line_end(self.text.get(..node.span.start).map_or(0, |before| before.trim_end().len()))
            }
            _ => self.line_end(node.span.end),
        }
    }

    /// End of the comment lines from `from` on that lie deeper than `column`.
    fn deeper(&self, from: usize, to: usize, column: usize) -> usize {
        let (mut end, mut at) = (from, from);
        while at < to {
            let word = self.skip_blanks(at);
            let next = self.line_end(at) + 1;
            match self.byte(word) {
                b'\n' => {}
                b'#' if word - at > column => end = next.min(to),
                _ => break,
            }
            at = next;
        }
        end
    }

    fn block(&self, node: &'a Node, start: usize, end: usize, inline: bool) -> Option<Block<'a>> {
        let members = members(node);
        let mut items = Vec::with_capacity(members.len());
        let mut column = None;
        let mut at = start;
        for (index, member) in members.iter().enumerate() {
            let first = self.skip_trivia(at);
            let line = self.line_start(first);
            let beside = inline && index == 0;
            let own = match member.entry {
                Some(entry) => first == entry.key.span.start,
                None => self.byte(first) == b'-',
            };
            let here = self.text.get(line..first).map(|before| before.chars().count())?;
            if !own || *column.get_or_insert(here) != here || !(beside || self.skip_blanks(line) == first) {
                return None;
            }
            let content = (self.content_end(member.node) + 1).min(end);
            let limit = match members.get(index + 1) {
                Some(_) => self.line_start(self.skip_trivia(content)).max(content),
                None => end,
            };
            let stop = self.deeper(content, limit, here);
            let lead = if beside { "" } else { self.slice(at, line)? };
            let mut item = self.item(*member, here, first, stop)?;
            item.comments = self.comments(if beside { first } else { at }, stop);
            lead.clone_into(&mut item.lead);
            items.push(item);
            at = stop;
        }
        let mapping = node.as_mapping().is_some();
        Some(Block { mapping, column: column?, inline, items, tail: self.slice(at, end)? })
    }

    fn comments(&self, start: usize, end: usize) -> Vec<&'a str> {
        let from = self.comments.partition_point(|comment| comment.span.start < start);
        let inside = self.comments.iter().skip(from).take_while(|comment| comment.span.start < end);
        inside.map(|comment| comment.text.trim()).collect()
    }

    fn item(&self, member: Member<'a>, column: usize, start: usize, end: usize) -> Option<Item<'a>> {
        let after = match member.entry {
            Some(entry) => {
                let colon = self.skip_blanks(entry.key.span.end);
                (self.byte(colon) == b':').then_some(colon + 1)?
            }
            None => start + 1,
        };
        let node = member.node;
        let body = self.slice(start, end)?.to_owned();
        let mut item = Item {
            column,
            lead: String::new(),
            key: member.entry.map(|entry| composed(&entry.key.value)),
            head: self.slice(start, after)?,
            gap: "",
            value: Value { raw: "", node, form: Form::Leaf },
            note: "",
            below: "",
            plain: shift(&body, column, 0, false),
            body,
            comments: Vec::new(),
        };
        let word = self.skip_blanks(after);
        let line_end = self.line_end(after);
        let is_block = node.as_scalar().is_none() && !self.is_flow(node);
        let style = node.as_scalar().map(|scalar| scalar.style);
        if is_block {
            let beside = word < line_end && self.byte(word) != b'#';
            let from = if beside { word } else { line_end + 1 };
            if beside {
                item.gap = self.slice(after, word)?;
            } else {
                item.note = self.slice(after, line_end)?;
            }
            item.value =
                Value { raw: self.slice(from, end)?, node, form: Form::Block(self.block(node, from, end, beside)?) };
        } else if matches!(style, Some(Style::Literal | Style::Folded)) {
            self.block_text(&mut item, word, end)?;
            item.gap = self.slice(after, word)?;
        } else if node.span.range().is_empty() {
            item.note = self.slice(after, line_end)?;
            item.below = self.slice((line_end + 1).min(end), end)?;
        } else {
            item.gap = self.slice(after, node.span.start)?;
            if item.gap.contains('#') {
                return None;
            }
            let form = if self.is_flow(node) { self.flow(node).map_or(Form::Leaf, Form::Flow) } else { Form::Leaf };
            item.value = Value { raw: self.slice(node.span.start, node.span.end)?, node, form };
            let line_end = self.line_end(node.span.end);
            item.note = self.slice(node.span.end, line_end)?;
            item.below = self.slice((line_end + 1).min(end), end)?;
        }
        Some(item)
    }

    /// The value under `|` or `>`, whose header stands at `header`.
    fn block_text(&self, item: &mut Item<'a>, header: usize, end: usize) -> Option<()> {
        let node = item.value.node;
        let scalar = node.as_scalar()?;
        if !matches!(self.byte(header), b'|' | b'>') {
            return None;
        }
        let line_end = self.line_end(header);
        if is_empty_text(node) {
            let sign = self.slice(header, line_end)?.split([' ', '\t']).next()?;
            item.note = self.slice(header + sign.len(), line_end)?;
            item.value = Value { raw: sign, node, form: Form::Leaf };
            item.below = self.slice((line_end + 1).min(end), end)?;
            return Some(());
        }
        let stop = (self.line_end(node.span.end) + 1).min(end);
        item.below = self.slice(stop, end)?;
        let sign = self.slice(header, line_end)?.split([' ', '\t']).next()?;
        if scalar.style == Style::Literal && matches!(sign, "|" | "|-") {
            item.note = self.slice(header + sign.len(), line_end)?;
            let raw = self.slice(line_end + 1, stop)?;
            let first = raw.lines().find(|line| !line.trim().is_empty())?;
            let offset = (first.len() - first.trim_start_matches(' ').len()).checked_sub(item.column)?;
            item.value = Value { raw, node, form: Form::Text { header: sign, offset } };
        } else {
            // Here the line break is part of neither.
            item.value = Value { raw: self.slice(header, stop.saturating_sub(1))?, node, form: Form::Leaf };
        }
        Some(())
    }

    fn flow(&self, node: &'a Node) -> Option<Flow<'a>> {
        let members = members(node);
        let mapping = node.as_mapping().is_some();
        let mut items = Vec::with_capacity(members.len());
        let mut at = node.span.start + 1;
        for (index, Member { entry, node: value }) in members.iter().enumerate() {
            let start = entry.map_or(value.span.start, |entry| entry.key.span.start);
            let key_end = entry.map_or(start, |entry| {
                let colon = self.skip_blanks(entry.key.span.end);
                if self.byte(colon) == b':' { colon + 1 } else { entry.key.span.end }
            });
            let empty = value.span.range().is_empty();
            let (from, end) = if empty { (key_end, key_end) } else { (value.span.start, value.span.end) };
            if start < at || from < key_end {
                return None;
            }
            let form = if self.is_flow(value) { self.flow(value).map_or(Form::Leaf, Form::Flow) } else { Form::Leaf };
            let mut item = FlowItem {
                lead: self.slice(at, start)?,
                key: entry.map(|entry| composed(&entry.key.value)),
                head: self.slice(start, from)?,
                value: Value { raw: self.slice(from, end)?, node: value, form },
                trail: "",
            };
            at = end;
            if index + 1 < members.len() {
                let comma = self.skip_trivia(end);
                if self.byte(comma) != b',' {
                    return None;
                }
                item.trail = self.slice(end, comma)?;
                at = comma + 1;
            }
            items.push(item);
        }
        Some(Flow { mapping, items, close: self.slice(at, node.span.end)? })
    }
}
