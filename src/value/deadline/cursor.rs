//! Walks over tokens, and back when a reading does not work out.

use std::ops::Range;

use chrono::Weekday;

use super::lex::{Kind, Token};
use super::meaning::{Clock, Unit};
use super::{Context, Problem};

/// Reads tokens from left to right.
pub(super) struct Cursor<'t> {
    pub text: &'t str,
    pub tokens: &'t [Token],
    /// The next token.
    pub at: usize,
    pub context: Context,
    /// Remarks of the reading that is under way; given up with it.
    pub problems: Vec<Problem>,
    /// Why readings failed that were right in form; told only when no other reading works.
    pub blockers: Vec<Problem>,
}

impl<'t> Cursor<'t> {
    pub fn new(text: &'t str, tokens: &'t [Token], context: Context) -> Self {
        Cursor { text, tokens, at: 0, context, problems: Vec::new(), blockers: Vec::new() }
    }

    /// Tries a reading; without success nothing has been read.
    pub fn attempt<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let (at, remarks) = (self.at, self.problems.len());
        let found = read(self);
        if found.is_none() {
            self.at = at;
            self.problems.truncate(remarks);
        }
        found
    }

    /// Tries a reading that has to reach the end.
    pub fn whole<T>(&mut self, read: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        self.attempt(|this| read(this).filter(|_| this.is_done()))
    }

    fn is_done(&self) -> bool {
        self.tokens.iter().skip(self.at).all(|token| matches!(token.kind, Kind::Dot | Kind::Break))
    }

    pub fn token(&self, ahead: usize) -> Option<&'t Token> {
        self.tokens.get(self.at + ahead)
    }

    pub fn kind(&self, ahead: usize) -> Option<&'t Kind> {
        self.token(ahead).map(|token| &token.kind)
    }

    /// The next token's word.
    pub fn word(&self) -> Option<&'t str> {
        self.token(0).and_then(Token::word)
    }

    /// Takes these words when they come next.
    pub fn eat(&mut self, words: &str) -> bool {
        let mut count = 0;
        for word in words.split(' ') {
            if self.token(count).and_then(Token::word) != Some(word) {
                return false;
            }
            count += 1;
        }
        self.at += count;
        true
    }

    /// Takes the first of these phrases that comes next.
    pub fn eat_any(&mut self, phrases: &[&str]) -> bool {
        phrases.iter().any(|phrase| self.eat(phrase))
    }

    /// Takes any of these phrases as often as they come.
    pub fn skip(&mut self, phrases: &[&str]) {
        while self.eat_any(phrases) {}
    }

    pub fn eat_kind(&mut self, kind: &Kind) -> bool {
        let found = self.kind(0) == Some(kind);
        self.at += usize::from(found);
        found
    }

    /// Takes a number of one or two digits.
    pub fn small(&mut self) -> Option<u32> {
        match self.kind(0) {
            Some(&Kind::Number(number, 1..=2)) => {
                self.at += 1;
                Some(number)
            }
            _ => None,
        }
    }

    /// Takes a year of four digits.
    pub fn year(&mut self) -> Option<i32> {
        match self.kind(0) {
            Some(&Kind::Number(number @ 1900..=2199, 4)) => {
                self.at += 1;
                Some(number.cast_signed())
            }
            _ => None,
        }
    }

    /// The bytes read since `start`.
    pub fn bytes_since(&self, start: usize) -> Range<usize> {
        let first = self.tokens.get(start).map_or(self.text.len(), |token| token.range.start);
        let last = self.at.checked_sub(1).and_then(|at| self.tokens.get(at)).map_or(first, |token| token.range.end);
        first..last.max(first)
    }

    /// "13h30’", "9h", "17 giờ 30 phút", "17:00"; 24:00 at most.
    pub fn clock(&mut self) -> Option<Clock> {
        self.attempt(|this| {
            let hour = this.small()?;
            let minute = if this.kind(0) == Some(&Kind::Colon) {
                this.at += 1;
                let glued = this.token(0).is_some_and(|token| token.glued);
                this.small().filter(|_| glued)?
            } else {
                let full = this.eat("giờ");
                if !full && !this.eat_any(&["h", "g"]) {
                    return None;
                }
                this.minute(full)
            };
            this.eat_kind(&Kind::Quote);
            this.eat("phút");
            let valid = hour < 24 && minute < 60 || (hour, minute) == (24, 0);
            valid.then_some(Clock { hour, minute })
        })
    }

    /// Minutes behind an hour; a number that begins a date is none.
    fn minute(&mut self, apart: bool) -> u32 {
        let glued = self.token(0).is_some_and(|token| token.glued);
        let dated = matches!(self.kind(1), Some(Kind::Slash)) || self.token(1).and_then(Token::word) == Some("tháng");
        if dated || !(glued || apart) {
            return 0;
        }
        self.small().unwrap_or(0)
    }

    /// "thứ Hai", "thứ 2", "chủ nhật"
    pub fn weekday(&mut self) -> Option<Weekday> {
        self.attempt(|this| {
            if this.eat("chủ nhật") {
                return Some(Weekday::Sun);
            }
            if !this.eat("thứ") {
                return None;
            }
            let day = match this.kind(0)? {
                Kind::Word(word) => match word.as_str() {
                    "hai" => 2,
                    "ba" => 3,
                    "tư" => 4,
                    "năm" => 5,
                    "sáu" => 6,
                    "bảy" => 7,
                    _ => return None,
                },
                Kind::Number(number, _) => *number,
                _ => return None,
            };
            this.at += 1;
            match day {
                2 => Some(Weekday::Mon),
                3 => Some(Weekday::Tue),
                4 => Some(Weekday::Wed),
                5 => Some(Weekday::Thu),
                6 => Some(Weekday::Fri),
                7 => Some(Weekday::Sat),
                _ => None,
            }
        })
    }

    /// A unit of time.
    pub fn unit(&mut self) -> Option<Unit> {
        if self.eat("ngày làm việc") {
            return Some(Unit::WorkingDay);
        }
        let unit = match self.word()? {
            "phút" => Unit::Minute,
            "giờ" | "h" => Unit::Hour,
            "ngày" => Unit::Day,
            "tuần" => Unit::Week,
            "tháng" => Unit::Month,
            "quý" => Unit::Quarter,
            "năm" => Unit::Year,
            _ => return None,
        };
        self.at += 1;
        Some(unit)
    }
}
