//! Code tables from before Unicode: recognised by their byte habits, so that the help can name the font.

/// Text that was UTF-16.
pub(super) struct Utf16 {
    /// The text, without its mark.
    pub text: String,
    /// "UTF-16 LE" or "UTF-16 BE".
    pub name: &'static str,
}

/// Decodes UTF-16, told by its mark or by a NUL beside nearly every letter.
pub(super) fn utf16(bytes: &[u8]) -> Option<Utf16> {
    let little = match bytes {
        [0xff, 0xfe, ..] => true,
        [0xfe, 0xff, ..] => false,
        _ => {
            let head = bytes.get(..bytes.len().min(1024)).unwrap_or(bytes);
            let nul = |odd: usize| head.iter().skip(odd).step_by(2).filter(|&&byte| byte == 0).count();
            let (even, odd) = (nul(0), nul(1));
            if head.len() < 4 || (even + odd) * 4 < head.len() || even.min(odd) * 4 > even.max(odd) {
                return None;
            }
            odd > even
        }
    };
    let units = bytes.chunks_exact(2).map(|pair| match pair {
        [low, high] if little => u16::from_le_bytes([*low, *high]),
        [high, low] => u16::from_be_bytes([*high, *low]),
        _ => 0,
    });
    let text: String = char::decode_utf16(units).map(|unit| unit.unwrap_or(char::REPLACEMENT_CHARACTER)).collect();
    let text = text.strip_prefix('\u{feff}').map(str::to_owned).unwrap_or(text);
    Some(Utf16 { text, name: if little { "UTF-16 LE" } else { "UTF-16 BE" } })
}

/// How a text was probably typed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum CodeTable {
    /// One byte per letter, fonts `.VnTime`.
    Tcvn3,
    /// A letter and a mark, fonts `VNI-Times`.
    Vni,
    /// Microsoft's Vietnamese code page.
    Windows1258,
    /// UTF-8 that was once read as Windows-1252.
    TwiceEncoded,
    /// Something else.
    Unknown,
}

impl CodeTable {
    /// What to do about it.
    pub(super) fn help(self) -> &'static str {
        match self {
            CodeTable::Tcvn3 => {
                "tệp có vẻ gõ bằng bảng mã TCVN3 (phông .VnTime): chuyển sang Unicode bằng Unikey Toolkit (Ctrl+Shift+F6), rồi lưu ở bảng mã UTF-8"
            }
            CodeTable::Vni => {
                "tệp có vẻ gõ bằng bảng mã VNI (phông VNI-Times): chuyển sang Unicode bằng Unikey Toolkit (Ctrl+Shift+F6), rồi lưu ở bảng mã UTF-8"
            }
            CodeTable::Windows1258 => {
                "tệp có vẻ ở bảng mã Windows-1258: mở lại bằng bảng mã đó, rồi lưu ở bảng mã UTF-8"
            }
            CodeTable::TwiceEncoded => {
                "chữ UTF-8 có vẻ đã bị đọc nhầm thành Windows-1252: lấy lại bản gốc, mở ở bảng mã UTF-8 rồi chép lại"
            }
            CodeTable::Unknown => "lưu lại tệp ở bảng mã UTF-8 (Notepad: Lưu dưới dạng, Mã hóa: UTF-8)",
        }
    }
}

/// Guesses the code table of bytes that are not UTF-8.
pub(super) fn guess(bytes: &[u8]) -> CodeTable {
    // Good UTF-8 beside the bad bytes says nothing: one broken letter in a Unicode file is no code table.
    let high: Vec<u8> = bytes.utf8_chunks().flat_map(|chunk| chunk.invalid().iter().copied()).collect();
    let count = |wanted: &[u8]| high.iter().filter(|byte| wanted.contains(byte)).count();
    if high.len() < 3 {
        return CodeTable::Unknown;
    }
    // TCVN3 keeps its commonest letters (ă â ê ô ơ ư đ, à ả ã á ạ) below 0xC0, where the others have none.
    if high.iter().filter(|&&byte| (0xa7..=0xbf).contains(&byte)).count() * 6 >= high.len() {
        return CodeTable::Tcvn3;
    }
    let vni = count(&[0xf1, 0xf6, 0xef, 0xf9, 0xf8, 0xe1, 0xe4, 0xe0, 0xe5]);
    let windows = count(&[0xf0, 0xfd, 0xec, 0xf2, 0xcc, 0xde, 0xd2, 0xf5]);
    match vni.cmp(&windows) {
        std::cmp::Ordering::Greater => CodeTable::Vni,
        std::cmp::Ordering::Less => CodeTable::Windows1258,
        std::cmp::Ordering::Equal => CodeTable::Unknown,
    }
}

/// Finds words of an old code table in a line that is valid UTF-8: their first word's byte, and the table.
///
/// Such a line has no letter that only Vietnamese has, and letters stand around signs or marks that no word has.
pub(super) fn misread(line: &str) -> Option<(usize, CodeTable)> {
    if line.is_ascii() || line.chars().any(|c| matches!(c, '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'đ' | 'ơ' | 'ư' | 'Đ'))
    {
        return None;
    }
    if let Some(at) = line.find("áº").or_else(|| line.find("á»")) {
        return Some((at, CodeTable::TwiceEncoded));
    }
    let (mut first, mut words, mut marked) = (None, 0, 0);
    for word in line.split(|c: char| c.is_whitespace() || c.is_ascii_punctuation()).filter(|word| !word.is_empty()) {
        words += 1;
        let at = word.as_ptr() as usize - line.as_ptr() as usize;
        if has_sign_inside(word) {
            return Some((at, CodeTable::Tcvn3));
        }
        if has_vni_mark(word) {
            marked += 1;
            first.get_or_insert(at);
        }
    }
    (marked >= 2 && marked * 3 >= words).then_some(first.map(|at| (at, CodeTable::Vni))).flatten()
}

fn has_sign_inside(word: &str) -> bool {
    let letters: Vec<char> = word.chars().collect();
    letters.windows(3).any(|three| match *three {
        [a, sign, b] => {
            // « » · × and the ordinals ª º stand between letters in honest text.
            let odd = matches!(sign, '¡'..='¿') && !matches!(sign, '«' | '»' | '·' | 'ª' | 'º' | '\u{ad}' | '°' | '±');
            odd && a.is_ascii_alphabetic() && b.is_ascii_alphabetic()
        }
        _ => false,
    })
}

fn has_vni_mark(word: &str) -> bool {
    let letters: Vec<char> = word.chars().map(|c| c.to_lowercase().next().unwrap_or(c)).collect();
    letters.windows(2).any(|two| match *two {
        [a, mark] if matches!(a, 'a' | 'e' | 'i' | 'o' | 'u' | 'y' | 'ô' | 'ö') => {
            matches!(mark, 'ï' | 'ø' | 'û' | 'ä' | 'å' | 'ë' | 'ü')
                || (a == 'e' && matches!(mark, 'á' | 'à' | 'â' | 'ã' | 'ù'))
                || (a == 'a' && matches!(mark, 'á' | 'à' | 'â' | 'ã' | 'ù' | 'é' | 'è' | 'ê'))
        }
        _ => false,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn hears_old_code_tables_in_valid_text() {
        for (line, at, table) in [
            ("ten: KÕ ho¹ch ph¸t triÓn", "ho¹ch", CodeTable::Tcvn3),
            ("ten: Keá hoaïch phaùt trieån", "Keá", CodeTable::Vni),
            ("ten: Káº¿ hoáº¡ch", "áº", CodeTable::TwiceEncoded),
        ] {
            assert_eq!(misread(line), Some((line.find(at).unwrap(), table)), "{line}");
        }
    }

    #[test]
    fn one_broken_letter_is_no_code_table() {
        let mut bytes = "Kế hoạch phát triển sản phẩm".as_bytes().to_vec();
        bytes.truncate(bytes.len() - 2);
        assert_eq!(guess(&bytes), CodeTable::Unknown);
    }

    #[test]
    fn is_silent_on_honest_text() {
        for line in [
            "Kế hoạch số 5 m² và 10°C, xã Ea Hoá",
            "hoá, thuý, khoá, loà xoà, ngoài",
            "dien_tich: 100 m²",
            "ten: Citroën",
            "ten: São Tomé, Curaçao",
            "tom_tat: «a»b·c ± 5",
            "HÀ NAM",
            "cao: 5m×6m, 1½km",
        ] {
            assert_eq!(misread(line), None, "{line}");
        }
    }
}
