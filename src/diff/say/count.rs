//! The changes of a plan in figures, told in a line.

use super::effect::figure;
use super::name::source_of;
use super::words::{signed, with_unit};
use crate::diff::change::{Comparison, Effect, SubjectKind, Summary};
use rust_decimal::{Decimal, RoundingStrategy};
use std::collections::BTreeMap;

/// The whole of the budget, as its total is called.
const WHOLE: &str = "tổng cộng";

impl Comparison {
    /// "12 thay đổi: thêm 2 nhiệm vụ, bớt 1; 3 thời hạn lùi, 1 sớm hơn; tổng kinh phí từ … thành …"
    pub fn headline(&self) -> String {
        match (self.changes.len(), self.summary.sentence()) {
            (0, _) => "hai bản in ra như nhau".to_owned(),
            (count, sentence) if sentence.is_empty() => format!("{count} thay đổi"),
            (count, sentence) => format!("{count} thay đổi: {sentence}"),
        }
    }
}

impl Summary {
    /// What a reviewer wants to know first, in one line; empty where only words changed.
    pub fn sentence(&self) -> String {
        self.clauses().join("; ")
    }

    /// The same, clause by clause.
    pub fn clauses(&self) -> Vec<String> {
        let mut clauses: Vec<String> = self.came_and_went();
        clauses.extend(match self.deadlines {
            (0, 0) => None,
            (later, 0) => Some(format!("{later} thời hạn lùi")),
            (0, earlier) => Some(format!("{earlier} thời hạn sớm hơn")),
            (later, earlier) => Some(format!("{later} thời hạn lùi, {earlier} sớm hơn")),
        });
        // The whole of the budget; its years and sources only where it has no such total.
        match self.totals.iter().find(|total| total.place == WHOLE) {
            Some(whole) => clauses.push(self.total(whole)),
            None => clauses.extend(self.totals.iter().map(|total| self.total(total))),
        }
        clauses
    }

    /// The totals that [`Summary::sentence`] has no room for, of years and of sources: "tổng kinh phí năm 2026 từ 4.000 thành 4.500
    /// triệu đồng (+500; +12,5 %)".
    pub fn further_totals(&self) -> Vec<String> {
        let told = |total: &&Effect| total.place == WHOLE;
        let has_whole = self.totals.iter().any(|total| told(&total));
        let further = self.totals.iter().filter(|total| has_whole && !told(total));
        further.map(|total| self.total(total)).collect()
    }

    /// "thêm 2 nhiệm vụ, bớt 1", a clause for each kind of part.
    fn came_and_went(&self) -> Vec<String> {
        let count = |map: &BTreeMap<SubjectKind, usize>, kind| map.get(&kind).copied().unwrap_or_default();
        let clause = |kind: SubjectKind| match (count(&self.added, kind), count(&self.removed, kind)) {
            (0, 0) => None,
            (added, 0) => Some(format!("thêm {added} {}", kind.name())),
            (0, removed) => Some(format!("bớt {removed} {}", kind.name())),
            (added, removed) => Some(format!("thêm {added} {}, bớt {removed}", kind.name())),
        };
        BY_WEIGHT.into_iter().filter_map(clause).collect()
    }

    fn total(&self, total: &Effect) -> String {
        let unit = self.unit.as_str();
        let name = named(&total.place);
        match (&total.old, &total.new) {
            (Some(old), Some(new)) => {
                let share = total.difference.map(|difference| shares(difference, figure(old))).unwrap_or_default();
                format!("{name} từ {old} thành {}{share}", with_unit(new, unit))
            }
            (None, Some(new)) => format!("{name} là {}, trước không có", with_unit(new, unit)),
            (Some(old), None) => format!("không còn {name} (trước là {})", with_unit(old, unit)),
            (None, None) => format!("{name} thay đổi"),
        }
    }
}

/// Kinds of parts, in the order a reviewer asks for them.
const BY_WEIGHT: [SubjectKind; 18] = [
    SubjectKind::Task,
    SubjectKind::TaskGroup,
    SubjectKind::Target,
    SubjectKind::BudgetLine,
    SubjectKind::BudgetGroup,
    SubjectKind::Source,
    SubjectKind::Recipient,
    SubjectKind::Basis,
    SubjectKind::Section,
    SubjectKind::Appendix,
    SubjectKind::Table,
    SubjectKind::Column,
    SubjectKind::Row,
    SubjectKind::Figure,
    SubjectKind::Unit,
    SubjectKind::Paragraph,
    SubjectKind::Footnote,
    SubjectKind::Plan,
];

/// "tổng cộng, năm 2026, nguồn Ngân sách xã" as "tổng kinh phí năm 2026, nguồn ngân sách xã".
pub(super) fn named(place: &str) -> String {
    let Some(rest) = place.strip_prefix(WHOLE) else { return place.to_owned() };
    let rest = rest.trim_start_matches([',', ' ']);
    let (year, source) = match rest.split_once("nguồn ") {
        Some((year, source)) => (year.trim_end_matches([',', ' ']), source_of(source)),
        None => (rest, String::new()),
    };
    let parts: Vec<&str> = [year, &source].into_iter().filter(|part| !part.is_empty()).collect();
    format!("tổng kinh phí {}", parts.join(", ")).trim_end().to_owned()
}

/// " (+500; +12,5 %)"
fn shares(difference: Decimal, old: Option<Decimal>) -> String {
    let percent = old.and_then(|old| difference.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(old.abs()));
    match percent {
        Some(percent) => {
            let percent = percent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero);
            format!(" ({}; {} %)", signed(difference), signed(percent))
        }
        None => format!(" ({})", signed(difference)),
    }
}
