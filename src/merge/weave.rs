//! Ours with the changes of theirs spliced in: parts on lines of their own.

use super::draft::{Draft, Mark};
use super::fate::{Fate, fates};
use super::home::{Homes, id};
use super::meaning::{Meaning, Side, composed};
use super::naming::{self, Step};
use super::part::{Block, Form, Item, shift};
use super::prose::{self, Passage};
use std::collections::BTreeSet;

/// The result on its way, and where in the plan it is.
#[derive(Debug)]
pub(super) struct Weaver<'h> {
    pub draft: Draft,
    pub path: Vec<Step>,
    homes: &'h Homes<'h>,
    /// Ids of parts whose changes are not told where they were, since they have moved to another list.
    left: BTreeSet<String>,
    /// Ids of parts of which all versions were put together.
    met: BTreeSet<String>,
}

/// Where an item stands in the result.
#[derive(Debug, Clone, Copy)]
struct Spot {
    column: usize,
    /// The column of the dash it stands beside.
    dash: Option<usize>,
}

/// The lines of an item in the three versions and in the result.
#[derive(Debug, Clone, Copy)]
pub(super) struct Frame {
    pub mark: Mark,
    pub column: usize,
    pub ours: usize,
    pub theirs: usize,
}

/// Merges whole plans.
///
/// # Errors
/// The keys of the plan themselves are in conflict.
pub(super) fn weave(
    base: Option<&Block<'_>>,
    ours: &Block<'_>,
    theirs: &Block<'_>,
) -> Result<(Draft, Meaning), String> {
    let mut except = BTreeSet::new();
    loop {
        let homes = Homes::of([base, Some(ours), Some(theirs)], &except);
        let mut weaver = Weaver::new(&homes, &[]);
        let found = fates([items(base), &ours.items, &theirs.items], ours.mapping, &[])?;
        let tail = lines([base.map_or("", |block| block.tail), ours.tail, theirs.tail]);
        let meaning = weaver.block(&found, ours.mapping, Spot { column: ours.column, dash: None }, &tail);
        // What has moved into a part that is in conflict itself is told where it was.
        let lost: Vec<String> = weaver.left.difference(&weaver.met).cloned().collect();
        if lost.is_empty() {
            return Ok((weaver.draft, meaning));
        }
        except.extend(lost);
    }
}

fn items<'x, 'a>(block: Option<&'x Block<'a>>) -> &'x [Item<'a>] {
    block.map_or(&[], |block| block.items.as_slice())
}

impl<'h> Weaver<'h> {
    fn new(homes: &'h Homes<'h>, path: &[Step]) -> Self {
        let (left, met) = (BTreeSet::new(), BTreeSet::new());
        Weaver { draft: Draft::default(), path: path.to_owned(), homes, left, met }
    }

    /// Writes the parts of a block; the first one at the spot, the others below it.
    fn block(&mut self, found: &[Fate<'_, Item<'_>>], mapping: bool, spot: Spot, tail: &str) -> Meaning {
        let (mut entries, mut list) = (Vec::new(), Vec::new());
        for (index, fate) in found.iter().enumerate() {
            let spot = if index == 0 { spot } else { Spot { dash: None, ..spot } };
            self.path.push(fate.step());
            let meaning = match fate {
                Fate::One(item) if self.homes.is_crossed(item) => self.item(None, item, item, spot),
                Fate::One(item) => self.keep(item, &item.lead, spot),
                Fate::Both(base, ours, theirs) => self.item(*base, ours, theirs, spot),
                Fate::Clash(ours, theirs) => self.presence(*ours, *theirs, spot),
            };
            self.path.pop();
            match fate.any().and_then(|item| item.key.clone()) {
                Some(key) if mapping => entries.push((key, meaning)),
                _ => list.push(meaning),
            }
        }
        self.draft.push(tail);
        if mapping { Meaning::Map(entries) } else { Meaning::List(list) }
    }

    /// Begins an item: what stands above it, and its indentation.
    fn open(&mut self, lead: &str, spot: Spot) -> Mark {
        match spot.dash {
            None => {
                self.draft.push(lead);
                let mark = self.draft.mark(spot.column);
                self.draft.push(&" ".repeat(spot.column));
                mark
            }
            Some(dash) => {
                let above: String = lead.split_inclusive('\n').filter(|line| !line.trim().is_empty()).collect();
                self.draft.hoist(&shift(&above, spot.column, dash, true));
                self.draft.mark(dash)
            }
        }
    }

    /// Writes an item as one version has it, under the lines of the lead.
    fn keep(&mut self, item: &Item<'_>, lead: &str, spot: Spot) -> Meaning {
        self.open(&shift(lead, item.column, spot.column, true), spot);
        self.draft.push(&shift(&item.body, item.column, spot.column, false));
        item.value.meaning()
    }

    /// An item that one side took away, or that both added.
    fn presence(&mut self, ours: Option<&Item<'_>>, theirs: Option<&Item<'_>>, spot: Spot) -> Meaning {
        let text = |item: Option<&Item<'_>>| {
            item.map_or(String::new(), |item| {
                let all = [&item.lead, " ".repeat(item.column).as_str(), &item.body].concat();
                shift(&all, item.column, spot.column, true)
            })
        };
        let words = match (ours, theirs) {
            (Some(_), Some(_)) => naming::added(&self.path),
            (Some(ours), None) if self.homes.lives_on(ours, Side::Theirs) => naming::apart(&self.path),
            (None, Some(theirs)) if self.homes.lives_on(theirs, Side::Ours) => naming::apart(&self.path),
            _ => naming::removed(&self.path, ours.is_none()),
        };
        let mark = self.draft.mark(spot.column);
        self.draft.clash(Some(mark), &text(ours), &text(theirs), words);
        Meaning::either(ours.map(|item| item.value.meaning()), theirs.map(|item| item.value.meaning()))
    }

    fn item(&mut self, base: Option<&Item<'_>>, ours: &Item<'_>, theirs: &Item<'_>, spot: Spot) -> Meaning {
        let at = |item: &Item<'_>, text: &str| shift(text, item.column, spot.column, true);
        let base_lead = base.map_or(String::new(), |base| at(base, &base.lead));
        let lead = lines([&base_lead, &at(ours, &ours.lead), &at(theirs, &theirs.lead)]);
        let old = base.map(|base| base.plain.as_str());
        if base.is_some() {
            self.met.extend(id(ours).map(str::to_owned));
        }
        let whole = if self.homes.is_crossed(ours) || self.homes.is_crossed(theirs) {
            None
        } else if ours.plain == theirs.plain || old == Some(&theirs.plain) {
            Some(ours)
        } else {
            (old == Some(&ours.plain)).then_some(theirs)
        };
        if let Some(item) = whole {
            self.open(&lead, spot);
            self.draft.push(&shift(&item.body, item.column, spot.column, false));
            return item.value.meaning();
        }
        let (note, lost) = notes(base.map(|base| base.note), ours.note, theirs.note);
        let with_note = |comment: &str| match comment.trim() {
            "" => lead.clone(),
            comment => format!("{lead}{:width$}{comment}\n", "", width = spot.column),
        };
        let version = Versions { base, ours, theirs, spot };
        let done = match (&ours.value.form, &theirs.value.form) {
            (Form::Text { .. }, Form::Text { .. }) if base.is_some_and(|b| b.value.node.as_str().is_some()) => {
                Ok(self.text(&version, &with_note(lost), note))
            }
            (Form::Flow(o), Form::Flow(t)) if o.mapping == t.mapping => {
                let mut inner = Weaver::new(self.homes, &self.path);
                let b = base.and_then(|base| match &base.value.form {
                    Form::Flow(flow) if flow.mapping == o.mapping => Some(flow),
                    _ => None,
                });
                // Tried beside the draft: where it fails, the whole value is in conflict.
                let frame =
                    Frame { mark: Mark::default(), column: spot.column, ours: ours.column, theirs: theirs.column };
                match inner.flow(b, o, t, frame) {
                    Err(words) => Err(words),
                    Ok(_) => {
                        let mark = self.open(&with_note(lost), spot);
                        self.draft.push(head(&version));
                        self.draft.push(ours.gap);
                        let meaning = self.flow(b, o, t, Frame { mark, ..frame });
                        self.draft.push(&[note, "\n"].concat());
                        self.draft.push(&version.below());
                        meaning
                    }
                }
            }
            _ => match (ours.as_block(), theirs.as_block()) {
                (Some(o), Some(t)) if o.mapping == t.mapping => self.blocks(&version, &o, &t, &lead, (note, lost)),
                _ => self.leaf(&version, &lead, (note, lost)),
            },
        };
        done.unwrap_or_else(|words| {
            let mark = self.open(&lead, spot);
            self.draft.push(head(&version));
            let rest = |item: &Item<'_>| shift(item.rest(), item.column, spot.column, false);
            self.draft.clash(Some(mark), &rest(ours), &rest(theirs), words);
            Meaning::either(Some(ours.value.meaning()), Some(theirs.value.meaning()))
        })
    }

    /// Both versions have items of their own in the value.
    fn blocks(
        &mut self,
        version: &Versions<'_, '_>,
        o: &Block<'_>,
        t: &Block<'_>,
        lead: &str,
        (note, lost): (&str, &str),
    ) -> Result<Meaning, String> {
        let spot = version.spot;
        let b = version.base.and_then(Item::as_block).filter(|b| b.mapping == o.mapping);
        let found = fates([items(b.as_ref()), &o.items, &t.items], o.mapping, &self.path)?;
        let found = self.homes.rehome(found, items(b.as_ref()), &mut self.left);
        let (layout, block) = match version.ours.value.form {
            Form::Block(_) => (version.ours, o),
            _ => (version.theirs, t),
        };
        if block.inline && matches!(found.first(), Some(Fate::Clash(..))) {
            let [ours, theirs] = [version.ours, version.theirs].map(|item| item.value.meaning());
            let base = version.base.map(|base| base.value.meaning());
            return Err(naming::changed(&self.path, base.as_ref(), &ours, &theirs));
        }
        let column = spot.column + block.column.saturating_sub(layout.column);
        let at = |block: &Block<'_>| shift(block.tail, block.column, column, true);
        let tail = lines([&b.as_ref().map_or(String::new(), at), &at(o), &at(t)]);
        let beside = block.inline && !found.is_empty();
        // Beside a dash there is no room for a comment.
        let above = if beside { [note, lost] } else { ["", lost] };
        let mut lead = lead.to_owned();
        for comment in above.iter().map(|comment| comment.trim()).filter(|comment| !comment.is_empty()) {
            lead.push_str(&format!("{:width$}{comment}\n", "", width = spot.column));
        }
        self.open(&lead, spot);
        self.draft.push(head(version));
        if found.is_empty() {
            self.draft.push(if o.mapping { " {}" } else { " []" });
        }
        if beside {
            self.draft.push(layout.gap);
        } else {
            self.draft.push(&[note, "\n"].concat());
        }
        Ok(self.block(&found, o.mapping, Spot { column, dash: beside.then_some(spot.column) }, &tail))
    }

    /// Both versions are paragraphs.
    fn text(&mut self, version: &Versions<'_, '_>, lead: &str, note: &str) -> Meaning {
        let text = |item: &Item<'_>| item.value.node.as_str().unwrap_or("").to_owned();
        let (b, o, t) = (version.base.map(text).unwrap_or_default(), text(version.ours), text(version.theirs));
        let mark = self.open(lead, version.spot);
        self.draft.push(head(version));
        let form = |item: &Item<'_>| match item.value.form {
            Form::Text { header, offset } => (header.to_owned(), offset),
            _ => ("|".to_owned(), 2),
        };
        let (sign, offset) = form(version.ours);
        self.draft.push(&[version.ours.gap, &sign, note, "\n"].concat());
        let column = version.spot.column + offset;
        let mut said = [String::new(), String::new()];
        for passage in prose::merge(&b, &o, &t) {
            let (ours, theirs) = match &passage {
                Passage::Agreed(text) => (text, text),
                Passage::Clash { ours, theirs } => (ours, theirs),
            };
            said.iter_mut().zip([ours, theirs]).for_each(|(said, text)| said.push_str(text));
            let [our_lines, their_lines] = [ours, theirs].map(|text| shift(text, 0, column, true));
            match passage {
                Passage::Agreed(_) => self.draft.push(&our_lines),
                Passage::Clash { .. } => {
                    let words = naming::reworded(&self.path, ours, theirs);
                    self.draft.clash(Some(mark), &our_lines, &their_lines, words);
                }
            }
        }
        self.draft.push(&version.below());
        let [ours, theirs] = said.map(|said| Meaning::Text(composed(&said)));
        if ours.says(&theirs) { ours } else { Meaning::either(Some(ours), Some(theirs)) }
    }

    /// A value that is changed whole.
    fn leaf(&mut self, version: &Versions<'_, '_>, lead: &str, (note, lost): (&str, &str)) -> Result<Meaning, String> {
        let [ours, theirs] = [version.ours, version.theirs].map(|item| item.value.meaning());
        let base = version.base.map(|base| base.value.meaning());
        let Some(side) =
            choose(base.as_ref(), &ours, &theirs, version.base.is_some_and(|b| b.value.raw == version.ours.value.raw))
        else {
            return Err(naming::changed(&self.path, base.as_ref(), &ours, &theirs));
        };
        let (item, meaning) = if side == Side::Ours { (version.ours, ours) } else { (version.theirs, theirs) };
        let (gap, raw) = (item.gap, item.value.raw);
        let beside = matches!(&item.value.form, Form::Block(block) if block.inline);
        let mut lead = lead.to_owned();
        for comment in
            [lost, if beside { note } else { "" }].map(str::trim).iter().filter(|comment| !comment.is_empty())
        {
            lead.push_str(&format!("{:width$}{comment}\n", "", width = version.spot.column));
        }
        let text = match &item.value.form {
            Form::Block(block) if block.inline => [gap, raw].concat(),
            Form::Block(_) => [note, "\n", raw].concat(),
            Form::Text { header, .. } => [gap, header, note, "\n", raw].concat(),
            _ => [gap, raw, note, "\n"].concat(),
        };
        self.open(&lead, version.spot);
        self.draft.push(head(version));
        self.draft.push(&shift(&text, item.column, version.spot.column, false));
        self.draft.push(&version.below());
        Ok(meaning)
    }
}

/// The versions of an item, and its place.
struct Versions<'x, 'a> {
    base: Option<&'x Item<'a>>,
    ours: &'x Item<'a>,
    theirs: &'x Item<'a>,
    spot: Spot,
}

impl Versions<'_, '_> {
    /// The comment lines under the item.
    fn below(&self) -> String {
        let at = |item: &Item<'_>| shift(item.below, item.column, self.spot.column, true);
        lines([&self.base.map_or(String::new(), at), &at(self.ours), &at(self.theirs)])
    }
}

/// The key as written: ours, unless they alone have written it anew.
fn head<'a>(version: &Versions<'_, 'a>) -> &'a str {
    let kept = version.base.is_some_and(|base| base.head == version.ours.head);
    if kept { version.theirs.head } else { version.ours.head }
}

/// Whose value it is; none where both have changed it and do not agree.
pub(super) fn choose(base: Option<&Meaning>, ours: &Meaning, theirs: &Meaning, same_bytes: bool) -> Option<Side> {
    if ours.says(theirs) {
        // They have written it anew: in quotes, in other lines.
        Some(if same_bytes { Side::Theirs } else { Side::Ours })
    } else if base.is_some_and(|base| base.says(theirs)) {
        Some(Side::Ours)
    } else {
        base.is_some_and(|base| base.says(ours)).then_some(Side::Theirs)
    }
}

/// Merges the comment of a line: the one that stays, and theirs where it has no room beside ours.
fn notes<'a>(base: Option<&str>, ours: &'a str, theirs: &'a str) -> (&'a str, &'a str) {
    let old = base.map(str::trim);
    match (ours.trim(), theirs.trim()) {
        (o, t) if o == t || old == Some(t) => (ours, ""),
        (o, _) if old == Some(o) || o.is_empty() => (theirs, ""),
        (_, "") => (ours, ""),
        _ => (ours, theirs),
    }
}

/// Merges lines of comments: ours, without what they took away, with what they added.
fn lines([base, ours, theirs]: [&str; 3]) -> String {
    if ours == theirs || theirs == base {
        return ours.to_owned();
    }
    if ours == base {
        return theirs.to_owned();
    }
    let mut removed = beyond(base, theirs);
    let mut merged = String::new();
    for line in ours.split_inclusive('\n') {
        match removed.iter().position(|other| !line.trim().is_empty() && other.trim() == line.trim()) {
            Some(place) => drop(removed.swap_remove(place)),
            None => merged.push_str(line),
        }
    }
    let mut added = beyond(theirs, base);
    for line in beyond(ours, base) {
        if let Some(place) = added.iter().position(|other| other.trim() == line.trim()) {
            added.remove(place);
        }
    }
    merged + &added.concat()
}

/// The lines that are not blank.
fn filled(text: &str) -> impl Iterator<Item = &str> {
    text.split_inclusive('\n').filter(|line| !line.trim().is_empty())
}

/// The lines a side has that the base has not.
fn beyond(side: &str, base: &str) -> Vec<String> {
    let mut known: Vec<&str> = filled(base).collect();
    let mut new = Vec::new();
    for line in filled(side) {
        match known.iter().position(|other| other.trim() == line.trim()) {
            Some(place) => drop(known.swap_remove(place)),
            None => new.push(line.to_owned()),
        }
    }
    new
}
