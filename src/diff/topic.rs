//! What a change is about, for order and grouping.

use super::change::{Meaning, SubjectKind, Topic};
use super::meaning::{number, touches_figures};
use super::part::{Fact, Key};
use crate::value::MoneyUnit;

/// The topic of a fact of a part that changed.
pub(super) fn of_fact(kind: SubjectKind, key: Key<'_>, fact: Option<&Fact<'_>>, meaning: &Meaning) -> Topic {
    let figures = matches!(meaning, Meaning::Reworded(segments) if touches_figures(segments));
    let wording = if figures { Topic::Figure } else { Topic::Wording };
    match (kind, key) {
        (_, Key::Look(_) | Key::Covers(_)) => Topic::Layout,
        (_, Key::Amount(..)) => Topic::Money,
        (SubjectKind::Task, Key::Field(field)) => match field {
            "chu_tri" | "phoi_hop" | "thuc_hien" => Topic::Responsibility,
            "thoi_han" => Topic::Deadline,
            "kinh_phi" => Topic::Money,
            "ghi_chu" => wording,
            _ => Topic::Task,
        },
        (SubjectKind::Target, Key::Field("han")) => Topic::Deadline,
        (SubjectKind::Target, Key::Field("ghi_chu")) => wording,
        (SubjectKind::Target, _) => Topic::Target,
        (SubjectKind::BudgetLine | SubjectKind::BudgetGroup | SubjectKind::Source, Key::Field(field)) => match field {
            "noi_dung" | "nhom" | "ghi_chu" | "viet_tat" => wording,
            _ => Topic::Money,
        },
        (SubjectKind::Row | SubjectKind::Table, Key::Cell(_)) => {
            let money = fact.is_some_and(|fact| MoneyUnit::parse(&fact.unit).is_some());
            let number = matches!(meaning, Meaning::Amount { .. }) || fact.is_some_and(|f| number(&f.value).is_some());
            if number && money {
                Topic::Money
            } else if number {
                Topic::Figure
            } else {
                wording
            }
        }
        (SubjectKind::Figure, _) => Topic::Figure,
        (SubjectKind::Unit, _) => Topic::Responsibility,
        (SubjectKind::Recipient, _) | (SubjectKind::Plan, Key::Field("luu")) => Topic::Recipient,
        (SubjectKind::Basis, _) => Topic::Basis,
        (SubjectKind::Plan, Key::Field("trich_yeu" | "ten_loai" | "cau_kem_theo" | "ten_goi")) => wording,
        (SubjectKind::Plan, Key::Field(_)) => Topic::Issue,
        _ => wording,
    }
}

/// The topic of a part that came, went or moved.
pub(super) fn of_part(kind: SubjectKind) -> Topic {
    match kind {
        SubjectKind::Task | SubjectKind::TaskGroup => Topic::Task,
        SubjectKind::Target => Topic::Target,
        SubjectKind::BudgetLine | SubjectKind::BudgetGroup | SubjectKind::Source => Topic::Money,
        SubjectKind::Row | SubjectKind::Figure => Topic::Figure,
        SubjectKind::Recipient => Topic::Recipient,
        SubjectKind::Basis => Topic::Basis,
        SubjectKind::Section | SubjectKind::Table | SubjectKind::Appendix | SubjectKind::Column => Topic::Structure,
        SubjectKind::Plan | SubjectKind::Paragraph | SubjectKind::Footnote | SubjectKind::Unit => Topic::Wording,
    }
}
