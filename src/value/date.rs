//! **Ngày**: dates whose day, or day and month, may still be open.

use std::fmt;

use crate::value::quick::composed;
use chrono::{Datelike, NaiveDate};

/// **Ngày, tháng, năm**: a date of which the day, or the day and the month, may be left blank until issue.
///
/// Ordered by year, month, day; what is blank comes before what is filled in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct PartialDate {
    /// The year, four digits.
    pub year: i32,
    /// The month from 1, or blank.
    pub month: Option<u32>,
    /// The day from 1, or blank; never filled without a month.
    pub day: Option<u32>,
}

/// A piece of a printed date. Pieces follow one another without anything between: texts carry their own spaces.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DatePiece {
    /// Words and figures.
    Text(String),
    /// Room for that many digits, to be filled in by hand or at issue.
    Blank(usize),
}

/// Why a text is not a date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum DateError {
    /// Nothing is written.
    Empty,
    /// The month has no such day.
    NoSuchDay {
        /// The day written.
        day: u32,
        /// The month.
        month: u32,
        /// The year.
        year: i32,
        /// The last day that month has.
        last: u32,
    },
    /// There is no such month.
    NoSuchMonth {
        /// The month written.
        month: u32,
    },
    /// The year has not got four digits.
    ShortYear {
        /// The text.
        text: String,
    },
    /// A date with other marks than slashes: `05-3-2024`.
    OtherMarks {
        /// The text.
        text: String,
        /// The date meant.
        date: PartialDate,
    },
    /// Anything else.
    NotADate {
        /// The text.
        text: String,
    },
}

impl DateError {
    /// What was probably meant, in a form that can be read.
    pub fn suggestion(&self) -> Option<String> {
        match self {
            DateError::NoSuchDay { month, year, last, day } if day > last => {
                Some(format!("{}/{}/{year}", two_digits(*last), month_digits(*month)))
            }
            DateError::OtherMarks { date: PartialDate { year, month: Some(month), day: None }, .. } => {
                Some(format!("{}/{year}", month_digits(*month)))
            }
            DateError::OtherMarks { date, .. } => Some(date.short()),
            _ => None,
        }
    }
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            DateError::Empty => write!(f, "chưa ghi ngày"),
            DateError::NoSuchDay { day: 0, .. } => write!(f, "không có ngày 0"),
            DateError::NoSuchDay { day, month, year, last } => {
                write!(f, "không có ngày {day} tháng {month} năm {year}; tháng {month} năm {year} có {last} ngày")
            }
            DateError::NoSuchMonth { month } => write!(f, "không có tháng {month}; tháng từ 1 đến 12"),
            DateError::ShortYear { text } => write!(f, "năm trong “{text}” phải đủ bốn chữ số"),
            DateError::OtherMarks { text, .. } => {
                write!(f, "ngày “{text}” viết với dấu khác; ngày, tháng, năm tách nhau bằng dấu gạch chéo")
            }
            DateError::NotADate { text } => write!(f, "“{text}” không phải là ngày, tháng, năm"),
        }
    }
}

impl std::error::Error for DateError {}

impl PartialDate {
    /// Joins the parts when the calendar knows such a date.
    pub fn new(year: i32, month: Option<u32>, day: Option<u32>) -> Result<Self, DateError> {
        if !(1000..=9999).contains(&year) {
            return Err(DateError::ShortYear { text: year.to_string() });
        }
        let Some(number) = month else {
            return match day {
                None => Ok(PartialDate { year, month, day }),
                Some(day) => Err(DateError::NotADate { text: format!("{day}//{year}") }),
            };
        };
        if !(1..=12).contains(&number) {
            return Err(DateError::NoSuchMonth { month: number });
        }
        let last = days_in_month(year, number);
        match day {
            Some(day) if day == 0 || day > last => Err(DateError::NoSuchDay { day, month: number, year, last }),
            _ => Ok(PartialDate { year, month, day }),
        }
    }

    /// Reads `2024-03-05`, `2024-03`, `2024`, `05/3/2024`, `3/2024` or `ngày 05 tháng 3 năm 2024`.
    pub fn parse(text: &str) -> Result<Self, DateError> {
        let text = composed(text.trim()).into_owned();
        if text.is_empty() {
            return Err(DateError::Empty);
        }
        let not_a_date = || DateError::NotADate { text: text.clone() };
        if text.contains(char::is_alphabetic) {
            return parse_words(&text.to_lowercase()).unwrap_or_else(|| Err(not_a_date()));
        }
        for mark in ['-', '/', '.', '–'] {
            if !text.contains(mark) {
                continue;
            }
            let fields: Option<Vec<(u32, usize)>> = text.split(mark).map(field).collect();
            let fields = fields.ok_or_else(not_a_date)?;
            let read = from_fields(&fields).ok_or_else(|| DateError::ShortYear { text: text.clone() })?;
            let iso = fields.first().is_some_and(|&(_, width)| width == 4);
            return match mark {
                '-' if iso => read,
                '/' if !iso => read,
                _ => Err(DateError::OtherMarks { date: read?, text }),
            };
        }
        match field(&text) {
            Some((year, 4)) => PartialDate::new(year.cast_signed(), None, None),
            _ => Err(not_a_date()),
        }
    }

    /// Is every part filled in?
    pub fn is_full(self) -> bool {
        self.month.is_some() && self.day.is_some()
    }

    /// "ngày 05 tháng 3 năm 2024"; what is blank shows as "…".
    pub fn long(self) -> String {
        join(self.pieces_long())
    }

    /// "05/3/2024"; what is blank shows as "…".
    pub fn short(self) -> String {
        join(self.pieces_short())
    }

    /// The long form in pieces, so that blanks can be given room.
    pub fn pieces_long(self) -> Vec<DatePiece> {
        self.pieces("ngày ", " tháng ", " năm ")
    }

    /// The short form in pieces, so that blanks can be given room.
    pub fn pieces_short(self) -> Vec<DatePiece> {
        self.pieces("", "/", "/")
    }

    fn pieces(self, before_day: &str, before_month: &str, before_year: &str) -> Vec<DatePiece> {
        let mut pieces = Pieces::default();
        pieces.text(before_day);
        pieces.number(self.day.filter(|_| self.month.is_some()).map(two_digits));
        pieces.text(before_month);
        pieces.number(self.month.map(month_digits));
        pieces.text(before_year);
        pieces.text(&self.year.to_string());
        pieces.0
    }

    /// The day that a clock showed so many seconds after the beginning of 1970, `offset` seconds ahead of Greenwich.
    pub fn of_clock(seconds: i64, offset: i32) -> Self {
        let day = seconds.saturating_add(i64::from(offset)).div_euclid(86_400);
        let epoch = NaiveDate::default();
        let days = chrono::Days::new(day.unsigned_abs());
        let date = if day < 0 { epoch.checked_sub_days(days) } else { epoch.checked_add_days(days) };
        date.unwrap_or(epoch).into()
    }

    /// The first day it can mean.
    pub fn first_day(self) -> NaiveDate {
        calendar(self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// The last day it can mean.
    pub fn last_day(self) -> NaiveDate {
        calendar(self.year, self.month.unwrap_or(12), self.day.unwrap_or(31))
    }
}

impl From<NaiveDate> for PartialDate {
    fn from(date: NaiveDate) -> Self {
        PartialDate { year: date.year(), month: Some(date.month()), day: Some(date.day()) }
    }
}

/// How many days the month has; 31 where there is no such month.
pub fn days_in_month(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|&day| NaiveDate::from_ymd_opt(year, month, day).is_some()).unwrap_or(31)
}

/// A day of the calendar; parts beyond its bounds are drawn back to them, since fields can be set by hand.
fn calendar(year: i32, month: u32, day: u32) -> NaiveDate {
    let (year, month) = (year.clamp(1, 9999), month.clamp(1, 12));
    NaiveDate::from_ymd_opt(year, month, day.clamp(1, days_in_month(year, month))).unwrap_or_default()
}

fn two_digits(number: u32) -> String {
    format!("{number:02}")
}

/// Decree 30, annex I, II.4.b: a zero stands before months 1 and 2 alone.
fn month_digits(month: u32) -> String {
    if month < 3 { two_digits(month) } else { month.to_string() }
}

#[derive(Default)]
struct Pieces(Vec<DatePiece>);

impl Pieces {
    fn text(&mut self, text: &str) {
        if text.is_empty() {
            return;
        }
        match self.0.last_mut() {
            Some(DatePiece::Text(last)) => last.push_str(text),
            _ => self.0.push(DatePiece::Text(text.to_owned())),
        }
    }

    fn number(&mut self, number: Option<String>) {
        match number {
            Some(number) => self.text(&number),
            None => self.0.push(DatePiece::Blank(2)),
        }
    }
}

fn join(pieces: Vec<DatePiece>) -> String {
    pieces.into_iter().map(|piece| if let DatePiece::Text(text) = piece { text } else { "…".to_owned() }).collect()
}

/// A number of at most four digits, with how many there are.
fn field(text: &str) -> Option<(u32, usize)> {
    let text = text.trim();
    let well = (1..=4).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_digit());
    well.then(|| text.parse().ok().map(|number| (number, text.len())))?
}

/// Year first or year last; `None` when no field is a year.
fn from_fields(fields: &[(u32, usize)]) -> Option<Result<PartialDate, DateError>> {
    let numbers = |at: usize| fields.get(at).map(|&(number, _)| number);
    let last = fields.len().checked_sub(1)?;
    let is_year = |at: usize| fields.get(at).is_some_and(|&(_, width)| width == 4);
    let (year, month, day) = match (is_year(0), is_year(last), fields.len()) {
        (true, false, 2) => (numbers(0)?, numbers(1), None),
        (true, false, 3) => (numbers(0)?, numbers(1), numbers(2)),
        (false, true, 2) => (numbers(1)?, numbers(0), None),
        (false, true, 3) => (numbers(2)?, numbers(1), numbers(0)),
        _ => return None,
    };
    Some(PartialDate::new(year.cast_signed(), month, day))
}

/// "ngày 05 tháng 3 năm 2024", and the same with blanks ("ngày … tháng 3 năm 2024"); `None` when it is not that.
fn parse_words(text: &str) -> Option<Result<PartialDate, DateError>> {
    let mut words = text.split_whitespace().filter(|word| word.chars().any(char::is_alphanumeric)).peekable();
    let mut part = |name: &str| -> Option<Option<(u32, usize)>> {
        if words.next_if_eq(&name).is_none() {
            return Some(None);
        }
        match words.next_if(|word| word.starts_with(|c: char| c.is_ascii_digit())) {
            Some(number) => field(number).map(Some),
            None => Some(None),
        }
    };
    let day = part("ngày")?;
    let month = part("tháng")?;
    let year = part("năm")?;
    if words.next().is_some() {
        return None;
    }
    if day.is_some() && month.is_none() {
        return None;
    }
    let (year, width) = year?;
    if width != 4 {
        return Some(Err(DateError::ShortYear { text: text.to_owned() }));
    }
    Some(PartialDate::new(year.cast_signed(), month.map(|(number, _)| number), day.map(|(number, _)| number)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn date(year: i32, month: u32, day: u32) -> PartialDate {
        PartialDate { year, month: Some(month).filter(|&m| m > 0), day: Some(day).filter(|&d| d > 0) }
    }

    #[test]
    fn forms_that_are_read() {
        for (text, expected) in [
            ("2024-03-05", date(2024, 3, 5)),
            ("2024-3-5", date(2024, 3, 5)),
            ("2024-03", date(2024, 3, 0)),
            ("2024", date(2024, 0, 0)),
            ("05/3/2024", date(2024, 3, 5)),
            ("5/3/2024", date(2024, 3, 5)),
            ("05/03/2024", date(2024, 3, 5)),
            ("3/2024", date(2024, 3, 0)),
            ("ngày 05 tháng 3 năm 2024", date(2024, 3, 5)),
            ("Ngày 29 tháng 02 năm 2024", date(2024, 2, 29)),
            ("nga\u{300}y 5 tha\u{301}ng 3 na\u{306}m 2024", date(2024, 3, 5)),
            ("ngày tháng 4 năm 2026", date(2026, 4, 0)),
            ("ngày … tháng … năm 2026", date(2026, 0, 0)),
            ("tháng 4 năm 2026", date(2026, 4, 0)),
            ("năm 2026", date(2026, 0, 0)),
        ] {
            assert_eq!(PartialDate::parse(text), Ok(expected), "{text}");
        }
    }

    #[test]
    fn forms_that_are_refused() {
        for (text, message, suggestion) in [
            ("31/02/2024", "không có ngày 31 tháng 2 năm 2024; tháng 2 năm 2024 có 29 ngày", Some("29/02/2024")),
            ("2023-02-29", "không có ngày 29 tháng 2 năm 2023; tháng 2 năm 2023 có 28 ngày", Some("28/02/2023")),
            ("05/13/2024", "không có tháng 13; tháng từ 1 đến 12", None),
            ("0/3/2024", "không có ngày 0", None),
            ("05/3/24", "năm trong “05/3/24” phải đủ bốn chữ số", None),
            (
                "05-3-2024",
                "ngày “05-3-2024” viết với dấu khác; ngày, tháng, năm tách nhau bằng dấu gạch chéo",
                Some("05/3/2024"),
            ),
            (
                "2024/03",
                "ngày “2024/03” viết với dấu khác; ngày, tháng, năm tách nhau bằng dấu gạch chéo",
                Some("3/2024"),
            ),
            ("hôm nay", "“hôm nay” không phải là ngày, tháng, năm", None),
            ("ngày 05 năm 2024", "“ngày 05 năm 2024” không phải là ngày, tháng, năm", None),
            ("12345", "“12345” không phải là ngày, tháng, năm", None),
            ("0024", "năm trong “24” phải đủ bốn chữ số", None),
            ("/", "“/” không phải là ngày, tháng, năm", None),
            ("", "chưa ghi ngày", None),
        ] {
            let error = PartialDate::parse(text).unwrap_err();
            assert_eq!((error.to_string().as_str(), error.suggestion().as_deref()), (message, suggestion));
        }
    }

    #[test]
    fn zero_stands_before_days_under_ten_and_months_under_three() {
        assert_eq!(date(2024, 3, 5).long(), "ngày 05 tháng 3 năm 2024");
        assert_eq!(date(2020, 1, 5).long(), "ngày 05 tháng 01 năm 2020");
        assert_eq!(date(2024, 12, 29).short(), "29/12/2024");
        assert_eq!(date(2024, 2, 9).short(), "09/02/2024");
    }

    #[test]
    fn blanks_are_pieces() {
        let text = |text: &str| DatePiece::Text(text.to_owned());
        assert_eq!(date(2024, 3, 0).pieces_long(), [text("ngày "), DatePiece::Blank(2), text(" tháng 3 năm 2024")]);
        assert_eq!(date(2024, 4, 0).pieces_short(), [DatePiece::Blank(2), text("/4/2024")]);
        assert_eq!(
            date(2024, 0, 0).pieces_long(),
            [text("ngày "), DatePiece::Blank(2), text(" tháng "), DatePiece::Blank(2), text(" năm 2024")]
        );
        assert_eq!(date(2024, 3, 5).pieces_long(), [text("ngày 05 tháng 3 năm 2024")]);
        assert_eq!(date(2024, 3, 0).long(), "ngày … tháng 3 năm 2024");
    }

    #[test]
    fn order_and_bounds() {
        assert!(date(2024, 3, 5) < date(2024, 3, 6));
        assert!(date(2024, 12, 31) < date(2025, 0, 0));
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!((date(2024, 2, 0).first_day(), date(2024, 2, 0).last_day()), (day(2024, 2, 1), day(2024, 2, 29)));
        assert_eq!((date(2024, 0, 0).first_day(), date(2024, 0, 0).last_day()), (day(2024, 1, 1), day(2024, 12, 31)));
        assert_eq!(date(-5, 77, 99).last_day(), day(1, 12, 31));
    }

    #[test]
    fn every_day_reads_back_from_both_forms() {
        let mut day = NaiveDate::from_ymd_opt(2023, 12, 1).unwrap();
        for _ in 0..800 {
            let date = PartialDate::from(day);
            assert_eq!(PartialDate::parse(&date.long()), Ok(date));
            assert_eq!(PartialDate::parse(&date.short()), Ok(date));
            assert_eq!(PartialDate::parse(&day.to_string()), Ok(date));
            day = day.succ_opt().unwrap();
        }
    }
}
