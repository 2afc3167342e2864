//! Ours with the changes of theirs spliced in: parts in brackets.

use super::fate::{Fate, fates};
use super::meaning::{Meaning, Side};
use super::naming;
use super::part::{Flow, FlowItem, Form, Value, shift};
use super::weave::{Frame, Weaver, choose};

impl Weaver<'_> {
    /// Writes the parts in brackets.
    ///
    /// # Errors
    /// A part is there or not, or its place is in conflict: nothing has been written, and the words say why.
    pub(super) fn flow(
        &mut self,
        base: Option<&Flow<'_>>,
        ours: &Flow<'_>,
        theirs: &Flow<'_>,
        frame: Frame,
    ) -> Result<Meaning, String> {
        let old = base.map_or(&[] as &[FlowItem<'_>], |flow| flow.items.as_slice());
        let found = fates([old, &ours.items, &theirs.items], ours.mapping, &self.path)?;
        if let Some(clash) = found.iter().find(|fate| matches!(fate, Fate::Clash(..))) {
            let mut path = self.path.clone();
            path.push(clash.step());
            return Err(match clash {
                Fate::Clash(Some(_), Some(_)) => naming::added(&path),
                Fate::Clash(ours, _) => naming::removed(&path, ours.is_none()),
                _ => naming::moved(&path),
            });
        }
        self.draft.push(if ours.mapping { "{" } else { "[" });
        let (mut entries, mut list) = (Vec::new(), Vec::new());
        for (index, fate) in found.iter().enumerate() {
            let Some(item) = fate.any() else { continue };
            let is_ours = ours.items.iter().any(|own| std::ptr::eq(own, item));
            let from = if is_ours { frame.ours } else { frame.theirs };
            self.draft.push(&shift(lead(item, index, ours, theirs), from, frame.column, false));
            self.path.push(fate.step());
            let meaning = match fate {
                Fate::Both(base, ours, theirs) => {
                    let kept = base.is_some_and(|base| base.head == ours.head);
                    self.draft.push(if kept && !theirs.head.is_empty() { theirs.head } else { ours.head });
                    self.value(base.map(|base| &base.value), &ours.value, &theirs.value, frame)
                }
                _ => {
                    self.draft.push(item.head);
                    self.draft.push(&shift(item.value.raw, from, frame.column, false));
                    item.value.meaning()
                }
            };
            self.path.pop();
            if index + 1 < found.len() {
                self.draft.push(&shift(item.trail, from, frame.column, false));
                self.draft.push(",");
            }
            match &item.key {
                Some(key) if ours.mapping => entries.push((key.clone(), meaning)),
                _ => list.push(meaning),
            }
        }
        let kept = base.is_some_and(|base| base.close == ours.close);
        let (close, from) = if kept { (theirs.close, frame.theirs) } else { (ours.close, frame.ours) };
        let close = if found.is_empty() { close.trim_start_matches([',', ' ']) } else { close };
        self.draft.push(&shift(close, from, frame.column, false));
        Ok(if ours.mapping { Meaning::Map(entries) } else { Meaning::List(list) })
    }

    /// Writes a value in brackets.
    fn value(&mut self, base: Option<&Value<'_>>, ours: &Value<'_>, theirs: &Value<'_>, frame: Frame) -> Meaning {
        let [o, t] = [(ours.raw, frame.ours), (theirs.raw, frame.theirs)];
        let [o, t] = [o, t].map(|(raw, from)| shift(raw, from, frame.column, false));
        let old = base.map(|base| base.raw);
        if ours.raw == theirs.raw || old == Some(theirs.raw) {
            self.draft.push(&o);
            return ours.meaning();
        }
        if old == Some(ours.raw) {
            self.draft.push(&t);
            return theirs.meaning();
        }
        let (our_meaning, their_meaning) = (ours.meaning(), theirs.meaning());
        let base_meaning = base.map(Value::meaning);
        let mut words = naming::changed(&self.path, base_meaning.as_ref(), &our_meaning, &their_meaning);
        if let (Form::Flow(o), Form::Flow(t)) = (&ours.form, &theirs.form)
            && o.mapping == t.mapping
        {
            let b = base.and_then(|base| match &base.form {
                Form::Flow(flow) if flow.mapping == o.mapping => Some(flow),
                _ => None,
            });
            match self.flow(b, o, t, frame) {
                Ok(meaning) => return meaning,
                Err(why) => words = why,
            }
        } else if let Some(side) = choose(base_meaning.as_ref(), &our_meaning, &their_meaning, false) {
            self.draft.push(if side == Side::Ours { &o } else { &t });
            return if side == Side::Ours { our_meaning } else { their_meaning };
        }
        self.draft.clash(Some(frame.mark), &o, &t, words);
        Meaning::either(Some(our_meaning), Some(their_meaning))
    }
}

/// What stands before an item: its own line, or the blank that is usual here.
fn lead<'a>(item: &FlowItem<'a>, index: usize, ours: &Flow<'a>, theirs: &Flow<'a>) -> &'a str {
    let blank = |lead: &str| lead.chars().all(|c| c == ' ');
    let was_first = [ours, theirs].iter().any(|flow| flow.items.first().is_some_and(|first| std::ptr::eq(first, item)));
    if !blank(item.lead) || was_first == (index == 0) {
        return item.lead;
    }
    if index == 0 {
        return ours.items.first().map_or(item.lead, |first| if blank(first.lead) { first.lead } else { item.lead });
    }
    let mut usual = ours.items.iter().skip(1).chain(theirs.items.iter().skip(1)).map(|item| item.lead);
    usual.find(|lead| blank(lead)).unwrap_or(" ")
}
