//! What a deadline means, as plain data.

use chrono::{Days, Months, NaiveDate, Weekday};
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::value::date::days_in_month;

/// What a deadline says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meaning {
    /// Nothing is written.
    Blank,
    /// Written, but not understood.
    Unclear,
    /// Done by then: "Trước 30/11/2024", "Hoàn thành tháng 12/2024", "đến hết năm 2025".
    By {
        /// The day, month, quarter or year named.
        bound: Interval,
        /// Is its last day still in time? "Trước …" leaves its first day out.
        inclusive: bool,
        /// The hour, when one is named: "trước 17h00 ngày 30/11/2024".
        at: Option<Clock>,
    },
    /// At any time in there: "Quý II/2026", "Trong năm 2026", "2026 - 2030".
    Within(Interval),
    /// From then on, without an end: "từ năm 2026", "Năm 2026 và các năm tiếp theo".
    Since(Interval),
    /// Again and again: "Hằng năm", "02 lần/tháng", "trước ngày 18 hằng tháng".
    Recurring(Recurring),
    /// All the time: "Thường xuyên", "Thường xuyên, liên tục trong năm 2024".
    Continuous {
        /// The time it is limited to.
        within: Option<Interval>,
        /// A rhythm named beside it: "Thường xuyên, hằng năm".
        every: Option<Every>,
    },
    /// For so long: "trong 05 ngày làm việc", "0-48 giờ".
    Duration(Duration),
    /// At an hour: "13h30’ ngày 29/4/2026 (Thứ Tư)", "7h00 - 7h15".
    Moment(Moment),
    /// Depends on something else that happens; the words as typed: "Cùng với kỳ đánh giá phân hạng cấp tỉnh".
    Event(String),
    /// In several parts: "Đợt 01: …; Đợt 02: …".
    Several(Vec<Phase>),
}

/// One of several parts of a deadline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Phase {
    /// The words before its colon: "Đợt 01".
    pub label: Option<String>,
    /// What it says.
    pub meaning: Meaning,
}

/// How much of the calendar a name covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Grain {
    /// **Ngày**
    Day,
    /// **Tháng**
    Month,
    /// **Quý**
    Quarter,
    /// **6 tháng đầu năm**, **6 tháng cuối năm**
    HalfYear,
    /// **Năm**
    Year,
    /// **Năm học**: 1 August to 31 July, so that every day lies in exactly one.
    SchoolYear,
    /// From one name to another.
    Range,
}

/// A stretch of the calendar, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Interval {
    /// First day.
    pub from: NaiveDate,
    /// Last day.
    pub to: NaiveDate,
    /// How it was named.
    pub grain: Grain,
}

impl Interval {
    /// One day.
    pub fn day(date: NaiveDate) -> Self {
        Interval { from: date, to: date, grain: Grain::Day }
    }

    /// The months `first` to `last` (from 1) of a year; `None` where there are none such.
    pub fn months(year: i32, first: u32, last: u32, grain: Grain) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, first, 1)?;
        let to = NaiveDate::from_ymd_opt(year, last, days_in_month(year, last))?;
        (from <= to).then_some(Interval { from, to, grain })
    }

    /// Whole years, from the first to the last.
    pub fn years(first: i32, last: i32) -> Option<Self> {
        let grain = if first == last { Grain::Year } else { Grain::Range };
        let (from, to) = (NaiveDate::from_ymd_opt(first, 1, 1)?, NaiveDate::from_ymd_opt(last, 12, 31)?);
        (from <= to).then_some(Interval { from, to, grain })
    }

    /// The school year that begins in `year`.
    pub fn school_year(year: i32) -> Option<Self> {
        let from = NaiveDate::from_ymd_opt(year, 8, 1)?;
        let to = NaiveDate::from_ymd_opt(year.checked_add(1)?, 7, 31)?;
        Some(Interval { from, to, grain: Grain::SchoolYear })
    }

    /// Does `date` lie in it?
    pub fn contains(&self, date: NaiveDate) -> bool {
        (self.from..=self.to).contains(&date)
    }
}

/// An hour of the day; 24:00 is its end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Clock {
    /// 0 to 24.
    pub hour: u32,
    /// 0 to 59.
    pub minute: u32,
}

/// A unit of time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Unit {
    /// **phút**
    Minute,
    /// **giờ**
    Hour,
    /// **ngày**
    Day,
    /// **ngày làm việc**
    WorkingDay,
    /// **tuần**
    Week,
    /// **tháng**
    Month,
    /// **quý**
    Quarter,
    /// **năm**
    Year,
}

/// A rhythm: every `count` units.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Every {
    /// 6 in "định kỳ 6 tháng", else 1.
    pub count: u32,
    /// The unit.
    pub unit: Unit,
}

/// **Định kỳ**: something that comes again.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recurring {
    /// The rhythm.
    pub every: Every,
    /// How often in one turn, and what is counted: "02 lần/tháng" → 2 "lần".
    pub times: Option<Times>,
    /// When in each turn.
    pub at: Vec<Mark>,
    /// The time it is limited to.
    pub within: Option<Interval>,
}

/// How often.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// How many.
    pub count: u32,
    /// Of what, in lower case: "lần", "đợt".
    pub what: String,
}

/// Which side of a mark is meant.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Bound {
    /// **trước**: the mark itself is too late, unless it is an hour of that day.
    Before,
    /// **chậm nhất**: no later than the mark.
    NotAfter,
    /// On the mark.
    On,
}

/// A place in every turn of a rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Mark {
    /// Before, by, or on it.
    pub bound: Bound,
    /// The day, when one is named.
    pub place: Option<Place>,
    /// The hour, when one is named.
    pub at: Option<Clock>,
}

/// A day (or month, or quarter) in every turn of a rhythm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Place {
    /// "thứ Sáu": days from Monday, 0 to 6.
    Weekday(u32),
    /// "ngày 18"
    DayOfMonth(u32),
    /// "ngày 05 của tháng đầu quý"
    DayOfFirstMonth(u32),
    /// "ngày 20 của tháng cuối quý"
    DayOfLastMonth(u32),
    /// "ngày 10/12"
    DayOfYear {
        /// Month from 1.
        month: u32,
        /// Day from 1.
        day: u32,
    },
    /// "tháng 12"
    MonthOfYear(u32),
    /// "quý IV"
    QuarterOfYear(u32),
}

/// **Thời lượng**: how long something takes or may take.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Duration {
    /// The least, where two figures are given: 0 in "0-48 giờ".
    pub least: Option<Decimal>,
    /// How many units, at most.
    pub amount: Decimal,
    /// The unit.
    pub unit: Unit,
    /// When it begins: "bắt đầu từ 13h30 thứ Hai ngày 06/7/2026".
    pub start: Option<Moment>,
    /// Where it lies: "(từ tháng 3 đến tháng 10)".
    pub within: Option<Interval>,
    /// What it is counted from, as typed: "kể từ ngày nhận được hồ sơ".
    pub after: Option<String>,
}

/// An hour, perhaps of a certain day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Moment {
    /// The day.
    pub date: Option<NaiveDate>,
    /// The hour.
    pub from: Option<Clock>,
    /// Until which hour.
    pub to: Option<Clock>,
    /// The day of the week as written, right or wrong.
    pub weekday: Option<Weekday>,
}

impl Meaning {
    /// The first day it allows, where it names one.
    pub fn first_day(&self) -> Option<NaiveDate> {
        match self {
            Meaning::Within(interval) | Meaning::Since(interval) => Some(interval.from),
            Meaning::Recurring(Recurring { within, .. }) | Meaning::Continuous { within, .. } => {
                within.map(|interval| interval.from)
            }
            Meaning::Duration(duration) => {
                duration.start.and_then(|start| start.date).or(duration.within.map(|interval| interval.from))
            }
            Meaning::Moment(moment) => moment.date,
            Meaning::Several(phases) => phases.iter().filter_map(|phase| phase.meaning.first_day()).min(),
            Meaning::By { .. } | Meaning::Blank | Meaning::Unclear | Meaning::Event(_) => None,
        }
    }

    /// The last day in time, where it names one: 29/11/2024 for "Trước 30/11/2024".
    pub fn last_day(&self) -> Option<NaiveDate> {
        match self {
            Meaning::By { bound, inclusive: true, .. } => Some(bound.to),
            Meaning::By { bound, at: Some(_), .. } => Some(bound.from),
            Meaning::By { bound, .. } => bound.from.pred_opt(),
            Meaning::Within(interval) => Some(interval.to),
            Meaning::Recurring(Recurring { within, .. }) | Meaning::Continuous { within, .. } => {
                within.map(|interval| interval.to)
            }
            Meaning::Duration(duration) => duration.last_day(),
            Meaning::Moment(moment) => moment.date,
            Meaning::Several(phases) => phases.iter().filter_map(|phase| phase.meaning.last_day()).max(),
            Meaning::Since(_) | Meaning::Blank | Meaning::Unclear | Meaning::Event(_) => None,
        }
    }

    /// Was all of it understood?
    pub fn is_clear(&self) -> bool {
        match self {
            Meaning::Unclear => false,
            Meaning::Several(phases) => phases.iter().all(|phase| phase.meaning.is_clear()),
            _ => true,
        }
    }
}

impl Duration {
    /// The day it ends on. Working days need the calendar of holidays, which nobody has here.
    fn last_day(&self) -> Option<NaiveDate> {
        let start = match (self.start, self.within) {
            (Some(Moment { date: Some(date), from, .. }), _) => (date, from),
            (_, Some(within)) => return Some(within.to),
            _ => return None,
        };
        let (date, clock) = start;
        let whole = |amount: Decimal| amount.ceil().to_u32();
        match self.unit {
            Unit::Day => {
                // A day begun in the afternoon has half of it left.
                let late = clock.is_some_and(|clock| clock.hour >= 12);
                let begun = if late { Decimal::new(5, 1) } else { Decimal::ZERO };
                later(date, whole(self.amount.checked_add(begun)?)?)
            }
            Unit::Week => later(date, whole(self.amount.checked_mul(Decimal::from(7))?)?),
            Unit::Month => date.checked_add_months(Months::new(whole(self.amount)?))?.pred_opt(),
            Unit::Quarter => date.checked_add_months(Months::new(whole(self.amount)?.checked_mul(3)?))?.pred_opt(),
            Unit::Year => date.checked_add_months(Months::new(whole(self.amount)?.checked_mul(12)?))?.pred_opt(),
            Unit::Hour | Unit::Minute => {
                let minutes = self.amount.checked_mul(Decimal::from(if self.unit == Unit::Hour { 60 } else { 1 }))?;
                let begun = clock.map_or(0, |clock| clock.hour * 60 + clock.minute);
                let end = whole(minutes)?.checked_add(begun)?;
                later(date, end.div_ceil(24 * 60).max(1))
            }
            Unit::WorkingDay => None,
        }
    }
}

/// The last of `days` days, of which `date` is the first.
fn later(date: NaiveDate, days: u32) -> Option<NaiveDate> {
    date.checked_add_days(Days::new(u64::from(days.saturating_sub(1))))
}
