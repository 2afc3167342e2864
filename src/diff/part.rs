//! A plan as a tree of parts, each with its facts: what is compared.
//!
//! A part is what a reader would name (a task, a section, a row, a recipient); a fact is one thing it says (its deadline, its
//! title, a cell). The tree says what a plan means; what of it prints is looked up in the leaves of the view.

mod budget;
mod data;
mod plan;
mod table;
mod text;

pub(super) use plan::ROOT;

use super::change::SubjectKind;
use super::leaf::Leaves;
use crate::diag::Span;
use crate::figures::Figures;
use crate::model::{Plan, Units};
use crate::prose::{Inline, Line, Prose, ProseBlock};
use crate::value::bag::{Bag, hash};
use crate::value::{Deadline, Number};
use crate::view::{Runs, View};

/// The list of its parent in which a part stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Slot {
    Root,
    Bases,
    Opening,
    Sections,
    /// Paragraphs and tables of a section or appendix.
    Pieces,
    /// Text after the sections under a section, or at the end of the plan.
    Closing,
    AfterEnd,
    Appendices,
    Groups,
    Tasks,
    Targets,
    Budget,
    Sources,
    Units,
    Figures,
    Columns,
    Rows,
    Notes,
    Footnotes,
    Recipients,
}

/// Which fact of its part.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) enum Key<'p> {
    /// A field, by its YAML key.
    Field(&'static str),
    /// A budget amount, by year and source.
    Amount(Option<i32>, Option<&'p str>),
    /// The cell of a column, by the index of that column's part.
    Cell(usize),
    /// The rows and columns that the cell of a column covers.
    Covers(usize),
    /// How it is set, by YAML key.
    Look(&'static str),
}

/// What a fact says, as the plan means it.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value<'p> {
    Inlines(&'p [Inline]),
    Lines(&'p [Line]),
    Prose(&'p Prose),
    Units(&'p Units),
    Deadline(&'p Deadline),
    Number(&'p Number),
    Text(String),
    /// Computed from the facts of this part and those under it.
    Computed(Number),
}

/// How it is known what prints of a fact.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Print<'p> {
    /// The leaves whose bytes lie in the fact's.
    Leaves(Vec<usize>),
    /// These lines.
    Lines(&'p [Runs]),
    /// These words.
    Shown(String),
    /// It does not print itself; other places may change with it.
    Latent,
}

/// One thing a part says.
#[derive(Debug, Clone)]
pub(super) struct Fact<'p> {
    pub key: Key<'p>,
    pub value: Value<'p>,
    pub span: Option<Span>,
    pub print: Print<'p>,
    /// What a number counts.
    pub unit: String,
}

/// A part of a plan.
#[derive(Debug)]
pub(super) struct Part<'p> {
    pub kind: SubjectKind,
    pub id: Option<&'p str>,
    pub parent: Option<usize>,
    pub slot: Slot,
    /// Words to call it by.
    pub name: String,
    /// Its bytes.
    pub extent: Option<Span>,
    /// The first bytes of its own that print; a leaf there tells where a reader finds it.
    pub mark: Option<Span>,
    pub facts: Vec<Fact<'p>>,
    pub children: Vec<usize>,
    /// Its words and those of its children.
    pub bag: Bag,
    /// The same for parts that say the same, children included.
    pub content: u64,
    /// Number and label of the part as it prints: "II.", "Phụ lục I".
    pub label: Option<String>,
}

/// One side of a comparison.
#[derive(Debug)]
pub(super) struct Side<'p> {
    pub plan: &'p Plan,
    pub figures: &'p Figures<'p>,
    pub view: &'p View,
    pub leaves: Leaves<'p>,
    /// The root first, every part before its children.
    pub parts: Vec<Part<'p>>,
    /// Leaves by their first byte.
    by_origin: Vec<usize>,
}

impl<'p> Side<'p> {
    pub fn of(plan: &'p Plan, figures: &'p Figures<'p>, view: &'p View) -> Self {
        let leaves = Leaves::of(view);
        let mut by_origin: Vec<usize> = (0..leaves.list.len()).collect();
        by_origin.sort_by_key(|i| leaves.list.get(*i).map(|leaf| (leaf.origin.file, leaf.origin.start, *i)));
        let mut side = Side { plan, figures, view, leaves, parts: Vec::new(), by_origin };
        side.build();
        side.weigh();
        side
    }

    /// The leaves whose first typed words lie in `span`, in order of the file.
    pub fn leaves_in(&self, span: Span) -> impl Iterator<Item = usize> {
        let origin = |i: &usize| self.leaves.list.get(*i).map(|leaf| leaf.origin);
        let start =
            self.by_origin.partition_point(|i| origin(i).is_some_and(|o| (o.file, o.start) < (span.file, span.start)));
        let inside = move |i: &&usize| {
            origin(i).is_some_and(|o| o.file == span.file && o.start <= span.end && o.end <= span.end)
        };
        self.by_origin[start.min(self.by_origin.len())..]
            .iter()
            .take_while(move |i| origin(i).is_some_and(|o| o.file == span.file && o.start <= span.end))
            .filter(inside)
            .copied()
    }

    /// Where a reader finds a part: "Mục II.3", "Phụ lục, số thứ tự 5". None for what prints nowhere of its own.
    pub fn place(&self, index: usize) -> Option<String> {
        let part = self.parts.get(index)?;
        if let Some(label) = part.label.as_ref().filter(|_| part.kind == SubjectKind::Appendix) {
            return Some(label.clone());
        }
        let leaf = part.mark.and_then(|mark| self.leaves_in(mark).min());
        let place = leaf.and_then(|leaf| self.leaves.list.get(leaf)).map(|leaf| self.leaves.place(leaf.spot));
        place.filter(|place| !place.is_empty()).or_else(|| self.region(part).map(str::to_owned))
    }

    /// The region of the paper in which a part stands that has no number around it.
    fn region(&self, part: &Part<'p>) -> Option<&'static str> {
        match part.slot {
            Slot::Bases => Some("Căn cứ"),
            Slot::Opening => Some("Đoạn mở đầu"),
            Slot::Closing | Slot::AfterEnd => Some("Đoạn kết"),
            Slot::Recipients => Some("Nơi nhận"),
            _ => None,
        }
    }

    /// The number that prints before a part, where its place can give it one: "II.", "Phụ lục I", "5".
    pub fn label(&self, index: usize) -> Option<String> {
        let part = self.parts.get(index)?;
        if part.label.is_some() {
            return part.label.clone();
        }
        let numbered = matches!(
            part.slot,
            Slot::Sections | Slot::Tasks | Slot::Targets | Slot::Rows | Slot::Groups | Slot::Budget
        );
        let leaf = self.leaves.list.get(self.leaves_in(part.mark.filter(|_| numbered)?).min()?)?;
        match leaf.spot.row.and_then(|row| self.leaves.rows.get(row)) {
            Some(row) => row.number.clone(),
            None => Some(leaf.label.to_owned()),
        }
    }

    /// Puts a part under `parent`.
    fn add(&mut self, parent: usize, slot: Slot, kind: SubjectKind, name: String, extent: Option<Span>) -> usize {
        let index = self.parts.len();
        self.parts.push(Part {
            kind,
            id: None,
            parent: Some(parent),
            slot,
            name,
            extent,
            mark: extent,
            facts: Vec::new(),
            children: Vec::new(),
            bag: Bag::default(),
            content: 0,
            label: None,
        });
        if let Some(parent) = self.parts.get_mut(parent) {
            parent.children.push(index);
        }
        index
    }

    fn part(&mut self, index: usize) -> Option<&mut Part<'p>> {
        self.parts.get_mut(index)
    }

    /// Adds a fact that prints where its bytes are.
    fn fact(&mut self, part: usize, key: Key<'p>, value: Value<'p>, span: Span) {
        let leaves = self.leaves_in(span).collect();
        self.push(part, Fact { key, value, span: Some(span), print: Print::Leaves(leaves), unit: String::new() });
    }

    /// Adds a number that prints where its bytes are.
    fn number(&mut self, part: usize, key: Key<'p>, number: &'p Number, span: Span, unit: &str) {
        let leaves = self.leaves_in(span).collect();
        let print = Print::Leaves(leaves);
        self.push(part, Fact { key, value: Value::Number(number), span: Some(span), print, unit: unit.to_owned() });
    }

    /// Adds a figure that is computed.
    fn computed(&mut self, part: usize, key: Key<'p>, number: &Number, unit: &str, prints: bool) {
        let print = if prints { Print::Shown(number.format()) } else { Print::Latent };
        let value = Value::Computed(number.clone());
        self.push(part, Fact { key, value, span: None, print, unit: unit.to_owned() });
    }

    /// Adds a line; its footnotes are parts of their own.
    fn line(&mut self, part: usize, field: &'static str, line: &'p Line) {
        let span = extent(&line.content).unwrap_or(line.span);
        self.fact(part, Key::Field(field), Value::Inlines(&line.content), span);
        self.footnotes(part, &line.content);
    }

    /// Adds free text as one fact; its footnotes are parts of their own.
    fn prose(&mut self, part: usize, key: Key<'p>, prose: &'p Prose) {
        if prose.is_empty() {
            return;
        }
        let mut span: Option<Span> = None;
        each_inlines(&prose.blocks, &mut |content| span = cover(span, extent(content)));
        self.fact(part, key, Value::Prose(prose), span.unwrap_or(prose.span));
        let mut contents = Vec::new();
        each_inlines(&prose.blocks, &mut |content| contents.push(content));
        for content in contents {
            self.footnotes(part, content);
        }
    }

    /// Adds words of which it is known whether and how they print.
    fn shown(&mut self, part: usize, key: Key<'p>, text: impl Into<String>, span: Option<Span>, prints: bool) {
        let text = text.into();
        let print = if prints { Print::Shown(text.clone()) } else { Print::Latent };
        self.push(part, Fact { key, value: Value::Text(text), span, print, unit: String::new() });
    }

    /// What says nothing is no fact.
    fn push(&mut self, part: usize, fact: Fact<'p>) {
        if fact.value.is_empty() {
            return;
        }
        if let Some(part) = self.part(part) {
            part.facts.push(fact);
        }
    }

    fn footnotes(&mut self, part: usize, content: &'p [Inline]) {
        for piece in content {
            match piece {
                Inline::Note(inner) => {
                    let span = extent(inner);
                    let note = self.add(part, Slot::Footnotes, SubjectKind::Footnote, inline_words(inner), span);
                    if let Some(span) = span {
                        self.fact(note, Key::Field("chu_thich"), Value::Inlines(inner), span);
                    }
                }
                Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                    self.footnotes(part, inner);
                }
                Inline::Text(_) | Inline::Expression(_) | Inline::Break => {}
            }
        }
    }

    /// Bags and contents, children before their parents.
    fn weigh(&mut self) {
        for index in (0..self.parts.len()).rev() {
            let Some(part) = self.parts.get(index) else { continue };
            let own = Bag::of(&fact_words(part));
            let mut content = vec![hash(&part.kind), hash(&part.slot)];
            content.extend(part.facts.iter().filter(|f| !f.is_computed()).map(|fact| hash(&said(fact))));
            let children = || part.children.iter().filter_map(|i| self.parts.get(*i));
            content.extend(children().map(|child| child.content));
            let bag = Bag::sum(std::iter::once(&own).chain(children().map(|child| &child.bag)));
            let content = hash(&content);
            if let Some(part) = self.part(index) {
                part.bag = bag;
                part.content = content;
            }
        }
    }
}

impl Fact<'_> {
    /// True for what is computed from other facts.
    pub fn is_computed(&self) -> bool {
        matches!(self.value, Value::Computed(_))
    }

    /// True for words of the plan; not for figures that are computed and for how something is set.
    fn tells(&self) -> bool {
        !self.is_computed() && !matches!(self.key, Key::Look(_) | Key::Covers(_))
    }
}

/// Everything a part says itself.
fn fact_words(part: &Part<'_>) -> String {
    let words = part.facts.iter().filter(|f| f.tells()).map(|fact| fact.value.words());
    words.collect::<Vec<_>>().join(" ")
}

/// Key and words of a fact, as far as they count for likeness; columns are told by place.
fn said(fact: &Fact<'_>) -> (String, String) {
    let key = match fact.key {
        Key::Field(field) | Key::Look(field) => field.to_owned(),
        Key::Amount(year, source) => format!("{year:?} {source:?}"),
        Key::Cell(_) | Key::Covers(_) => String::new(),
    };
    (key, fact.value.words())
}

impl Value<'_> {
    fn is_empty(&self) -> bool {
        match self {
            Value::Inlines(content) => content.is_empty(),
            Value::Prose(prose) => prose.is_empty(),
            Value::Units(units) => units.text.is_empty(),
            Value::Text(text) => text.is_empty(),
            Value::Lines(_) | Value::Deadline(_) | Value::Number(_) | Value::Computed(_) => false,
        }
    }

    /// The words, without markup; an expression by its name.
    pub fn words(&self) -> String {
        match self {
            Value::Inlines(content) => inline_words(content),
            Value::Lines(lines) => lines.iter().map(|line| inline_words(&line.content)).collect::<Vec<_>>().join("\n"),
            Value::Prose(prose) => {
                let mut out: Vec<String> = Vec::new();
                each_inlines(&prose.blocks, &mut |content| out.push(inline_words(content)));
                out.join("\n")
            }
            Value::Units(units) => units.text.clone(),
            Value::Deadline(deadline) => deadline.text.clone(),
            Value::Number(number) => number.format(),
            Value::Text(text) => text.clone(),
            Value::Computed(number) => number.format(),
        }
    }

    /// The names that its expressions read.
    pub fn reads(&self) -> Vec<String> {
        let mut found = Vec::new();
        match self {
            Value::Inlines(content) => expressions(content, &mut found),
            Value::Lines(lines) => lines.iter().for_each(|line| expressions(&line.content, &mut found)),
            Value::Prose(prose) => each_inlines(&prose.blocks, &mut |content| expressions(content, &mut found)),
            _ => {}
        }
        found
    }
}

fn expressions(content: &[Inline], found: &mut Vec<String>) {
    for piece in content {
        match piece {
            Inline::Expression(expression) => {
                let head: String = expression
                    .value
                    .trim()
                    .chars()
                    .take_while(|c| c.is_alphanumeric() || matches!(c, '_' | '.'))
                    .collect();
                found.push(head);
            }
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                expressions(inner, found);
            }
            Inline::Text(_) | Inline::Note(_) | Inline::Break => {}
        }
    }
}

/// Words without markup, footnotes left out, an expression by its name.
pub(super) fn inline_words(content: &[Inline]) -> String {
    let mut out = String::new();
    for piece in content {
        match piece {
            Inline::Text(words) => out.push_str(words.as_str()),
            Inline::Expression(expression) => out.push_str(&expression.value),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => {
                out.push_str(&inline_words(inner));
            }
            Inline::Note(_) => {}
            Inline::Break => out.push('\n'),
        }
    }
    out
}

/// The bytes of a text, from the first to the last of its words; footnotes have bytes of their own.
pub(super) fn extent(content: &[Inline]) -> Option<Span> {
    content.iter().fold(None, |all, piece| {
        let own = match piece {
            Inline::Text(words) => words.pieces().fold(None, |all, (_, span)| cover(all, Some(span))),
            Inline::Expression(expression) => Some(expression.span),
            Inline::Strong(inner) | Inline::Emphasis(inner) | Inline::Link { content: inner, .. } => extent(inner),
            Inline::Note(_) | Inline::Break => None,
        };
        cover(all, own)
    })
}

/// From the first byte of both to the last.
pub(super) fn cover(a: Option<Span>, b: Option<Span>) -> Option<Span> {
    match (a, b) {
        (Some(a), Some(b)) if a.file == b.file => {
            Some(Span { start: a.start.min(b.start), end: a.end.max(b.end), ..a })
        }
        (a, b) => a.or(b),
    }
}

/// Every paragraph, item and cell of a text.
pub(super) fn each_inlines<'p>(blocks: &'p [ProseBlock], visit: &mut dyn FnMut(&'p [Inline])) {
    for block in blocks {
        match block {
            ProseBlock::Paragraph(content) => visit(content),
            ProseBlock::List(items) => items.iter().for_each(|item| each_inlines(&item.blocks, visit)),
            ProseBlock::Table(table) => {
                table.header.iter().chain(table.rows.iter().flatten()).for_each(|cell| visit(cell));
            }
        }
    }
}

/// The first words of a text, as a name for it.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 90;
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    let cut: String = line.chars().take(LONGEST).collect();
    let end = cut.rfind(' ').unwrap_or(cut.len());
    format!("{} …", cut[..end].trim_end_matches([',', ';', ':', '.', ' ']))
}
