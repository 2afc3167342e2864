//! What comes again or goes on: "hằng năm", "02 lần/tháng", "trước ngày 18 hằng tháng", "thường xuyên".

use super::cursor::Cursor;
use super::lex::Kind;
use super::meaning::{Bound, Clock, Every, Interval, Mark, Meaning, Place, Recurring, Times, Unit};
use crate::value::date::days_in_month;

const DOING: [&str; 6] = ["hoàn thành", "xong", "báo cáo", "gửi", "thực hiện", "tổ chức"];

impl Cursor<'_> {
    /// Everything that comes again; several rhythms when several are named at once ("hằng tháng, quý").
    pub fn recurring(&mut self) -> Option<Vec<Recurring>> {
        self.whole(Self::before_end_of_quarter)
            .or_else(|| self.whole(Self::marks_then_rhythm))
            .or_else(|| self.whole(Self::rhythm_then_marks))
            .or_else(|| self.whole(Self::so_many_times))
    }

    /// "Thường xuyên", "Thường xuyên, liên tục trong năm 2024", "Thường xuyên, hằng năm"
    pub fn continuous(&mut self) -> Option<Meaning> {
        self.attempt(|this| {
            let mut every = this.attempt(|this| this.every().filter(|_| this.kind(0) == Some(&Kind::Comma)));
            if every.is_some() {
                this.eat_kind(&Kind::Comma);
            }
            if !this.eat_any(&["thường xuyên", "liên tục", "xuyên suốt"]) && !this.round_the_clock() {
                return None;
            }
            let mut within = None;
            loop {
                let open = this.at;
                this.skip(&["và", "liên tục", "thường xuyên", "xuyên suốt", "theo", "định kỳ"]);
                let marked = this.eat_kind(&Kind::Comma) || this.eat_kind(&Kind::Open) || this.eat_kind(&Kind::Close);
                if every.is_none() {
                    every = this.every();
                }
                if within.is_none() {
                    within = this.limit();
                }
                if this.at == open || (!marked && this.at >= this.tokens.len()) {
                    break;
                }
            }
            Some(Meaning::Continuous { within, every })
        })
    }

    /// "24/7", "24/24 giờ"
    fn round_the_clock(&mut self) -> bool {
        let whole = self.attempt(|this| {
            let hours = this.small()?;
            let turn = if this.eat_kind(&Kind::Slash) { this.small()? } else { return None };
            this.eat_any(&["giờ", "h"]);
            (hours == 24 && (turn == 24 || turn == 7) && this.kind(0) != Some(&Kind::Slash)).then_some(())
        });
        whole.is_some()
    }

    /// "trong năm 2024", "giai đoạn 2026 - 2030"
    fn limit(&mut self) -> Option<Interval> {
        self.attempt(|this| {
            this.skip(&["trong", "cả", "suốt"]);
            this.span()
        })
    }

    /// "hằng năm", "mỗi tháng", "định kỳ 6 tháng", "06 tháng/lần"
    fn every(&mut self) -> Option<Every> {
        self.attempt(|this| {
            let periodic = this.eat_any(&["theo định kỳ", "định kỳ"]);
            if this.eat_any(&["hằng", "mỗi"]) {
                return Some(Every { count: 1, unit: this.unit()? });
            }
            let count = this.small().filter(|&count| count > 0);
            let unit = this.unit()?;
            let once = this.once();
            (once || (periodic && count.is_some())).then_some(Every { count: count.unwrap_or(1), unit })
        })
    }

    /// "/lần", "một lần", "01 lần"
    fn once(&mut self) -> bool {
        self.attempt(|this| {
            let marked = this.eat_kind(&Kind::Slash);
            let one = this.eat("một") || this.small().is_some_and(|number| number == 1);
            ((marked || one) && this.eat("lần")).then_some(())
        })
        .is_some()
    }

    fn marks_then_rhythm(&mut self) -> Option<Vec<Recurring>> {
        self.skip(&DOING);
        let at = self.marks()?;
        self.eat_kind(&Kind::Comma);
        let open = self.eat_kind(&Kind::Open);
        self.eat("của");
        let every = self.every()?;
        if open && !self.eat_kind(&Kind::Close) {
            return None;
        }
        Some(vec![Recurring { every, times: None, at, within: self.tail() }])
    }

    fn rhythm_then_marks(&mut self) -> Option<Vec<Recurring>> {
        self.skip(&DOING);
        if let Some((every, times)) = self.attempt(Self::turn_then_times) {
            return Some(vec![Recurring { every, times: Some(times), at: self.marks_behind(), within: self.tail() }]);
        }
        let first = self.every()?;
        let mut units = vec![first];
        while let Some(more) = self.attempt(Self::further_unit) {
            units.push(more);
        }
        let at = self.marks_behind();
        let within = self.tail();
        Some(units.into_iter().map(|every| Recurring { every, times: None, at: at.clone(), within }).collect())
    }

    /// "mỗi tháng 02 lần", "01 năm 02 lần"
    fn turn_then_times(&mut self) -> Option<(Every, Times)> {
        let every = self.every().or_else(|| {
            self.attempt(|this| {
                let one = this.eat("một") || this.small().is_some_and(|number| number == 1);
                Some(Every { count: 1, unit: this.unit().filter(|_| one)? })
            })
        })?;
        Some((every, self.times()?))
    }

    /// ", quý" in "hằng tháng, quý, năm"
    fn further_unit(&mut self) -> Option<Every> {
        if !self.eat_kind(&Kind::Comma) && !self.eat("và") {
            return None;
        }
        self.eat("hằng");
        let count = self.small().unwrap_or(1);
        let unit = self.unit()?;
        let ends =
            matches!(self.kind(0), None | Some(Kind::Comma | Kind::Dot | Kind::Open)) || self.word() == Some("và");
        (ends && count > 0).then_some(Every { count, unit })
    }

    /// "02 lần/tháng", "ít nhất 10 đợt/năm", "01 lần mỗi quý"
    fn so_many_times(&mut self) -> Option<Vec<Recurring>> {
        let times = self.times()?;
        let every = if self.eat_kind(&Kind::Slash) || self.eat_any(&["một", "trong một", "trên"]) {
            let count = self.small().filter(|&count| count > 0).unwrap_or(1);
            Every { count, unit: self.unit()? }
        } else {
            self.every()?
        };
        let at = self.marks_behind();
        Some(vec![Recurring { every, times: Some(times), at, within: self.tail() }])
    }

    fn times(&mut self) -> Option<Times> {
        self.skip(&["ít nhất", "tối thiểu", "tối đa", "không quá", "khoảng", "từ"]);
        let least = self.small()?;
        let most = self.attempt(|this| this.eat_kind(&Kind::Dash).then(|| this.small())?);
        let mut words: Vec<&str> = Vec::new();
        while let Some(word) = self.word() {
            if words.len() == 2 || ["một", "mỗi", "hằng", "trong", "trên"].contains(&word) {
                break;
            }
            words.push(word);
            self.at += 1;
        }
        let is_unit = |word: &&str| ["phút", "giờ", "h", "ngày", "tuần", "tháng", "quý", "năm"].contains(word);
        if words.is_empty() || words.iter().any(is_unit) {
            return None;
        }
        Some(Times { count: most.unwrap_or(least), what: words.join(" ") })
    }

    /// "trước ngày 20 của tháng cuối quý"
    fn before_end_of_quarter(&mut self) -> Option<Vec<Recurring>> {
        let bound = self.bound();
        let at = self.clock();
        if !self.eat("ngày") {
            return None;
        }
        let day = self.small().filter(|day| (1..=31).contains(day))?;
        self.eat("của");
        let last = self.eat("tháng cuối");
        if !last && !self.eat("tháng đầu") {
            return None;
        }
        self.skip(&["của", "mỗi", "hằng", "các"]);
        if !self.eat("quý") {
            return None;
        }
        let place = if last { Place::DayOfLastMonth(day) } else { Place::DayOfFirstMonth(day) };
        let at = vec![Mark { bound, place: Some(place), at }];
        let every = Every { count: 1, unit: Unit::Quarter };
        Some(vec![Recurring { every, times: None, at, within: self.tail() }])
    }

    /// The time a rhythm is limited to, in brackets or not.
    fn tail(&mut self) -> Option<Interval> {
        self.attempt(|this| {
            this.eat_kind(&Kind::Comma);
            let open = this.eat_kind(&Kind::Open);
            let within = this.limit()?;
            (!open || this.eat_kind(&Kind::Close)).then_some(within)
        })
    }

    /// Marks behind a rhythm: "(trước ngày 15/6)", ", trước ngày 15/6", "vào tháng 12"
    fn marks_behind(&mut self) -> Vec<Mark> {
        self.attempt(|this| {
            this.eat_kind(&Kind::Comma);
            let open = this.eat_kind(&Kind::Open);
            this.skip(&DOING);
            let marks = this.marks()?;
            (!open || this.eat_kind(&Kind::Close)).then_some(marks)
        })
        .unwrap_or_default()
    }

    /// Marks joined by commas and "và"; a later one takes its bound from the one before.
    fn marks(&mut self) -> Option<Vec<Mark>> {
        let bound = self.bound();
        let mut marks = vec![self.mark(bound, None)?];
        loop {
            let last = marks.last().copied();
            let next = self.attempt(|this| {
                if !this.eat_kind(&Kind::Comma) && !this.eat("và") {
                    return None;
                }
                let own = this.bound();
                let bound = if own == Bound::On { last?.bound } else { own };
                this.mark(bound, last)
            });
            match next {
                Some(mark) => marks.push(mark),
                None => return Some(marks),
            }
        }
    }

    /// "trước", "chậm nhất", "vào" or nothing
    pub fn bound(&mut self) -> Bound {
        let late = self.eat_any(&["chậm nhất", "muộn nhất", "không muộn hơn", "không quá", "hạn cuối", "hạn chót"]);
        if late {
            self.skip(&["là", "vào", "đến", "hết", "trong"]);
        }
        if self.eat_any(&["đến trước", "trước"]) {
            return Bound::Before;
        }
        if late {
            return Bound::NotAfter;
        }
        self.skip(&["vào", "lúc", "trong"]);
        Bound::On
    }

    fn mark(&mut self, bound: Bound, last: Option<Mark>) -> Option<Mark> {
        self.attempt(|this| {
            let at: Option<Clock> = this.clock();
            if at.is_some() {
                this.eat_kind(&Kind::Comma);
            }
            let place = this.place(last);
            (at.is_some() || place.is_some()).then_some(Mark { bound, place, at })
        })
    }

    fn place(&mut self, last: Option<Mark>) -> Option<Place> {
        if let Some(weekday) = self.weekday() {
            return Some(Place::Weekday(weekday.num_days_from_monday()));
        }
        self.attempt(|this| {
            this.eat("ngày");
            let day = this.small()?;
            if !this.eat_kind(&Kind::Slash) && !this.eat("tháng") {
                return None;
            }
            let month = this.month_number()?;
            let valid = (1..=days_in_month(2024, month)).contains(&day);
            valid.then_some(Place::DayOfYear { month, day })
        })
        .or_else(|| {
            self.attempt(|this| {
                let carried = matches!(last, Some(Mark { place: Some(Place::DayOfMonth(_)), .. }));
                if !this.eat("ngày") && !carried {
                    return None;
                }
                this.small().filter(|day| (1..=31).contains(day)).map(Place::DayOfMonth)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                let carried = matches!(last, Some(Mark { place: Some(Place::MonthOfYear(_)), .. }));
                if !this.eat("tháng") && !carried {
                    return None;
                }
                this.month_number().map(Place::MonthOfYear)
            })
        })
        .or_else(|| {
            self.attempt(|this| {
                let carried = matches!(last, Some(Mark { place: Some(Place::QuarterOfYear(_)), .. }));
                if !this.eat("quý") && !carried {
                    return None;
                }
                this.quarter_number().map(Place::QuarterOfYear)
            })
        })
    }
}
