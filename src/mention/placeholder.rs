//! **Chỗ còn để trống**: what a text leaves to be filled in, told from the dots that end an enumeration.

use std::ops::Range;

use super::token::{Shape, Tokens};

/// How a place is left open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PlaceholderKind {
    /// Dots, an ellipsis or a line: "số …/KH-UBND", "......", "____".
    Blank,
    /// In square brackets: "[cần xác minh]", "[…]".
    Bracketed,
    /// "???"
    Questions,
    /// "xxx", "XX/XX/2026", "20xx"
    Letters,
    /// In round brackets: "(điền tên đơn vị)", "(bổ sung sau)".
    ToFill,
    /// "TBD", "lorem ipsum"
    Word,
    /// A person of no name: "Nguyễn Văn A".
    SampleName,
}

/// A place left to be filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Placeholder<'a> {
    /// The bytes of what stands there instead.
    pub range: Range<usize>,
    /// As written.
    pub text: &'a str,
    /// How it is left open.
    pub kind: PlaceholderKind,
}

pub(super) fn scan<'a>(tokens: &Tokens<'a>) -> Vec<Placeholder<'a>> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        match placeholder_at(tokens, at) {
            (Some(kind), next) => {
                let range = tokens.range(at, next);
                found.push(Placeholder { text: tokens.slice(range.clone()), range, kind });
                at = next;
            }
            (None, next) => at = next.max(at + 1),
        }
    }
    found
}

fn placeholder_at(tokens: &Tokens<'_>, at: usize) -> (Option<PlaceholderKind>, usize) {
    match tokens.mark(at) {
        Some('.' | '…' | '_') => {
            let past = tokens.past_dots(at);
            // The "./." that closes a document is none of the dots.
            let end = tokens.is_mark(past, '/')
                && tokens.is_mark(past + 1, '.')
                && tokens.is_mark(past - 1, '.')
                && past - at > 1;
            let past = if end { past - 1 } else { past };
            (is_blank(tokens, at, past).then_some(PlaceholderKind::Blank), past)
        }
        Some('[') => match past_bracketed(tokens, at) {
            Some(past) => (Some(PlaceholderKind::Bracketed), past),
            None => (None, at + 1),
        },
        Some('?') => {
            let past = (at..tokens.len())
                .find(|&next| !tokens.is_mark(next, '?') || next > at && !tokens.touches(next))
                .unwrap_or(tokens.len());
            let many = past - at > 2 || past - at == 2 && (!tokens.touches(at) || tokens.is_figure(past));
            (many.then_some(PlaceholderKind::Questions), past)
        }
        Some('(') => match past_to_fill(tokens, at) {
            Some(past) => (Some(PlaceholderKind::ToFill), past),
            None => (None, at + 1),
        },
        Some(_) => (None, at + 1),
        None if tokens.is_figure(at) => {
            // "20xx", "202x": a year that is not known yet.
            let cut = tokens.raw(at).starts_with("20")
                && tokens.touches(at + 1)
                && matches!((tokens.raw(at).len(), tokens.raw(at + 1)), (2, "xx" | "XX") | (3, "x" | "X"));
            (cut.then_some(PlaceholderKind::Letters), at + 1 + usize::from(cut))
        }
        None => word_at(tokens, at),
    }
}

fn word_at(tokens: &Tokens<'_>, at: usize) -> (Option<PlaceholderKind>, usize) {
    let word = tokens.raw(at);
    let lower = tokens.lower(at);
    if tokens.shape(at) == Shape::Lower && !lower.starts_with(['x', 'l']) {
        return (None, at + 1);
    }
    if word.len() > 1 && lower.bytes().all(|byte| byte == b'x') {
        let slash = |place: usize| matches!(tokens.mark(place), Some('/' | '%'));
        let beside = slash(at + 1) || at > 0 && slash(at - 1);
        let small = word == lower && word.len() > 2;
        // Two or three capital X are Roman numbers before they are a blank: "thế kỷ XX".
        let counted =
            counts(tokens, at + 1) && !matches!(tokens.lower_before(at), "kỷ" | "thứ" | "khóa" | "khoá" | "kỳ" | "lần");
        if beside || small || counted {
            let mut past = at + 1;
            while tokens.is_mark(past, '/')
                && tokens.touches(past)
                && tokens.touches(past + 1)
                && (tokens.lower(past + 1).bytes().all(|byte| byte == b'x') && tokens.is_word(past + 1)
                    || tokens.is_figure(past + 1))
            {
                past += 2;
            }
            return (Some(PlaceholderKind::Letters), past);
        }
        return (None, at + 1);
    }
    if matches!(word, "TBD" | "TBC" | "TBA") {
        return (Some(PlaceholderKind::Word), at + 1);
    }
    if tokens.are(at, &["lorem", "ipsum"]) {
        return (Some(PlaceholderKind::Word), at + 2);
    }
    let family = matches!(
        lower,
        "nguyễn"
            | "trần"
            | "lê"
            | "phạm"
            | "hoàng"
            | "huỳnh"
            | "phan"
            | "vũ"
            | "võ"
            | "đặng"
            | "bùi"
            | "đỗ"
            | "hồ"
            | "ngô"
            | "dương"
            | "lý"
    );
    let middle = matches!(tokens.lower(at + 1), "văn" | "thị");
    let letter =
        tokens.shape(at + 2) == Shape::Single || tokens.shape(at + 1) == Shape::Upper && tokens.raw(at + 2).len() == 1;
    let initial =
        tokens.is_mark(at + 3, '.') && tokens.touches(at + 3) && tokens.is_word(at + 4) && tokens.touches(at + 4);
    if family && middle && letter && !initial && tokens.capital(at) && tokens.capital(at + 1) {
        return (Some(PlaceholderKind::SampleName), at + 3);
    }
    (None, at + 1)
}

/// Does a word stand here of which there would be a number?
fn counts(tokens: &Tokens<'_>, at: usize) -> bool {
    if tokens.is_mark(at, '%') {
        return true;
    }
    if tokens.over(at) {
        return false;
    }
    match tokens.lower(at) {
        "sản" => tokens.is(at + 1, "phẩm"),
        "mô" => tokens.is(at + 1, "hình"),
        "chủ" => tokens.is(at + 1, "thể"),
        "đồng" => !matches!(tokens.lower(at + 1), "thời" | "bộ" | "chí" | "bào"),
        "lớp" | "đợt" | "triệu" | "tỷ" | "tỉ" | "nghìn" | "hộ" | "lượt" | "sao" | "cuộc" | "buổi" | "ha" | "tấn"
        | "kg" | "km" | "htx" => true,
        _ => false,
    }
}

/// Words behind which a figure or a name must come.
fn awaits(word: &str) -> bool {
    matches!(
        word,
        "số" | "ngày"
            | "tháng"
            | "năm"
            | "quý"
            | "khoảng"
            | "đạt"
            | "nhất"
            | "thiểu"
            | "đa"
            | "thêm"
            | "hơn"
            | "bằng"
            | "mục"
            | "khoản"
            | "điều"
            | "lục"
            | "ông"
            | "bà"
            | "chí"
    )
}

/// Are the dots from `at` to `past` a place to fill in?
///
/// Dots that close a list ("sổ tay, ấn phẩm...", "nhà xưởng,...") or leave something out touch the word or the comma
/// before, or stand behind a comma. A blank stands where a figure, a name or a code must come.
fn is_blank(tokens: &Tokens<'_>, at: usize, past: usize) -> bool {
    let text = tokens.slice(tokens.range(at, past));
    let width: usize = text.chars().map(|c| if c == '…' { 3 } else { 1 }).sum();
    if text.starts_with('_') {
        return width >= 3;
    }
    if width < 2 {
        return false;
    }
    // Dots to write on, too many for a slip.
    let long = width >= 8;
    let before = at.checked_sub(1);
    let mark_before = before.and_then(|before| tokens.mark(before));
    let glued = tokens.touches(at);
    let behind_word = glued && before.is_some_and(|before| tokens.is_word(before));
    let starts = before.is_none() || tokens.get(at).is_some_and(|token| token.paragraph);
    let ends = past >= tokens.len() || tokens.over(past);
    let (lower, next) = (tokens.lower_before(at), tokens.lower(past));
    // Part of a date or of a number: "…/3/2026", "05/…/2026", "số …/KH-UBND".
    let slash_after = tokens.is_mark(past, '/') && tokens.touches(past) && !tokens.is_mark(past + 1, '.');
    if glued && mark_before == Some('/') || slash_after && !behind_word || starts && ends {
        return true;
    }
    if starts {
        return long || counts(tokens, past);
    }
    // Where the words leave no doubt, the dots may touch them: "ngày...tháng...năm 2026".
    if matches!((lower, next), ("số", "ngày") | ("ngày", "tháng") | ("tháng", "năm") | ("từ", "đến" | "tới"))
    {
        return true;
    }
    // "trong năm …": the phrase is whole, the dots close a list.
    if lower == "năm" && ends && before.is_some_and(|year| tokens.is(year.wrapping_sub(1), "trong")) {
        return false;
    }
    match mark_before {
        Some(':') => ends || !tokens.is_word(past) || counts(tokens, past),
        Some('(') => tokens.is_mark(past, ')') || counts(tokens, past),
        Some('≥' | '≤' | '<' | '>' | '-' | '–' | '+' | '|') => long || counts(tokens, past),
        Some(_) => false,
        None if glued => long,
        None => long || counts(tokens, past) || awaits(lower),
    }
}

/// Past a bracket that is neither the mark of a note, nor a link, nor a number.
fn past_bracketed(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let close = (at + 1..at + 40).take_while(|&next| tokens.joins(next)).find(|&next| tokens.is_mark(next, ']'))?;
    let link = matches!(tokens.mark(close + 1), Some('(' | '[' | ':')) && tokens.touches(close + 1);
    let note = tokens.is_mark(at + 1, '^');
    let inner = at + 1..close;
    let words = inner.clone().any(|place| tokens.is_word(place) && tokens.raw(place).chars().count() > 1);
    let dots =
        !inner.is_empty() && inner.clone().all(|place| matches!(tokens.mark(place), Some('.' | '…' | '_' | '?')));
    let unknown = inner.clone().any(|place| tokens.is_mark(place, '\u{FFFC}'));
    (!link && !note && !unknown && (words || dots)).then_some(close + 1)
}

/// Past "(điền …)", "(bổ sung sau)", "(cần xác minh)".
fn past_to_fill(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let first = at + 1 + usize::from(tokens.is_mark(at + 1, '*'));
    let open = matches!(
        (tokens.lower(first), tokens.lower(first + 1), tokens.lower(first + 2)),
        ("điền", _, _)
            | ("bổ", "sung" | "xung", "sau")
            | ("cập", "nhật", "sau")
            | ("cần", "xác" | "kiểm" | "bổ" | "cập" | "điền" | "rà", _)
            | ("chưa", "có", "số")
            | ("chờ", "xác" | "số" | "bổ", _)
    );
    // "(điền kinh)" is a sport.
    let sport = tokens.are(first, &["điền", "kinh"]);
    let close = (first..first + 40).take_while(|&next| tokens.joins(next)).find(|&next| tokens.is_mark(next, ')'))?;
    let unknown = (first..close).any(|place| tokens.is_mark(place, '\u{FFFC}'));
    (open && !sport && !unknown).then_some(close + 1)
}
