//! Names in the calendar: a day, month, quarter, half-year, year or school year, and ranges and lists of them.

use chrono::NaiveDate;

use super::cursor::Cursor;
use super::lex::Kind;
use super::meaning::{Grain, Interval};
use super::{Problem, ProblemKind};
use crate::value::date::days_in_month;
use crate::value::numeral::from_roman;

/// A name in the calendar as written; what is left out is filled in from its neighbours, then from the plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Point {
    Day {
        day: u32,
        month: Option<u32>,
        year: Option<i32>,
    },
    Month {
        month: u32,
        year: Option<i32>,
    },
    Quarter {
        quarter: u32,
        year: Option<i32>,
    },
    /// The first or the last months of a year.
    Part {
        months: u32,
        first: bool,
        year: Option<i32>,
    },
    Year {
        year: Option<i32>,
    },
    SchoolYear {
        year: i32,
    },
}

impl Point {
    fn year(self) -> Option<i32> {
        match self {
            Point::Day { year, .. }
            | Point::Month { year, .. }
            | Point::Quarter { year, .. }
            | Point::Part { year, .. }
            | Point::Year { year } => year,
            Point::SchoolYear { year } => Some(year),
        }
    }

    /// The same name in another year.
    fn in_year(mut self, new: i32) -> Self {
        match &mut self {
            Point::Day { year, .. }
            | Point::Month { year, .. }
            | Point::Quarter { year, .. }
            | Point::Part { year, .. }
            | Point::Year { year } => *year = Some(new),
            Point::SchoolYear { year } => *year = new,
        }
        self
    }

    /// "01" in "01 - 15/3/2026" takes its month from the other end.
    fn in_month_of(mut self, other: Point) -> Self {
        if let (Point::Day { month: month @ None, .. }, Point::Day { month: known, .. }) = (&mut self, other) {
            *month = known;
        }
        self
    }

    fn interval(self) -> Option<Interval> {
        match self {
            Point::Day { day, month, year } => Some(Interval::day(NaiveDate::from_ymd_opt(year?, month?, day)?)),
            Point::Month { month, year } => Interval::months(year?, month, month, Grain::Month),
            Point::Quarter { quarter, year } => {
                let last = quarter.checked_mul(3)?;
                Interval::months(year?, last.checked_sub(2)?, last, Grain::Quarter)
            }
            Point::Part { months, first, year } => {
                let grain = if months == 6 { Grain::HalfYear } else { Grain::Range };
                let (from, to) = if first { (1, months) } else { (13u32.checked_sub(months)?, 12) };
                Interval::months(year?, from, to, grain)
            }
            Point::Year { year } => Interval::years(year?, year?),
            Point::SchoolYear { year } => Interval::school_year(year),
        }
    }
}

/// Which unit a bare number behind a dash or comma counts, as in "quý I - II" or "tháng 3, 4".
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Carry {
    None,
    Day,
    Month,
    Quarter,
}

impl Carry {
    fn from(point: Point) -> Self {
        match point {
            Point::Day { .. } => Carry::Day,
            Point::Month { .. } => Carry::Month,
            Point::Quarter { .. } => Carry::Quarter,
            _ => Carry::None,
        }
    }
}

impl Cursor<'_> {
    /// One name or a range of two, as a stretch of the calendar.
    pub fn span(&mut self) -> Option<Interval> {
        self.attempt(Self::plan_period).or_else(|| self.attempt(Self::range)).or_else(|| self.named())
    }

    /// One name, as a stretch of the calendar.
    pub fn named(&mut self) -> Option<Interval> {
        self.attempt(|this| {
            let start = this.at;
            let point = this.point(Carry::None)?;
            this.resolve(point, start)
        })
    }

    /// One day.
    pub fn day(&mut self) -> Option<NaiveDate> {
        self.attempt(|this| this.named().filter(|interval| interval.grain == Grain::Day).map(|interval| interval.from))
    }

    /// "Tháng 3, tháng 6 và tháng 9/2026", "Quý I, II/2026": two names or more.
    pub fn list(&mut self) -> Option<Vec<Interval>> {
        self.attempt(|this| {
            let start = this.at;
            this.skip(&["các"]);
            let mut points = vec![this.point(Carry::None)?];
            while this.eat_kind(&Kind::Comma) || this.eat_any(&["và", "hoặc"]) {
                let carry = points.last().copied().map_or(Carry::None, Carry::from);
                points.push(this.point(carry)?);
            }
            if points.len() < 2 {
                return None;
            }
            let mut known = None;
            for at in (0..points.len()).rev() {
                let next = points.get(at + 1).copied();
                let point = points.get_mut(at)?;
                if let Some(next) = next {
                    *point = point.in_month_of(next);
                }
                known = point.year().or(known);
                if let Some(year) = known {
                    *point = point.in_year(year);
                }
            }
            points.into_iter().map(|point| this.resolve(point, start)).collect()
        })
    }

    /// "giai đoạn", "kỳ kế hoạch" without years: those of the plan.
    fn plan_period(&mut self) -> Option<Interval> {
        let named = self.eat_any(&["cả giai đoạn", "giai đoạn", "kỳ kế hoạch", "thời kỳ kế hoạch"]);
        let goes_on = matches!(self.kind(0), Some(Kind::Number(..) | Kind::Word(_)));
        let (first, last) = self.context.period?;
        if !named || goes_on {
            return None;
        }
        Interval::years(first, last)
    }

    fn range(&mut self) -> Option<Interval> {
        let start = self.at;
        self.skip(&["từ", "giai đoạn", "thời kỳ", "nhiệm kỳ", "các năm", "trong khoảng", "khoảng"]);
        let left = self.attempt(|this| this.point(Carry::None).filter(|_| this.joins_range()));
        let bare = if left.is_none() { Some(self.small()?) } else { None };
        self.skip(&["đầu"]);
        if !(self.eat_kind(&Kind::Dash) || self.eat_any(&["đến", "cho đến"])) {
            return None;
        }
        self.skip(&["hết", "cuối"]);
        let right = self.point(left.map_or(Carry::None, Carry::from))?;
        let left = match (left, bare, right) {
            (Some(left), ..) => left.in_month_of(right),
            (None, Some(day), Point::Day { month, year, .. }) => Point::Day { day, month, year },
            (None, Some(month @ 1..=12), Point::Month { year, .. }) => Point::Month { month, year },
            _ => return None,
        };
        self.ends(left, right, start)
    }

    fn joins_range(&self) -> bool {
        self.kind(0) == Some(&Kind::Dash)
            || [Some("đến"), Some("cho")].contains(&self.word())
            || self.word() == Some("đầu")
    }

    /// Fills in what one end left out and takes both together.
    fn ends(&mut self, left: Point, right: Point, start: usize) -> Option<Interval> {
        let (first, last) = match (left.year(), right.year()) {
            (Some(_), Some(_)) => (left, right),
            (None, Some(year)) => (left.in_year(year), right),
            (Some(year), None) => (left, right.in_year(year)),
            (None, None) => match self.context.period {
                Some((first, last)) if last.saturating_sub(first) <= 1 => (left.in_year(first), right.in_year(first)),
                _ => (left, right),
            },
        };
        let (mut from, mut to) = (self.resolve(first, start)?, self.resolve(last, start)?);
        if from.from > to.to {
            // "từ tháng 11 đến tháng 3/2026" begins in the year before; "tháng 11/2025 đến tháng 3" ends in the next.
            if let (None, Some(year)) = (left.year(), right.year()) {
                from = self.resolve(left.in_year(year.checked_sub(1)?), start)?;
            } else if let (Some(year), None) = (left.year(), right.year()) {
                to = self.resolve(right.in_year(year.checked_add(1)?), start)?;
            } else if let (None, None, Some((first, last))) = (left.year(), right.year(), self.context.period)
                && last != first
            {
                to = self.resolve(right.in_year(last), start)?;
            }
        }
        if from.from > to.to {
            let message = "khoảng thời gian kết thúc trước khi bắt đầu".to_owned();
            self.block(ProblemKind::BackwardRange, message, start);
            return None;
        }
        Some(Interval { from: from.from, to: to.to, grain: if from == to { from.grain } else { Grain::Range } })
    }

    /// Gives a name the year of the plan when it has none of its own.
    fn resolve(&mut self, point: Point, start: usize) -> Option<Interval> {
        if let Point::Day { month: None, .. } = point {
            return None;
        }
        if point.year().is_some() {
            return point.interval();
        }
        match self.context.period {
            Some((first, last)) if first == last => point.in_year(first).interval(),
            _ => {
                let message = "chưa ghi năm, và kế hoạch không chỉ thuộc một năm".to_owned();
                self.block(ProblemKind::MissingYear, message, start);
                None
            }
        }
    }

    fn block(&mut self, kind: ProblemKind, message: String, start: usize) {
        let problem = Problem { range: self.bytes_since(start), kind, message };
        if !self.blockers.contains(&problem) {
            self.blockers.push(problem);
        }
    }

    fn point(&mut self, carry: Carry) -> Option<Point> {
        self.attempt(|this| {
            let vague = this.eat_any(&["đầu", "giữa", "cuối"]);
            if vague && !["tháng", "quý", "năm"].contains(&this.word()?) {
                return None;
            }
            this.attempt(Self::months_of_year)
                .or_else(|| this.attempt(Self::school_year))
                .or_else(|| this.attempt(Self::quarter))
                .or_else(|| this.attempt(Self::month))
                .or_else(|| this.attempt(Self::day_in_words))
                .or_else(|| this.attempt(Self::day_in_figures))
                .or_else(|| this.attempt(Self::iso_day))
                .or_else(|| this.attempt(Self::month_in_figures))
                .or_else(|| this.attempt(Self::whole_year))
                .or_else(|| this.attempt(Self::bare_day))
                .or_else(|| this.attempt(|this| this.carried(carry)))
        })
    }

    /// "6 tháng đầu năm 2026"
    fn months_of_year(&mut self) -> Option<Point> {
        let months = self.small().filter(|months| (1..12).contains(months))?;
        let first = self.eat("tháng đầu năm");
        if !first && !self.eat("tháng cuối năm") {
            return None;
        }
        Some(Point::Part { months, first, year: self.year() })
    }

    /// "năm học 2026 - 2027"
    fn school_year(&mut self) -> Option<Point> {
        if !self.eat("năm học") {
            return None;
        }
        let year = self.year()?;
        let joined = self.eat_kind(&Kind::Dash) || self.eat_kind(&Kind::Slash) || self.eat("đến");
        (joined && self.year()? == year + 1).then_some(Point::SchoolYear { year })
    }

    fn quarter(&mut self) -> Option<Point> {
        if !self.eat("quý") {
            return None;
        }
        let quarter = self.quarter_number()?;
        Some(Point::Quarter { quarter, year: self.year_behind() })
    }

    pub fn quarter_number(&mut self) -> Option<u32> {
        let number = match self.kind(0)? {
            Kind::Word(word) => u32::try_from(from_roman(word)?).ok()?,
            Kind::Number(number, 1..=2) => *number,
            _ => return None,
        };
        self.at += 1;
        (1..=4).contains(&number).then_some(number)
    }

    fn month(&mut self) -> Option<Point> {
        if !self.eat("tháng") {
            return None;
        }
        let month = self.month_number()?;
        Some(Point::Month { month, year: self.year_behind() })
    }

    pub fn month_number(&mut self) -> Option<u32> {
        self.small().filter(|month| (1..=12).contains(month))
    }

    /// "30 tháng 10 năm 2024", "ngày 05 tháng 10"
    fn day_in_words(&mut self) -> Option<Point> {
        self.eat("ngày");
        let day = self.small()?;
        if !self.eat("tháng") {
            return None;
        }
        let month = self.month_number()?;
        let year = self.year_behind();
        is_day(day, month, year).then_some(Point::Day { day, month: Some(month), year })
    }

    /// "15/6/2024", "15/6"; with dashes or dots only when a year follows.
    fn day_in_figures(&mut self) -> Option<Point> {
        self.eat("ngày");
        let day = self.small()?;
        let mark = self.kind(0).filter(|kind| matches!(kind, Kind::Slash | Kind::Dash | Kind::Dot))?;
        self.at += 1;
        let month = self.month_number()?;
        let year = self.attempt(|this| if this.eat_kind(mark) { this.year() } else { None });
        if year.is_none() && *mark != Kind::Slash {
            return None;
        }
        let year = year.or_else(|| self.attempt(|this| if this.eat("năm") { this.year() } else { None }));
        is_day(day, month, year).then_some(Point::Day { day, month: Some(month), year })
    }

    /// "2026-03-05"
    fn iso_day(&mut self) -> Option<Point> {
        self.eat("ngày");
        let year = self.year()?;
        let mut part = || {
            let glued = self.token(0)?.glued && self.token(1)?.glued;
            if !glued || !self.eat_kind(&Kind::Dash) { None } else { self.small() }
        };
        let (month, day) = (part()?, part()?);
        is_day(day, month, Some(year)).then_some(Point::Day { day, month: Some(month), year: Some(year) })
    }

    /// "12/2024"
    fn month_in_figures(&mut self) -> Option<Point> {
        let month = self.month_number()?;
        if !self.eat_kind(&Kind::Slash) {
            return None;
        }
        Some(Point::Month { month, year: Some(self.year()?) })
    }

    /// "năm 2026", "2026", "năm", "năm nay"
    fn whole_year(&mut self) -> Option<Point> {
        let named = self.eat("năm");
        let year = self.year();
        if year.is_none() && (!named || matches!(self.kind(0), Some(Kind::Number(..)))) {
            return None;
        }
        if year.is_none() {
            self.eat_any(&["nay", "kế hoạch"]);
        }
        Some(Point::Year { year })
    }

    /// "ngày 05", with its month at the other end of the range.
    fn bare_day(&mut self) -> Option<Point> {
        if !self.eat("ngày") {
            return None;
        }
        let day = self.small().filter(|day| (1..=31).contains(day))?;
        Some(Point::Day { day, month: None, year: None })
    }

    fn carried(&mut self, carry: Carry) -> Option<Point> {
        match carry {
            Carry::None => None,
            Carry::Day => {
                let day = self.small().filter(|day| (1..=31).contains(day))?;
                Some(Point::Day { day, month: None, year: None })
            }
            Carry::Month => Some(Point::Month { month: self.month_number()?, year: self.year_behind() }),
            Carry::Quarter => Some(Point::Quarter { quarter: self.quarter_number()?, year: self.year_behind() }),
        }
    }

    /// The year behind a month or quarter: "/2026", "-2026", "năm 2026", ", năm 2026", "2026".
    fn year_behind(&mut self) -> Option<i32> {
        self.attempt(|this| {
            let marked = this.eat_kind(&Kind::Slash) || this.eat_kind(&Kind::Dash);
            if !marked {
                this.eat_kind(&Kind::Comma);
                this.eat_any(&["của năm", "năm"]);
            }
            this.year()
        })
    }
}

/// Is there such a day in that year, or in some year when none is given?
fn is_day(day: u32, month: u32, year: Option<i32>) -> bool {
    (1..=12).contains(&month) && (1..=days_in_month(year.unwrap_or(2024), month)).contains(&day)
}
