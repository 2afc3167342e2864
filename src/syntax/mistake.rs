//! From the parser's complaint to the officer's mistake: the true place, plain words, and a repair of the copy.
//!
//! Colons and signs are here; quotes and brackets in [`super::quotes`], lines and levels in [`super::shape`].

use super::lines;
use super::read::{Cause, Stop};
use crate::diag::{Diagnostic, Rule, SYNTAX, Span, TOO_DEEP, YAML_EXTRA};
use crate::source::SourceFile;
use std::ops::Range;

/// A mistake, explained.
pub(super) struct Mistake {
    pub finding: Diagnostic,
    /// What to change in the copy so that the next reading gets further.
    pub repairs: Vec<Repair>,
    /// Starts of the lines in which tabs became spaces.
    pub tabbed: Vec<usize>,
}

/// A change of the copy that keeps its length.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Repair {
    /// Make the characters ordinary; the tree still shows them.
    Mask(Range<usize>),
    /// Take them out.
    Blank(Range<usize>),
}

impl Mistake {
    pub(super) fn new(finding: Diagnostic, repairs: Vec<Repair>) -> Self {
        Mistake { finding, repairs, tabbed: Vec::new() }
    }
}

/// Explains why the parser stopped.
pub(super) fn explain(file: &SourceFile, text: &str, stop: &Stop) -> Mistake {
    let at = text.floor_char_boundary(stop.at.min(text.len()));
    let scene = Scene { file, text, stop, at };
    // Once a value has begun with one of these, every later complaint comes from it.
    let taken = matches!(text.as_bytes().get(stop.last.start), Some(b'*' | b'&' | b'!')) && !stop.last.is_empty();
    if taken && matches!(stop.cause, Cause::Colon | Cause::NoColon | Cause::Indent | Cause::Bracket | Cause::Other) {
        return scene.sign(stop.last.start);
    }
    match stop.cause {
        Cause::Colon if !stop.brackets.is_empty() => scene.bracket(),
        Cause::Colon => scene.colon(),
        Cause::NoColon | Cause::OnlyText => scene.no_colon(at),
        Cause::OpenQuote => scene.open_quote(),
        Cause::AfterQuote => scene.after_quote(),
        Cause::Escape => scene.escape(),
        Cause::Indent => scene.indent(),
        Cause::Bracket => scene.bracket(),
        Cause::StrayBracket => scene.stray_bracket(),
        Cause::WrongBracket => scene.wrong_bracket(),
        Cause::Dash => scene.dash(),
        Cause::Sign if !stop.brackets.is_empty() && !scene.at_value_start() => scene.bracket(),
        Cause::Sign => scene.sign(at),
        Cause::Extra => scene.sign(scene.sign_before()),
        Cause::BlockHeader => scene.block_header(),
        Cause::Tab => scene.tab(),
        Cause::Comment => scene.comment(),
        Cause::Directive => scene.directive(),
        Cause::SecondDocument => scene.second_document(),
        Cause::TooDeep => scene.too_deep(),
        Cause::Other => scene.other(),
    }
}

/// The text, and where the parser stopped in it.
pub(super) struct Scene<'a> {
    pub file: &'a SourceFile,
    pub text: &'a str,
    pub stop: &'a Stop,
    pub at: usize,
}

impl<'a> Scene<'a> {
    pub(super) fn finding(
        &self,
        bytes: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        self.finding_of(&SYNTAX, bytes, message, help)
    }

    fn finding_of(
        &self,
        rule: &'static Rule,
        bytes: Range<usize>,
        message: impl Into<String>,
        help: impl Into<String>,
    ) -> Diagnostic {
        Diagnostic::new(rule, self.span(bytes), message).help(help)
    }

    pub(super) fn span(&self, bytes: Range<usize>) -> Span {
        Span::new(self.file.id, bytes)
    }

    /// The file's own text, shortened for a message.
    pub(super) fn shown(&self, bytes: Range<usize>) -> String {
        lines::shorten(self.file.text().get(bytes).unwrap_or(""))
    }

    pub(super) fn rest(&self, at: usize) -> &'a str {
        self.text.get(at..).unwrap_or("")
    }

    pub(super) fn char_at(&self, at: usize) -> Range<usize> {
        at..at + self.rest(at).chars().next().filter(|&c| c != '\n').map_or(0, char::len_utf8)
    }

    /// " của “ten”" for the key that starts the line of `at`, or nothing.
    pub(super) fn of_key(&self, at: usize) -> String {
        let first = lines::first_of_line(self.text, at);
        lines::leading_key(self.rest(first)).map(|key| format!(" của “{key}”")).unwrap_or_default()
    }

    /// Colons and hashes from `from` to `to` that would mean something to the parser.
    pub(super) fn mask_signs(&self, from: usize, to: usize) -> Vec<Repair> {
        let mut repairs = Vec::new();
        let bytes = self.text.as_bytes();
        for at in from..to.min(bytes.len()) {
            let blank_after = bytes.get(at + 1).is_none_or(|byte| byte.is_ascii_whitespace());
            let blank_before = at > from && bytes.get(at - 1).is_some_and(|byte| byte.is_ascii_whitespace());
            match bytes.get(at) {
                Some(b':') if blank_after => repairs.push(Repair::Mask(at..at + 1)),
                Some(b'#') if blank_before => repairs.push(Repair::Mask(at..at + 1)),
                _ => {}
            }
        }
        repairs
    }

    /// Where the value on the line of `at` starts: after the first colon, or after the dashes.
    pub(super) fn value_start(&self, at: usize) -> usize {
        let start = lines::line_start(self.text, at) + lines::word_column(self.text, at);
        let line = self.text.get(start..at.max(start)).unwrap_or("");
        let after_key = line.find(": ").map_or(0, |colon| colon + 2);
        let value = line.get(after_key..).unwrap_or("");
        start + after_key + value.len() - value.trim_start().len()
    }

    /// Adds the repair that puts the value on the line of `at` in quotes, when it is one line and plain.
    pub(super) fn quote_value(&self, finding: Diagnostic, at: usize) -> Diagnostic {
        let start = self.value_start(at);
        let end = lines::line_end(self.text, at);
        let value = self.file.text().get(start..end).unwrap_or("");
        let continues = lines::deeper_end(self.text, at, lines::word_column(self.text, at)) > end;
        if value.is_empty() || value.contains(" #") || value.starts_with(['"', '\'']) || continues {
            return finding.help("đặt cả giá trị trong dấu nháy");
        }
        let quoted = format!("'{}'", value.replace('\'', "''"));
        let help = format!("đặt cả giá trị trong dấu nháy: {}", lines::shorten(&quoted));
        finding.help(help).fix("đặt giá trị trong dấu nháy", self.span(start..end), quoted)
    }

    fn colon(&self) -> Mistake {
        let (text, last) = (self.text, &self.stop.last);
        let line = lines::line_start(text, self.at);
        if self.stop.last_style.is_some_and(super::Style::is_quoted) && last.end >= line {
            return self.after_quoted(last.start, self.at);
        }
        if let Some(mistake) = self.after_closed_bracket() {
            return mistake;
        }
        if last.start < line && !last.is_empty() {
            let first = lines::first_of_line(text, last.start);
            let column = lines::word_column(text, first);
            if last.start == lines::line_start(text, first) + column && column >= lines::indent(text, line) {
                return self.no_colon(last.start);
            }
            if let Some(key) = lines::leading_key(self.rest(line)) {
                return self.too_deep_key(line, key, first);
            }
        }
        self.second_colon()
    }

    fn second_colon(&self) -> Mistake {
        let repairs = self.mask_signs(self.at, lines::line_end(self.text, self.at));
        let message = format!("giá trị{} có dấu hai chấm mà không nằm trong dấu nháy", self.of_key(self.at));
        let finding = self.finding(self.char_at(self.at), message, "đặt cả giá trị trong dấu nháy");
        let finding = finding.label("dấu hai chấm này bị hiểu là của một khóa");
        if self.stop.last.start < lines::line_start(self.text, self.at) {
            let help = "viết đoạn chữ nhiều dòng dưới dấu “|”, hoặc đặt cả đoạn trong dấu nháy";
            return Mistake::new(finding.help(help), repairs);
        }
        Mistake::new(self.quote_value(finding, self.at), repairs)
    }

    pub(super) fn no_colon(&self, at: usize) -> Mistake {
        let end = lines::line_end(self.text, at);
        let line = self.file.text().get(at..end).unwrap_or("");
        let column = at - lines::line_start(self.text, at);
        let repairs = vec![Repair::Blank(at..lines::deeper_end(self.text, at, column))];
        let word = |end: usize| line.get(..end).filter(|word| !word.is_empty() && !word.contains(char::is_whitespace));
        let finding =
            if let Some((colon, key)) = line.find('：').and_then(|colon| Some((at + colon, word(colon)?))) {
                let bytes = colon..colon + '：'.len_utf8();
                self.finding(bytes.clone(), format!("dấu hai chấm sau “{key}” là dấu toàn khổ “：”"), "thay bằng “: ”")
                    .fix("thay bằng dấu hai chấm thường", self.span(bytes), ": ")
            } else if let Some((colon, key)) =
                line.find(':').filter(|_| !line.contains("://")).and_then(|colon| Some((at + colon, word(colon)?)))
            {
                self.finding(
                    colon..colon + 1,
                    format!("sau dấu hai chấm của “{key}” thiếu dấu cách"),
                    "thêm một dấu cách sau dấu hai chấm",
                )
                .fix("thêm dấu cách", self.span(colon..colon + 1), ": ")
            } else if line.starts_with('-') && !line.starts_with("--") {
                let message = format!("sau dấu “-” của “{}” thiếu dấu cách", self.shown(at..end));
                self.finding(at..end, message, "viết “- ” rồi mới đến nội dung mục").fix(
                    "thêm dấu cách",
                    self.span(at..at + 1),
                    "- ",
                )
            } else {
                let message = format!("dòng “{}” không có dấu hai chấm", lines::shorten(line));
                self.finding(
                    at..end,
                    message,
                    "viết “khóa: giá trị”; nếu là phần tiếp của dòng trên thì thụt lề sâu hơn dòng trên",
                )
            };
        Mistake::new(finding, repairs)
    }

    /// True when `at` is where a value begins.
    fn at_value_start(&self) -> bool {
        let before = self.text.get(..self.at).unwrap_or("").trim_end_matches(' ');
        before.is_empty() || before.ends_with([':', '\n', '-', ',', '[', '{'])
    }

    /// The sign that begins the tag, anchor or alias around the stop.
    fn sign_before(&self) -> usize {
        let start = lines::line_start(self.text, self.at);
        let to = self.at + self.char_at(self.at).len();
        let found = self.text.get(start..to).and_then(|line| line.rfind(['!', '&', '*']));
        found.map_or(self.at, |found| start + found)
    }

    fn sign(&self, at: usize) -> Mistake {
        let bytes = self.char_at(at);
        if bytes.is_empty() {
            return self.other();
        }
        let sign = self.shown(bytes.clone());
        let mut repairs = vec![Repair::Mask(bytes.clone())];
        if !self.stop.brackets.is_empty() {
            let message = format!("giá trị trong ngoặc không được bắt đầu bằng “{sign}”");
            return Mistake::new(self.finding(bytes, message, "đặt giá trị trong dấu nháy"), repairs);
        }
        let is_key = at == lines::line_start(self.text, at) + lines::word_column(self.text, at)
            && (self.rest(at).lines().next()).is_some_and(|line| line.contains(": ") || line.ends_with(':'));
        if is_key {
            let message = format!("khóa không được bắt đầu bằng “{sign}”");
            return Mistake::new(self.finding(bytes, message, "bỏ dấu này khỏi khóa"), repairs);
        }
        repairs.extend(self.mask_signs(at, lines::line_end(self.text, at)));
        let message = format!("giá trị{} không được bắt đầu bằng “{sign}”", self.of_key(at));
        Mistake::new(self.quote_value(self.finding(bytes, message, ""), at), repairs)
    }

    fn comment(&self) -> Mistake {
        let next = lines::next_line(self.text, self.at);
        if let Some(key) = lines::leading_key(self.rest(next)).filter(|_| self.stop.brackets.is_empty()) {
            return self.too_deep_key(next, key, lines::first_of_line(self.text, self.at));
        }
        let bytes = self.char_at(self.at);
        if self.text.get(..self.at).is_some_and(|before| !before.ends_with([' ', '\t', '\n'])) {
            let help = "thêm dấu cách trước “#” nếu là ghi chú, nếu không thì đặt cả giá trị trong dấu nháy";
            let finding = self.finding(bytes, "trước dấu “#” thiếu dấu cách", help);
            return Mistake::new(finding, vec![Repair::Blank(self.at..lines::line_end(self.text, self.at))]);
        }
        let message = "dấu “#” sau dấu cách mở đầu một ghi chú và cắt ngang đoạn chữ";
        let help = "đặt cả giá trị trong dấu nháy, hoặc viết đoạn chữ dưới dấu “|”";
        Mistake::new(self.finding(bytes.clone(), message, help), vec![Repair::Mask(bytes)])
    }

    fn directive(&self) -> Mistake {
        let bytes = self.at..lines::line_end(self.text, self.at);
        let message = format!("“{}” là chỉ thị của YAML, ngôn ngữ kế hoạch không dùng", self.shown(bytes.clone()));
        let finding = self.finding_of(&YAML_EXTRA, bytes.clone(), message, "bỏ dòng này");
        Mistake::new(finding, vec![Repair::Blank(bytes)])
    }

    fn second_document(&self) -> Mistake {
        let mut line = lines::line_start(self.text, self.at);
        let is_mark = |line: usize| self.rest(line).starts_with("---") || self.rest(line).starts_with("...");
        while line > 0 && !is_mark(line) {
            line = lines::line_start(self.text, line - 1);
        }
        if !is_mark(line) {
            return self.other();
        }
        let bytes = line..line + 3;
        let mark = self.shown(bytes.clone());
        let message = format!("dòng “{mark}” ngắt tệp thành hai tài liệu");
        let help = format!("bỏ dòng “{mark}”; mỗi tệp chỉ có một kế hoạch");
        Mistake::new(self.finding(bytes.clone(), message, help), vec![Repair::Blank(bytes)])
    }

    fn too_deep(&self) -> Mistake {
        let bytes = self.char_at(self.at);
        let message = "các mục lồng nhau quá sâu, phần sau không đọc được";
        Mistake::new(self.finding_of(&TOO_DEEP, bytes, message, "bớt số cấp lồng nhau"), Vec::new())
    }

    pub(super) fn other(&self) -> Mistake {
        let end = lines::line_end(self.text, self.at);
        let start = if self.at < end { self.at } else { lines::first_of_line(self.text, self.at).min(end) };
        let message = "không hiểu được dòng này từ chỗ đánh dấu";
        let help = "kiểm tra dấu hai chấm, dấu nháy, dấu ngoặc và thụt lề của dòng này và dòng trên";
        Mistake::new(self.finding(start..end, message, help), vec![Repair::Blank(start..end)])
    }
}
