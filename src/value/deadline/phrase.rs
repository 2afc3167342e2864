//! Whole phrases: which kind of deadline the words are.

use chrono::{Datelike, NaiveDate, Weekday};
use rust_decimal::Decimal;

use super::cursor::Cursor;
use super::lex::{Kind, Token};
use super::meaning::{Bound, Duration, Grain, Interval, Meaning, Moment, Phase, Unit};
use super::{Context, Problem, ProblemKind};

/// Words that say that something is to be finished; what follows is then a last day.
const DONE: [&str; 5] = ["hoàn thành", "hoàn tất", "kết thúc", "xong", "hoàn thiện"];

/// Words that may open a deadline and say what is done rather than when.
const DOING: [&str; 16] = [
    "hoàn", "xong", "kết", "thực", "triển", "tổ", "báo", "gửi", "nộp", "trình", "ban", "phê", "xây", "dự", "bắt",
    "thời",
];

/// More tokens than this are prose rather than a deadline; reading them would only take time.
const LONGEST: usize = 200;

/// Words that open a deadline set by something else.
const EVENT: [&str; 19] = [
    "cùng với",
    "cùng thời điểm",
    "sau khi",
    "ngay sau",
    "ngay khi",
    "khi",
    "theo",
    "trước khi",
    "kể từ",
    "từ khi",
    "sau",
    "song song",
    "đồng thời",
    "tùy",
    "tuỳ",
    "trong quá trình",
    "trong suốt quá trình",
    "trong thời gian",
    "căn cứ",
];

/// Understands the whole text.
pub(super) fn read(text: &str, tokens: &[Token], context: Context) -> (Meaning, Vec<Problem>) {
    if text.trim().is_empty() {
        return (Meaning::Blank, Vec::new());
    }
    let mut reader = Reader { text, context, problems: Vec::new() };
    let meaning = reader.segments(tokens);
    (meaning, reader.problems)
}

struct Reader<'t> {
    text: &'t str,
    context: Context,
    problems: Vec<Problem>,
}

impl Reader<'_> {
    /// Parts between semicolons, else between lines or sentences.
    fn segments(&mut self, tokens: &[Token]) -> Meaning {
        let parts = split(tokens, |token, _| token.kind == Kind::Semicolon);
        if parts.len() > 1 {
            return self.several(&parts);
        }
        let unbroken: Vec<Token> = tokens.iter().filter(|token| token.kind != Kind::Break).cloned().collect();
        let (phase, problems) = self.phase(&unbroken);
        let lines = split(tokens, |token, next| match token.kind {
            Kind::Break => true,
            Kind::Dot => next.is_some_and(|next| next.word().is_some() && !next.glued),
            _ => false,
        });
        if !phase.meaning.is_clear() && lines.len() > 1 {
            return self.several(&lines);
        }
        self.problems.extend(problems);
        match phase {
            Phase { label: None, meaning } => meaning,
            labelled => Meaning::Several(vec![labelled]),
        }
    }

    fn several(&mut self, parts: &[&[Token]]) -> Meaning {
        let mut phases = Vec::new();
        for part in parts {
            let unbroken: Vec<Token> = part.iter().filter(|token| token.kind != Kind::Break).cloned().collect();
            if unbroken.iter().all(|token| token.kind == Kind::Dot) {
                continue;
            }
            let (phase, problems) = self.phase(&unbroken);
            phases.push(phase);
            self.problems.extend(problems);
        }
        if phases.len() == 1 && phases.first().is_some_and(|phase| phase.label.is_none()) {
            return phases.pop().map_or(Meaning::Unclear, |phase| phase.meaning);
        }
        if phases.is_empty() || phases.iter().all(|phase| phase.meaning == Meaning::Unclear) {
            return Meaning::Unclear;
        }
        Meaning::Several(phases)
    }

    /// A part with or without a label before a colon.
    fn phase(&mut self, tokens: &[Token]) -> (Phase, Vec<Problem>) {
        let (plain, mut problems) = self.clause(tokens);
        if plain != Meaning::Unclear {
            return (Phase { label: None, meaning: plain }, problems);
        }
        let colon = tokens.iter().position(|token| token.kind == Kind::Colon);
        if let Some((at, (first, last))) = colon.and_then(|at| Some((at, (tokens.first()?, tokens.get(at)?)))) {
            let behind = tokens.get(at + 1..).unwrap_or_default();
            let (meaning, labelled) = self.clause(behind);
            if meaning != Meaning::Unclear {
                let label = self.text.get(first.range.start..last.range.start).map(|label| label.trim().to_owned());
                return (Phase { label: label.filter(|label| !label.is_empty()), meaning }, labelled);
            }
            problems.extend(labelled);
        }
        (Phase { label: None, meaning: Meaning::Unclear }, problems)
    }

    /// One phrase, or several joined by commas and "và" that are each understood.
    fn clause(&mut self, tokens: &[Token]) -> (Meaning, Vec<Problem>) {
        if tokens.len() > LONGEST {
            return (Meaning::Unclear, Vec::new());
        }
        let mut cursor = Cursor::new(self.text, tokens, self.context);
        if let Some(meaning) = read_clause(&mut cursor) {
            return (meaning, cursor.problems);
        }
        let blockers = cursor.blockers;
        let joints = |token: &Token, _: Option<&Token>| token.kind == Kind::Comma || token.word() == Some("và");
        let parts = split(tokens, joints);
        if parts.len() > 1 {
            let mut phases = Vec::new();
            let mut problems = Vec::new();
            for part in &parts {
                let mut cursor = Cursor::new(self.text, part, self.context);
                let event = || event(self.text, part).filter(|_| !phases.is_empty());
                let Some(meaning) = read_clause(&mut cursor).or_else(event) else {
                    phases.clear();
                    break;
                };
                phases.push(Phase { label: None, meaning });
                problems.append(&mut cursor.problems);
            }
            if !phases.is_empty() {
                return (Meaning::Several(phases), problems);
            }
        }
        match event(self.text, tokens) {
            Some(event) => (event, Vec::new()),
            None => (Meaning::Unclear, blockers),
        }
    }
}

/// What waits for something else to happen.
fn event(text: &str, tokens: &[Token]) -> Option<Meaning> {
    let mut cursor = Cursor::new(text, tokens, Context::default());
    // "trước mùa mưa bão"; with a figure in it, it is rather a date that was not understood.
    let figures = tokens.iter().any(|token| matches!(token.kind, Kind::Number(..)));
    let known = cursor.eat_any(&EVENT) || (!figures && tokens.len() > 1 && cursor.eat("trước"));
    known.then(|| Meaning::Event(trimmed(&cursor, 0)))
}

/// Cuts tokens at the joints that stand outside brackets.
fn split(tokens: &[Token], is_joint: impl Fn(&Token, Option<&Token>) -> bool) -> Vec<&[Token]> {
    let mut depth = 0usize;
    let mut parts = Vec::new();
    let mut start = 0;
    for (at, token) in tokens.iter().enumerate() {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth = depth.saturating_sub(1),
            _ if depth == 0 && is_joint(token, tokens.get(at + 1)) => {
                parts.push(tokens.get(start..at).unwrap_or_default());
                start = at + 1;
            }
            _ => {}
        }
    }
    parts.push(tokens.get(start..).unwrap_or_default());
    parts.retain(|part| !part.is_empty());
    parts
}

/// The words from token `from` to the end, as typed, without the full stop.
fn trimmed(cursor: &Cursor<'_>, from: usize) -> String {
    let start = cursor.tokens.get(from).map_or(cursor.text.len(), |token| token.range.start);
    let end = cursor.tokens.last().map_or(start, |token| token.range.end);
    cursor.text.get(start..end).unwrap_or_default().trim_end_matches(['.', ' ']).to_owned()
}

fn read_clause(cursor: &mut Cursor<'_>) -> Option<Meaning> {
    if let Some(meaning) = phrase(cursor, false) {
        return Some(meaning);
    }
    if !DOING.contains(&cursor.word()?) {
        return None;
    }
    // What is to be done comes first: step over it word by word until the rest is understood.
    let mut done = false;
    cursor.attempt(|cursor| {
        while matches!(cursor.kind(0), Some(Kind::Word(_) | Kind::Comma | Kind::Colon)) {
            let before = cursor.at;
            if cursor.eat_any(&DONE) {
                done = true;
            } else {
                cursor.at += 1;
            }
            if cursor.at > before
                && let Some(meaning) = phrase(cursor, done)
            {
                return Some(meaning);
            }
        }
        None
    })
}

/// Everything but events; `done` when words before it say that something is to be finished.
fn phrase(cursor: &mut Cursor<'_>, done: bool) -> Option<Meaning> {
    cursor
        .whole(Cursor::continuous)
        .or_else(|| recurring(cursor))
        .or_else(|| cursor.whole(Cursor::duration).map(Meaning::Duration))
        .or_else(|| cursor.whole(Cursor::moment))
        .or_else(|| cursor.whole(Cursor::by))
        .or_else(|| cursor.whole(Cursor::since))
        .or_else(|| cursor.whole(|cursor| cursor.within(done)))
}

fn recurring(cursor: &mut Cursor<'_>) -> Option<Meaning> {
    let mut all: Vec<Meaning> = cursor.recurring()?.into_iter().map(Meaning::Recurring).collect();
    match all.len() {
        1 => all.pop(),
        _ => Some(several(all)),
    }
}

fn several(meanings: Vec<Meaning>) -> Meaning {
    Meaning::Several(meanings.into_iter().map(|meaning| Phase { label: None, meaning }).collect())
}

impl Cursor<'_> {
    /// "Trước 30/11/2024", "chậm nhất ngày …", "từ nay đến hết năm 2025"
    fn by(&mut self) -> Option<Meaning> {
        self.skip(&DONE);
        self.skip(&["kể từ nay", "từ nay"]);
        let until = self.eat_any(&["cho đến", "đến", "hết"]);
        self.skip(&["hết", "cuối"]);
        let bound = match self.bound() {
            Bound::On if until => Bound::NotAfter,
            Bound::On => return None,
            bound => bound,
        };
        let at = self.clock();
        self.eat_kind(&Kind::Comma);
        let weekday = self.weekday();
        self.eat_kind(&Kind::Comma);
        self.skip(&["hết", "cuối"]);
        let named = self.at;
        let bound_interval = self.named()?;
        let weekday = weekday.or_else(|| self.bracketed_weekday());
        self.check_weekday(weekday, bound_interval, named);
        if at.is_some() && bound_interval.grain != Grain::Day {
            return None;
        }
        Some(Meaning::By { bound: bound_interval, inclusive: bound == Bound::NotAfter, at })
    }

    /// "từ năm 2026", "sau ngày 15/6/2026", "2026 - 2030 và các năm tiếp theo"
    fn since(&mut self) -> Option<Meaning> {
        if self.eat("sau") {
            let next = self.named()?.to.succ_opt()?;
            return Some(Meaning::Since(Interval::day(next)));
        }
        let followed = self.attempt(|this| {
            let first = this.span()?;
            (this.eat_any(&["và các năm", "và những năm"]) && this.eat_any(&["tiếp theo", "sau", "kế tiếp"]))
                .then_some(first)
        });
        if let Some(first) = followed {
            return Some(Meaning::Since(first));
        }
        let opened = self.eat_any(&["bắt đầu từ", "kể từ", "từ"]);
        self.skip(&["đầu"]);
        let start = self.named()?;
        (self.eat_any(&["trở đi", "đến nay"]) || opened).then_some(Meaning::Since(start))
    }

    /// "Trong năm 2026", "Cả năm 2024", "2026 - 2030", "Quý I, II/2026"
    fn within(&mut self, mut done: bool) -> Option<Meaning> {
        let before = self.at;
        self.skip(&DONE);
        done |= self.at > before;
        self.skip(&[
            "ngay trong",
            "trong cả",
            "trong suốt",
            "trong",
            "cả",
            "vào",
            "suốt",
            "dự kiến",
            "toàn bộ",
            "diễn ra",
        ]);
        let wrap = |interval| match done {
            true => Meaning::By { bound: interval, inclusive: true, at: None },
            false => Meaning::Within(interval),
        };
        if let Some(list) = self.whole(Self::list) {
            return Some(several(list.into_iter().map(wrap).collect()));
        }
        let start = self.at;
        let interval = self.span()?;
        let weekday = self.bracketed_weekday();
        self.check_weekday(weekday, interval, start);
        Some(wrap(interval))
    }

    /// "trong 05 ngày làm việc", "0-48 giờ", "1,5 ngày (bắt đầu từ …)", "08 tháng (từ tháng 3 đến tháng 10)"
    fn duration(&mut self) -> Option<Duration> {
        self.skip(&[
            "trong vòng",
            "trong thời hạn",
            "trong thời gian",
            "trong",
            "thời gian",
            "khoảng",
            "không quá",
            "tối đa",
            "sau",
        ]);
        let start = self.at;
        let first = self.amount()?;
        let second = self.attempt(|this| {
            let joined = this.eat_kind(&Kind::Dash) || this.eat("đến");
            joined.then(|| this.amount())?
        });
        let (least, amount) = second.map_or((None, first), |second| (Some(first), second));
        let unit = self.unit()?;
        self.skip(&["đầu tiên", "đầu", "liên tục"]);
        let mut duration = Duration { least, amount, unit, start: None, within: None, after: None };
        let counted = self.bytes_since(start);
        let open = self.eat_kind(&Kind::Open);
        let apart = self.eat_kind(&Kind::Comma) || self.eat("trong") || open || self.word() == Some("từ");
        if let Some(begun) = self.attempt(Self::beginning) {
            duration.start = Some(begun);
        } else if let Some(within) = self.attempt(|this| this.span().filter(|_| apart)) {
            duration.within = Some(within);
            self.check_length(&duration, within, counted);
        } else if !open && ["kể", "từ", "sau", "tính"].contains(&self.word().unwrap_or_default()) {
            duration.after = Some(trimmed(self, self.at));
            self.at = self.tokens.len();
        }
        (!open || self.eat_kind(&Kind::Close)).then_some(duration)
    }

    /// "1,5", "05", "120"
    fn amount(&mut self) -> Option<Decimal> {
        let Some(&Kind::Number(whole, 1..=3)) = self.kind(0) else { return None };
        self.at += 1;
        let fraction = self.attempt(|this| {
            let glued = this.token(0)?.glued && this.token(1)?.glued;
            let comma = this.eat_kind(&Kind::Comma);
            match this.kind(0) {
                Some(&Kind::Number(number, width @ 1..=3)) if glued && comma => {
                    this.at += 1;
                    Some(Decimal::new(i64::from(number), u32::try_from(width).ok()?))
                }
                _ => None,
            }
        });
        Decimal::from(whole).checked_add(fraction.unwrap_or_default())
    }

    /// "bắt đầu từ 13h30 thứ Hai ngày 06/7/2026", "từ ngày 06/7/2026"
    fn beginning(&mut self) -> Option<Moment> {
        if !self.eat_any(&["bắt đầu từ", "tính từ", "kể từ", "bắt đầu", "từ"]) {
            return None;
        }
        let moment = self.dated()?;
        (moment.date.is_some() && self.word() != Some("đến") && self.kind(0) != Some(&Kind::Dash)).then_some(moment)
    }

    fn moment(&mut self) -> Option<Meaning> {
        let part = self.part_of_day();
        let moment = self.dated()?;
        match (moment.date, moment.from) {
            (_, Some(_)) => Some(Meaning::Moment(moment)),
            (Some(date), None) if part || moment.weekday.is_some() => Some(Meaning::Within(Interval::day(date))),
            _ => None,
        }
    }

    fn part_of_day(&mut self) -> bool {
        self.skip(&["buổi"]);
        self.eat_any(&["sáng", "chiều", "tối", "trưa"])
    }

    /// An hour, a day of the week and a date, in any usual order; at least one of hour and date.
    fn dated(&mut self) -> Option<Moment> {
        self.skip(&["vào lúc", "lúc", "vào", "từ"]);
        let mut hours = self.hours();
        self.part_of_day();
        self.eat_kind(&Kind::Comma);
        let weekday = self.weekday();
        self.eat_kind(&Kind::Comma);
        let start = self.at;
        let date = self.day();
        let weekday = weekday.or_else(|| self.bracketed_weekday());
        if hours.is_none() && date.is_some() {
            hours = self.attempt(|this| {
                this.eat_kind(&Kind::Comma);
                let open = this.eat_kind(&Kind::Open);
                this.skip(&["vào lúc", "lúc", "từ"]);
                let hours = this.hours()?;
                (!open || this.eat_kind(&Kind::Close)).then_some(hours)
            });
        }
        if let Some(date) = date {
            self.check_weekday(weekday, Interval::day(date), start);
        }
        let (from, to) = hours.map_or((None, None), |(from, to)| (Some(from), to));
        (from.is_some() || date.is_some()).then_some(Moment { date, from, to, weekday })
    }

    fn hours(&mut self) -> Option<(super::meaning::Clock, Option<super::meaning::Clock>)> {
        let from = self.clock()?;
        let to = self.attempt(|this| {
            let joined = this.eat_kind(&Kind::Dash) || this.eat("đến");
            joined.then(|| this.clock())?
        });
        Some((from, to))
    }

    /// "(Thứ Tư)"
    fn bracketed_weekday(&mut self) -> Option<Weekday> {
        self.attempt(|this| {
            let open = this.eat_kind(&Kind::Open);
            let weekday = this.weekday().filter(|_| open)?;
            this.eat_kind(&Kind::Close).then_some(weekday)
        })
    }

    fn check_weekday(&mut self, written: Option<Weekday>, interval: Interval, start: usize) {
        let (Some(written), Grain::Day) = (written, interval.grain) else { return };
        let date: NaiveDate = interval.from;
        if date.weekday() != written {
            let message = format!("ngày này là {}, không phải {}", weekday_name(date.weekday()), weekday_name(written));
            self.problems.push(Problem { range: self.bytes_since(start), kind: ProblemKind::WrongWeekday, message });
        }
    }

    fn check_length(&mut self, duration: &Duration, within: Interval, range: std::ops::Range<usize>) {
        let months = (within.to.year() - within.from.year()) * 12 + within.to.month0().cast_signed()
            - within.from.month0().cast_signed()
            + 1;
        let whole = within.from.day() == 1 && within.to.succ_opt().is_some_and(|next| next.day() == 1);
        let wrong = match within.grain {
            Grain::Range => duration.amount != Decimal::from(months),
            _ => duration.amount > Decimal::from(months),
        };
        if duration.unit == Unit::Month && whole && wrong {
            let message = format!("khoảng ghi bên cạnh là {months} tháng");
            self.problems.push(Problem { range, kind: ProblemKind::WrongLength, message });
        }
    }
}

fn weekday_name(weekday: Weekday) -> &'static str {
    match weekday {
        Weekday::Mon => "thứ Hai",
        Weekday::Tue => "thứ Ba",
        Weekday::Wed => "thứ Tư",
        Weekday::Thu => "thứ Năm",
        Weekday::Fri => "thứ Sáu",
        Weekday::Sat => "thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    }
}
