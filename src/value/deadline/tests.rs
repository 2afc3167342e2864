#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::*;
use chrono::Weekday;

const ONE_YEAR: Context = Context { period: Some((2024, 2024)) };
const MANY_YEARS: Context = Context { period: Some((2026, 2030)) };
const NO_YEARS: Context = Context { period: None };

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn on(year: i32, month: u32, date: u32) -> Interval {
    Interval::day(day(year, month, date))
}

fn month(year: i32, month: u32) -> Interval {
    Interval::months(year, month, month, Grain::Month).unwrap()
}

fn quarter(year: i32, quarter: u32) -> Interval {
    Interval::months(year, quarter * 3 - 2, quarter * 3, Grain::Quarter).unwrap()
}

fn years(first: i32, last: i32) -> Interval {
    Interval::years(first, last).unwrap()
}

fn range(from: NaiveDate, to: NaiveDate) -> Interval {
    Interval { from, to, grain: Grain::Range }
}

fn before(bound: Interval) -> Meaning {
    Meaning::By { bound, inclusive: false, at: None }
}

fn until(bound: Interval) -> Meaning {
    Meaning::By { bound, inclusive: true, at: None }
}

fn within(interval: Interval) -> Meaning {
    Meaning::Within(interval)
}

fn clock(hour: u32, minute: u32) -> Clock {
    Clock { hour, minute }
}

fn every(unit: Unit) -> Every {
    Every { count: 1, unit }
}

fn mark(bound: Bound, place: Place) -> Mark {
    Mark { bound, place: Some(place), at: None }
}

fn again(unit: Unit, at: Vec<Mark>) -> Meaning {
    Meaning::Recurring(Recurring { every: every(unit), times: None, at, within: None })
}

fn times(count: u32, what: &str, unit: Unit, at: Vec<Mark>) -> Meaning {
    let times = Some(Times { count, what: what.to_owned() });
    Meaning::Recurring(Recurring { every: every(unit), times, at, within: None })
}

fn always(within: Option<Interval>, unit: Option<Unit>) -> Meaning {
    Meaning::Continuous { within, every: unit.map(every) }
}

fn lasting(amount: &str, unit: Unit) -> Duration {
    let amount = Decimal::from_str_exact(amount).unwrap();
    Duration { least: None, amount, unit, start: None, within: None, after: None }
}

fn several(meanings: Vec<Meaning>) -> Meaning {
    Meaning::Several(meanings.into_iter().map(|meaning| Phase { label: None, meaning }).collect())
}

fn labelled(label: &str, meaning: Meaning) -> Phase {
    Phase { label: Some(label.to_owned()), meaning }
}

/// Every form of `variations.md` §9, and its neighbours.
fn forms() -> Vec<(&'static str, Context, Meaning)> {
    let before_time = |hour| Mark { bound: Bound::Before, place: None, at: Some(clock(hour, 0)) };
    let year_day = |month, day| mark(Bound::Before, Place::DayOfYear { month, day });
    let moment = |date, from, to, weekday| Meaning::Moment(Moment { date, from: Some(from), to, weekday });
    let every_six_months = Meaning::Recurring(Recurring {
        every: Every { count: 6, unit: Unit::Month },
        times: None,
        at: vec![year_day(6, 15)],
        within: None,
    });
    vec![
        ("", ONE_YEAR, Meaning::Blank),
        ("  \n ", ONE_YEAR, Meaning::Blank),
        ("2026 - 2030", NO_YEARS, within(years(2026, 2030))),
        ("2026-2030", NO_YEARS, within(years(2026, 2030))),
        ("2026–2030.", NO_YEARS, within(years(2026, 2030))),
        ("2025 - 2035", NO_YEARS, within(years(2025, 2035))),
        ("giai đoạn 2026-2030", NO_YEARS, within(years(2026, 2030))),
        ("Trong giai đoạn", MANY_YEARS, within(years(2026, 2030))),
        ("2026", NO_YEARS, within(years(2026, 2026))),
        ("Trong năm", ONE_YEAR, within(years(2024, 2024))),
        ("Trong năm 2026", ONE_YEAR, within(years(2026, 2026))),
        ("Cả năm 2024", NO_YEARS, within(years(2024, 2024))),
        ("Quý II/2026", NO_YEARS, within(quarter(2026, 2))),
        ("quý II năm 2026", NO_YEARS, within(quarter(2026, 2))),
        ("Quý III Năm 2026", NO_YEARS, within(quarter(2026, 3))),
        ("Quí IV-2025", NO_YEARS, within(quarter(2025, 4))),
        ("Quý 4", ONE_YEAR, within(quarter(2024, 4))),
        ("Quý IV/2025- Quý II/2026", NO_YEARS, within(range(day(2025, 10, 1), day(2026, 6, 30)))),
        ("Quý I - II/2026", NO_YEARS, within(range(day(2026, 1, 1), day(2026, 6, 30)))),
        ("Quý I, II/2026", NO_YEARS, several(vec![within(quarter(2026, 1)), within(quarter(2026, 2))])),
        (
            "Tháng 3, tháng 6 và tháng 9/2026",
            NO_YEARS,
            several(vec![within(month(2026, 3)), within(month(2026, 6)), within(month(2026, 9))]),
        ),
        ("tháng 12/2024", NO_YEARS, within(month(2024, 12))),
        ("12/2024", NO_YEARS, within(month(2024, 12))),
        ("trong tháng 3/2021", NO_YEARS, within(month(2021, 3))),
        ("Tháng 5", ONE_YEAR, within(month(2024, 5))),
        ("Tháng 5 năm 2026", ONE_YEAR, within(month(2026, 5))),
        ("từ tháng 3 đến tháng 10", ONE_YEAR, within(range(day(2024, 3, 1), day(2024, 10, 31)))),
        ("Tháng 3-5/2026", NO_YEARS, within(range(day(2026, 3, 1), day(2026, 5, 31)))),
        ("từ tháng 11 đến tháng 3/2026", NO_YEARS, within(range(day(2025, 11, 1), day(2026, 3, 31)))),
        ("từ tháng 11/2025 đến hết tháng 3", NO_YEARS, within(range(day(2025, 11, 1), day(2026, 3, 31)))),
        ("từ ngày 01 đến ngày 15/3/2026", NO_YEARS, within(range(day(2026, 3, 1), day(2026, 3, 15)))),
        ("01-15/3/2026", NO_YEARS, within(range(day(2026, 3, 1), day(2026, 3, 15)))),
        ("từ 01/3 đến 30/6/2026", NO_YEARS, within(range(day(2026, 3, 1), day(2026, 6, 30)))),
        ("năm học 2026 - 2027", NO_YEARS, within(Interval::school_year(2026).unwrap())),
        ("6 tháng đầu năm 2026", NO_YEARS, within(Interval::months(2026, 1, 6, Grain::HalfYear).unwrap())),
        ("06 tháng cuối năm", ONE_YEAR, within(Interval::months(2024, 7, 12, Grain::HalfYear).unwrap())),
        ("ngày 05/3/2024", NO_YEARS, within(on(2024, 3, 5))),
        ("Thứ Ba, ngày 05/3/2024", NO_YEARS, within(on(2024, 3, 5))),
        ("Sáng ngày 05/9/2026", NO_YEARS, within(on(2026, 9, 5))),
        ("2024-03-05", NO_YEARS, within(on(2024, 3, 5))),
        ("Trước 30/11/2024", NO_YEARS, before(on(2024, 11, 30))),
        ("Trước 30/10/2024.", NO_YEARS, before(on(2024, 10, 30))),
        ("trước ngày 15/6/2024", NO_YEARS, before(on(2024, 6, 15))),
        ("Trước ngày 15/6", ONE_YEAR, before(on(2024, 6, 15))),
        ("trước ngày 05 tháng 10 năm 2026", NO_YEARS, before(on(2026, 10, 5))),
        ("xong trước 30 tháng 10 năm 2024", NO_YEARS, before(on(2024, 10, 30))),
        ("Trước tháng 12/2026", NO_YEARS, before(month(2026, 12))),
        (
            "Trước 17h00 ngày 30/11/2024",
            NO_YEARS,
            Meaning::By { bound: on(2024, 11, 30), inclusive: false, at: Some(clock(17, 0)) },
        ),
        (
            "trước 17 giờ 00 thứ Bảy, ngày 30/11/2024",
            NO_YEARS,
            Meaning::By { bound: on(2024, 11, 30), inclusive: false, at: Some(clock(17, 0)) },
        ),
        ("Hoàn thành đầu tư, lắp đặt và vận hành xong trước ngày 01/01/2030", NO_YEARS, before(on(2030, 1, 1))),
        ("Chậm nhất ngày 20/12/2026", NO_YEARS, until(on(2026, 12, 20))),
        ("chậm nhất là trước ngày 20/12/2026", NO_YEARS, before(on(2026, 12, 20))),
        ("Hoàn thành tháng 12/2024", NO_YEARS, until(month(2024, 12))),
        ("Xong trong Quý II/2026", NO_YEARS, until(quarter(2026, 2))),
        ("xong trong quý II năm 2026", NO_YEARS, until(quarter(2026, 2))),
        ("Xong trong tháng 5/2026", NO_YEARS, until(month(2026, 5))),
        ("đến hết năm 2025", NO_YEARS, until(years(2025, 2025))),
        ("Đến năm 2030", NO_YEARS, until(years(2030, 2030))),
        ("Từ nay đến hết năm 2025", NO_YEARS, until(years(2025, 2025))),
        ("Từ năm 2026 trở đi", NO_YEARS, Meaning::Since(years(2026, 2026))),
        ("Năm 2026 và các năm tiếp theo", NO_YEARS, Meaning::Since(years(2026, 2026))),
        ("Hàng năm", NO_YEARS, again(Unit::Year, vec![])),
        ("Hằng năm", NO_YEARS, again(Unit::Year, vec![])),
        ("hàng tháng", NO_YEARS, again(Unit::Month, vec![])),
        ("Hằng tháng, quý", NO_YEARS, several(vec![again(Unit::Month, vec![]), again(Unit::Quarter, vec![])])),
        ("Trước ngày 10/12 (hàng năm)", NO_YEARS, again(Unit::Year, vec![year_day(12, 10)])),
        ("Hằng năm, trước ngày 10/12", NO_YEARS, again(Unit::Year, vec![year_day(12, 10)])),
        ("trước ngày 15/6 và 15/12 hằng năm", NO_YEARS, again(Unit::Year, vec![year_day(6, 15), year_day(12, 15)])),
        ("trước ngày 18 hằng tháng", NO_YEARS, again(Unit::Month, vec![mark(Bound::Before, Place::DayOfMonth(18))])),
        (
            "trước ngày 20 của tháng cuối quý",
            NO_YEARS,
            again(Unit::Quarter, vec![mark(Bound::Before, Place::DayOfLastMonth(20))]),
        ),
        ("Thứ Sáu hằng tuần", NO_YEARS, again(Unit::Week, vec![mark(Bound::On, Place::Weekday(4))])),
        ("Tháng 12 hằng năm", NO_YEARS, again(Unit::Year, vec![mark(Bound::On, Place::MonthOfYear(12))])),
        ("02 lần/tháng", NO_YEARS, times(2, "lần", Unit::Month, vec![])),
        ("10 đợt/năm", NO_YEARS, times(10, "đợt", Unit::Year, vec![])),
        ("ít nhất 01 lần mỗi quý", NO_YEARS, times(1, "lần", Unit::Quarter, vec![])),
        ("Mỗi tháng 02 lần", NO_YEARS, times(2, "lần", Unit::Month, vec![])),
        (
            "định kỳ 6 tháng (trước ngày 15/6), hàng năm (trước ngày 15/12)",
            NO_YEARS,
            several(vec![every_six_months, again(Unit::Year, vec![year_day(12, 15)])]),
        ),
        ("trước 19h00’ hằng ngày", NO_YEARS, again(Unit::Day, vec![before_time(19)])),
        (
            "02 lần/ngày (trước 9h00’ và 16h00’)",
            NO_YEARS,
            times(2, "lần", Unit::Day, vec![before_time(9), before_time(16)]),
        ),
        ("Thường xuyên", NO_YEARS, always(None, None)),
        ("THƯỜNG XUYÊN", NO_YEARS, always(None, None)),
        ("Thực hiện thường xuyên", NO_YEARS, always(None, None)),
        ("Thường xuyên, liên tục trong năm 2024", NO_YEARS, always(Some(years(2024, 2024)), None)),
        ("Thường xuyên, hằng năm", NO_YEARS, always(None, Some(Unit::Year))),
        ("Hằng năm, thường xuyên", NO_YEARS, always(None, Some(Unit::Year))),
        ("Thường xuyên (2026 - 2030)", NO_YEARS, always(Some(years(2026, 2030)), None)),
        ("trong 05 ngày làm việc", NO_YEARS, Meaning::Duration(lasting("5", Unit::WorkingDay))),
        (
            "trong vòng 05 ngày kể từ ngày nhận được hồ sơ",
            NO_YEARS,
            Meaning::Duration(Duration {
                after: Some("kể từ ngày nhận được hồ sơ".to_owned()),
                ..lasting("5", Unit::Day)
            }),
        ),
        ("trong 24 giờ đầu", NO_YEARS, Meaning::Duration(lasting("24", Unit::Hour))),
        ("0-48 giờ", NO_YEARS, Meaning::Duration(Duration { least: Some(Decimal::ZERO), ..lasting("48", Unit::Hour) })),
        (
            "1,5 ngày (bắt đầu từ 13h30 thứ Hai ngày 06/7/2026)",
            NO_YEARS,
            Meaning::Duration(Duration {
                start: Some(Moment {
                    date: Some(day(2026, 7, 6)),
                    from: Some(clock(13, 30)),
                    to: None,
                    weekday: Some(Weekday::Mon),
                }),
                ..lasting("1.5", Unit::Day)
            }),
        ),
        (
            "08 tháng (từ tháng 3 đến tháng 10)",
            ONE_YEAR,
            Meaning::Duration(Duration {
                within: Some(range(day(2024, 3, 1), day(2024, 10, 31))),
                ..lasting("8", Unit::Month)
            }),
        ),
        (
            "13h30’ ngày 29/4/2026 (Thứ Tư)",
            NO_YEARS,
            moment(Some(day(2026, 4, 29)), clock(13, 30), None, Some(Weekday::Wed)),
        ),
        ("7h00 - 7h15", NO_YEARS, moment(None, clock(7, 0), Some(clock(7, 15)), None)),
        ("7:00 – 7:15", NO_YEARS, moment(None, clock(7, 0), Some(clock(7, 15)), None)),
        (
            "Từ 7h00 đến 11 giờ 30 phút ngày 05/3/2026",
            NO_YEARS,
            moment(Some(day(2026, 3, 5)), clock(7, 0), Some(clock(11, 30)), None),
        ),
        (
            "Cùng với kỳ đánh giá phân hạng cấp tỉnh.",
            NO_YEARS,
            Meaning::Event("Cùng với kỳ đánh giá phân hạng cấp tỉnh".to_owned()),
        ),
        ("Sau khi có kết quả, 05 bộ", NO_YEARS, Meaning::Event("Sau khi có kết quả, 05 bộ".to_owned())),
        ("Theo kế hoạch của tỉnh", NO_YEARS, Meaning::Event("Theo kế hoạch của tỉnh".to_owned())),
        (
            "Đợt 01: Trước ngày 15/6/2024.",
            NO_YEARS,
            Meaning::Several(vec![labelled("Đợt 01", before(on(2024, 6, 15)))]),
        ),
        (
            "Đợt 01: Trước ngày 15/6/2024; Đợt 02: Trước ngày 15/10/2024.",
            NO_YEARS,
            Meaning::Several(vec![
                labelled("Đợt 01", before(on(2024, 6, 15))),
                labelled("Đợt 02", before(on(2024, 10, 15))),
            ]),
        ),
        (
            "Đợt 01: Trước ngày 15/6/2024.\nĐợt 02: Trước ngày 15/10/2024.",
            NO_YEARS,
            Meaning::Several(vec![
                labelled("Đợt 01", before(on(2024, 6, 15))),
                labelled("Đợt 02", before(on(2024, 10, 15))),
            ]),
        ),
        (
            "Thường xuyên; báo cáo trước ngày 15/12/2024",
            NO_YEARS,
            several(vec![always(None, None), before(on(2024, 12, 15))]),
        ),
        (
            "Định kỳ hằng quý, 6 tháng và năm",
            NO_YEARS,
            several(vec![
                again(Unit::Quarter, vec![]),
                Meaning::Recurring(Recurring {
                    every: Every { count: 6, unit: Unit::Month },
                    times: None,
                    at: vec![],
                    within: None,
                }),
                again(Unit::Year, vec![]),
            ]),
        ),
        ("01 năm 02 lần", NO_YEARS, times(2, "lần", Unit::Year, vec![])),
        ("24/24 giờ", ONE_YEAR, always(None, None)),
        ("Qúy II/2026", NO_YEARS, within(quarter(2026, 2))),
        ("Giai đoạn 2026 - 2030 và các năm tiếp theo", NO_YEARS, Meaning::Since(years(2026, 2030))),
        ("Sau ngày 15/6/2026", NO_YEARS, Meaning::Since(on(2026, 6, 16))),
        ("Trước mùa mưa bão", NO_YEARS, Meaning::Event("Trước mùa mưa bão".to_owned())),
        (
            "Thường xuyên, theo kế hoạch",
            NO_YEARS,
            several(vec![always(None, None), Meaning::Event("theo kế hoạch".to_owned())]),
        ),
        ("Nhanh nhất có thể", NO_YEARS, Meaning::Unclear),
        ("Trong năm", MANY_YEARS, Meaning::Unclear),
    ]
}

#[test]
fn every_form_in_use() {
    let wrong: Vec<String> = forms()
        .into_iter()
        .map(|(text, context, expected)| (text, Deadline::parse(text, context).meaning, expected))
        .filter(|(_, meaning, expected)| meaning != expected)
        .map(|(text, meaning, expected)| format!("{text}\n  read:     {meaning:?}\n  expected: {expected:?}"))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    for (text, context, _) in forms() {
        let deadline = Deadline::parse(text, context);
        assert_eq!(deadline.text, text);
        let wanted = if text == "Trong năm" && context == MANY_YEARS { 1 } else { 0 };
        assert_eq!(deadline.problems.len(), wanted, "{text}: {:?}", deadline.problems);
    }
}

#[test]
fn the_same_in_decomposed_letters_in_capitals_and_with_wide_spaces() {
    for (text, context, expected) in forms() {
        // What is kept as typed changes with the typing.
        let shown = format!("{expected:?}");
        if shown.contains("Event") || shown.contains("Some(\"") {
            continue;
        }
        let spaced = text.replace(' ', " \u{a0} ").replace("- ", " – ");
        for other in [text.nfd().collect::<String>(), text.to_uppercase(), spaced] {
            assert_eq!(Deadline::parse(&other, context).meaning, expected, "{other}");
        }
    }
}

#[test]
fn what_no_calendar_has_is_pointed_at() {
    for (text, kind, part, message) in [
        (
            "Trước 31/02/2024",
            ProblemKind::NoSuchDay,
            "31/02/2024",
            "không có ngày 31 tháng 2 năm 2024; tháng 2 năm 2024 có 29 ngày",
        ),
        (
            "Trước ngày 31 tháng 4 năm 2026",
            ProblemKind::NoSuchDay,
            "31 tháng 4 năm 2026",
            "không có ngày 31 tháng 4 năm 2026; tháng 4 năm 2026 có 30 ngày",
        ),
        ("trước ngày 31/6 hằng năm", ProblemKind::NoSuchDay, "31/6", "không có ngày 31 tháng 6; tháng 6 có 30 ngày"),
        ("tháng 13/2024", ProblemKind::NoSuchMonth, "13/2024", "không có tháng 13; tháng từ 1 đến 12"),
        ("Trong tháng 13", ProblemKind::NoSuchMonth, "tháng 13", "không có tháng 13; tháng từ 1 đến 12"),
        ("Quý V/2026", ProblemKind::NoSuchQuarter, "Quý V", "không có quý 5; một năm có bốn quý"),
        ("25h00 ngày 05/3/2026", ProblemKind::NoSuchHour, "25h00", "không có 25 giờ 00 trong một ngày"),
        ("trước ngày 32 hằng tháng", ProblemKind::NoSuchDay, "ngày 32", "không có ngày 32 trong tháng nào"),
        (
            "sau khi họp ngày 30/02/2026",
            ProblemKind::NoSuchDay,
            "30/02/2026",
            "không có ngày 30 tháng 2 năm 2026; tháng 2 năm 2026 có 28 ngày",
        ),
        (
            "13h30’ ngày 29/4/2026 (Thứ Hai)",
            ProblemKind::WrongWeekday,
            "ngày 29/4/2026 (Thứ Hai)",
            "ngày này là thứ Tư, không phải thứ Hai",
        ),
        (
            "từ ngày 15/6/2026 đến ngày 15/3/2026",
            ProblemKind::BackwardRange,
            "từ ngày 15/6/2026 đến ngày 15/3/2026",
            "khoảng thời gian kết thúc trước khi bắt đầu",
        ),
        ("2030 - 2026", ProblemKind::BackwardRange, "2030 - 2026", "khoảng thời gian kết thúc trước khi bắt đầu"),
        (
            "07 tháng (từ tháng 3 đến tháng 10/2026)",
            ProblemKind::WrongLength,
            "07 tháng",
            "khoảng ghi bên cạnh là 8 tháng",
        ),
        ("Đợt 1: tháng 9", ProblemKind::MissingYear, "tháng 9", "chưa ghi năm, và kế hoạch không chỉ thuộc một năm"),
        ("Trước ngày 15/6", ProblemKind::MissingYear, "ngày 15/6", "chưa ghi năm, và kế hoạch không chỉ thuộc một năm"),
    ] {
        let deadline = Deadline::parse(text, MANY_YEARS);
        let problem = deadline.problems.first().unwrap_or_else(|| panic!("{text}: {deadline:?}"));
        assert_eq!(deadline.problems.len(), 1, "{text}: {deadline:?}");
        assert_eq!(
            (problem.kind, &text[problem.range.clone()], problem.message.as_str()),
            (kind, part, message),
            "{text}"
        );
    }
}

#[test]
fn what_only_looks_like_a_date_is_left_alone() {
    for text in [
        "theo Nghị quyết số 31/2026/NQ-HĐND",
        "sau khi có Kế hoạch số 130/KH-UBND",
        "khi đạt 10/12 xã",
        "Trước ngày 29/02 hằng năm",
        "khi quý khách yêu cầu",
    ] {
        assert_eq!(Deadline::parse(text, NO_YEARS).problems, [], "{text}");
    }
}

#[test]
fn first_and_last_days() {
    for (text, first, last) in [
        ("Trước 30/11/2024", None, Some(day(2024, 11, 29))),
        ("Trước 17h00 ngày 30/11/2024", None, Some(day(2024, 11, 30))),
        ("Chậm nhất 30/11/2024", None, Some(day(2024, 11, 30))),
        ("Hoàn thành tháng 02/2024", None, Some(day(2024, 2, 29))),
        ("Quý IV/2025- Quý II/2026", Some(day(2025, 10, 1)), Some(day(2026, 6, 30))),
        ("1,5 ngày (bắt đầu từ 13h30 thứ Hai ngày 06/7/2026)", Some(day(2026, 7, 6)), Some(day(2026, 7, 7))),
        ("02 tuần (từ ngày 06/7/2026)", Some(day(2026, 7, 6)), Some(day(2026, 7, 19))),
        ("3 tháng (từ ngày 01/02/2026)", Some(day(2026, 2, 1)), Some(day(2026, 4, 30))),
        ("48 giờ (từ 7h00 ngày 06/7/2026)", Some(day(2026, 7, 6)), Some(day(2026, 7, 8))),
        ("Thường xuyên, liên tục trong năm 2024", Some(day(2024, 1, 1)), Some(day(2024, 12, 31))),
        ("Đợt 1: Trước ngày 15/6/2024; Đợt 2: tháng 9/2024", Some(day(2024, 9, 1)), Some(day(2024, 9, 30))),
        ("Thường xuyên", None, None),
        ("", None, None),
    ] {
        let deadline = Deadline::parse(text, NO_YEARS);
        assert_eq!((deadline.first_day(), deadline.last_day()), (first, last), "{text}: {deadline:?}");
    }
}

/// Whatever is typed, a problem lies within the text and on whole letters.
fn survives(text: &str) {
    for context in [NO_YEARS, ONE_YEAR, MANY_YEARS, Context { period: Some((i32::MIN, i32::MAX)) }] {
        let deadline = Deadline::parse(text, context);
        let _ = (deadline.first_day(), deadline.last_day());
        for problem in deadline.problems {
            assert!(text.get(problem.range.clone()).is_some(), "{text:?} {problem:?}");
        }
    }
}

#[test]
fn no_input_is_too_strange() {
    let forms: Vec<String> = forms().iter().map(|(text, ..)| (*text).to_owned()).collect();
    for form in &forms {
        for (end, _) in form.char_indices() {
            survives(&form[..end]);
            survives(&form[end..]);
        }
    }
    let mut state = 7u64;
    let mut random = |limit: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % limit.max(1)
    };
    const STRANGE: [&str; 18] = [
        "0",
        "9",
        "99",
        "999",
        "4294967296",
        "1999",
        "2199",
        "/",
        "-",
        "(",
        ")",
        ";",
        ":",
        ",",
        "\u{301}",
        "\u{0}",
        " 🦀 ",
        "tháng",
    ];
    for _ in 0..1200 {
        let mut text: Vec<char> = forms[random(forms.len())].chars().collect();
        for _ in 0..=random(3) {
            let at = random(text.len() + 1);
            match random(3) {
                0 => drop(text.drain(at..(at + random(4)).min(text.len()))),
                1 => drop(text.splice(at..at, STRANGE[random(STRANGE.len())].chars())),
                _ => text.extend(forms[random(forms.len())].chars()),
            }
        }
        survives(&text.into_iter().collect::<String>());
    }
    survives(&"(".repeat(3000));
    survives(&"trước ".repeat(1000));
    survives(&"hoàn thành, ".repeat(66));
    survives(&"hoàn thành, ".repeat(3000));
    survives(&"hoàn thành; ".repeat(300));
}
