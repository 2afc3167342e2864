//! KH412: two tables give one thing different figures, in columns that otherwise agree.

use super::columns;
use super::names::{self, Name, Place};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Severity, Weights};
use crate::figures::TableFigures;
use crate::model::{OwnTable, Table};
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

/// Fewer figures than this agree by chance where the totals are the same.
const FEWEST: usize = 3;

/// And where they are not.
const FEWEST_WITHOUT_TOTAL: usize = 5;

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let lists = names::lists(context);
    for pair in names::pairs(&lists) {
        let (Place::Table(first_table, first, first_figures), Place::Table(second_table, second, second_figures)) =
            (pair.first.place, pair.second.place)
        else {
            continue;
        };
        let (first, second) =
            (Side::of(first_table, first, first_figures), Side::of(second_table, second, second_figures));
        let shared: Vec<(&Name, &Name)> = pair.shared().collect();
        for (index, column) in &second.columns {
            let twins = first.columns.iter().filter(|(other, _)| !tells_other_years(&first, *other, &second, *index));
            let twins = twins.filter_map(|(i, other)| Some((twin(&shared, other, column)?, *i, other)));
            let Some((alike, twin, other)) = twins.max_by_key(|(alike, ..)| *alike) else { continue };
            let (mine_total, its_total) = (format_decimal(total(other), None), format_decimal(total(column), None));
            let reason = match alike.same_total {
                true => format!("trong khi tổng hai cột cùng là {its_total}"),
                false => format!("các dòng khác bằng nhau, tổng là {its_total} và {mine_total}"),
            };
            for (mine, its) in &shared {
                let (here, there) = (figure(column, its), figure(other, mine));
                if here == there {
                    continue;
                }
                let message = format!(
                    "“{}”: cột “{}” ghi {}, cột “{}” của {} ghi {}, {reason}",
                    its.text,
                    second.title(*index),
                    printed(here),
                    first.title(twin),
                    columns::name(context, first_table),
                    printed(there),
                );
                let finding = Diagnostic::new(&RULE, its.span, message)
                    .also(mine.span, "dòng của bảng kia")
                    .help("đối chiếu hai bảng, sửa số sai ở bảng ghi nhầm");
                // With two totals the columns may after all tell two things.
                diags.push(if alike.same_total { finding } else { finding.severity(Severity::Warning) });
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
    /// The years in the titles of each column; those of the caption where they name none.
    years: Vec<BTreeSet<u32>>,
}

impl<'a> Side<'a> {
    fn of(table: &Table, own: &'a OwnTable, figures: &TableFigures) -> Self {
        let mut figures_of: BTreeMap<usize, Figures> = BTreeMap::new();
        for (row, cells) in figures.cells.iter().enumerate() {
            for (index, cell) in cells {
                figures_of.entry(*index).or_default().insert(row, cell.number.value);
            }
        }
        let of_table = table.caption.as_ref().map(|caption| years(&caption.words())).unwrap_or_default();
        let titles = columns::titles(own).into_iter().map(|titles| years(&titles));
        let years = titles.map(|years| if years.is_empty() { of_table.clone() } else { years }).collect();
        Side { own, columns: figures_of.into_iter().collect(), years }
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

/// How well two columns agree; of two the better one is the greater.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Alike {
    same_total: bool,
    rows: usize,
}

/// How two columns agree that tell the same: one total, most rows alike, and some not. Where the totals are only near each
/// other, more rows have to agree.
fn twin(shared: &[(&Name, &Name)], first: &Figures, second: &Figures) -> Option<Alike> {
    let (sum, other_sum) = (total(first), total(second));
    let same_total = sum == other_sum;
    let difference = sum.checked_sub(other_sum)?.abs();
    if sum.is_zero() || difference.checked_mul(Decimal::from(20))? > sum.abs() {
        return None;
    }
    let (mut same, mut other, mut kinds) = (0, 0, BTreeSet::new());
    for (mine, its) in shared {
        match (figure(first, mine), figure(second, its)) {
            (Some(a), Some(b)) if a == b => {
                same += 1;
                kinds.insert(a);
            }
            (a, b) if a != b => other += 1,
            _ => {}
        }
    }
    let fewest = if same_total { FEWEST } else { FEWEST_WITHOUT_TOTAL };
    (other > 0 && same >= 2 * other && kinds.len() >= fewest).then_some(Alike { same_total, rows: same })
}

/// Do two columns name years, and not the same? What hardly changes from year to year is alike, and no error.
fn tells_other_years(first: &Side<'_>, one: usize, second: &Side<'_>, other: usize) -> bool {
    let (one, other) = (first.years.get(one), second.years.get(other));
    matches!((one, other), (Some(one), Some(other)) if !one.is_empty() && !other.is_empty() && one != other)
}

/// The years that a text names.
fn years(text: &str) -> BTreeSet<u32> {
    text.split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse().ok())
        .filter(|year| (1900..2200).contains(year))
        .collect()
}
