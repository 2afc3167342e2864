//! The words around an amount.

use crate::check::Passage;
use crate::mention::AmountMention;
use crate::model::Plan;
use crate::value::{MoneyUnit, Number};
use rust_decimal::{Decimal, RoundingStrategy};

/// How far the words that name an amount reach back, in bytes.
const REACH: usize = 200;

/// What stands before `at` in the same clause: small letters, without the blanks and the colon in front of the amount.
pub(super) fn before(passage: &Passage<'_>, at: usize) -> String {
    let words = passage.words.get(..at).unwrap_or_default();
    let mut start = words.len().saturating_sub(REACH);
    while !words.is_char_boundary(start) {
        start += 1;
    }
    let near = &words[start..];
    let clause = near.rfind([';', '\n', '(']).map_or(0, |at| at + 1);
    let sentence = near.rfind(". ").map_or(0, |at| at + 2);
    near[clause.max(sentence)..].trim().trim_end_matches(':').trim_end().to_lowercase()
}

/// Words that say that an amount is about right.
pub(super) fn is_rough(before: &str) -> bool {
    ["khoảng", "gần", "hơn", "trên", "ước", "ước tính", "tối thiểu", "ít nhất", "tối đa", "không quá", "dưới"]
        .iter()
        .any(|word| before.ends_with(word))
}

/// Do the words speak of a year in which the plan does not run, or of what is done already?
pub(super) fn is_of_another_time(before: &str, plan: &Plan) -> bool {
    let (first, last) = match (&plan.period, &plan.budget) {
        (Some(period), _) => period.value,
        (None, Some(budget)) => (
            budget.years.iter().min().copied().unwrap_or_default(),
            budget.years.iter().max().copied().unwrap_or_default(),
        ),
        (None, None) => (0, 0),
    };
    let mut years = before
        .split(|c: char| !c.is_ascii_digit())
        .filter(|digits| digits.len() == 4)
        .filter_map(|digits| digits.parse::<i32>().ok())
        .filter(|year| (1900..2200).contains(year));
    let is_done = ["đã ", "trước", "hiện có", "hiện nay", "hiện tại"].iter().any(|word| before.contains(word));
    is_done || years.any(|year| year < first || year > last)
}

/// The value of an amount of money that is one figure in good notation.
pub(super) fn money<'m>(amount: &'m AmountMention<'_>) -> Option<(&'m Number, MoneyUnit)> {
    let number = amount.figure.number.as_ref().filter(|_| amount.upper.is_none())?;
    Some((number, amount.money?))
}

/// Is `sum`, counted in `unit`, what is said: the same, or rounded to the places said?
pub(super) fn says(said: &Number, said_in: MoneyUnit, sum: Decimal, unit: MoneyUnit) -> bool {
    unit.convert(sum, said_in).is_some_and(|sum| {
        let rounded = sum.round_dp_with_strategy(said.decimals.min(28), RoundingStrategy::MidpointAwayFromZero);
        sum == said.value || rounded == said.value
    })
}

/// Is what is said within `per_cent` of `sum`?
pub(super) fn is_near(said: &Number, said_in: MoneyUnit, sum: Decimal, unit: MoneyUnit, per_cent: i64) -> bool {
    let Some(sum) = unit.convert(sum, said_in).filter(|sum| !sum.is_zero()) else { return false };
    let margin = sum.abs().checked_mul(Decimal::new(per_cent, 2));
    let difference = said.value.checked_sub(sum).map(|d| d.abs());
    matches!((difference, margin), (Some(difference), Some(margin)) if difference <= margin)
}
