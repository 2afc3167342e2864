//! **Âm tiết**: which words Vietnamese spelling allows, and where the tone mark stands.
//!
//! A syllable is an initial, a rime and a tone. Source: the spelling of quốc ngữ as taught in schools; the two habits of placing the tone mark on
//! open `oa`, `oe`, `uy` are both right (`hòa`, `hoà`).

use super::letters::{Letter, Tone, is_combining, letters, spell};
use crate::value::quick::QuickSet;
use std::sync::LazyLock;

/// Initials, longest first. `gi` and `qu` are handled before them.
const INITIALS: [&str; 26] = [
    "ngh", "ch", "gh", "kh", "ng", "nh", "ph", "th", "tr", "b", "c", "d", "đ", "g", "h", "k", "l", "m", "n", "p", "r",
    "s", "t", "v", "x", "",
];

/// Rimes, by their letters without tone; after `qu` the u is a part of them.
const RIMES: &str = "
a ac ach ai am an ang anh ao ap at au ay
ăc ăm ăn ăng ăp ăt
âc âm ân âng âp ât âu ây
e ec em en eng eo ep et
ê êch êm ên ênh êp êt êu
i ia ich im in inh ip it iu iêc iêm iên iêng iêp iêt iêu
y yêm yên yêng yêt yêu
o oc oi om on ong op ot ooc oong
oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăp oăt oe oen oeo oet
ô ôc ôi ôm ôn ông ôp ôt
ơ ơi ơm ơn ơp ơt
u uc ui um un ung up ut ua uôc uôi uôm uôn uông uôt
uân uâng uât uây uê uêch uên uênh uêt uơ uy uya uych uyn uynh uyp uyt uyu uyên uyêt
ư ưa ưc ưi ưm ưng ưt ưu ươc ươi ươm ươn ương ươp ươt ươu
";

/// Rimes that stand after `qu` alone, whose `u` is a part of the initial.
const AFTER_QU: &str = "a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt ân ât ây âu e ec en eo et ê ên ênh êt êch \
                        i it inh y yn ynh yt yêt yên ych yêu ơ ơi ơn ôc o oa";

/// Rimes after `gi` that the letter i has swallowed an ê of: giếng, giết.
const AFTER_GI: &str = "êc êm ên êng êp êt êu";

type Rimes = LazyLock<QuickSet<&'static str>>;

static PLAIN: Rimes = LazyLock::new(|| RIMES.split_ascii_whitespace().collect());
static QU: Rimes = LazyLock::new(|| AFTER_QU.split_ascii_whitespace().collect());
static GI: Rimes = LazyLock::new(|| AFTER_GI.split_ascii_whitespace().collect());

/// Hòa, thủy, khỏe or hoà, thuỷ, khoẻ: where the tone mark stands on open `oa`, `oe`, `uy`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ToneStyle {
    /// On the first vowel: `hòa`.
    Old,
    /// On the second vowel: `hoà`.
    New,
}

/// A word taken apart: how many letters its initial has, and where its tone mark is.
struct Parts {
    initial: usize,
    letters: Vec<Letter>,
    tone: Tone,
    /// Which letter bears the mark.
    place: Option<usize>,
}

/// Everything but the place of the tone mark is judged here.
fn parts(word: &str) -> Option<Parts> {
    let letters = letters(word)?;
    let mut marked = letters.iter().enumerate().filter(|(_, letter)| letter.tone != Tone::Level);
    let place = marked.next().map(|(at, _)| at);
    if marked.next().is_some() || letters.is_empty() || letters.len() > 7 {
        return None;
    }
    let tone = place.and_then(|at| letters.get(at)).map_or(Tone::Level, |letter| letter.tone);
    let plain: String = letters.iter().map(|letter| letter.base).collect();
    let (initial, rime) = split(&plain)?;
    let stopped = ["c", "ch", "p", "t"].iter().any(|end| rime.ends_with(end));
    if stopped && !matches!(tone, Tone::Acute | Tone::Dot) {
        return None;
    }
    Some(Parts { initial, letters, tone, place })
}

/// The number of letters of the initial, and the rime, when they may stand together.
fn split(plain: &str) -> Option<(usize, &str)> {
    if let Some(rime) = plain.strip_prefix("qu") {
        return QU.contains(rime).then_some((2, rime));
    }
    if let Some(rime) = plain.strip_prefix("gi") {
        if !rime.is_empty() && (PLAIN.contains(rime) && !rime.starts_with(['i', 'y', 'ê']) || GI.contains(rime)) {
            return Some((2, rime));
        }
        // gì, gìn: the i is the vowel.
        return ["", "n", "m"].contains(&rime).then_some((1, plain.strip_prefix('g')?));
    }
    let initial = INITIALS.iter().find(|initial| plain.starts_with(**initial))?;
    let rime = plain.strip_prefix(initial)?;
    if !PLAIN.contains(rime) {
        return None;
    }
    let front = rime.starts_with(['e', 'ê', 'i', 'y']);
    let fits = match *initial {
        "k" | "gh" | "ngh" => front,
        "c" | "g" | "ng" => !front,
        "" => !rime.starts_with("iê"),
        _ => !rime.starts_with("yê"),
    };
    // A glide before a front vowel is written with qu after c.
    let glide =
        *initial == "c" && ["oa", "oe", "uâ", "uê", "uy", "uơ", "oă"].iter().any(|glide| rime.starts_with(glide));
    (fits && !glide).then_some((initial.chars().count(), rime))
}

/// The letters that may bear the tone mark; the first is where the old habit puts it.
fn places(letters: &[Letter], initial: usize) -> Vec<usize> {
    let vowels: Vec<usize> =
        (initial..letters.len()).filter(|&at| letters.get(at).is_some_and(|l| l.is_vowel())).collect();
    let base = |at: &usize| letters.get(*at).map_or(' ', |letter| letter.base);
    if let Some(&at) = vowels.iter().rev().find(|&at| matches!(base(at), 'ă' | 'â' | 'ê' | 'ô' | 'ơ' | 'ư')) {
        // ưa, ưu, ưi bear it on ư, ươ on ơ: the last vowel with a mark of its own.
        return vec![at];
    }
    let closed = vowels.last().is_some_and(|&last| last + 1 < letters.len());
    match vowels.as_slice() {
        [] => Vec::new(),
        [one] => vec![*one],
        [first, second] if closed => {
            if base(first) == base(second) {
                vec![*first, *second]
            } else {
                vec![*second]
            }
        }
        [first, second] => match (base(first), base(second)) {
            ('o', 'a' | 'e') | ('u', 'y') => vec![*first, *second],
            _ => vec![*first],
        },
        [_, middle, ..] => vec![*middle],
    }
}

/// Can the word be one Vietnamese syllable? Capitals, normal form and both habits of the tone mark are alike.
pub fn syllable(word: &str) -> bool {
    parts(word)
        .is_some_and(|parts| parts.place.is_none_or(|place| places(&parts.letters, parts.initial).contains(&place)))
}

/// **Kiểu đặt dấu thanh** of a word; `None` when both habits write it alike or it is no syllable.
pub fn tone_style(word: &str) -> Option<ToneStyle> {
    if !may_differ(word) {
        return None;
    }
    let parts = parts(word)?;
    let place = parts.place?;
    match places(&parts.letters, parts.initial).as_slice() {
        [first, second] if parts.letters.len() == second + 1 => match place {
            place if place == *first => Some(ToneStyle::Old),
            place if place == *second => Some(ToneStyle::New),
            _ => None,
        },
        _ => None,
    }
}

/// Has it a mark, and does it end in "oa", "oe" or "uy"? Most words are told from the rest here.
fn may_differ(word: &str) -> bool {
    let mut back = word.chars().rev().filter(|&letter| !is_combining(letter)).map(|letter| Letter::of(letter).base);
    !word.is_ascii() && matches!((back.next(), back.next()), (Some('a' | 'e'), Some('o')) | (Some('y'), Some('u')))
}

/// The word with its tone mark where the habit puts it, in NFC; a word that both write alike comes back as it is.
pub fn with_style(word: &str, style: ToneStyle) -> String {
    if tone_style(word).is_none_or(|found| found == style) {
        return word.to_owned();
    }
    let moved = parts(word).and_then(|mut parts| {
        let places = places(&parts.letters, parts.initial);
        let place = if style == ToneStyle::Old { places.first() } else { places.last() };
        put_tone(&mut parts.letters, *place?, parts.tone);
        Some(spell(&parts.letters))
    });
    moved.unwrap_or_else(|| word.to_owned())
}

fn put_tone(letters: &mut [Letter], place: usize, tone: Tone) {
    for (at, letter) in letters.iter_mut().enumerate() {
        letter.tone = if at == place { tone } else { Tone::Level };
    }
}

/// The letters a slip of the hand may stand for: themselves, so that only the tone mark moves, and with one slip undone.
fn meant(plain: &str) -> Vec<String> {
    let mut meant = vec![plain.to_owned()];
    for wrong in ["uơ", "ưo"] {
        if plain.contains(wrong) {
            meant.push(plain.replacen(wrong, "ươ", 1));
        }
    }
    for (before_back, before_front) in [("ng", "ngh"), ("g", "gh"), ("c", "k")] {
        let front = |rest: &str| rest.starts_with(['e', 'ê', 'i', 'y']);
        if let Some(rest) = plain.strip_prefix(before_front).filter(|rest| !front(rest)) {
            meant.push(format!("{before_back}{rest}"));
        } else if let Some(rest) = plain.strip_prefix(before_back).filter(|rest| front(rest)) {
            meant.push(format!("{before_front}{rest}"));
        }
    }
    meant
}

/// What an impossible word was meant to be, when exactly one slip of the hand explains it.
pub(super) fn repair(word: &str) -> Option<String> {
    let letters = letters(word)?;
    let tone = letters.iter().find(|letter| letter.tone != Tone::Level).map_or(Tone::Level, |letter| letter.tone);
    if letters.iter().filter(|letter| letter.tone != Tone::Level).count() > 1 {
        return None;
    }
    let first_upper = letters.first().is_some_and(|letter| letter.upper);
    let plain: String = letters.iter().map(|letter| letter.base).collect();
    let mut found: Vec<String> = Vec::new();
    for plain in meant(&plain) {
        let mut letters: Vec<Letter> = plain
            .chars()
            .enumerate()
            .map(|(at, base)| Letter { base, upper: at == 0 && first_upper, tone: Tone::Level })
            .collect();
        let Some((initial, _)) = split(&plain) else { continue };
        if let Some(&place) = places(&letters, initial).first() {
            put_tone(&mut letters, place, tone);
        }
        let spelled = spell(&letters);
        found.extend((spelled != word && syllable(&spelled)).then_some(spelled));
    }
    found.dedup();
    match found.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn syllables() {
        for word in "nghiêng nguyễn quyết quốc quý quỳnh giếng giết gì gìn giữ giường già hòa hoà thủy thuỷ khỏe khoẻ ủy uỷ yêu ý \
                     ngoài xoáy khuỷu thuở huơ ngoéo boong xoong tuýp quới Kỹ tỷ sỹ lý đặc ĐƯỜNG người được nước phương trường \
                     hoàn toán khuyến nguyện tuyên chuyển luật thuế xuất huệ khuya hươu rượu cứu mía của mùa mưa kế ghế nghề \
                     ong ấm êm yên oan uyên uốn ướt ăn im ít inh ích pin pa loét xoèn quẹo quăng quạnh gặp ghi giục giòn giặt \
                     hoặc hoẵng luân luật khuây khuếch huênh huýt huỳnh thưa thừa vừa ngừng xã a ơ"
            .split_ascii_whitespace()
        {
            assert!(syllable(word), "{word}");
            let apart: String = word.nfd().collect();
            assert!(syllable(&apart), "{word} in NFD");
        }
    }

    #[test]
    fn no_syllables() {
        for word in
            "trêen phưong đuợc ngiên qủa qúy gía nghành cể kà gế nghà ngề tòan hòan ngừơi nứơc môt nuôc thựchiện iêu \
                     thyên vịêc bảỏ trườnng đăang fà wĩ cuyển coà sưn hơng mêng ắ ngươì khôngg"
                .split_ascii_whitespace()
        {
            assert!(!syllable(word), "{word}");
        }
    }

    #[test]
    fn the_tone_mark_moves_between_both_habits() {
        for (old, new) in
            [("hòa", "hoà"), ("Thủy", "Thuỷ"), ("KHỎE", "KHOẺ"), ("ủy", "uỷ"), ("Ủy", "Uỷ"), ("tòe", "toè")]
        {
            assert_eq!((tone_style(old), tone_style(new)), (Some(ToneStyle::Old), Some(ToneStyle::New)), "{old}");
            assert_eq!(
                (with_style(old, ToneStyle::New).as_str(), with_style(new, ToneStyle::Old).as_str()),
                (new, old)
            );
            assert_eq!(
                (with_style(old, ToneStyle::Old).as_str(), with_style(new, ToneStyle::New).as_str()),
                (old, new)
            );
        }
        for word in ["quý", "hoàn", "hoa", "già", "mía", "của", "ngoài", "huỳnh", "xoóng", "abc", ""] {
            assert_eq!(tone_style(word), None, "{word}");
            assert_eq!(with_style(word, ToneStyle::New), word);
        }
    }

    #[test]
    fn a_slip_of_the_hand_is_repaired_when_only_one_explains_it() {
        for (wrong, right) in [
            ("đuợc", "được"),
            ("Phưong", "Phương"),
            ("nghành", "ngành"),
            ("Nghành", "Ngành"),
            ("qủa", "quả"),
            ("tòan", "toàn"),
            ("nứơc", "nước"),
            ("ngề", "nghề"),
            ("ngiên", "nghiên"),
            ("trêen", ""),
            ("thựchiện", ""),
            ("môt", ""),
        ] {
            assert_eq!(repair(wrong).unwrap_or_default(), right, "{wrong}");
        }
    }
}
