//! Texts under `|`, merged by paragraph, and within a paragraph by word.

use super::align::{Card, Slot, align};
use super::lines::{settled, stretches};
use super::meaning::composed;
use crate::value::bag::Bag;

/// A part of a merged text: lines without indentation, each with its line break.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Passage {
    Agreed(String),
    Clash { ours: String, theirs: String },
}

/// A paragraph, or an item of a list in a text.
#[derive(Debug, Clone)]
struct Paragraph<'a> {
    lines: Vec<&'a str>,
    /// Blank lines under it.
    gap: usize,
}

impl Paragraph<'_> {
    fn text(&self) -> String {
        self.lines.iter().flat_map(|line| [line, "\n"]).collect()
    }

    /// Its words; how far it is indented says how deep it lies.
    fn says(&self) -> String {
        let first = self.lines.first().copied().unwrap_or_default();
        let indent = first.len() - first.trim_start().len();
        let words: Vec<&str> = self.lines.iter().flat_map(|line| line.split_whitespace()).collect();
        composed(&format!("{indent} {}", words.join(" ")))
    }

    fn card(&self) -> Card {
        let says = self.says();
        let words = Bag::of_words(says.split_whitespace().skip(1));
        Card { says, words, ..Card::default() }
    }
}

/// True for a line that begins something new though no blank line stands above it.
fn begins(line: &str) -> bool {
    let word = line.trim_start();
    let numbered = || {
        let rest = word.trim_start_matches(|c: char| c.is_ascii_digit() || c.is_ascii_lowercase() && word.len() > 2);
        let mark = word.len() - rest.len();
        (1..=2).contains(&mark) && (rest.starts_with(") ") || rest.starts_with(". "))
    };
    word.starts_with(['|', '#', '>'])
        || ["- ", "+ ", "* ", "[^"].iter().any(|sign| word.starts_with(sign))
        || numbered()
}

fn paragraphs(text: &str) -> Vec<Paragraph<'_>> {
    let mut found: Vec<Paragraph<'_>> = Vec::new();
    for line in text.trim_end_matches('\n').split('\n') {
        if line.trim().is_empty() {
            if let Some(last) = found.last_mut() {
                last.gap += 1;
            }
            continue;
        }
        match found.last_mut() {
            Some(last) if last.gap == 0 && !begins(line) => last.lines.push(line),
            _ => found.push(Paragraph { lines: vec![line], gap: 0 }),
        }
    }
    found
}

/// Merges texts; each may begin with a blank line, which is not kept.
pub(super) fn merge(base: &str, ours: &str, theirs: &str) -> Vec<Passage> {
    let all = [base, ours, theirs].map(paragraphs);
    let cards = |of: &[Paragraph<'_>]| -> Vec<Card> { of.iter().map(Paragraph::card).collect() };
    let [b, o, t] = &all;
    let aligned = align(&cards(b), &cards(o), &cards(t), false);
    if aligned.clash {
        let text = |text: &str| format!("{}\n", text.trim_end_matches('\n'));
        return vec![Passage::Clash { ours: text(ours), theirs: text(theirs) }];
    }
    let mut found: Vec<(Slot, Passage)> = Vec::new();
    for slot in aligned.slots {
        if let Some(passage) = settle(get(b, slot.base), get(o, slot.ours), get(t, slot.theirs)) {
            found.push((slot, passage));
        }
    }
    let mut passages = Vec::new();
    for (index, (slot, passage)) in found.iter().enumerate() {
        passages.push(passage.clone());
        if let Some((next, _)) = found.get(index + 1) {
            let lines = "\n".repeat(gap(*slot, *next, &all));
            if !lines.is_empty() {
                passages.push(Passage::Agreed(lines));
            }
        }
    }
    passages
}

fn get<'a>(of: &[Paragraph<'a>], at: Option<usize>) -> Option<Paragraph<'a>> {
    at.and_then(|at| of.get(at)).cloned()
}

/// Blank lines between two paragraphs of the result.
fn gap(slot: Slot, next: Slot, [base, ours, theirs]: &[Vec<Paragraph<'_>>; 3]) -> usize {
    let beside = |of: &[Paragraph<'_>], at: Option<usize>, after: Option<usize>| {
        (at?.checked_add(1)? == after?).then(|| of.get(at?).map(|paragraph| paragraph.gap))?
    };
    let b = beside(base, slot.base, next.base);
    let o = beside(ours, slot.ours, next.ours);
    let t = beside(theirs, slot.theirs, next.theirs);
    match (b, o, t) {
        (Some(b), Some(o), Some(t)) => {
            if o == b {
                t
            } else {
                o
            }
        }
        (_, Some(o), _) => o,
        (_, _, Some(t)) => t,
        _ => {
            let under = |of: &[Paragraph<'_>], at: Option<usize>| at.and_then(|at| of.get(at)).map_or(0, |p| p.gap);
            let above = |of: &[Paragraph<'_>], at: Option<usize>| under(of, at.and_then(|at| at.checked_sub(1)));
            let own = under(ours, slot.ours).max(under(theirs, slot.theirs));
            own.max(above(ours, next.ours)).max(above(theirs, next.theirs))
        }
    }
}

/// What three versions of a paragraph come to; none where it is gone.
fn settle(b: Option<Paragraph<'_>>, o: Option<Paragraph<'_>>, t: Option<Paragraph<'_>>) -> Option<Passage> {
    match (b, o, t) {
        (_, None, None) => None,
        (None, Some(one), None) | (None, None, Some(one)) => Some(Passage::Agreed(one.text())),
        (Some(b), Some(one), None) => {
            (b.says() != one.says()).then(|| Passage::Clash { ours: one.text(), theirs: String::new() })
        }
        (Some(b), None, Some(one)) => {
            (b.says() != one.says()).then(|| Passage::Clash { ours: String::new(), theirs: one.text() })
        }
        (b, Some(o), Some(t)) => {
            let base = b.as_ref().map(Paragraph::text).unwrap_or_default();
            let (ours, theirs) = (o.text(), t.text());
            let says = b.as_ref().map(Paragraph::says).unwrap_or_default();
            Some(if ours == theirs || theirs == base {
                Passage::Agreed(ours)
            } else if ours == base {
                Passage::Agreed(theirs)
            } else if o.says() == t.says() || t.says() == says {
                Passage::Agreed(ours)
            } else if o.says() == says {
                Passage::Agreed(theirs)
            } else {
                match by_words(&base, &ours, &theirs) {
                    Some(merged) => Passage::Agreed(merged),
                    None => Passage::Clash { ours, theirs },
                }
            })
        }
    }
}

/// A word and the blanks after it; none after the last one.
fn words(text: &str) -> Vec<(&str, &str)> {
    let mut found = Vec::new();
    let mut rest = text.trim();
    while !rest.is_empty() {
        let (word, after) =
            rest.find(char::is_whitespace).and_then(|end| rest.split_at_checked(end)).unwrap_or((rest, ""));
        let next = after.trim_start();
        found.push((word, after.get(..after.len() - next.len()).unwrap_or_default()));
        rest = next;
    }
    found
}

/// Merges a paragraph by its words; none where both sides touch the same ones.
fn by_words(base: &str, ours: &str, theirs: &str) -> Option<String> {
    let [b, o, t] = [base, ours, theirs].map(words);
    let only = |of: &[(&str, &str)]| -> Vec<String> { of.iter().map(|(word, _)| composed(word)).collect() };
    let (b_words, o_words, t_words) = (only(&b), only(&o), only(&t));
    let [b_words, o_words, t_words] =
        [&b_words, &o_words, &t_words].map(|of| of.iter().map(String::as_str).collect::<Vec<_>>());
    let mut merged: Vec<(&str, &str)> = Vec::new();
    for stretch in stretches(&b_words, &o_words, &t_words) {
        settled(&stretch, &b_words, &o_words, &t_words)?;
        let ours_changed = b_words.get(stretch.base.clone()) != o_words.get(stretch.ours.clone());
        let part = if stretch.same || ours_changed { o.get(stretch.ours) } else { t.get(stretch.theirs) };
        merged.extend(part?);
    }
    let last = merged.len().checked_sub(1)?;
    let mut text = ours.get(..ours.len() - ours.trim_start().len())?.to_owned();
    for (index, (word, blanks)) in merged.into_iter().enumerate() {
        text.push_str(word);
        // The last word of a version may stand inside the merged text.
        text.push_str(if index == last {
            "\n"
        } else if blanks.is_empty() {
            " "
        } else {
            blanks
        });
    }
    Some(text)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn merged(base: &str, ours: &str, theirs: &str) -> String {
        let passage = |passage: Passage| match passage {
            Passage::Agreed(text) => text,
            Passage::Clash { ours, theirs } => format!("<{ours}={theirs}>"),
        };
        merge(base, ours, theirs).into_iter().map(passage).collect()
    }

    #[test]
    fn each_side_may_change_its_own_paragraph() {
        let base = "Đoạn một nói về việc này.\n\nĐoạn hai nói về việc kia.\n\n- Mục a\n- Mục b\n";
        let ours = base.replace("việc này", "việc khác");
        let theirs = base.replace("việc kia", "việc nọ").replace("- Mục b", "- Mục b\n- Mục c");
        let expected = "Đoạn một nói về việc khác.\n\nĐoạn hai nói về việc nọ.\n\n- Mục a\n- Mục b\n- Mục c\n";
        assert_eq!(merged(base, &ours, &theirs), expected);
        assert_eq!(merged(base, &theirs, &ours), expected);
    }

    #[test]
    fn within_a_paragraph_each_word_may_be_changed_by_one_side() {
        let base = "Tổ chức lớp tập huấn cho cán bộ\nthôn trong quý hai năm nay.\n";
        let ours = base.replace("lớp", "hai lớp");
        let theirs = base.replace("quý hai", "quý ba");
        assert_eq!(merged(base, &ours, &theirs), "Tổ chức hai lớp tập huấn cho cán bộ\nthôn trong quý ba năm nay.\n");
        let both = base.replace("quý hai", "quý tư");
        assert_eq!(merged(base, &both, &theirs), format!("<{both}={theirs}>"));
        let longer = base.replace("nay.", "nay và năm sau.");
        assert_eq!(
            merged(base, &ours, &longer),
            "Tổ chức hai lớp tập huấn cho cán bộ\nthôn trong quý hai năm nay và năm sau.\n"
        );
    }

    #[test]
    fn what_one_side_takes_away_and_the_other_changes_is_a_conflict() {
        let base = "Một hai ba bốn.\n\nNăm sáu bảy tám.\n";
        assert_eq!(merged(base, "Một hai ba bốn.\n", base), "Một hai ba bốn.\n");
        let edited = base.replace("tám", "chín");
        assert_eq!(merged(base, "Một hai ba bốn.\n", &edited), "Một hai ba bốn.\n\n<=Năm sáu bảy chín.\n>");
    }
}
