//! What a change does elsewhere, told in a clause that follows it.

use super::count::named;
use super::words::{MIDDLE, edits, one_line, quoted, signed};
use crate::diff::change::{Effect, EffectKind};
use crate::diff::wording::segments;
use crate::value::Number;
use rust_decimal::Decimal;

impl Effect {
    /// A clause that follows its change: "làm tổng cộng, năm 2026 tăng từ 4.000 thành 4.500".
    pub fn sentence(&self) -> String {
        let place = &self.place;
        match (self.kind, &self.old, &self.new) {
            (EffectKind::Sum, old, new) => self.sum(old.as_deref(), new.as_deref()),
            (EffectKind::Numbering, Some(old), Some(new)) => {
                format!("làm {place} đánh số lại, bắt đầu từ {} thành {}", quoted(old, MIDDLE), quoted(new, MIDDLE))
            }
            (EffectKind::Numbering, ..) => format!("làm {place} đánh số lại"),
            (EffectKind::Quotation, old, new) => {
                format!("số liệu, tên gọi dẫn tại {place} đổi theo{}", edited(old.as_deref(), new.as_deref()))
            }
            // "12 ô, đoạn" that one side alone prints.
            (EffectKind::Repetition, None, None) => format!("kéo theo {place} in thêm hoặc không in nữa"),
            (EffectKind::Repetition, old, new) => {
                format!("{place} in theo{}", edited(old.as_deref(), new.as_deref()))
            }
        }
    }

    fn sum(&self, old: Option<&str>, new: Option<&str>) -> String {
        let place = match self.place.strip_prefix("cộng ") {
            Some(part) => format!("số cộng của {part}"),
            None => named(&self.place),
        };
        let (was, is) = (old.and_then(figure), new.and_then(figure));
        let (Some(old), Some(new)) = (old, new) else {
            return match (old, new) {
                (None, Some(new)) => format!("làm {place} có số {}", one_line(new, MIDDLE)),
                (Some(old), None) => format!("làm {place} không còn số (trước là {})", one_line(old, MIDDLE)),
                _ => format!("làm {place} thay đổi"),
            };
        };
        let whole = was.zip(is).and_then(|(was, is)| is.checked_sub(was));
        let way = match whole {
            Some(whole) if whole.is_zero() => "ghi lại",
            Some(whole) if whole.is_sign_negative() => "giảm",
            Some(_) => "tăng",
            None => "đổi",
        };
        // Told apart where other changes move the same sum.
        let share = match self.difference {
            Some(share) if whole.is_some_and(|whole| whole != share) => {
                format!(", riêng thay đổi này {}", signed(share))
            }
            _ => String::new(),
        };
        format!("làm {place} {way} từ {} thành {}{share}", one_line(old, MIDDLE), one_line(new, MIDDLE))
    }
}

/// The value of a figure as printed.
pub(super) fn figure(text: &str) -> Option<Decimal> {
    Number::parse(text).ok().map(|number| number.value)
}

/// ": sửa “a” thành “b”", or nothing where nothing can be told.
fn edited(old: Option<&str>, new: Option<&str>) -> String {
    match (old, new) {
        (Some(old), Some(new)) if old == new => String::new(),
        (Some(old), Some(new)) if old.contains(' ') && new.contains(' ') => {
            format!(": {}", edits(&segments(old, new), MIDDLE))
        }
        (Some(old), Some(new)) => format!(": từ {} thành {}", quoted(old, MIDDLE), quoted(new, MIDDLE)),
        (None, Some(new)) => format!(": thêm {}", quoted(new, MIDDLE)),
        (Some(old), None) => format!(": bỏ {}", quoted(old, MIDDLE)),
        (None, None) => String::new(),
    }
}
