//! KH442: a source declared that no line draws on.

use super::lines;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::BudgetRow;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "KH442",
    name: "nguon-khong-dung",
    title: "nguồn kinh phí được khai nhưng không có khoản nào",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(budget) = &context.plan.budget else { return };
    let mut used: BTreeSet<&str> = budget.stated.cells.keys().filter_map(|(_, source)| source.as_deref()).collect();
    for row in &budget.rows {
        if let BudgetRow::Group(group) = row {
            used.extend(group.stated.cells.keys().filter_map(|(_, source)| source.as_deref()));
        }
    }
    for line in lines::of(budget) {
        used.extend(line.source.as_ref().map(|source| source.value.as_str()));
        used.extend(line.amounts.cells.keys().filter_map(|(_, source)| source.as_deref()));
    }
    for source in budget.sources.iter().filter(|source| !used.contains(source.id.value.as_str())) {
        diags.push(
            Diagnostic::new(&RULE, source.id.span, format!("không có khoản nào thuộc nguồn “{}”", source.name))
                .help("xóa nguồn này, hoặc ghi nguồn cho các dòng đã thiếu"),
        );
    }
}
