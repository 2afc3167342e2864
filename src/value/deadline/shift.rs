//! What it means that one deadline became another.

use super::{Deadline, Grain, Meaning};
use crate::value::date::days_in_month;
use chrono::{Datelike, NaiveDate};

/// How a deadline moved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shift {
    /// To another last day: so many days later, or earlier where negative; and in whole months where both are ends of months,
    /// quarters or years, or the same day of two months.
    Days {
        /// Days between the two last days in time.
        days: i64,
        /// The same in months.
        months: Option<i32>,
    },
    /// The same last day, another first day: so many days later, or earlier where negative.
    Start {
        /// Days between the two first days.
        days: i64,
    },
    /// Other words for the same time.
    Reworded,
    /// Not to be counted in days: "Thường xuyên" became "Quý II".
    Other,
}

impl Shift {
    /// The way back.
    pub fn reversed(self) -> Shift {
        match self {
            Shift::Days { days, months } => Shift::Days { days: -days, months: months.map(|m| -m) },
            Shift::Start { days } => Shift::Start { days: -days },
            same => same,
        }
    }
}

impl Deadline {
    /// How far `later` lies from this deadline.
    pub fn shift_to(&self, later: &Deadline) -> Shift {
        if self.meaning == later.meaning && self.meaning.is_clear() {
            return Shift::Reworded;
        }
        let (Some((before, named_before)), Some((after, named_after))) = (self.end(), later.end()) else {
            return Shift::Other;
        };
        let days = (after - before).num_days();
        if days != 0 {
            return Shift::Days { days, months: whole_months(named_before, named_after) };
        }
        match (self.start(), later.start()) {
            (Some(before), Some(after)) if before != after => Shift::Start { days: (after - before).num_days() },
            (Some(_), Some(_)) | (None, None) => Shift::Reworded,
            _ => Shift::Other,
        }
    }

    /// The last day in time, and the day that is named for it. A rhythm or an event has none, even where a year limits it.
    fn end(&self) -> Option<(NaiveDate, NaiveDate)> {
        let last = self.last_day()?;
        match &self.meaning {
            Meaning::By { bound, .. } => Some((last, bound.to)),
            Meaning::Within(_) | Meaning::Moment(_) => Some((last, last)),
            _ => None,
        }
    }

    /// The first day of a time that lasts.
    fn start(&self) -> Option<NaiveDate> {
        match &self.meaning {
            Meaning::Within(time) if time.grain != Grain::Day => Some(time.from),
            _ => None,
        }
    }
}

/// Whole months from one day to another: both the same day of a month, or both the last.
fn whole_months(before: NaiveDate, after: NaiveDate) -> Option<i32> {
    let last = |date: NaiveDate| date.day() == days_in_month(date.year(), date.month());
    if before.day() != after.day() && !(last(before) && last(after)) {
        return None;
    }
    let months = |date: NaiveDate| date.year() * 12 + i32::try_from(date.month0()).unwrap_or(0);
    Some(months(after) - months(before)).filter(|months| *months != 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::value::Context;

    fn shift(old: &str, new: &str) -> Shift {
        let read = |text| Deadline::parse(text, Context { period: Some((2026, 2026)) });
        assert_eq!(read(old).shift_to(&read(new)).reversed(), read(new).shift_to(&read(old)));
        read(old).shift_to(&read(new))
    }

    #[test]
    fn deadlines_move_by_days_and_months() {
        assert_eq!(shift("Trước 30/6/2026", "Trước 31/7/2026"), Shift::Days { days: 31, months: Some(1) });
        assert_eq!(shift("Trước 15/3/2026", "Trước 20/3/2026"), Shift::Days { days: 5, months: None });
        assert_eq!(shift("Quý I/2026", "Quý III/2026"), Shift::Days { days: 183, months: Some(6) });
        assert_eq!(shift("Tháng 12/2026", "Tháng 11/2026"), Shift::Days { days: -31, months: Some(-1) });
        assert_eq!(shift("Tháng 2/2026", "Trước 15/3/2026"), Shift::Days { days: 14, months: None });
    }

    #[test]
    fn other_words_for_the_same_time_are_told_as_such() {
        assert_eq!(shift("Tháng 12/2026", "tháng 12 năm 2026"), Shift::Reworded);
        assert_eq!(shift("Quý II/2026", "6 tháng đầu năm 2026"), Shift::Start { days: -90 });
        assert_eq!(shift("Thường xuyên", "Quý II/2026"), Shift::Other);
        assert_eq!(shift("Sau khi có hướng dẫn", "Khi được giao vốn"), Shift::Other);
    }
}
