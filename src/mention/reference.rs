//! **Dẫn chiếu**: places of this or another document that a text points to.

use std::ops::Range;

use super::Part;
use super::document::DocumentMention;
use super::kinds::named_at;
use super::token::{Shape, Tokens};

/// What kind of place is pointed to; from the narrow to the wide.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum PlaceKind {
    /// **điểm**
    Point,
    /// **khoản**
    Clause,
    /// **Điều**
    Article,
    /// **Tiểu mục**
    Subsection,
    /// **Mục**
    Section,
    /// **Chương**
    Chapter,
    /// **Phần**
    Part,
    /// **Biểu**, **Biểu mẫu**
    Form,
    /// **Bảng**
    Table,
    /// **Phụ lục**
    Appendix,
}

/// What a label counts with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum LabelStyle {
    /// "IV"
    Roman,
    /// "2", "01", "2.3"
    Arabic,
    /// "a", "đ", "B"
    Letter,
    /// Roman and Arabic: "II.3".
    Mixed,
}

/// The number of a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Label<'a> {
    /// The label as written, without closing bracket.
    pub part: Part<'a>,
    /// Its numbers, outermost first: "II.3" → 2, 3; letters in the order a, b, c, d, đ, e, g …
    pub numbers: Vec<u32>,
    /// What it counts with.
    pub style: LabelStyle,
    /// Ends a span that the label before begins: "mục 1 đến mục 7", "Phụ lục I - III".
    pub through: bool,
}

/// One step of a reference: "khoản 2".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Link<'a> {
    /// What is pointed to.
    pub kind: PlaceKind,
    /// The word as written.
    pub word: Part<'a>,
    /// Does the word begin with a capital?
    pub capital: bool,
    /// Stands "số" between word and label?
    pub so: bool,
    /// The labels; empty for an unnumbered place.
    pub labels: Vec<Label<'a>>,
}

/// A reference: "điểm a khoản 2 Điều 5".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InternalReference<'a> {
    /// The bytes, with "các" left out.
    pub range: Range<usize>,
    /// As written.
    pub text: &'a str,
    /// The steps, in the order written.
    pub chain: Vec<Link<'a>>,
    /// Points into another document, or stands in the citation of one.
    pub of_other_document: bool,
    /// "Phụ lục kèm theo", "biểu chi tiết đính kèm": no number at all.
    pub unnumbered: bool,
}

pub(super) fn scan<'a>(tokens: &Tokens<'a>, documents: &[DocumentMention<'a>]) -> Vec<InternalReference<'a>> {
    let mut found = Vec::new();
    let mut documents_before = 0;
    let mut at = 0;
    while at < tokens.len() {
        let Some((kind, past)) = place_at(tokens, at) else {
            at += 1;
            continue;
        };
        let unnumbered = labels_at(tokens, kind, past).is_none();
        let (chain, next) = if unnumbered {
            let Some(next) = past_unnumbered(tokens, kind, at, past) else {
                at += 1;
                continue;
            };
            let link =
                Link { kind, word: tokens.part(at, past), capital: tokens.capital(at), so: false, labels: Vec::new() };
            (vec![link], next)
        } else {
            chain_at(tokens, at)
        };
        if chain.is_empty() || !stands_alone(tokens, &chain, next) {
            at += 1;
            continue;
        }
        let range = tokens.range(at, next);
        while documents
            .get(documents_before)
            .is_some_and(|document| document.range.end <= range.start && !document.nested)
        {
            documents_before += 1;
        }
        let inside = documents.iter().skip(documents_before).take_while(|document| document.range.start <= range.start);
        let inside = inside.into_iter().any(|document| document.range.end >= range.end);
        found.push(InternalReference {
            text: tokens.slice(range.clone()),
            of_other_document: inside || points_elsewhere(tokens, next, documents),
            range,
            chain,
            unnumbered,
        });
        at = next;
    }
    found
}

/// The word of a place at `at`, and the place behind it.
fn place_at(tokens: &Tokens<'_>, at: usize) -> Option<(PlaceKind, usize)> {
    if !matches!(
        tokens.lower(at),
        "phụ" | "biểu" | "bảng" | "tiểu" | "mục" | "phần" | "chương" | "điều" | "khoản" | "điểm"
    ) {
        return None;
    }
    let before = if tokens.joins(at) { tokens.lower_before(at) } else { "" };
    let small = !tokens.capital(at);
    let free = |others: &[&str]| !small || !others.contains(&before);
    Some(match tokens.lower(at) {
        "phụ" if tokens.are(at, &["phụ", "lục"]) => (PlaceKind::Appendix, at + 2),
        "biểu" if tokens.are(at, &["biểu", "mẫu"]) => (PlaceKind::Form, at + 2),
        "biểu" if free(&["đại", "tiêu", "phát", "thu", "gian"]) => (PlaceKind::Form, at + 1),
        "bảng" if tokens.are(at, &["bảng", "biểu"]) => (PlaceKind::Table, at + 2),
        "bảng" => (PlaceKind::Table, at + 1),
        "tiểu" if tokens.are(at, &["tiểu", "mục"]) => (PlaceKind::Subsection, at + 2),
        "mục" if free(&["danh", "chuyên", "hạng", "tiết", "đề"]) => (PlaceKind::Section, at + 1),
        "phần" if free(&["thành", "học", "cổ", "tín", "một"]) => (PlaceKind::Part, at + 1),
        "chương" => (PlaceKind::Chapter, at + 1),
        "điều" => (PlaceKind::Article, at + 1),
        "khoản" if free(&["tài", "điều", "bài"]) => (PlaceKind::Clause, at + 1),
        "điểm" if free(&["địa", "thời", "đặc", "quan", "ưu", "trọng", "thang", "chấm", "số", "đạt", "được"]) => {
            (PlaceKind::Point, at + 1)
        }
        _ => return None,
    })
}

/// The steps from `at`, narrow to wide or wide to narrow.
fn chain_at<'a>(tokens: &Tokens<'a>, at: usize) -> (Vec<Link<'a>>, usize) {
    let mut chain: Vec<Link<'a>> = Vec::new();
    let mut next = at;
    let mut from = at;
    while let Some((kind, past)) = place_at(tokens, from) {
        let Some((labels, so, behind)) = labels_at(tokens, kind, past) else { break };
        if let Some(last) = chain.last() {
            let widens = chain.len() < 2 || chain.iter().zip(chain.iter().skip(1)).all(|(a, b)| a.kind < b.kind);
            let narrows = chain.len() < 2 || !widens;
            let comma = tokens.is_mark(from - 1, ',');
            if !(kind > last.kind && widens || kind < last.kind && narrows && !comma) {
                break;
            }
        }
        let link = Link { kind, word: tokens.part(from, past), capital: tokens.capital(from), so, labels };
        chain.push(link);
        next = behind;
        from = next + usize::from(tokens.is_mark(next, ',') || matches!(tokens.lower(next), "của" | "thuộc"));
        if tokens.over(from) {
            break;
        }
    }
    (chain, next)
}

/// The labels behind the word of a place, whether "số" stands before, and the place behind them.
fn labels_at<'a>(tokens: &Tokens<'a>, kind: PlaceKind, at: usize) -> Option<(Vec<Label<'a>>, bool, usize)> {
    let so = tokens.is(at, "số");
    let mut from = at + usize::from(so);
    from += usize::from(
        tokens.is_mark(from, ':') && kind == PlaceKind::Appendix && label_at(tokens, kind, from + 1).is_some(),
    );
    if tokens.over(from) {
        return None;
    }
    let (first, mut next) = label_at(tokens, kind, from)?;
    let mut labels = vec![first];
    loop {
        let through = matches!(tokens.lower(next), "đến" | "tới") || matches!(tokens.mark(next), Some('-' | '–'));
        let lists = tokens.is_mark(next, ',') || matches!(tokens.lower(next), "và" | "hoặc");
        if !(through || lists) || tokens.over(next + 1) {
            break;
        }
        // "mục 1 đến mục 7": the word may come again.
        let again = place_at(tokens, next + 1).filter(|&(again, _)| again == kind && through);
        let from = again.map_or(next + 1, |(_, past)| past);
        let Some((mut label, past)) = label_at(tokens, kind, from) else { break };
        let same =
            labels.last().is_some_and(|last| last.style == label.style && last.numbers.len() == label.numbers.len());
        // "mục II, 3 sản phẩm": a figure that counts something is no label.
        let counts = label.style == LabelStyle::Arabic
            && tokens.is_word(past)
            && !follows_label(tokens.lower(past))
            && place_at(tokens, past).is_none();
        if !same || counts {
            break;
        }
        label.through = through;
        labels.push(label);
        next = past;
    }
    Some((labels, so, next))
}

/// Words that may follow a label in a sentence.
fn follows_label(word: &str) -> bool {
    matches!(
        word,
        "kèm"
            | "đính"
            | "của"
            | "và"
            | "này"
            | "ban"
            | "về"
            | "tại"
            | "trong"
            | "thuộc"
            | "nêu"
            | "trên"
            | "dưới"
            | "là"
            | "có"
            | "được"
            | "theo"
            | "ở"
            | "đã"
            | "hoặc"
            | "gồm"
            | "thì"
            | "như"
            | "cho"
            | "quy"
            | "đến"
            | "để"
            | "nói"
    )
}

fn label_at<'a>(tokens: &Tokens<'a>, kind: PlaceKind, at: usize) -> Option<(Label<'a>, usize)> {
    if tokens.over(at) {
        return None;
    }
    let label = |next: usize, numbers: Vec<u32>, style| {
        Some((Label { part: tokens.part(at, next), numbers, style, through: false }, next))
    };
    if let Some((number, width)) = tokens.figure(at) {
        if width > 3 {
            return None;
        }
        let (mut numbers, mut next) = (vec![number], at + 1);
        while let Some((number, width)) = tokens.figure(next + 1)
            && tokens.is_mark(next, '.')
            && tokens.touches(next)
            && tokens.touches(next + 1)
            && width <= 2
        {
            numbers.push(number);
            next += 2;
        }
        let glued = tokens.touches(next) && (tokens.is_word(next) || matches!(tokens.mark(next), Some('%' | '/')));
        let decimal =
            tokens.is_mark(next, '.') && tokens.touches(next) && tokens.is_figure(next + 1) && tokens.touches(next + 1);
        return if glued && !tokens.is_mark(next + 1, '.') || decimal {
            None
        } else {
            label(next, numbers, LabelStyle::Arabic)
        };
    }
    let written = tokens.raw(at);
    if let Some(number) = roman_number(written).filter(|_| kind != PlaceKind::Point) {
        let (mut numbers, mut next) = (vec![number], at + 1);
        while let Some((number, width)) = tokens.figure(next + 1)
            && tokens.is_mark(next, '.')
            && tokens.touches(next)
            && tokens.touches(next + 1)
            && width <= 2
        {
            numbers.push(number);
            next += 2;
        }
        let style = if numbers.len() > 1 { LabelStyle::Mixed } else { LabelStyle::Roman };
        return label(next, numbers, style);
    }
    let mut letters = written.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    let lettered = match kind {
        PlaceKind::Point => letter.is_lowercase() || tokens.is_mark(at + 1, ')'),
        PlaceKind::Part | PlaceKind::Section | PlaceKind::Appendix | PlaceKind::Form | PlaceKind::Table => {
            letter.is_uppercase()
        }
        _ => false,
    };
    let number = letter_number(tokens.lower(at).chars().next()?).filter(|_| lettered)?;
    label(at + 1, vec![number], LabelStyle::Letter)
}

/// The value of a Roman number in capitals, below 90; larger ones are words before they are numbers.
pub(super) fn roman_number(text: &str) -> Option<u32> {
    if text.is_empty() || text.len() > 8 || !text.bytes().all(|byte| matches!(byte, b'I' | b'V' | b'X' | b'L')) {
        return None;
    }
    (1..90).find(|&number| usize::try_from(number).is_ok_and(|number| crate::value::roman(number) == text))
}

/// The place of a letter among those that number points (annex I of Decree 30: a, b, c, d, đ, e, g …).
fn letter_number(letter: char) -> Option<u32> {
    "abcdđeghiklmnopqrstuvxy".chars().position(|other| other == letter).and_then(|at| u32::try_from(at + 1).ok())
}

/// "phụ lục chi tiết kèm theo", "tại phụ lục": the place behind.
fn past_unnumbered(tokens: &Tokens<'_>, kind: PlaceKind, at: usize, past: usize) -> Option<usize> {
    if !matches!(kind, PlaceKind::Appendix | PlaceKind::Form | PlaceKind::Table) {
        return None;
    }
    let mut next = past;
    while next < past + 6 && tokens.is_word(next) && tokens.joins(next) {
        for words in [&["kèm", "theo"][..], &["đính", "kèm"], &["gửi", "kèm"]] {
            if tokens.are(next, words) {
                return Some(next + 2);
            }
        }
        // "Bảng" may be the table of an appendix: the appendix is the place.
        if tokens.capital(next) || place_at(tokens, next).is_some() || matches!(tokens.lower(next), "hợp" | "ban") {
            break;
        }
        next += 1;
    }
    let pointed = matches!(tokens.lower_before(at), "tại" | "theo" | "ở" | "xem" | "trong") && tokens.joins(at);
    let contract = tokens.are(past, &["hợp", "đồng"]);
    (kind == PlaceKind::Appendix && pointed && !contract).then_some(past)
}

/// Is it a reference and not a count, a score or a word that looks like one?
fn stands_alone(tokens: &Tokens<'_>, chain: &[Link<'_>], next: usize) -> bool {
    let [link] = chain else { return true };
    let Some(label) = link.labels.first() else { return true };
    let behind = tokens.lower(next);
    let noun_follows = tokens.is_word(next) && tokens.joins(next) && !tokens.capital(next) && !follows_label(behind);
    match (link.kind, label.style) {
        // "điểm 4", "điểm a": only with its bracket or a wider place.
        (PlaceKind::Point, LabelStyle::Arabic) => false,
        (PlaceKind::Point, _) => tokens.is_mark(next, ')') || !noun_follows,
        (_, LabelStyle::Arabic) => !noun_follows && !tokens.is_mark(next, '%'),
        // "Phần A", "bảng A": a letter may be a name.
        (PlaceKind::Table | PlaceKind::Form, LabelStyle::Letter) => link.capital,
        (_, LabelStyle::Roman | LabelStyle::Letter | LabelStyle::Mixed) => true,
    }
}

/// Is another document named behind the reference?
fn points_elsewhere(tokens: &Tokens<'_>, next: usize, documents: &[DocumentMention<'_>]) -> bool {
    let mut at = next + usize::from(tokens.is_mark(next, ')'));
    at += usize::from(tokens.is_mark(at, ','));
    let mut bound = false;
    while matches!(tokens.lower(at), "của" | "thuộc" | "tại" | "ban" | "hành" | "kèm" | "theo" | "trong" | "các")
        && tokens.joins(at)
    {
        bound |= matches!(tokens.lower(at), "của" | "thuộc" | "theo");
        at += 1;
    }
    if tokens.over(at) || tokens.is_mark(next, ',') && at == next + 1 && !tokens.capital(at) {
        return false;
    }
    let start = tokens.start(at);
    if documents.iter().any(|document| document.range.start == start) {
        return true;
    }
    let Some((kind, past)) = named_at(tokens, at) else { return false };
    let own = tokens.is(past, "này") || kind.name == "Kế hoạch";
    tokens.capital(at) && !own && (bound || tokens.shape(at) != Shape::Upper)
}
