//! Words of a text without order: how much two texts have in common.

use super::quick::{is_alphanumeric, lowercase};
use std::hash::{DefaultHasher, Hash, Hasher};

/// The words of a text without order: letters and digits in lower case, hashed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Bag {
    /// Sorted.
    words: Vec<u32>,
}

impl Bag {
    /// The words of a text.
    pub fn of(text: &str) -> Self {
        Bag::of_words(text.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty()).map(lowercase))
    }

    /// These words, as they are.
    pub fn of_words<W: AsRef<str>>(words: impl Iterator<Item = W>) -> Self {
        let mut words: Vec<u32> = words.map(|word| fold(hash(word.as_ref()))).collect();
        words.sort_unstable();
        Bag { words }
    }

    /// How many words there are, each as often as it stands.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Words in both, each as often as it is in both.
    pub fn shared(&self, other: &Bag) -> usize {
        let (mut a, mut b, mut count) = (0, 0, 0);
        while let (Some(x), Some(y)) = (self.words.get(a), other.words.get(b)) {
            match x.cmp(y) {
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
                std::cmp::Ordering::Equal => {
                    count += 1;
                    a += 1;
                    b += 1;
                }
            }
        }
        count
    }

    /// What is left of it without the words of `other`.
    pub fn without(&self, other: &Bag) -> Bag {
        let mut rest = other.words.iter().peekable();
        let mut words = Vec::new();
        for word in &self.words {
            while rest.next_if(|other| *other < word).is_some() {}
            if rest.next_if(|other| *other == word).is_none() {
                words.push(*word);
            }
        }
        Bag { words }
    }

    /// All of them together.
    pub fn sum<'b>(bags: impl Iterator<Item = &'b Bag>) -> Self {
        let mut words: Vec<u32> = Vec::new();
        bags.for_each(|bag| words.extend(&bag.words));
        words.sort_unstable();
        Bag { words }
    }

    /// From 0 (nothing in common) to 1 (the same words).
    pub fn likeness(&self, other: &Bag) -> f64 {
        let all = self.len() + other.len();
        if all == 0 { 1.0 } else { 2.0 * self.shared(other) as f64 / all as f64 }
    }
}

/// A hash that is the same on every machine and in every run.
pub(crate) fn hash<T: Hash + ?Sized>(value: &T) -> u64 {
    let mut hasher = DefaultHasher::new();
    value.hash(&mut hasher);
    hasher.finish()
}

fn fold(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_what_two_texts_share() {
        let (a, b) = (Bag::of("Kiểm tra, đánh giá sản phẩm"), Bag::of("kiểm tra sản phẩm sản phẩm"));
        assert_eq!((a.len(), b.len(), a.shared(&b)), (6, 6, 4));
        assert!((a.likeness(&b) - 8.0 / 12.0).abs() < 1e-9);
        assert_eq!(a.without(&b), Bag::of("đánh giá"));
        assert_eq!(Bag::default().likeness(&Bag::default()), 1.0);
    }
}
