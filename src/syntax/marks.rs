//! Marks that a merge left: two versions of the same lines, one above the other.

use super::lines;
use crate::diag::{CONFLICT_MARKS, Diagnostic, Span};
use crate::source::SourceFile;
use std::ops::Range;

/// A conflict, or a mark that stands alone.
pub(super) struct Marks {
    pub finding: Diagnostic,
    /// The marks and all versions but the first.
    pub extra: Vec<Range<usize>>,
}

/// What a line marks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    Ours,
    Base,
    Middle,
    End,
}

fn mark(line: &str) -> Option<Mark> {
    let is = |sign: &str| line.strip_prefix(sign).is_some_and(|rest| rest.is_empty() || rest.starts_with(' '));
    match line.as_bytes().first()? {
        b'<' if is("<<<<<<<") => Some(Mark::Ours),
        b'|' if is("|||||||") => Some(Mark::Base),
        b'=' if line == "=======" => Some(Mark::Middle),
        b'>' if is(">>>>>>>") => Some(Mark::End),
        _ => None,
    }
}

/// Finds all marks of a file.
pub(super) fn find(file: &SourceFile) -> Vec<Marks> {
    let text = file.text();
    if !["<<<<<<<", "=======", ">>>>>>>"].iter().any(|sign| text.contains(sign)) {
        return Vec::new();
    }
    let mut marked = Vec::new();
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if let Some(mark) = mark(line.trim_end()) {
            marked.push((mark, start..lines::line_end(text, start)));
        }
        start += line.len();
    }
    let mut found = Vec::new();
    let mut rest = marked.as_slice();
    while let Some(((first, open), after)) = rest.split_first() {
        let with_base = match after {
            [(Mark::Base, base), (Mark::Middle, _), (Mark::End, end), ..] => Some((base.start, end, 3)),
            [(Mark::Middle, middle), (Mark::End, end), ..] => Some((middle.start, end, 2)),
            _ => None,
        };
        rest = after;
        match with_base.filter(|_| *first == Mark::Ours) {
            Some((from, end, used)) => {
                rest = after.get(used..).unwrap_or_default();
                found.push(conflict(file, open, end, from));
            }
            None => found.push(stray(file, open)),
        }
    }
    found
}

fn conflict(file: &SourceFile, open: &Range<usize>, end: &Range<usize>, from: usize) -> Marks {
    let line = |at: usize| file.line_column(at).0;
    let message =
        format!("từ dòng {} đến dòng {} còn hai bản của cùng một chỗ chưa chọn", line(open.start), line(end.start));
    let finding = Diagnostic::new(&CONFLICT_MARKS, Span::new(file.id, open.clone()), message)
        .label("bản này bắt đầu ở đây")
        .also(Span::new(file.id, end.clone()), "bản kia kết thúc ở đây")
        .help("giữ một bản, hoặc viết lại cho đủ ý cả hai, rồi xóa các dòng dấu <<<<<<<, ======= và >>>>>>>");
    Marks { finding, extra: vec![open.clone(), from..end.end] }
}

fn stray(file: &SourceFile, open: &Range<usize>) -> Marks {
    let sign = file.text().get(open.start..open.start + 7).unwrap_or_default();
    let message = format!("dòng dấu “{sign}” còn sót lại sau khi gộp hai bản");
    let finding = Diagnostic::new(&CONFLICT_MARKS, Span::new(file.id, open.clone()), message)
        .help("xem chỗ này đã chọn đúng bản chưa, rồi xóa dòng dấu");
    Marks { finding, extra: vec![open.clone()] }
}
