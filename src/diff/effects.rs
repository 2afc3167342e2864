//! Causes and effects: what prints differently is told with the change that made it so.

use super::change::{Aspect, Change, Effect, EffectKind, Meaning, SubjectKind, Topic};
use super::found::{Both, Derived, Findings, Found, Unseen};
use super::part::{Key, ROOT, Side, Slot};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// A list of parts: its parent in the new plan, and which of its lists.
type List = (usize, Slot);

impl<'p> Both<'_, 'p> {
    /// Hands every effect to its cause; what has none becomes a change of its own. Changes that print nowhere are dropped.
    pub fn settle(&self, findings: Findings<'p>) -> Vec<Found<'p>> {
        let Findings { mut found, derived, unseen } = findings;
        let index = Index::of(&found, self);
        let mut orphans = Vec::new();
        for derived in derived {
            if !self.hand_over(&derived, &index, &mut found) {
                orphans.push(derived);
            }
        }
        self.unseen(unseen, &index, &mut found);
        self.numbering(&index, &mut found);
        found.extend(orphans.into_iter().map(|derived| self.on_its_own(derived)));
        found.retain(|found| !found.latent);
        for found in &mut found {
            found.change.effects.sort_by_key(|effect| effect.kind);
        }
        found
    }

    /// Tells what one side alone prints with the table, column or section that came or went.
    fn unseen(&self, unseen: Vec<Unseen>, index: &Index, found: &mut Vec<Found<'p>>) {
        let sets = |item: &Found<'p>| match item.key {
            None => matches!(
                item.change.subject.kind,
                SubjectKind::Table | SubjectKind::Section | SubjectKind::Column | SubjectKind::Appendix
            ),
            Some(Key::Look(look)) => matches!(look, "nhom" | "du_lieu" | "cac_phan" | "nhom_nhiem_vu"),
            Some(_) => false,
        };
        let setting = found.iter().position(sets);
        let mut groups: BTreeMap<Option<usize>, Vec<Unseen>> = BTreeMap::new();
        for item in unseen {
            let first = |part: Option<usize>, map: &BTreeMap<usize, Vec<usize>>| {
                part.and_then(|part| map.get(&part)).and_then(|list| list.first().copied())
            };
            let column = first(item.new_column, &index.of_new).or_else(|| first(item.old_column, &index.of_old));
            groups.entry(column.or(setting)).or_default().push(item);
        }
        for (cause, items) in groups {
            let Some(cause) = cause.and_then(|cause| found.get_mut(cause)) else {
                found.extend(items.into_iter().map(|item| self.unseen_on_its_own(&item)));
                continue;
            };
            cause.latent = false;
            cause.change.effects.push(Effect {
                kind: EffectKind::Repetition,
                place: format!("{} ô, đoạn", items.len()),
                old: None,
                new: None,
                difference: None,
                old_spans: items.iter().filter_map(|item| item.old_span).collect(),
                new_spans: items.iter().filter_map(|item| item.new_span).collect(),
            });
        }
    }

    fn unseen_on_its_own(&self, item: &Unseen) -> Found<'p> {
        let change = Change {
            topic: Topic::Layout,
            subject: self.subject(Some(item.old), Some(item.new)),
            aspect: Aspect::Existence,
            meaning: if item.new_span.is_some() { Meaning::Added } else { Meaning::Removed },
            old: None,
            new: None,
            old_span: item.old_span,
            new_span: item.new_span,
            units: Vec::new(),
            effects: Vec::new(),
        };
        Found { change, old: Some(item.old), new: Some(item.new), key: None, latent: false }
    }

    /// Finds the causes of something that prints differently; false where there is none.
    fn hand_over(&self, derived: &Derived<'p>, index: &Index, found: &mut [Found<'p>]) -> bool {
        let mut causes: Vec<(usize, Option<Decimal>)> = Vec::new();
        if derived.sum {
            for cause in index.under(self, derived) {
                let Some(change) = found.get(cause) else { continue };
                let share = self.share(change, derived);
                if share.is_none_or(|share| !share.is_zero()) {
                    causes.push((cause, share));
                }
            }
        }
        for name in &derived.reads {
            causes.extend(index.feeding(name).map(|cause| (cause, None)));
        }
        if causes.is_empty() {
            causes.extend(index.around(self, derived).map(|cause| (cause, None)));
        }
        causes.sort_by_key(|(cause, _)| *cause);
        causes.dedup_by_key(|(cause, _)| *cause);
        if causes.is_empty() {
            return false;
        }
        for (cause, share) in causes {
            let Some(cause) = found.get_mut(cause) else { continue };
            cause.latent = false;
            self.add(&mut cause.change, derived, share);
        }
        true
    }

    /// Adds an effect to its cause.
    fn add(&self, change: &mut Change, derived: &Derived<'p>, share: Option<Decimal>) {
        let kind = match derived.sum {
            true => EffectKind::Sum,
            false if derived.reads.is_empty() => EffectKind::Repetition,
            false => EffectKind::Quotation,
        };
        change.effects.push(Effect {
            kind,
            place: self.effect_place(derived),
            old: derived.before.clone(),
            new: derived.after.clone(),
            difference: share,
            old_spans: derived.old_spans.clone(),
            new_spans: derived.new_spans.clone(),
        });
    }

    /// "tổng cộng, năm 2026", "cộng nhóm “…”", "dòng tổng, cột “…”", "Mục II.3".
    fn effect_place(&self, derived: &Derived<'p>) -> String {
        let part = derived.new.and_then(|i| self.new.parts.get(i));
        let (kind, name) = part.map_or((SubjectKind::Plan, ""), |part| (part.kind, part.name.as_str()));
        match (derived.key, kind) {
            (Key::Amount(..), _) => {
                let whole = part.is_some_and(super::told::is_frame);
                let mut words = match kind {
                    _ if whole => vec!["tổng cộng".to_owned()],
                    SubjectKind::BudgetGroup => vec![format!("cộng nhóm “{name}”")],
                    _ => vec![format!("cộng dòng “{name}”")],
                };
                if let Aspect::Amount { year, source } = self.aspect(derived.key) {
                    words.extend(year.map(|year| format!("năm {year}")));
                    words.extend(source.map(|source| format!("nguồn {source}")));
                }
                words.join(", ")
            }
            (Key::Cell(column), SubjectKind::Table) => {
                let title = self.new.parts.get(column).map(|part| part.name.as_str()).unwrap_or_default();
                format!("dòng tổng, cột “{title}”")
            }
            (Key::Cell(column), _) => {
                let title = self.new.parts.get(column).map(|part| part.name.as_str()).unwrap_or_default();
                format!("dòng “{name}”, cột “{title}”")
            }
            _ => {
                let place = derived.new.and_then(|i| self.new.place(i));
                place.unwrap_or_else(|| format!("{} “{name}”", kind.name()))
            }
        }
    }

    /// How much of a sum's difference comes from a change: what its part counts at that place now, less what it did.
    fn share(&self, cause: &Found<'p>, derived: &Derived<'p>) -> Option<Decimal> {
        let at = |side: &Side<'p>, part: Option<usize>, key: Option<Key<'p>>| {
            let part = side.parts.get(part?)?;
            let fact = part.facts.iter().find(|fact| Some(fact.key) == key)?;
            super::meaning::number(&fact.value).map(|number| number.value)
        };
        if let (Some(Key::Amount(year, source)), Key::Amount(sum_year, sum_source)) = (cause.key, derived.key) {
            let within = (sum_year.is_none() || sum_year == year) && (sum_source.is_none() || sum_source == source);
            let Meaning::Amount { difference, .. } = cause.change.meaning else { return None };
            return Some(if within { difference } else { Decimal::ZERO });
        }
        let old_key = match derived.key {
            Key::Cell(column) => self.pairs.to_old.get(column).copied().flatten().map(Key::Cell),
            key => Some(key),
        };
        let before = at(self.old, cause.old, old_key);
        let after = at(self.new, cause.new, Some(derived.key));
        if before.is_none() && after.is_none() {
            // A row that has no such figure changes no such sum.
            return Some(Decimal::ZERO).filter(|_| cause.old != derived.old || cause.new != derived.new);
        }
        after.unwrap_or_default().checked_sub(before.unwrap_or_default())
    }

    /// Something that prints differently for no reason that is known.
    fn on_its_own(&self, derived: Derived<'p>) -> Found<'p> {
        let change = Change {
            topic: if derived.sum { Topic::Figure } else { Topic::Layout },
            subject: self.subject(derived.old, derived.new),
            aspect: self.aspect(derived.key),
            meaning: match derived.before == derived.after {
                true => Meaning::Restyled,
                false => Meaning::Replaced,
            },
            old: derived.before,
            new: derived.after,
            old_span: derived.old_spans.first().copied(),
            new_span: derived.new_spans.first().copied(),
            units: Vec::new(),
            effects: Vec::new(),
        };
        Found { change, old: derived.old, new: derived.new, key: Some(derived.key), latent: false }
    }

    /// Numbers of sections, appendices and rows that became others: told once a list, with what moved them.
    fn numbering(&self, index: &Index, found: &mut Vec<Found<'p>>) {
        let mut lists: BTreeMap<List, Vec<(usize, usize, String, String)>> = BTreeMap::new();
        for (a, b) in self.pairs.iter() {
            let (Some(before), Some(after)) = (self.old.label(a), self.new.label(b)) else { continue };
            let Some(part) = self.new.parts.get(b).filter(|_| before != after) else { continue };
            lists.entry((part.parent.unwrap_or_default(), part.slot)).or_default().push((a, b, before, after));
        }
        for ((parent, slot), list) in lists {
            let Some((_, first, before, after)) = list.first() else { continue };
            let kind = self.new.parts.get(*first).map_or("mục", |part| part.kind.name());
            // What moved is told with its new place anyway.
            let moved = list.iter().all(|(a, ..)| self.pairs.moved.contains(a));
            let effect = Effect {
                kind: EffectKind::Numbering,
                place: format!("{} {kind}", list.len()),
                old: Some(before.clone()),
                new: Some(after.clone()),
                difference: None,
                old_spans: Vec::new(),
                new_spans: Vec::new(),
            };
            match index.numbering(self, parent, slot, *first, found) {
                Some(cause) => {
                    if let Some(cause) = found.get_mut(cause) {
                        cause.latent = false;
                        if !moved {
                            cause.change.effects.push(effect);
                        }
                    }
                }
                None if moved => {}
                None => {
                    let pair = list.first().map(|(a, b, ..)| (*a, *b));
                    let (old, new) = pair.unzip();
                    let key = Key::Look("danh_so");
                    let change = Change {
                        topic: Topic::Layout,
                        subject: self.subject(old, new),
                        aspect: Aspect::Look("danh_so"),
                        meaning: Meaning::Replaced,
                        old: Some(before.clone()),
                        new: Some(after.clone()),
                        old_span: None,
                        new_span: None,
                        units: Vec::new(),
                        effects: Vec::new(),
                    };
                    found.push(Found { change, old, new, key: Some(key), latent: false });
                }
            }
        }
    }
}

/// Finds changes by what they are about.
struct Index {
    /// Changes of a new part.
    of_new: BTreeMap<usize, Vec<usize>>,
    /// Changes of an old part.
    of_old: BTreeMap<usize, Vec<usize>>,
    /// Changes by the names that expressions read.
    feeds: BTreeMap<String, Vec<usize>>,
    /// Changes that move what stands in a list, by the parent.
    lists: BTreeMap<List, Vec<usize>>,
}

impl Index {
    fn of<'p>(found: &[Found<'p>], both: &Both<'_, 'p>) -> Self {
        let mut index =
            Index { of_new: BTreeMap::new(), of_old: BTreeMap::new(), feeds: BTreeMap::new(), lists: BTreeMap::new() };
        for (at, item) in found.iter().enumerate() {
            if let Some(new) = item.new {
                index.of_new.entry(new).or_default().push(at);
            }
            if let Some(old) = item.old {
                index.of_old.entry(old).or_default().push(at);
            }
            for name in feeds(item, both) {
                index.feeds.entry(name).or_default().push(at);
            }
            if item.key.is_none() {
                for list in lists(item, both) {
                    index.lists.entry(list).or_default().push(at);
                }
            }
        }
        index
    }

    /// Changes that feed a name.
    fn feeding(&self, name: &str) -> impl Iterator<Item = usize> {
        // The nearest name that changes feed: "muc_tieu.x.gia_tri", else all of "muc_tieu.x", else "muc_tieu".
        let names = std::iter::successors(Some(name), |name| name.rsplit_once('.').map(|(above, _)| above));
        let nearest = names.filter_map(|name| self.feeds.get(name)).next();
        nearest.into_iter().flatten().copied().collect::<Vec<_>>().into_iter()
    }

    /// Changes of a part and of everything under it, on both sides.
    fn under<'p>(&self, both: &Both<'_, 'p>, derived: &Derived<'p>) -> Vec<usize> {
        let mut found = Vec::new();
        collect(both.new, derived.new, &self.of_new, &mut found);
        collect(both.old, derived.old, &self.of_old, &mut found);
        found.sort_unstable();
        found.dedup();
        found
    }

    /// Changes of a part and of what it stands in, the nearest first: whatever is found first is the cause.
    fn around<'p>(&self, both: &Both<'_, 'p>, derived: &Derived<'p>) -> impl Iterator<Item = usize> {
        let mut found = Vec::new();
        let (mut old, mut new) = (derived.old, derived.new);
        while found.is_empty() && (old.is_some() || new.is_some()) {
            let of = |index: Option<usize>, map: &BTreeMap<usize, Vec<usize>>| {
                index.and_then(|i| map.get(&i)).into_iter().flatten().copied().collect::<Vec<_>>()
            };
            let root = |i: Option<usize>| i == Some(ROOT);
            if !root(old) && !root(new) {
                found.extend(of(new, &self.of_new));
                found.extend(of(old, &self.of_old));
            }
            let up = |side: &Side<'p>, i: Option<usize>| i.and_then(|i| side.parts.get(i)).and_then(|part| part.parent);
            (old, new) = (up(both.old, old), up(both.new, new));
        }
        found.sort_unstable();
        found.into_iter().take(1)
    }

    /// What gave the parts of a list other numbers.
    fn numbering<'p>(
        &self,
        both: &Both<'_, 'p>,
        parent: usize,
        slot: Slot,
        first: usize,
        found: &[Found<'p>],
    ) -> Option<usize> {
        let look = |index: usize| {
            let of = self.of_new.get(&index).into_iter().flatten().copied();
            of.filter(|i| {
                let key = found.get(*i).and_then(|found| found.key);
                matches!(key, Some(Key::Look("danh_so" | "nhom" | "du_lieu" | "cac_phan" | "nhom_nhiem_vu")))
            })
            .min()
        };
        let mut at = Some((parent, slot));
        while let Some((parent, slot)) = at {
            if let Some(cause) = self.lists.get(&(parent, slot)).and_then(|list| list.iter().min()) {
                return Some(*cause);
            }
            if let Some(cause) = look(parent) {
                return Some(cause);
            }
            let part = both.new.parts.get(parent);
            at = part.and_then(|part| Some((part.parent?, part.slot)));
        }
        // Numbers that run through all groups, or in tables whose setting changed.
        let kind = both.new.parts.get(first).map(|part| part.kind);
        let structural = |found: &Found<'p>| found.key.is_none() && Some(found.change.subject.kind) == kind;
        let setting = |found: &Found<'p>| {
            matches!(found.key, Some(Key::Look("danh_so" | "nhom" | "nhom_nhiem_vu")))
                || found.key.is_none()
                    && matches!(
                        found.change.subject.kind,
                        SubjectKind::Table | SubjectKind::Section | SubjectKind::Column
                    )
        };
        found.iter().position(structural).or_else(|| found.iter().position(setting))
    }
}

fn collect(side: &Side<'_>, start: Option<usize>, map: &BTreeMap<usize, Vec<usize>>, found: &mut Vec<usize>) {
    let mut stack: Vec<usize> = start.into_iter().collect();
    while let Some(index) = stack.pop() {
        found.extend(map.get(&index).into_iter().flatten());
        stack.extend(side.parts.get(index).into_iter().flat_map(|part| &part.children));
    }
}

/// The lists, as parents of the new plan, that a part came to or went from.
fn lists<'p>(item: &Found<'p>, both: &Both<'_, 'p>) -> Vec<List> {
    let new = item.new.and_then(|i| both.new.parts.get(i)).and_then(|part| Some((part.parent?, part.slot)));
    let old = item.old.and_then(|i| both.old.parts.get(i)).and_then(|part| {
        let parent = both.pairs.to_new.get(part.parent?).copied().flatten()?;
        Some((parent, part.slot))
    });
    new.into_iter().chain(old).collect()
}

/// The names of expressions that a change gives another value.
fn feeds<'p>(item: &Found<'p>, both: &Both<'_, 'p>) -> Vec<String> {
    let subject = &item.change.subject;
    let id = subject.id.as_deref().unwrap_or_default().replace('-', "_");
    let moved = item.key.is_none();
    match (subject.kind, item.key) {
        (SubjectKind::Figure, _) => vec![format!("so_lieu.{id}")],
        // A field that names a body reads its name.
        (SubjectKind::Unit, Some(Key::Field("ten"))) => vec![format!("don_vi.{id}"), format!("don_vi.{id}.ten")],
        (SubjectKind::Unit, Some(Key::Field(field))) => vec![format!("don_vi.{id}.{field}")],
        (SubjectKind::Target, Some(Key::Field(field))) => vec![format!("muc_tieu.{id}.{field}")],
        (SubjectKind::Target, None) => vec![format!("muc_tieu.{id}")],
        (SubjectKind::BudgetGroup | SubjectKind::BudgetLine | SubjectKind::Source, _) => vec!["kinh_phi".to_owned()],
        (SubjectKind::Task | SubjectKind::TaskGroup, None) => vec!["nhiem_vu".to_owned()],
        (SubjectKind::Appendix, None) => vec!["phu_luc".to_owned()],
        (SubjectKind::Section, None) => vec!["muc".to_owned()],
        (SubjectKind::Table | SubjectKind::Row | SubjectKind::Column, _) => {
            let mut names = table_names(both.new, item.new);
            names.extend(table_names(both.old, item.old));
            if moved && subject.kind == SubjectKind::Table {
                names.push("bang".to_owned());
            }
            names
        }
        (SubjectKind::Plan, Some(Key::Field("so" | "ky_hieu"))) => vec!["so_ky_hieu".to_owned()],
        (SubjectKind::Plan, Some(Key::Field(field @ ("ngay_ban_hanh" | "thoi_ky")))) => vec![field.to_owned()],
        (SubjectKind::Plan, Some(Key::Look("dau_noi_don_vi"))) => vec!["dau_noi_don_vi".to_owned()],
        (SubjectKind::Plan, Some(Key::Look("danh_so"))) => vec!["muc".to_owned()],
        _ => Vec::new(),
    }
}

fn table_names(side: &Side<'_>, start: Option<usize>) -> Vec<String> {
    let mut at = start;
    while let Some(part) = at.and_then(|i| side.parts.get(i)) {
        if part.kind == SubjectKind::Table {
            return part.id.map(|id| format!("bang.{}", id.replace('-', "_"))).into_iter().collect();
        }
        at = part.parent;
    }
    Vec::new()
}
