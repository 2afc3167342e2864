//! **Thời hạn**: deadlines as officers write them, understood as far as they can be and printed as typed.
//!
//! The text is cut into tokens (`lex`), names of the calendar are read from them (`point`), and whole phrases from those
//! (`phrase`, `rhythm`); `scan` looks for impossible dates on its own, so that they are found in any text.

mod cursor;
mod lex;
mod meaning;
mod phrase;
mod point;
mod rhythm;
mod scan;
mod shift;
#[cfg(test)]
mod tests;

pub use meaning::*;
pub use shift::Shift;

use std::ops::Range;

use chrono::NaiveDate;

/// **Thời hạn**: the words as printed and what they mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Deadline {
    /// The words as typed.
    pub text: String,
    /// What they mean.
    pub meaning: Meaning,
    /// What is wrong with them.
    pub problems: Vec<Problem>,
}

/// What a deadline can lean on.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Context {
    /// First and last year of the plan; a month without a year falls in it when they are one.
    pub period: Option<(i32, i32)>,
}

/// Something wrong with a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The bytes of the text.
    pub range: Range<usize>,
    /// What kind of mistake.
    pub kind: ProblemKind,
    /// In Vietnamese: lower case, no full stop.
    pub message: String,
}

/// Kinds of mistakes in a deadline.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum ProblemKind {
    /// 31/02/2024
    NoSuchDay,
    /// tháng 13
    NoSuchMonth,
    /// quý V
    NoSuchQuarter,
    /// 25h00
    NoSuchHour,
    /// A day of the week that this date is not.
    WrongWeekday,
    /// The end lies before the beginning.
    BackwardRange,
    /// A length that is not that of the months beside it: "07 tháng (từ tháng 3 đến tháng 10)".
    WrongLength,
    /// No year, in a plan of several years or of none.
    MissingYear,
}

impl Deadline {
    /// Understands `text` as far as it can be; never fails.
    pub fn parse(text: &str, context: Context) -> Deadline {
        let tokens = lex::lex(text);
        let mut problems = scan::scan(&tokens);
        let (meaning, remarks) = phrase::read(text, &tokens, context);
        for remark in remarks {
            if !problems.iter().any(|problem| problem.range == remark.range) {
                problems.push(remark);
            }
        }
        problems.sort_by_key(|problem| (problem.range.start, problem.range.end));
        Deadline { text: text.to_owned(), meaning, problems }
    }

    /// The first day it allows, where it names one.
    pub fn first_day(&self) -> Option<NaiveDate> {
        self.meaning.first_day()
    }

    /// The last day in time, where it names one: 29/11/2024 for "Trước 30/11/2024".
    pub fn last_day(&self) -> Option<NaiveDate> {
        self.meaning.last_day()
    }
}
