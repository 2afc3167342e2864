//! The bodies of a plan, found once for all rules of the block: what the texts call them, who is given work, who gets the plan.

use super::mentions::{self, Mention};
use super::naming::{self, Kind, Word};
use crate::check::{Context, Passage, Role};
use crate::diag::Span;
use crate::lexicon::Lexicon;
use crate::mention::{LabelStyle, PlaceKind};
use crate::model::{SectionItem, Task, Unit, UnitPart, Units};
use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ops::Range;

/// How much a body has to do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Part {
    /// Helps.
    Support,
    /// Leads, does, or has a section of its own under "Tổ chức thực hiện".
    Lead,
}

/// Work given to a body.
#[derive(Debug, Clone)]
pub(super) struct Assigned<'p> {
    /// The body, where the directory knows it.
    pub unit: Option<&'p Unit>,
    /// Its name as written, or as declared.
    pub name: String,
    /// Its name for comparisons.
    pub key: Vec<String>,
    /// How much.
    pub part: Part,
    /// Where.
    pub span: Span,
    /// Number of the section that gives the work; none for a task.
    pub section: Option<String>,
}

impl Assigned<'_> {
    /// Several bodies at once?
    pub fn is_collective(&self) -> bool {
        self.unit.map_or_else(|| naming::is_collective(&self.name), |unit| unit.collective)
    }

    /// What kinds of bodies it stands for.
    pub fn kinds(&self) -> Vec<Kind> {
        if self.is_collective() { naming::collective(&self.key) } else { naming::kind(&self.key).into_iter().collect() }
    }
}

/// Who gets the plan.
#[derive(Debug, Default)]
pub(super) struct Reached<'p> {
    /// Ids of the bodies named, the members of collectives included.
    ids: BTreeSet<&'p str>,
    /// The names, for comparisons.
    keys: Vec<Vec<String>>,
    /// Kinds of bodies that collective names cover.
    kinds: Vec<Kind>,
    /// "tại mục V": the section and the kinds meant; all where the words tell none.
    sections: Vec<(String, Vec<Kind>)>,
    /// "tại Phụ lục": everybody who has a task.
    all_tasks: bool,
    /// "các đơn vị được giao nhiệm vụ": everybody.
    everybody: bool,
}

/// A name of the directory.
#[derive(Debug)]
pub(super) struct Declared<'p> {
    /// Whose.
    pub unit: &'p Unit,
    /// The name.
    pub name: &'p str,
    /// Its words for comparisons.
    pub key: Vec<String>,
}

/// The bodies of one task, field by field.
#[derive(Debug)]
pub(super) struct TaskBodies<'p> {
    /// **Chủ trì**.
    pub lead: Vec<Assigned<'p>>,
    /// **Thực hiện**.
    pub performers: Vec<Assigned<'p>>,
    /// **Phối hợp**.
    pub support: Vec<Assigned<'p>>,
    /// The task.
    pub task: &'p Task,
}

/// All of it.
#[derive(Debug)]
pub(in crate::check) struct Bodies<'p> {
    words: OnceCell<Vec<Vec<Word<'p>>>>,
    mentions: OnceCell<(Vec<Mention<'p>>, Vec<Mention<'p>>)>,
    declared: OnceCell<Vec<Declared<'p>>>,
    place: OnceCell<Vec<String>>,
    issuer: OnceCell<Vec<Vec<String>>>,
    tasks: OnceCell<Vec<TaskBodies<'p>>>,
    assigned: OnceCell<Vec<Assigned<'p>>>,
    reached: OnceCell<Reached<'p>>,
}

impl<'p> Bodies<'p> {
    pub(in crate::check) fn new() -> Self {
        Bodies {
            words: OnceCell::new(),
            mentions: OnceCell::new(),
            declared: OnceCell::new(),
            place: OnceCell::new(),
            issuer: OnceCell::new(),
            tasks: OnceCell::new(),
            assigned: OnceCell::new(),
            reached: OnceCell::new(),
        }
    }

    /// The words of a passage, as names of bodies have them.
    pub(super) fn words(&self, context: &Context<'p>, passage: &Passage<'_>) -> &[Word<'p>] {
        let read = || context.passages.iter().map(|passage| naming::read(&passage.words, context.lexicon)).collect();
        self.words.get_or_init(read).get(passage.index).map_or(&[], Vec::as_slice)
    }

    /// Every mention of a declared body, in order of the passages.
    pub(super) fn mentions(&self, context: &Context<'p>) -> &[Mention<'p>] {
        &self.mentions.get_or_init(|| mentions::find(context)).0
    }

    /// Every place where the name of a declared body is meant and one word is off.
    pub(super) fn slips(&self, context: &Context<'p>) -> &[Mention<'p>] {
        &self.mentions.get_or_init(|| mentions::find(context)).1
    }

    fn mentions_in<'a>(&'a self, context: &Context<'p>, passage: &Passage<'_>) -> &'a [Mention<'p>] {
        let all = self.mentions(context);
        let from = all.partition_point(|mention| mention.passage.index < passage.index);
        let to = all.partition_point(|mention| mention.passage.index <= passage.index);
        all.get(from..to).unwrap_or_default()
    }

    /// Every name of the directory.
    pub(super) fn declared(&self, context: &Context<'p>) -> &[Declared<'p>] {
        self.declared.get_or_init(|| {
            let units = context.plan.directory.units.values();
            let names = units.flat_map(|unit| unit.names().map(move |name| (unit, name)));
            names.map(|(unit, name)| Declared { unit, name, key: naming::key(name, context.lexicon) }).collect()
        })
    }

    /// The names of the issuer, without its place.
    pub(super) fn issuer(&self, context: &Context<'p>) -> &[Vec<String>] {
        self.issuer.get_or_init(|| {
            let issuer = &context.plan.issuer;
            let lines: Vec<&str> = issuer.lines.iter().map(|line| line.value.as_str()).collect();
            let joined = lines.join(" ").to_lowercase();
            let names =
                std::iter::once(joined.as_str()).chain(issuer.short_name.as_ref().map(|name| name.value.as_str()));
            names.map(|name| stem(context, naming::key(name, context.lexicon))).collect()
        })
    }

    /// The bodies of every task, the children after their parent.
    pub(super) fn tasks(&self, context: &Context<'p>) -> &[TaskBodies<'p>] {
        self.tasks.get_or_init(|| of_tasks(context))
    }

    /// All work given, in the order of the plan.
    pub(super) fn assigned(&self, context: &Context<'p>) -> &[Assigned<'p>] {
        self.assigned.get_or_init(|| {
            let fields = self.tasks(context).iter().flat_map(|task| [&task.lead, &task.performers, &task.support]);
            let mut found: Vec<Assigned<'p>> = fields.flatten().cloned().collect();
            found.extend(of_sections(context, self));
            found
        })
    }

    /// Who gets the plan.
    pub(super) fn reached(&self, context: &Context<'p>) -> &Reached<'p> {
        self.reached.get_or_init(|| reached(context, self))
    }
}

/// The bodies of a field, with those that are free words.
fn of_field<'p>(context: &Context<'p>, units: &'p Units, part: Part, found: &mut Vec<Assigned<'p>>) {
    for one in &units.parts {
        match one {
            UnitPart::Known(id) => {
                let Some(unit) = context.plan.directory.units.get(&id.value) else { continue };
                found.push(known(context, unit, part, id.span));
            }
            UnitPart::Free(words) => {
                for (range, key) in bodies_in(&words.value, context.lexicon) {
                    let name = words.value[range.clone()].to_owned();
                    let span = words.span.part(range.start, range.end);
                    found.push(Assigned { unit: None, name, key, part, span, section: None });
                }
            }
        }
    }
}

fn known<'p>(context: &Context<'p>, unit: &'p Unit, part: Part, span: Span) -> Assigned<'p> {
    let key = naming::key(&unit.name, context.lexicon);
    Assigned { unit: Some(unit), name: unit.name.clone(), key, part, span, section: None }
}

fn of_tasks<'p>(context: &Context<'p>) -> Vec<TaskBodies<'p>> {
    let mut found = Vec::new();
    for at in context.tasks() {
        let task = at.task;
        let bodies = |units: &'p Option<Units>, part: Part| {
            let mut bodies = Vec::new();
            if let Some(units) = units {
                of_field(context, units, part, &mut bodies);
            }
            bodies
        };
        found.push(TaskBodies {
            lead: bodies(&task.lead, Part::Lead),
            performers: bodies(&task.performers, Part::Lead),
            support: bodies(&task.support, Part::Support),
            task,
        });
    }
    found
}

/// Words before the name of a body in the title of its section.
const BEFORE_A_BODY: [&str; 6] = ["Đề nghị ", "Trách nhiệm của ", "Giao ", "Trách nhiệm ", "Nhiệm vụ của ", "Đối với "];

/// The title without "Đề nghị", "Trách nhiệm của" and what stands in brackets: the bytes of the names.
fn names_of_title(words: &str) -> Range<usize> {
    let end = words.find('(').unwrap_or(words.len());
    let mut start = 0;
    while let Some(before) = BEFORE_A_BODY.iter().find(|before| words[start..end].starts_with(**before)) {
        start += before.len();
    }
    let inner = words[start..end].trim_end_matches([' ', ':', '.', ';', ',']);
    start..start + inner.len()
}

/// Where work is shared out: "Tổ chức thực hiện", "Phân công nhiệm vụ".
fn shares_out(title: &str) -> bool {
    let low = title.to_lowercase();
    ["tổ chức thực hiện", "phân công", "trách nhiệm thực hiện", "trách nhiệm của các"]
        .iter()
        .any(|words| low.contains(words))
}

fn of_sections<'p>(context: &Context<'p>, bodies: &Bodies<'p>) -> Vec<Assigned<'p>> {
    let mut found = Vec::new();
    for item in &context.plan.sections {
        let SectionItem::Section(section) = item else { continue };
        if !section.title.as_ref().is_some_and(|title| shares_out(&title.words())) {
            continue;
        }
        let sign = context.numbered(section).map(|number| number.sign().to_owned());
        let mut from = found.len();
        for child in &section.children {
            let SectionItem::Section(child) = child else { continue };
            let of_child = |passage: &&Passage<'p>| passage.section.is_some_and(|own| std::ptr::eq(own, child));
            let mut passages = context.passages.iter().filter(of_child);
            let Some(first) = passages.next() else { continue };
            match first.role {
                Role::SectionTitle => of_title(context, bodies, first, &mut found),
                _ => of_sentence(context, bodies, first, &mut found),
            }
        }
        if section.children.is_empty() {
            let own = |passage: &&Passage<'p>| {
                passage.role == Role::Body && passage.section.is_some_and(|own| std::ptr::eq(own, section))
            };
            for passage in context.passages.iter().filter(own) {
                of_sentence(context, bodies, passage, &mut found);
            }
        }
        while let Some(one) = found.get_mut(from) {
            one.section.clone_from(&sign);
            from += 1;
        }
    }
    found
}

/// A section that bears the names of bodies.
fn of_title<'p>(context: &Context<'p>, bodies: &Bodies<'p>, passage: &'p Passage<'p>, found: &mut Vec<Assigned<'p>>) {
    let names = names_of_title(&passage.words);
    let mentions: Vec<&Mention<'p>> = bodies
        .mentions_in(context, passage)
        .iter()
        .filter(|mention| names.start <= mention.range.start && mention.range.end <= names.end)
        .collect();
    let mut at = names.start;
    let free = |range: Range<usize>, found: &mut Vec<Assigned<'p>>| {
        let words = passage.words.get(range.clone()).unwrap_or_default();
        for (part, key) in bodies_in(words, context.lexicon) {
            let name = words[part.clone()].to_owned();
            let span = passage.span(range.start + part.start..range.start + part.end);
            found.push(Assigned { unit: None, name, key, part: Part::Lead, span, section: None });
        }
    };
    for mention in mentions {
        free(at..mention.range.start, found);
        found.push(known(context, mention.unit, Part::Lead, mention.span()));
        at = mention.range.end;
    }
    free(at..names.end, found);
}

/// A paragraph that begins with a declared body: "Sở Tài chính phối hợp với …".
fn of_sentence<'p>(
    context: &Context<'p>,
    bodies: &Bodies<'p>,
    passage: &'p Passage<'p>,
    found: &mut Vec<Assigned<'p>>,
) {
    let names = names_of_title(&passage.words);
    let mut end = names.start;
    for mention in bodies.mentions_in(context, passage) {
        let between = passage.words.get(end..mention.range.start).unwrap_or("?");
        if !between.trim_matches([' ', ',', ';']).trim_start_matches("và").trim().is_empty() {
            break;
        }
        found.push(known(context, mention.unit, Part::Lead, mention.span()));
        end = mention.range.end;
    }
}

/// Does the text end with these small letters, in any case?
fn ends(text: &str, end: &str) -> bool {
    let mut back = text.chars().rev();
    end.chars().rev().all(|small| back.next().is_some_and(|letter| letter.to_lowercase().eq([small])))
}

/// The names of bodies in words that no directory knows: split at commas, semicolons and "và" where the next part begins like a body.
pub(super) fn bodies_in(words: &str, lexicon: &Lexicon) -> Vec<(Range<usize>, Vec<String>)> {
    let mut cuts = vec![0];
    for (at, mark) in words.match_indices([',', ';', '\n']).chain(words.match_indices(" và ")) {
        let rest = words[at + mark.len()..].trim_start();
        let next = rest.split([',', ';']).next().unwrap_or_default();
        let office =
            mark == " và " && ["văn phòng hđnd", "hội đồng nhân dân"].iter().any(|end| ends(&words[..at], end));
        if !office && naming::begins_as_body(next, lexicon) {
            cuts.push(at);
        }
    }
    cuts.sort_unstable();
    cuts.push(words.len());
    let mut found = Vec::new();
    for pair in cuts.windows(2) {
        let piece = &words[pair[0]..pair[1]];
        let bare = piece.trim_start_matches([',', ';', ' ', '\n']);
        let bare = bare.strip_prefix("và ").unwrap_or(bare);
        let start = pair[1] - bare.len();
        let bare = bare.trim_end_matches([' ', '.', ',', ';', ':', '\n']);
        if naming::begins_as_body(bare, lexicon) {
            found.push((start..start + bare.len(), naming::key(bare, lexicon)));
        }
    }
    found
}

fn reached<'p>(context: &Context<'p>, bodies: &Bodies<'p>) -> Reached<'p> {
    let mut reached = Reached::default();
    let mut collectives: Vec<&'p Unit> = Vec::new();
    for passage in context.of(Role::Recipient) {
        // "UBND cấp xã (UBND cấp huyện gửi)": who stands in brackets sends.
        let end = passage.words.find('(').unwrap_or(passage.words.len());
        for mention in bodies.mentions_in(context, passage).iter().filter(|mention| mention.range.end <= end) {
            collectives.push(mention.unit);
        }
        let words = passage.words.get(..end).unwrap_or_default();
        let key = naming::without_people(naming::key(words, context.lexicon));
        let kinds = if naming::is_group(words) { naming::collective(&key) } else { Vec::new() };
        reached.everybody |= naming::is_everybody(&key);
        let pointed = pointed_to(context, passage);
        if pointed.is_empty() {
            reached.kinds.extend(kinds);
        } else {
            reached.all_tasks |= pointed.iter().any(Option::is_none);
            reached.sections.extend(pointed.into_iter().flatten().map(|sign| (sign, kinds.clone())));
        }
        let parts = bodies_in(words, context.lexicon).into_iter().map(|(_, key)| naming::without_people(key));
        reached.keys.extend(parts.chain([key]).map(|key| stem(context, key)));
    }
    // A collective may cover another one.
    while let Some(unit) = collectives.pop() {
        if reached.ids.insert(unit.id.value.as_str()) {
            let members = unit.members.iter().filter_map(|id| context.plan.directory.units.get(&id.value));
            collectives.extend(members);
            if unit.collective {
                reached.kinds.extend(naming::collective(&naming::key(&unit.name, context.lexicon)));
            }
        }
    }
    reached
}

/// Sections a recipient points to ("tại mục V"); none for an appendix.
fn pointed_to(context: &Context<'_>, passage: &Passage<'_>) -> Vec<Option<String>> {
    let mut found = Vec::new();
    for reference in context.references().iter().filter(|one| one.passage.index == passage.index) {
        for link in &reference.mention.chain {
            match link.kind {
                PlaceKind::Section => found.extend(
                    link.labels
                        .iter()
                        .filter(|label| label.style != LabelStyle::Letter)
                        .map(|label| label.part.text.split('.').next().map(str::to_owned)),
                ),
                PlaceKind::Appendix | PlaceKind::Form | PlaceKind::Table => found.push(None),
                _ => {}
            }
        }
    }
    found
}

/// A name without the level and the place it ends with: "Công an xã Bạch Liêu" as "Công an". Names of UBND keep their level.
pub(super) fn stem(context: &Context<'_>, mut key: Vec<String>) -> Vec<String> {
    let place = context.bodies().place.get_or_init(|| {
        context.plan.place.as_ref().map(|place| naming::key(&place.value, context.lexicon)).unwrap_or_default()
    });
    if !place.is_empty() && key.len() > place.len() && key.ends_with(place) {
        key.truncate(key.len() - place.len());
    }
    const LEVELS: [&[&str]; 9] =
        [&["liên", "quan"], &["có"], &["tỉnh"], &["huyện"], &["xã"], &["phường"], &["thành", "phố"], &["sở"], &["của"]];
    for level in LEVELS {
        let rest = key.len().saturating_sub(level.len());
        let ends = rest > 0 && key.iter().skip(rest).eq(level.iter());
        let committee = key.get(..rest).is_some_and(|rest| rest.iter().rev().take(2).eq(["dân", "nhân"].iter()));
        if ends && !committee {
            key.truncate(rest);
        }
    }
    key
}

impl Reached<'_> {
    /// Does the body get the plan?
    pub fn covers(&self, context: &Context<'_>, body: &Assigned<'_>) -> bool {
        let kinds = body.kinds();
        if let Some(unit) = body.unit {
            let members = unit.members.iter().map(|id| id.value.as_str()).collect::<Vec<_>>();
            let by_members = !members.is_empty() && members.iter().all(|id| self.ids.contains(id));
            if self.ids.contains(unit.id.value.as_str()) || by_members {
                return true;
            }
        }
        if !kinds.is_empty() && kinds.iter().any(|kind| self.kinds.contains(kind)) {
            return true;
        }
        if self.everybody || body.section.is_none() && self.all_tasks {
            return true;
        }
        let pointed = |(sign, wanted): &(String, Vec<Kind>)| {
            body.section.as_ref() == Some(sign) && (wanted.is_empty() || meant_by(&kinds, wanted))
        };
        self.sections.iter().any(pointed) || self.names(&stem(context, naming::without_people(body.key.clone())))
    }

    /// Is the body among those named?
    pub fn names(&self, stem: &[String]) -> bool {
        let enough = |key: &[String]| key.len() >= if key.first().is_some_and(|word| word == "ủy") { 6 } else { 2 };
        // "Ngân hàng Nhà nước chi nhánh Khu vực 8" leaves out "Việt Nam".
        let shortened = |short: &[String], long: &[String]| {
            let same_start = short.len() > 2 && long.starts_with(&short[..2]);
            same_start && short.first().is_some_and(|word| word != "ủy") && naming::is_subsequence(short, long)
        };
        let alike = |a: &[String], b: &[String]| enough(a) && b.starts_with(a) || shortened(a, b);
        self.keys.iter().any(|key| key == stem || alike(key, stem) || alike(stem, key))
    }
}

/// "Các sở, ban, ngành tại mục V" means every body of the state there but the UBND of other levels and the associations.
fn meant_by(kinds: &[Kind], wanted: &[Kind]) -> bool {
    let apart = [Kind::District, Kind::Commune, Kind::Association, Kind::Village, Kind::School, Kind::Public];
    kinds.is_empty() || kinds.iter().all(|kind| wanted.contains(kind) || !apart.contains(kind))
}

/// Does the mark at a byte of a field stand between two bodies?
pub(super) fn joins(context: &Context<'_>, passage: &Passage<'_>, at: usize) -> bool {
    let inside = |mention: &&Mention<'_>| mention.range.contains(&at);
    let mentions = context.bodies().mentions_in(context, passage);
    if mentions.iter().find(inside).is_some() {
        return false;
    }
    let rest = passage.words.get(at + 1..).unwrap_or_default();
    let next = rest.split([',', ';']).next().unwrap_or_default();
    let begins = at + 1 + rest.len() - rest.trim_start().len();
    mentions.iter().any(|mention| mention.range.start == begins) || naming::begins_as_body(next, context.lexicon)
}
