//! KH412: two tables give one thing different figures, and yet the same total.

use super::columns;
use super::names::{self, Name, Pair, Place};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::figures::TableFigures;
use crate::model::OwnTable;
use crate::value::format_decimal;
use rust_decimal::Decimal;
use std::collections::{BTreeMap, BTreeSet};

pub(super) static RULE: Rule = Rule {
    code: "KH412",
    name: "hai-bang-khac-so",
    title: "hai bảng ghi khác số của cùng một dòng",
    weights: Weights::RISING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Fewer figures than this agree by chance.
const FEWEST: usize = 3;

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let lists = names::lists(context);
    for pair in names::pairs(&lists) {
        let (Place::Table(first_table, first, first_figures), Place::Table(_, second, second_figures)) =
            (pair.first.place, pair.second.place)
        else {
            continue;
        };
        let (first, second) = (Side::of(first, first_figures), Side::of(second, second_figures));
        for (index, column) in &second.columns {
            let twin =
                first.columns.iter().filter_map(|(i, other)| twin(&pair, other, column).map(|same| (same, *i, other)));
            let Some((_, twin, other)) = twin.max_by_key(|(same, ..)| *same) else { continue };
            for (mine, its) in pair.shared() {
                let (here, there) = (figure(column, its), figure(other, mine));
                if here == there {
                    continue;
                }
                let message = format!(
                    "“{}”: cột “{}” ghi {}, cột “{}” của {} ghi {}, trong khi tổng hai cột cùng là {}",
                    its.text,
                    second.title(*index),
                    printed(here),
                    first.title(twin),
                    columns::name(context, first_table),
                    printed(there),
                    format_decimal(total(column), None),
                );
                diags.push(
                    Diagnostic::new(&RULE, its.span, message)
                        .also(mine.span, "dòng của bảng kia")
                        .help("đối chiếu hai bảng, sửa số sai ở bảng ghi nhầm"),
                );
            }
        }
    }
}

/// Figures of a column by row.
type Figures = BTreeMap<usize, Decimal>;

/// The columns of a table with their figures.
struct Side<'a> {
    own: &'a OwnTable,
    columns: Vec<(usize, Figures)>,
}

impl<'a> Side<'a> {
    fn of(own: &'a OwnTable, figures: &TableFigures) -> Self {
        let mut columns: BTreeMap<usize, Figures> = BTreeMap::new();
        for (row, cells) in figures.cells.iter().enumerate() {
            for (index, cell) in cells {
                columns.entry(*index).or_default().insert(row, cell.number.value);
            }
        }
        Side { own, columns: columns.into_iter().collect() }
    }

    fn title(&self, index: usize) -> String {
        self.own.columns.list.get(index).map(|column| column.title.words()).unwrap_or_default()
    }
}

fn figure(column: &Figures, name: &Name) -> Option<Decimal> {
    column.get(&name.row).copied().filter(|value| !value.is_zero())
}

fn printed(value: Option<Decimal>) -> String {
    format_decimal(value.unwrap_or_default(), None)
}

fn total(column: &Figures) -> Decimal {
    column.values().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(*value)).unwrap_or_default()
}

/// How many rows agree, where two columns tell the same: one total, most rows alike, and some not.
fn twin(pair: &Pair<'_, '_, '_>, first: &Figures, second: &Figures) -> Option<usize> {
    let sum = total(first);
    if sum.is_zero() || sum != total(second) {
        return None;
    }
    let (mut same, mut other, mut kinds) = (0, 0, BTreeSet::new());
    for (mine, its) in pair.shared() {
        match (figure(first, mine), figure(second, its)) {
            (Some(a), Some(b)) if a == b => {
                same += 1;
                kinds.insert(a);
            }
            (a, b) if a != b => other += 1,
            _ => {}
        }
    }
    (other > 0 && same >= 2 * other && same >= FEWEST && kinds.len() >= FEWEST).then_some(same)
}
