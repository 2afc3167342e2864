//! Finds what no calendar or clock has, wherever it stands and whether or not the rest is understood.

use super::lex::{Kind, Token};
use super::{Problem, ProblemKind};
use crate::value::date::{DateError, PartialDate, days_in_month};
use crate::value::numeral::from_roman;

/// All impossible dates, months, quarters and hours, in the order they stand.
pub(super) fn scan(tokens: &[Token]) -> Vec<Problem> {
    let mut problems = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let rest = tokens.get(at..).unwrap_or_default();
        let before = at.checked_sub(1).and_then(|at| tokens.get(at)).and_then(Token::word);
        match look(rest, before) {
            Some((taken, problem)) => {
                problems.extend(problem);
                at += taken.max(1);
            }
            None => at += 1,
        }
    }
    problems
}

type Found = Option<(usize, Option<Problem>)>;

/// What begins here: how many tokens it takes, and what is wrong with it.
fn look(tokens: &[Token], before: Option<&str>) -> Found {
    full_day(tokens)
        .or_else(|| day_in_words(tokens))
        .or_else(|| day_and_month(tokens, before))
        .or_else(|| month_and_year(tokens, before))
        .or_else(|| named(tokens))
        .or_else(|| hour(tokens))
}

fn number(tokens: &[Token], at: usize) -> Option<(u32, usize)> {
    match tokens.get(at)?.kind {
        Kind::Number(number, width) => Some((number, width)),
        _ => None,
    }
}

fn small(tokens: &[Token], at: usize) -> Option<u32> {
    number(tokens, at).filter(|&(_, width)| width <= 2).map(|(number, _)| number)
}

fn year(tokens: &[Token], at: usize) -> Option<i32> {
    number(tokens, at).filter(|&(_, width)| width == 4).map(|(number, _)| number.cast_signed())
}

fn is_word(tokens: &[Token], at: usize, word: &str) -> bool {
    tokens.get(at).and_then(Token::word) == Some(word)
}

fn found(tokens: &[Token], taken: usize, error: Option<(ProblemKind, String)>) -> Found {
    Some((taken, error.map(|(kind, message)| problem(tokens, taken, kind, message))))
}

fn check(year: i32, month: u32, day: Option<u32>) -> Option<(ProblemKind, String)> {
    let error = PartialDate::new(year, Some(month), day).err()?;
    let kind = match error {
        DateError::NoSuchMonth { .. } => ProblemKind::NoSuchMonth,
        _ => ProblemKind::NoSuchDay,
    };
    Some((kind, error.to_string()))
}

/// A day whose year is not known: 29 February may be right.
fn check_in_any_year(day: u32, month: u32) -> Option<(ProblemKind, String)> {
    const LEAP: i32 = 2024;
    let (kind, message) = check(LEAP, month, Some(day))?;
    let last = days_in_month(LEAP, month);
    match kind {
        ProblemKind::NoSuchDay if day > 0 => {
            Some((kind, format!("không có ngày {day} tháng {month}; tháng {month} có {last} ngày")))
        }
        _ => Some((kind, message)),
    }
}

fn problem(tokens: &[Token], taken: usize, kind: ProblemKind, message: String) -> Problem {
    let start = tokens.first().map_or(0, |token| token.range.start);
    let end = taken.checked_sub(1).and_then(|last| tokens.get(last)).map_or(start, |token| token.range.end);
    Problem { range: start..end, kind, message }
}

/// "31/02/2024", "31-02-2024", "2024-02-31"
fn full_day(tokens: &[Token]) -> Found {
    let mark = &tokens.get(1)?.kind;
    if !matches!(mark, Kind::Slash | Kind::Dash | Kind::Dot) || tokens.get(3)?.kind != *mark {
        return None;
    }
    let month = small(tokens, 2)?;
    let (day, year) = match (small(tokens, 0), year(tokens, 4)) {
        (Some(day), Some(year)) => (day, year),
        _ if *mark == Kind::Dash => (small(tokens, 4)?, year(tokens, 0)?),
        _ => return None,
    };
    found(tokens, 5, check(year, month, Some(day)))
}

/// "31 tháng 02 năm 2024", "ngày 31 tháng 02"
fn day_in_words(tokens: &[Token]) -> Found {
    let day = small(tokens, 0).filter(|_| is_word(tokens, 1, "tháng"))?;
    let month = small(tokens, 2)?;
    let behind = if is_word(tokens, 3, "năm") || tokens.get(3).is_some_and(|token| token.kind == Kind::Slash) {
        year(tokens, 4)
    } else {
        None
    };
    found(
        tokens,
        if behind.is_some() { 5 } else { 3 },
        match behind {
            Some(year) => check(year, month, Some(day)),
            None => check_in_any_year(day, month),
        },
    )
}

/// "ngày 31/02", "trước 31/02"
fn day_and_month(tokens: &[Token], before: Option<&str>) -> Found {
    let dated = before.is_some_and(|word| ["ngày", "trước", "đến", "từ", "hết"].contains(&word));
    let day = small(tokens, 0).filter(|_| dated)?;
    let month = small(tokens, 2).filter(|_| tokens.get(1).is_some_and(|token| token.kind == Kind::Slash))?;
    found(tokens, 3, check_in_any_year(day, month))
}

/// "13/2024"
fn month_and_year(tokens: &[Token], before: Option<&str>) -> Found {
    let dated =
        before.is_some_and(|word| ["tháng", "trước", "đến", "trong", "từ", "hết", "thành", "xong"].contains(&word));
    let month = small(tokens, 0).filter(|_| dated)?;
    let year = year(tokens, 2).filter(|_| tokens.get(1).is_some_and(|token| token.kind == Kind::Slash))?;
    found(tokens, 3, check(year, month, None))
}

/// "tháng 13", "quý V", "ngày 32"
fn named(tokens: &[Token]) -> Found {
    match tokens.first()?.word()? {
        "tháng" => {
            let month = small(tokens, 1)?;
            if tokens.get(2).is_some_and(|token| token.kind == Kind::Slash) && year(tokens, 3).is_some() {
                return None;
            }
            found(tokens, 2, check(2024, month, None))
        }
        "quý" => {
            let quarter = small(tokens, 1).or_else(|| {
                let word = tokens.get(1)?.word()?;
                u32::try_from(from_roman(word)?).ok().filter(|&number| number < 50)
            })?;
            let wrong = !(1..=4).contains(&quarter);
            let message = format!("không có quý {quarter}; một năm có bốn quý");
            Some((2, wrong.then(|| problem(tokens, 2, ProblemKind::NoSuchQuarter, message))))
        }
        "ngày" => {
            let day = small(tokens, 1).filter(|&day| day == 0 || day > 31)?;
            let alone = !matches!(tokens.get(2).map(|token| &token.kind), Some(Kind::Slash | Kind::Dash | Kind::Dot))
                || small(tokens, 3).is_none();
            let message = format!("không có ngày {day} trong tháng nào");
            (alone && !is_word(tokens, 2, "tháng"))
                .then(|| (2, Some(problem(tokens, 2, ProblemKind::NoSuchDay, message))))
        }
        _ => None,
    }
}

/// "25h00", "9h75"
fn hour(tokens: &[Token]) -> Found {
    let hour = small(tokens, 0)?;
    let glued = tokens.get(1)?.glued && (is_word(tokens, 1, "h") || is_word(tokens, 1, "g"));
    if !glued {
        return None;
    }
    let minute = small(tokens, 2).filter(|_| tokens.get(2).is_some_and(|token| token.glued));
    let taken = if minute.is_some() { 3 } else { 2 };
    let wrong = hour > 24 || minute.unwrap_or(0) > 59 || (hour == 24 && minute.unwrap_or(0) > 0);
    let message = format!("không có {hour} giờ {:02} trong một ngày", minute.unwrap_or(0));
    Some((taken, wrong.then(|| problem(tokens, taken, ProblemKind::NoSuchHour, message))))
}
