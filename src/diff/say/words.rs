//! Words of other texts inside a sentence: quoted, cut, counted.

use crate::diff::change::{Fate, Segment};
use crate::value::format_decimal;
use rust_decimal::Decimal;

/// How many characters a text may take in a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Room(usize);

impl Room {
    /// As many as it has.
    pub const ALL: Room = Room(usize::MAX);
}

/// A value in a headline.
pub(super) const SHORT: Room = Room(90);

/// One of several stretches in a headline.
pub(super) const MIDDLE: Room = Room(50);

/// More changed stretches than these are counted, not told.
const TOLD: usize = 3;

/// The text on one line, cut after a word where it is longer than its room.
pub(super) fn one_line(text: &str, room: Room) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let Some((end, _)) = line.char_indices().nth(room.0) else { return line };
    let cut = line.get(..end).unwrap_or_default();
    // A text without blanks is cut where the room ends.
    let words = cut.rfind(' ').and_then(|blank| cut.get(..blank)).unwrap_or(cut);
    format!("{} …", words.trim_end_matches([',', ';', ':', '.', ' ', '–', '-']))
}

/// The same in quotes.
pub(super) fn quoted(text: &str, room: Room) -> String {
    format!("“{}”", one_line(text, room))
}

/// A number with its sign: "+12,5", "−3".
pub(super) fn signed(number: Decimal) -> String {
    let sign = if number.is_sign_negative() && !number.is_zero() { '−' } else { '+' };
    format!("{sign}{}", format_decimal(number.abs(), None))
}

/// A figure with what it counts; per cent stands close.
pub(super) fn with_unit(figure: &str, unit: &str) -> String {
    match unit {
        "" => figure.to_owned(),
        "%" => format!("{figure}%"),
        unit => format!("{figure} {unit}"),
    }
}

/// A stretch of time in the measure that the deadlines themselves use: quarters, months, years, or days.
pub(super) fn stretch(days: i64, months: Option<i32>, texts: [&str; 2]) -> String {
    let (days, months) = (days.unsigned_abs(), months.map(i32::unsigned_abs).filter(|months| *months > 0));
    let lower = texts.map(str::to_lowercase);
    let all = |word: &str| lower.iter().all(|text| text.contains(word));
    let Some(months) = months.filter(|_| !lower.iter().any(|text| names_day(text))) else {
        return match months {
            Some(months) if months % 12 == 0 => format!("{days} ngày ({} năm)", months / 12),
            Some(months) => format!("{days} ngày ({months} tháng)"),
            None => format!("{days} ngày"),
        };
    };
    match months {
        months if months % 12 == 0 => format!("{} năm", months / 12),
        months if months % 3 == 0 && all("quý") => format!("{} quý", months / 3),
        months => format!("{months} tháng"),
    }
}

/// True for a deadline that names a day: "30/6", "ngày 15 tháng 6".
fn names_day(text: &str) -> bool {
    let digits = |text: &str, back: bool| {
        let digit = |c: &char| c.is_ascii_digit();
        if back { text.chars().rev().take_while(digit).count() } else { text.chars().take_while(digit).count() }
    };
    let slash = text.match_indices('/').any(|(at, _)| {
        let (before, after) = (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default());
        (1..=2).contains(&digits(before, true)) && (1..=2).contains(&digits(after, false))
    });
    let day = text
        .match_indices("ngày ")
        .any(|(at, word)| digits(text.get(at + word.len()..).unwrap_or_default(), false) > 0);
    slash || day
}

/// What was struck and what was added: "sửa “a” thành “b”; thêm “c”".
pub(super) fn edits(segments: &[Segment], room: Room) -> String {
    let edits = stretches(segments);
    let told = |edit: &(String, String)| match (edit.0.as_str(), edit.1.as_str()) {
        (old, "") => format!("bỏ {}", quoted(old, room)),
        ("", new) => format!("thêm {}", quoted(new, room)),
        (old, new) => format!("sửa {} thành {}", quoted(old, room), quoted(new, room)),
    };
    let all: Vec<String> = edits.iter().map(told).collect();
    match (all.as_slice(), room) {
        ([], _) => "đổi cách ngắt câu, khoảng trắng".to_owned(),
        (all, Room::ALL) => all.join("; "),
        (all, _) if all.len() <= TOLD => all.join("; "),
        ([first, ..], _) => format!("sửa {} chỗ, chỗ đầu: {first}", all.len()),
    }
}

/// A stretch that changed, with the word before it.
#[derive(Default)]
struct Stretch<'s> {
    before: &'s str,
    old: String,
    new: String,
}

/// What was struck with what stands in its place; a mark alone takes the word before it along.
fn stretches(segments: &[Segment]) -> Vec<(String, String)> {
    let mut all: Vec<Stretch<'_>> = Vec::new();
    let (mut before, mut open) = ("", false);
    for segment in segments {
        if segment.fate == Fate::Kept {
            before = segment.text.split_whitespace().next_back().unwrap_or(before);
            open = false;
            continue;
        }
        if !open {
            all.push(Stretch { before, ..Stretch::default() });
            open = true;
        }
        if let Some(last) = all.last_mut() {
            let side = if segment.fate == Fate::Deleted { &mut last.old } else { &mut last.new };
            side.push_str(&segment.text);
        }
    }
    let told = |stretch: Stretch<'_>| {
        let (old, new) = (stretch.old.trim(), stretch.new.trim());
        if [old, new].iter().any(|text| text.contains(char::is_alphanumeric)) || old == new {
            return (old.to_owned(), new.to_owned());
        }
        (
            format!("{}{}", stretch.before, stretch.old.trim_end()),
            format!("{}{}", stretch.before, stretch.new.trim_end()),
        )
    };
    all.into_iter().map(told).filter(|(old, new)| old != new).collect()
}
