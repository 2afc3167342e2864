//! A text as words with their places, and names as paths of words.

use super::letters::{Capitals, fold_into, is_combining, is_letter};
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

/// What stands between a word and the one before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Gap {
    /// Blanks, at most one end of line.
    Space,
    /// A comma or a dash on the same line.
    Soft,
    /// Anything else.
    Other,
}

/// How a word is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Case {
    /// No capital.
    Lower,
    /// The first letter alone.
    Capital,
    /// Two capitals or more and no small letter.
    Upper,
    /// Otherwise.
    Mixed,
}

/// A run of letters and digits, or `&`.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub range: Range<usize>,
    folded: Range<usize>,
    /// What is before it.
    pub gap: Gap,
    /// May a sentence, an item or a heading begin here?
    pub starts: bool,
    /// Its capitals.
    pub case: Case,
}

/// The words of a text.
#[derive(Debug)]
pub(super) struct Words<'t> {
    /// The text.
    pub text: &'t str,
    /// In order.
    pub list: Vec<Word>,
    folded: String,
}

impl<'t> Words<'t> {
    pub fn of(text: &'t str) -> Self {
        let mut words =
            Words { text, list: Vec::with_capacity(text.len() / 5), folded: String::with_capacity(text.len()) };
        let mut end = 0;
        let mut open: Option<usize> = None;
        for (at, character) in text.char_indices() {
            let inside = is_letter(character) || open.is_some() && is_combining(character);
            match (inside, open) {
                (true, None) => open = Some(at),
                (false, Some(start)) => {
                    words.push(start..at, end);
                    (open, end) = (None, at);
                }
                _ => {}
            }
            if character == '&' {
                words.push(at..at + 1, end);
                end = at + 1;
            }
        }
        if let Some(start) = open {
            words.push(start..text.len(), end);
        }
        words
    }

    fn push(&mut self, range: Range<usize>, end: usize) {
        let Some(word) = self.text.get(range.clone()) else { return };
        let between = self.text.get(end..range.start).unwrap_or_default();
        let first = self.folded.len();
        let capitals = fold_into(if word == "&" { "và" } else { word }, &mut self.folded);
        let after_short = self.list.last().is_some_and(|last| {
            last.case != Case::Lower && matches!(self.folded.get(last.folded.clone()), Some("tp" | "tx" | "tt"))
        });
        let (gap, starts) = if self.list.is_empty() { (Gap::Other, true) } else { gap(between, after_short) };
        self.list.push(Word { case: case(capitals), range, folded: first..self.folded.len(), gap, starts });
    }

    /// The word as it is written.
    pub fn written(&self, at: usize) -> &'t str {
        self.list.get(at).and_then(|word| self.text.get(word.range.clone())).unwrap_or_default()
    }

    /// The word without its capitals and the place of its tone.
    pub fn folded(&self, at: usize) -> &str {
        self.list.get(at).and_then(|word| self.folded.get(word.folded.clone())).unwrap_or_default()
    }

    /// From the first word of `span` to the end of its last.
    pub fn bytes(&self, span: Range<usize>) -> Range<usize> {
        let start = self.list.get(span.start).map_or(0, |word| word.range.start);
        let last = span.end.checked_sub(1).and_then(|at| self.list.get(at));
        start..last.map_or(start, |word| word.range.end.max(start))
    }

    /// What stands between the word and the one before it.
    pub fn between(&self, at: usize) -> &'t str {
        let end = at.checked_sub(1).and_then(|before| self.list.get(before)).map_or(0, |word| word.range.end);
        let start = self.list.get(at).map_or(self.text.len(), |word| word.range.start);
        self.text.get(end..start).unwrap_or_default()
    }

    /// Is the word joined to the one before by blanks alone?
    pub fn follows(&self, at: usize) -> bool {
        at > 0 && self.list.get(at).is_some_and(|word| word.gap == Gap::Space)
    }
}

fn gap(between: &str, after_short: bool) -> (Gap, bool) {
    if between == " " {
        return (Gap::Space, false);
    }
    let lines = between.bytes().filter(|&byte| byte == b'\n').count();
    let bare = between.trim();
    let kind = match bare {
        "" if lines < 2 => Gap::Space,
        "." if after_short && lines == 0 => return (Gap::Space, false),
        "-" | "–" | "—" | "," if lines == 0 => Gap::Soft,
        _ => Gap::Other,
    };
    let starts =
        lines > 0 || bare.contains(['.', '!', '?', ':', '…', '“', '”', '"', '(', '[', '«', '*', '|', '>', '\'', '‘']);
    (kind, starts)
}

fn case(capitals: Capitals) -> Case {
    match (capitals.upper, capitals.lower) {
        (0, _) => Case::Lower,
        (1, _) if capitals.first => Case::Capital,
        (_, 0) => Case::Upper,
        _ => Case::Mixed,
    }
}

const UNKNOWN: u32 = u32::MAX;

#[derive(Debug, Clone, Default)]
struct Node {
    /// The name that ends here.
    end: Option<u32>,
    /// Sorted by the word and the gap before it.
    next: Vec<(Step, u32)>,
}

/// The number of a word, and whether a comma or dash stands before it.
type Step = (u32, bool);

/// A quick hash for the few thousand words of a lexicon; texts are looked up in it and never put into it.
#[derive(Debug, Clone, Copy)]
pub(super) struct QuickHash(u64);

impl Default for QuickHash {
    fn default() -> Self {
        QuickHash(0xCBF2_9CE4_8422_2325)
    }
}

impl Hasher for QuickHash {
    fn write(&mut self, bytes: &[u8]) {
        for &byte in bytes {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        }
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

/// Names as paths of words. A comma or dash of a name may be either in the text, or missing.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    vocabulary: HashMap<String, u32, BuildHasherDefault<QuickHash>>,
    nodes: Vec<Node>,
}

/// A way from a node to the next one.
#[derive(Debug, Clone, Copy)]
pub(super) struct Branch {
    /// The number of its word.
    pub word: u32,
    /// The node it leads to.
    pub node: u32,
}

impl Names {
    pub fn new() -> Self {
        Names { vocabulary: HashMap::default(), nodes: vec![Node::default()] }
    }

    /// Adds a name; of two that fold to the same, the first stays.
    pub fn add(&mut self, name: &str, value: u32) {
        let words = Words::of(name);
        let mut node = 0;
        for (at, word) in words.list.iter().enumerate() {
            let next = u32::try_from(self.vocabulary.len()).unwrap_or(UNKNOWN);
            let id = *self.vocabulary.entry(words.folded(at).to_owned()).or_insert(next);
            let soft = at > 0 && word.gap != Gap::Space;
            let spaced = self.step(node, (id, false), None);
            let target = if soft { self.step(node, (id, true), spaced) } else { spaced };
            node = target.unwrap_or_default();
        }
        if let Some(last) = self.node_mut(node).filter(|_| node > 0) {
            last.end.get_or_insert(value);
        }
    }

    /// The node a step leads to, made when it is missing; `target` when the step is new and a node is there already.
    fn step(&mut self, node: u32, step: Step, target: Option<u32>) -> Option<u32> {
        let fresh = u32::try_from(self.nodes.len()).ok()?;
        let from = self.node_mut(node)?;
        match from.next.binary_search_by_key(&step, |(step, _)| *step) {
            Ok(at) => from.next.get(at).map(|(_, node)| *node),
            Err(at) => {
                from.next.insert(at, (step, target.unwrap_or(fresh)));
                if target.is_none() {
                    self.nodes.push(Node::default());
                }
                target.or(Some(fresh))
            }
        }
    }

    fn node_mut(&mut self, node: u32) -> Option<&mut Node> {
        self.nodes.get_mut(usize::try_from(node).ok()?)
    }

    fn node(&self, node: u32) -> Option<&Node> {
        self.nodes.get(usize::try_from(node).ok()?)
    }

    /// The numbers of the words of a text, to search with.
    pub fn numbers(&self, words: &Words) -> Vec<u32> {
        (0..words.list.len()).map(|at| self.vocabulary.get(words.folded(at)).copied().unwrap_or(UNKNOWN)).collect()
    }

    /// The node after the word at `at`, if a name goes on with it.
    pub fn follow(&self, node: u32, words: &Words, numbers: &[u32], at: usize) -> Option<u32> {
        let number = *numbers.get(at).filter(|&&number| number != UNKNOWN)?;
        let soft = match words.list.get(at)?.gap {
            _ if node == 0 => false,
            Gap::Space => false,
            Gap::Soft => true,
            Gap::Other => return None,
        };
        let next = &self.node(node)?.next;
        let found = next.binary_search_by_key(&(number, soft), |(step, _)| *step).ok()?;
        next.get(found).map(|(_, node)| *node)
    }

    /// The name that ends at a node.
    pub fn end(&self, node: u32) -> Option<u32> {
        self.node(node)?.end
    }

    /// Every word a name can go on with.
    pub fn branches(&self, node: u32) -> impl Iterator<Item = Branch> {
        let next = self.node(node).map_or(&[][..], |node| node.next.as_slice());
        let mut seen = UNKNOWN;
        next.iter().filter_map(move |&((word, _), node)| {
            let fresh = word != seen;
            seen = word;
            fresh.then_some(Branch { word, node })
        })
    }

    /// The longest name that begins with the word at `at`: how many words, and its value.
    pub fn longest(&self, words: &Words, numbers: &[u32], at: usize) -> Option<(usize, u32)> {
        let (mut node, mut found) = (0, None);
        for place in at..numbers.len() {
            let Some(next) = self.follow(node, words, numbers, place) else { break };
            node = next;
            found = self.end(node).map(|value| (place + 1 - at, value)).or(found);
        }
        found
    }

    /// The value of the name that the whole text is.
    pub fn get(&self, text: &str) -> Option<u32> {
        let words = Words::of(text);
        let (length, value) = self.longest(&words, &self.numbers(&words), 0)?;
        (length == words.list.len()).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_are_found_longest_first_and_never_inside_a_word() {
        let mut names = Names::new();
        for (value, name) in
            ["Sở Lao động - Thương binh và Xã hội", "Bộ Công an", "tỉnh", "tỉnh Hòa Bình"].iter().enumerate()
        {
            names.add(name, u32::try_from(value).unwrap());
        }
        for text in [
            "Sở Lao động - Thương binh và Xã hội",
            "sở Lao động–Thương binh & Xã hội",
            "Sở Lao động, Thương binh và Xã hội",
            "Sở Lao động Thương binh\n  và Xã hội",
        ] {
            assert_eq!(names.get(text), Some(0), "{text}");
        }
        assert_eq!(names.get("tỉnh Hoà Bình"), Some(3));
        assert_eq!(names.get("tỉnh Hòa"), None);
        assert_eq!(names.get("các Bộ, Công an"), None);
        assert_eq!(names.get("Bộ, Công an"), None);
        let text = Words::of("ở tỉnh Hòa Bình");
        assert_eq!(names.longest(&text, &names.numbers(&text), 1), Some((3, 3)));
    }

    #[test]
    fn a_place_short_for_a_city_ends_no_sentence() {
        let words = Words::of("của TP. Pleiku. Sau đó");
        assert!(words.follows(2) && !words.list[2].starts);
        assert!(words.list[3].starts);
        assert_eq!(&words.text[words.bytes(1..3)], "TP. Pleiku");
    }
}
