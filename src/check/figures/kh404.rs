//! KH404: the sums over the years and over the sources do not meet.

use super::sums::{Comparison, place_words};
use crate::check::Context;
use crate::diag::{Diags, Rule, Span, Weights};
use crate::figures::{Place, Sum, Sums};
use crate::model::{Budget, BudgetRow};
use rust_decimal::{Decimal, RoundingStrategy};

pub(super) static RULE: Rule = Rule {
    code: "KH404",
    name: "nam-va-nguon-khong-khop",
    title: "cộng theo năm và cộng theo nguồn không khớp nhau",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let (Some(budget), Some(figures)) = (&context.plan.budget, &context.figures.budget) else { return };
    for (row, (sums, lines)) in budget.rows.iter().zip(&figures.rows) {
        match row {
            BudgetRow::Line(line) => {
                cross(budget, &format!("dòng “{}”", line.title.words()), sums, line.id.span, diags)
            }
            BudgetRow::Group(group) => {
                cross(budget, &format!("nhóm “{}”", group.title.words()), sums, group.title.span, diags);
                for (line, figures) in group.lines.iter().zip(lines) {
                    cross(budget, &format!("dòng “{}”", line.title.words()), &figures.sums, line.id.span, diags);
                }
            }
        }
    }
    if let Some(any) = budget.stated.cells.values().next() {
        cross(budget, "tổng cộng", &figures.total, any.span, diags);
    }
}

/// Compares the sums of a row with their parts, year by year and source by source. What differs from the lines is KH401's.
fn cross(budget: &Budget, row: &str, sums: &Sums, here: Span, diags: &mut Diags) {
    let years =
        |source: &Option<String>| budget.years.iter().map(|y| (Some(*y), source.clone())).collect::<Vec<Place>>();
    let sources =
        |year: Option<i32>| budget.sources.iter().map(|s| (year, Some(s.id.value.clone()))).collect::<Vec<_>>();
    for (place, sum) in sums {
        let (over_years, over_sources) = match place {
            (None, None) => (years(&None), sources(None)),
            (Some(year), None) => (Vec::new(), sources(Some(*year))),
            (None, Some(source)) => (years(&Some(source.clone())), Vec::new()),
            (Some(_), Some(_)) => continue,
        };
        for (parts, found) in [(over_years, "cộng các năm được"), (over_sources, "cộng các nguồn được")]
        {
            let parts: Vec<&Sum> = parts.iter().filter_map(|part| sums.get(part)).collect();
            let is_told = sum.computed.is_some() || parts.iter().any(|part| part.computed.is_some());
            if parts.len() < 2 || is_told {
                continue;
            }
            let added = parts.iter().try_fold(Decimal::ZERO, |all, part| all.checked_add(part.number.value));
            let Some(added) = added else { continue };
            // The parts show more places than the sum: it rounds them right.
            if added.round_dp_with_strategy(sum.number.decimals.min(28), RoundingStrategy::MidpointAwayFromZero)
                == sum.number.value
            {
                continue;
            }
            let terms = u32::try_from(parts.len()).unwrap_or(u32::MAX);
            // A sum that nobody typed prints all the same.
            let what = match sum.span {
                Some(_) => format!("{row}{}", place_words(place, budget)),
                None => format!("{row}{}: bảng", place_words(place, budget)),
            };
            let span = sum.span.or_else(|| sums.values().find_map(|sum| sum.span)).unwrap_or(here);
            let help = "kiểm tra lại từng khoản theo năm và theo nguồn: hai cách cộng phải ra một số";
            let comparison = Comparison { rule: &RULE, what: &what, found, help };
            // The parts may be rounded more than the sum.
            let places = parts.iter().map(|part| part.number.decimals).min().unwrap_or_default();
            let places = places.min(sum.number.decimals);
            diags.extend(comparison.judge_to(places, &sum.number, added, terms, span));
        }
    }
}
