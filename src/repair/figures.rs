//! The figures of a text, as they are written.

/// Every number of a text in order: digits with the dots and commas between them, and the sign in front.
pub(super) fn of(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    for (at, c) in text.char_indices() {
        let joins =
            || matches!(c, '.' | ',') && text.get(at + 1..).is_some_and(|rest| rest.starts_with(char::is_numeric));
        match found.last_mut().filter(|_| open) {
            Some(number) if c.is_numeric() || joins() => number.push(c),
            _ if c.is_numeric() => {
                found.push(if has_sign(text.get(..at).unwrap_or("")) { format!("-{c}") } else { c.to_string() });
                open = true;
            }
            _ => open = false,
        }
    }
    found
}

/// True when a text ends in a minus: a dash after a letter or between two numbers is none.
fn has_sign(before: &str) -> bool {
    let Some(rest) = before.strip_suffix(['-', '−']) else { return false };
    let word = rest.trim_end_matches([' ', '\t']);
    !rest.ends_with(char::is_alphanumeric) && !word.ends_with(char::is_numeric)
}

/// True when two texts have the same figures; with `zeros`, days and months may have a zero in front or lack it.
pub(super) fn alike(old: &[String], new: &[String], zeros: bool) -> bool {
    old.len() == new.len()
        && old.iter().zip(new).all(|(a, b)| a == b || (zeros && bare(a).is_some_and(|a| bare(b) == Some(a))))
}

/// A number of one or two digits without its leading zero.
fn bare(number: &str) -> Option<&str> {
    let short = number.len() <= 2 && number.bytes().all(|byte| byte.is_ascii_digit());
    short.then(|| number.strip_prefix('0').filter(|rest| !rest.is_empty()).unwrap_or(number))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn numbers_are_read_with_their_signs_and_separators() {
        for (text, wanted) in [
            ("ngày 05/3/2024", &["05", "3", "2024"][..]),
            ("1.234.567,5 đồng.", &["1.234.567,5"]),
            ("mục 1. Tên", &["1"]),
            ("2021 - 2025, 2021-2025, 2021 -2025", &["2021", "2025", "2021", "2025", "2021", "2025"]),
            ("don_gia: -5", &["-5"]),
            ("don_gia: '−5'", &["-5"]),
            ("- 5 xã", &["5"]),
            ("số 5/KH-UBND, COVID-19", &["5", "19"]),
            ("100 m²", &["100", "²"]),
            ("một hai", &[]),
        ] {
            assert_eq!(of(text), wanted, "{text}");
        }
    }

    #[test]
    fn only_short_numbers_gain_or_lose_a_zero() {
        let alike = |a: &str, b: &str, zeros| alike(&of(a), &of(b), zeros);
        assert!(alike("ngày 5/3", "ngày 05/3", true) && alike("ngày 05", "ngày 5", true));
        assert!(!alike("ngày 5", "ngày 05", false));
        for (a, b) in [("5", "6"), ("5", "50"), ("2024", "02024"), ("1", "1.0"), ("5", ""), ("-5", "5"), ("1,5", "15")]
        {
            assert!(!alike(a, b, true), "{a} {b}");
        }
        assert!(alike("0", "00", true) && !alike("0", "", true));
    }
}
