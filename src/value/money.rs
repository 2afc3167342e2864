//! **Đơn vị tiền**: the units in which a plan states money, and exact change between them.

use std::fmt;

use rust_decimal::Decimal;
use unicode_normalization::UnicodeNormalization;

/// **Đơn vị tiền**: what one figure of a budget counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum MoneyUnit {
    /// đồng
    Dong,
    /// nghìn đồng
    ThousandDong,
    /// triệu đồng
    MillionDong,
    /// tỷ đồng
    BillionDong,
}

impl MoneyUnit {
    /// Every unit, smallest first.
    pub const ALL: [MoneyUnit; 4] =
        [MoneyUnit::Dong, MoneyUnit::ThousandDong, MoneyUnit::MillionDong, MoneyUnit::BillionDong];

    /// Reads a unit as officers write it: "triệu đồng", "Tỉ đồng", "ngàn đồng", "1.000 đồng", "tỷ VNĐ".
    ///
    /// A bare "triệu" is not money: it may count anything.
    pub fn parse(text: &str) -> Option<MoneyUnit> {
        let text: String = text.nfc().collect::<String>().to_lowercase();
        let text = text.trim().trim_end_matches(['.', ':']);
        let words: Vec<&str> = text.split_whitespace().collect();
        let words = words.strip_suffix(&["việt", "nam"]).unwrap_or(&words);
        let (currency, multiple) = words.split_last()?;
        match (*currency, multiple) {
            ("đồng" | "đ" | "vnđ" | "vnd", multiple) => Self::of_multiple(multiple),
            ("trđ" | "tr.đ", []) => Some(MoneyUnit::MillionDong),
            _ => None,
        }
    }

    fn of_multiple(words: &[&str]) -> Option<MoneyUnit> {
        match words {
            [] => Some(MoneyUnit::Dong),
            ["nghìn" | "ngàn" | "1.000" | "1000"] => Some(MoneyUnit::ThousandDong),
            ["triệu" | "tr" | "tr." | "1.000.000"] => Some(MoneyUnit::MillionDong),
            ["tỷ" | "tỉ"] => Some(MoneyUnit::BillionDong),
            _ => None,
        }
    }

    /// The name as printed: "triệu đồng".
    pub fn name(self) -> &'static str {
        match self {
            MoneyUnit::Dong => "đồng",
            MoneyUnit::ThousandDong => "nghìn đồng",
            MoneyUnit::MillionDong => "triệu đồng",
            MoneyUnit::BillionDong => "tỷ đồng",
        }
    }

    /// How many zeros the unit hides.
    pub fn zeros(self) -> u32 {
        match self {
            MoneyUnit::Dong => 0,
            MoneyUnit::ThousandDong => 3,
            MoneyUnit::MillionDong => 6,
            MoneyUnit::BillionDong => 9,
        }
    }

    /// How many đồng one of it is.
    pub fn factor(self) -> Decimal {
        Decimal::from(10u64.pow(self.zeros()))
    }

    /// Says `amount`, counted in this unit, in `other` units; `None` when it would not be exact (over 28 digits).
    pub fn convert(self, amount: Decimal, other: MoneyUnit) -> Option<Decimal> {
        let amount = amount.normalize();
        let scale = i64::from(amount.scale()) + i64::from(other.zeros()) - i64::from(self.zeros());
        let moved = match u32::try_from(scale) {
            Ok(scale) => Decimal::try_from_i128_with_scale(amount.mantissa(), scale),
            Err(_) => {
                let zeros = u32::try_from(-scale).ok()?;
                let mantissa = amount.mantissa().checked_mul(10i128.checked_pow(zeros)?)?;
                Decimal::try_from_i128_with_scale(mantissa, 0)
            }
        };
        moved.ok()
    }

    /// Says `amount`, counted in this unit, in đồng.
    pub fn to_dong(self, amount: Decimal) -> Option<Decimal> {
        self.convert(amount, MoneyUnit::Dong)
    }
}

impl fmt::Display for MoneyUnit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn units_as_officers_write_them() {
        for (text, unit) in [
            ("đồng", MoneyUnit::Dong),
            ("VNĐ", MoneyUnit::Dong),
            ("VND", MoneyUnit::Dong),
            ("đ", MoneyUnit::Dong),
            ("Đồng Việt Nam", MoneyUnit::Dong),
            ("nghìn đồng", MoneyUnit::ThousandDong),
            ("Ngàn đồng", MoneyUnit::ThousandDong),
            ("1.000 đồng", MoneyUnit::ThousandDong),
            ("Triệu đồng.", MoneyUnit::MillionDong),
            ("TRIỆU  ĐỒNG", MoneyUnit::MillionDong),
            ("trie\u{323}\u{302}u đo\u{302}\u{300}ng", MoneyUnit::MillionDong),
            ("trđ", MoneyUnit::MillionDong),
            ("tỷ đồng", MoneyUnit::BillionDong),
            ("tỉ đồng", MoneyUnit::BillionDong),
            ("Tỷ VNĐ", MoneyUnit::BillionDong),
        ] {
            assert_eq!(MoneyUnit::parse(text), Some(unit), "{text}");
        }
        for text in ["", "triệu", "sản phẩm", "triệu con", "USD", "trăm đồng", "đồng/người"] {
            assert_eq!(MoneyUnit::parse(text), None, "{text}");
        }
    }

    #[test]
    fn amounts_change_unit_exactly() {
        let value = |text: &str| Decimal::from_str_exact(text).unwrap();
        assert_eq!(MoneyUnit::BillionDong.to_dong(value("5817.196")), Some(value("5817196000000")));
        assert_eq!(MoneyUnit::Dong.convert(value("1250000"), MoneyUnit::MillionDong), Some(value("1.25")));
        assert_eq!(MoneyUnit::Dong.convert(value("1"), MoneyUnit::BillionDong), Some(value("0.000000001")));
        assert_eq!(MoneyUnit::MillionDong.convert(value("-6.5"), MoneyUnit::ThousandDong), Some(value("-6500")));
        assert_eq!(MoneyUnit::BillionDong.to_dong(Decimal::MAX), None);
        assert_eq!(MoneyUnit::Dong.convert(value("0.00000000000000000000000001"), MoneyUnit::BillionDong), None);
        assert_eq!(MoneyUnit::Dong.convert(Decimal::ZERO, MoneyUnit::BillionDong), Some(Decimal::ZERO));
    }

    #[test]
    fn there_and_back() {
        for seed in -500i64..500 {
            let amount = Decimal::new(seed.wrapping_mul(982_451_653), (seed.unsigned_abs() % 6) as u32);
            for from in MoneyUnit::ALL {
                for to in MoneyUnit::ALL {
                    let there = from.convert(amount, to).unwrap();
                    assert_eq!(to.convert(there, from), Some(amount));
                    assert_eq!(there * to.factor(), amount * from.factor());
                }
            }
        }
    }
}
