//! Puts the tree together and notices what is well-formed YAML but no plan.

use super::lines::{self, MASK};
use super::node::{Comment, Entry, Node, Scalar, Style, Tree, Value};
use super::read::{Cause, Stop};
use crate::diag::{
    DUPLICATE_KEY, Diagnostic, FileId, Rule, SYNTAX, Span, Spanned, TAB, TOO_DEEP, WRONG_KIND, YAML_EXTRA,
};
use std::collections::HashMap;
use std::ops::Range;

/// Deeper than any plan; keeps every later walk of the tree safe.
pub(super) const MAX_DEPTH: usize = 64;

/// Findings of one reading; whoever has more has the same one over and over.
const MAX_FINDINGS: usize = 100;

/// A scalar on its way into the tree.
pub(super) struct Leaf {
    pub text: String,
    pub style: Style,
    pub bytes: Range<usize>,
}

pub(super) struct Builder<'a> {
    file: FileId,
    text: &'a str,
    original: &'a str,
    open: Vec<Open>,
    /// How many collections are open below [`MAX_DEPTH`]; they are left out.
    below: usize,
    last: Range<usize>,
    last_style: Option<Style>,
    tab_seen: bool,
    tree: Tree,
    findings: Vec<Diagnostic>,
}

/// A list or mapping that has begun.
struct Open {
    start: usize,
    end: usize,
    flow: bool,
    kind: Kind,
}

enum Kind {
    List(Vec<Node>),
    Map {
        entries: Vec<Entry>,
        /// Keys already there, and their index.
        seen: HashMap<String, usize>,
        /// Read, and waiting for its value; the flag is false for a key that is no scalar.
        key: Option<(Spanned<String>, bool)>,
    },
}

impl<'a> Builder<'a> {
    pub(super) fn new(file: FileId, text: &'a str, original: &'a str) -> Self {
        Builder {
            file,
            text,
            original,
            open: Vec::new(),
            below: 0,
            last: 0..0,
            last_style: None,
            tab_seen: false,
            tree: Tree::default(),
            findings: Vec::new(),
        }
    }

    /// The state of affairs when the parser gives up at `at`.
    pub(super) fn stop(&self, cause: Cause, at: usize) -> Stop {
        let is_bracket = |at: usize| matches!(self.text.as_bytes().get(at), Some(b'[' | b'{'));
        let brackets = self.open.iter().filter(|open| open.flow && is_bracket(open.start)).map(|open| open.start);
        let brackets = brackets.collect();
        Stop { cause, at, last: self.last.clone(), last_style: self.last_style, brackets }
    }

    pub(super) fn comment(&mut self, text: String, bytes: Range<usize>) {
        let text = self.unmask(text, &bytes);
        self.tree.comments.push(Comment { span: self.span(bytes), text });
    }

    /// Reports an anchor, alias or tag.
    pub(super) fn extra(&mut self, what: &str, bytes: Range<usize>) {
        self.last = bytes.clone();
        let shown = self.original.get(bytes.clone()).unwrap_or("");
        let sign = shown.get(..1).unwrap_or("&");
        let message = format!("“{shown}” là {what} của YAML, ngôn ngữ kế hoạch không dùng");
        let help = format!("đặt cả giá trị trong dấu nháy nếu “{sign}” là chữ của văn bản, nếu không thì bỏ đi");
        self.report(&YAML_EXTRA, bytes, message, help);
    }

    pub(super) fn leaf(&mut self, leaf: Leaf) {
        self.look_for_tab(leaf.bytes.start);
        self.last = leaf.bytes.clone();
        self.last_style = Some(leaf.style);
        if self.below > 0 {
            return;
        }
        if leaf.style == Style::Plain && leaf.bytes.is_empty() {
            let place = self.empty_place(leaf.bytes.start);
            return self.put(Node::null(self.span(place..place)));
        }
        let text = self.unmask(leaf.text, &leaf.bytes);
        let mut bytes = leaf.bytes;
        if matches!(leaf.style, Style::Literal | Style::Folded) {
            // The parser counts the empty lines below the text as well.
            let raw = self.text.get(bytes.clone()).unwrap_or("");
            bytes.end = bytes.start + raw.trim_end().len();
        }
        if leaf.style == Style::Plain {
            self.look_for_dashes(&bytes);
        }
        let span = self.span(bytes);
        self.put(Node { value: Value::Scalar(Scalar { text, style: leaf.style }), span });
    }

    pub(super) fn open(&mut self, mapping: bool, flow: bool, start: usize) {
        self.look_for_tab(start);
        if flow {
            self.last = start..start + 1;
            self.last_style = None;
        }
        if self.below > 0 || self.open.len() >= MAX_DEPTH {
            self.below += 1;
            if self.below == 1 {
                let end = lines::line_end(self.text, start);
                let message = format!("các mục lồng nhau quá {MAX_DEPTH} cấp, phần bên trong bị bỏ qua");
                self.report(&TOO_DEEP, start..end, message, "bớt số cấp lồng nhau".to_owned());
            }
            return;
        }
        let start = if flow || mapping { start } else { self.dash_before(start) };
        let kind = if mapping {
            Kind::Map { entries: Vec::new(), seen: HashMap::new(), key: None }
        } else {
            Kind::List(Vec::new())
        };
        self.open.push(Open { start, end: start, flow, kind });
    }

    pub(super) fn close(&mut self, bytes: Range<usize>) {
        if !bytes.is_empty() {
            self.last = bytes.clone();
            self.last_style = None;
        }
        if self.below > 0 {
            self.below -= 1;
            if self.below == 0 {
                self.put(Node::null(self.span(bytes.start..bytes.start)));
            }
            return;
        }
        let Some(mut open) = self.open.pop() else { return };
        if open.flow && !bytes.is_empty() {
            open.end = open.end.max(bytes.end);
        }
        self.seal(open);
    }

    /// Closes what a syntax error left open.
    pub(super) fn finish(mut self) -> (Tree, Vec<Diagnostic>) {
        self.below = 0;
        while let Some(open) = self.open.pop() {
            self.seal(open);
        }
        (self.tree, self.findings)
    }

    fn seal(&mut self, open: Open) {
        let value = match open.kind {
            Kind::List(items) => Value::Sequence(items),
            Kind::Map { mut entries, key, .. } => {
                if let Some((key, true)) = key {
                    let end = key.span.end;
                    let value = Node::null(self.span(end..end));
                    entries.push(Entry { key, value });
                }
                Value::Mapping(entries)
            }
        };
        let node = Node { value, span: self.span(open.start..open.end) };
        self.put(node);
    }

    /// Hands a finished node to the collection it stands in.
    fn put(&mut self, node: Node) {
        let Some(parent) = self.open.last_mut() else {
            self.tree.root = Some(node);
            return;
        };
        parent.end = parent.end.max(node.span.end);
        match &mut parent.kind {
            Kind::List(items) => items.push(node),
            Kind::Map { key: key @ None, .. } => {
                let span = node.span;
                let is_scalar = node.as_scalar().is_some();
                let text = match node.value {
                    Value::Scalar(scalar) => scalar.text,
                    _ => String::new(),
                };
                let is_missing = text.is_empty() && span.range().is_empty();
                let colon = self.text.as_bytes().get(span.start.saturating_sub(1)) == Some(&b':');
                *key = Some((Spanned::new(text, span), is_scalar && !is_missing));
                if is_missing {
                    let message = "thiếu khóa trước dấu hai chấm".to_owned();
                    let bytes = if colon { span.start - 1..span.start } else { span.range() };
                    self.report(&SYNTAX, bytes, message, "viết khóa, hoặc bỏ dấu hai chấm".to_owned());
                } else if !is_scalar {
                    let message = "khóa phải là một từ, không phải danh sách hay nhóm khóa".to_owned();
                    let help = "đặt cả giá trị trong dấu nháy nếu dấu ngoặc là chữ của văn bản".to_owned();
                    self.report(&WRONG_KIND, span.range(), message, help);
                }
            }
            Kind::Map { entries, seen, key } => {
                let Some((key, true)) = key.take() else { return };
                if let Some(first) = seen.get(&key.value).and_then(|&index| entries.get(index)) {
                    let (first, name) = (first.key.span, key.value);
                    if self.findings.len() >= MAX_FINDINGS {
                        return;
                    }
                    self.findings.push(
                        Diagnostic::new(&DUPLICATE_KEY, key.span, format!("khóa “{name}” ghi hai lần"))
                            .label("lần này bị bỏ qua")
                            .also(first, "lần đầu ở đây")
                            .help("bỏ một trong hai, hoặc gộp lại"),
                    );
                    return;
                }
                seen.insert(key.value.clone(), entries.len());
                entries.push(Entry { key, value: node });
                self.look_for_split_number();
            }
        }
    }

    /// `{ nsnn: 6,5 }` is a 6 and a key 5 to YAML; nobody means that.
    fn look_for_split_number(&mut self) {
        let Some(Open { flow: true, kind: Kind::Map { entries, .. }, .. }) = self.open.last() else { return };
        let [.., before, after] = entries.as_slice() else { return };
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
        let whole = |text: &str| digits(&text.replace(['.', ',', '-'], ""));
        if !after.value.is_null() || !digits(&after.key.value) || !before.value.as_str().is_some_and(whole) {
            return;
        }
        let bytes = before.value.span.start..after.key.span.end;
        if self.text.get(before.value.span.end..after.key.span.start) != Some(",") {
            return;
        }
        let number = self.text.get(bytes.clone()).unwrap_or("").to_owned();
        // 1,234,567 is cut twice, and reported once.
        let start = bytes.start;
        self.findings.retain(|found| found.span.is_none_or(|span| span.start != start));
        self.findings.push(
            Diagnostic::new(&SYNTAX, self.span(bytes.clone()), format!("dấu phẩy cắt số “{number}” thành nhiều mục"))
                .help(format!("đặt số có dấu phẩy trong {{ }} hoặc [ ] vào dấu nháy: '{number}'"))
                .fix("đặt số trong dấu nháy", self.span(bytes), format!("'{number}'")),
        );
        let value = Value::Scalar(Scalar { text: number, style: Style::Plain });
        let Some(Open { kind: Kind::Map { entries, seen, .. }, .. }) = self.open.last_mut() else { return };
        let Some(after) = entries.pop() else { return };
        seen.remove(&after.key.value);
        if let Some(before) = entries.last_mut() {
            before.value.span.end = after.key.span.end;
            before.value.value = value;
        }
    }

    /// A list item at the wrong column silently continues the text above it.
    fn look_for_dashes(&mut self, bytes: &Range<usize>) {
        let raw = self.text.get(bytes.clone()).unwrap_or("");
        let glued = raw.strip_prefix('-').is_some_and(|rest| rest.starts_with(|c: char| c.is_alphabetic()));
        if glued && lines::is_first(self.text, bytes.start) {
            let end = bytes.start + raw.find(['\n', '\r']).unwrap_or(raw.len());
            let message = format!("sau dấu “-” của “{}” thiếu dấu cách", self.shown(bytes.start..end));
            return self.report(&SYNTAX, bytes.start..end, message, "viết “- ” rồi mới đến nội dung mục".to_owned());
        }
        let mut at = bytes.start;
        for (index, line) in raw.split('\n').enumerate() {
            let item = line.trim();
            if index > 0 && item.starts_with("- ") {
                let start = at + (line.len() - line.trim_start().len());
                let item_bytes = start..start + item.len();
                let message = format!("mục “{}” đứng sai cột nên bị nối vào dòng trên", self.shown(item_bytes.clone()));
                let help = "đặt dấu “-” thẳng cột với các mục cùng danh sách; khóa có danh sách thì không ghi gì sau dấu hai chấm";
                return self.report(&SYNTAX, item_bytes, message, help.to_owned());
            }
            at += line.len() + 1;
        }
    }

    /// The parser lets a tab pass before the first key of a document.
    fn look_for_tab(&mut self, at: usize) {
        let Some(blanks) = lines::blanks_before(self.text, at) else { return };
        let Some(tab) = blanks.find('\t').filter(|_| !self.tab_seen) else { return };
        let tab = at - blanks.len() + tab;
        self.tab_seen = true;
        let message = "dòng này thụt lề bằng phím Tab".to_owned();
        self.report(&TAB, tab..tab + 1, message, "thay bằng dấu cách".to_owned());
    }

    /// Where an absent value would stand: after the colon that waits for it.
    fn empty_place(&self, at: usize) -> usize {
        let rest = self.text.get(at..).unwrap_or("");
        let blank = rest.len() - rest.trim_start_matches(' ').len();
        if rest.get(blank..).is_some_and(|rest| rest.starts_with(':')) {
            return at + blank + 1;
        }
        self.text.get(..at).map_or(at, |before| before.trim_end_matches(' ').len())
    }

    /// Where a list starts: the parser puts some after their first dash.
    fn dash_before(&self, start: usize) -> usize {
        if self.text.as_bytes().get(start) == Some(&b'-') {
            return start;
        }
        let before = self.text.get(..start).unwrap_or("").trim_end_matches([' ', '\t']);
        if before.ends_with('-') { before.len() - 1 } else { start }
    }

    /// Puts back the characters that were masked for the parser.
    fn unmask(&self, text: String, bytes: &Range<usize>) -> String {
        if !text.as_bytes().contains(&MASK) {
            return text;
        }
        let (masked, original) = (self.text.as_bytes(), self.original.as_bytes());
        let range = masked.get(bytes.clone()).unwrap_or(&[]).iter().zip(original.get(bytes.clone()).unwrap_or(&[]));
        let mut originals = range.filter(|(byte, _)| **byte == MASK).map(|(_, original)| *original);
        let restored = text.bytes().map(|byte| if byte == MASK { originals.next().unwrap_or(byte) } else { byte });
        String::from_utf8_lossy(&restored.collect::<Vec<u8>>()).into_owned()
    }

    fn shown(&self, bytes: Range<usize>) -> String {
        lines::shorten(self.original.get(bytes).unwrap_or(""))
    }

    fn report(&mut self, rule: &'static Rule, bytes: Range<usize>, message: String, help: String) {
        if self.findings.len() >= MAX_FINDINGS {
            return;
        }
        self.findings.push(Diagnostic::new(rule, self.span(bytes), message).help(help));
    }

    fn span(&self, bytes: Range<usize>) -> Span {
        Span::new(self.file, bytes)
    }
}
