//! What stands beside a place of a text, and texts made comparable.

use super::{Context, Passage};
use crate::value::quick::{is_alphanumeric, lowercase};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// The words just before `at`: at most `bytes` of them, without the blanks at their end.
pub(super) fn before(words: &str, at: usize, bytes: usize) -> &str {
    let mut start = at.saturating_sub(bytes);
    while !words.is_char_boundary(start) {
        start += 1;
    }
    words.get(start..at).unwrap_or("").trim_end()
}

/// Does the text end with a short word whose stop is its own, "UBND TP."?
pub(super) fn ends_in_short(text: &str) -> bool {
    let last = text.trim_end().rsplit(|c: char| c.is_whitespace() || c == '(').next().unwrap_or("");
    matches!(last, "TP." | "Tp." | "TX." | "TT.")
}

/// The clause before `at`: back to the last mark that ends one.
pub(super) fn clause_before(words: &str, at: usize) -> &str {
    let head = words.get(..at).unwrap_or("");
    let start = head.rfind([';', ':', '.', '(', '\n']).map_or(0, |mark| mark + 1);
    head.get(start..).unwrap_or("")
}

/// Words in small letters, without the marks around them.
pub(super) fn plain_words(text: &str) -> Vec<String> {
    each_plain_word(text).map(Cow::into_owned).collect()
}

/// The same, one by one.
pub(super) fn each_plain_word(text: &str) -> impl Iterator<Item = Cow<'_, str>> {
    text.split(|c: char| !is_alphanumeric(c)).filter(|word| !word.is_empty()).map(lowercase)
}

/// How much of two texts is the same, in hundredths: words that stand in both, of all words in either.
pub(super) fn likeness(one: &[String], other: &[String]) -> usize {
    let (one, other) = (BTreeSet::from_iter(one), BTreeSet::from_iter(other));
    let all = one.union(&other).count();
    (one.intersection(&other).count() * 100).checked_div(all).unwrap_or(0)
}

/// How much of the shorter text stands in the other, in hundredths of its words (or of what else it is cut into).
pub(super) fn shared<W: Ord>(one: &[W], other: &[W]) -> usize {
    let set = |words| BTreeSet::from_iter(words);
    let (one, other): (BTreeSet<&W>, BTreeSet<&W>) = (set(one), set(other));
    let least = one.len().min(other.len());
    (one.intersection(&other).count() * 100).checked_div(least).unwrap_or(0)
}

/// Years with four digits behind `word` ("năm 2024"), each with the place of its digits.
pub(super) fn years_after<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = (usize, i32)> + 't {
    text.match_indices(word).filter_map(move |(at, _)| {
        let start = at + word.len();
        let rest = text.get(start..)?;
        let blank = rest.len() - rest.trim_start().len();
        Some((start + blank, year_at(rest.trim_start())?))
    })
}

/// Does the year at `at` belong to a day, to a law or to a cited document, rather than to the plan itself?
pub(super) fn is_of_another<'p>(context: &Context<'p>, passage: &'p Passage<'p>, at: usize) -> bool {
    let dated = context.dates().iter().any(|date| {
        let here = date.passage.index == passage.index && date.mention.range.contains(&at);
        here && date.mention.day.is_some()
    });
    dated || context.documents_in(passage).iter().any(|document| document.range.contains(&at))
}

/// Does the name of a plan say that it looks back, so that it names years that are over ("Giám sát … giai đoạn 2021-2025")?
pub(super) fn looks_back(name: &str) -> bool {
    let name = name.to_lowercase();
    LOOKS_BACK.iter().any(|word| name.contains(word))
}

const LOOKS_BACK: [&str; 12] = [
    "giám sát",
    "tổng kết",
    "sơ kết",
    "đánh giá",
    "kiểm tra",
    "thanh tra",
    "kiểm toán",
    "kiểm kê",
    "kiểm điểm",
    "rà soát",
    "quyết toán",
    "khắc phục",
];

/// The year with which a text begins.
pub(super) fn year_at(text: &str) -> Option<i32> {
    let digits = text.get(..4).filter(|digits| digits.bytes().all(|byte| byte.is_ascii_digit()))?;
    let ends = !text.get(4..)?.starts_with(|c: char| c.is_ascii_digit());
    digits.parse().ok().filter(|year| ends && (1945..2200).contains(year))
}

/// Stretches of years, "2021-2025", "2021 - 2025", "từ năm 2021 đến năm 2025": where they stand, the first and the last year.
pub(super) fn year_ranges(text: &str) -> Vec<(std::ops::Range<usize>, i32, i32)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(at) = text.get(from..).and_then(|rest| rest.find(|c: char| c.is_ascii_digit())).map(|at| at + from) {
        let width = text.bytes().skip(at).take_while(u8::is_ascii_digit).count();
        from = at + width;
        let glued = text.get(..at).is_some_and(|head| head.ends_with(['/', '.', ',']));
        let Some(first) = text.get(at..).and_then(year_at).filter(|_| !glued) else { continue };
        let rest = text.get(from..).unwrap_or("");
        let tail = rest.trim_start();
        let joined = ["-", "–", "đến năm ", "đến hết năm ", "đến "].iter().find_map(|join| tail.strip_prefix(join));
        let Some(tail) = joined.map(str::trim_start) else { continue };
        let Some(last) = year_at(tail) else { continue };
        let end = text.len() - tail.len() + 4;
        if !text.get(end..).is_some_and(|rest| rest.starts_with('/')) {
            found.push((at..end, first, last));
        }
        from = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn years_and_stretches_of_years_are_read_and_other_figures_are_not() {
        let found = |text: &str| year_ranges(text).into_iter().map(|(_, a, b)| (a, b)).collect::<Vec<_>>();
        assert_eq!(found("giai đoạn 2021-2025, định hướng 2026 – 2030"), [(2021, 2025), (2026, 2030)]);
        assert_eq!(found("từ năm 2021 đến năm 2025"), [(2021, 2025)]);
        assert!(found("số 12/2024-2025/HĐ, ngày 01/5/2024 - 02/6/2024, 2000-3000 sản phẩm").is_empty());
        assert_eq!(years_after("năm 2024, năm 20245, năm học", "năm").map(|(_, y)| y).collect::<Vec<_>>(), [2024]);
    }

    #[test]
    fn likeness_counts_shared_words() {
        let words = |text| plain_words(text);
        assert_eq!(likeness(&words("một hai ba bốn"), &words("Một, hai, ba; năm")), 60);
    }

    #[test]
    fn what_stands_before_a_place_is_cut_at_characters_and_clauses() {
        let text = "trước ngày 05/3; hai ba 5";
        assert_eq!(before(text, text.find('0').unwrap_or(0), 6), "ngày");
        assert_eq!(before(text, 2, 8), "tr");
        assert_eq!(clause_before(text, text.len() - 1), " hai ba ");
    }
}
