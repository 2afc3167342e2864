//! **Số lượng, số tiền**: figures with the unit that follows them, and the words in brackets that repeat them.

use std::ops::Range;

use super::Part;
use super::date::date_at;
use super::number::number_at;
use super::token::{Kind, Shape, Tokens};
use crate::value::words::from_words;
use crate::value::{MoneyUnit, Number};

/// How the digits of a figure are grouped.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Grouping {
    /// Not at all: "2270", "1,25".
    None,
    /// By dots: "2.270".
    Dots,
    /// By commas: "1,000,000".
    Commas,
    /// By spaces: "1 000 000".
    Spaces,
    /// By something that is no grouping: "12.34", "1.2345".
    Bad,
}

/// A figure as written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Figure<'a> {
    /// The figure.
    pub part: Part<'a>,
    /// Its value, where the notation is Vietnamese.
    pub number: Option<Number>,
    /// How its digits are grouped.
    pub grouping: Grouping,
}

/// Words that repeat an amount: "(Bằng chữ: Năm trăm triệu đồng)".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InWords<'a> {
    /// The words, without brackets and "Bằng chữ:".
    pub part: Part<'a>,
    /// Does "bằng chữ" stand before?
    pub announced: bool,
    /// What they say, in đồng where they name money; none where they are blank or no number.
    pub value: Option<Number>,
}

/// A figure with its unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AmountMention<'a> {
    /// The bytes of figure and unit, without the words in brackets behind the unit.
    pub range: Range<usize>,
    /// The figure, the lower one of a span.
    pub figure: Figure<'a>,
    /// The upper figure of a span: "20-30 sản phẩm", "từ 3 đến 4 sao".
    pub upper: Option<Figure<'a>>,
    /// The unit: one or two words, or "%". Where the words are no unit that is known here, the first of them.
    pub unit: Part<'a>,
    /// Is the unit one that is known here?
    pub known_unit: bool,
    /// The unit of money.
    pub money: Option<MoneyUnit>,
    /// The words in brackets that repeat it, behind the unit or before it.
    pub in_words: Option<InWords<'a>>,
}

impl AmountMention<'_> {
    /// Do the words say what the figure says? `None` where either is not known.
    pub fn agrees(&self) -> Option<bool> {
        let number = self.figure.number.as_ref()?;
        let said = self.in_words.as_ref()?.value.as_ref()?;
        let stated = match self.money {
            Some(money) => money.to_dong(number.value)?,
            None => number.value,
        };
        Some(stated == said.value)
    }
}

pub(super) fn scan<'a>(tokens: &Tokens<'a>) -> Vec<AmountMention<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let figure = tokens.is_figure(at);
        let date_word = !figure && matches!(tokens.lower(at), "ngày" | "tháng");
        if !figure && !date_word {
            at += 1;
            continue;
        }
        if let Some((_, next)) = date_at(tokens, at) {
            at = next;
            continue;
        }
        if date_word {
            at += 1;
            continue;
        }
        if let Some((number, next)) = number_at(tokens, at, false)
            && number.code.is_some()
        {
            at = next;
            continue;
        }
        let (amount, next) = amount_at(tokens, at);
        found.extend(amount);
        at = next;
    }
    found
}

/// The amount at `at`, and the place behind all of its figures.
fn amount_at<'a>(tokens: &Tokens<'a>, at: usize) -> (Option<AmountMention<'a>>, usize) {
    let before = tokens.lower_before(at);
    let past = past_figure(tokens, at);
    // A code ("mã 12-A", "3x4"), a fraction or a piece of a word.
    let glued = at > 0
        && tokens.touches(at)
        && !matches!(tokens.mark(at - 1), Some('(' | '“' | '"' | '*' | '~' | ':' | '|' | '>' | '<' | '≥' | '≤'));
    let slash = tokens.is_mark(past, '/') && tokens.touches(past);
    if glued || slash || numbers_something(tokens, at, before) {
        return (None, past_all(tokens, past));
    }
    let mut upper = None;
    let mut next = past;
    let dash = matches!(tokens.mark(past), Some('-' | '–')) || matches!(tokens.lower(past), "đến" | "tới");
    if dash && tokens.is_figure(past + 1) && tokens.joins(past + 1) && date_at(tokens, past + 1).is_none() {
        let end = past_figure(tokens, past + 1);
        upper = Some((past + 1, end));
        next = end;
        // "2021-2025", "giai đoạn 2021- 2025": years.
        let is_year = |place: usize| {
            tokens.figure(place).is_some_and(|(number, width)| width == 4 && (1900..2200).contains(&number))
        };
        if is_year(at) && is_year(past + 1) && !tokens.is_mark(next, '.') {
            return (None, next);
        }
    }
    // "03 (ba) lớp": the words may stand between figure and unit.
    let between =
        if tokens.is_mark(next, '(') { in_words_at(tokens, next).filter(|said| said.value.is_some()) } else { None };
    let unit_at = match &between {
        Some(_) => (next..next + 20).find(|&at| tokens.is_mark(at, ')')).map_or(next, |close| close + 1),
        None => next,
    };
    let Some((behind, known)) = past_unit(tokens, unit_at) else { return (None, next) };
    let figure = figure_of(tokens, at, past);
    let upper = upper.map(|(from, to)| figure_of(tokens, from, to));
    // "năm 2019, 2020 hết hạn", "1.2 và 1.3 dùng": a year or the number of a section, with no unit behind.
    let year = tokens.figure(at).is_some_and(|(number, width)| width == 4 && (1900..2200).contains(&number));
    if !known && (upper.is_none() && past == at + 1 && year || figure.grouping == Grouping::Bad) {
        return (None, next);
    }
    let unit = tokens.part(unit_at, behind);
    let money = MoneyUnit::parse(unit.text);
    let in_words = in_words_at(tokens, behind).or(between);
    let amount =
        AmountMention { range: tokens.range(at, behind), figure, upper, unit, known_unit: known, money, in_words };
    (Some(amount), behind)
}

/// A figure behind these words numbers something instead of counting.
fn numbers_something(tokens: &Tokens<'_>, at: usize, before: &str) -> bool {
    if !tokens.joins(at) {
        return false;
    }
    let year = before == "năm" && tokens.figure(at).is_some_and(|(_, width)| width == 4);
    let of_order = matches!(
        before,
        "mục" | "khoản" | "điều" | "lục" | "quý" | "thứ" | "biểu" | "bảng" | "khóa" | "khoá" | "tháng" | "ngày"
    );
    // "số 12", but "số 05 xã" after "trong tổng".
    let named = before == "số" && !matches!(tokens.lower(at.wrapping_sub(2)), "tổng" | "có" | "một");
    year || of_order || named
}

/// Past the digits with the dots, commas and spaces that group them.
fn past_figure(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut next = at + 1;
    while matches!(tokens.mark(next), Some('.' | ','))
        && tokens.touches(next)
        && tokens.touches(next + 1)
        && tokens.is_figure(next + 1)
    {
        next += 2;
    }
    // "1 000 000": groups of three behind at most three, as long as money or nothing else could follow.
    if next == at + 1 && tokens.figure(at).is_some_and(|(number, width)| width <= 3 && number > 0) {
        let mut end = next;
        while tokens.figure(end).is_some_and(|(_, width)| width == 3) && tokens.joins(end) && !tokens.touches(end) {
            end += 1;
        }
        if end > next && (end > next + 1 || past_money(tokens, end).is_some()) {
            next = end;
        }
    }
    next
}

/// Past a run of figures that stand together, so that "3/4/5" is left at once.
fn past_all(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut next = at;
    while matches!(tokens.mark(next), Some('/' | '-' | '.'))
        && tokens.touches(next)
        && tokens.is_figure(next + 1)
        && tokens.touches(next + 1)
    {
        next += 2;
    }
    next
}

fn figure_of<'a>(tokens: &Tokens<'a>, at: usize, past: usize) -> Figure<'a> {
    let part = tokens.part(at, past);
    let number = Number::parse(part.text).ok();
    let dots = part.text.matches('.').count();
    let commas = part.text.matches(',').count();
    let groups = |mark: char| {
        let mut groups = part.text.split(mark);
        groups.next().is_some_and(|first| (1..=3).contains(&first.len())) && groups.all(|group| group.len() == 3)
    };
    let grouping = if part.text.contains(char::is_whitespace) {
        Grouping::Spaces
    } else if number.is_some() {
        if dots > 0 { Grouping::Dots } else { Grouping::None }
    } else if dots == 0 && groups(',')
        || dots == 1
            && commas > 0
            && part.text.split('.').next().is_some_and(|whole| whole.split(',').skip(1).all(|group| group.len() == 3))
            && part.text.find(',') < part.text.find('.')
    {
        Grouping::Commas
    } else {
        Grouping::Bad
    };
    Figure { part, number, grouping }
}

/// Past a unit of money: "triệu đồng", "tỷ", "đ", "VNĐ".
fn past_money(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if tokens.over(at) {
        return None;
    }
    let mut next = at;
    while matches!(tokens.lower(next), "nghìn" | "ngàn" | "triệu" | "tỷ" | "tỉ") && tokens.joins(next) && next < at + 2
    {
        next += 1;
    }
    let currency = matches!(tokens.lower(next), "đồng" | "đ" | "vnđ" | "vnd") || next == at && tokens.is(next, "trđ");
    // "đồng chí", "đồng bộ": no money.
    let other_word = tokens.is(next, "đồng") && matches!(tokens.lower(next + 1), "chí" | "bộ" | "bào" | "thời");
    if currency && tokens.joins(next) && !other_word {
        next += 1;
    }
    (next > at).then_some(next)
}

/// Two syllables that are one unit.
fn is_pair(first: &str, second: &str) -> bool {
    matches!(
        (first, second),
        ("sản", "phẩm")
            | ("mô", "hình")
            | ("chủ", "thể")
            | ("doanh", "nghiệp")
            | ("hợp", "tác")
            | ("tổ", "hợp")
            | ("hộ", "dân" | "nghèo" | "gia")
            | ("nhãn", "hiệu")
            | ("gian", "hàng")
            | ("hội", "nghị" | "chợ" | "thảo" | "viên" | "thi" | "trường")
            | ("cơ", "sở" | "quan")
            | ("đơn", "vị")
            | ("học", "viên" | "sinh")
            | ("cán", "bộ")
            | ("người", "dân")
            | ("dự", "án")
            | ("đề", "án" | "tài")
            | ("nhiệm", "vụ")
            | ("chỉ", "tiêu")
            | ("tiêu", "chí")
            | ("địa", "phương" | "điểm" | "bàn")
            | ("điểm", "bán")
            | ("lượt", "người")
            | ("thủ", "tục")
            | ("hồ", "sơ")
            | ("văn", "bản")
            | ("chuỗi", "liên")
            | ("trang", "trại" | "trang")
            | ("bao", "bì")
            | ("đồng", "chí" | "bào")
            | ("phòng", "học")
            | ("máy", "tính")
            | ("thôn", "bản")
            | ("ngày", "làm")
            | ("dịch", "vụ")
            | ("lao", "động")
            | ("thành", "viên" | "phố")
            | ("tác", "phẩm")
            | ("tài", "khoản")
            | ("công", "trình" | "trường")
            | ("phóng", "sự")
            | ("ấn", "phẩm")
            | ("quy", "trình")
            | ("kế", "hoạch")
    )
}

/// Single syllables that are a unit by themselves.
fn is_unit(word: &str) -> bool {
    matches!(
        word,
        "lớp"
            | "đợt"
            | "điểm"
            | "hộ"
            | "xã"
            | "huyện"
            | "tỉnh"
            | "phường"
            | "thôn"
            | "bản"
            | "người"
            | "lượt"
            | "sao"
            | "tháng"
            | "năm"
            | "ngày"
            | "tuần"
            | "giờ"
            | "phút"
            | "quý"
            | "ha"
            | "tấn"
            | "tạ"
            | "kg"
            | "km"
            | "m"
            | "m2"
            | "m3"
            | "lít"
            | "cuộc"
            | "buổi"
            | "lần"
            | "cây"
            | "con"
            | "chiếc"
            | "cái"
            | "bộ"
            | "tờ"
            | "cuốn"
            | "quyển"
            | "bài"
            | "tin"
            | "kỳ"
            | "chương"
            | "nhóm"
            | "tổ"
            | "đội"
            | "đoàn"
            | "chuyến"
            | "gian"
            | "htx"
            | "dn"
            | "tem"
            | "chuỗi"
            | "vùng"
            | "nhà"
            | "phòng"
            | "suất"
            | "em"
            | "cháu"
            | "trường"
            | "chi"
            | "loại"
            | "bước"
            | "nội"
            | "mẫu"
            | "video"
            | "clip"
            | "chứng"
            | "tổng"
            | "tiêu"
            | "trang"
            | "pano"
            | "biển"
            | "cấp"
    )
}

/// Words that carry on a sentence and count nothing.
fn is_no_unit(word: &str) -> bool {
    matches!(
        word,
        "và" | "đến"
            | "tới"
            | "của"
            | "tại"
            | "trở"
            | "là"
            | "có"
            | "được"
            | "theo"
            | "trong"
            | "về"
            | "đã"
            | "cho"
            | "với"
            | "hoặc"
            | "thì"
            | "để"
            | "từ"
            | "ở"
            | "như"
            | "này"
            | "khi"
            | "do"
            | "trên"
            | "dưới"
            | "kèm"
            | "sẽ"
            | "phải"
            | "không"
            | "nhằm"
            | "gồm"
            | "so"
            | "tăng"
            | "giảm"
            | "đạt"
            | "còn"
            | "bằng"
            | "vào"
            | "ra"
            | "các"
            | "những"
            | "định"
            | "thực"
            | "ban"
            | "hay"
            | "nêu"
            | "xây"
            | "triển"
            | "phê"
            | "trước"
            | "sau"
            | "hướng"
            | "thuộc"
            | "sang"
            | "bao"
            | "đối"
            | "gắn"
            | "cùng"
            | "bên"
            | "phấn"
            | "tổ"
    )
}

/// Past the unit at `at`, and whether it is known.
fn past_unit(tokens: &Tokens<'_>, at: usize) -> Option<(usize, bool)> {
    if tokens.over(at) {
        return None;
    }
    if let Some(next) = past_money(tokens, at) {
        return Some((next, true));
    }
    if matches!(tokens.mark(at), Some('%' | '‰')) {
        return Some((at + 1, true));
    }
    if tokens.get(at).map(|token| token.kind) != Some(Kind::Word) {
        return None;
    }
    let word = tokens.lower(at);
    if tokens.shape(at) == Shape::Lower && tokens.joins(at + 1) && is_pair(word, tokens.lower(at + 1)) {
        let third = tokens.are(at, &["hợp", "tác", "xã"])
            || tokens.are(at, &["tổ", "hợp", "tác"])
            || tokens.are(at, &["hộ", "gia", "đình"])
            || tokens.are(at, &["ngày", "làm", "việc"])
            || tokens.are(at, &["chuỗi", "liên", "kết"]);
        return Some((at + 2 + usize::from(third), true));
    }
    match tokens.shape(at) {
        Shape::Lower if is_unit(word) => Some((at + 1, true)),
        // "3x4", "12a": letters that touch are a unit only when known.
        _ if tokens.touches(at) => None,
        // "5 đồng thời": "đồng" that is no money is half a word.
        Shape::Lower if !is_no_unit(word) && word != "đồng" => Some((at + 1, false)),
        // The number of a row in front of a name: "17 TX. Ayun Pa", "3 UBND xã".
        Shape::Upper if matches!(word, "tp" | "tx" | "tt" | "ubnd" | "hđnd" | "mttq") => None,
        Shape::Upper if !tokens.get(at).is_some_and(|token| token.toned) => Some((at + 1, is_unit(word))),
        _ => None,
    }
}

/// The words that repeat an amount, behind its unit.
fn in_words_at<'a>(tokens: &Tokens<'a>, at: usize) -> Option<InWords<'a>> {
    let mut from = at;
    while matches!(tokens.mark(from), Some(',' | '.' | ';' | '*' | '_')) {
        from += 1;
    }
    let bracket = tokens.is_mark(from, '(');
    from += usize::from(bracket);
    while matches!(tokens.mark(from), Some('*' | '_')) {
        from += 1;
    }
    let announced = tokens.are(from, &["bằng", "chữ"]) || tokens.are(from, &["viết", "bằng", "chữ"]);
    if announced {
        from += if tokens.is(from, "viết") { 3 } else { 2 };
        from += usize::from(tokens.is_mark(from, ':'));
        while matches!(tokens.mark(from), Some('*' | '_')) && !tokens.is_mark(from + 1, '_') {
            from += 1;
        }
    } else if !bracket {
        return None;
    }
    if tokens.over(from) {
        return None;
    }
    let mut past = from;
    while past < from + 60 && (past == from || tokens.joins(past)) {
        let closes = match tokens.mark(past) {
            Some(')' | ';' | '\u{FFFC}') => true,
            Some('.') if !bracket => true,
            _ => false,
        };
        if closes || tokens.get(past).is_none() {
            break;
        }
        past += 1;
    }
    if tokens.is_mark(past, '\u{FFFC}') || bracket && !tokens.is_mark(past, ')') {
        return None;
    }
    let mut end = past;
    while end > from && matches!(tokens.mark(end - 1), Some('*')) {
        end -= 1;
    }
    let part = tokens.part(from, end);
    let value = from_words(part.text).map(Number::computed);
    (announced || value.is_some()).then_some(InWords { part, announced, value })
}
