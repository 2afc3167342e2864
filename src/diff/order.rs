//! The order in which a reviewer reads changes, and what they come to in figures.

use super::change::{Change, Effect, EffectKind, Meaning, Summary};
use super::found::Found;
use super::part::{Key, Print, ROOT, Side};
use crate::value::deadline::Shift;
use std::collections::BTreeMap;

/// The weightiest first; within a topic in order of the new plan, what is gone where it stood.
pub(super) fn in_order(found: Vec<Found<'_>>, old_to_new: &[Option<usize>]) -> Vec<Change> {
    // What is gone has the place of the nearest part before it that is still there.
    let mut last = 0;
    let places: Vec<usize> = old_to_new
        .iter()
        .map(|new| {
            last = new.unwrap_or(last);
            last
        })
        .collect();
    let mut keyed: Vec<_> = found
        .into_iter()
        .map(|item| {
            let place = item.new.or_else(|| item.old.and_then(|old| places.get(old).copied())).unwrap_or(ROOT);
            ((item.change.topic, place, item.new.is_some(), item.old, item.key), item.change)
        })
        .collect();
    keyed.sort_by(|a, b| a.0.cmp(&b.0));
    keyed.into_iter().map(|(_, change)| change).collect()
}

/// Counts, and the totals of the budget.
pub(super) fn summary(changes: &[Change], old: &Side<'_>, new: &Side<'_>) -> Summary {
    let mut summary = Summary::default();
    for change in changes {
        *summary.topics.entry(change.topic).or_default() += 1;
        let kind = change.subject.kind;
        match &change.meaning {
            Meaning::Added => *summary.added.entry(kind).or_default() += 1,
            Meaning::Removed => *summary.removed.entry(kind).or_default() += 1,
            Meaning::Shifted(Shift::Days { days, .. }) if *days > 0 => summary.deadlines.0 += 1,
            Meaning::Shifted(Shift::Days { days, .. }) if *days < 0 => summary.deadlines.1 += 1,
            _ => {}
        }
    }
    summary.unit = new.plan.budget.as_ref().or(old.plan.budget.as_ref()).map_or("", |b| b.unit.name()).to_owned();
    summary.totals = totals(old, new);
    summary
}

/// Every total of the budget that prints and became another: of the whole first, then of years, then of sources.
fn totals(old: &Side<'_>, new: &Side<'_>) -> Vec<Effect> {
    let of = |side: &Side<'_>| -> BTreeMap<(Option<i32>, Option<String>), (String, rust_decimal::Decimal)> {
        let whole = side.parts.iter().find(|part| {
            part.parent == Some(ROOT)
                && super::told::is_frame(part)
                && part.kind == super::change::SubjectKind::BudgetGroup
        });
        let facts = whole.into_iter().flat_map(|part| &part.facts).filter(|fact| fact.print != Print::Latent);
        facts
            .filter_map(|fact| match fact.key {
                Key::Amount(year, source) => {
                    let number = super::meaning::number(&fact.value)?;
                    let name = source.map(|id| {
                        let named = side.plan.budget.as_ref().and_then(|b| b.sources.iter().find(|s| s.id.value == id));
                        named.map_or_else(|| id.to_owned(), |source| source.name.clone())
                    });
                    Some(((year, name), (number.format(), number.value)))
                }
                _ => None,
            })
            .collect()
    };
    let (before, after) = (of(old), of(new));
    let mut places: Vec<_> = before.keys().chain(after.keys()).cloned().collect();
    places.sort_by_key(|(year, source)| {
        (year.is_some() && source.is_some(), source.is_some(), year.is_some(), *year, source.clone())
    });
    places.dedup();
    let mut effects = Vec::new();
    for place in places {
        let (was, is) = (before.get(&place), after.get(&place));
        if was.map(|w| &w.0) == is.map(|i| &i.0) {
            continue;
        }
        let (year, source) = place;
        let mut words = vec!["tổng cộng".to_owned()];
        words.extend(year.map(|year| format!("năm {year}")));
        words.extend(source.map(|source| format!("nguồn {source}")));
        effects.push(Effect {
            kind: EffectKind::Sum,
            place: words.join(", "),
            old: was.map(|w| w.0.clone()),
            new: is.map(|i| i.0.clone()),
            difference: is.map(|i| i.1).unwrap_or_default().checked_sub(was.map(|w| w.1).unwrap_or_default()),
            old_spans: Vec::new(),
            new_spans: Vec::new(),
        });
    }
    effects
}

/// How much of both plans was found in the other, by words, from 0 to 1.
pub(super) fn kinship(old: &Side<'_>, new: &Side<'_>, pairs: impl Iterator<Item = (usize, usize)>) -> f64 {
    let telling = |side: &Side<'_>, i: usize| {
        let part = side.parts.get(i)?;
        part.children.is_empty().then_some(part.bag.len())
    };
    let all = |side: &Side<'_>| (0..side.parts.len()).filter_map(|i| telling(side, i)).sum::<usize>();
    let whole = all(old) + all(new);
    let mut shared = 0.0;
    for (a, b) in pairs {
        if let (Some(_), Some(_)) = (telling(old, a), telling(new, b))
            && let (Some(before), Some(after)) = (old.parts.get(a), new.parts.get(b))
        {
            shared += 2.0 * before.bag.shared(&after.bag) as f64;
        }
    }
    if whole == 0 { 1.0 } else { shared / whole as f64 }
}
