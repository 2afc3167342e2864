//! Figures of a table with rows of its own.

use crate::diag::Span;
use crate::model::{CellValue, Column, ColumnKind, Formula, Operator, OwnRow, OwnTable, Term};
use crate::value::Number;
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// A figure in a cell.
#[derive(Debug, Clone, PartialEq)]
pub struct CellFigure {
    /// What prints and what sums are made of: the stated figure where there is one, else the computed one.
    pub number: Number,
    /// The computed figure, where the cell states another.
    pub computed: Option<Decimal>,
    /// Bytes of a typed figure.
    pub span: Option<Span>,
}

/// All figures of a table.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct TableFigures {
    /// By row (of [`OwnTable::rows`]) and column.
    pub cells: Vec<BTreeMap<usize, CellFigure>>,
    /// Totals by column.
    pub totals: BTreeMap<usize, CellFigure>,
}

impl TableFigures {
    /// Computes a table.
    pub fn of(table: &OwnTable) -> Self {
        let columns = &table.columns.list;
        let cells: Vec<_> = table
            .rows
            .iter()
            .map(|row| match row {
                OwnRow::Group { .. } => BTreeMap::new(),
                OwnRow::Row { cells, .. } => row_figures(columns, |i| {
                    cells.get(&i).and_then(|c| number_of(&c.value).map(|n| (n.clone(), c.span)))
                }),
            })
            .collect();
        let mut sums = BTreeMap::new();
        for (index, column) in columns.iter().enumerate() {
            if column.kind == ColumnKind::Number && column.summed && !is_ratio(column) {
                let sum = cells
                    .iter()
                    .filter_map(|row| row.get(&index))
                    .try_fold(Decimal::ZERO, |sum, c| sum.checked_add(c.number.value));
                if let Some(sum) = sum {
                    sums.insert(index, sum);
                }
            }
        }
        let mut totals = BTreeMap::new();
        for (index, column) in columns.iter().enumerate() {
            let computed = match sums.get(&index) {
                Some(sum) => Some(*sum),
                // A ratio of a total is made from the totals, never added up.
                None if is_ratio(column) && column.summed => {
                    column.formula.as_ref().and_then(|f| evaluate(&f.value, columns, &|i| sums.get(&i).copied(), 0))
                }
                None => None,
            };
            let stated = table.stated.get(&index);
            if let Some(figure) = merge(stated.map(|s| (s.value.clone(), s.span)), computed) {
                totals.insert(index, figure);
            }
        }
        TableFigures { cells, totals }
    }
}

fn row_figures(columns: &[Column], typed: impl Fn(usize) -> Option<(Number, Span)>) -> BTreeMap<usize, CellFigure> {
    let value = |i: usize| typed(i).map(|(n, _)| n.value);
    let mut figures = BTreeMap::new();
    for (index, column) in columns.iter().enumerate() {
        if column.kind != ColumnKind::Number {
            continue;
        }
        let computed = column.formula.as_ref().and_then(|f| evaluate(&f.value, columns, &value, 0));
        if let Some(figure) = merge(typed(index), computed) {
            figures.insert(index, figure);
        }
    }
    figures
}

/// A typed figure wins over a computed one; both are kept where they differ.
fn merge(typed: Option<(Number, Span)>, computed: Option<Decimal>) -> Option<CellFigure> {
    match (typed, computed) {
        (Some((number, span)), computed) => {
            let computed = computed.filter(|c| *c != number.value);
            Some(CellFigure { number, computed, span: Some(span) })
        }
        (None, Some(computed)) => Some(CellFigure { number: Number::computed(computed), computed: None, span: None }),
        (None, None) => None,
    }
}

fn number_of(value: &CellValue) -> Option<&Number> {
    match value {
        CellValue::Number(number) => Some(number),
        CellValue::Spanning { value, .. } => number_of(value),
        CellValue::Text(_) => None,
    }
}

/// A column whose figures cannot be added up: a percentage or a quotient.
fn is_ratio(column: &Column) -> bool {
    fn ratio(formula: &Formula) -> bool {
        match formula {
            Formula::Percent(..) | Formula::Binary { operator: Operator::Divide, .. } => true,
            Formula::Binary { left, right, .. } => ratio(left) || ratio(right),
            Formula::Sum(parts) => parts.iter().any(ratio),
            Formula::Term(_) => false,
        }
    }
    column.formula.as_ref().is_some_and(|f| ratio(&f.value))
}

/// The value of a formula; blank cells count as 0 in sums. None on division by zero, overflow, or a product of blanks.
fn evaluate(
    formula: &Formula,
    columns: &[Column],
    value: &dyn Fn(usize) -> Option<Decimal>,
    depth: usize,
) -> Option<Decimal> {
    if depth > 64 {
        return None;
    }
    let go = |f: &Formula| evaluate(f, columns, value, depth + 1);
    match formula {
        Formula::Term(Term::Number(number)) => Some(number.value),
        Formula::Term(Term::Column(index)) => match value(*index) {
            Some(value) => Some(value),
            None => match columns.get(*index).and_then(|c| c.formula.as_ref()) {
                Some(inner) => go(&inner.value),
                None => Some(Decimal::ZERO),
            },
        },
        Formula::Sum(parts) => parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(go(part)?)),
        Formula::Binary { operator, left, right } => {
            let (left, right) = (go(left)?, go(right)?);
            match operator {
                Operator::Add => left.checked_add(right),
                Operator::Subtract => left.checked_sub(right),
                Operator::Multiply => left.checked_mul(right),
                Operator::Divide => ratio(left, right),
            }
        }
        Formula::Percent(part, whole) => ratio(go(part)?.checked_mul(Decimal::ONE_HUNDRED)?, go(whole)?),
    }
}

/// A quotient to two decimals, half away from zero.
fn ratio(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole.is_zero() {
        return None;
    }
    Some(part.checked_div(whole)?.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero))
}
