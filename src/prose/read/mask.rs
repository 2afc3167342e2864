//! What is hidden from Markdown before it is read: expressions, and markers at the start of a one-line text.

use super::{FILLER, Reader, STAND_IN};
use crate::diag::{BAD_EXPRESSION, Spanned};

/// Bytes at the start of a one-line text that Markdown would take for a block marker.
pub(super) fn list_like_prefix(text: &str) -> usize {
    let trimmed = text.trim_start();
    let start = text.len() - trimmed.len();
    let digits = trimmed.bytes().take_while(u8::is_ascii_digit).count();
    let marker = if digits > 0 && matches!(trimmed.as_bytes().get(digits), Some(b'.' | b')')) {
        digits + 1
    } else if trimmed.starts_with(['-', '+', '>', '#', '=', '|', ':', '~'])
        || trimmed.starts_with("* ")
        || ["***", "* *", "___", "_ _"].iter().any(|rule| trimmed.starts_with(rule)) && is_rule(trimmed)
    {
        1
    } else {
        0
    };
    if marker == 0 {
        return 0;
    }
    // What follows may look like a marker again: "- - a". Blanks belong to the guarded part, or they would be lost.
    let rest = &trimmed[marker..];
    let blanks = rest.len() - rest.trim_start().len();
    let guard = start + marker + blanks;
    guard + list_like_prefix(&text[guard..])
}

/// A first line of nothing but stars or underlines.
fn is_rule(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.chars().all(|c| matches!(c, '*' | '_') || c.is_whitespace()))
}

impl Reader<'_> {
    /// Replaces every expression by a stand-in of the same length, so that offsets stay true.
    pub(super) fn mask(&mut self) {
        let text = self.text;
        let mut at = 0;
        while let Some(found) = text[at..].find(['{']) {
            let open = at + found;
            self.masked.push_str(&text[at..open]);
            let rest = &text[open..];
            // "\{{" is text.
            let escaped = text[..open].bytes().rev().take_while(|b| *b == b'\\').count() % 2 == 1;
            if let Some(inner) = rest.strip_prefix("{{").filter(|_| !escaped) {
                if let Some(close) = end_of_expression(inner) {
                    let end = open + 2 + close + 2;
                    let expression = inner[..close].trim().to_owned();
                    let span = (self.place)(open..end);
                    if in_address(&text[..open]) {
                        self.complain(
                            &BAD_EXPRESSION,
                            open..end,
                            "địa chỉ của liên kết không chứa được biểu thức",
                            "ghi địa chỉ đầy đủ, không có {{ … }}",
                        );
                    }
                    if expression.is_empty() {
                        self.complain(
                            &BAD_EXPRESSION,
                            open..end,
                            "biểu thức {{ }} để trống",
                            "ghi tên số liệu giữa hai cặp ngoặc, ví dụ {{ kinh_phi.tong }}",
                        );
                    }
                    self.expressions.insert(self.masked.len(), Spanned::new(expression, span));
                    self.masked.push(STAND_IN);
                    self.masked.extend(std::iter::repeat_n(FILLER, end - open - STAND_IN.len_utf8()));
                    at = end;
                    continue;
                }
                self.complain(
                    &BAD_EXPRESSION,
                    open..open + 2,
                    "biểu thức mở bằng “{{” nhưng không đóng",
                    "thêm “}}” vào cuối biểu thức",
                );
                self.masked.push_str("{{");
                at = open + 2;
                continue;
            } else if escaped {
                // Nothing: the braces print.
            } else if rest.starts_with("{%") || rest.starts_with("{#") {
                self.complain(
                    &BAD_EXPRESSION,
                    open..open + 2,
                    "chỉ dùng được biểu thức dạng {{ … }}",
                    "bỏ lệnh {% … %} hoặc {# … #}",
                );
            }
            self.masked.push('{');
            at = open + 1;
        }
        self.masked.push_str(&text[at..]);
    }
}

/// Where the braces of an expression close: in its own paragraph, before the next one opens.
fn end_of_expression(inner: &str) -> Option<usize> {
    let close = inner.find("}}")?;
    let body = &inner[..close];
    let paragraph_ends = body.split('\n').skip(1).any(|line| line.trim().is_empty());
    (!body.contains("{{") && !paragraph_ends).then_some(close)
}

/// True where the text breaks off inside the address of a link.
fn in_address(before: &str) -> bool {
    let word = before.rsplit(char::is_whitespace).next().unwrap_or_default();
    word.rfind("](").is_some_and(|at| !word[at..].contains(')'))
        || word.rfind("<http").is_some_and(|at| !word[at..].contains('>'))
}
