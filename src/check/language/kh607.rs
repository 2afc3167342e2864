//! KH607: a letter of another alphabet that looks like a Latin one.

use super::text::{exact, words};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH607",
    name: "chu-la-bang-chu-cai-khac",
    title: "chữ cái của bảng chữ khác trông giống chữ Việt",
    weights: Weights::WARNING,
    clause: "Phụ lục I, I.4",
    since: "0.2.0",
    profile: "",
};

/// Cyrillic, Greek and Icelandic letters, and the letters they are taken for.
const ALIKE: [(char, char); 45] = [
    ('а', 'a'),
    ('е', 'e'),
    ('о', 'o'),
    ('р', 'p'),
    ('с', 'c'),
    ('у', 'y'),
    ('х', 'x'),
    ('і', 'i'),
    ('ј', 'j'),
    ('ѕ', 's'),
    ('һ', 'h'),
    ('ԁ', 'd'),
    ('А', 'A'),
    ('В', 'B'),
    ('Е', 'E'),
    ('К', 'K'),
    ('М', 'M'),
    ('Н', 'H'),
    ('О', 'O'),
    ('Р', 'P'),
    ('С', 'C'),
    ('Т', 'T'),
    ('У', 'Y'),
    ('Х', 'X'),
    ('І', 'I'),
    ('Ј', 'J'),
    ('Ѕ', 'S'),
    ('Α', 'A'),
    ('Β', 'B'),
    ('Ε', 'E'),
    ('Ζ', 'Z'),
    ('Η', 'H'),
    ('Ι', 'I'),
    ('Κ', 'K'),
    ('Μ', 'M'),
    ('Ν', 'N'),
    ('Ο', 'O'),
    ('Ρ', 'P'),
    ('Τ', 'T'),
    ('Υ', 'Y'),
    ('Χ', 'X'),
    ('ο', 'o'),
    ('Ð', 'Đ'),
    ('Ɖ', 'Đ'),
    ('ð', 'đ'),
];

/// May one of those letters begin with these two bytes of UTF-8?
fn is_lead(pair: &[u8]) -> bool {
    matches!(pair, [0xC3, 0x90 | 0xB0] | [0xC6, 0x89] | [0xCE..=0xD1 | 0xD4, _])
}

fn latin(letter: char) -> Option<char> {
    ALIKE.iter().find(|(other, _)| *other == letter).map(|(_, latin)| *latin)
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.passages {
        let text = passage.words.as_str();
        if !text.as_bytes().windows(2).any(is_lead) {
            continue;
        }
        for word in words(text) {
            let strange = word.text.chars().filter(|c| latin(*c).is_some()).count();
            // A word wholly of another alphabet is a foreign word.
            let mixed = word.text.chars().any(|c| c.is_alphabetic() && latin(c).is_none() && !is_foreign(c));
            let eth = word.text.contains(['Ð', 'Ɖ', 'ð']);
            if strange == 0 || !(mixed || eth) {
                continue;
            }
            let right: String = word.text.chars().map(|c| latin(c).unwrap_or(c)).collect();
            let message = format!("“{}” có {strange} chữ cái của bảng chữ khác, chỉ trông giống chữ Việt", word.text);
            let mut finding = Diagnostic::new(&RULE, passage.span(word.range()), message)
                .help(format!("gõ lại “{right}” bằng bộ gõ tiếng Việt"));
            if let Some(span) = exact(passage, word.range()).filter(|_| !right.chars().any(is_foreign)) {
                finding = finding.fix(format!("thay bằng “{right}”"), span, right);
            }
            diags.push(finding);
        }
    }
}

/// A letter of the Greek or Cyrillic alphabet.
fn is_foreign(letter: char) -> bool {
    ('\u{370}'..='\u{52F}').contains(&letter)
}
