//! Changes told in Vietnamese: one sentence a changed fact, as a careful reviewer would note it.
//!
//! Sentences are lower case and have no full stop. In headlines long texts are cut after a word; [`Change::in_full`] keeps them.

mod count;
mod effect;
mod name;
mod words;

use super::change::{Aspect, Change, Meaning, Segment, Subject, SubjectKind, Topic};

use crate::value::deadline::Shift;
use crate::value::format_decimal;
use rust_decimal::Decimal;
use words::{MIDDLE, Room, SHORT, one_line, quoted, signed};

pub(super) use name::of as field_name;

impl Subject {
    /// The part as a reader calls it, with its id: “nhiệm vụ “Kiểm tra sản phẩm” (kiem-tra)”; empty for the plan itself.
    pub fn title(&self) -> String {
        self.titled(SHORT)
    }

    fn titled(&self, room: Room) -> String {
        if self.kind == SubjectKind::Plan {
            return String::new();
        }
        let mut title = self.kind.name().to_owned();
        if !self.name.is_empty() {
            title += &format!(" {}", quoted(&self.name, room));
        }
        if let Some(id) = &self.id {
            title += &format!(" ({id})");
        }
        title
    }

    /// Where a reader finds it: in the new paper, or in the old one where it is gone.
    pub fn place(&self) -> Option<&str> {
        self.new_place.as_deref().or(self.old_place.as_deref())
    }
}

impl Change {
    /// One line that says whose fact changed and how; long texts are cut.
    pub fn headline(&self) -> String {
        self.told(SHORT)
    }

    /// The same with every text whole.
    pub fn in_full(&self) -> String {
        self.told(Room::ALL)
    }

    /// True when [`Change::headline`] leaves out words.
    pub fn is_cut(&self) -> bool {
        self.headline() != self.in_full()
    }

    /// What became of the part, without naming it; long texts are cut.
    pub fn statement(&self) -> String {
        self.stated(SHORT)
    }

    fn told(&self, room: Room) -> String {
        let title = self.subject.titled(room);
        if title.is_empty() || self.names_itself() {
            return self.stated(room);
        }
        format!("{title}: {}", self.stated(room))
    }

    /// True where the statement has the part as its object: it came, went, moved, was split or merged.
    pub fn names_itself(&self) -> bool {
        use Meaning::{Added, Merged, Moved, Removed, Split};
        matches!(self.meaning, Added | Removed | Moved { .. } | Split(_) | Merged(_))
    }

    fn stated(&self, room: Room) -> String {
        match &self.meaning {
            Meaning::Added => self.came(true, room),
            Meaning::Removed => self.came(false, room),
            Meaning::Moved { from, to } => moved(&self.object(room), from, to),
            Meaning::Split(parts) => {
                format!("tách {} thành {}", self.object(room), listed(self.subject.kind, parts, room))
            }
            Meaning::Merged(parts) => {
                format!("gộp {} thành {}", listed(self.subject.kind, parts, room), self.object(room))
            }
            Meaning::Shifted(shift) => self.shifted(*shift, room),
            Meaning::Bodies { added, removed } => self.bodies(added, removed, room),
            Meaning::Amount { difference, percent, unit } => self.amount(*difference, *percent, unit, room),
            Meaning::Reworded(segments) => self.reworded(segments, room),
            Meaning::Restyled => {
                let name = self.field();
                let of = if self.is_self_evident() { String::new() } else { format!(" của {name}") };
                format!("đổi kiểu chữ, liên kết hoặc chỗ đặt chú thích{of}, không đổi từ nào")
            }
            Meaning::Replaced => self.replaced(room),
        }
    }

    /// The part as the object of a sentence.
    fn object(&self, room: Room) -> String {
        match self.subject.titled(room) {
            title if title.is_empty() => "nội dung".to_owned(),
            title => title,
        }
    }

    fn came(&self, added: bool, room: Room) -> String {
        let object = self.object(room);
        // The plan says the same in both; only where it prints came or went.
        let shown = self.topic == Topic::Layout;
        match (&self.aspect, added) {
            (Aspect::Existence, true) if shown => format!("in thêm {object}"),
            (Aspect::Existence, false) if shown => format!("không in {object} nữa"),
            (Aspect::Existence, true) => format!("thêm {object}"),
            (Aspect::Existence, false) => format!("bỏ {object}"),
            (_, true) => format!("thêm {} của {object}", self.field()),
            (_, false) => format!("bỏ {} của {object}", self.field()),
        }
    }

    /// The two values: "từ “a” thành “b”".
    fn values(&self, room: Room) -> String {
        match (&self.old, &self.new) {
            (Some(old), Some(new)) => format!("từ {} thành {}", quoted(old, room), quoted(new, room)),
            (None, Some(new)) => format!("thành {}", quoted(new, room)),
            (Some(old), None) => format!("trước là {}, nay bỏ trống", quoted(old, room)),
            (None, None) => String::new(),
        }
    }

    fn shifted(&self, shift: Shift, room: Room) -> String {
        let values = self.values(room);
        let name = self.field();
        let time = |days: i64, months: Option<i32>| {
            let texts = [self.old.as_deref(), self.new.as_deref()].map(Option::unwrap_or_default);
            words::stretch(days, months, texts)
        };
        match shift {
            Shift::Days { days, months } if days > 0 => format!("lùi {name} {}, {values}", time(days, months)),
            Shift::Days { days, months } => format!("{name} sớm hơn {}, {values}", time(days, months)),
            Shift::Start { days } => {
                let way = if days > 0 { "muộn hơn" } else { "sớm hơn" };
                format!("bắt đầu {way} {}, ngày cuối giữ nguyên, {values}", time(days, None))
            }
            Shift::Reworded => format!("ghi lại {name}, thời gian không đổi: {values}"),
            Shift::Other => format!("đổi {name} {values}"),
        }
    }

    fn bodies(&self, added: &[String], removed: &[String], room: Room) -> String {
        let name = self.field();
        let names = |list: &[String]| list.iter().map(|n| one_line(n, room)).collect::<Vec<_>>().join("; ");
        match (added, removed) {
            ([], []) => format!("đổi thứ tự hoặc cách ghi {name}, {}", self.values(room)),
            (added, []) if self.old.is_none() => format!("giao {name}: {}", names(added)),
            ([], removed) if self.new.is_none() => format!("không còn {name} (trước là {})", names(removed)),
            ([is], [was]) if self.aspect == Aspect::Field("chu_tri") => {
                format!("đổi {name} từ {} thành {}", one_line(was, room), one_line(is, room))
            }
            (added, []) => format!("thêm {name}: {}", names(added)),
            ([], removed) => format!("bớt {name}: {}", names(removed)),
            (added, removed) => format!("{name}: thêm {}; bớt {}", names(added), names(removed)),
        }
    }

    fn amount(&self, difference: Decimal, percent: Option<Decimal>, unit: &str, room: Room) -> String {
        let name = self.field();
        let counted = |words: &str| words::with_unit(words, unit);
        match (&self.old, &self.new) {
            (Some(old), Some(new)) if difference.is_zero() => {
                format!("ghi lại {name} từ {} thành {}, giá trị không đổi", quoted(old, room), quoted(new, room))
            }
            (Some(old), Some(new)) => {
                let way = if difference.is_sign_negative() { "giảm" } else { "tăng" };
                let size = format_decimal(difference.abs(), None);
                let (size, share) = match unit {
                    // Per cent of per cent would be read as the figure itself.
                    "%" => (format!("{size} điểm phần trăm"), String::new()),
                    _ => (counted(&size), percent.map(|p| format!(" ({} %)", signed(p))).unwrap_or_default()),
                };
                format!("{name}: {way} {size}{share}, từ {} thành {}", one_line(old, room), one_line(new, room))
            }
            (None, Some(new)) => format!("{name}: ghi {}, trước để trống", counted(&one_line(new, room))),
            (Some(old), None) => format!("{name}: bỏ trống, trước là {}", counted(&one_line(old, room))),
            (None, None) => format!("đổi {name}"),
        }
    }

    fn reworded(&self, segments: &[Segment], room: Room) -> String {
        let told = words::edits(segments, if room == Room::ALL { Room::ALL } else { MIDDLE });
        if self.is_self_evident() { told } else { format!("{}: {told}", self.field()) }
    }

    fn replaced(&self, room: Room) -> String {
        let name = self.field();
        match (&self.old, &self.new) {
            (Some(old), Some(new)) if old == new => format!("đổi cách trình bày {name}"),
            (Some(_), Some(_)) => format!("đổi {name} {}", self.values(room)),
            (None, Some(new)) => format!("ghi {name}: {}", quoted(new, room)),
            (Some(old), None) => format!("bỏ {name} {}", quoted(old, room)),
            (None, None) => format!("đổi {name}"),
        }
    }

    /// The name of the fact.
    pub fn field(&self) -> String {
        name::of(self.subject.kind, &self.aspect)
    }

    /// True where the part is its text, so that naming the field adds nothing.
    fn is_self_evident(&self) -> bool {
        let texts = [SubjectKind::Basis, SubjectKind::Paragraph, SubjectKind::Footnote];
        texts.contains(&self.subject.kind) && matches!(self.aspect, Aspect::Field("noi_dung" | "chu_thich"))
    }
}

/// "chuyển nhiệm vụ “a” từ nhóm “b” sang nhóm “c”"
fn moved(object: &str, from: &str, to: &str) -> String {
    // Within one group only the neighbour differs.
    let split = |place: &'_ str| {
        let at = ["”, sau “", "”, ở đầu"].iter().find_map(|joint| place.find(joint)).map(|at| at + "”".len());
        at.and_then(|at| Some((place.get(..at)?.to_owned(), place.get(at + 2..)?.to_owned())))
    };
    match (split(from), split(to)) {
        (Some((group, was)), Some((other, is))) if group == other => {
            format!("chuyển {object} trong {group}: từ {} sang {}", position(&was), position(&is))
        }
        (Some((group, _)), Some((other, is))) => format!("chuyển {object} từ {group} sang {other} ({is})"),
        _ => format!("chuyển {object} từ {} sang {}", position(from), position(to)),
    }
}

/// A place among neighbours as a noun.
fn position(words: &str) -> String {
    match words {
        "ở đầu" => "vị trí đầu".to_owned(),
        words if words.starts_with("sau ") => format!("vị trí {words}"),
        words => words.to_owned(),
    }
}

/// "2 nhiệm vụ: “a” (x); “b” (y)"
fn listed(kind: SubjectKind, parts: &[Subject], room: Room) -> String {
    let one = |part: &Subject| {
        let id = part.id.as_ref().map(|id| format!(" ({id})")).unwrap_or_default();
        format!("{}{id}", quoted(&part.name, room))
    };
    let parts: Vec<String> = parts.iter().map(one).collect();
    format!("{} {} ({})", parts.len(), kind.name(), parts.join("; "))
}

#[cfg(test)]
mod tests;
