//! Findings: what is wrong, where, and what to do about it. Plain data; [`crate::report`] dresses it.
//!
//! Every stage pushes into [`Diags`] and goes on. A user's mistake never travels in `Result`.

mod shape;

pub use shape::*;

use std::ops::Range;

/// Number of a source file inside one compilation; an index into [`crate::source::Sources`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct FileId(pub u32);

/// Bytes of a source file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// A span of `range` in `file`.
    pub fn new(file: FileId, range: Range<usize>) -> Self {
        Span { file, start: range.start, end: range.end.max(range.start) }
    }

    /// The part of this span from `start` to `end`, both counted from its first byte; kept inside it.
    pub fn part(self, start: usize, end: usize) -> Self {
        let start = (self.start + start).min(self.end);
        Span { file: self.file, start, end: (self.start + end).clamp(start, self.end) }
    }

    /// The bytes as a range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }
}

/// A value with the bytes it came from.
#[derive(Debug, Clone, Copy, Default)]
pub struct Spanned<T> {
    /// The value.
    pub value: T,
    /// Its bytes.
    pub span: Span,
}

impl<T> Spanned<T> {
    /// Joins a value and its bytes.
    pub fn new(value: T, span: Span) -> Self {
        Spanned { value, span }
    }
}

/// Two values are equal wherever they stand.
impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// How much a finding weighs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; nothing has to be done.
    Note,
    /// Probably wrong; the plan is built all the same.
    Warning,
    /// Wrong; the plan is not built.
    Error,
}

/// **Chế độ**: what a plan is looked at for. What is a note in a draft can be an error at issue.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub enum Mode {
    /// **Dự thảo**.
    #[default]
    Draft,
    /// **Trình ký**.
    ForSignature,
    /// **Ban hành**.
    Issued,
}

impl Mode {
    /// Every mode, as a plan and the command line name it.
    pub const ALL: [(&'static str, Mode); 3] =
        [("du_thao", Mode::Draft), ("trinh_ky", Mode::ForSignature), ("ban_hanh", Mode::Issued)];

    /// The mode in words.
    pub fn words(self) -> &'static str {
        match self {
            Mode::Draft => "dự thảo",
            Mode::ForSignature => "trình ký",
            Mode::Issued => "ban hành",
        }
    }
}

/// What a finding weighs in each mode; none where the rule keeps silent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// In a draft.
    pub draft: Option<Severity>,
    /// When laid before the signer.
    pub for_signature: Option<Severity>,
    /// At issue.
    pub issued: Option<Severity>,
}

impl Weights {
    /// An error in every mode: the plan cannot be built.
    pub const ERROR: Weights = Weights::always(Severity::Error);
    /// A warning in every mode.
    pub const WARNING: Weights = Weights::always(Severity::Warning);
    /// A note in every mode.
    pub const NOTE: Weights = Weights::always(Severity::Note);
    /// A warning that becomes an error at issue.
    pub const ERROR_AT_ISSUE: Weights = Weights { issued: Some(Severity::Error), ..Weights::always(Severity::Warning) };
    /// A note in a draft, a warning for signature, an error at issue.
    pub const RISING: Weights =
        Weights { draft: Some(Severity::Note), for_signature: Some(Severity::Warning), issued: Some(Severity::Error) };
    /// Silent in a draft, a warning for signature, an error at issue.
    pub const NOT_IN_DRAFT: Weights = Weights { draft: None, ..Weights::RISING };

    /// The same in every mode.
    pub const fn always(severity: Severity) -> Self {
        Weights { draft: Some(severity), for_signature: Some(severity), issued: Some(severity) }
    }

    /// The weight in a mode.
    pub fn at(self, mode: Mode) -> Option<Severity> {
        match mode {
            Mode::Draft => self.draft,
            Mode::ForSignature => self.for_signature,
            Mode::Issued => self.issued,
        }
    }
}

/// A kind of finding. Codes are never used twice.
#[derive(Debug)]
pub struct Rule {
    /// "KH010".
    pub code: &'static str,
    /// Unaccented name, reads well after "allow": `khoa-la`.
    pub name: &'static str,
    /// What it is, in Vietnamese, lower case, no full stop.
    pub title: &'static str,
    /// Its weight in each mode.
    pub weights: Weights,
    /// Clause it rests on, or empty where it concerns the file alone.
    pub clause: &'static str,
    /// Version of the tool that first had it.
    pub since: &'static str,
    /// Id of the one rule profile it belongs to, or empty where it holds under all of them.
    pub profile: &'static str,
}

impl Rule {
    /// True where a plan may waive it with a reason. What is an error even in a draft cannot be waived: the plan cannot be built.
    pub fn is_waivable(&self) -> bool {
        self.weights.draft != Some(Severity::Error)
    }

    /// True for the code and the name of the rule, in capitals or not.
    pub fn is_called(&self, word: &str) -> bool {
        self.code.eq_ignore_ascii_case(word) || self.name.eq_ignore_ascii_case(word)
    }
}

/// A further place that belongs to a finding.
#[derive(Debug, Clone, PartialEq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What about it.
    pub text: String,
}

/// A repair that is safe to make without asking.
#[derive(Debug, Clone, PartialEq)]
pub struct Fix {
    /// What it does, as a sentence part.
    pub title: String,
    /// Bytes to replace.
    pub span: Span,
    /// What to put there.
    pub replacement: String,
    /// What of the text it may change.
    pub reach: Reach,
}

/// What of the text a repair may change. A figure stays what it is either way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Reach {
    /// Words, signs and blanks; every figure stays as it is written.
    #[default]
    Words,
    /// The zero in front of a day or month as well: “ngày 5” becomes “ngày 05”.
    LeadingZero,
}

/// One finding.
#[derive(Debug, Clone)]
pub struct Diagnostic {
    /// Which rule found it.
    pub rule: &'static Rule,
    /// Its weight, in a draft until [`Diags::weigh`] knows better.
    pub severity: Severity,
    /// Its weight in each mode.
    pub weights: Weights,
    /// What is wrong: lower case, no full stop, names in “quotes”.
    pub message: String,
    /// The bytes that cause it; none when it concerns the file as a whole.
    pub span: Option<Span>,
    /// Words under the marked bytes.
    pub label: Option<String>,
    /// Other places.
    pub labels: Vec<Label>,
    /// What to do: starts with a verb.
    pub help: Option<String>,
    /// A safe repair.
    pub fix: Option<Fix>,
}

impl Diagnostic {
    /// A finding of `rule` at `span`.
    pub fn new(rule: &'static Rule, span: impl Into<Option<Span>>, message: impl Into<String>) -> Self {
        Diagnostic {
            rule,
            severity: rule.weights.draft.unwrap_or(Severity::Note),
            weights: rule.weights,
            message: message.into(),
            span: span.into(),
            label: None,
            labels: Vec::new(),
            help: None,
            fix: None,
        }
    }

    /// Adds what to do.
    pub fn help(mut self, text: impl Into<String>) -> Self {
        self.help = Some(text.into());
        self
    }

    /// Adds words under the marked bytes.
    pub fn label(mut self, text: impl Into<String>) -> Self {
        self.label = Some(text.into());
        self
    }

    /// Adds another place.
    pub fn also(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// Adds a safe repair.
    pub fn fix(mut self, title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { title: title.into(), span, replacement: replacement.into(), reach: Reach::Words });
        self
    }

    /// Adds a safe repair that writes days and months with the zero they lack, or without the one they have too much.
    pub fn fix_zero(mut self, title: impl Into<String>, span: Span, replacement: impl Into<String>) -> Self {
        self.fix = Some(Fix { title: title.into(), span, replacement: replacement.into(), reach: Reach::LeadingZero });
        self
    }

    /// True where a plan may waive it with a reason: see [`Rule::is_waivable`].
    pub fn is_waivable(&self) -> bool {
        self.rule.is_waivable() || self.weights.draft.is_some_and(|weight| weight < Severity::Error)
    }

    /// Changes the weight, in every mode.
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = severity;
        self.weights = Weights::always(severity);
        self
    }
}

/// All findings of one compilation, in the order they were made.
#[derive(Debug, Default)]
pub struct Diags {
    list: Vec<Diagnostic>,
}

impl Diags {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// Adds a finding.
    pub fn push(&mut self, diagnostic: Diagnostic) {
        self.list.push(diagnostic);
    }

    /// Gives every finding its weight in `mode`; what weighs nothing there goes.
    pub fn weigh(&mut self, mode: Mode) {
        self.list.retain_mut(|finding| match finding.weights.at(mode) {
            Some(severity) => {
                finding.severity = severity;
                true
            }
            None => false,
        });
    }

    /// True when a finding stops the plan.
    pub fn has_errors(&self) -> bool {
        self.list.iter().any(|d| d.severity == Severity::Error)
    }

    /// How many findings there are.
    pub fn len(&self) -> usize {
        self.list.len()
    }

    /// True when there are none.
    pub fn is_empty(&self) -> bool {
        self.list.is_empty()
    }

    /// The findings.
    pub fn iter(&self) -> std::slice::Iter<'_, Diagnostic> {
        self.list.iter()
    }

    /// The findings, by file, then place, then code: the order for a reader.
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.list.sort_by_key(|d| (d.span.map(|s| (s.file, s.start, s.end)), d.rule.code));
        self.list
    }
}

impl Extend<Diagnostic> for Diags {
    fn extend<I: IntoIterator<Item = Diagnostic>>(&mut self, iter: I) {
        self.list.extend(iter);
    }
}
