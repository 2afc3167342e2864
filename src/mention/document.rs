//! **Văn bản viện dẫn**: citations of documents, from the word that names the type to the end of the subject.

use std::ops::Range;

use super::Part;
use super::date::{DateForm, DateMention, date_at};
use super::kinds::{DocumentType, Realm, named_at, rank};
use super::number::{CodeFit, DocumentNumber, NumberForm, number_at};
use super::token::{Shape, Tokens};

/// A citation of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DocumentMention<'a> {
    /// The bytes of all of it, with the subject as far as it can be told.
    pub range: Range<usize>,
    /// The bytes up to the issuer, without the subject.
    pub core: Range<usize>,
    /// The type; none where a number stands without the word ("văn bản số 12/SNV-TCCB").
    pub kind: Option<&'static DocumentType>,
    /// The word as written: "Kế hoạch", "Chương trình hành động", "QĐ". None in a list where another item has it
    /// ("các Quyết định: số 1/QĐ-TTg …; số 2/QĐ-TTg …").
    pub kind_word: Option<Part<'a>>,
    /// The title of a law: "Tổ chức chính quyền địa phương".
    pub title: Option<Part<'a>>,
    /// The word "số", where it stands.
    pub so: Option<Part<'a>>,
    /// The number.
    pub number: Option<DocumentNumber<'a>>,
    /// The date.
    pub date: Option<DateMention<'a>>,
    /// The year in "Hiến pháp năm 2013", where no date stands.
    pub year: Option<Part<'a>>,
    /// The issuer behind "của".
    pub issuer: Option<Part<'a>>,
    /// "về", "về việc", "V/v".
    pub about: Option<Part<'a>>,
    /// **Trích yếu**: "ban hành …", "phê duyệt …".
    pub subject: Option<Part<'a>>,
    /// Stands in the subject of another citation.
    pub nested: bool,
}

impl DocumentMention<'_> {
    /// Does the code of the number fit the word? `None` when there is no word or no code of a type.
    pub fn fits(&self) -> Option<CodeFit> {
        self.number.as_ref()?.fits(self.kind?)
    }

    /// A number of the Party's form, or a type that only the Party has.
    pub fn of_party(&self) -> bool {
        self.number.as_ref().is_some_and(|number| number.form == NumberForm::Party)
            || self.kind.is_some_and(|kind| kind.realm == Realm::Party)
    }

    /// Its place among the grounds of a document: smaller comes first (Law 64/2025/QH15, article 4). `None` for a
    /// document of the Party, which has no place in that order, and for one of unknown type.
    pub fn rank(&self) -> Option<u8> {
        if self.of_party() {
            return None;
        }
        let kind = self.kind?;
        let organ = self.number.as_ref().and_then(|number| number.organ_code.as_ref()).map_or("", |code| code.text);
        let issuer = self.issuer.as_ref().map(|issuer| issuer.text.to_lowercase()).unwrap_or_default();
        Some(match kind.name {
            "Nghị quyết" if organ.starts_with("QH") || issuer == "quốc hội" => rank::LAW,
            "Nghị quyết" if organ.starts_with("UBTVQH") => rank::ORDINANCE,
            "Nghị quyết" if organ == "CP" || issuer == "chính phủ" => rank::DECREE,
            "Nghị quyết" => rank::COUNCIL,
            "Quyết định" if organ == "TTg" || issuer.starts_with("thủ tướng") => rank::PRIME_MINISTER,
            _ => kind.rank,
        })
    }
}

/// A document that names itself: "Kế hoạch này".
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SelfReference<'a> {
    /// The bytes, with "này".
    pub range: Range<usize>,
    /// The word that names the type, as written.
    pub kind_word: Part<'a>,
    /// The type.
    pub kind: &'static DocumentType,
    /// Does the word begin with a capital? In small letters it may mean anything spoken of before.
    pub capital: bool,
}

pub(super) fn self_references<'a>(tokens: &Tokens<'a>) -> Vec<SelfReference<'a>> {
    let mut found: Vec<SelfReference<'a>> = Vec::new();
    for this in 0..tokens.len() {
        if !tokens.is(this, "này") {
            continue;
        }
        // The longest name that ends here.
        let named = (this.saturating_sub(4)..this).find_map(|at| {
            let (kind, next) = named_at(tokens, at).filter(|&(_, next)| next == this)?;
            (!behind_part_of_word(tokens, at)).then(|| (kind, tokens.part(at, next), at))
        });
        if let Some((kind, kind_word, at)) = named.filter(|_| tokens.joins(this)) {
            let capital = tokens.capital(at);
            found.push(SelfReference { range: tokens.range(at, this + 1), kind_word, kind, capital });
        }
    }
    found
}

/// "pháp luật", "kỷ luật": the word before makes another one of it.
fn behind_part_of_word(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.is(at, "luật")
        && tokens.joins(at)
        && matches!(tokens.lower_before(at), "pháp" | "kỷ" | "kỉ" | "quy" | "qui" | "trọng" | "bộ" | "âm" | "niêm")
}

pub(super) fn scan<'a>(tokens: &Tokens<'a>) -> Vec<DocumentMention<'a>> {
    let mut found: Vec<DocumentMention<'a>> = Vec::new();
    let mut shared: Option<(usize, &'static DocumentType)> = None;
    let mut at = 0;
    while at < tokens.len() {
        let item = shared.filter(|&(place, _)| place == at).and_then(|(_, kind)| item_at(tokens, at, kind));
        let Some(cited) = item.or_else(|| cited_at(tokens, at)) else {
            // "các Quyết định: số …"
            if matches!(tokens.lower_before(at), "các" | "những")
                && let Some((kind, next)) = named_at(tokens, at)
                && tokens.is_mark(next, ':')
            {
                shared = Some((next + 1, kind));
                at = next + 1;
                continue;
            }
            at += 1;
            continue;
        };
        if let Some(kind) = cited.mention.kind {
            let mut next = cited.end;
            if matches!(tokens.mark(next), Some(',' | ';')) {
                next += 1;
            }
            if tokens.is(next, "và") {
                next += 1;
            }
            if next > cited.end {
                shared = Some((next, kind));
            }
        }
        at = cited.behind_core.max(at + 1);
        found.push(cited.mention);
    }
    let mut until = 0;
    for mention in &mut found {
        mention.nested = mention.range.start < until;
        if let Some(subject) = &mention.subject {
            until = until.max(subject.range.end);
        }
    }
    found
}

struct Cited<'a> {
    mention: DocumentMention<'a>,
    behind_core: usize,
    end: usize,
}

/// An item of a list whose type was named before.
fn item_at<'a>(tokens: &Tokens<'a>, at: usize, kind: &'static DocumentType) -> Option<Cited<'a>> {
    let named = tokens.is(at, "số");
    let from = at + usize::from(named);
    let (number, next) = number_at(tokens, from, named)?;
    number.code.as_ref()?;
    let so = named.then(|| tokens.part(at, at + 1));
    Some(complete(tokens, at, Head { kind: Some(kind), so, number: Some(number), ..Head::default() }, next))
}

#[derive(Default)]
struct Head<'a> {
    kind: Option<&'static DocumentType>,
    kind_word: Option<Part<'a>>,
    title: Option<Part<'a>>,
    so: Option<Part<'a>>,
    number: Option<DocumentNumber<'a>>,
}

fn cited_at<'a>(tokens: &Tokens<'a>, at: usize) -> Option<Cited<'a>> {
    if tokens.is(at, "số") {
        let from = at + 1 + usize::from(tokens.is_mark(at + 1, ':'));
        let (number, next) = number_at(tokens, from, true)?;
        number.code.as_ref()?;
        let surely = number.form != NumberForm::Incomplete && (number.type_code.is_some() || number.serial.is_some());
        let so = Some(tokens.part(at, at + 1));
        return surely.then(|| complete(tokens, at, Head { so, number: Some(number), ..Head::default() }, next));
    }
    let (kind, behind_word) = match named_at(tokens, at) {
        Some(named) => named,
        None => coded_at(tokens, at)?,
    };
    if behind_part_of_word(tokens, at) {
        return None;
    }
    let mut head = Head { kind: Some(kind), kind_word: Some(tokens.part(at, behind_word)), ..Head::default() };
    let mut next = behind_word;
    if kind.has_title()
        && let Some(past) = past_title(tokens, next)
    {
        head.title = Some(tokens.part(next, past));
        next = past;
    }
    let named = tokens.is(next, "số") && tokens.joins(next);
    if named {
        head.so = Some(tokens.part(next, next + 1));
    }
    let from = next + usize::from(named) + usize::from(named && tokens.is_mark(next + 1, ':'));
    if tokens.joins(from)
        && let Some((number, past)) = number_at(tokens, from, named)
        && (number.code.is_some() || tokens.capital(at) && kind.is_plain() && believable(tokens, &number, past))
    {
        head.number = Some(number);
        return Some(complete(tokens, at, head, past));
    }
    head.so = None;
    let constitution = kind.name == "Hiến pháp" && tokens.capital(at);
    (constitution || head.title.is_some()).then(|| complete(tokens, at, head, next))
}

/// "QĐ số 148/QĐ-TTg": the type by its code.
fn coded_at(tokens: &Tokens<'_>, at: usize) -> Option<(&'static DocumentType, usize)> {
    if !matches!(tokens.shape(at), Shape::Upper | Shape::Mixed)
        || tokens.touches(at) && at > 0 && tokens.mark(at - 1) != Some('(')
    {
        return None;
    }
    let follows = tokens.is(at + 1, "số") || tokens.is_figure(at + 1);
    if !follows {
        return None;
    }
    DocumentType::by_code(tokens.raw(at)).map(|kind| (kind, at + 1))
}

/// A serial without code, or a blank, names a document when a date, an issuer or nothing more follows.
fn believable(tokens: &Tokens<'_>, number: &DocumentNumber<'_>, past: usize) -> bool {
    if number.serial.is_none() {
        return matches!(tokens.lower(past), "ngày" | "của") || tokens.is_mark(past, ',');
    }
    matches!(tokens.lower(past), "ngày" | "của" | "về" | "và" | "" | "năm")
}

/// The words that may not stand in a title that no date closes.
fn ends_title(word: &str) -> bool {
    matches!(
        word,
        "ngày"
            | "năm"
            | "số"
            | "của"
            | "được"
            | "đã"
            | "có"
            | "là"
            | "để"
            | "theo"
            | "tại"
            | "trong"
            | "khi"
            | "cho"
            | "từ"
            | "thì"
            | "hoặc"
            | "này"
            | "hiện"
            | "trên"
            | "như"
            | "không"
            | "phải"
            | "do"
            | "với"
            | "trước"
            | "sau"
            | "đến"
    )
}

/// The title of a law from `at`: up to its date where one closes it, else as far as its words go.
fn past_title(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    if !tokens.is_word(at) || !tokens.capital(at) || !tokens.joins(at) {
        return None;
    }
    // With a date, commas may stand inside: "Luật Phòng, chống tham nhũng ngày …".
    let mut next = at + 1;
    while next < at + 30 && tokens.joins(next) {
        let word = tokens.lower(next);
        let before = tokens.lower_before(next);
        if word == "ngày" || word == "số" && before != "một" {
            let closes = !matches!(before, "trước" | "sau" | "từ" | "đến" | "trong" | "vào" | "hằng" | "hàng" | "một");
            let closed = closes
                && (word == "ngày" && date_at(tokens, next).is_some()
                    || word == "số"
                        && number_at(tokens, next + 1, true).is_some_and(|(number, _)| number.year.is_some()));
            if closed {
                return Some(next);
            }
            break;
        }
        let comma = tokens.is_mark(next, ',');
        if comma && (tokens.capital(next + 1) || !tokens.is_word(next + 1)) || !comma && !tokens.is_word(next) {
            break;
        }
        let of_a_law = named_at(tokens, next + 1).is_some_and(|(kind, _)| kind.has_title());
        if tokens.is(next, "của") && !of_a_law && !is_of_assemblies(tokens, next) {
            break;
        }
        next += 1;
    }
    let mut next = at;
    while next < at + 16 && tokens.is_word(next) && tokens.joins(next) {
        // "Luật Ban hành văn bản quy phạm pháp luật năm 2025", "Luật Đất đai quy định …".
        let rules = tokens.is(next, "quy") && tokens.is(next + 1, "định");
        if rules || ends_title(tokens.lower(next)) && !is_of_assemblies(tokens, next) {
            break;
        }
        let law_next = tokens.is(next, "và") && (tokens.is(next + 1, "các") || named_at(tokens, next + 1).is_some());
        // "về" opens a title only at its start.
        if law_next || next > at && tokens.is(next, "về") {
            break;
        }
        next += 1;
    }
    (next > at).then_some(next)
}

/// "của Quốc hội và Hội đồng nhân dân": belongs to the title "Hoạt động giám sát của …", since nothing is issued by both.
fn is_of_assemblies(tokens: &Tokens<'_>, at: usize) -> bool {
    ["của", "quốc", "hội", "và", "hội", "đồng"].iter().enumerate().all(|(index, word)| tokens.is(at + index, word))
}

/// Adds date, issuer and subject behind `next`.
fn complete<'a>(tokens: &Tokens<'a>, at: usize, head: Head<'a>, mut next: usize) -> Cited<'a> {
    let comma = usize::from(tokens.is_mark(next, ','));
    let (mut date, mut year, mut issuer) = (None, None, None);
    if tokens.joins(next + comma)
        && let Some((found, past)) = date_at(tokens, next + comma)
        && (comma == 0 || found.with_word)
        && matches!(found.form, DateForm::Long | DateForm::Short)
    {
        date = Some(found);
        next = past;
    } else if (head.title.is_some() || head.kind.is_some_and(|kind| kind.name == "Hiến pháp"))
        && tokens.joins(next)
        && let at_year = next + usize::from(tokens.is(next, "năm"))
        && tokens.figure(at_year).is_some_and(|(_, width)| width == 4)
    {
        year = Some(tokens.part(at_year, at_year + 1));
        next = at_year + 1;
    } else if tokens.is(next, "ngày") && tokens.joins(next) {
        // A date wholly blank: "ngày … tháng … năm …".
        let past = past_blank_date(tokens, next);
        next = past.unwrap_or(next);
    }
    if tokens.is(next, "của") && tokens.joins(next) {
        let past = past_issuer(tokens, next + 1);
        if past > next + 1 {
            issuer = Some(tokens.part(next + 1, past));
            next = past;
        }
    }
    let behind_core = next;
    let core = tokens.range(at, behind_core);
    let (mut about, mut subject) = (None, None);
    if let Some((from, by_word)) = subject_at(tokens, next, issuer.is_some()) {
        if by_word {
            about = Some(tokens.part(next, from));
        }
        let past = past_subject(tokens, from);
        if past > from {
            subject = Some(tokens.part(from, past));
            next = past;
        }
    }
    let mention = DocumentMention {
        range: tokens.range(at, next),
        core,
        kind: head.kind,
        kind_word: head.kind_word,
        title: head.title,
        so: head.so,
        number: head.number,
        date,
        year,
        issuer,
        about,
        subject,
        nested: false,
    };
    Cited { mention, behind_core, end: next }
}

fn past_blank_date(tokens: &Tokens<'_>, at: usize) -> Option<usize> {
    let mut next = tokens.past_dots(at + 1);
    for word in ["tháng", "năm"] {
        if !tokens.is(next, word) {
            return None;
        }
        next = tokens.past_dots(next + 1);
        next += usize::from(tokens.is_figure(next));
    }
    Some(next)
}

/// Verbs with which the subject of a document opens; the second syllable tells them from other words.
fn opens_subject(tokens: &Tokens<'_>, at: usize) -> bool {
    matches!(
        (tokens.lower(at), tokens.lower(at + 1)),
        ("ban", "hành")
            | ("phê", "duyệt")
            | ("quy", "định")
            | ("hướng", "dẫn")
            | ("thực", "hiện")
            | ("triển", "khai")
            | ("sửa", "đổi")
            | ("bổ", "sung")
            | ("công", "bố")
            | ("thông", "qua")
            | ("tổ", "chức")
            | ("thành", "lập")
            | ("tăng", "cường")
            | ("tiếp", "tục")
            | ("xây", "dựng")
            | ("nâng", "cao")
            | ("đẩy", "mạnh")
            | ("phân", "công")
            | ("phân", "cấp")
            | ("kiện", "toàn")
            | ("điều", "chỉnh")
            | ("bãi", "bỏ")
            | ("giao", "dự" | "chỉ" | "kế")
    )
}

/// Where the subject begins, and whether "về" or "về việc" leads to it.
fn subject_at(tokens: &Tokens<'_>, at: usize, with_issuer: bool) -> Option<(usize, bool)> {
    if tokens.over(at) {
        return None;
    }
    if tokens.are(at, &["về", "việc"]) {
        return Some((at + 2, true));
    }
    if tokens.is(at, "về") && !tokens.is_mark(at + 1, '\u{FFFC}') {
        return Some((at + 1, true));
    }
    if tokens.is(at, "v") && tokens.is_mark(at + 1, '/') && tokens.is(at + 2, "v") {
        return Some((at + 3, true));
    }
    let attached = tokens.are(at, &["ban", "hành", "kèm"]);
    (with_issuer && opens_subject(tokens, at) && !attached).then_some((at, false))
}

/// The head of the name of a body.
fn is_body(tokens: &Tokens<'_>, at: usize) -> bool {
    tokens.capital(at)
        && matches!(
            tokens.lower(at),
            "ủy" | "uỷ"
                | "ubnd"
                | "hđnd"
                | "hội"
                | "sở"
                | "phòng"
                | "ban"
                | "bộ"
                | "chủ"
                | "trung"
                | "trường"
                | "đảng"
                | "chi"
                | "công"
                | "văn"
                | "cục"
                | "tổng"
                | "thường"
                | "thủ"
                | "chính"
                | "liên"
        )
}

/// The name of the issuer from `at`.
fn past_issuer(tokens: &Tokens<'_>, at: usize) -> usize {
    let mut next = at;
    while next < at + 24 && (next == at || tokens.joins(next)) {
        if tokens.is_word(next) {
            let word = tokens.lower(next);
            let stops = next > at
                && (matches!(
                    word,
                    "về" | "ngày"
                        | "theo"
                        | "để"
                        | "đã"
                        | "được"
                        | "là"
                        | "có"
                        | "trên"
                        | "gửi"
                        | "cho"
                        | "với"
                        | "từ"
                        | "đến"
                        | "nhằm"
                        | "này"
                        | "số"
                        | "đảm"
                        | "bảo"
                        | "bao"
                        | "như"
                        | "khi"
                        | "yêu"
                        | "đề"
                        | "giao"
                        | "phải"
                        | "không"
                        | "sẽ"
                        | "do"
                        | "cùng"
                        | "nêu"
                        | "còn"
                        | "hết"
                        | "quyết"
                ) || tokens.are(next, &["tại"])
                    || tokens.are(next, &["trong"])
                    || word == "v" && tokens.is_mark(next + 1, '/')
                    || word == "và" && matches!(tokens.lower(next + 1), "các" | "những")
                    || !tokens.capital(next) && opens_subject(tokens, next)
                    || named_at(tokens, next).is_some_and(|(_, past)| {
                        tokens.capital(next) && (tokens.is(past, "số") || tokens.is_figure(past))
                    }));
            if stops {
                break;
            }
        } else if tokens.is_mark(next, ',') {
            if !comma_inside_body(tokens, at, next) {
                break;
            }
        } else if !(matches!(tokens.mark(next), Some('-' | '–' | '&')) && tokens.is_word(next + 1)) {
            break;
        }
        next += 1;
    }
    while next > at && (matches!(tokens.lower_before(next), "và" | "cũng") || !tokens.is_word(next - 1)) {
        next -= 1;
    }
    next
}

/// "Bộ Văn hóa, Thể thao và Du lịch": the comma of a name, not between two.
fn comma_inside_body(tokens: &Tokens<'_>, from: usize, comma: usize) -> bool {
    if !matches!(tokens.lower(from), "bộ" | "sở" | "phòng" | "ban" | "trung" | "cục" | "văn") {
        return false;
    }
    let next = comma + 1;
    if !tokens.capital(next) || is_body(tokens, next) || named_at(tokens, next).is_some() {
        return false;
    }
    (next + 1..next + 6).any(|place| tokens.is(place, "và") && tokens.is_word(place + 1) && tokens.capital(place + 1))
        && (next..next + 6)
            .take_while(|&place| !tokens.is(place, "và"))
            .all(|place| tokens.is_word(place) || tokens.is_mark(place, ','))
}

/// The subject from `from`: up to the end of the clause that names the document.
fn past_subject(tokens: &Tokens<'_>, from: usize) -> usize {
    let (mut open, mut quoted) = (0usize, 0usize);
    let mut next = from;
    while next < tokens.len() && next < from + 160 && tokens.joins(next) {
        match tokens.mark(next) {
            Some('(' | '[') => {
                let aside = matches!(
                    (tokens.lower(next + 1), tokens.lower(next + 2)),
                    ("kèm" | "đính", _)
                        | ("có", "phụ" | "biểu" | "bảng" | "danh")
                        | ("chi", "tiết")
                        | ("sau" | "gọi" | "viết", _)
                        | ("xem", _)
                        | ("theo", _)
                );
                if aside && open == 0 {
                    break;
                }
                open += 1;
            }
            Some(')' | ']') if open == 0 => break,
            Some(')' | ']') => open -= 1,
            Some('“' | '«') => quoted += 1,
            Some('”' | '»') if quoted == 0 => break,
            Some('”' | '»') => quoted -= 1,
            Some('"') => {
                // A straight quote closes what it opened; one more belongs to what stands around.
                if quoted == 0 && tokens.touches(next) {
                    break;
                }
                quoted = usize::from(quoted == 0);
            }
            Some(';') if open == 0 && quoted == 0 => break,
            Some(':' | '|') if quoted == 0 => break,
            Some('.' | '?' | '!') if quoted == 0 && open == 0 && tokens.ends_sentence(next) => break,
            Some('*' | '\u{FFFC}') => break,
            Some(',') if open == 0 && quoted == 0 && comma_ends_subject(tokens, next) => break,
            _ => {}
        }
        if tokens.is(next, "và") && lists_on(tokens, next + 1) {
            break;
        }
        next += 1;
    }
    while next > from && matches!(tokens.mark(next - 1), Some(',' | '-' | '–')) {
        next -= 1;
    }
    next
}

/// Does another item of a list of numbers follow?
fn lists_on(tokens: &Tokens<'_>, at: usize) -> bool {
    let named = tokens.is(at, "số");
    number_at(tokens, at + usize::from(named), named).is_some_and(|(number, _)| number.code.is_some())
}

fn comma_ends_subject(tokens: &Tokens<'_>, comma: usize) -> bool {
    let next = comma + 1;
    if lists_on(tokens, next) {
        return true;
    }
    if tokens.are(next, &["chi", "tiết"]) || tokens.are(next, &["cụ", "thể"]) || tokens.are(next, &["như", "sau"])
    {
        return true;
    }
    // Another citation: "…, Nghị quyết số 5/NQ-HĐND …".
    if named_at(tokens, next).is_some_and(|(_, past)| tokens.capital(next) && tokens.is(past, "số")) {
        return true;
    }
    // The main clause: "…, Ủy ban nhân dân tỉnh ban hành Kế hoạch".
    is_body(tokens, next)
        && (next + 1..next + 16)
            .take_while(|&place| tokens.is_word(place) || matches!(tokens.mark(place), Some('-' | '&')))
            .any(|place| {
                matches!(
                    (tokens.lower(place), tokens.lower(place + 1)),
                    ("ban", "hành")
                        | ("xây", "dựng")
                        | ("yêu", "cầu")
                        | ("đề", "nghị")
                        | ("báo", "cáo")
                        | ("triển", "khai")
                        | ("tổ", "chức")
                        | ("trình", _)
                        | ("kính", _)
                        | ("thông", "báo")
                        | ("hướng", "dẫn")
                )
            })
}
