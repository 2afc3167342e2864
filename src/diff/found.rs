//! From pairs of parts to changed facts, and to what prints differently though nobody changed it.

use super::change::{Aspect, Change, Meaning, Subject, SubjectKind, Topic};
use super::leaf::{self, Leaf};
use super::meaning::{amount, bodies, came_and_went, number, reworded, touches_figures};
use super::pairing::Pairs;
use super::part::{Fact, Key, Part, Print, Side, Slot, Value};
use crate::diag::Span;
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
                topic: existence_topic(kind),
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
            self.fact(a, b, key, Some(fact), others.remove(&key), out);
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
                None => self.fact(a, b, key, None, Some(fact), out),
            }
        }
    }

    fn fact(
        &self,
        a: usize,
        b: usize,
        key: Key<'p>,
        old: Option<&Fact<'p>>,
        new: Option<&Fact<'p>>,
        out: &mut Findings<'p>,
    ) {
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
        }
        if computed(old) && computed(new) {
            let silent = |fact: Option<&Fact<'p>>| fact.is_none_or(is_silent);
            if differs && !(silent(old) && silent(new)) {
                out.derived.push(self.derived(a, b, key, old, new));
            }
            return;
        }
        if same_value {
            if differs {
                out.derived.push(self.derived(a, b, key, old, new));
            }
            return;
        }
        let silent = old.is_none_or(is_silent) && new.is_none_or(is_silent);
        if differs || silent {
            out.found.push(self.changed(a, b, key, old, new, silent));
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

    fn renamed(&self, parts: &[crate::model::UnitPart]) -> bool {
        let name = |side: &Side<'p>, id: &str| side.plan.directory.units.get(id).map(|unit| unit.name.clone());
        parts.iter().any(|part| match part {
            crate::model::UnitPart::Known(id) => name(self.old, &id.value) != name(self.new, &id.value),
            crate::model::UnitPart::Free(_) => false,
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

    fn derived(&self, a: usize, b: usize, key: Key<'p>, old: Option<&Fact<'p>>, new: Option<&Fact<'p>>) -> Derived<'p> {
        let sum = old.or(new).is_some_and(Fact::is_computed);
        let mut reads = old.or(new).map(|fact| fact.value.reads()).unwrap_or_default();
        if let Some(Value::Units(units)) = old.map(|fact| &fact.value) {
            reads.push("dau_noi_don_vi".to_owned());
            reads.extend(units.parts.iter().filter_map(|part| match part {
                crate::model::UnitPart::Known(id) => Some(format!("don_vi.{}", id.value.replace('-', "_"))),
                crate::model::UnitPart::Free(_) => None,
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

    fn changed(
        &self,
        a: usize,
        b: usize,
        key: Key<'p>,
        old: Option<&Fact<'p>>,
        new: Option<&Fact<'p>>,
        latent: bool,
    ) -> Found<'p> {
        let text = |side: &Side<'p>, fact: Option<&Fact<'p>>| fact.map(|fact| told(side, fact));
        let (mut before, mut after) = (text(self.old, old), text(self.new, new));
        let meaning = self.meaning(key, old, new, before.as_deref(), after.as_deref());
        if matches!(key, Key::Look("tinh")) {
            (before, after) = (None, None);
        }
        let mut units = self.units(Some(a), Some(b));
        if let Meaning::Bodies { added, removed } = &meaning {
            units.extend(added.iter().chain(removed).filter(|name| !units.contains(name)).cloned().collect::<Vec<_>>());
        }
        Found {
            change: Change {
                topic: self.topic(b, key, new.or(old), &meaning),
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

    fn meaning(
        &self,
        key: Key<'p>,
        old: Option<&Fact<'p>>,
        new: Option<&Fact<'p>>,
        before: Option<&str>,
        after: Option<&str>,
    ) -> Meaning {
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

    fn topic(&self, new: usize, key: Key<'p>, fact: Option<&Fact<'p>>, meaning: &Meaning) -> Topic {
        let Some(part) = self.new.parts.get(new) else { return Topic::Layout };
        let figures = matches!(meaning, Meaning::Reworded(segments) if touches_figures(segments));
        let wording = if figures { Topic::Figure } else { Topic::Wording };
        match (part.kind, key) {
            (_, Key::Look(_) | Key::Covers(_)) => Topic::Layout,
            (_, Key::Amount(..)) => Topic::Money,
            (SubjectKind::Task, Key::Field(field)) => match field {
                "chu_tri" | "phoi_hop" | "thuc_hien" => Topic::Responsibility,
                "thoi_han" => Topic::Deadline,
                "kinh_phi" => Topic::Money,
                "ghi_chu" => wording,
                _ => Topic::Task,
            },
            (SubjectKind::Target, Key::Field("han")) => Topic::Deadline,
            (SubjectKind::Target, Key::Field("ghi_chu")) => wording,
            (SubjectKind::Target, _) => Topic::Target,
            (SubjectKind::BudgetLine | SubjectKind::BudgetGroup | SubjectKind::Source, Key::Field(field)) => {
                match field {
                    "noi_dung" | "nhom" | "ghi_chu" | "viet_tat" => wording,
                    _ => Topic::Money,
                }
            }
            (SubjectKind::Row | SubjectKind::Table, Key::Cell(_)) => {
                let money = fact.is_some_and(|fact| crate::value::MoneyUnit::parse(&fact.unit).is_some());
                let number =
                    matches!(meaning, Meaning::Amount { .. }) || fact.is_some_and(|f| number(&f.value).is_some());
                if number && money {
                    Topic::Money
                } else if number {
                    Topic::Figure
                } else {
                    wording
                }
            }
            (SubjectKind::Figure, _) => Topic::Figure,
            (SubjectKind::Unit, _) => Topic::Responsibility,
            (SubjectKind::Recipient, _) | (SubjectKind::Plan, Key::Field("luu")) => Topic::Recipient,
            (SubjectKind::Basis, _) => Topic::Basis,
            (SubjectKind::Plan, Key::Field("trich_yeu" | "ten_loai" | "cau_kem_theo" | "ten_goi")) => wording,
            (SubjectKind::Plan, Key::Field(_)) => Topic::Issue,
            _ => wording,
        }
    }
}

fn column_of(key: Key<'_>) -> Option<usize> {
    match key {
        Key::Cell(column) | Key::Covers(column) => Some(column),
        _ => None,
    }
}

fn existence_topic(kind: SubjectKind) -> Topic {
    match kind {
        SubjectKind::Task | SubjectKind::TaskGroup => Topic::Task,
        SubjectKind::Target => Topic::Target,
        SubjectKind::BudgetLine | SubjectKind::BudgetGroup | SubjectKind::Source => Topic::Money,
        SubjectKind::Row | SubjectKind::Figure => Topic::Figure,
        SubjectKind::Recipient => Topic::Recipient,
        SubjectKind::Basis => Topic::Basis,
        SubjectKind::Section | SubjectKind::Table | SubjectKind::Appendix | SubjectKind::Column => Topic::Structure,
        SubjectKind::Plan | SubjectKind::Paragraph | SubjectKind::Footnote | SubjectKind::Unit => Topic::Wording,
    }
}

/// True for a part that prints nothing itself and has no name: it only holds others together.
pub(super) fn is_frame(part: &Part<'_>) -> bool {
    part.kind == SubjectKind::TaskGroup && part.facts.is_empty() || part.slot == Slot::Budget && part.parent == Some(0)
}

/// True where anything of a part prints.
pub(super) fn prints(side: &Side<'_>, index: usize) -> bool {
    let Some(part) = side.parts.get(index) else { return false };
    // An empty column is seen all the same.
    let seen = matches!(part.kind, SubjectKind::Column | SubjectKind::Table | SubjectKind::Appendix);
    seen || part.facts.iter().any(|fact| !is_silent(fact)) || part.children.iter().any(|child| prints(side, *child))
}

fn is_silent(fact: &Fact<'_>) -> bool {
    match &fact.print {
        Print::Leaves(leaves) => leaves.is_empty(),
        Print::Shown(words) => words.is_empty(),
        Print::Lines(lines) => lines.is_empty(),
        Print::Latent => true,
    }
}

fn is_wording(value: &Value<'_>) -> bool {
    matches!(value, Value::Inlines(_) | Value::Lines(_) | Value::Prose(_))
}

/// The leaves of a fact, each once however often it is printed.
fn distinct<'s, 'p>(side: &'s Side<'p>, leaves: &[usize]) -> Vec<&'s Leaf<'p>> {
    let mut out: Vec<&Leaf<'p>> = leaves.iter().filter_map(|i| side.leaves.list.get(*i)).collect();
    out.sort_by_key(|leaf| (leaf.origin.file, leaf.origin.start));
    out.dedup_by_key(|leaf| (leaf.origin.file, leaf.origin.start));
    out
}

/// What prints of a fact.
fn shown(side: &Side<'_>, fact: &Fact<'_>) -> String {
    match &fact.print {
        Print::Leaves(leaves) if !leaves.is_empty() => {
            distinct(side, leaves).into_iter().map(leaf::words).collect::<Vec<_>>().join("\n")
        }
        Print::Shown(words) => words.clone(),
        Print::Leaves(_) | Print::Lines(_) | Print::Latent => fact.value.words(),
    }
}

/// The words of a fact for a reader: as printed, or as typed where it prints in another form.
pub(super) fn told(side: &Side<'_>, fact: &Fact<'_>) -> String {
    match (&fact.value, &fact.print) {
        (_, Print::Leaves(leaves)) if !leaves.is_empty() => shown(side, fact),
        (Value::Lines(_), Print::Lines(lines)) => {
            let words = |runs: &Vec<crate::view::Run>| runs.iter().map(|run| run.text.as_str()).collect::<String>();
            lines.iter().map(words).collect::<Vec<_>>().join("\n")
        }
        (value, _) => value.words(),
    }
}

/// What a part says itself, on one line.
fn own_words(part: &Part<'_>) -> String {
    let wanted = |fact: &&Fact<'_>| !fact.is_computed() && !matches!(fact.key, Key::Look(_) | Key::Covers(_));
    match part.kind {
        SubjectKind::Row => part.facts.iter().filter(wanted).map(|f| f.value.words()).collect::<Vec<_>>().join(" | "),
        SubjectKind::Recipient => {
            part.facts.iter().filter(wanted).map(|f| f.value.words()).collect::<Vec<_>>().join(", ")
        }
        _ => part.facts.iter().find(wanted).map_or_else(|| part.name.clone(), |fact| fact.value.words()),
    }
}

/// The bytes of a part with everything in it.
fn whole(side: &Side<'_>, index: usize) -> Option<Span> {
    let part = side.parts.get(index)?;
    let own = part.facts.iter().fold(part.extent, |all, fact| super::part::cover(all, fact.span));
    part.children.iter().fold(own, |all, child| super::part::cover(all, whole(side, *child)))
}

/// What a part stands in, and after what: "nhóm “Tuyên truyền”, sau “Tập huấn”".
fn surroundings(side: &Side<'_>, index: usize) -> String {
    let Some(part) = side.parts.get(index) else { return String::new() };
    let parent = part.parent.and_then(|i| side.parts.get(i));
    let siblings = parent.map(|parent| parent.children.as_slice()).unwrap_or_default();
    let at = siblings.iter().position(|i| *i == index).unwrap_or_default();
    let before = siblings.get(..at).into_iter().flatten().rev().filter_map(|i| side.parts.get(*i));
    let before = before.into_iter().find(|other| other.slot == part.slot && !other.name.is_empty());
    let within = parent.filter(|p| !p.name.is_empty()).map(|p| format!("{} “{}”", p.kind.name(), p.name));
    let place = match before {
        Some(other) => format!("sau “{}”", other.name),
        None => "ở đầu".to_owned(),
    };
    within.map_or(place.clone(), |within| format!("{within}, {place}"))
}

/// Which fact of a side, as a reader calls it.
pub(super) fn aspect_in(side: &Side<'_>, key: Key<'_>) -> Aspect {
    let column = |index: usize| side.parts.get(index).map(|part| part.name.clone()).unwrap_or_default();
    match key {
        Key::Field(field) => Aspect::Field(field),
        Key::Amount(year, source) => {
            let source = source.map(|id| source_name(side, id).unwrap_or_else(|| id.to_owned()));
            Aspect::Amount { year, source }
        }
        Key::Cell(index) => Aspect::Cell(column(index)),
        Key::Covers(_) => Aspect::Look("gop"),
        Key::Look(look) => Aspect::Look(look),
    }
}

fn source_name(side: &Side<'_>, id: &str) -> Option<String> {
    side.plan.budget.as_ref()?.sources.iter().find(|s| s.id.value == id).map(|s| s.name.clone())
}
