//! **Kinh phí**: lines by year and source, or by quantity and unit price.

use crate::diag::Spanned;
use crate::prose::Line;
use crate::value::{MoneyUnit, Number};
use std::collections::BTreeMap;

/// **Kinh phí** of a plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Budget {
    /// Unit of every amount.
    pub unit: MoneyUnit,
    /// **Nguồn**, in order of declaration.
    pub sources: Vec<Source>,
    /// **Năm**, in order of print.
    pub years: Vec<i32>,
    /// Groups and lines.
    pub rows: Vec<BudgetRow>,
    /// Grand totals as stated.
    pub stated: Amounts,
}

/// **Nguồn kinh phí**.
#[derive(Debug, Clone, PartialEq)]
pub struct Source {
    /// Its id.
    pub id: Spanned<String>,
    /// Full name.
    pub name: String,
    /// Abbreviation for column heads.
    pub short_name: Option<String>,
}

/// A group or a line.
#[derive(Debug, Clone, PartialEq)]
#[expect(clippy::large_enum_variant, reason = "few of them, each made once: a box would cost every reader a look")]
pub enum BudgetRow {
    /// A group of lines.
    Group(BudgetGroup),
    /// A line outside a group.
    Line(BudgetLine),
}

/// A group of budget lines.
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetGroup {
    /// Its id.
    pub id: Option<Spanned<String>>,
    /// Its title.
    pub title: Line,
    /// Its sums as stated.
    pub stated: Amounts,
    /// Its lines.
    pub lines: Vec<BudgetLine>,
}

/// **Dòng kinh phí**.
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetLine {
    /// Permanent id.
    pub id: Spanned<String>,
    /// What the money is for.
    pub title: Line,
    /// Amounts.
    pub amounts: Amounts,
    /// **Đơn vị tính** of the quantity.
    pub unit: Option<String>,
    /// **Số lượng**.
    pub quantity: Option<Spanned<Number>>,
    /// **Đơn giá**, in the budget's unit.
    pub price: Option<Spanned<Number>>,
    /// Id of the one source of the line.
    pub source: Option<Spanned<String>>,
    /// **Ghi chú**.
    pub note: Option<Line>,
}

/// Amounts as typed, by year (none: not told by year) and source (none: the sum over sources, a stated figure where sources are given).
///
/// The entry with neither year nor source is the sum over everything: the line's only amount, or a stated total.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Amounts {
    /// The figures.
    pub cells: BTreeMap<(Option<i32>, Option<String>), Spanned<Number>>,
}

impl Amounts {
    /// The figure typed for a year and source.
    pub fn get(&self, year: Option<i32>, source: Option<&str>) -> Option<&Spanned<Number>> {
        self.cells.get(&(year, source.map(str::to_owned)))
    }

    /// True when nothing is typed.
    pub fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }
}
