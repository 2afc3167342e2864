//! **Số bằng chữ**: numbers in Vietnamese words, and words back into numbers.

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

use super::money::MoneyUnit;

/// Which of two lawful words to use; a document keeps to one choice. The default is the northern standard.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
pub struct WordStyle {
    /// "lẻ" instead of "linh" for an empty ten: một trăm lẻ năm.
    pub southern_odd: bool,
    /// "ngàn" instead of "nghìn".
    pub southern_thousand: bool,
}

const DIGITS: [&str; 10] = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];
const BILLION: u64 = 1_000_000_000;

/// Reads a number aloud: "một tỷ hai trăm linh năm triệu"; `None` from 10¹⁸ on.
///
/// Decimals follow "phẩy": up to three are read as a number (1,25 → "một phẩy hai mươi lăm"), more of them, or decimals
/// with a zero in front, digit by digit (0,05 → "không phẩy không năm"). Zeros at their end are not read.
pub fn doc_so(value: Decimal, style: WordStyle) -> Option<String> {
    let value = value.normalize();
    let plain = value.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let whole: u64 = whole.parse().ok().filter(|&whole| whole < BILLION * BILLION)?;
    let mut words = Vec::new();
    if value.is_sign_negative() && !value.is_zero() {
        words.push("âm");
    }
    say_whole(&mut words, whole, style);
    if !fraction.is_empty() {
        words.push("phẩy");
        match fraction.parse::<u64>() {
            Ok(number) if fraction.len() <= 3 && !fraction.starts_with('0') => say_whole(&mut words, number, style),
            _ => words.extend(fraction.bytes().map(|digit| say_digit(u64::from(digit.wrapping_sub(b'0'))))),
        }
    }
    Some(words.join(" "))
}

/// An amount as it closes a budget: "Một tỷ hai trăm linh năm triệu đồng"; `amount` is counted in `unit`.
pub fn amount_in_words(amount: Decimal, unit: MoneyUnit, style: WordStyle) -> Option<String> {
    Some(format!("{} đồng", capitalised(&doc_so(unit.to_dong(amount)?, style)?)))
}

/// The text with its first letter as a capital.
pub fn capitalised(text: &str) -> String {
    let mut chars = text.chars();
    chars.next().map(|first| first.to_uppercase().chain(chars).collect()).unwrap_or_default()
}

fn say_digit(digit: u64) -> &'static str {
    usize::try_from(digit).ok().and_then(|at| DIGITS.get(at)).copied().unwrap_or_default()
}

fn say_whole(words: &mut Vec<&'static str>, number: u64, style: WordStyle) {
    if number == 0 {
        words.push("không");
        return;
    }
    let (billions, rest) = (number / BILLION, number % BILLION);
    if billions > 0 {
        say_below_billion(words, billions, false, style);
        words.push("tỷ");
    }
    if rest > 0 {
        say_below_billion(words, rest, billions > 0, style);
    }
}

/// `after` says whether something was said before, so that empty hundreds have to be spoken.
fn say_below_billion(words: &mut Vec<&'static str>, number: u64, mut after: bool, style: WordStyle) {
    let thousand = if style.southern_thousand { "ngàn" } else { "nghìn" };
    for (group, name) in [(number / 1_000_000, "triệu"), (number / 1000 % 1000, thousand), (number % 1000, "")] {
        if group == 0 {
            continue;
        }
        say_group(words, group, after, style);
        if !name.is_empty() {
            words.push(name);
        }
        after = true;
    }
}

fn say_group(words: &mut Vec<&'static str>, group: u64, after: bool, style: WordStyle) {
    let (hundreds, tens, ones) = (group / 100, group / 10 % 10, group % 10);
    if hundreds > 0 || after {
        words.extend([say_digit(hundreds), "trăm"]);
    }
    match tens {
        0 if ones > 0 && (hundreds > 0 || after) => words.push(if style.southern_odd { "lẻ" } else { "linh" }),
        0 => {}
        1 => words.push("mười"),
        _ => words.extend([say_digit(tens), "mươi"]),
    }
    match (tens, ones) {
        (_, 0) => {}
        (2.., 1) => words.push("mốt"),
        (2.., 4) => words.push("tư"),
        (1.., 5) => words.push("lăm"),
        _ => words.push(say_digit(ones)),
    }
}

/// Reads words back into a number: the inverse of [`doc_so`].
///
/// Also takes "lẻ", "ngàn", "tỉ", "bốn" after "mươi", any case, NFD, "Bằng chữ:" in front, commas between the groups, and
/// "đồng", "chẵn" and "./." at the end. `None` for what is not a number in words.
pub fn from_words(text: &str) -> Option<Decimal> {
    let text: String = text.nfc().collect::<String>().to_lowercase();
    let tokens: Vec<&str> =
        text.split(|c: char| c.is_whitespace() || ",.;:/()“”\"".contains(c)).filter(|word| !word.is_empty()).collect();
    let mut words = tokens.strip_prefix(&["bằng", "chữ"]).unwrap_or(&tokens);
    while let Some((&("đồng" | "chẵn" | "vnđ"), rest)) = words.split_last() {
        words = rest;
    }
    let negative = words.first() == Some(&"âm");
    if negative {
        words = words.get(1..)?;
    }
    let mut value = match words.iter().position(|&word| word == "phẩy") {
        None => Decimal::from(whole_from(words)?),
        Some(at) => decimal_from(words.get(..at)?, words.get(at + 1..)?)?,
    };
    value.set_sign_negative(negative && !value.is_zero());
    Some(value)
}

/// "năm phẩy hai" and "năm phẩy hai tỷ": words of size behind the decimals multiply the whole.
fn decimal_from(whole: &[&str], behind: &[&str]) -> Option<Decimal> {
    let size_at = behind.iter().position(|word| size_of(word).is_some()).unwrap_or(behind.len());
    let (fraction, sizes) = behind.split_at(size_at);
    let digits: Option<String> = fraction.iter().map(|word| digit_from(word).map(|digit| digit.to_string())).collect();
    let fraction = match digits {
        Some(digits) => digits,
        None => group_from(fraction, false)?.to_string(),
    };
    let mut value = Decimal::from_str_exact(&format!("{}.{fraction}", whole_from(whole)?)).ok()?;
    for word in sizes {
        let zeros = size_of(word)?;
        let scale = value.scale().saturating_sub(zeros);
        let missing = zeros.saturating_sub(value.scale());
        let mantissa = value.mantissa().checked_mul(10i128.checked_pow(missing)?)?;
        value = Decimal::try_from_i128_with_scale(mantissa, scale).ok()?;
    }
    Some(value)
}

fn size_of(word: &str) -> Option<u32> {
    match word {
        "nghìn" | "ngàn" => Some(3),
        "triệu" => Some(6),
        "tỷ" | "tỉ" => Some(9),
        _ => None,
    }
}

fn digit_from(word: &str) -> Option<u64> {
    let usual = DIGITS.iter().position(|&digit| digit == word).and_then(|at| u64::try_from(at).ok());
    usual.or(match word {
        "mốt" => Some(1),
        "tư" => Some(4),
        "lăm" | "nhăm" => Some(5),
        "bẩy" => Some(7),
        _ => None,
    })
}

fn whole_from(words: &[&str]) -> Option<u64> {
    match words.iter().rposition(|word| size_of(word) == Some(9)) {
        None => below_billion_from(words, false),
        Some(at) => {
            let billions = below_billion_from(words.get(..at)?, false)?;
            let rest = match words.get(at + 1..)? {
                [] => 0,
                rest => below_billion_from(rest, true)?,
            };
            billions.checked_mul(BILLION)?.checked_add(rest)
        }
    }
}

fn below_billion_from(words: &[&str], mut after: bool) -> Option<u64> {
    let mut rest = words;
    let mut sum = 0;
    for size in [6, 3] {
        if let Some(at) = rest.iter().position(|word| size_of(word) == Some(size)) {
            sum += group_from(rest.get(..at)?, after)? * 10u64.pow(size);
            rest = rest.get(at + 1..)?;
            after = true;
            if rest.is_empty() {
                return Some(sum);
            }
        }
    }
    Some(sum + group_from(rest, after)?)
}

/// A group of up to three digits; behind another group (`after`) "năm" alone would be ambiguous and needs its hundreds.
fn group_from(words: &[&str], after: bool) -> Option<u64> {
    let (hundreds, rest) = match words {
        [digit, "trăm", rest @ ..] => (Some(digit_from(digit)?), rest),
        rest => (None, rest),
    };
    let below = match rest {
        [] => hundreds.map(|_| 0)?,
        ["linh" | "lẻ", digit] if hundreds.is_some() || after => plain_digit(digit)?,
        ["mười"] => 10,
        ["mười", digit] => 10 + digit_from(digit).filter(|&digit| digit > 0)?,
        [ten, "mươi"] => tens(ten)?,
        [ten, "mươi", digit] => tens(ten)? + digit_from(digit).filter(|&digit| digit > 0)?,
        // "hai lăm": the ten left unsaid.
        [ten, digit @ ("mốt" | "tư" | "lăm" | "nhăm")] => tens(ten)? + digit_from(digit)?,
        [digit] if hundreds.is_none() && !after => plain_digit(digit)?,
        _ => return None,
    };
    Some(hundreds.unwrap_or(0) * 100 + below)
}

fn tens(word: &str) -> Option<u64> {
    plain_digit(word).filter(|&digit| digit > 1).map(|digit| digit * 10)
}

/// A digit by its own name, not the form it takes behind a ten.
fn plain_digit(word: &str) -> Option<u64> {
    digit_from(word).filter(|_| !matches!(word, "mốt" | "lăm" | "nhăm"))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    fn decimal(text: &str) -> Decimal {
        Decimal::from_str_exact(text).unwrap()
    }

    fn say(text: &str) -> String {
        doc_so(decimal(text), WordStyle::default()).unwrap()
    }

    #[test]
    fn amounts_of_the_rule_book() {
        for (amount, words) in [
            ("1205000000", "Một tỷ hai trăm linh năm triệu đồng"),
            ("1200000", "Một triệu hai trăm nghìn đồng"),
            ("3990000", "Ba triệu chín trăm chín mươi nghìn đồng"),
            ("15000000", "Mười lăm triệu đồng"),
            ("25500000", "Hai mươi lăm triệu năm trăm nghìn đồng"),
            ("1080000", "Một triệu không trăm tám mươi nghìn đồng"),
            ("500000000", "Năm trăm triệu đồng"),
        ] {
            let said = amount_in_words(decimal(amount), MoneyUnit::Dong, WordStyle::default());
            assert_eq!(said.as_deref(), Some(words));
            assert_eq!(from_words(words), Some(decimal(amount)));
        }
        let billions = amount_in_words(decimal("1.205"), MoneyUnit::BillionDong, WordStyle::default());
        assert_eq!(billions.as_deref(), Some("Một tỷ hai trăm linh năm triệu đồng"));
    }

    #[test]
    fn small_numbers() {
        for (number, words) in [
            ("0", "không"),
            ("4", "bốn"),
            ("10", "mười"),
            ("11", "mười một"),
            ("14", "mười bốn"),
            ("15", "mười lăm"),
            ("20", "hai mươi"),
            ("21", "hai mươi mốt"),
            ("24", "hai mươi tư"),
            ("25", "hai mươi lăm"),
            ("55", "năm mươi lăm"),
            ("101", "một trăm linh một"),
            ("104", "một trăm linh bốn"),
            ("105", "một trăm linh năm"),
            ("110", "một trăm mười"),
            ("115", "một trăm mười lăm"),
            ("1000", "một nghìn"),
            ("1005", "một nghìn không trăm linh năm"),
            ("1000005", "một triệu không trăm linh năm"),
            ("1000005000", "một tỷ không trăm linh năm nghìn"),
            ("1000000000005", "một nghìn tỷ không trăm linh năm"),
            ("1234567000000000", "một triệu hai trăm ba mươi tư nghìn năm trăm sáu mươi bảy tỷ"),
            ("-21", "âm hai mươi mốt"),
            ("6.5", "sáu phẩy năm"),
            ("6.50", "sáu phẩy năm"),
            ("1.25", "một phẩy hai mươi lăm"),
            ("0.05", "không phẩy không năm"),
            ("5817.196", "năm nghìn tám trăm mười bảy phẩy một trăm chín mươi sáu"),
            ("0.1234", "không phẩy một hai ba bốn"),
        ] {
            assert_eq!(say(number), words);
        }
        assert_eq!(doc_so(decimal("1000000000000000000"), WordStyle::default()), None);
        assert!(doc_so(decimal("999999999999999999"), WordStyle::default()).is_some());
    }

    #[test]
    fn southern_words() {
        let style = WordStyle { southern_odd: true, southern_thousand: true };
        assert_eq!(doc_so(decimal("1105"), style).unwrap(), "một ngàn một trăm lẻ năm");
    }

    #[test]
    fn words_are_read_with_tolerance() {
        for (words, number) in [
            ("Một tỉ hai trăm lẻ năm triệu đồng chẵn", "1205000000"),
            ("(Bằng chữ: Năm trăm triệu đồng./.)", "500000000"),
            ("hai mươi bốn ngàn", "24000"),
            ("HAI MƯƠI LĂM TRIỆU, NĂM TRĂM NGHÌN ĐỒNG", "25500000"),
            ("mươ\u{300}i", "10"),
            ("năm phẩy hai tỷ đồng", "5200000000"),
            ("một phẩy không hai lăm triệu", "1025000"),
            ("hai lăm", "25"),
            ("hai mươi một", "21"),
        ] {
            assert_eq!(from_words(words), Some(decimal(number)), "{words}");
        }
        for words in [
            "",
            "đồng",
            "phẩy",
            "trăm",
            "một mươi",
            "một triệu năm",
            "một hai ba",
            "năm năm",
            "mười không",
            "tỷ tỷ",
            "linh năm",
            "không mươi",
            "một nghìn triệu",
            "âm",
            "xin chào",
            "hai tỷ tỷ",
        ] {
            assert_eq!(from_words(words), None, "{words}");
        }
    }

    #[test]
    fn what_is_said_reads_back() {
        let styles = [false, true].map(|south| WordStyle { southern_odd: south, southern_thousand: south });
        let check = |value: Decimal| {
            for style in styles {
                let words = doc_so(value, style).unwrap();
                assert_eq!(from_words(&words), Some(value), "{value}: {words}");
                assert_eq!(from_words(&words.to_uppercase()), Some(value), "{value}: {words}");
            }
        };
        (0..3_000).for_each(|number| check(Decimal::from(number)));
        let mut state = 1u64;
        for round in 0..1_500u32 {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            let number = (state >> 4) % 10u64.pow(round % 18 + 1);
            check(Decimal::from(number));
            check(Decimal::new((number % 1_000_000_000_000).cast_signed(), round % 7));
            check(Decimal::from(number / 1_000_000 * 1_000_000));
            check(-Decimal::from(number));
        }
    }
}
