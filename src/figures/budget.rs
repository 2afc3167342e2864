//! Figures of a budget: lines, groups and the whole, by year and source.

use crate::diag::Span;
use crate::model::{Amounts, Budget, BudgetLine, BudgetRow};
use crate::value::Number;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// Where a sum stands: its year (none: over all years) and its source (none: over all sources).
pub type Place = (Option<i32>, Option<String>);

/// The place of the sum over all years and sources.
pub const TOTAL: Place = (None, None);

/// A sum.
#[derive(Debug, Clone, PartialEq)]
pub struct Sum {
    /// What prints and what further sums are made of: the stated figure where there is one, else the computed one.
    pub number: Number,
    /// The computed figure, where another is stated.
    pub computed: Option<Decimal>,
    /// How many figures were added up; rounding each of them may move the sum by half a unit.
    pub terms: u32,
    /// Bytes of a typed figure.
    pub span: Option<Span>,
}

/// Sums by year (none: over all years) and source (none: over all sources).
pub type Sums = BTreeMap<Place, Sum>;

/// Figures of one line.
#[derive(Debug, Clone, PartialEq)]
pub struct LineFigures {
    /// Amounts by year and source, sums included.
    pub sums: Sums,
    /// Quantity × price.
    pub product: Option<Decimal>,
    /// Bytes of the first amount typed beside them.
    pub amount_span: Option<Span>,
}

/// Figures of the budget.
#[derive(Debug, Clone, PartialEq)]
pub struct BudgetFigures {
    /// For each row of [`Budget::rows`]: the sums of the group or line, and of a group's lines.
    pub rows: Vec<(Sums, Vec<LineFigures>)>,
    /// Grand totals.
    pub total: Sums,
}

impl BudgetFigures {
    /// Computes a budget.
    pub fn of(budget: &Budget) -> Self {
        let rows: Vec<(Sums, Vec<LineFigures>)> = budget
            .rows
            .iter()
            .map(|row| match row {
                BudgetRow::Line(line) => {
                    let figures = line_figures(budget, line);
                    (figures.sums.clone(), vec![figures])
                }
                BudgetRow::Group(group) => {
                    let lines: Vec<LineFigures> = group.lines.iter().map(|l| line_figures(budget, l)).collect();
                    let sums = add_up(lines.iter().map(|l| &l.sums), &group.stated);
                    (sums, lines)
                }
            })
            .collect();
        let total = add_up(rows.iter().map(|(sums, _)| sums), &budget.stated);
        BudgetFigures { rows, total }
    }
}

fn line_figures(budget: &Budget, line: &BudgetLine) -> LineFigures {
    let product = match (&line.quantity, &line.price) {
        (Some(quantity), Some(price)) => quantity.value.value.checked_mul(price.value.value),
        _ => None,
    };
    let mut sums = Sums::new();
    for (place, number) in &line.amounts.cells {
        if let (_, Some(_)) = place {
            sums.insert(place.clone(), typed(number.value.clone(), number.span));
        }
    }
    // A line with one source: what it tells by year is that source's.
    let one_source = line.source.as_ref().filter(|_| sums.is_empty());
    if let Some(source) = one_source {
        for ((year, _), number) in line.amounts.cells.iter().filter(|((year, _), _)| year.is_some()) {
            sums.insert((*year, Some(source.value.clone())), typed(number.value.clone(), number.span));
        }
    }
    // Year by year: the sum over sources, or the one figure of the year.
    for year in &budget.years {
        let of_year: Vec<Decimal> =
            sums.iter().filter(|((y, s), _)| *y == Some(*year) && s.is_some()).map(|(_, s)| s.number.value).collect();
        let stated = line.amounts.get(Some(*year), None);
        if let Some(sum) = settle(stated.map(|s| (s.value.clone(), s.span)), &of_year) {
            sums.insert((Some(*year), None), sum);
        }
    }
    // Source by source over the years, where the years are told.
    for source in &budget.sources {
        let place = (None, Some(source.id.value.clone()));
        let over_years: Vec<Decimal> = sums
            .iter()
            .filter(|((y, s), _)| y.is_some() && s.as_deref() == Some(source.id.value.as_str()))
            .map(|(_, s)| s.number.value)
            .collect();
        if !over_years.is_empty() {
            let stated = sums.remove(&place);
            if let Some(sum) = settle(stated.and_then(|s| s.span.map(|span| (s.number, span))), &over_years) {
                sums.insert(place, sum);
            }
        }
    }
    let years: Vec<Decimal> =
        sums.iter().filter(|((y, s), _)| y.is_some() && s.is_none()).map(|(_, s)| s.number.value).collect();
    let sources: Vec<Decimal> =
        sums.iter().filter(|((y, s), _)| y.is_none() && s.is_some()).map(|(_, s)| s.number.value).collect();
    let parts = match (years.is_empty(), sources.is_empty(), product) {
        (false, ..) => years,
        (true, false, _) => sources,
        (true, true, Some(product)) => vec![product],
        _ => Vec::new(),
    };
    let stated = line.amounts.get(None, None);
    if let Some(total) = settle(stated.map(|s| (s.value.clone(), s.span)), &parts) {
        if let Some(source) = one_source {
            let place = (None, Some(source.value.clone()));
            sums.entry(place).or_insert_with(|| total.clone());
        }
        sums.insert(TOTAL, total);
    }
    let amount_span = line.amounts.cells.values().map(|n| n.span).min();
    LineFigures { sums, product, amount_span }
}

/// Adds up sums place by place; stated figures win.
fn add_up<'a>(parts: impl Iterator<Item = &'a Sums> + Clone, stated: &Amounts) -> Sums {
    let mut terms: BTreeMap<&Place, Vec<Decimal>> = BTreeMap::new();
    for sums in parts {
        for (place, sum) in sums {
            terms.entry(place).or_default().push(sum.number.value);
        }
    }
    let mut out = Sums::new();
    for (place, values) in terms {
        let typed = stated.cells.get(place).map(|s| (s.value.clone(), s.span));
        if let Some(sum) = settle(typed, &values) {
            out.insert(place.clone(), sum);
        }
    }
    for (place, number) in &stated.cells {
        out.entry(place.clone()).or_insert_with(|| typed(number.value.clone(), number.span));
    }
    total_of_stated(stated, &mut out);
    out
}

/// Where years (or else sources) are stated and the whole is not, the whole is their sum: what prints in a row adds up.
fn total_of_stated(stated: &Amounts, out: &mut Sums) {
    if stated.cells.contains_key(&TOTAL) {
        return;
    }
    let by_year: fn(&Place) -> bool = |(year, source)| year.is_some() && source.is_none();
    let by_source: fn(&Place) -> bool = |(year, source)| year.is_none() && source.is_some();
    for is_part in [by_year, by_source] {
        if stated.cells.keys().any(is_part) {
            let parts: Vec<Decimal> = out.iter().filter(|(p, _)| is_part(p)).map(|(_, s)| s.number.value).collect();
            if let Some(total) = settle(None, &parts) {
                out.insert(TOTAL, total);
            }
            return;
        }
    }
}

fn typed(number: Number, span: Span) -> Sum {
    Sum { number, computed: None, terms: 1, span: Some(span) }
}

/// The sum of `parts`, or the stated figure beside it.
fn settle(stated: Option<(Number, Span)>, parts: &[Decimal]) -> Option<Sum> {
    let computed =
        if parts.is_empty() { None } else { parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part)) };
    let terms = u32::try_from(parts.len()).unwrap_or(u32::MAX).max(1);
    match (stated, computed) {
        (Some((number, span)), computed) => {
            let computed = computed.filter(|c| *c != number.value);
            Some(Sum { number, computed, terms, span: Some(span) })
        }
        (None, Some(computed)) => Some(Sum { number: Number::computed(computed), computed: None, terms, span: None }),
        (None, None) => None,
    }
}
