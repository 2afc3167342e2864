//! Text that lacks its quotes: a colon or a comma in it made keys of its words.
//!
//! `- Kế hoạch: abc` is a key with a value, and `{ ten: Sở A, PTNT }` has a key without one. Whoever writes that means text.

use super::decode::{Decoder, unaccented};
use super::fields::Shape;
use crate::diag::{Diagnostic, Span, UNKNOWN_KEY, WRONG_KIND};
use crate::syntax::{Entry, Node, Value};
use crate::value::nearest;

impl Decoder<'_> {
    /// Complains about a mapping where text belongs, if its first key reads like words; true when it did.
    pub(super) fn unquoted_colon(&mut self, node: &Node, what: &str) -> bool {
        let Value::Mapping(entries) = &node.value else { return false };
        let Some(first) = entries.first().filter(|e| reads_like_words(&e.key.value)) else { return false };
        let message =
            format!("“{what}” phải là chữ, nhưng dấu hai chấm sau “{}” làm cho nó thành khóa", first.key.value);
        let raw = self.sources.get(node.span.file).slice(node.span);
        let span = if entries.len() == 1 { node.span } else { Span { end: first.value.span.end, ..node.span } };
        let mut finding = Diagnostic::new(&WRONG_KIND, span, message);
        finding = match quoted(raw) {
            Some(text) if text.chars().count() <= 60 => {
                finding.help(format!("đặt cả dòng trong dấu nháy: {text}")).fix("đặt trong dấu nháy", node.span, text)
            }
            Some(text) => finding.help("đặt cả dòng trong dấu nháy đơn, hoặc viết dưới dấu “|”").fix(
                "đặt trong dấu nháy",
                node.span,
                text,
            ),
            None => finding.help("đặt cả dòng trong dấu nháy đơn, hoặc viết dưới dấu “|”"),
        };
        self.push(finding);
        true
    }

    /// The same where `shape` would do as well: only when no key of the mapping belongs to it.
    pub(super) fn text_not_shape(&mut self, node: &Node, shape: &Shape, what: &str) -> bool {
        let Value::Mapping(entries) = &node.value else { return false };
        let belongs = |e: &Entry| {
            shape.fields.iter().any(|f| f.key == e.key.value)
                || nearest(&unaccented(&e.key.value), shape.fields.iter().map(|f| f.key)).is_some()
        };
        !entries.iter().any(belongs) && self.unquoted_colon(node, what)
    }

    /// Complains about a comma inside `{ … }` that cut a text in two. `at` is the key without a value; true when it did.
    pub(super) fn unquoted_comma(&mut self, node: &Node, entries: &[Entry], at: usize) -> bool {
        let file = self.sources.get(node.span.file);
        let Some(tail) = entries.get(at) else { return false };
        if !file.slice(node.span).starts_with('{') || !is_bare(tail) {
            return false;
        }
        let head = at.checked_sub(1).and_then(|i| entries.get(i));
        if head.is_some_and(is_bare) {
            // The first bare key has spoken for this one.
            return true;
        }
        let Some(head) = head.filter(|h| matches!(&h.value.value, Value::Scalar(s) if !s.style.is_quoted())) else {
            return false;
        };
        let end = entries[at..].iter().take_while(|e| is_bare(e)).last().map_or(tail.key.span.end, |e| e.key.span.end);
        let span = Span { end, ..head.value.span };
        let mut finding = Diagnostic::new(
            &UNKNOWN_KEY,
            span,
            format!("dấu phẩy trong {{ … }} tách “{}” ra khỏi giá trị của “{}”", tail.key.value, head.key.value),
        );
        finding = match quoted(file.slice(span)) {
            Some(text) => finding.help(format!("đặt trong dấu nháy: {}: {text}", head.key.value)).fix(
                "đặt trong dấu nháy",
                span,
                text,
            ),
            None => finding.help("đặt giá trị trong dấu nháy đơn"),
        };
        self.push(finding);
        true
    }
}

/// A key nobody gave a value: `PTNT` in `{ ten: Sở A, PTNT }`.
fn is_bare(entry: &Entry) -> bool {
    entry.value.is_null() && entry.value.span.range().is_empty()
}

fn reads_like_words(key: &str) -> bool {
    key.contains(char::is_whitespace) || !key.is_ascii() || key.starts_with(|c: char| c.is_ascii_uppercase())
}

/// One line of the file in single quotes.
fn quoted(raw: &str) -> Option<String> {
    let raw = raw.trim();
    (!raw.contains('\n') && !raw.is_empty()).then(|| format!("'{}'", raw.replace('\'', "''")))
}
