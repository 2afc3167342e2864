//! **Viết hoa** and names with a word lost: Annex II of the decree.

use super::Lexicon;
use super::data::Name;
use super::letters::{lower, upper};
use super::words::{Case, Gap, Words};
use std::ops::Range;

/// A fixed name written with other capitals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Miscapitalised {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// As it is written.
    pub found: String,
    /// The same letters with the capitals of the decree.
    pub wanted: String,
    /// The rule: `CAP-08` and so on, after Annex II.
    pub clause: String,
}

/// A fixed name in which one word is missing, doubled or another.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BrokenName {
    /// The bytes of what is left of the name.
    pub range: Range<usize>,
    /// As it is written.
    pub found: String,
    /// The name.
    pub wanted: String,
    /// What happened.
    pub slip: Slip,
}

/// How a name was broken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    /// One word of the name is missing.
    Missing,
    /// One word stands twice.
    Doubled,
    /// One word inside the name is another one.
    Replaced,
}

/// Words after which `sở`, `bộ`, `luật` in small letters begin a name: in "cơ sở Y tế", "cán bộ Công an" they end a word instead.
const BEFORE_A_NAME: [&str; 20] = [
    "của", "và", "với", "do", "cho", "giao", "tại", "ở", "từ", "là", "trình", "gửi", "về", "đến", "cùng", "theo",
    "bởi", "ủy", "ngày", "dịp",
];

/// Words before `nhân dân` with which it is a part of a name or of a set phrase in small letters.
const BEFORE_PEOPLE: [&str; 24] = [
    "ban", "đồng", "án", "sát", "đội", "an", "trang", "thẩm", "sĩ", "sỹ", "giáo", "thuốc", "chúng", "tế", "chủ", "tín",
    "dụng", "báo", "quân", "nghệ", "ubnd", "viện", "tòa", "phòng",
];

/// How many words of a name must stand before a break that no word after it confirms.
const CERTAIN_PREFIX: usize = 4;

impl Lexicon {
    /// Fixed names whose capitals are not those of Annex II. Silent on stretches in capitals (headings), on the first word of a sentence or item,
    /// and on names whose capitals are disputed.
    pub fn miscapitalised(&self, text: &str) -> Vec<Miscapitalised> {
        self.miscapitalised_in(&self.words(text))
    }

    /// The same in a text that is read.
    pub fn miscapitalised_in(&self, words: &Words<'_>) -> Vec<Miscapitalised> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.list.len() {
            let hit = self.fixed_names.longest(words, at);
            let Some((length, name)) = hit.and_then(|(length, value)| Some((length, self.names.get(index(value))?)))
            else {
                found.extend(state_or_people(words, at));
                at += 1;
                continue;
            };
            let span = at..at + length;
            if let Some(wanted) = recased(words, span.clone(), name) {
                let range = words.bytes(span);
                let text = words.text.get(range.clone()).unwrap_or_default().to_owned();
                found.push(Miscapitalised { range, found: text, wanted, clause: name.clause.clone() });
            }
            at += length;
        }
        found
    }

    /// Names of bodies in which exactly one word is missing, doubled or replaced, and which are no other known name. Silent unless what stands
    /// there leaves one name alone possible.
    pub fn broken_names(&self, text: &str) -> Vec<BrokenName> {
        self.broken_names_in(&self.words(text))
    }

    /// The same in a text that is read.
    pub fn broken_names_in(&self, words: &Words<'_>) -> Vec<BrokenName> {
        let mut found = Vec::new();
        let mut at = 0;
        while at < words.list.len() {
            let capital = words.list.get(at).is_some_and(|word| matches!(word.case, Case::Capital | Case::Upper));
            match if capital { self.broken_at(words, at) } else { None } {
                Some((length, name, slip)) => {
                    let range = words.bytes(at..at + length);
                    let text = words.text.get(range.clone()).unwrap_or_default().to_owned();
                    found.push(BrokenName { range, found: text, wanted: name, slip });
                    at += length;
                }
                None => at += 1,
            }
        }
        found
    }

    fn broken_at(&self, words: &Words, start: usize) -> Option<(usize, String, Slip)> {
        let names = &self.body_names;
        if names.longest(words, start).is_some() {
            return None;
        }
        let (mut node, mut at) = (0, start);
        while let Some(next) = names.follow(node, words, at) {
            (node, at) = (next, at + 1);
        }
        let matched = at - start;
        if matched < 2 {
            return None;
        }
        let gap = words.list.get(at).map(|word| word.gap);
        let goes_on = matches!(gap, Some(Gap::Space | Gap::Soft));
        // A name cut by the end of a paragraph may go on elsewhere; an abbreviation stands for the rest.
        if gap == Some(Gap::Other) && words.between(at).contains('\n') {
            return None;
        }
        if words.list.get(at).is_some_and(|word| goes_on && matches!(word.case, Case::Upper | Case::Mixed)) {
            return None;
        }
        let mut repairs: Vec<(usize, u32, Slip)> = Vec::new();
        let mut try_from = |node: u32, from: usize, slip: Slip| {
            let (mut node, mut place) = (node, from);
            while let Some(next) = names.follow(node, words, place) {
                (node, place) = (next, place + 1);
            }
            // What follows the break must confirm the name; another word in its place may make another body of the first words.
            let (after, total) = (place - from, place - start);
            let sure = match slip {
                Slip::Replaced => matched > 2 && after > 1,
                Slip::Missing | Slip::Doubled => after > 0 && matched + after >= CERTAIN_PREFIX,
            };
            if let Some(name) = names.end(node).filter(|_| sure) {
                repairs.push((total, name, slip));
            }
        };
        if goes_on && words.folded(at) == words.folded(at - 1) {
            try_from(node, at + 1, Slip::Doubled);
        }
        for branch in names.branches(node) {
            if goes_on {
                try_from(branch.node, at, Slip::Missing);
                if words.number(at) != Some(branch.word) {
                    try_from(branch.node, at + 1, Slip::Replaced);
                }
            }
        }
        // Nothing follows that could confirm it: only "… và …" tells that a name goes on, and where.
        let joined = (start + 1..at).any(|at| words.folded(at) == "va`");
        if repairs.is_empty() && matched >= CERTAIN_PREFIX && joined && words.folded(at - 1) != "va`" {
            let mut branches = names.branches(node);
            if let (Some(only), None) = (branches.next(), branches.next())
                && let Some(name) = names.end(only.node)
                && words.number(at) != Some(only.word)
            {
                repairs.push((matched, name, Slip::Missing));
            }
        }
        repairs.sort_by_key(|(length, _, _)| std::cmp::Reverse(*length));
        let (length, name, slip) = *repairs.first()?;
        let rival = repairs.iter().skip(1).any(|(other, value, _)| *other == length && *value != name);
        let name = self.bodies.get(index(name)).filter(|_| !rival)?;
        Some((length, name.clone(), slip))
    }
}

/// An index from the value of a name.
pub(super) fn index(value: u32) -> usize {
    usize::try_from(value).unwrap_or(usize::MAX)
}

/// The name with its right capitals, when they differ and nothing excuses that.
fn recased(words: &Words, span: Range<usize>, name: &Name) -> Option<String> {
    let first = words.list.get(span.start)?;
    let model: Vec<&str> = name.words().collect();
    if model.len() != span.len() {
        return None;
    }
    let mut wanted = String::new();
    let (mut wrong, mut capitals, mut headings) = (false, 0_usize, 0_usize);
    for (place, (at, model)) in span.clone().zip(&model).enumerate() {
        let case = words.list.get(at)?.case;
        let written = words.written(at);
        let model_upper = model.chars().next().is_some_and(char::is_uppercase);
        let written_upper = written.chars().next().is_some_and(char::is_uppercase);
        capitals += usize::from(written_upper);
        headings += usize::from(case == Case::Upper);
        if place > 0 {
            wanted.push_str(words.between(at));
        }
        let free = place == 0 && (name.first_is_free || first.starts && written_upper);
        if free || written == "&" || model_upper == written_upper {
            wanted.push_str(written);
        } else {
            wrong = true;
            let turned = if model_upper { upper } else { lower };
            let mut letters = written.chars();
            wanted.extend(letters.next().map(turned));
            wanted.push_str(letters.as_str());
        }
    }
    if !wrong || headings > 0 {
        return None;
    }
    let small_first = words.written(span.start).chars().next().is_some_and(char::is_lowercase);
    let safe_before =
        !words.follows(span.start) || BEFORE_A_NAME.contains(&written_small(words, span.start.checked_sub(1)).as_str());
    let excused = match (capitals, small_first) {
        (0, _) => !name.unmistakable,
        (_, true) => {
            !name.unmistakable && !safe_before && model.first().is_some_and(|m| m.chars().any(char::is_uppercase))
        }
        _ => false,
    };
    (!excused).then_some(wanted)
}

fn written_small(words: &Words, at: Option<usize>) -> String {
    at.map(|at| words.written(at).to_lowercase()).unwrap_or_default()
}

/// CAP-10: `Nhân dân`, `Nhà nước` as nouns that stand alone.
fn state_or_people(words: &Words, at: usize) -> Option<Miscapitalised> {
    let people = match (words.folded(at), words.folded(at + 1)) {
        ("nhân", "dân") => true,
        ("nha`", "nươc´") => false,
        _ => return None,
    };
    let lower = |at: usize| words.list.get(at).is_some_and(|word| word.case == Case::Lower);
    if !words.follows(at + 1) || !lower(at) || !lower(at + 1) {
        return None;
    }
    let before = at.checked_sub(1).filter(|_| words.list.get(at).is_some_and(|word| word.gap != Gap::Other));
    let before_small = written_small(words, before);
    let party = |at: Option<usize>| at.is_some_and(|at| words.written(at) == "Đảng");
    let wanted = if people {
        let abbreviation =
            before.and_then(|before| words.list.get(before)).is_some_and(|word| word.case == Case::Upper);
        let set = abbreviation || BEFORE_PEOPLE.contains(&before_small.as_str());
        (!set).then_some("Nhân dân")?
    } else {
        let joined = before_small == "và" && party(before.and_then(|before| before.checked_sub(1)));
        (party(before) || joined).then_some("Nhà nước")?
    };
    let range = words.bytes(at..at + 2);
    let found = words.text.get(range.clone()).unwrap_or_default().to_owned();
    Some(Miscapitalised { range, found, wanted: wanted.to_owned(), clause: "CAP-10".to_owned() })
}
