//! Parts that went from one list into another: a task put into another group is still the same task.

use super::fate::{Fate, touched};
use super::meaning::Side;
use super::part::{Block, Form, Item};
use std::collections::{BTreeMap, BTreeSet};

/// Where the parts that have an id stand in the three versions.
#[derive(Debug)]
pub(super) struct Homes<'h> {
    base: Places<'h>,
    ours: Places<'h>,
    theirs: Places<'h>,
    /// Ids of parts that a side has put into another list.
    crossing: BTreeSet<String>,
}

/// By kind and id; none where an id is there twice and so names nothing.
type Places<'h> = BTreeMap<(Kind, String), Option<Home<'h>>>;

/// What can go from one list into another of its kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Task,
    BudgetLine,
    Section,
}

/// A part and the list it stands in.
#[derive(Debug, Clone)]
struct Home<'h> {
    item: &'h Item<'h>,
    list: String,
}

impl<'h> Homes<'h> {
    /// Looks for all parts with an id, but for those of some ids.
    pub(super) fn of(versions: [Option<&'h Block<'h>>; 3], except: &BTreeSet<String>) -> Self {
        let [base, ours, theirs] = versions.map(|block| {
            let mut places = Places::new();
            if let Some(block) = block {
                collect(block, "", "", &mut places);
            }
            places.retain(|(_, id), _| !except.contains(id));
            places
        });
        let mut crossing = BTreeSet::new();
        for (key, home) in &base {
            let elsewhere = |places: &Places<'_>| match (home, places.get(key)) {
                (Some(home), Some(Some(other))) => home.list != other.list,
                _ => false,
            };
            if elsewhere(&ours) || elsewhere(&theirs) {
                crossing.insert(key.1.clone());
            }
        }
        Homes { base, ours, theirs, crossing }
    }

    /// True where something under the part has come from another list.
    pub(super) fn is_crossed(&self, item: &Item<'_>) -> bool {
        let crosses = |item: &Item<'_>| id(item).is_some_and(|id| self.crossing.contains(id)) || self.is_crossed(item);
        match &item.value.form {
            Form::Block(block) if !self.crossing.is_empty() => block.items.iter().any(crosses),
            _ => false,
        }
    }

    fn home(&self, places: &'h Places<'h>, item: &Item<'_>) -> Option<&'h Home<'h>> {
        let id = id(item)?;
        let all = [Kind::Task, Kind::BudgetLine, Kind::Section].into_iter();
        // Every version has texts of its own: which of the parts with this id it is, its place in memory tells.
        let known = |kind: &Kind| {
            [&self.base, &self.ours, &self.theirs].into_iter().any(|places| {
                let home = places.get(&(*kind, id.to_owned())).and_then(Option::as_ref);
                home.is_some_and(|home| is_same(home.item, item))
            })
        };
        let kind = all.into_iter().find(known)?;
        places.get(&(kind, id.to_owned()))?.as_ref()
    }

    /// True where the other side has the part as well, elsewhere.
    pub(super) fn lives_on(&'h self, item: &Item<'_>, other: Side) -> bool {
        self.home(if other == Side::Ours { &self.ours } else { &self.theirs }, item).is_some()
    }

    /// Puts what has moved to another list together with what the other side made of it where it was; the ids of what is
    /// no longer told where it was are added to `left`.
    pub(super) fn rehome<'p>(
        &'h self,
        found: Vec<Fate<'p, Item<'p>>>,
        base: &[Item<'_>],
        left: &mut BTreeSet<String>,
    ) -> Vec<Fate<'p, Item<'p>>>
    where
        'h: 'p,
    {
        let mut kept = Vec::with_capacity(found.len());
        for fate in found {
            if let Fate::Clash(Some(one), None) | Fate::Clash(None, Some(one)) = &fate
                && self.is_emptied(one, base)
            {
                self.add_crossing(one, left);
                continue;
            }
            let touched = matches!(fate, Fate::Clash(..));
            let id = fate.any().and_then(id).map(str::to_owned);
            match self.settle(fate) {
                Some(fate) => kept.push(fate),
                None if touched => left.extend(id),
                None => {}
            }
        }
        kept
    }

    /// True where the other side took away what was left of a part when all that was changed in it had moved elsewhere.
    fn is_emptied(&self, one: &Item<'_>, base: &[Item<'_>]) -> bool {
        let names = |item: &Item<'_>| (item.key.clone(), id(item).map(str::to_owned));
        let own = names(one);
        let mut old = base.iter().filter(|item| names(item) == own);
        let said = |item: &Item<'_>| {
            let mut out = String::new();
            self.print_rest(item, &mut out);
            out
        };
        own != (None, None) && self.is_crossed(one) && old.next().is_some_and(|old| said(old) == said(one))
    }

    /// What a part says, with its comments, without what has moved to another list.
    fn print_rest(&self, item: &Item<'_>, out: &mut String) {
        for piece in [item.lead.as_str(), item.head, item.note, item.below] {
            out.push_str(piece.trim());
            out.push('\n');
        }
        match &item.value.form {
            Form::Block(block) => {
                let stays = |item: &&Item<'_>| !id(item).is_some_and(|id| self.crossing.contains(id));
                block.items.iter().filter(stays).for_each(|item| self.print_rest(item, out));
                out.push_str(block.tail.trim());
            }
            _ => out.push_str(&item.value.meaning().print()),
        }
    }

    fn add_crossing(&self, item: &Item<'_>, left: &mut BTreeSet<String>) {
        if let Form::Block(block) = &item.value.form {
            for item in &block.items {
                left.extend(id(item).filter(|id| self.crossing.contains(*id)).map(str::to_owned));
                self.add_crossing(item, left);
            }
        }
    }

    fn settle<'p>(&'h self, fate: Fate<'p, Item<'p>>) -> Option<Fate<'p, Item<'p>>>
    where
        'h: 'p,
    {
        // Both versions are one where the list itself is new.
        let fate = match fate {
            Fate::Both(None, one, other) if is_same(one, other) => Fate::One(one),
            fate => fate,
        };
        match &fate {
            Fate::Clash(Some(one), None) | Fate::Clash(None, Some(one)) => {
                let (Some(base), Some(own)) = (self.home(&self.base, one), self.own(one)) else { return Some(fate) };
                let other = if matches!(fate, Fate::Clash(Some(_), None)) { Side::Theirs } else { Side::Ours };
                let stays = own.list == base.list;
                (!(stays && self.lives_on(one, other))).then_some(fate)
            }
            Fate::Clash(Some(ours), Some(theirs)) | Fate::Both(None, ours, theirs) => {
                match self.home(&self.base, ours) {
                    Some(base) => Some(Fate::Both(Some(base.item), ours, theirs)),
                    None => Some(fate),
                }
            }
            Fate::One(one) => {
                let Some(base) = self.home(&self.base, one) else { return Some(fate) };
                let is_ours = self.home(&self.ours, one).is_some_and(|home| is_same(home.item, one));
                let other = self.home(if is_ours { &self.theirs } else { &self.ours }, one);
                match other {
                    Some(other) if other.list == base.list => Some(if is_ours {
                        Fate::Both(Some(base.item), one, other.item)
                    } else {
                        Fate::Both(Some(base.item), other.item, one)
                    }),
                    // Moved by the one and taken away by the other counts as taken away.
                    None if self.is_gone(one, is_ours) && !touched(base.item, *one) => None,
                    None if !self.is_gone(one, is_ours) => Some(fate),
                    _ => Some(if is_ours { Fate::Clash(Some(one), None) } else { Fate::Clash(None, Some(one)) }),
                }
            }
            _ => Some(fate),
        }
    }

    /// The home of the part in its own version.
    fn own(&'h self, item: &Item<'_>) -> Option<&'h Home<'h>> {
        let homes = [&self.ours, &self.theirs].into_iter().filter_map(|places| self.home(places, item));
        homes.into_iter().find(|home| is_same(home.item, item))
    }

    /// True where the other side has no part of this id at all.
    fn is_gone(&self, item: &Item<'_>, is_ours: bool) -> bool {
        let places = if is_ours { &self.theirs } else { &self.ours };
        id(item).is_some_and(|id| !places.keys().any(|(_, other)| *other == id))
    }
}

fn is_same(a: &Item<'_>, b: &Item<'_>) -> bool {
    std::ptr::eq(a.head.as_ptr(), b.head.as_ptr())
}

pub(super) fn id<'a>(item: &Item<'a>) -> Option<&'a str> {
    item.value.node.get("ma")?.as_str().filter(|id| !id.is_empty())
}

fn kind(list: &str, item: &Item<'_>) -> Option<Kind> {
    match list {
        // A group is no task.
        _ if item.value.node.get("nhom").is_some() => None,
        "nhiem_vu" | "cac_nhiem_vu" | "viec_con" => Some(Kind::Task),
        "cac_dong" => Some(Kind::BudgetLine),
        "noi_dung" | "muc_con" | "muc" => Some(Kind::Section),
        _ => None,
    }
}

fn collect<'h>(block: &'h Block<'h>, path: &str, list: &str, places: &mut Places<'h>) {
    for (index, item) in block.items.iter().enumerate() {
        let own = match (&item.key, id(item)) {
            (Some(key), _) => key.clone(),
            (None, Some(id)) => format!("={id}"),
            (None, None) => index.to_string(),
        };
        if let Some((kind, id)) = kind(list, item).filter(|_| item.key.is_none()).zip(id(item)) {
            let home = Home { item, list: path.to_owned() };
            places.entry((kind, id.to_owned())).and_modify(|home| *home = None).or_insert(Some(home));
        }
        if let Form::Block(inner) = &item.value.form {
            let list = item.key.as_deref().unwrap_or_default();
            collect(inner, &format!("{path}/{own}"), list, places);
        }
    }
}
