//! **Số**: numbers in Vietnamese notation, `1.234.567,8`.

use std::fmt;

use rust_decimal::{Decimal, RoundingStrategy};

/// **Số**: an exact decimal that remembers how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Number {
    /// The value, for sums and comparisons.
    pub value: Decimal,
    /// How many digits after the comma were written; `644,010` has three.
    pub decimals: u32,
    /// What to print instead of the usual form; set for numbers that were quoted in the file.
    pub verbatim: Option<String>,
}

/// Why a text is not a number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum NumberError {
    /// Nothing is written.
    Empty,
    /// A dot that does not separate three digits: `6.5`, `1.23`.
    AmbiguousDot {
        /// The text.
        text: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// Commas used as group separators: `1,234,567`.
    CommaGroups {
        /// The text.
        text: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// Spaces used as group separators: `1 234 567`.
    SpaceGroups {
        /// The text.
        text: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// A plus sign in front.
    LeadingPlus {
        /// The text.
        text: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// A percent sign behind; the unit has its own place.
    PercentSign {
        /// The text.
        text: String,
        /// What was probably meant.
        suggestion: Option<String>,
    },
    /// More digits than can be counted exactly (28).
    TooLong {
        /// The text.
        text: String,
    },
    /// Anything else.
    NotANumber {
        /// The text.
        text: String,
    },
}

impl NumberError {
    /// What was probably meant, in the right notation.
    pub fn suggestion(&self) -> Option<String> {
        match self {
            NumberError::AmbiguousDot { suggestion, .. }
            | NumberError::CommaGroups { suggestion, .. }
            | NumberError::SpaceGroups { suggestion, .. }
            | NumberError::LeadingPlus { suggestion, .. }
            | NumberError::PercentSign { suggestion, .. } => suggestion.clone(),
            NumberError::Empty | NumberError::TooLong { .. } | NumberError::NotANumber { .. } => None,
        }
    }
}

impl fmt::Display for NumberError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            NumberError::Empty => write!(f, "chưa ghi số"),
            NumberError::AmbiguousDot { text, .. } => write!(
                f,
                "dấu chấm trong “{text}” không tách nhóm ba chữ số; phần thập phân viết sau dấu phẩy, phần nghìn viết sau dấu chấm"
            ),
            NumberError::CommaGroups { text, .. } => {
                write!(f, "“{text}” dùng dấu phẩy để tách nhóm; nhóm ba chữ số tách bằng dấu chấm")
            }
            NumberError::SpaceGroups { text, .. } => {
                write!(f, "“{text}” dùng dấu cách để tách nhóm; nhóm ba chữ số tách bằng dấu chấm")
            }
            NumberError::LeadingPlus { text, .. } => write!(f, "số “{text}” không cần dấu cộng ở đầu"),
            NumberError::PercentSign { text, .. } => {
                write!(f, "“{text}” có dấu phần trăm; ở đây chỉ ghi số, dấu % thuộc về đơn vị tính")
            }
            NumberError::TooLong { text } => write!(f, "số “{text}” dài quá 28 chữ số, không tính chính xác được"),
            NumberError::NotANumber { text } => write!(f, "“{text}” không phải là số"),
        }
    }
}

impl std::error::Error for NumberError {}

impl Number {
    /// A number computed rather than typed; prints its decimals as far as they are not zero.
    pub fn computed(value: Decimal) -> Self {
        let value = value.normalize();
        Number { value, decimals: value.scale(), verbatim: None }
    }

    /// Reads Vietnamese notation: dots between groups of three digits, a comma before the decimals.
    ///
    /// A number with zeros in front (`05`) is kept verbatim, since grouping could not print it again.
    pub fn parse(text: &str) -> Result<Number, NumberError> {
        let text = text.trim();
        if text.is_empty() {
            return Err(NumberError::Empty);
        }
        let (negative, body) = match text.strip_prefix(['-', '−']) {
            Some(body) => (true, body),
            None => (false, text),
        };
        match read_unsigned(body) {
            Some(plain) => build(text, negative, &plain),
            None => Err(explain(text, negative, body)),
        }
    }

    /// Prints the number as the document shows it.
    pub fn format(&self) -> String {
        match &self.verbatim {
            Some(text) => text.clone(),
            None => format_decimal(self.value, Some(self.decimals)),
        }
    }
}

/// Prints `value` with dots between groups and a comma before the decimals; `None` keeps as many decimals as needed.
///
/// Rounding is half away from zero, as in accounting.
pub fn format_decimal(value: Decimal, decimals: Option<u32>) -> String {
    let rounded = match decimals {
        Some(count) => value.round_dp_with_strategy(count.min(28), RoundingStrategy::MidpointAwayFromZero),
        None => value.normalize(),
    };
    let plain = rounded.abs().to_string();
    let (whole, fraction) = plain.split_once('.').unwrap_or((&plain, ""));
    let mut printed = String::new();
    if rounded.is_sign_negative() && !rounded.is_zero() {
        printed.push('-');
    }
    for (position, digit) in whole.chars().enumerate() {
        if position > 0 && (whole.len() - position).is_multiple_of(3) {
            printed.push('.');
        }
        printed.push(digit);
    }
    let wanted = decimals.map_or(fraction.len(), |count| count.min(28) as usize);
    if wanted > 0 {
        printed.push(',');
        printed.extend(fraction.chars().chain(std::iter::repeat('0')).take(wanted));
    }
    printed
}

/// Digits without separators, `whole` never empty.
struct Plain {
    whole: String,
    fraction: String,
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Joins groups separated by `mark` when they are a legal grouping.
fn join_groups(text: &str, mark: char) -> Option<String> {
    let mut groups = text.split(mark);
    let first = groups.next().filter(|group| is_digits(group))?;
    let rest: Vec<&str> = groups.collect();
    let grouped_well = rest.iter().all(|group| group.len() == 3 && is_digits(group));
    let first_well = rest.is_empty() || (first.len() <= 3 && !first.starts_with('0'));
    (grouped_well && first_well).then(|| text.chars().filter(|&c| c != mark).collect())
}

fn read_unsigned(body: &str) -> Option<Plain> {
    let (whole, fraction) = match body.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (body, None),
    };
    if fraction.is_some_and(|fraction| !is_digits(fraction)) {
        return None;
    }
    Some(Plain { whole: join_groups(whole, '.')?, fraction: fraction.unwrap_or_default().to_owned() })
}

fn build(text: &str, negative: bool, plain: &Plain) -> Result<Number, NumberError> {
    let too_long = || NumberError::TooLong { text: text.to_owned() };
    let sign = if negative { "-" } else { "" };
    let joined = if plain.fraction.is_empty() {
        format!("{sign}{}", plain.whole)
    } else {
        format!("{sign}{}.{}", plain.whole, plain.fraction)
    };
    let mut value = Decimal::from_str_exact(&joined).map_err(|_| too_long())?;
    if value.is_zero() {
        value.set_sign_positive(true);
    }
    let decimals = u32::try_from(plain.fraction.len()).map_err(|_| too_long())?;
    let padded = plain.whole.len() > 1 && plain.whole.starts_with('0');
    Ok(Number { value, decimals, verbatim: padded.then(|| text.to_owned()) })
}

/// Finds out which other notation the text follows, so that the message can offer the right one.
fn explain(text: &str, negative: bool, body: &str) -> NumberError {
    let text = text.to_owned();
    let offer = |body: &str| {
        let plain = read_unsigned(body)?;
        Some(build(body, negative, &plain).ok()?.format())
    };
    if let Some(rest) = body.strip_suffix('%') {
        return NumberError::PercentSign { suggestion: offer(rest.trim_end()), text };
    }
    if let Some(rest) = body.strip_prefix('+') {
        return NumberError::LeadingPlus { suggestion: offer(rest.trim_start()), text };
    }
    let only = |allowed: &[char]| body.chars().all(|c| c.is_ascii_digit() || allowed.contains(&c) || c.is_whitespace());
    if !only(&['.', ',']) || !body.bytes().any(|byte| byte.is_ascii_digit()) {
        return NumberError::NotANumber { text };
    }
    if body.chars().any(char::is_whitespace) {
        return NumberError::SpaceGroups { suggestion: respaced(body).and_then(|body| offer(&body)), text };
    }
    let swapped: String = body.chars().map(swap_marks).collect();
    match (body.matches('.').count(), body.matches(',').count()) {
        (1, 0) => NumberError::AmbiguousDot { suggestion: with_decimal_comma(&swapped, negative), text },
        (_, 0) => NumberError::AmbiguousDot { suggestion: None, text },
        (dots, commas) if commas > 1 || (dots > 0 && body.find(',') < body.find('.')) => {
            NumberError::CommaGroups { suggestion: offer(&swapped), text }
        }
        (dots, _) if dots > 0 && read_unsigned(&body.replace('.', "")).is_some() => {
            NumberError::AmbiguousDot { suggestion: None, text }
        }
        _ => NumberError::NotANumber { text },
    }
}

/// `6,5` from `6.5`: the dot was a decimal point.
fn with_decimal_comma(swapped: &str, negative: bool) -> Option<String> {
    read_unsigned(swapped)?;
    Some(if negative { format!("-{swapped}") } else { swapped.to_owned() })
}

fn swap_marks(c: char) -> char {
    match c {
        '.' => ',',
        ',' => '.',
        other => other,
    }
}

/// Puts dots where spaces stood between groups of three digits.
fn respaced(body: &str) -> Option<String> {
    let (whole, fraction) = match body.split_once(',') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (body, None),
    };
    let groups: Vec<&str> = whole.split_whitespace().collect();
    let joined = join_groups(&groups.join("."), '.')?;
    Some(match fraction {
        Some(fraction) => format!("{joined},{fraction}"),
        None => joined,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[track_caller]
    fn reads(text: &str, value: &str, decimals: u32, printed: &str) {
        let number = Number::parse(text).unwrap();
        assert_eq!(number.value, Decimal::from_str_exact(value).unwrap());
        assert_eq!((number.decimals, number.format().as_str()), (decimals, printed));
    }

    #[test]
    fn vietnamese_notation() {
        reads("12", "12", 0, "12");
        reads("2270", "2270", 0, "2.270");
        reads("1.234", "1234", 0, "1.234");
        reads("1.234.567,8", "1234567.8", 1, "1.234.567,8");
        reads("6,5", "6.5", 1, "6,5");
        reads("1,234", "1.234", 3, "1,234");
        reads("644,010", "644.01", 3, "644,010");
        reads("-3", "-3", 0, "-3");
        reads("−3", "-3", 0, "-3");
        reads("0", "0", 0, "0");
        reads("-0,0", "0", 1, "0,0");
        reads("05", "5", 0, "05");
        reads(" 17 ", "17", 0, "17");
        reads("9.999.999.999.999.999.999.999.999.999", "9999999999999999999999999999", 0, {
            "9.999.999.999.999.999.999.999.999.999"
        });
    }

    #[test]
    fn other_notations_are_refused_with_what_was_meant() {
        for (text, meant) in [
            ("6.5", Some("6,5")),
            ("-6.5", Some("-6,5")),
            ("1.23", Some("1,23")),
            ("0.123", Some("0,123")),
            ("1234.567", Some("1234,567")),
            ("1.2345.678", None),
            ("1.23,4", None),
            ("1,234,567", Some("1.234.567")),
            ("1,234.5", Some("1.234,5")),
            ("1,234,567.89", Some("1.234.567,89")),
            ("1 234 567", Some("1.234.567")),
            ("1\u{a0}234,5", Some("1.234,5")),
            ("12 5", None),
            ("+3", Some("3")),
            ("20,57%", Some("20,57")),
            ("20 %", Some("20")),
            ("1e5", None),
            ("0x10", None),
            (",5", None),
            ("5,", None),
            (".", None),
            ("-", None),
            ("--3", None),
            ("", None),
            ("１２", None),
            ("20-30", None),
            ("99999999999999999999999999999999999", None),
            ("0,12345678901234567890123456789", None),
        ] {
            let error = Number::parse(text).unwrap_err();
            assert_eq!(error.suggestion().as_deref(), meant, "{text}: {error}");
            let message = error.to_string();
            assert!(!message.ends_with('.') && !message.starts_with(char::is_uppercase), "{message}");
        }
        assert!(matches!(Number::parse("6.5"), Err(NumberError::AmbiguousDot { .. })));
        assert!(matches!(Number::parse("1,234,567"), Err(NumberError::CommaGroups { .. })));
    }

    #[test]
    fn what_is_offered_can_be_read() {
        for text in ["6.5", "1,234,567.89", "1 234", "+1234", "7%"] {
            Number::parse(&Number::parse(text).unwrap_err().suggestion().unwrap()).unwrap();
        }
    }

    #[test]
    fn formatting_rounds_half_away_from_zero() {
        let value = |text: &str| Decimal::from_str_exact(text).unwrap();
        assert_eq!(format_decimal(value("1234567.80"), None), "1.234.567,8");
        assert_eq!(format_decimal(value("2.5"), Some(0)), "3");
        assert_eq!(format_decimal(value("-2.5"), Some(0)), "-3");
        assert_eq!(format_decimal(value("-0.4"), Some(0)), "0");
        assert_eq!(format_decimal(value("20.567"), Some(2)), "20,57");
        assert_eq!(format_decimal(value("100"), Some(2)), "100,00");
        assert_eq!(format_decimal(Decimal::MAX, Some(u32::MAX)).len(), 29 + 9 + 1 + 28);
        assert_eq!(Number::computed(value("12.500")).format(), "12,5");
    }

    #[test]
    fn a_printed_number_reads_back() {
        for seed in 0u64..5000 {
            let digits = seed.wrapping_mul(0x9E37_79B9_7F4A_7C15);
            let value = Decimal::new((digits >> 8).cast_signed() - (1 << 55), (seed % 7) as u32);
            let printed = format_decimal(value, Some(value.scale()));
            let number = Number::parse(&printed).unwrap();
            assert_eq!((number.value, number.decimals), (value, value.scale()));
        }
    }
}
