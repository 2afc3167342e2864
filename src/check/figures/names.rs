//! Names in the first column of a table or in the lines of a budget, told apart however they are written.

use super::columns;
use crate::check::Context;
use crate::diag::Span;
use crate::figures::TableFigures;
use crate::model::{BudgetLine, BudgetRow, CellValue, ColumnKind, OwnTable, Table};
use crate::prose::{Inline, Prose, ProseBlock};
use std::collections::{BTreeMap, BTreeSet};
use unicode_normalization::UnicodeNormalization;

/// Lists shorter than this are not compared: a few names agree by chance.
const SHORTEST: usize = 4;

/// A name in a list.
#[derive(Debug)]
pub(super) struct Name {
    /// As written.
    pub text: String,
    /// Small letters, without "TX.", "UBND huyện" and the like.
    pub bare: String,
    /// What stood before the bare name, small letters.
    pub prefix: String,
    /// The bare name without accents.
    pub plain: String,
    /// Its bytes.
    pub span: Span,
    /// Its row among the rows of the table.
    pub row: usize,
}

/// Where a list of names stands.
#[derive(Debug, Clone, Copy)]
pub(super) enum Place<'c, 'p> {
    /// In a column of a table.
    Table(&'p Table, &'p OwnTable, &'c TableFigures),
    /// In the lines of the budget.
    Budget,
}

/// The names of a table or of a group of budget lines, each of them once.
#[derive(Debug)]
pub(super) struct List<'c, 'p> {
    /// Where it stands.
    pub place: Place<'c, 'p>,
    /// The names.
    pub names: Vec<Name>,
}

impl List<'_, '_> {
    /// How a reader finds it.
    pub(super) fn title(&self, context: &Context<'_>) -> String {
        match self.place {
            Place::Table(table, ..) => columns::name(context, table),
            Place::Budget => "phần kinh phí".to_owned(),
        }
    }

    /// The name that is this one without its accents.
    pub(super) fn find(&self, plain: &str) -> Option<&Name> {
        self.names.iter().find(|name| name.plain == plain)
    }
}

/// Two lists of the same things: at least four of five names of either are in the other.
#[derive(Debug)]
pub(super) struct Pair<'a, 'c, 'p> {
    /// The first in the text.
    pub first: &'a List<'c, 'p>,
    /// The later one.
    pub second: &'a List<'c, 'p>,
}

impl Pair<'_, '_, '_> {
    /// The names in both, as written in the first and the second.
    pub(super) fn shared(&self) -> impl Iterator<Item = (&Name, &Name)> {
        let first: BTreeMap<&str, &Name> = self.first.names.iter().map(|name| (name.plain.as_str(), name)).collect();
        self.second.names.iter().filter_map(move |name| Some((*first.get(name.plain.as_str())?, name)))
    }
}

/// Every list of names of the plan in which no name stands twice.
pub(super) fn lists<'c, 'p>(context: &'c Context<'p>) -> Vec<List<'c, 'p>> {
    let mut found = Vec::new();
    for (table, own, figures) in columns::own_tables(context) {
        if let Some(names) = table_names(own) {
            found.push(List { place: Place::Table(table, own, figures), names });
        }
    }
    let mut outside: Vec<&BudgetLine> = Vec::new();
    for row in context.plan.budget.iter().flat_map(|budget| &budget.rows) {
        match row {
            BudgetRow::Line(line) => outside.push(line),
            BudgetRow::Group(group) => found.extend(budget_list(&group.lines.iter().collect::<Vec<_>>())),
        }
    }
    found.extend(budget_list(&outside));
    found.retain(|list| {
        let plain: BTreeSet<&str> = list.names.iter().map(|name| name.plain.as_str()).collect();
        list.names.len() >= SHORTEST && plain.len() == list.names.len() && !plain.contains("")
    });
    found
}

/// Each list with the first one that lists the same.
pub(super) fn pairs<'a, 'c, 'p>(lists: &'a [List<'c, 'p>]) -> Vec<Pair<'a, 'c, 'p>> {
    let mut heads: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    let mut found = Vec::new();
    for (index, list) in lists.iter().enumerate() {
        let mut shared: BTreeMap<usize, usize> = BTreeMap::new();
        for head in list.names.iter().filter_map(|name| heads.get(name.plain.as_str())).flatten() {
            *shared.entry(*head).or_default() += 1;
        }
        let same = |(head, count): (&usize, &usize)| {
            let longest = list.names.len().max(lists[*head].names.len());
            (count * 5 >= longest * 4 && *count >= SHORTEST).then_some(*head)
        };
        match shared.iter().find_map(same) {
            Some(head) => found.push(Pair { first: &lists[head], second: list }),
            None => list.names.iter().for_each(|name| heads.entry(&name.plain).or_default().push(index)),
        }
    }
    found
}

/// The names of the first column of words, where every row has one.
fn table_names(own: &OwnTable) -> Option<Vec<Name>> {
    let column = own.columns.list.iter().position(|column| column.kind == ColumnKind::Text)?;
    columns::rows(own)
        .map(|(row, cells)| {
            let cell = cells.get(&column)?;
            let CellValue::Text(prose) = &cell.value else { return None };
            Some(name(plain_words(prose)?, cell.span, row))
        })
        .filter(|name| name.as_ref().is_none_or(|name| !is_total(&name.bare)))
        .collect()
}

/// "Cộng", "Tổng cộng": a row of totals typed as a row.
fn is_total(bare: &str) -> bool {
    bare.starts_with("tổng") || bare.starts_with("cộng") || bare == "toàn tỉnh" || bare == "toàn xã"
}

fn budget_list<'c, 'p>(lines: &[&'p BudgetLine]) -> Option<List<'c, 'p>> {
    let names = lines.iter().enumerate().map(|(row, line)| name(line.title.words(), line.title.span, row)).collect();
    (!lines.is_empty()).then_some(List { place: Place::Budget, names })
}

/// The words of a cell of one paragraph without expressions.
pub(super) fn plain_words(prose: &Prose) -> Option<String> {
    let [ProseBlock::Paragraph(content)] = prose.blocks.as_slice() else { return None };
    let mut words = String::new();
    for piece in content {
        let Inline::Text(text) = piece else { return None };
        words.push_str(text.as_str());
    }
    Some(words.trim().to_owned())
}

fn name(text: String, span: Span, row: usize) -> Name {
    let lower = text.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" ");
    let mut bare = lower.as_str();
    for prefix in ["ubnd ", "ủy ban nhân dân ", "uỷ ban nhân dân "] {
        bare = bare.strip_prefix(prefix).unwrap_or(bare);
    }
    let kinds =
        ["thành phố ", "tp. ", "tp.", "tp ", "thị xã ", "tx. ", "tx.", "tx ", "huyện ", "xã ", "phường ", "thị trấn "];
    bare = kinds.iter().find_map(|kind| bare.strip_prefix(kind)).unwrap_or(bare);
    let (bare, prefix) = (bare.to_owned(), lower[..lower.len() - bare.len()].trim().to_owned());
    Name { plain: without_accents(&bare), text, bare, prefix, span, row }
}

/// Small letters without accents, "đ" as "d".
pub(super) fn without_accents(lower: &str) -> String {
    lower.nfd().filter(|c| !('\u{300}'..='\u{36f}').contains(c)).map(|c| if c == 'đ' { 'd' } else { c }).collect()
}
