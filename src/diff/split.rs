//! One part that became several, and several that became one, told by their words.

use super::change::{Meaning, Subject, SubjectKind};
use super::found::{Both, Found};
use super::part::{Key, Side, cover};
use crate::value::bag::Bag;

/// So much of the new parts' words must come from the old part.
const INHERITED: f64 = 0.7;

/// So much of the words that the old part lost must be found again.
const FOUND_AGAIN: f64 = 0.6;

/// Shorter parts prove nothing.
const LEAST_WORDS: usize = 4;

/// Which way to look.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Way {
    /// One old part became several new ones.
    Split,
    /// Several old parts became a new one.
    Merged,
}

impl<'p> Both<'_, 'p> {
    /// Puts parts that came together with the part they were taken from.
    pub fn split_and_merged(&self, found: &mut Vec<Found<'p>>) {
        self.look(Way::Split, found);
        self.look(Way::Merged, found);
    }

    fn look(&self, way: Way, found: &mut Vec<Found<'p>>) {
        let (one, many) = match way {
            Way::Split => (self.old, self.new),
            Way::Merged => (self.new, self.old),
        };
        let lone = |item: &Found<'p>, meaning: &Meaning| item.key.is_none() && item.change.meaning == *meaning;
        let (of_many, of_one) = match way {
            Way::Split => (Meaning::Added, Meaning::Removed),
            Way::Merged => (Meaning::Removed, Meaning::Added),
        };
        let index = |item: &Found<'p>, side: Way| if side == Way::Split { item.new } else { item.old };
        let parts: Vec<usize> = found
            .iter()
            .filter(|item| lone(item, &of_many) && can_split(item.change.subject.kind))
            .filter_map(|item| index(item, way))
            .collect();
        if parts.is_empty() {
            return;
        }
        // Parts that are gone, and parts of which words are gone.
        let mut sources: Vec<usize> = found
            .iter()
            .filter(|item| can_split(item.change.subject.kind) && (lone(item, &of_one) || item.key.is_some()))
            .filter_map(|item| if way == Way::Split { item.old } else { item.new })
            .collect();
        sources.sort_unstable();
        sources.dedup();
        for source in sources {
            if let Some(group) = self.became(way, one, many, source, &parts) {
                self.join(way, source, &group, found);
            }
        }
    }

    /// The parts that a part became; none where it did not.
    fn became(&self, way: Way, one: &Side<'p>, many: &Side<'p>, source: usize, parts: &[usize]) -> Option<Vec<usize>> {
        let part = one.parts.get(source)?;
        let pairs = if way == Way::Split { &self.pairs.to_new } else { &self.pairs.to_old };
        let heir = pairs.get(source).copied().flatten();
        let words = title_bag(one, source);
        // A part that lives on under its id gave words away; one that is only alike may be one of those it became.
        let lives_on = heir.filter(|heir| many.parts.get(*heir).is_some_and(|h| h.id.is_none() || h.id == part.id));
        let kept = lives_on.map(|heir| title_bag(many, heir)).unwrap_or_default();
        let lost = words.without(&kept);
        if lost.len() < LEAST_WORDS {
            return None;
        }
        let alike = |i: &&usize| {
            let Some(candidate) = many.parts.get(**i) else { return false };
            let bag = title_bag(many, **i);
            candidate.kind == part.kind
                && bag.len() >= LEAST_WORDS
                && bag.shared(&lost) as f64 >= INHERITED * bag.len() as f64
        };
        let group: Vec<usize> = parts.iter().filter(alike).copied().collect();
        let others = heir.filter(|_| lives_on.is_none()).iter().chain(&group).copied().collect::<Vec<_>>();
        let all = Bag::sum(others.iter().map(|i| title_bag(many, *i)).collect::<Vec<_>>().iter());
        let enough = all.shared(&lost) as f64 >= FOUND_AGAIN * lost.len() as f64;
        let several = !group.is_empty() && group.len() + usize::from(heir.is_some()) >= 2;
        (several && enough).then_some(group)
    }

    /// Makes one change of the parts that came and the part they came from.
    fn join(&self, way: Way, source: usize, group: &[usize], found: &mut Vec<Found<'p>>) {
        let pairs = if way == Way::Split { &self.pairs.to_new } else { &self.pairs.to_old };
        let heir = pairs.get(source).copied().flatten();
        let subject =
            |i: usize| if way == Way::Split { self.subject(None, Some(i)) } else { self.subject(Some(i), None) };
        let mut subjects: Vec<Subject> = heir.into_iter().map(subject).collect();
        subjects.extend(group.iter().map(|i| subject(*i)));
        let meaning = if way == Way::Split { Meaning::Split(subjects) } else { Meaning::Merged(subjects) };
        let side = |item: &Found<'p>, of_one: bool| if (way == Way::Split) == of_one { item.old } else { item.new };
        let mut effects = Vec::new();
        let (mut old_span, mut new_span) = (None, None);
        // What came is told with what it came from; so is the title that became shorter.
        found.retain(|item| {
            let part_of_group = item.key.is_none()
                && side(item, false).is_some_and(|i| group.contains(&i))
                && side(item, true).is_none();
            let shortened = side(item, true) == Some(source) && item.key == Some(TITLE);
            let whole = side(item, true) == Some(source) && item.key.is_none() && side(item, false).is_none();
            if part_of_group || shortened || whole {
                effects.extend(item.change.effects.iter().cloned());
                old_span = cover(old_span, item.change.old_span);
                new_span = cover(new_span, item.change.new_span);
                return false;
            }
            true
        });
        let (old, new) = match way {
            Way::Split => (Some(source), heir.or(group.first().copied())),
            Way::Merged => (heir.or(group.first().copied()), Some(source)),
        };
        let mut item = self.existence_of(old, new, meaning);
        item.change.old_span = cover(item.change.old_span, old_span);
        item.change.new_span = cover(item.change.new_span, new_span);
        // It is called as it was before it was split, or as it is after it was merged.
        let Subject { old_place, new_place, .. } = item.change.subject;
        let called = if way == Way::Split { self.subject(old, None) } else { self.subject(None, new) };
        item.change.subject = Subject { old_place, new_place, ..called };
        item.change.effects = effects;
        found.push(item);
    }
}

fn can_split(kind: SubjectKind) -> bool {
    matches!(
        kind,
        SubjectKind::Task | SubjectKind::BudgetLine | SubjectKind::Paragraph | SubjectKind::Row | SubjectKind::Basis
    )
}

/// The field that tells what a part is.
const TITLE: Key<'static> = Key::Field("noi_dung");

/// The words that tell what a part is.
fn title_bag(side: &Side<'_>, index: usize) -> Bag {
    let Some(part) = side.parts.get(index) else { return Bag::default() };
    let title = part.facts.iter().find(|fact| fact.key == TITLE);
    Bag::of(&title.or(part.facts.first()).map(|fact| fact.value.words()).unwrap_or_default())
}
