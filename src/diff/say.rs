//! Changes in words, as a careful reviewer would note them.

mod names;

pub use names::{field_name, look_name};

use super::change::{Aspect, Change, Comparison, Effect, EffectKind, Meaning, Subject, SubjectKind, Summary, Topic};
use crate::value::deadline::Shift;
use crate::value::format_decimal;
use rust_decimal::Decimal;

/// A value in a headline is cut after so many letters; the full words stand in the detailed outputs.
const LONGEST_VALUE: usize = 110;

impl Subject {
    /// "nhiệm vụ “Kiểm tra sản phẩm” (kiem-tra)"; empty for the plan itself.
    pub fn words(&self) -> String {
        if self.kind == SubjectKind::Plan {
            return String::new();
        }
        let id = match (&self.id, self.kind) {
            (Some(id), SubjectKind::Task | SubjectKind::Target | SubjectKind::BudgetLine) => format!(" ({id})"),
            _ => String::new(),
        };
        // Whole sums are called so, not quoted.
        if self.kind == SubjectKind::BudgetGroup && self.id.is_none() && self.name.starts_with("toàn bộ") {
            return self.name.clone();
        }
        match self.name.is_empty() {
            true => format!("{}{id}", self.kind.name()),
            false => format!("{} “{}”{id}", self.kind.name(), self.name),
        }
    }

    /// Where a reader finds it: in the new paper, else in the old one.
    pub fn place(&self) -> Option<&str> {
        self.new_place.as_deref().or(self.old_place.as_deref())
    }
}

impl Change {
    /// The change on one line: "nhiệm vụ “…” (kiem-tra): lùi thời hạn 31 ngày, từ “…” thành “…”".
    pub fn headline(&self) -> String {
        let subject = self.subject.words();
        let action = self.action();
        match (&self.meaning, subject.is_empty()) {
            (_, true) => action,
            (Meaning::Added | Meaning::Removed, _) if self.aspect == Aspect::Existence => format!("{action} {subject}"),
            _ => format!("{subject}: {action}"),
        }
    }

    /// What happened, without whose fact it is: "lùi thời hạn 31 ngày, từ “…” thành “…”".
    pub fn action(&self) -> String {
        match &self.meaning {
            Meaning::Added if self.aspect == Aspect::Existence => "thêm".to_owned(),
            Meaning::Removed if self.aspect == Aspect::Existence => "bỏ".to_owned(),
            Meaning::Added => format!("thêm {}", self.aspect_name()),
            Meaning::Removed => format!("bỏ {}", self.aspect_name()),
            Meaning::Moved { from, to } => format!("chuyển từ {from} sang {to}"),
            Meaning::Split(parts) => format!("tách thành {}", listed(parts)),
            Meaning::Merged(parts) => format!("gộp từ {}", listed(parts)),
            Meaning::Shifted(shift) => self.shifted(*shift),
            Meaning::Bodies { added, removed } => self.bodies(added, removed),
            Meaning::Amount { difference, percent, unit } => self.amount(*difference, *percent, unit),
            Meaning::Reworded(_) => format!("sửa {}{}", self.aspect_name(), self.from_to()),
            Meaning::Restyled => {
                format!("đổi kiểu chữ của {} (đậm, nghiêng, liên kết hoặc chú thích)", self.aspect_name())
            }
            Meaning::Replaced => self.replaced(),
        }
    }

    /// What the changed fact is called: "thời hạn", "kinh phí năm 2026, nguồn Ngân sách xã", "cột “Số lượng”".
    pub fn aspect_name(&self) -> String {
        match &self.aspect {
            Aspect::Existence => self.subject.kind.name().to_owned(),
            Aspect::Field(field) => field_name(self.subject.kind, field).to_owned(),
            Aspect::Amount { year, source } => {
                let mut words = vec!["kinh phí".to_owned()];
                if let Some(year) = year {
                    words[0].push_str(&format!(" năm {year}"));
                }
                words.extend(source.as_ref().map(|source| format!("nguồn {source}")));
                words.join(", ")
            }
            Aspect::Cell(column) if column.is_empty() => "ô".to_owned(),
            Aspect::Cell(column) => format!("cột “{column}”"),
            Aspect::Look(look) => look_name(look).to_owned(),
        }
    }

    fn replaced(&self) -> String {
        let name = self.aspect_name();
        match (&self.old, &self.new) {
            (None, Some(new)) => format!("bổ sung {name} “{}”", cut(new)),
            (Some(old), None) => format!("bỏ {name} “{}”", cut(old)),
            (None, None) => format!("đổi {name}"),
            _ => format!("đổi {name}{}", self.from_to()),
        }
    }

    /// " từ “…” thành “…”", where both are short enough to be read on a line.
    fn from_to(&self) -> String {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) if old.chars().count() + new.chars().count() <= 2 * LONGEST_VALUE => {
                format!(" từ “{}” thành “{}”", cut(old), cut(new))
            }
            _ => String::new(),
        }
    }

    fn shifted(&self, shift: Shift) -> String {
        let values = match self.from_to() {
            words if words.is_empty() => words,
            words => format!(",{words}"),
        };
        let name = self.aspect_name();
        match shift {
            Shift::Days { days, months } => {
                let span = time(days.unsigned_abs(), months.map(i32::unsigned_abs));
                let verb = if days > 0 { "lùi" } else { "rút" };
                let end = if days > 0 { "" } else { " sớm hơn" };
                format!("{verb} {name}{end} {span}{values}")
            }
            Shift::Start { days } => {
                let end = if days > 0 { "muộn hơn" } else { "sớm hơn" };
                format!("đổi thời điểm bắt đầu của {name} {end} {}{values}", time(days.unsigned_abs(), None))
            }
            Shift::Reworded => format!("sửa cách ghi {name}, không đổi ngày{}", values.trim_start_matches(',')),
            Shift::Other => format!("đổi {name}{}", self.from_to()),
        }
    }

    fn bodies(&self, added: &[String], removed: &[String]) -> String {
        let name = self.aspect_name();
        match (added.is_empty(), removed.is_empty()) {
            (true, true) if self.old.is_some() && self.new.is_some() => {
                format!("sửa cách ghi {name}{}", self.from_to())
            }
            (false, true) if self.old.is_none() => format!("giao {name}: {}", added.join("; ")),
            (true, false) if self.new.is_none() => format!("bỏ {name}: {}", removed.join("; ")),
            (false, true) => format!("thêm {name}: {}", added.join("; ")),
            (true, _) => format!("bớt {name}: {}", removed.join("; ")),
            (false, false) => format!("đổi {name} từ {} thành {}", removed.join("; "), added.join("; ")),
        }
    }

    fn amount(&self, difference: Decimal, percent: Option<Decimal>, unit: &str) -> String {
        let name = self.aspect_name();
        if difference.is_zero() {
            return format!("sửa cách ghi {name}{}", self.from_to());
        }
        let verb = if difference.is_sign_negative() { "giảm" } else { "tăng" };
        let share = percent.filter(|p| !p.is_zero()).map(|p| format!(" ({})", signed_percent(p))).unwrap_or_default();
        let values = match (&self.old, &self.new) {
            (Some(old), Some(new)) => format!(", từ {old} thành {new}"),
            (None, Some(_)) => ", trước đây để trống".to_owned(),
            (Some(_), None) => ", nay để trống".to_owned(),
            (None, None) => String::new(),
        };
        format!("{name} {verb} {}{share}{values}", with_unit(difference.abs(), unit))
    }

    /// What else prints differently, the totals first: "tổng cộng tăng 30.000.000, từ … thành …".
    pub fn effect_words(&self) -> Vec<String> {
        self.effects.iter().map(Effect::words).collect()
    }
}

impl Effect {
    /// The effect on one line.
    pub fn words(&self) -> String {
        let values = match (&self.old, &self.new) {
            (Some(old), Some(new)) => format!("từ “{}” thành “{}”", cut(old), cut(new)),
            (None, Some(new)) => format!("nay là “{}”", cut(new)),
            (Some(old), None) => format!("không còn “{}”", cut(old)),
            (None, None) => String::new(),
        };
        match self.kind {
            EffectKind::Sum => {
                let (old, new) = (self.old.as_deref().unwrap_or("trống"), self.new.as_deref().unwrap_or("trống"));
                let share = self.difference.filter(|d| !d.is_zero()).map(signed).unwrap_or_default();
                match share.is_empty() {
                    true => format!("{}: từ {old} thành {new}", self.place),
                    false => format!("{}: {share}, từ {old} thành {new}", self.place),
                }
            }
            EffectKind::Quotation => format!("{}: số liệu dẫn trong văn bản đổi {values}", self.place),
            EffectKind::Numbering => format!("đánh số lại {}, bắt đầu {values}", self.place),
            EffectKind::Repetition if values.is_empty() => format!("kéo theo {}", self.place),
            EffectKind::Repetition => format!("{}: {values}", self.place),
        }
    }
}

impl Comparison {
    /// The summary, one statement an entry; empty where nothing changed.
    pub fn statements(&self) -> Vec<String> {
        self.summary.statements()
    }
}

impl Summary {
    /// "12 thay đổi: …", "thêm 2 nhiệm vụ, bỏ 1", "3 thời hạn lùi, 1 sớm hơn", "tổng cộng từ … thành …".
    pub fn statements(&self) -> Vec<String> {
        let mut out = Vec::new();
        let all: usize = self.topics.values().sum();
        if all == 0 {
            return out;
        }
        let topics: Vec<String> =
            self.topics.iter().map(|(topic, count)| format!("{count} về {}", lower(topic.name()))).collect();
        out.push(format!("{all} thay đổi: {}", topics.join(", ")));
        let counted = |verb: &str, counts: &std::collections::BTreeMap<SubjectKind, usize>| {
            let words: Vec<String> = counts.iter().map(|(kind, count)| format!("{count} {}", kind.name())).collect();
            (!words.is_empty()).then(|| format!("{verb} {}", words.join(", ")))
        };
        out.extend(counted("thêm", &self.added));
        out.extend(counted("bỏ", &self.removed));
        match self.deadlines {
            (0, 0) => {}
            (later, 0) => out.push(format!("{later} thời hạn lùi")),
            (0, earlier) => out.push(format!("{earlier} thời hạn sớm hơn")),
            (later, earlier) => out.push(format!("{later} thời hạn lùi, {earlier} thời hạn sớm hơn")),
        }
        out.extend(self.totals.iter().map(|total| {
            let (old, new) = (total.old.as_deref().unwrap_or("trống"), total.new.as_deref().unwrap_or("trống"));
            let share = total.difference.map(|d| format!(" ({})", signed(d))).unwrap_or_default();
            format!("kinh phí {}: từ {old} thành {new} {}{share}", total.place, self.unit).replace("  ", " ")
        }));
        out
    }
}

impl Topic {
    /// True for what a reviewer signs for; wording and layout are read last.
    pub fn matters(self) -> bool {
        !matches!(self, Topic::Structure | Topic::Wording | Topic::Layout)
    }
}

/// "31 ngày", "1 quý", "2 tháng", "1 năm".
fn time(days: u64, months: Option<u32>) -> String {
    match months {
        Some(months) if months % 12 == 0 => format!("{} năm", months / 12),
        Some(months) if months % 3 == 0 => format!("{} quý ({days} ngày)", months / 3),
        Some(months) => format!("{months} tháng ({days} ngày)"),
        None => format!("{days} ngày"),
    }
}

/// "500 triệu đồng", "6%".
fn with_unit(value: Decimal, unit: &str) -> String {
    let number = format_decimal(value, None);
    match unit {
        "" => number,
        "%" => format!("{number} điểm phần trăm"),
        unit => format!("{number} {unit}"),
    }
}

/// "+500", "-500".
pub fn signed(value: Decimal) -> String {
    let sign = if value.is_sign_negative() { "-" } else { "+" };
    format!("{sign}{}", format_decimal(value.abs(), None))
}

fn signed_percent(value: Decimal) -> String {
    format!("{}%", signed(value))
}

fn listed(parts: &[Subject]) -> String {
    let names = parts.iter().map(|part| format!("“{}”", part.name));
    format!(
        "{} {}: {}",
        parts.len(),
        parts.first().map_or("phần", |part| part.kind.name()),
        names.collect::<Vec<_>>().join("; ")
    )
}

fn lower(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

/// A value on a line, cut between words where it is long.
fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_VALUE {
        return line;
    }
    let start: String = line.chars().take(LONGEST_VALUE).collect();
    let end = start.rfind(' ').unwrap_or(start.len());
    format!("{} …", start.get(..end).unwrap_or(&start))
}

#[cfg(test)]
mod tests;
