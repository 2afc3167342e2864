//! From a node of the file to one value: the accumulating decoder. A wrong value is a finding and `None`; decoding goes on.

use super::fields::Shape;
use crate::diag::{
    BAD_CHOICE, BAD_DATE, BAD_EXPRESSION, BAD_ID, BAD_NUMBER, Diagnostic, Diags, MISSING_KEY, Span, Spanned,
    UNKNOWN_KEY, WRONG_KIND,
};
use crate::prose::{self, Line, Prose};
use crate::source::Sources;
use crate::syntax::{Entry, Node, Places, Value};
use crate::value::quick::composed;
use crate::value::{Number, NumberError, PartialDate, nearest};
use std::cell::OnceCell;
use std::ops::Range;
use unicode_normalization::UnicodeNormalization;

/// Free keys start so; they are never printed and never refused.
pub(super) const FREE_PREFIX: &str = "x_";

/// What a scalar holds, in messages.
const WORDS: &str = "chữ hoặc số";

/// What decoding needs at hand.
pub(super) struct Decoder<'a> {
    pub sources: &'a Sources,
    pub diags: &'a mut Diags,
}

/// A mapping whose keys have been checked against its shape.
pub(super) struct Fields<'a> {
    shape: &'static Shape,
    entries: &'a [Entry],
    pub span: Span,
}

impl<'a> Fields<'a> {
    /// The value of a key; none where it is absent or left empty.
    pub fn get(&self, key: &'static str) -> Option<&'a Node> {
        debug_assert!(self.shape.fields.iter().any(|f| f.key == key), "{key} is no key of {}", self.shape.name);
        self.entries.iter().find(|e| e.key.value == key).map(|e| &e.value).filter(|node| !node.is_null())
    }
}

impl<'a> Decoder<'a> {
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.diags.push(diagnostic);
    }

    /// Opens a mapping: unknown and missing keys are findings here, all at once.
    pub fn fields<'n>(&mut self, node: &'n Node, shape: &'static Shape) -> Option<Fields<'n>> {
        let Value::Mapping(entries) = &node.value else {
            self.wrong_kind(node, shape.name, "các cặp “khóa: giá trị”");
            return None;
        };
        for (at, entry) in entries.iter().enumerate() {
            let key = &entry.key.value;
            if !key.starts_with(FREE_PREFIX)
                && shape.fields.iter().all(|f| f.key != key)
                && !self.unquoted_comma(node, entries, at)
            {
                self.unknown_key(&entry.key, shape);
            }
        }
        // A key spelled wrongly is not missing as well.
        let meant = |key: &str| {
            entries.iter().any(|e| nearest(&unaccented(&e.key.value), shape.fields.iter().map(|f| f.key)) == Some(key))
        };
        for field in shape.fields.iter().filter(|f| f.required) {
            match entries.iter().find(|e| e.key.value == field.key) {
                None if meant(field.key) => {}
                None => self.push(
                    Diagnostic::new(
                        &MISSING_KEY,
                        first_line(node),
                        format!("{} thiếu khóa “{}”", shape.name, field.key),
                    )
                    .help(format!("thêm dòng “{}: …” ({})", field.key, field.meaning)),
                ),
                Some(entry) if entry.value.is_null() => self.push(
                    Diagnostic::new(&MISSING_KEY, entry.key.span, format!("khóa “{}” chưa có giá trị", field.key))
                        .help(format!("ghi {}", field.meaning)),
                ),
                Some(_) => {}
            }
        }
        Some(Fields { shape, entries, span: node.span })
    }

    fn unknown_key(&mut self, key: &Spanned<String>, shape: &'static Shape) {
        let mut finding =
            Diagnostic::new(&UNKNOWN_KEY, key.span, format!("{} không có khóa “{}”", shape.name, key.value));
        let plain = unaccented(&key.value);
        match nearest(&plain, shape.fields.iter().map(|f| f.key)) {
            Some(near) => {
                let meaning = shape.fields.iter().find(|f| f.key == near).map_or("", |f| f.meaning);
                finding = finding.help(format!("có phải là “{near}” ({meaning})?")).fix(
                    format!("đổi “{}” thành “{near}”", key.value),
                    key.span,
                    near,
                );
            }
            None => {
                let keys: Vec<&str> = shape.fields.iter().map(|f| f.key).collect();
                finding = finding.help(format!(
                    "các khóa dùng được: {}; ghi chú riêng thì đặt khóa bắt đầu bằng “x_”",
                    keys.join(", ")
                ));
            }
        }
        self.push(finding);
    }

    /// "…phải là X, không phải Y".
    pub fn wrong_kind(&mut self, node: &Node, what: &str, wanted: &str) {
        if wanted.starts_with(WORDS) && self.unquoted_colon(node, what) {
            return;
        }
        let got = match &node.value {
            Value::Scalar(_) if node.is_null() => "để trống",
            Value::Scalar(_) => "là một giá trị đơn",
            Value::Sequence(_) => "là một danh sách",
            Value::Mapping(_) => "là các cặp “khóa: giá trị”",
        };
        self.push(
            Diagnostic::new(&WRONG_KIND, first_line(node), format!("“{what}” phải là {wanted}, ở đây {got}")).help(
                match wanted {
                    w if w.contains("danh sách") => "viết mỗi phần tử trên một dòng, bắt đầu bằng “- ”",
                    w if w.contains("khóa") => "viết mỗi khóa trên một dòng, dạng “khóa: giá trị”",
                    _ => "viết giá trị ngay sau dấu hai chấm",
                },
            ),
        );
    }

    /// The text of a scalar as typed.
    pub fn scalar<'n>(&mut self, node: &'n Node, what: &str) -> Option<&'n str> {
        match &node.value {
            Value::Scalar(scalar) => Some(&scalar.text),
            _ => {
                self.wrong_kind(node, what, WORDS);
                None
            }
        }
    }

    /// Plain words on one line, NFC, blanks folded.
    pub fn text(&mut self, node: &Node, what: &str) -> Option<Spanned<String>> {
        let text = self.scalar(node, what)?;
        if text.contains("{{") {
            self.push(
                Diagnostic::new(
                    &BAD_EXPRESSION,
                    node.span,
                    format!("“{what}” in đúng như viết, không dùng được biểu thức"),
                )
                .help("ghi thẳng nội dung; biểu thức chỉ dùng trong văn bản, tiêu đề và ô của bảng"),
            );
        }
        Some(Spanned::new(one_line(text), node.span))
    }

    /// Plain words, or a list of them.
    pub fn texts(&mut self, node: &Node, what: &str) -> Vec<Spanned<String>> {
        match &node.value {
            Value::Sequence(items) => items.iter().filter_map(|item| self.text(item, what)).collect(),
            _ => self.text(node, what).into_iter().collect(),
        }
    }

    /// A line with markup.
    pub fn line(&mut self, node: &Node, what: &str) -> Option<Line> {
        let text = self.scalar(node, what)?;
        let place = placer(node, self.sources);
        Some(prose::read_line(text.trim_end(), node.span, &place, self.diags))
    }

    /// Every line of a scalar as a line of its own, or the items of a list.
    pub fn lines(&mut self, node: &Node, what: &str) -> Vec<Line> {
        if let Value::Sequence(items) = &node.value {
            return items.iter().filter_map(|item| self.line(item, what)).collect();
        }
        let Some(text) = self.scalar(node, what) else { return Vec::new() };
        let whole = placer(node, self.sources);
        let mut at = 0;
        let mut lines = Vec::new();
        for piece in text.split('\n') {
            if !piece.trim().is_empty() {
                let place = |range: Range<usize>| whole(range.start + at..range.end + at);
                let span = place(0..piece.len());
                lines.push(prose::read_line(piece.trim_end(), span, &place, self.diags));
            }
            at += piece.len() + 1;
        }
        lines
    }

    /// Free text.
    pub fn prose(&mut self, node: &Node, what: &str) -> Option<Prose> {
        let text = self.scalar(node, what)?;
        let place = placer(node, self.sources);
        Some(prose::read_prose(text, node.span, &place, self.diags))
    }

    /// A number.
    pub fn number(&mut self, node: &Node, what: &str) -> Option<Spanned<Number>> {
        let text = self.scalar(node, what)?;
        match Number::parse(text) {
            Ok(mut number) => {
                if let Value::Scalar(scalar) = &node.value
                    && scalar.style.is_quoted()
                {
                    number.verbatim = Some(one_line(text));
                }
                Some(Spanned::new(number, node.span))
            }
            Err(error) => {
                let mut finding = Diagnostic::new(&BAD_NUMBER, node.span, format!("“{what}”: {error}"));
                finding = match error.suggestion() {
                    Some(text) => finding.help(format!("viết “{text}”")),
                    None => {
                        finding.help("viết số bằng chữ số, dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân")
                    }
                };
                self.push(finding);
                None
            }
        }
    }

    /// A number where words will do as well ("20-30"). What looks like a number in a wrong notation is a finding unless it is quoted.
    pub fn number_or_words(&mut self, node: &Node, what: &str) -> Option<Result<Number, String>> {
        let text = self.scalar(node, what)?;
        let quoted = matches!(&node.value, Value::Scalar(scalar) if scalar.style.is_quoted());
        match Number::parse(text) {
            Ok(number) if quoted => Some(Ok(Number { verbatim: Some(one_line(text)), ..number })),
            Ok(number) => Some(Ok(number)),
            Err(
                error @ (NumberError::AmbiguousDot { .. }
                | NumberError::CommaGroups { .. }
                | NumberError::SpaceGroups { .. }
                | NumberError::TooLong { .. }),
            ) if !quoted => {
                let wanted = error.suggestion().map(|text| format!("viết “{text}”; ")).unwrap_or_default();
                self.push(
                    Diagnostic::new(&BAD_NUMBER, node.span, format!("“{what}”: {error}"))
                        .help(format!("{wanted}nếu đây là chữ thì đặt trong dấu nháy")),
                );
                None
            }
            Err(_) => Some(Err(one_line(text))),
        }
    }

    /// A whole number from 1.
    pub fn count(&mut self, node: &Node, what: &str) -> Option<u32> {
        let text = self.scalar(node, what)?.trim();
        match text.parse::<u32>() {
            Ok(n) if n > 0 && n <= 10_000 => Some(n),
            _ => {
                self.push(
                    Diagnostic::new(&BAD_NUMBER, node.span, format!("“{what}” phải là số nguyên từ 1 trở lên"))
                        .help("ghi một số nguyên, ví dụ 2"),
                );
                None
            }
        }
    }

    /// A date, whole or in part.
    pub fn date(&mut self, node: &Node, what: &str) -> Option<Spanned<PartialDate>> {
        let text = self.scalar(node, what)?;
        match PartialDate::parse(text) {
            Ok(date) => Some(Spanned::new(date, node.span)),
            Err(error) => {
                self.push(
                    Diagnostic::new(&BAD_DATE, node.span, format!("“{what}”: {error}"))
                        .help("viết ngày dạng 2026-03-05 hoặc 05/3/2026; chưa có ngày thì viết 2026-03"),
                );
                None
            }
        }
    }

    /// Yes or no.
    pub fn flag(&mut self, node: &Node, what: &str) -> Option<bool> {
        self.choice(
            node,
            what,
            &[("co", true), ("khong", false), ("có", true), ("không", false), ("true", true), ("false", false)],
        )
    }

    /// One of a list of words.
    pub fn choice<T: Copy>(&mut self, node: &Node, what: &str, choices: &[(&str, T)]) -> Option<T> {
        let text = composed(self.scalar(node, what)?.trim()).into_owned();
        if let Some((_, value)) = choices.iter().find(|(word, _)| *word == text) {
            return Some(*value);
        }
        let words: Vec<&str> = choices.iter().map(|(word, _)| *word).collect();
        let mut finding = Diagnostic::new(&BAD_CHOICE, node.span, format!("“{what}” không nhận giá trị “{text}”"));
        let listed = words.join(", ");
        finding = match nearest(&unaccented(&text), words.iter().copied()) {
            Some(near) => finding.help(format!("có phải là “{near}”? Các giá trị dùng được: {listed}")),
            None => finding.help(format!("các giá trị dùng được: {listed}")),
        };
        self.push(finding);
        None
    }

    /// An id: lower-case letters, digits and hyphens.
    pub fn id(&mut self, node: &Node, what: &str) -> Option<Spanned<String>> {
        let text = self.scalar(node, what)?;
        let id = Spanned::new(text.to_owned(), node.span);
        self.check_id(&id, what);
        Some(id)
    }

    /// Complains about an id that is not kebab-case.
    pub fn check_id(&mut self, id: &Spanned<String>, what: &str) {
        if is_id(&id.value) {
            return;
        }
        let proposal = proposed_id(&id.value);
        let mut finding = Diagnostic::new(&BAD_ID, id.span, format!("“{what}”: mã “{}” viết sai", id.value));
        finding = if is_id(&proposal) {
            finding.help(format!("mã chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ “{proposal}”"))
        } else {
            finding.help("mã chỉ gồm chữ thường không dấu, số và gạch nối, ví dụ “tap-huan-can-bo”")
        };
        self.push(finding);
    }

    /// The items of a list.
    pub fn list<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Node] {
        match &node.value {
            Value::Sequence(items) => items,
            _ => {
                self.wrong_kind(node, what, "một danh sách");
                &[]
            }
        }
    }

    /// The entries of a mapping with free keys.
    pub fn entries<'n>(&mut self, node: &'n Node, what: &str) -> &'n [Entry] {
        match &node.value {
            Value::Mapping(entries) => entries,
            _ => {
                self.wrong_kind(node, what, "các cặp “khóa: giá trị”");
                &[]
            }
        }
    }
}

/// True where a mapping holds `key`: tells kinds of items apart.
pub(super) fn has_key(node: &Node, key: &str) -> bool {
    matches!(&node.value, Value::Mapping(entries) if entries.iter().any(|e| e.key.value == key))
}

/// Places of the bytes of a scalar, found once and only when asked for.
fn placer<'a>(node: &'a Node, sources: &'a Sources) -> impl Fn(Range<usize>) -> Span + 'a {
    let places = OnceCell::new();
    move |range| places.get_or_init(|| Places::new(node, sources)).span(range)
}

/// A long value is pointed at by its first line.
fn first_line(node: &Node) -> Span {
    match &node.value {
        Value::Scalar(_) => node.span,
        Value::Mapping(entries) => entries.first().map_or(node.span, |e| e.key.span),
        Value::Sequence(items) => items.first().map_or(node.span, first_line),
    }
}

/// Blanks folded, NFC.
pub(super) fn one_line(text: &str) -> String {
    composed(text).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Lower-case letters and digits in groups joined by single hyphens, starting with a letter.
pub(super) fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.split('-').all(|p| !p.is_empty() && p.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit()))
}

/// Lower-case letters, digits and underscores (or hyphens), starting with a letter: what an expression can name.
pub(super) fn is_name(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || matches!(b, b'_' | b'-'))
}

fn proposed_id(text: &str) -> String {
    let mut out = String::new();
    for c in unaccented(text).chars() {
        if c.is_ascii_alphanumeric() {
            out.push(c.to_ascii_lowercase());
        } else if !out.ends_with('-') && !out.is_empty() {
            out.push('-');
        }
    }
    out.trim_end_matches('-').to_owned()
}

/// The text without accents, lower case.
pub(super) fn unaccented(text: &str) -> String {
    text.nfd()
        .filter(|c| !('\u{300}'..='\u{36f}').contains(c))
        .map(|c| match c {
            'đ' | 'Đ' => 'd',
            c => c.to_lowercase().next().unwrap_or(c),
        })
        .collect()
}
