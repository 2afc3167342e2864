//! KH612: "Tỉnh", "Huyện", "Xã" with a capital before the name of the unit, inside a sentence.

use super::kh610::is_generic_noun;
use super::text::{Word, exact, uncapitalised, words};
use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: "KH612",
    name: "danh-tu-chung-viet-hoa",
    title: "danh từ chung trước tên đơn vị hành chính viết hoa giữa câu",
    weights: Weights::WARNING,
    clause: "Phụ lục II, III.1",
    since: "0.2.0",
    profile: "nd30-2020",
};

/// The nouns below the province; a province is told by its name.
const NOUNS: [&str; 8] = ["Huyện", "Thị xã", "Thị trấn", "Xã", "Phường", "Quận", "Thành phố", "Đặc khu"];

/// Family names: a unit that bears the name of a person keeps the capital of its noun.
const FAMILIES: [&str; 34] = [
    "Nguyễn", "Trần", "Lê", "Phạm", "Phan", "Huỳnh", "Hoàng", "Vũ", "Võ", "Đặng", "Bùi", "Đỗ", "Hồ", "Ngô", "Dương",
    "Lý", "Đinh", "Trịnh", "Mai", "Đào", "Tô", "Lương", "Hà", "Cao", "Tôn", "Trương", "Lâm", "Triệu", "Tạ", "Kim",
    "Ông", "Bà", "Hai", "Điện",
];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for found in context.miscapitalised().iter().filter(|found| is_generic_noun(&found.mention)) {
        let name = &found.mention;
        let length = name.found.find(' ').unwrap_or(name.found.len());
        if name.found.starts_with(char::is_uppercase) {
            report(found.passage, name.range.start..name.range.start + length, &name.found, diags);
        }
    }
    for passage in context.prose() {
        let list: Vec<Word<'_>> = if passage.words.contains(['H', 'T', 'X', 'P', 'Q', 'Đ']) {
            words(&passage.words).collect()
        } else {
            Vec::new()
        };
        for at in 1..list.len() {
            let Some((noun, name)) = named(&passage.words, &list, at) else { continue };
            let range = noun.start..name.end;
            let found = passage.words.get(range.clone()).unwrap_or_default();
            // A city that is a province has been told above, and Thành phố Hồ Chí Minh keeps its capital.
            let city = found.starts_with("Thành phố");
            let name = passage.words.get(name).unwrap_or_default();
            if !city || context.lexicon.known_province(name).is_none() {
                report(passage, noun, found, diags);
            }
        }
    }
}

fn report(passage: &Passage<'_>, noun: Range<usize>, found: &str, diags: &mut Diags) {
    let written = passage.words.get(noun.clone()).unwrap_or_default();
    let small = uncapitalised(written);
    let right = uncapitalised(found);
    let message = format!("“{found}” giữa câu: “{written}” là danh từ chung, viết thường");
    let mut finding = Diagnostic::new(&RULE, passage.span(noun.clone()), message).help(format!("viết “{right}”"));
    if let Some(span) = exact(passage, noun) {
        finding = finding.fix(format!("viết “{right}”"), span, small);
    }
    diags.push(finding);
}

/// The noun that begins with word `at`, inside a sentence, and the name behind it.
fn named(text: &str, list: &[Word<'_>], at: usize) -> Option<(Range<usize>, Range<usize>)> {
    let first = list.get(at)?;
    let noun = NOUNS.iter().find(|noun| {
        text.get(first.start..).is_some_and(|rest| rest.strip_prefix(**noun).is_some_and(|rest| rest.starts_with(' ')))
    })?;
    let before = list.get(at - 1)?;
    let inside = matches!(text.get(before.end()..first.start), Some(" " | ", "));
    // In a title every word has its capital: "Mỗi Xã Một Sản phẩm".
    if !inside || before.is_capital() && !before.is_upper() || before.is_upper() && *noun == "Thành phố" {
        return None;
    }
    let end = first.start + noun.len();
    let name: Vec<&Word<'_>> = list
        .iter()
        .skip_while(|word| word.start < end)
        .scan(end, |from, word| {
            let next = text.get(*from..word.start) == Some(" ") && word.is_capital() && !word.is_upper();
            *from = word.end();
            next.then_some(word)
        })
        .take(4)
        .collect();
    let (head, tail) = (name.first()?, name.last()?);
    let person = name.len() > 1 && FAMILIES.contains(&head.text);
    // One syllable may be the first word of an organ: "Xã Đoàn", "Huyện Đội".
    let ends = text.get(tail.end()..).is_none_or(|rest| !rest.starts_with('-'));
    (!person && name.len() > 1 && ends).then(|| (first.start..end, head.start..tail.end()))
}
