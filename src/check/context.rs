//! What every rule may look at, found once for all of them.

use super::components::Parts;
use super::passage::{Passage, Role};
use super::units::Bodies;
use crate::diag::{Mode, Span};
use crate::figures::{Figures, Numbered};
use crate::lexicon::{Lexicon, Miscapitalised, Obsolete, Words};
use crate::mention::{
    AbbreviationMention, AmountMention, DateMention, Definition, DocumentMention, InternalReference, Placeholder,
    Reading, SelfReference,
};
use crate::model::{Plan, Section, Task, TaskGroup};
use crate::value::PartialDate;
use std::cell::OnceCell;
use std::ops::Range;

/// One plan under examination.
#[derive(Debug)]
pub struct Context<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// Its figures, and the numbers of its sections.
    pub figures: &'p Figures<'p>,
    /// Names, spellings and bodies with the days they are valid; the plan's own included.
    pub lexicon: &'p Lexicon,
    /// What it is looked at for.
    pub mode: Mode,
    /// Every printed text, in order.
    pub passages: &'p [Passage<'p>],
    readings: OnceCell<Vec<Reading<'p>>>,
    words: OnceCell<Vec<Words<'p>>>,
    self_references: Cache<'p, SelfReference<'p>>,
    dates: Cache<'p, DateMention<'p>>,
    references: Cache<'p, InternalReference<'p>>,
    amounts: Cache<'p, AmountMention<'p>>,
    abbreviations: Cache<'p, AbbreviationMention<'p>>,
    definitions: Cache<'p, Definition<'p>>,
    placeholders: Cache<'p, Placeholder<'p>>,
    parts: Parts<'p>,
    bodies: Bodies<'p>,
    obsolete: OnceCell<Vec<(&'p Passage<'p>, Obsolete)>>,
    miscapitalised: Cache<'p, Miscapitalised>,
}

type Cache<'p, M> = OnceCell<Vec<Mentioned<'p, M>>>;

/// What a passage mentions. Ranges of the mention are bytes of the passage's words.
#[derive(Debug, Clone)]
pub struct Mentioned<'p, M> {
    /// The passage.
    pub passage: &'p Passage<'p>,
    /// What it mentions.
    pub mention: M,
}

impl<M> Mentioned<'_, M> {
    /// The bytes in the file of a part of the passage.
    pub fn span(&self, range: Range<usize>) -> Span {
        self.passage.span(range)
    }
}

impl<'p> Context<'p> {
    /// Makes a plan ready for the rules; `passages` are those of the plan ([`super::passages`]).
    pub fn new(
        plan: &'p Plan,
        figures: &'p Figures<'p>,
        passages: &'p [Passage<'p>],
        lexicon: &'p Lexicon,
        mode: Mode,
    ) -> Self {
        Context {
            plan,
            figures,
            lexicon,
            mode,
            passages,
            readings: OnceCell::new(),
            words: OnceCell::new(),
            self_references: OnceCell::new(),
            dates: OnceCell::new(),
            references: OnceCell::new(),
            amounts: OnceCell::new(),
            abbreviations: OnceCell::new(),
            definitions: OnceCell::new(),
            placeholders: OnceCell::new(),
            parts: Parts::new(),
            bodies: Bodies::new(),
            obsolete: OnceCell::new(),
            miscapitalised: OnceCell::new(),
        }
    }

    fn readings(&self) -> &[Reading<'p>] {
        self.readings.get_or_init(|| self.passages.iter().map(|passage| Reading::new(&passage.words)).collect())
    }

    /// The passages with their words, for the lexicon.
    pub fn words(&self) -> impl Iterator<Item = (&'p Passage<'p>, &Words<'p>)> {
        let texts = || self.passages.iter().map(|passage| passage.words.as_str());
        self.passages.iter().zip(self.words.get_or_init(|| self.lexicon.words_of(texts())))
    }

    fn collect<M>(&self, scan: impl Fn(&Reading<'p>) -> Vec<M>) -> Vec<Mentioned<'p, M>> {
        let mut found = Vec::new();
        for (passage, reading) in self.passages.iter().zip(self.readings()) {
            found.extend(scan(reading).into_iter().map(|mention| Mentioned { passage, mention }));
        }
        found
    }

    /// The documents cited, each with its passage, in order.
    pub fn documents(&self) -> impl Iterator<Item = (&'p Passage<'p>, &DocumentMention<'p>)> {
        let pairs = self.passages.iter().zip(self.readings());
        pairs.flat_map(|(passage, reading)| reading.documents().iter().map(move |document| (passage, document)))
    }

    /// The documents cited in one passage.
    pub fn documents_in(&self, passage: &Passage<'p>) -> &[DocumentMention<'p>] {
        self.readings().get(passage.index).map_or(&[], Reading::documents)
    }

    /// "Kế hoạch này": how the plan means itself.
    pub fn self_references(&self) -> &[Mentioned<'p, SelfReference<'p>>] {
        self.self_references.get_or_init(|| self.collect(Reading::self_references))
    }

    /// The dates written.
    pub fn dates(&self) -> &[Mentioned<'p, DateMention<'p>>] {
        self.dates.get_or_init(|| self.collect(Reading::dates))
    }

    /// The parts of this or another document that are pointed to.
    pub fn references(&self) -> &[Mentioned<'p, InternalReference<'p>>] {
        self.references.get_or_init(|| self.collect(Reading::internal_references))
    }

    /// The figures with a unit.
    pub fn amounts(&self) -> &[Mentioned<'p, AmountMention<'p>>] {
        self.amounts.get_or_init(|| self.collect(Reading::amounts))
    }

    /// Every use of an abbreviation.
    pub fn abbreviations(&self) -> &[Mentioned<'p, AbbreviationMention<'p>>] {
        self.abbreviations.get_or_init(|| self.collect(Reading::abbreviations))
    }

    /// Where an abbreviation or a short name is explained.
    pub fn definitions(&self) -> &[Mentioned<'p, Definition<'p>>] {
        self.definitions.get_or_init(|| self.collect(Reading::definitions))
    }

    /// What is left to be filled in.
    pub fn placeholders(&self) -> &[Mentioned<'p, Placeholder<'p>>] {
        self.placeholders.get_or_init(|| self.collect(Reading::placeholders))
    }

    /// The issuer and the signer of the plan, as their parts of the document tell them.
    pub(super) fn parts(&self) -> &Parts<'p> {
        &self.parts
    }

    /// The bodies of the plan: what they are called, who is given work, who gets the plan.
    pub(super) fn bodies(&self) -> &Bodies<'p> {
        &self.bodies
    }

    /// Names that are no more on the day of the plan, outside the citations of documents.
    pub(super) fn obsolete(&self) -> &[(&'p Passage<'p>, Obsolete)] {
        self.obsolete.get_or_init(|| super::units::outdated(self))
    }

    /// Names in prose, in fields of bodies and among the recipients whose capitals are not those of Annex II.
    pub fn miscapitalised(&self) -> &[Mentioned<'p, Miscapitalised>] {
        self.miscapitalised.get_or_init(|| {
            let of = |(passage, words): (&'p Passage<'p>, &Words<'p>)| {
                let names = self.lexicon.miscapitalised_in(words);
                names.into_iter().map(move |mention| Mentioned { passage, mention })
            };
            let names = |role: Role| role.is_prose() || role.names_units() || role == Role::Recipient;
            self.words().filter(|(passage, _)| names(passage.role)).flat_map(of).collect()
        })
    }

    /// Passages of one role.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &'p Passage<'p>> {
        self.passages.iter().filter(move |passage| passage.role == role)
    }

    /// Passages where the rules of the language hold.
    pub fn prose(&self) -> impl Iterator<Item = &'p Passage<'p>> {
        self.passages.iter().filter(|passage| passage.role.is_prose())
    }

    /// Every task, the children after their parent, each with its parent and group.
    pub fn tasks(&self) -> Vec<TaskAt<'p>> {
        let mut found = Vec::new();
        for group in &self.plan.tasks {
            for task in &group.tasks {
                collect(task, None, group, &mut found);
            }
        }
        found
    }

    /// The number of a section.
    pub fn numbered(&self, section: &Section) -> Option<&Numbered<'p>> {
        self.figures.outline.iter().find(|n| n.section.is_some_and(|s| std::ptr::eq(s, section)))
    }

    /// The day the plan is judged by: that of issue, or the first it can be; else the first day of the period.
    pub fn day(&self) -> Option<PartialDate> {
        let first = |date: PartialDate| PartialDate::from(date.first_day());
        let issued = self.plan.issued.as_ref().map(|date| first(date.value));
        let year = |year: i32| PartialDate::new(year, Some(1), Some(1)).ok();
        issued.or_else(|| self.plan.period.as_ref().and_then(|period| year(period.value.0)))
    }

    /// A short place where the plan should say something that it does not: its first key.
    pub fn missing(&self) -> Span {
        let span = self.plan.span;
        span.part(0, 1)
    }
}

/// A task and where it hangs.
#[derive(Debug, Clone, Copy)]
pub struct TaskAt<'p> {
    /// The task.
    pub task: &'p Task,
    /// The task it is a part of.
    pub parent: Option<&'p Task>,
    /// Its group.
    pub group: &'p TaskGroup,
}

fn collect<'p>(task: &'p Task, parent: Option<&'p Task>, group: &'p TaskGroup, found: &mut Vec<TaskAt<'p>>) {
    found.push(TaskAt { task, parent, group });
    for child in &task.children {
        collect(child, Some(task), group, found);
    }
}
