//! **Đánh số**: numbers of sections, made from a sample such as `I.`, `1.1.` or `a)`.

use unicode_normalization::UnicodeNormalization;

/// Letters that number points, in their order; the decree itself goes a, b, c, d, đ, e, g, h, i.
const LETTERS: [char; 23] =
    ['a', 'b', 'c', 'd', 'đ', 'e', 'g', 'h', 'i', 'k', 'l', 'm', 'n', 'o', 'p', 'q', 'r', 's', 't', 'u', 'v', 'x', 'y'];

/// What a sample counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Kind {
    /// **Phần**: "Phần I", on a line of its own.
    Part,
    /// "A."
    Capital,
    /// "I.", "I-"
    Roman,
    /// "1.", "1"
    Arabic,
    /// "1.1.", "1.1", "1.1.1.", "1.1.1": with the numbers of the sections around it.
    Decimal,
    /// "a)", "a."
    Letter,
    /// "(1)"
    Bracketed,
    /// "(i)"
    SmallRoman,
    /// "-"
    Dash,
    /// "+"
    Plus,
    /// "": no number at all.
    Unnumbered,
}

impl Kind {
    /// Does the number tell one section from the next? Not so for "-", "+" and no number.
    pub fn counts(self) -> bool {
        !matches!(self, Kind::Dash | Kind::Plus | Kind::Unnumbered)
    }
}

/// **Mẫu đánh số**: the first number of a level as an officer writes it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Sample {
    text: &'static str,
    kind: Kind,
    /// What stands before the counted sign.
    before: &'static str,
    /// What stands after it.
    after: &'static str,
    /// How many numbers it shows; more than one for [`Kind::Decimal`] alone.
    depth: usize,
}

/// Every sample that can be used, outermost first.
pub static SAMPLES: [Sample; 17] = [
    Sample { text: "Phần I", kind: Kind::Part, before: "Phần ", after: "", depth: 1 },
    Sample { text: "A.", kind: Kind::Capital, before: "", after: ".", depth: 1 },
    Sample { text: "I.", kind: Kind::Roman, before: "", after: ".", depth: 1 },
    Sample { text: "I-", kind: Kind::Roman, before: "", after: "-", depth: 1 },
    Sample { text: "1.", kind: Kind::Arabic, before: "", after: ".", depth: 1 },
    Sample { text: "1", kind: Kind::Arabic, before: "", after: "", depth: 1 },
    Sample { text: "1.1.", kind: Kind::Decimal, before: "", after: ".", depth: 2 },
    Sample { text: "1.1", kind: Kind::Decimal, before: "", after: "", depth: 2 },
    Sample { text: "1.1.1.", kind: Kind::Decimal, before: "", after: ".", depth: 3 },
    Sample { text: "1.1.1", kind: Kind::Decimal, before: "", after: "", depth: 3 },
    Sample { text: "a)", kind: Kind::Letter, before: "", after: ")", depth: 1 },
    Sample { text: "a.", kind: Kind::Letter, before: "", after: ".", depth: 1 },
    Sample { text: "(1)", kind: Kind::Bracketed, before: "(", after: ")", depth: 1 },
    Sample { text: "(i)", kind: Kind::SmallRoman, before: "(", after: ")", depth: 1 },
    Sample { text: "-", kind: Kind::Dash, before: "-", after: "", depth: 1 },
    Sample { text: "+", kind: Kind::Plus, before: "+", after: "", depth: 1 },
    Sample { text: "", kind: Kind::Unnumbered, before: "", after: "", depth: 1 },
];

/// A section around the one being numbered: which sample its level uses and its place there, from 1.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Ancestor {
    /// The sample of its level.
    pub sample: Sample,
    /// Its place among its neighbours, from 1.
    pub index: usize,
}

impl Sample {
    /// Finds the sample written as `text`.
    pub fn parse(text: &str) -> Option<Sample> {
        let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ").nfc().collect();
        SAMPLES.iter().find(|sample| sample.text == text).copied()
    }

    /// The sample as written.
    pub fn text(&self) -> &'static str {
        self.text
    }

    /// What it counts with.
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// The number printed before the section at `index` (from 1), inside `ancestors`, outermost first.
    ///
    /// Decimal samples show as many numbers as the sample does. They come from the nearest sections counted in Arabic
    /// numbers; only where those are too few, from the Roman or lettered sections around them, so that "1.1." below
    /// "II." gives "2.1." and below "II." → "3." gives "3.1.".
    pub fn number(&self, index: usize, ancestors: &[Ancestor]) -> String {
        format!("{}{}{}", self.before, self.sign(index, ancestors), self.after)
    }

    /// The number without what stands around it, as a reference names it: "2.3", "đ", "IV".
    pub fn sign(&self, index: usize, ancestors: &[Ancestor]) -> String {
        match self.kind {
            Kind::Part | Kind::Roman => roman(index),
            Kind::SmallRoman => roman(index).to_lowercase(),
            Kind::Capital => capital(index),
            Kind::Letter => letter(index),
            Kind::Arabic | Kind::Bracketed => index.to_string(),
            Kind::Decimal => {
                let mut numbers = outer_numbers(ancestors, self.depth.saturating_sub(1));
                numbers.push(index);
                numbers.iter().map(usize::to_string).collect::<Vec<_>>().join(".")
            }
            Kind::Dash | Kind::Plus | Kind::Unnumbered => String::new(),
        }
    }
}

/// At most `wanted` numbers for a decimal sample, outermost first.
fn outer_numbers(ancestors: &[Ancestor], wanted: usize) -> Vec<usize> {
    let is_arabic = |ancestor: &&Ancestor| matches!(ancestor.sample.kind, Kind::Arabic | Kind::Decimal);
    let mut numbers: Vec<usize> =
        ancestors.iter().rev().filter(is_arabic).take(wanted).map(|ancestor| ancestor.index).collect();
    let around = ancestors.iter().position(|ancestor| is_arabic(&ancestor)).unwrap_or(ancestors.len());
    let missing = wanted - numbers.len();
    let outside = ancestors.iter().take(around).rev().filter(|ancestor| ancestor.sample.kind.counts());
    numbers.extend(outside.take(missing).map(|ancestor| ancestor.index));
    numbers.reverse();
    numbers
}

/// Roman number, capitals: "XIV"; Arabic digits where there is none (0, above 3999).
pub fn roman(number: usize) -> String {
    const SIGNS: [(usize, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    if !(1..=3999).contains(&number) {
        return number.to_string();
    }
    let mut rest = number;
    let mut written = String::new();
    for (value, sign) in SIGNS {
        while rest >= value {
            written.push_str(sign);
            rest -= value;
        }
    }
    written
}

/// Reads a Roman number in either case; only the usual spelling is one.
pub fn from_roman(text: &str) -> Option<usize> {
    if text.is_empty() || text.len() > 15 {
        return None;
    }
    let value = |sign: char| match sign.to_ascii_uppercase() {
        'I' => Some(1),
        'V' => Some(5),
        'X' => Some(10),
        'L' => Some(50),
        'C' => Some(100),
        'D' => Some(500),
        'M' => Some(1000),
        _ => None,
    };
    let values: Vec<usize> = text.chars().map(value).collect::<Option<_>>()?;
    let (mut plus, mut minus) = (0, 0);
    for (at, &value) in values.iter().enumerate() {
        if values.get(at + 1).is_some_and(|&next| next > value) {
            minus += value;
        } else {
            plus += value;
        }
    }
    let number: usize = plus - std::cmp::min(plus, minus);
    (roman(number) == text.to_ascii_uppercase()).then_some(number)
}

/// Letter of the Vietnamese order: a b c d đ e g … y, then aa ab …; "0" for 0.
pub fn letter(number: usize) -> String {
    let mut rest = number;
    let mut letters: Vec<char> = Vec::new();
    while rest > 0 {
        letters.extend(LETTERS.get((rest - 1) % LETTERS.len()));
        rest = (rest - 1) / LETTERS.len();
    }
    if letters.is_empty() { number.to_string() } else { letters.iter().rev().collect() }
}

/// Capital letter of the Vietnamese order: A B C D Đ E G …
pub fn capital(number: usize) -> String {
    letter(number).to_uppercase()
}

/// Reads a letter of the Vietnamese order in either case; no ă, â, ê, ô, ơ, ư, f, j, w, z.
pub fn from_letter(text: &str) -> Option<usize> {
    let text: String = text.nfc().collect::<String>().to_lowercase();
    if text.is_empty() || text.chars().count() > 4 {
        return None;
    }
    text.chars().try_fold(0, |number, sign| {
        let place = LETTERS.iter().position(|&letter| letter == sign)?;
        Some(number * LETTERS.len() + place + 1)
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn number(chain: &[(&str, usize)]) -> String {
        let mut path: Vec<Ancestor> =
            chain.iter().map(|&(text, index)| Ancestor { sample: Sample::parse(text).unwrap(), index }).collect();
        let own = path.pop().unwrap();
        own.sample.number(own.index, &path)
    }

    #[test]
    fn letters_skip_what_does_not_number_and_keep_d_bar() {
        let all: Vec<String> = (1..=25).map(letter).collect();
        assert_eq!(all.join(" "), "a b c d đ e g h i k l m n o p q r s t u v x y aa ab");
        assert_eq!((capital(5), capital(24), letter(0)), ("Đ".into(), "AA".into(), "0".into()));
        for n in 1..2000 {
            assert_eq!(from_letter(&letter(n)), Some(n));
            assert_eq!(from_letter(&capital(n)), Some(n));
        }
        assert_eq!(
            (from_letter("f"), from_letter("ă"), from_letter(""), from_letter("aaaaa")),
            (None, None, None, None)
        );
    }

    #[test]
    fn roman_numbers_read_back() {
        for n in 1..=3999 {
            assert_eq!(from_roman(&roman(n)), Some(n));
        }
        assert_eq!(
            (roman(14), roman(1994), roman(0), roman(4000)),
            ("XIV".into(), "MCMXCIV".into(), "0".into(), "4000".into())
        );
        assert_eq!(from_roman("iv"), Some(4));
        for text in ["", "IIII", "VX", "IC", "A", "MMMMMMMMMMMMMMMM", "0"] {
            assert_eq!(from_roman(text), None, "{text}");
        }
    }

    #[test]
    fn every_sample_numbers_itself() {
        for sample in SAMPLES {
            let ancestors: Vec<Ancestor> = vec![Ancestor { sample: Sample::parse("1.").unwrap(), index: 1 }; 2];
            assert_eq!(sample.number(1, &ancestors), sample.text());
            assert_eq!(Sample::parse(sample.text()), Some(sample));
        }
        for text in ["đ/", "1)", "I)", "Phần 1", "1.1.1.1", "b)", "2.", "--", "a", "(a)"] {
            assert_eq!(Sample::parse(text), None, "{text}");
        }
        assert_eq!(Sample::parse("Pha\u{302}\u{300}n  I").map(|sample| sample.kind()), Some(Kind::Part));
    }

    #[test]
    fn plain_samples() {
        assert_eq!(number(&[("Phần I", 2)]), "Phần II");
        assert_eq!(number(&[("A.", 5)]), "Đ.");
        assert_eq!(number(&[("I.", 4)]), "IV.");
        assert_eq!(number(&[("I-", 3)]), "III-");
        assert_eq!(number(&[("I.", 4), ("1.", 2)]), "2.");
        assert_eq!(number(&[("I.", 4), ("1", 12)]), "12");
        assert_eq!(number(&[("1.", 4), ("a)", 5)]), "đ)");
        assert_eq!(number(&[("a.", 6)]), "e.");
        assert_eq!(number(&[("(1)", 6)]), "(6)");
        assert_eq!(number(&[("(i)", 6)]), "(vi)");
        assert_eq!(number(&[("-", 6)]), "-");
        assert_eq!(number(&[("+", 6)]), "+");
        assert_eq!(number(&[("", 6)]), "");
    }

    #[test]
    fn decimal_samples_take_the_numbers_around_them() {
        assert_eq!(number(&[("1.", 1), ("1.1.", 2)]), "1.2.");
        assert_eq!(number(&[("I.", 4), ("1.", 3), ("1.1", 2)]), "3.2");
        assert_eq!(number(&[("I.", 4), ("1.", 3), ("1.1.", 2), ("1.1.1.", 7)]), "3.2.7.");
        // Below a Roman section that is not counted in Arabic numbers.
        assert_eq!(number(&[("A.", 1), ("I.", 2), ("1.1", 1)]), "2.1");
        assert_eq!(number(&[("I.", 2), ("1.1.", 3), ("1.1.1", 4)]), "2.3.4");
        // A lettered level between does not enter.
        assert_eq!(number(&[("1.", 3), ("a)", 2), ("1.1.", 5)]), "3.5.");
        assert_eq!(number(&[("1.", 3), ("", 2), ("-", 2), ("1.1.", 5)]), "3.5.");
        // Nothing around it to take.
        assert_eq!(number(&[("1.1.", 5)]), "5.");
    }
}
