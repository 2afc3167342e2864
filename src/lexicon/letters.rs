//! Vietnamese letters: base, quality and tone, from NFC and NFD alike.

use crate::value::quick::is_alphanumeric;
use std::sync::LazyLock;

/// **Thanh điệu**: the tone of a syllable.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Tone {
    /// Thanh ngang: no mark.
    #[default]
    Level,
    /// Thanh huyền.
    Grave,
    /// Thanh sắc.
    Acute,
    /// Thanh hỏi.
    Hook,
    /// Thanh ngã.
    Tilde,
    /// Thanh nặng.
    Dot,
}

impl Tone {
    const ALL: [Tone; 6] = [Tone::Level, Tone::Grave, Tone::Acute, Tone::Hook, Tone::Tilde, Tone::Dot];

    fn of_combining(mark: char) -> Option<Tone> {
        match mark {
            '\u{300}' => Some(Tone::Grave),
            '\u{301}' => Some(Tone::Acute),
            '\u{309}' => Some(Tone::Hook),
            '\u{303}' => Some(Tone::Tilde),
            '\u{323}' => Some(Tone::Dot),
            _ => None,
        }
    }

    /// A mark that no word contains, to end a folded word with.
    fn sign(self) -> Option<char> {
        match self {
            Tone::Level => None,
            Tone::Grave => Some('`'),
            Tone::Acute => Some('´'),
            Tone::Hook => Some('?'),
            Tone::Tilde => Some('~'),
            Tone::Dot => Some('.'),
        }
    }
}

/// A row a vowel: without a tone, then in the order of [`Tone::ALL`].
const VOWELS: [&str; 12] = [
    "aàáảãạ",
    "ăằắẳẵặ",
    "âầấẩẫậ",
    "eèéẻẽẹ",
    "êềếểễệ",
    "iìíỉĩị",
    "oòóỏõọ",
    "ôồốổỗộ",
    "ơờớởỡợ",
    "uùúủũụ",
    "ưừứửữự",
    "yỳýỷỹỵ",
];

/// The two blocks in which every precomposed Vietnamese letter lies.
const BLOCKS: [(u32, u32); 2] = [(0xC0, 0x1B1), (0x1EA0, 0x1EFA)];

/// Where a character stands in the table of both blocks.
fn slot(letter: char) -> Option<usize> {
    let code = letter as u32;
    let mut before = 0;
    for (first, end) in BLOCKS {
        if (first..end).contains(&code) {
            return usize::try_from(code - first + before).ok();
        }
        before += end - first;
    }
    None
}

static SPLIT: LazyLock<Vec<Option<Letter>>> = LazyLock::new(|| {
    let size: u32 = BLOCKS.iter().map(|(first, end)| end - first).sum();
    let mut table = vec![None; usize::try_from(size).unwrap_or_default()];
    let mut put = |letter: char, value: Letter| {
        if let Some(place) = slot(letter).and_then(|at| table.get_mut(at)) {
            *place = Some(value);
        }
    };
    for row in VOWELS {
        let base = row.chars().next().unwrap_or_default();
        for (letter, tone) in row.chars().zip(Tone::ALL) {
            put(letter, Letter { base, upper: false, tone });
            put(upper(letter), Letter { base, upper: true, tone });
        }
    }
    put('đ', Letter { base: 'đ', upper: false, tone: Tone::Level });
    put('Đ', Letter { base: 'đ', upper: true, tone: Tone::Level });
    table
});

/// The letter in the table, if it is Vietnamese and beyond ASCII.
fn table(letter: char) -> Option<Letter> {
    slot(letter).and_then(|at| SPLIT.get(at).copied().flatten())
}

/// The capital of a letter that has one of one character.
pub(super) fn upper(letter: char) -> char {
    letter.to_uppercase().next().unwrap_or(letter)
}

/// The small letter.
pub(super) fn lower(letter: char) -> char {
    letter.to_lowercase().next().unwrap_or(letter)
}

/// A letter taken apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Letter {
    /// The small letter with its quality (ă, â, đ, ê, ô, ơ, ư) and without its tone.
    pub base: char,
    /// Was it a capital?
    pub upper: bool,
    /// Its tone mark.
    pub tone: Tone,
}

impl Letter {
    /// Takes a letter apart.
    pub fn of(letter: char) -> Letter {
        if letter.is_ascii() {
            return Letter { base: letter.to_ascii_lowercase(), upper: letter.is_ascii_uppercase(), tone: Tone::Level };
        }
        table(letter).unwrap_or_else(|| Letter { base: lower(letter), upper: letter.is_uppercase(), tone: Tone::Level })
    }

    /// Is it written with a mark that only Vietnamese words have?
    pub fn is_marked(self) -> bool {
        self.tone != Tone::Level || matches!(self.base, 'ă' | 'â' | 'đ' | 'ê' | 'ô' | 'ơ' | 'ư')
    }

    /// Is it a vowel letter?
    pub fn is_vowel(self) -> bool {
        matches!(self.base, 'a' | 'ă' | 'â' | 'e' | 'ê' | 'i' | 'o' | 'ô' | 'ơ' | 'u' | 'ư' | 'y')
    }

    /// The precomposed character.
    pub fn compose(self) -> char {
        let at = Tone::ALL.iter().position(|&tone| tone == self.tone).unwrap_or_default();
        let row = VOWELS.iter().find(|row| row.starts_with(self.base));
        let letter = row.and_then(|row| row.chars().nth(at)).unwrap_or(self.base);
        if self.upper { upper(letter) } else { letter }
    }
}

/// Is it a combining mark of the block that Vietnamese uses?
pub(super) fn is_combining(letter: char) -> bool {
    ('\u{300}'..='\u{36F}').contains(&letter)
}

/// The letter that a combining circumflex, breve or horn makes of a plain one.
fn with_quality(base: char, mark: char) -> Option<char> {
    match (base, mark) {
        ('a', '\u{302}') => Some('â'),
        ('e', '\u{302}') => Some('ê'),
        ('o', '\u{302}') => Some('ô'),
        ('a', '\u{306}') => Some('ă'),
        ('o', '\u{31B}') => Some('ơ'),
        ('u', '\u{31B}') => Some('ư'),
        _ => None,
    }
}

/// The letters of a word; `None` when a letter carries marks that no Vietnamese letter has.
pub(super) fn letters(word: &str) -> Option<Vec<Letter>> {
    let mut letters: Vec<Letter> = Vec::with_capacity(word.len());
    for character in word.chars() {
        if !is_combining(character) {
            letters.push(Letter::of(character));
            continue;
        }
        let last = letters.last_mut()?;
        match Tone::of_combining(character) {
            Some(tone) if last.tone == Tone::Level => last.tone = tone,
            Some(_) => return None,
            None => last.base = with_quality(last.base, character)?,
        }
    }
    Some(letters)
}

/// The word those letters spell, in NFC.
pub(super) fn spell(letters: &[Letter]) -> String {
    letters.iter().map(|letter| letter.compose()).collect()
}

/// Is it a letter or a digit?
pub(super) fn is_letter(character: char) -> bool {
    is_alphanumeric(character)
}

/// How many letters of a word are capitals and how many are small, and whether the first is a capital.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Capitals {
    pub upper: usize,
    pub lower: usize,
    pub first: bool,
}

/// Writes a word so that capitals, normal forms and the place of the tone mark make no difference: `Hoà`, `hòa` → "hoa`".
pub(super) fn fold_into(word: &str, folded: &mut String) -> Capitals {
    let mut capitals = Capitals::default();
    let mut tones = [Tone::Level; 2];
    for (at, character) in word.char_indices() {
        let letter = Letter::of(character);
        if letter.upper {
            capitals.upper += 1;
            capitals.first |= at == 0;
        } else if letter.base.is_ascii_lowercase() || !character.is_ascii() && character.is_lowercase() {
            capitals.lower += 1;
        }
        let mark = is_combining(character);
        let tone = if mark { Tone::of_combining(character).unwrap_or_default() } else { letter.tone };
        if tone != Tone::Level {
            let [first, second] = &mut tones;
            let place = if *first == Tone::Level { first } else { second };
            *place = tone;
        }
        if !mark {
            folded.push(letter.base);
        } else if let Some(joined) = folded.chars().next_back().and_then(|base| with_quality(base, character)) {
            folded.pop();
            folded.push(joined);
        }
    }
    folded.extend(tones.into_iter().filter_map(Tone::sign));
    capitals
}

/// [`fold_into`] a new string.
pub(super) fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    fold_into(word, &mut folded);
    folded
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use unicode_normalization::UnicodeNormalization;

    #[test]
    fn letters_come_apart_and_together_again() {
        for word in ["Nguyễn", "ĐƯỜNG", "hoà", "hòa", "Thuỷ", "kẹo", "abc"] {
            assert_eq!(spell(&letters(word).unwrap()), word);
            let apart: String = word.nfd().collect();
            assert_eq!(spell(&letters(&apart).unwrap()), word, "{apart:?}");
            assert_eq!(fold(&apart), fold(word));
        }
    }

    #[test]
    fn what_makes_no_difference_is_folded_away_and_nothing_else() {
        assert_eq!(fold("Hoà"), fold("HÒA"));
        assert_eq!(fold("ủy"), fold("Uỷ"));
        assert_ne!(fold("hoa"), fold("hòa"));
        assert_ne!(fold("hóa"), fold("hòa"));
        assert_ne!(fold("hoă"), fold("hoa"));
    }
}
