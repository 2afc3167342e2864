//! How bodies are named: one form for many spellings, and what kind of body a name tells.

use crate::lexicon::{Lexicon, ToneStyle, with_style};
use crate::value::quick::{is_alphanumeric, lowercase};
use std::borrow::Cow;
use std::ops::Range;

/// Short forms that everybody reads as the full one: no difference of names.
const EVERYWHERE: [&str; 4] = ["và", "&", "các", "những"];

/// Short forms that mean something else outside the names of bodies, or too many things.
const AMBIGUOUS: [&str; 9] = ["TT", "TH", "KT", "VT", "TM", "TL", "OCOP", "MN", "BTC"];

/// One word of a name, in small letters, its tone mark on the first vowel, short forms written out.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word<'t> {
    /// The word.
    pub text: Cow<'t, str>,
    /// The bytes of what stands there; one short form gives several words with the same bytes.
    pub range: Range<usize>,
    /// A stop, bracket, colon or semicolon stands before it: no name goes across.
    pub hard: bool,
    /// Comma or dash before it, "," or "-"; "v" for “và”; blank otherwise.
    pub joint: char,
}

/// Reads the words of a text.
pub(super) fn read<'t>(text: &'t str, lexicon: &'t Lexicon) -> Vec<Word<'t>> {
    read_first(text, lexicon, usize::MAX)
}

/// The same until so many words are read that make a difference between names.
fn read_first<'t>(text: &'t str, lexicon: &'t Lexicon, most: usize) -> Vec<Word<'t>> {
    let mut words: Vec<Word<'t>> = Vec::with_capacity(text.len() / 5);
    let mut last = 0;
    let mut joint = ' ';
    let mut hard = true;
    let mut after_short = false;
    let mut at = 0;
    while let Some(start) = text[at..].find(is_alphanumeric).map(|found| at + found) {
        let token_end = |from: usize| text[from..].find(|c: char| !is_alphanumeric(c)).map_or(text.len(), |n| from + n);
        let mut end = token_end(start);
        for mark in text[last..start].chars() {
            match mark {
                ' ' => {}
                ',' => joint = ',',
                '-' | '–' | '—' => joint = '-',
                '&' => joint = 'v',
                '.' if after_short => {}
                c if c.is_whitespace() && c != '\n' => {}
                _ => hard = true,
            }
        }
        let is_short =
            |word: &str| word.chars().nth(1).is_some() && word.chars().all(|c| c.is_uppercase() || c.is_numeric());
        let mut token = &text[start..end];
        after_short = is_short(token);
        // "NN&PTNT" is one short form where the lexicon knows it.
        if after_short && text[end..].starts_with('&') {
            let whole = token_end(end + 1);
            if lexicon.abbreviation(&text[start..whole]).is_some() {
                end = whole;
                token = &text[start..end];
            }
        }
        let folded = fold(token);
        if folded == "và" {
            joint = 'v';
        } else {
            let full = if after_short { written_out(token, lexicon) } else { None };
            let range = start..end;
            let mut push =
                |text: Cow<'t, str>, hard, joint| words.push(Word { text, range: range.clone(), hard, joint });
            match full {
                Some(full) => {
                    let parts = full.split(|c: char| !is_alphanumeric(c)).filter(|w| !w.is_empty()).map(fold);
                    for (step, part) in parts.filter(|w| w != "và").enumerate() {
                        push(part, hard && step == 0, if step == 0 { joint } else { ' ' });
                    }
                }
                None => push(folded, hard, joint),
            }
            (joint, hard) = (' ', false);
            if words.len() >= most && words.iter().filter(|word| counts(&word.text)).count() >= most {
                break;
            }
        }
        (at, last) = (end, end);
    }
    words
}

/// Short forms that stand in names of bodies alone.
const IN_NAMES: [(&str, &str); 7] = [
    ("NHNN", "Ngân hàng Nhà nước"),
    ("KBNN", "Kho bạc Nhà nước"),
    ("BCHQS", "Bộ Chỉ huy quân sự"),
    ("NN", "Nông nghiệp"),
    ("MT", "Môi trường"),
    ("CA", "Công an"),
    ("VP", "Văn phòng"),
];

/// What a short form stands for inside the name of a body.
fn written_out<'l>(short: &str, lexicon: &'l Lexicon) -> Option<&'l str> {
    if let Some((_, full)) = IN_NAMES.iter().find(|(known, _)| *known == short) {
        return Some(full);
    }
    if AMBIGUOUS.contains(&short) {
        return None;
    }
    lexicon.abbreviation(short).and_then(|known| known.full.first()).map(String::as_str)
}

/// Small letters, "uỷ" as "ủy".
fn fold(word: &str) -> Cow<'_, str> {
    let low = lowercase(word);
    let mut back = low.chars().rev();
    let open = matches!(
        back.next(),
        Some('à' | 'á' | 'ả' | 'ã' | 'ạ' | 'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ')
    ) && matches!(back.next(), Some('o' | 'u'));
    if open { Cow::Owned(with_style(&low, ToneStyle::Old)) } else { low }
}

/// Does the word tell names apart?
fn counts(word: &str) -> bool {
    !EVERYWHERE.contains(&word)
}

/// The words of a name without brackets and without those that make no difference.
pub(super) fn key(name: &str, lexicon: &Lexicon) -> Vec<String> {
    key_of(name, lexicon, usize::MAX).map(Cow::into_owned).collect()
}

fn key_of<'t>(name: &'t str, lexicon: &'t Lexicon, most: usize) -> impl Iterator<Item = Cow<'t, str>> {
    let outside = name.split('(').next().unwrap_or(name);
    read_first(outside, lexicon, most).into_iter().map(|word| word.text).filter(|word| counts(word))
}

/// Does a text begin like the name of a body? The same as [`is_body`] of its key, sooner.
pub(super) fn begins_as_body(text: &str, lexicon: &Lexicon) -> bool {
    is_body(&key_of(text, lexicon, LONGEST_HEAD).collect::<Vec<_>>())
}

/// No phrase that tells a body has more words.
const LONGEST_HEAD: usize = 4;

/// The words with their joints: two names alike in this are written alike, but for capitals, blanks and short forms.
pub(super) fn surface(name: &str, lexicon: &Lexicon) -> String {
    let mut out = String::with_capacity(name.len());
    for word in read(name, lexicon) {
        out.push(if out.is_empty() { ' ' } else { word.joint });
        out.push_str(&word.text);
    }
    out
}

/// What kind of body a name tells: whom a collective name covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// **Sở**.
    Department,
    /// Other bodies of a province that count as "ban, ngành": công an, quân sự, thuế, kho bạc, thanh tra.
    Agency,
    /// Bodies under the issuer: phòng, chi cục, trung tâm, trạm.
    Office,
    /// **UBND** of a district.
    District,
    /// **UBND** of a commune.
    Commune,
    /// Mặt trận, hội, đoàn thể.
    Association,
    /// Thôn, bản, khu phố.
    Village,
    /// Trường.
    School,
    /// Báo, đài.
    Press,
    /// Ngân hàng.
    Bank,
    /// Those who are no part of the state: doanh nghiệp, hợp tác xã, chủ thể, người dân.
    Public,
    /// Bodies that meet: hội đồng, ban chỉ đạo, tổ.
    Council,
}

/// First words of a name, and its kind. The longer stands before the shorter.
const HEADS: [(&str, Kind); 56] = [
    ("hội đồng nhân dân", Kind::Agency),
    ("hội đồng", Kind::Council),
    ("ban chỉ đạo", Kind::Council),
    ("ban tổ chức", Kind::Council),
    ("tổ dân phố", Kind::Village),
    ("tổ hợp tác", Kind::Public),
    ("tổ chức kinh tế", Kind::Public),
    ("tổ chức tín dụng", Kind::Bank),
    ("tổ chức chính trị", Kind::Association),
    ("tổ chức đoàn thể", Kind::Association),
    ("tổ chức hội", Kind::Association),
    ("tổ giúp việc", Kind::Council),
    ("tổ tư vấn", Kind::Council),
    ("tổ thư ký", Kind::Council),
    ("tổ công tác", Kind::Council),
    ("tổ công nghệ số", Kind::Council),
    ("sở", Kind::Department),
    ("công an", Kind::Agency),
    ("bộ chỉ huy", Kind::Agency),
    ("ban chỉ huy", Kind::Agency),
    ("kho bạc", Kind::Agency),
    ("thanh tra", Kind::Agency),
    ("bảo hiểm xã hội", Kind::Agency),
    ("ban dân tộc", Kind::Agency),
    ("ban quản lý", Kind::Agency),
    ("cục", Kind::Agency),
    ("thuế", Kind::Agency),
    ("chi cục", Kind::Office),
    ("phòng", Kind::Office),
    ("trung tâm", Kind::Office),
    ("văn phòng", Kind::Office),
    ("trạm", Kind::Office),
    ("ban", Kind::Office),
    ("ủy ban mặt trận", Kind::Association),
    ("mặt trận", Kind::Association),
    ("hội", Kind::Association),
    ("đoàn thanh niên", Kind::Association),
    ("đoàn thể", Kind::Association),
    ("liên đoàn", Kind::Association),
    ("liên minh", Kind::Association),
    ("thôn", Kind::Village),
    ("bản", Kind::Village),
    ("xóm", Kind::Village),
    ("khu phố", Kind::Village),
    ("khu dân cư", Kind::Village),
    ("trường", Kind::School),
    ("báo", Kind::Press),
    ("đài", Kind::Press),
    ("cơ quan truyền thông", Kind::Press),
    ("cơ quan báo chí", Kind::Press),
    ("ngân hàng", Kind::Bank),
    ("hợp tác xã", Kind::Public),
    ("doanh nghiệp", Kind::Public),
    ("chủ thể", Kind::Public),
    ("hộ", Kind::Public),
    ("hiệp hội", Kind::Public),
];

/// Words after "UBND" that tell its level.
const DISTRICT: [&str; 6] = ["huyện", "quận", "thị xã", "thành phố", "cấp huyện", "tp"];
const COMMUNE: [&str; 5] = ["xã", "phường", "thị trấn", "đặc khu", "cấp xã"];

fn begins<W: AsRef<str>>(key: &[W], head: &str) -> bool {
    // Most heads differ in the first word.
    if !key.first().is_some_and(|first| head.starts_with(first.as_ref())) {
        return false;
    }
    let mut words = key.iter();
    head.split(' ').all(|part| words.next().is_some_and(|word| word.as_ref() == part))
}

fn holds(key: &[String], part: &str) -> bool {
    (0..key.len()).any(|at| begins(&key[at..], part))
}

/// Phrases that begin like a body and are none.
const NO_BODY: [&str; 6] = ["báo cáo", "phòng chống", "phòng ngừa", "trường hợp", "hội nghị", "bản đồ"];

/// The kind of one body, by the first words of its name; none where it tells none.
pub(super) fn kind<W: AsRef<str>>(key: &[W]) -> Option<Kind> {
    if NO_BODY.iter().any(|phrase| begins(key, phrase)) {
        return None;
    }
    if begins(key, "ủy ban nhân dân") {
        let level = &key[4..];
        let is = |names: &[&str]| names.iter().any(|name| begins(level, name));
        return match () {
            () if is(&COMMUNE) => Some(Kind::Commune),
            () if is(&DISTRICT) => Some(Kind::District),
            () => None,
        };
    }
    HEADS.iter().find(|(head, _)| begins(key, head)).map(|(_, kind)| *kind)
}

/// Does a text begin like the name of a body: "Sở …", "UBND …", "Các phòng …"?
pub(super) fn is_body<W: AsRef<str>>(key: &[W]) -> bool {
    begins(key, "ủy ban nhân dân") || kind(key).is_some()
}

/// The kinds of bodies that a collective name covers; none where it covers none that can be told.
pub(super) fn collective(key: &[String]) -> Vec<Kind> {
    let mut kinds = Vec::new();
    if begins(key, "ủy ban nhân dân") {
        let level = &key[4..];
        if DISTRICT.iter().any(|name| holds(level, name)) {
            kinds.push(Kind::District);
        }
        if COMMUNE.iter().any(|name| begins(level, name))
            || ["phường", "thị trấn", "đặc khu"].iter().any(|name| holds(level, name))
        {
            kinds.push(Kind::Commune);
        }
        return kinds;
    }
    if kind(key) == Some(Kind::Council) {
        return kinds;
    }
    let mut add = |words: &[&str], kind: &[Kind]| {
        if words.iter().any(|word| holds(key, word)) {
            kinds.extend_from_slice(kind);
        }
    };
    let of_province = begins(key, "sở");
    add(&["sở", "ngành", "cơ quan chuyên môn"], &[Kind::Department, Kind::Agency]);
    add(
        &["phòng", "trực thuộc", "đơn vị thuộc", "đơn vị chuyên môn", "cơ quan đơn vị", "cơ quan chuyên môn"],
        &[Kind::Office, Kind::Agency],
    );
    if !of_province {
        add(&["ban ngành", "ngành"], &[Kind::Office]);
    }
    add(&["đoàn thể", "chính trị xã hội", "tổ chức hội", "hội đoàn thể"], &[Kind::Association]);
    add(&["thôn", "xóm", "bản", "khu phố", "tổ dân phố", "khu dân cư", "ấp", "buôn"], &[Kind::Village]);
    add(&["trường"], &[Kind::School]);
    add(&["báo chí", "truyền thông", "báo đài"], &[Kind::Press]);
    add(&["ngân hàng", "tổ chức tín dụng"], &[Kind::Bank]);
    add(&["chủ thể", "doanh nghiệp", "hợp tác xã", "tổ chức kinh tế"], &[Kind::Public]);
    if kinds.is_empty() && is_general(key) {
        kinds.extend([
            Kind::Department,
            Kind::Agency,
            Kind::Office,
            Kind::Association,
            Kind::Press,
            Kind::Bank,
            Kind::Council,
        ]);
    }
    kinds
}

/// Words that name nobody in particular.
const GENERAL: [&str; 21] = [
    "cơ", "quan", "đơn", "vị", "tổ", "chức", "cá", "nhân", "địa", "phương", "có", "liên", "khác", "ban", "bộ", "phận",
    "cấp", "đoàn", "thể", "tỉnh", "xã",
];

/// "các cơ quan, đơn vị": all, and nobody in particular.
fn is_general(key: &[String]) -> bool {
    ["cơ quan", "đơn vị", "tổ chức"].iter().any(|head| begins(key, head))
        && key.iter().all(|word| GENERAL.contains(&word.as_str()))
}

/// "các đơn vị liên quan": nobody in particular.
pub(super) fn is_vague(key: &[String]) -> bool {
    holds(key, "liên quan") && key.iter().all(|word| GENERAL.contains(&word.as_str()))
}

/// "Cơ quan thường trực Chương trình …": a part that some body plays, not its name.
pub(super) fn is_role(key: &[String]) -> bool {
    ["cơ quan thường trực", "bộ phận thường trực", "cơ quan chủ trì", "đơn vị chủ trì"]
        .iter()
        .any(|head| begins(key, head))
}

/// Does the text name several bodies at once, by its own words?
pub(super) fn is_collective(name: &str) -> bool {
    let low = name.trim_start().to_lowercase();
    low.starts_with("các ") || low.contains(" các ") || low.contains(" cấp ") || low.starts_with("toàn thể ")
}

/// Does a recipient mean several bodies: by "các", by a number, or by words that only groups have?
pub(super) fn is_group(name: &str) -> bool {
    let low = name.to_lowercase();
    let words = ["ngành", "đoàn thể", "trưởng thôn", "thôn trưởng", "trưởng xóm", "trưởng bản"];
    is_collective(name) || low.contains(|c: char| c.is_ascii_digit()) || words.iter().any(|word| low.contains(word))
}

/// "các đơn vị được giao nhiệm vụ": all who have work in the plan.
pub(super) fn is_everybody(key: &[String]) -> bool {
    let of_plan = ["giao nhiệm vụ", "thực hiện kế hoạch", "tại kế hoạch", "trong kế hoạch", "có tên"];
    ["cơ quan", "đơn vị", "tổ chức"].iter().any(|head| begins(key, head))
        && of_plan.iter().any(|words| holds(key, words))
}

/// Words for the people of a body, before its name.
const PEOPLE: [&str; 9] = [
    "ban thường trực",
    "ban thường vụ",
    "ban chấp hành",
    "thường trực",
    "lãnh đạo",
    "chủ tịch",
    "thủ trưởng",
    "hiệu trưởng",
    "trưởng",
];

/// "Ban Thường trực Ủy ban MTTQ Việt Nam xã" as the body itself.
pub(super) fn without_people(mut key: Vec<String>) -> Vec<String> {
    if let Some(people) = PEOPLE.iter().find(|people| begins(&key, people)) {
        let count = people.split(' ').count();
        if key.len() > count {
            key.drain(..count);
        }
    }
    key
}

/// Are the words of one name all in the other, in the same order?
pub(super) fn is_subsequence(short: &[String], long: &[String]) -> bool {
    let mut rest = long.iter();
    short.iter().all(|word| rest.any(|other| other == word))
}

/// Does a name hold a short form that is not known?
pub(super) fn has_unknown_short(name: &str, lexicon: &Lexicon) -> bool {
    name.split(|c: char| !c.is_alphanumeric()).any(|word| {
        let short = word.chars().nth(1).is_some() && word.chars().all(char::is_uppercase);
        short && (AMBIGUOUS.contains(&word) || lexicon.abbreviation(word).is_none())
    })
}
