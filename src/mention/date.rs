//! **Ngày, tháng** in prose: long and short, with months whose day is not named, and days of the week beside them.

use std::ops::Range;

use super::Part;
use super::token::Tokens;
use crate::value::{DateError, PartialDate};

/// How a date is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateForm {
    /// "ngày 05 tháng 3 năm 2024", also without "ngày".
    Long,
    /// "05/3/2024".
    Short,
    /// "tháng 3 năm 2024".
    MonthLong,
    /// "tháng 3/2024", "3/2024".
    MonthShort,
}

/// **Thứ**: a day of the week.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Weekday {
    /// Chủ nhật
    Sunday,
    /// Thứ Hai
    Monday,
    /// Thứ Ba
    Tuesday,
    /// Thứ Tư
    Wednesday,
    /// Thứ Năm
    Thursday,
    /// Thứ Sáu
    Friday,
    /// Thứ Bảy
    Saturday,
}

impl Weekday {
    const ALL: [Weekday; 7] = [
        Weekday::Sunday,
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
    ];

    /// The day of the week on which a full date falls.
    pub fn of(date: PartialDate) -> Option<Weekday> {
        let (month, day) = (i32::try_from(date.month?).ok()?, i32::try_from(date.day?).ok()?);
        // Zeller's congruence, with January and February as months 13 and 14 of the year before.
        let (year, month) = if month < 3 { (date.year - 1, month + 12) } else { (date.year, month) };
        let days = day + 13 * (month + 1) / 5 + year + year / 4 - year / 100 + year / 400;
        // Zeller counts from Saturday.
        usize::try_from((days + 6).rem_euclid(7)).ok().and_then(|at| Self::ALL.get(at)).copied()
    }

    /// The name in the middle of a sentence, as annex II of Decree 30 writes it: "thứ Hai", "Chủ nhật".
    pub fn name(self) -> &'static str {
        match self {
            Weekday::Sunday => "Chủ nhật",
            Weekday::Monday => "thứ Hai",
            Weekday::Tuesday => "thứ Ba",
            Weekday::Wednesday => "thứ Tư",
            Weekday::Thursday => "thứ Năm",
            Weekday::Friday => "thứ Sáu",
            Weekday::Saturday => "thứ Bảy",
        }
    }
}

/// A day of the week named beside a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WeekdayMention<'a> {
    /// The words, without brackets.
    pub part: Part<'a>,
    /// The day named.
    pub weekday: Weekday,
    /// Does the date fall on it? `None` for a date that is not full.
    pub fits: Option<bool>,
}

/// **Ngày, tháng** as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DateMention<'a> {
    /// The bytes, with "ngày" or "tháng" in front, without the day of the week.
    pub range: Range<usize>,
    /// As written.
    pub text: &'a str,
    /// The bytes from the first figure (or blank) to the last: what a correction of the date replaces.
    pub figures: Range<usize>,
    /// How it is written.
    pub form: DateForm,
    /// Does "ngày" stand before the day?
    pub with_word: bool,
    /// The day as written, with its zeros; none where it is blank or not named.
    pub day: Option<Part<'a>>,
    /// The month as written; none where it is blank.
    pub month: Option<Part<'a>>,
    /// The year as written.
    pub year: Part<'a>,
    /// What the calendar says.
    pub date: Result<PartialDate, DateError>,
    /// The day of the week beside it.
    pub weekday: Option<WeekdayMention<'a>>,
}

pub(super) fn scan<'a>(tokens: &Tokens<'a>) -> Vec<DateMention<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match date_at(tokens, at) {
            Some((date, next)) => {
                found.push(date);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The date that begins at `at`, and the place behind it.
pub(super) fn date_at<'a>(tokens: &Tokens<'a>, at: usize) -> Option<(DateMention<'a>, usize)> {
    let word = tokens.lower(at);
    let figure = tokens.is_figure(at);
    if !figure && !matches!(word, "ngày" | "mùng" | "mồng" | "tháng") {
        return None;
    }
    let (fields, next) = match word {
        // The day is there, but not known here.
        "tháng" if tokens.is_mark(at.wrapping_sub(1), '\u{FFFC}') => return None,
        "tháng" => month_at(tokens, at + 1)?,
        _ if figure => day_at(tokens, at, false).or_else(|| bare_month_at(tokens, at))?,
        _ => day_at(tokens, at + 1, true)?,
    };
    let part = |place: Option<usize>| place.map(|place| tokens.part(place, place + 1));
    let number = |place: Option<usize>| place.and_then(|place| tokens.figure(place)).map(|(number, _)| number);
    let (year, width) = tokens.figure(fields.year)?;
    let range = tokens.range(at, next);
    let figures = tokens.range(fields.first, next);
    let written = tokens.slice(figures.clone());
    let date = if width != 4 {
        Err(DateError::ShortYear { text: written.to_owned() })
    } else {
        let date = PartialDate::new(year.cast_signed(), number(fields.month), number(fields.day));
        match date {
            Ok(date) if fields.other_marks => Err(DateError::OtherMarks { text: written.to_owned(), date }),
            // A day whose month is blank says nothing yet.
            Err(DateError::NotADate { .. }) => PartialDate::new(year.cast_signed(), None, None),
            date => date,
        }
    };
    let weekday = weekday_beside(tokens, at, next).map(|(part, weekday)| WeekdayMention {
        part,
        weekday,
        fits: date.as_ref().ok().and_then(|&date| Weekday::of(date)).map(|real| real == weekday),
    });
    let mention = DateMention {
        text: tokens.slice(range.clone()),
        range,
        figures,
        form: fields.form,
        with_word: matches!(word, "ngày" | "mùng" | "mồng"),
        day: part(fields.day),
        month: part(fields.month),
        year: tokens.part(fields.year, fields.year + 1),
        date,
        weekday,
    };
    Some((mention, next))
}

/// Where the parts of a date stand.
struct Fields {
    form: DateForm,
    first: usize,
    day: Option<usize>,
    month: Option<usize>,
    year: usize,
    other_marks: bool,
}

fn is_short(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.figure(at).is_some_and(|(_, width)| width <= 2)
}

/// The day with its month and year; `named` says that "ngày" stands before, so that blanks and odd marks are believed.
fn day_at(tokens: &Tokens<'_>, at: usize, named: bool) -> Option<(Fields, usize)> {
    let (day, mut next) = match is_short(tokens, at) {
        true => (Some(at), at + 1),
        false if named => (None, tokens.past_dots(at)),
        false => return None,
    };
    if tokens.is(next, "tháng") && tokens.joins(next) && !(day.is_some() && tokens.touches(next)) {
        next += 1;
        let month = is_short(tokens, next).then_some(next);
        next = month.map_or_else(|| tokens.past_dots(next), |month| month + 1);
        let slash = tokens.is_mark(next, '/') && tokens.touches(next);
        if !(tokens.is(next, "năm") || slash) || !tokens.joins(next) {
            return None;
        }
        let year = next + 1;
        tokens.figure(year).filter(|&(_, width)| width == 4 || width == 2 && named)?;
        let first =
            if day.is_some() || next > at + 1 && tokens.mark(at).is_some() { at } else { month.unwrap_or(year) };
        return free(tokens, year + 1)
            .then_some((Fields { form: DateForm::Long, first, day, month, year, other_marks: false }, year + 1));
    }
    let mark = tokens.mark(next).filter(|mark| matches!(mark, '/' | '-' | '.' | '–'))?;
    if mark != '/' && !(named && day.is_some()) || day.is_some() && !tokens.touches(next) {
        return None;
    }
    let from_month = next + 1;
    let month = is_short(tokens, from_month).then_some(from_month);
    let second = month.map_or_else(|| tokens.past_dots(from_month), |month| month + 1);
    if month.is_none() && !(named && second > from_month) {
        return None;
    }
    if !tokens.is_mark(second, mark) || !tokens.touches(second) || !tokens.touches(second + 1) {
        return None;
    }
    let year = second + 1;
    let (_, width) = tokens.figure(year)?;
    if !(width == 4 || width == 2 && named) || month.is_some_and(|month| !tokens.touches(month) && day.is_some()) {
        return None;
    }
    if !named && !is_certain(tokens, at) || !free(tokens, year + 1) {
        return None;
    }
    let first = if day.is_some() || tokens.mark(at) != Some('/') { at } else { next };
    Some((Fields { form: DateForm::Short, first, day, month, year, other_marks: mark != '/' }, year + 1))
}

/// Three figures with slashes are a date unless a ratio or a number of something is spoken of.
fn is_certain(tokens: &Tokens<'_>, at: usize) -> bool {
    let glued = tokens.touches(at);
    let before = at.checked_sub(1);
    let range_of_days = before.is_some_and(|dash| {
        matches!(tokens.mark(dash), Some('-' | '–'))
            && dash.checked_sub(1).is_none_or(|day| !tokens.is_figure(day) || is_short(tokens, day))
    });
    let opened = matches!(before.and_then(|at| tokens.mark(at)), Some('(' | '[' | '“' | '"' | ':' | '*' | ';' | '|'));
    if glued && at > 0 && !range_of_days && !opened {
        return false;
    }
    let in_calendar = |place: usize, last: u32| tokens.figure(place).is_some_and(|(number, _)| number <= last);
    let ratio = tokens.is(at.wrapping_sub(1), "lệ") || tokens.is(at.wrapping_sub(1), "số");
    !ratio && in_calendar(at, 31) && in_calendar(at + 2, 31)
}

/// Does nothing of the same figure or number follow?
fn free(tokens: &Tokens<'_>, at: usize) -> bool {
    if !tokens.touches(at) {
        return true;
    }
    match tokens.mark(at) {
        Some('/') => tokens.is_mark(at + 1, '.'),
        Some('-' | '–' | '.' | ',') => !(tokens.touches(at + 1) && tokens.is_word(at + 1)) || tokens.is_mark(at, ','),
        Some('%') => false,
        Some(_) => true,
        None => false,
    }
}

/// "tháng 3 năm 2024", "tháng 3/2024": `at` stands behind "tháng".
fn month_at(tokens: &Tokens<'_>, at: usize) -> Option<(Fields, usize)> {
    let month = is_short(tokens, at).then_some(at);
    let next = month.map_or_else(|| tokens.past_dots(at), |month| month + 1);
    if next == at {
        return None;
    }
    let slash = tokens.is_mark(next, '/') && tokens.touches(next);
    let form = match slash {
        true => DateForm::MonthShort,
        false if tokens.is(next, "năm") && tokens.joins(next) => DateForm::MonthLong,
        false => return None,
    };
    let year = next + 1;
    tokens.figure(year).filter(|&(_, width)| width == 4)?;
    free(tokens, year + 1).then_some((Fields { form, first: at, day: None, month, year, other_marks: false }, year + 1))
}

/// "đến 12/2024": a month without its word, believed behind a word of time and in front of no noun.
fn bare_month_at(tokens: &Tokens<'_>, at: usize) -> Option<(Fields, usize)> {
    let before = tokens.lower_before(at);
    let timely = matches!(before, "từ" | "đến" | "tới" | "trước" | "sau" | "hết" | "cuối" | "đầu");
    let (month, _) = tokens.figure(at).filter(|&(_, width)| width <= 2)?;
    let year = at + 2;
    if !timely || !(1..=12).contains(&month) || !tokens.is_mark(at + 1, '/') || !tokens.touches(at + 1) {
        return None;
    }
    let (number, width) = tokens.figure(year).filter(|_| tokens.touches(year))?;
    let behind = tokens.lower(year + 1);
    let ends = !tokens.is_word(year + 1) || matches!(behind, "đến" | "tới" | "hoặc" | "và" | "của" | "là");
    let century = width == 4 && (1900..2100).contains(&number);
    (century && ends && free(tokens, year + 1)).then_some((
        Fields { form: DateForm::MonthShort, first: at, day: None, month: Some(at), year, other_marks: false },
        year + 1,
    ))
}

/// "thứ Hai", "Thứ 2", "Chủ nhật" at `at`, with the place behind.
fn weekday_at(tokens: &Tokens<'_>, at: usize) -> Option<(Weekday, usize)> {
    let weekday = match (tokens.lower(at), tokens.lower(at + 1)) {
        ("chủ", "nhật") => Weekday::Sunday,
        ("thứ", "hai" | "2") => Weekday::Monday,
        ("thứ", "ba" | "3") => Weekday::Tuesday,
        ("thứ", "tư" | "4") => Weekday::Wednesday,
        ("thứ", "năm" | "5") => Weekday::Thursday,
        ("thứ", "sáu" | "6") => Weekday::Friday,
        ("thứ", "bảy" | "bẩy" | "7") => Weekday::Saturday,
        _ => return None,
    };
    Some((weekday, at + 2))
}

/// The day of the week just before `from` or just behind `to`, with a comma or a bracket between.
fn weekday_beside<'a>(tokens: &Tokens<'a>, from: usize, to: usize) -> Option<(Part<'a>, Weekday)> {
    let before = from.checked_sub(usize::from(tokens.is_mark(from.wrapping_sub(1), ',')))?;
    if let Some(start) = before.checked_sub(2)
        && let Some((weekday, next)) = weekday_at(tokens, start)
    {
        return Some((tokens.part(start, next), weekday));
    }
    let start = to + usize::from(matches!(tokens.mark(to), Some('(' | ',')));
    let bracket = tokens.is_mark(to, '(');
    let (weekday, next) = weekday_at(tokens, start)?;
    // "…, thứ hai là …" counts points, not days.
    let sure = bracket || tokens.capital(start + 1) || weekday == Weekday::Sunday;
    sure.then(|| (tokens.part(start, next), weekday))
}
