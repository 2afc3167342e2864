//! KH606: "i" and "y" in the same word of one plan.

use super::text::{capitalised, exact, words};
use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::collections::BTreeMap;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: "KH606",
    name: "i-ngan-y-dai",
    title: "một chữ khi viết “i”, khi viết “y”",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Syllables that mean the same with either letter.
const PAIRS: [(&str, &str); 16] = [
    ("kĩ", "kỹ"),
    ("lí", "lý"),
    ("tỉ", "tỷ"),
    ("quí", "quý"),
    ("quĩ", "quỹ"),
    ("qui", "quy"),
    ("quì", "quỳ"),
    ("kì", "kỳ"),
    ("kí", "ký"),
    ("kỉ", "kỷ"),
    ("mĩ", "mỹ"),
    ("sĩ", "sỹ"),
    ("hi", "hy"),
    ("hí", "hý"),
    ("vĩ", "vỹ"),
    ("kị", "kỵ"),
];

/// Letters that such a syllable ends with, in NFC.
const ENDS: [char; 24] = [
    'i', 'í', 'ì', 'ỉ', 'ĩ', 'ị', 'y', 'ý', 'ỳ', 'ỷ', 'ỹ', 'ỵ', 'I', 'Í', 'Ì', 'Ỉ', 'Ĩ', 'Ị', 'Y', 'Ý', 'Ỳ', 'Ỷ', 'Ỹ',
    'Ỵ',
];

type Places<'c> = Vec<(&'c Passage<'c>, Range<usize>)>;

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut found: BTreeMap<usize, [Places<'_>; 2]> = BTreeMap::new();
    for passage in context.prose() {
        let text = passage.words.as_str();
        for word in words(text) {
            if !word.text.ends_with(ENDS)
                || word.text.len() > 6
                || word.text.is_ascii() && !matches!(word.text, "qui" | "quy" | "hi" | "hy")
            {
                continue;
            }
            // Names of people and places keep their spelling: a capital counts at the beginning of a text alone.
            let rest = text.get(word.end()..).unwrap_or_default();
            let opens = word.start == 0 && !rest.trim_start().starts_with(char::is_uppercase);
            if word.is_upper() || word.is_capital() && !opens {
                continue;
            }
            let small = if word.is_capital() { word.text.to_lowercase() } else { word.text.to_owned() };
            let Some((pair, long)) = PAIRS
                .iter()
                .enumerate()
                .find_map(|(at, (short, long))| (small == *short || small == *long).then_some((at, small == *long)))
            else {
                continue;
            };
            // "tỉ mỉ", "li ti" and the like are never written with the long letter.
            // Money has a unit of its own to look after.
            if rest.starts_with(" mỉ") || rest.starts_with(" tê") || rest.starts_with(" đồng") {
                continue;
            }
            let places = found.entry(pair).or_default();
            let [short, tall] = places;
            if long { tall } else { short }.push((passage, word.range()));
        }
    }
    for (pair, [short, long]) in found {
        let Some(&(with_i, with_y)) = PAIRS.get(pair) else { continue };
        let (few, many, right) =
            if long.len() >= short.len() { (&short, &long, with_y) } else { (&long, &short, with_i) };
        let Some((model, range)) = many.first() else { continue };
        let model = model.span(range.clone());
        for (passage, range) in few {
            let word = passage.words.get(range.clone()).unwrap_or_default();
            let right = if word.starts_with(char::is_uppercase) { capitalised(right) } else { right.to_owned() };
            let message = format!("“{word}” ở đây, “{right}” ở phần lớn chỗ khác");
            let mut finding = Diagnostic::new(&RULE, passage.span(range.clone()), message)
                .help(format!("viết “{right}” cho thống nhất"))
                .also(model, "cách viết dùng nhiều hơn");
            if let Some(span) = exact(passage, range.clone()) {
                finding = finding.fix(format!("viết “{right}”"), span, right);
            }
            diags.push(finding);
        }
    }
}
