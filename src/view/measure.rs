//! Widths of words in em: enough to share out the columns of a table before anything is set.

use unicode_normalization::UnicodeNormalization;

/// Advance widths of the Times design from space to `~`, thousandths of an em.
#[rustfmt::skip]
const REGULAR: [u16; 95] = [
    250, 333, 408, 500, 500, 833, 778, 180, 333, 333, 500, 564, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 278, 278, 564, 564, 564, 444, 921, 722, 667, 667, 722, 611,
    556, 722, 722, 333, 389, 722, 611, 889, 722, 722, 556, 722, 667, 556, 611, 722, 722, 944, 722,
    722, 611, 333, 278, 333, 469, 500, 333, 444, 500, 444, 500, 444, 333, 500, 500, 278, 278, 500,
    278, 778, 500, 500, 500, 500, 333, 389, 278, 500, 500, 722, 500, 500, 444, 480, 200, 480, 541,
];

/// The same, bold.
#[rustfmt::skip]
const BOLD: [u16; 95] = [
    250, 333, 555, 500, 500, 1000, 833, 278, 333, 333, 500, 570, 250, 333, 250, 278, 500, 500, 500,
    500, 500, 500, 500, 500, 500, 500, 333, 333, 570, 570, 570, 500, 930, 722, 667, 722, 722, 667,
    611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722, 1000, 722,
    722, 667, 333, 278, 333, 581, 500, 333, 500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556,
    278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500, 722, 500, 500, 444, 394, 220, 394, 520,
];

/// The combining horn of ơ and ư.
const HORN: char = '\u{31b}';

/// Width of a text on one line, em.
pub(super) fn width(text: &str, bold: bool) -> f64 {
    text.chars().map(|c| f64::from(char_width(c, bold))).sum::<f64>() / 1000.0
}

/// Width of the widest part of a text that cannot be broken, em.
pub(super) fn longest_word(text: &str, bold: bool) -> f64 {
    text.split(|c: char| c.is_whitespace() && c != '\u{a0}')
        .flat_map(breakable_parts)
        .map(|word| width(word, bold))
        .fold(0.0, f64::max)
}

/// Where a word may break: after strokes and hyphens, but never inside dates, document numbers and amounts.
fn breakable_parts(word: &str) -> impl Iterator<Item = &str> {
    let whole = word.contains(|c: char| c.is_ascii_digit()) && !word.contains("://");
    let parts: Vec<&str> = if whole { vec![word] } else { word.split_inclusive(['-', '/', '.']).collect() };
    parts.into_iter()
}

/// The letter under the marks of a letter of Vietnamese, and whether a horn is among them: what NFD tells of any letter.
#[rustfmt::skip]
fn under_marks(c: char) -> (char, bool) {
    match c {
        'à' | 'á' | 'ả' | 'ã' | 'ạ' | 'ă' | 'ằ' | 'ắ' | 'ẳ' | 'ẵ' | 'ặ' | 'â' | 'ầ' | 'ấ' | 'ẩ' | 'ẫ' | 'ậ' => ('a', false),
        'À' | 'Á' | 'Ả' | 'Ã' | 'Ạ' | 'Ă' | 'Ằ' | 'Ắ' | 'Ẳ' | 'Ẵ' | 'Ặ' | 'Â' | 'Ầ' | 'Ấ' | 'Ẩ' | 'Ẫ' | 'Ậ' => ('A', false),
        'è' | 'é' | 'ẻ' | 'ẽ' | 'ẹ' | 'ê' | 'ề' | 'ế' | 'ể' | 'ễ' | 'ệ' => ('e', false),
        'È' | 'É' | 'Ẻ' | 'Ẽ' | 'Ẹ' | 'Ê' | 'Ề' | 'Ế' | 'Ể' | 'Ễ' | 'Ệ' => ('E', false),
        'ì' | 'í' | 'ỉ' | 'ĩ' | 'ị' => ('i', false),
        'Ì' | 'Í' | 'Ỉ' | 'Ĩ' | 'Ị' => ('I', false),
        'ò' | 'ó' | 'ỏ' | 'õ' | 'ọ' | 'ô' | 'ồ' | 'ố' | 'ổ' | 'ỗ' | 'ộ' => ('o', false),
        'Ò' | 'Ó' | 'Ỏ' | 'Õ' | 'Ọ' | 'Ô' | 'Ồ' | 'Ố' | 'Ổ' | 'Ỗ' | 'Ộ' => ('O', false),
        'ù' | 'ú' | 'ủ' | 'ũ' | 'ụ' => ('u', false),
        'Ù' | 'Ú' | 'Ủ' | 'Ũ' | 'Ụ' => ('U', false),
        'ỳ' | 'ý' | 'ỷ' | 'ỹ' | 'ỵ' => ('y', false),
        'Ỳ' | 'Ý' | 'Ỷ' | 'Ỹ' | 'Ỵ' => ('Y', false),
        'ơ' | 'ờ' | 'ớ' | 'ở' | 'ỡ' | 'ợ' => ('o', true),
        'Ơ' | 'Ờ' | 'Ớ' | 'Ở' | 'Ỡ' | 'Ợ' => ('O', true),
        'ư' | 'ừ' | 'ứ' | 'ử' | 'ữ' | 'ự' => ('u', true),
        'Ư' | 'Ừ' | 'Ứ' | 'Ử' | 'Ữ' | 'Ự' => ('U', true),
        _ => {
            let mut parts = std::iter::once(c).nfd();
            (parts.next().unwrap_or(c), parts.any(|mark| mark == HORN))
        }
    }
}

fn char_width(c: char, bold: bool) -> u16 {
    let table = if bold { &BOLD } else { &REGULAR };
    let ascii = |c: char| (c as usize).checked_sub(32).and_then(|i| table.get(i)).copied();
    if c.is_ascii() {
        return ascii(c).unwrap_or(0);
    }
    let (base, horned) = under_marks(c);
    let horn = if !horned {
        0
    } else if base.is_uppercase() {
        75
    } else {
        55
    };
    match base {
        base if base.is_ascii() => ascii(base).unwrap_or(500) + horn,
        'đ' if bold => 556,
        'đ' | '–' => 500,
        'Đ' => 722,
        '\u{a0}' => 250,
        '“' | '”' => 500,
        '‘' | '’' => 333,
        '—' | '…' => 1000,
        _ => 700,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_measure_what_the_font_says() {
        // "Trường" in Liberation Serif: regular 611+333+541+528+500+500, bold 667+443+600+553+556+500.
        assert!((width("Trường", false) - 3.013).abs() < 0.05);
        assert!((width("Trường", true) - 3.319).abs() < 0.05);
    }

    #[test]
    fn dates_and_document_numbers_count_as_one_word() {
        assert_eq!(longest_word("trước 30/11/2024", false), width("30/11/2024", false));
        assert_eq!(longest_word("số 130/KH-UBND", false), width("130/KH-UBND", false));
        assert!(longest_word("kinh-tế/xã-hội", false) < width("kinh-tế", false));
    }
}
