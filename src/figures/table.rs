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
                OwnRow::Row { cells, .. } => {
                    let typed = |i: usize| cells.get(&i).and_then(|c| number_of(&c.value).map(|n| (n.clone(), c.span)));
                    let mut figures = row_figures(columns, typed);
                    // A dash typed over a formula says that there is no figure.
                    figures.retain(|i, _| cells.get(i).is_none_or(|c| number_of(&c.value).is_some()));
                    figures
                }
            })
            .collect();
        let ratios = ratios(columns);
        let mut sums = BTreeMap::new();
        for (index, column) in columns.iter().enumerate() {
            if column.kind == ColumnKind::Number && column.summed && !ratios[index] {
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
        // Ratios come last: they are made from the totals that print.
        let (last, first): (Vec<_>, Vec<_>) = columns.iter().enumerate().partition(|(index, _)| ratios[*index]);
        for (index, column) in first.into_iter().chain(last) {
            let computed = match sums.get(&index) {
                Some(sum) => Some(*sum),
                // A ratio of a total is made from the totals, never added up.
                None if ratios[index] && column.summed && reads_only(column, &sums, columns) => {
                    let known =
                        |i: usize| totals.get(&i).map(|t: &CellFigure| t.number.value).or(sums.get(&i).copied());
                    Row::new(columns, &known).column(index)
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
    let mut row = Row::new(columns, &value);
    let mut figures = BTreeMap::new();
    for (index, column) in columns.iter().enumerate() {
        if column.kind != ColumnKind::Number {
            continue;
        }
        let computed = row.column(index);
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

/// Columns whose figures cannot be added up: percentages, quotients, and what is made of them.
fn ratios(columns: &[Column]) -> Vec<bool> {
    fn reads(formula: &Formula, found: &[bool]) -> bool {
        match formula {
            Formula::Percent(a, b) => reads(a, found) || reads(b, found),
            Formula::Binary { left, right, .. } => reads(left, found) || reads(right, found),
            Formula::Sum(parts) => parts.iter().any(|p| reads(p, found)),
            Formula::Term(Term::Column(index)) => found.get(*index).copied().unwrap_or(false),
            Formula::Term(Term::Number(_)) => false,
        }
    }
    let mut found: Vec<bool> = columns.iter().map(|c| c.formula.as_ref().is_some_and(|f| divides(&f.value))).collect();
    loop {
        let next: Vec<bool> = columns
            .iter()
            .zip(&found)
            .map(|(c, known)| *known || c.formula.as_ref().is_some_and(|f| reads(&f.value, &found)))
            .collect();
        if next == found {
            return found;
        }
        found = next;
    }
}

/// The formulas of one row, each computed once however many others read it.
struct Row<'a> {
    columns: &'a [Column],
    /// The typed figure of a column.
    typed: &'a dyn Fn(usize) -> Option<Decimal>,
    computed: Vec<Option<Option<Decimal>>>,
    /// Columns being computed: a formula that reads itself has no value. It was refused when it was read.
    open: Vec<bool>,
}

impl<'a> Row<'a> {
    fn new(columns: &'a [Column], typed: &'a dyn Fn(usize) -> Option<Decimal>) -> Self {
        Row { columns, typed, computed: vec![None; columns.len()], open: vec![false; columns.len()] }
    }

    /// The computed figure of a column with a formula.
    fn column(&mut self, index: usize) -> Option<Decimal> {
        let columns = self.columns;
        let formula = columns.get(index)?.formula.as_ref()?;
        if let Some(known) = self.computed[index] {
            return known;
        }
        if std::mem::replace(&mut self.open[index], true) {
            return None;
        }
        let value = self.value(&formula.value);
        self.open[index] = false;
        let value = value.map(|v| if divides(&formula.value) { rounded(v) } else { v });
        self.computed[index] = Some(value);
        value
    }

    /// The value of a formula; blank cells count as 0. None on division by zero or overflow.
    fn value(&mut self, formula: &Formula) -> Option<Decimal> {
        match formula {
            Formula::Term(Term::Number(number)) => Some(number.value),
            Formula::Term(Term::Column(index)) => match (self.typed)(*index) {
                Some(value) => Some(value),
                None if self.columns.get(*index).is_some_and(|c| c.formula.is_some()) => self.column(*index),
                None => Some(Decimal::ZERO),
            },
            Formula::Sum(parts) => {
                let mut sum = Decimal::ZERO;
                for part in parts {
                    sum = sum.checked_add(self.value(part)?)?;
                }
                Some(sum)
            }
            Formula::Binary { operator, left, right } => {
                let (left, right) = (self.value(left)?, self.value(right)?);
                match operator {
                    Operator::Add => left.checked_add(right),
                    Operator::Subtract => left.checked_sub(right),
                    Operator::Multiply => left.checked_mul(right),
                    Operator::Divide => ratio(left, right),
                }
            }
            Formula::Percent(part, whole) => {
                ratio(self.value(part)?.checked_mul(Decimal::ONE_HUNDRED)?, self.value(whole)?)
            }
        }
    }
}

/// True where a formula divides.
fn divides(formula: &Formula) -> bool {
    match formula {
        Formula::Percent(..) | Formula::Binary { operator: Operator::Divide, .. } => true,
        Formula::Binary { left, right, .. } => divides(left) || divides(right),
        Formula::Sum(parts) => parts.iter().any(divides),
        Formula::Term(_) => false,
    }
}

/// True where every column without a formula that a formula reads has a total of its own.
fn reads_only(column: &Column, sums: &BTreeMap<usize, Decimal>, columns: &[Column]) -> bool {
    fn reads(formula: &Formula, sums: &BTreeMap<usize, Decimal>, columns: &[Column]) -> bool {
        match formula {
            Formula::Term(Term::Number(_)) => true,
            Formula::Term(Term::Column(i)) => {
                sums.contains_key(i) || columns.get(*i).is_some_and(|c| c.formula.is_some())
            }
            Formula::Binary { left, right, .. } => reads(left, sums, columns) && reads(right, sums, columns),
            Formula::Sum(parts) => parts.iter().all(|p| reads(p, sums, columns)),
            Formula::Percent(a, b) => reads(a, sums, columns) && reads(b, sums, columns),
        }
    }
    column.formula.as_ref().is_some_and(|f| reads(&f.value, sums, columns))
}

/// To two decimals, half away from zero.
fn rounded(value: Decimal) -> Decimal {
    value.round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero)
}

/// A quotient, exact to 28 digits.
fn ratio(part: Decimal, whole: Decimal) -> Option<Decimal> {
    if whole.is_zero() { None } else { part.checked_div(whole) }
}
