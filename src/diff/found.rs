//! From pairs of parts to changed facts, and to what prints differently though nobody changed it.

use super::change::{Aspect, Change, Meaning, Subject, SubjectKind};
use super::leaf;
use super::meaning::{amount, bodies, came_and_went, number, reworded};
use super::pairing::Pairs;
use super::part::{Fact, Key, Print, Side, Value};
use super::told::{
    aspect_in, distinct, is_frame, is_silent, is_wording, own_words, prints, shown, source_name, surroundings, told,
    whole,
};
use super::topic;
use crate::diag::Span;
use crate::model::UnitPart;
use std::collections::BTreeMap;

/// A change, with the parts it is about.
#[derive(Debug)]
pub(super) struct Found<'p> {
    pub change: Change,
    pub old: Option<usize>,
    pub new: Option<usize>,
    /// The fact that changed; none where the part itself came, went or moved.
    pub key: Option<Key<'p>>,
    /// It is a change only if something prints differently because of it.
    pub latent: bool,
}

/// Something that prints differently though the plan says the same there.
#[derive(Debug)]
pub(super) struct Derived<'p> {
    pub old: Option<usize>,
    pub new: Option<usize>,
    pub key: Key<'p>,
    pub before: Option<String>,
    pub after: Option<String>,
    /// What it adds up, where it is a sum.
    pub sum: bool,
    /// The names that it reads.
    pub reads: Vec<String>,
    pub old_spans: Vec<Span>,
    pub new_spans: Vec<Span>,
}

/// A fact that one side alone prints, though both or neither say it: its table or column came or went.
#[derive(Debug)]
pub(super) struct Unseen {
    pub old: usize,
    pub new: usize,
    /// Index of the column's part, where it stands in a column that the other side does not have.
    pub old_column: Option<usize>,
    pub new_column: Option<usize>,
    pub old_span: Option<Span>,
    pub new_span: Option<Span>,
}

/// What a comparison finds before causes and effects are told apart.
#[derive(Debug, Default)]
pub(super) struct Findings<'p> {
    pub found: Vec<Found<'p>>,
    pub derived: Vec<Derived<'p>>,
    pub unseen: Vec<Unseen>,
}

/// A fact of a pair of parts, as each side says it.
#[derive(Clone, Copy)]
struct Twin<'f, 'p> {
    /// Old and new part.
    parts: (usize, usize),
    /// Which fact, with the columns of the new plan.
    key: Key<'p>,
    old: Option<&'f Fact<'p>>,
    new: Option<&'f Fact<'p>>,
}

/// Both plans and their pairs.
pub(super) struct Both<'a, 'p> {
    pub old: &'a Side<'p>,
    pub new: &'a Side<'p>,
    pub pairs: &'a Pairs,
}

impl<'p> Both<'_, 'p> {
    /// Every changed fact.
    pub fn findings(&self) -> Findings<'p> {
        let mut out = Findings::default();
        self.existence(&mut out);
        for (a, b) in self.pairs.iter() {
            self.facts(a, b, &mut out);
        }
        out
    }

    /// What came, went and moved.
    fn existence(&self, out: &mut Findings<'p>) {
        for (new, part) in self.new.parts.iter().enumerate() {
            let lone = self.pairs.to_old.get(new).is_some_and(Option::is_none);
            let under_known = part.parent.is_none_or(|p| self.is_known(self.new, p, &self.pairs.to_old));
            if lone && under_known && !is_frame(part) && prints(self.new, new) {
                out.found.push(self.existence_of(None, Some(new), Meaning::Added));
            }
        }
        for (old, part) in self.old.parts.iter().enumerate() {
            let lone = self.pairs.to_new.get(old).is_some_and(Option::is_none);
            let under_known = part.parent.is_none_or(|p| self.is_known(self.old, p, &self.pairs.to_new));
            if lone && under_known && !is_frame(part) && prints(self.old, old) {
                out.found.push(self.existence_of(Some(old), None, Meaning::Removed));
            }
        }
        for old in &self.pairs.moved {
            let Some(new) = self.pairs.to_new.get(*old).copied().flatten() else { continue };
            if prints(self.old, *old) && prints(self.new, new) {
                let meaning = Meaning::Moved { from: surroundings(self.old, *old), to: surroundings(self.new, new) };
                out.found.push(self.existence_of(Some(*old), Some(new), meaning));
            }
        }
    }

    /// True for a part that has a pair, or that only holds others together.
    fn is_known(&self, side: &Side<'p>, index: usize, pairs: &[Option<usize>]) -> bool {
        let Some(part) = side.parts.get(index) else { return false };
        let frame = is_frame(part) && part.parent.is_none_or(|parent| self.is_known(side, parent, pairs));
        frame || pairs.get(index).is_some_and(Option::is_some)
    }

    pub fn existence_of(&self, old: Option<usize>, new: Option<usize>, meaning: Meaning) -> Found<'p> {
        let words = |side: &Side<'p>, of: Option<usize>| of.and_then(|i| side.parts.get(i)).map(own_words);
        let kind = self.kind(old, new);
        Found {
            change: Change {
                topic: topic::of_part(kind),
                subject: self.subject(old, new),
                aspect: Aspect::Existence,
                meaning,
                old: words(self.old, old),
                new: words(self.new, new),
                old_span: old.and_then(|i| whole(self.old, i)),
                new_span: new.and_then(|i| whole(self.new, i)),
                units: self.units(old, new),
                effects: Vec::new(),
            },
            old,
            new,
            key: None,
            latent: false,
        }
    }

    fn kind(&self, old: Option<usize>, new: Option<usize>) -> SubjectKind {
        let kind = |side: &Side<'p>, i: Option<usize>| i.and_then(|i| side.parts.get(i)).map(|part| part.kind);
        kind(self.new, new).or(kind(self.old, old)).unwrap_or(SubjectKind::Plan)
    }

    /// The part that a change is about.
    pub fn subject(&self, old: Option<usize>, new: Option<usize>) -> Subject {
        let part = |side: &'_ Side<'p>, i: Option<usize>| {
            i.and_then(|i| side.parts.get(i)).map(|part| (part.kind, part.id.map(str::to_owned), part.name.clone()))
        };
        let (kind, id, name) =
            part(self.new, new).or_else(|| part(self.old, old)).unwrap_or((SubjectKind::Plan, None, String::new()));
        Subject {
            kind,
            id: id.filter(|_| kind != SubjectKind::Column),
            name,
            old_place: old.and_then(|i| self.old.place(i)),
            new_place: new.and_then(|i| self.new.place(i)),
        }
    }

    /// The bodies that the task around a part is given to, before and after.
    fn units(&self, old: Option<usize>, new: Option<usize>) -> Vec<String> {
        let mut names: Vec<String> = Vec::new();
        for (side, start) in [(self.old, old), (self.new, new)] {
            let mut at = start;
            while let Some(part) = at.and_then(|i| side.parts.get(i)) {
                for fact in &part.facts {
                    if let Value::Units(units) = &fact.value {
                        names.extend(bodies(side, units));
                    }
                }
                at = part.parent.filter(|_| !matches!(part.kind, SubjectKind::Task));
            }
        }
        let mut seen = Vec::new();
        names.retain(|name| {
            !seen.contains(name) && {
                seen.push(name.clone());
                true
            }
        });
        names
    }

    /// The facts of a pair, one by one.
    fn facts(&self, a: usize, b: usize, out: &mut Findings<'p>) {
        let (Some(before), Some(after)) = (self.old.parts.get(a), self.new.parts.get(b)) else { return };
        if before.facts.is_empty() && after.facts.is_empty() {
            return;
        }
        let mut others: BTreeMap<Key<'p>, &Fact<'p>> = after.facts.iter().map(|fact| (fact.key, fact)).collect();
        for fact in &before.facts {
            let key = match fact.key {
                Key::Cell(column) => self.pairs.to_new.get(column).copied().flatten().map(Key::Cell),
                Key::Covers(column) => self.pairs.to_new.get(column).copied().flatten().map(Key::Covers),
                key => Some(key),
            };
            // What stood in a column that is gone went with it.
            let Some(key) = key else {
                let (old_column, old_span) = (column_of(fact.key), fact.span);
                let new = Unseen { old: a, new: b, old_column, new_column: None, old_span, new_span: None };
                out.unseen.push(new);
                continue;
            };
            let new = others.remove(&key);
            self.fact(Twin { parts: (a, b), key, old: Some(fact), new }, out);
        }
        for (key, fact) in others {
            match column_of(key).filter(|column| self.pairs.to_old.get(*column).is_none_or(Option::is_none)) {
                Some(column) => out.unseen.push(Unseen {
                    old: a,
                    new: b,
                    old_column: None,
                    new_column: Some(column),
                    old_span: None,
                    new_span: fact.span,
                }),
                None => self.fact(Twin { parts: (a, b), key, old: None, new: Some(fact) }, out),
            }
        }
    }

    fn fact(&self, twin: Twin<'_, 'p>, out: &mut Findings<'p>) {
        let Twin { parts: (a, b), old, new, .. } = twin;
        let computed = |fact: Option<&Fact<'p>>| fact.is_none_or(Fact::is_computed);
        let (mut same_value, mut differs) = (false, true);
        if let (Some(old), Some(new)) = (old, new) {
            same_value = self.says_the_same(old, new);
            differs = self.prints_differently(old, new);
            let leaves = |fact: &Fact<'p>| matches!(fact.print, Print::Leaves(_));
            if leaves(old) && leaves(new) && is_silent(old) != is_silent(new) {
                let spans = |fact: &Fact<'p>| fact.span.filter(|_| !is_silent(fact));
                let (old_span, new_span) = (spans(old), spans(new));
                out.unseen.push(Unseen { old: a, new: b, old_column: None, new_column: None, old_span, new_span });
                return;
            }
            // Printed in more places, or in fewer.
            if let (Print::Leaves(was), Print::Leaves(is), false) = (&old.print, &new.print, differs)
                && was.len() != is.len()
            {
                let spans = (old.span, new.span);
                let (old_span, new_span) = if was.len() > is.len() { (spans.0, None) } else { (None, spans.1) };
                out.unseen.push(Unseen { old: a, new: b, old_column: None, new_column: None, old_span, new_span });
            }
        }
        if computed(old) && computed(new) {
            let silent = |fact: Option<&Fact<'p>>| fact.is_none_or(is_silent);
            if differs && !(silent(old) && silent(new)) {
                out.derived.push(self.derived(twin));
            }
            return;
        }
        if same_value {
            if differs {
                out.derived.push(self.derived(twin));
            }
            return;
        }
        let silent = old.is_none_or(is_silent) && new.is_none_or(is_silent);
        if differs || silent {
            out.found.push(self.changed(twin, silent));
        }
    }

    fn says_the_same(&self, old: &Fact<'p>, new: &Fact<'p>) -> bool {
        match (&old.value, &new.value) {
            // The same bodies by the same ids: a name that differs is a fact of the directory.
            (Value::Units(a), Value::Units(b)) => {
                a == b
                    || a.parts == b.parts
                        && (self.renamed(&a.parts) || self.old.plan.unit_joint != self.new.plan.unit_joint)
            }
            (a, b) => a == b,
        }
    }

    fn renamed(&self, parts: &[UnitPart]) -> bool {
        let name = |side: &Side<'p>, id: &str| side.plan.directory.units.get(id).map(|unit| unit.name.clone());
        parts.iter().any(|part| match part {
            UnitPart::Known(id) => name(self.old, &id.value) != name(self.new, &id.value),
            UnitPart::Free(_) => false,
        })
    }

    fn prints_differently(&self, old: &Fact<'p>, new: &Fact<'p>) -> bool {
        match (&old.print, &new.print) {
            (Print::Leaves(a), Print::Leaves(b)) => {
                let (a, b) = (distinct(self.old, a), distinct(self.new, b));
                if a.is_empty() || b.is_empty() {
                    return false;
                }
                a.len() != b.len() || a.iter().zip(&b).any(|(a, b)| !leaf::same(a, b))
            }
            (Print::Lines(a), Print::Lines(b)) => a != b,
            (Print::Latent, _) | (_, Print::Latent) => false,
            _ => shown(self.old, old) != shown(self.new, new),
        }
    }

    fn derived(&self, twin: Twin<'_, 'p>) -> Derived<'p> {
        let Twin { parts: (a, b), key, old, new } = twin;
        let sum = old.or(new).is_some_and(Fact::is_computed);
        let mut reads = old.or(new).map(|fact| fact.value.reads()).unwrap_or_default();
        if let Some(Value::Units(units)) = old.map(|fact| &fact.value) {
            reads.push("dau_noi_don_vi".to_owned());
            reads.extend(units.parts.iter().filter_map(|part| match part {
                UnitPart::Known(id) => Some(format!("don_vi.{}", id.value.replace('-', "_"))),
                UnitPart::Free(_) => None,
            }));
        }
        Derived {
            old: Some(a),
            new: Some(b),
            key,
            before: old.map(|fact| shown(self.old, fact)),
            after: new.map(|fact| shown(self.new, fact)),
            sum,
            reads,
            old_spans: old.and_then(|fact| fact.span).into_iter().collect(),
            new_spans: new.and_then(|fact| fact.span).into_iter().collect(),
        }
    }

    fn changed(&self, twin: Twin<'_, 'p>, latent: bool) -> Found<'p> {
        let Twin { parts: (a, b), key, old, new } = twin;
        let text = |side: &Side<'p>, fact: Option<&Fact<'p>>| fact.map(|fact| told(side, fact));
        let (mut before, mut after) = (text(self.old, old), text(self.new, new));
        let meaning = self.meaning(twin, before.as_deref(), after.as_deref());
        if matches!(key, Key::Look("tinh")) {
            (before, after) = (None, None);
        }
        let mut units = self.units(Some(a), Some(b));
        if let Meaning::Bodies { added, removed } = &meaning {
            units.extend(added.iter().chain(removed).filter(|name| !units.contains(name)).cloned().collect::<Vec<_>>());
        }
        Found {
            change: Change {
                topic: topic::of_fact(self.kind(Some(a), Some(b)), key, new.or(old), &meaning),
                subject: self.subject(Some(a), Some(b)),
                aspect: self.aspect(key),
                meaning,
                old: before,
                new: after,
                old_span: old.and_then(|fact| fact.span),
                new_span: new.and_then(|fact| fact.span),
                units,
                effects: Vec::new(),
            },
            old: Some(a),
            new: Some(b),
            key: Some(key),
            latent,
        }
    }

    fn meaning(&self, twin: Twin<'_, 'p>, before: Option<&str>, after: Option<&str>) -> Meaning {
        let Twin { key, old, new, .. } = twin;
        let names = |side: &Side<'p>, fact: Option<&Fact<'p>>| match fact.map(|fact| &fact.value) {
            Some(Value::Units(units)) => Some(bodies(side, units)),
            _ => None,
        };
        match (names(self.old, old), names(self.new, new)) {
            (None, None) => {}
            (a, b) => return came_and_went(&a.unwrap_or_default(), &b.unwrap_or_default()),
        }
        let figure = |fact: Option<&Fact<'p>>| fact.and_then(|fact| number(&fact.value).cloned());
        let (was, is) = (figure(old), figure(new));
        let unit = new.or(old).map_or("", |fact| fact.unit.as_str());
        let both = was.is_some() && is.is_some();
        let one = was.is_some() != is.is_some() && (old.is_none() || new.is_none()) && matches!(key, Key::Amount(..));
        if (both || one)
            && let Some(meaning) = amount(was.as_ref(), is.as_ref(), unit)
        {
            return meaning;
        }
        match (old.map(|fact| &fact.value), new.map(|fact| &fact.value)) {
            (Some(Value::Deadline(a)), Some(Value::Deadline(b))) => Meaning::Shifted(a.shift_to(b)),
            (Some(a), Some(b)) if is_wording(a) && is_wording(b) => {
                reworded(before.unwrap_or_default(), after.unwrap_or_default())
            }
            _ => Meaning::Replaced,
        }
    }

    /// Which fact, as a reader calls it.
    pub fn aspect(&self, key: Key<'p>) -> Aspect {
        match key {
            // A source that is gone has its name in the old plan.
            Key::Amount(_, Some(source)) if source_name(self.new, source).is_none() => aspect_in(self.old, key),
            key => aspect_in(self.new, key),
        }
    }
}

fn column_of(key: Key<'_>) -> Option<usize> {
    match key {
        Key::Cell(column) | Key::Covers(column) => Some(column),
        _ => None,
    }
}
