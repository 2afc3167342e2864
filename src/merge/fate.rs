//! What becomes of each part of a list or mapping.

use super::align::{Card, align};
use super::meaning::Meaning;
use super::naming::{self, Step};
use super::part::{FlowItem, Item};
use crate::value::bag::Bag;

/// A part of a list or mapping.
pub(super) trait Member {
    fn key(&self) -> Option<&str>;
    fn meaning(&self) -> Meaning;
    fn comments(&self) -> &[&str];
}

impl Member for Item<'_> {
    fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    fn meaning(&self) -> Meaning {
        self.value.meaning()
    }

    fn comments(&self) -> &[&str] {
        &self.comments
    }
}

impl Member for FlowItem<'_> {
    fn key(&self) -> Option<&str> {
        self.key.as_deref()
    }

    fn meaning(&self) -> Meaning {
        self.value.meaning()
    }

    fn comments(&self) -> &[&str] {
        &[]
    }
}

/// What becomes of a part.
#[derive(Debug)]
pub(super) enum Fate<'p, M> {
    /// One side added it.
    One(&'p M),
    /// Both have it.
    Both(Option<&'p M>, &'p M, &'p M),
    /// One side took it away and the other changed it, or both added it and it is not the same.
    Clash(Option<&'p M>, Option<&'p M>),
}

impl<'p, M: Member> Fate<'p, M> {
    /// A version of the part, ours if there is one.
    pub(super) fn any(&self) -> Option<&'p M> {
        match self {
            Fate::One(one) | Fate::Both(_, one, _) => Some(one),
            Fate::Clash(ours, theirs) => ours.or(*theirs),
        }
    }

    /// The step to the part.
    pub(super) fn step(&self) -> Step {
        match self.any().map(|member| (member.key(), member)) {
            Some((Some(key), _)) => Step::Field(key.to_owned()),
            Some((None, member)) => Step::item(&member.meaning()),
            None => Step::Field(String::new()),
        }
    }
}

/// Tells what becomes of each part of a list or mapping, in the order of the result.
///
/// # Errors
/// Both sides put the parts in an order of their own; the words say so.
pub(super) fn fates<'p, M: Member>(
    [base, ours, theirs]: [&'p [M]; 3],
    mapping: bool,
    path: &[Step],
) -> Result<Vec<Fate<'p, M>>, String> {
    let list = path.iter().rev().find_map(|step| if let Step::Field(key) = step { Some(key.as_str()) } else { None });
    let cards =
        |members: &[M]| -> Vec<Card> { members.iter().map(|member| card(member, list.unwrap_or(""))).collect() };
    let aligned = align(&cards(base), &cards(ours), &cards(theirs), mapping);
    if aligned.clash {
        return Err(naming::moved(path));
    }
    let mut found = Vec::with_capacity(aligned.slots.len());
    for slot in aligned.slots {
        let get = |members: &'p [M], at: Option<usize>| at.and_then(|at| members.get(at));
        match (get(base, slot.base), get(ours, slot.ours), get(theirs, slot.theirs)) {
            (_, None, None) => {}
            (None, Some(one), None) | (None, None, Some(one)) => found.push(Fate::One(one)),
            (Some(base), Some(ours), None) if touched(base, ours) => found.push(Fate::Clash(Some(ours), None)),
            (Some(base), None, Some(theirs)) if touched(base, theirs) => found.push(Fate::Clash(None, Some(theirs))),
            (Some(_), _, None) | (Some(_), None, _) => {}
            (None, Some(ours), Some(theirs)) if !mapping && !ours.meaning().says(&theirs.meaning()) => {
                found.push(Fate::Clash(Some(ours), Some(theirs)));
            }
            (base, Some(ours), Some(theirs)) => found.push(Fate::Both(base, ours, theirs)),
        }
    }
    Ok(found)
}

/// True where a side changed what the part says, or has a comment of its own in it.
pub(super) fn touched<M: Member>(base: &M, side: &M) -> bool {
    let mut known: Vec<&str> = base.comments().to_vec();
    let new_comment = side.comments().iter().any(|comment| {
        let place = known.iter().position(|other| other == comment);
        place.map(|place| known.swap_remove(place)).is_none()
    });
    new_comment || !base.meaning().says(&side.meaning())
}

fn card<M: Member>(member: &M, list: &str) -> Card {
    if let Some(key) = member.key() {
        return Card { id: Some(key.to_owned()), says: key.to_owned(), ..Card::default() };
    }
    let meaning = member.meaning();
    let mut words = Vec::new();
    meaning.words(&mut words);
    let words = Bag::of_words(words.into_iter());
    let (id, fixed) = identity(&meaning, list);
    Card { id, fixed, says: meaning.print(), words, first: first_cell(&meaning) }
}

/// What an item of a list is known by, and whether that stays when all else changes.
fn identity(meaning: &Meaning, list: &str) -> (Option<String>, bool) {
    match (list, meaning.text_of("ma")) {
        // The cells of a row are called as the plan likes.
        ("dong", _) => (None, false),
        ("bo_qua", Some(code)) => (Some(format!("{code} {}", meaning.text_of("trich_dan").unwrap_or(""))), false),
        (_, Some(id)) => (Some(format!("ma {id}")), true),
        _ => {
            let named = ["nhom", "ten", "tieu_de", "truong", "khoa"]
                .iter()
                .find_map(|key| meaning.text_of(key).map(|name| format!("{key} {name}")));
            (named, false)
        }
    }
}

/// The first cell of a row that is no number.
fn first_cell(meaning: &Meaning) -> String {
    let cells: Vec<&Meaning> = match meaning {
        Meaning::List(items) => items.iter().collect(),
        Meaning::Map(entries) => entries.iter().map(|(_, value)| value).collect(),
        _ => return String::new(),
    };
    let text = cells.into_iter().filter_map(Meaning::as_text).find(|text| text.chars().any(char::is_alphabetic));
    text.unwrap_or("").to_owned()
}
