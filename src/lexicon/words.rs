//! A text as words with their places, and names as paths of words.

use super::Lexicon;
use super::letters::{Capitals, fold, fold_into, is_combining, is_letter};
use super::syllable::syllable;
use crate::value::quick::QuickMap;
use std::cell::OnceCell;
use std::ops::Range;
use std::rc::Rc;

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

/// A word as it is written, wherever it stands: a text is made of few different ones.
#[derive(Debug)]
struct Form {
    /// Without its capitals and the place of its tone.
    folded: String,
    case: Case,
    /// Its number in the vocabulary.
    number: u32,
    /// Can it be a syllable?
    syllable: OnceCell<bool>,
}

/// A run of letters and digits, or `&`.
#[derive(Debug, Clone)]
pub(super) struct Word {
    /// Its bytes in the text.
    pub range: Range<usize>,
    form: Rc<Form>,
    /// What is before it.
    pub gap: Gap,
    /// May a sentence, an item or a heading begin here?
    pub starts: bool,
    /// Its capitals.
    pub case: Case,
    /// Its number in the vocabulary of the lexicon that read it.
    number: u32,
}

impl Word {
    /// Can it be one Vietnamese syllable? `written` is the word.
    pub fn is_syllable(&self, written: &str) -> bool {
        *self.form.syllable.get_or_init(|| syllable(written))
    }
}

/// The words of a text, as [`Lexicon::words`] reads them.
#[derive(Debug)]
pub struct Words<'t> {
    /// The text.
    pub(super) text: &'t str,
    /// In order.
    pub(super) list: Vec<Word>,
}

/// The words met so far, for texts that are read one after another.
struct Forms<'v, 't> {
    vocabulary: &'v Vocabulary,
    seen: QuickMap<&'t str, Rc<Form>>,
}

impl<'t> Forms<'_, 't> {
    fn of(&mut self, word: &'t str) -> Rc<Form> {
        let vocabulary = self.vocabulary;
        let form = self.seen.entry(word).or_insert_with(|| {
            let mut folded = String::with_capacity(word.len());
            let capitals = fold_into(if word == "&" { "và" } else { word }, &mut folded);
            let number = vocabulary.number(&folded);
            Rc::new(Form { folded, case: case(capitals), number, syllable: OnceCell::new() })
        });
        Rc::clone(form)
    }
}

impl Lexicon {
    /// Reads the words of a text, to be searched for all that the lexicon knows.
    pub fn words<'t>(&self, text: &'t str) -> Words<'t> {
        Words::of(text, &self.vocabulary)
    }

    /// The same for texts of one plan, whose words are much the same.
    pub fn words_of<'t>(&self, texts: impl Iterator<Item = &'t str>) -> Vec<Words<'t>> {
        let mut forms = Forms { vocabulary: &self.vocabulary, seen: QuickMap::default() };
        texts.map(|text| Words::read(text, &mut forms)).collect()
    }
}

impl<'t> Words<'t> {
    pub(super) fn of(text: &'t str, vocabulary: &Vocabulary) -> Self {
        Words::read(text, &mut Forms { vocabulary, seen: QuickMap::default() })
    }

    fn read(text: &'t str, forms: &mut Forms<'_, 't>) -> Self {
        let mut words = Words { text, list: Vec::with_capacity(text.len() / 5) };
        let mut end = 0;
        let mut open: Option<usize> = None;
        for (at, character) in text.char_indices() {
            let inside = is_letter(character) || open.is_some() && is_combining(character);
            match (inside, open) {
                (true, None) => open = Some(at),
                (false, Some(start)) => {
                    words.push(start..at, end, forms);
                    (open, end) = (None, at);
                }
                _ => {}
            }
            if character == '&' {
                words.push(at..at + 1, end, forms);
                end = at + 1;
            }
        }
        if let Some(start) = open {
            words.push(start..text.len(), end, forms);
        }
        words
    }

    fn push(&mut self, range: Range<usize>, end: usize, forms: &mut Forms<'_, 't>) {
        let Some(word) = self.text.get(range.clone()) else { return };
        let between = self.text.get(end..range.start).unwrap_or_default();
        let form = forms.of(word);
        let after_short = || {
            self.list
                .last()
                .is_some_and(|last| last.case != Case::Lower && matches!(last.form.folded.as_str(), "tp" | "tx" | "tt"))
        };
        let (gap, starts) = if self.list.is_empty() { (Gap::Other, true) } else { gap(between, after_short) };
        self.list.push(Word { case: form.case, number: form.number, form, range, gap, starts });
    }

    /// The word as it is written.
    pub(super) fn written(&self, at: usize) -> &'t str {
        self.list.get(at).and_then(|word| self.text.get(word.range.clone())).unwrap_or_default()
    }

    /// The word without its capitals and the place of its tone.
    pub(super) fn folded(&self, at: usize) -> &str {
        self.list.get(at).map_or("", |word| &word.form.folded)
    }

    /// The number of the word in the vocabulary; none beyond the end, and for a word that no name has.
    pub(super) fn number(&self, at: usize) -> Option<u32> {
        self.list.get(at).map(|word| word.number).filter(|number| *number != UNKNOWN)
    }

    /// From the first word of `span` to the end of its last.
    pub(super) fn bytes(&self, span: Range<usize>) -> Range<usize> {
        let start = self.list.get(span.start).map_or(0, |word| word.range.start);
        let last = span.end.checked_sub(1).and_then(|at| self.list.get(at));
        start..last.map_or(start, |word| word.range.end.max(start))
    }

    /// What stands between the word and the one before it.
    pub(super) fn between(&self, at: usize) -> &'t str {
        let end = at.checked_sub(1).and_then(|before| self.list.get(before)).map_or(0, |word| word.range.end);
        let start = self.list.get(at).map_or(self.text.len(), |word| word.range.start);
        self.text.get(end..start).unwrap_or_default()
    }

    /// Is the word joined to the one before by blanks alone?
    pub(super) fn follows(&self, at: usize) -> bool {
        at > 0 && self.list.get(at).is_some_and(|word| word.gap == Gap::Space)
    }
}

fn gap(between: &str, after_short: impl Fn() -> bool) -> (Gap, bool) {
    if between == " " {
        return (Gap::Space, false);
    }
    let lines = between.bytes().filter(|&byte| byte == b'\n').count();
    let bare = between.trim();
    let kind = match bare {
        "" if lines < 2 => Gap::Space,
        "." if lines == 0 && after_short() => return (Gap::Space, false),
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

/// The words of all names, by number.
#[derive(Debug, Clone, Default)]
pub(super) struct Vocabulary {
    numbers: QuickMap<String, u32>,
}

impl Vocabulary {
    fn number(&self, folded: &str) -> u32 {
        self.numbers.get(folded).copied().unwrap_or(UNKNOWN)
    }

    fn enter(&mut self, folded: &str) -> u32 {
        let next = u32::try_from(self.numbers.len()).unwrap_or(UNKNOWN);
        match self.numbers.get(folded) {
            Some(number) => *number,
            None => *self.numbers.entry(folded.to_owned()).or_insert(next),
        }
    }
}

/// Names as paths of words. A comma or dash of a name may be either in the text, or missing.
#[derive(Debug, Clone, Default)]
pub(super) struct Names {
    nodes: Vec<Node>,
    /// By the number of a word: does a name begin with it? Most words of a text begin none.
    opens: Vec<bool>,
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
        Names { nodes: vec![Node::default()], opens: Vec::new() }
    }

    /// Adds a name; of two that fold to the same, the first stays.
    pub fn add(&mut self, vocabulary: &mut Vocabulary, name: &str, value: u32) {
        let words = Words::of(name, &Vocabulary::default());
        let mut node = 0;
        for (at, word) in words.list.iter().enumerate() {
            let number = vocabulary.enter(words.folded(at));
            if at == 0 {
                self.open(number);
            }
            let soft = at > 0 && word.gap != Gap::Space;
            let spaced = self.step(node, (number, false), None);
            let target = if soft { self.step(node, (number, true), spaced) } else { spaced };
            node = target.unwrap_or_default();
        }
        if let Some(last) = self.node_mut(node).filter(|_| node > 0) {
            last.end.get_or_insert(value);
        }
    }

    /// Does a name begin with the word of this number?
    fn begins(&self, number: u32) -> bool {
        self.opens.get(super::capitals::index(number)).is_some_and(|opens| *opens)
    }

    fn open(&mut self, number: u32) {
        let at = super::capitals::index(number);
        if self.opens.len() <= at {
            self.opens.resize(at + 1, false);
        }
        if let Some(opens) = self.opens.get_mut(at) {
            *opens = true;
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

    /// The node after the word at `at`, if a name goes on with it.
    pub fn follow(&self, node: u32, words: &Words, at: usize) -> Option<u32> {
        let word = words.list.get(at)?;
        if node == 0 && !self.begins(word.number) {
            return None;
        }
        let soft = match word.gap {
            _ if node == 0 => false,
            Gap::Space => false,
            Gap::Soft => true,
            Gap::Other => return None,
        };
        let next = &self.node(node)?.next;
        let found = next.binary_search_by_key(&(word.number, soft), |(step, _)| *step).ok()?;
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
    pub fn longest(&self, words: &Words, at: usize) -> Option<(usize, u32)> {
        self.longest_within(words, at..words.list.len())
    }

    /// The same among the words of a span.
    pub fn longest_within(&self, words: &Words, span: Range<usize>) -> Option<(usize, u32)> {
        let (mut node, mut found) = (0, None);
        for place in span.clone() {
            let Some(next) = self.follow(node, words, place) else { break };
            node = next;
            found = self.end(node).map(|value| (place + 1 - span.start, value)).or(found);
        }
        found
    }

    /// The value of the name that the whole text is.
    pub fn get(&self, vocabulary: &Vocabulary, text: &str) -> Option<u32> {
        // Most texts are told by their first word.
        let start = text.find(|c| is_letter(c) || c == '&')?;
        let rest = text.get(start..)?;
        let first = rest.split(|c| !is_letter(c) && !is_combining(c)).next().unwrap_or_default();
        let number = vocabulary.number(&fold(if first.is_empty() { "và" } else { first }));
        if !self.begins(number) {
            return None;
        }
        let words = Words::of(text, vocabulary);
        let (length, value) = self.longest(&words, 0)?;
        (length == words.list.len()).then_some(value)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn names_are_found_longest_first_and_never_inside_a_word() {
        let (mut names, mut vocabulary) = (Names::new(), Vocabulary::default());
        for (value, name) in
            ["Sở Lao động - Thương binh và Xã hội", "Bộ Công an", "tỉnh", "tỉnh Hòa Bình"].iter().enumerate()
        {
            names.add(&mut vocabulary, name, u32::try_from(value).unwrap());
        }
        for text in [
            "Sở Lao động - Thương binh và Xã hội",
            "sở Lao động–Thương binh & Xã hội",
            "Sở Lao động, Thương binh và Xã hội",
            "Sở Lao động Thương binh\n  và Xã hội",
        ] {
            assert_eq!(names.get(&vocabulary, text), Some(0), "{text}");
        }
        assert_eq!(names.get(&vocabulary, "tỉnh Hoà Bình"), Some(3));
        assert_eq!(names.get(&vocabulary, "tỉnh Hòa"), None);
        assert_eq!(names.get(&vocabulary, "các Bộ, Công an"), None);
        assert_eq!(names.get(&vocabulary, "Bộ, Công an"), None);
        let text = Words::of("ở tỉnh Hòa Bình", &vocabulary);
        assert_eq!(names.longest(&text, 1), Some((3, 3)));
    }

    #[test]
    fn a_place_short_for_a_city_ends_no_sentence() {
        let words = Words::of("của TP. Pleiku. Sau đó", &Vocabulary::default());
        assert!(words.follows(2) && !words.list[2].starts);
        assert!(words.list[3].starts);
        assert_eq!(&words.text[words.bytes(1..3)], "TP. Pleiku");
    }
}
