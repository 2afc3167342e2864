//! From two values of one fact to what the change means.

use super::change::{Fate, Meaning, Segment};
use super::part::{Side, Value};
use super::wording::segments;
use crate::model::{UnitPart, Units};
use crate::value::Number;
use rust_decimal::{Decimal, RoundingStrategy};

/// Names of the bodies in a field.
pub(super) fn bodies(side: &Side<'_>, units: &Units) -> Vec<String> {
    let name = |part: &UnitPart| match part {
        UnitPart::Known(id) => {
            side.plan.directory.units.get(&id.value).map_or_else(|| id.value.clone(), |u| u.name.clone())
        }
        UnitPart::Free(words) => words.value.clone(),
    };
    let mut names: Vec<String> = Vec::new();
    for name in units.parts.iter().map(name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    names
}

/// Who came and who went.
pub(super) fn came_and_went(old: &[String], new: &[String]) -> Meaning {
    let missing = |list: &[String], other: &[String]| list.iter().filter(|n| !other.contains(n)).cloned().collect();
    Meaning::Bodies { added: missing(new, old), removed: missing(old, new) }
}

/// How a figure changed; none counts as nought.
pub(super) fn amount(old: Option<&Number>, new: Option<&Number>, unit: &str) -> Option<Meaning> {
    let value = |number: Option<&Number>| number.map_or(Decimal::ZERO, |n| n.value);
    let (before, after) = (value(old), value(new));
    let difference = after.checked_sub(before)?;
    let percent = difference
        .checked_mul(Decimal::ONE_HUNDRED)
        .and_then(|d| d.checked_div(before.abs()))
        .map(|p| p.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize());
    Some(Meaning::Amount { difference, percent, unit: unit.to_owned() })
}

/// Which words changed, or that only their look did.
pub(super) fn reworded(old: &str, new: &str) -> Meaning {
    if old == new { Meaning::Restyled } else { Meaning::Reworded(segments(old, new)) }
}

/// True where a figure was struck or added: a number, a date, a sum.
pub(super) fn touches_figures(segments: &[Segment]) -> bool {
    segments.iter().any(|s| s.fate != Fate::Kept && s.text.contains(|c: char| c.is_ascii_digit()))
}

/// A number, where the value is one.
pub(super) fn number<'v>(value: &'v Value<'_>) -> Option<&'v Number> {
    match value {
        Value::Number(number) => Some(number),
        Value::Computed(number) => Some(number),
        _ => None,
    }
}
