//! Checks of a plan's meaning. Every rule is a file; none prints, none changes the plan.

mod attached;
mod stated;
mod unit;

use crate::diag::{Diagnostic, Diags, RULES, Rule, Severity, UNUSED_WAIVER};
use crate::figures::Figures;
use crate::model::Plan;

/// Runs every rule.
pub fn run(plan: &Plan, figures: &Figures<'_>, diags: &mut Diags) {
    stated::check(plan, figures, diags);
    attached::check(plan, diags);
    unit::check(plan, diags);
}

/// Takes out the findings the plan waives with a reason; a waiver that waives nothing is a finding itself.
///
/// Errors cannot be waived: a plan with errors is not built.
pub fn waive(plan: &Plan, diags: Diags) -> Diags {
    let mut used = vec![false; plan.waivers.len()];
    let mut kept = Diags::new();
    for finding in diags.into_sorted() {
        let waiver = plan
            .waivers
            .iter()
            .position(|w| w.code.value == finding.rule.code || w.code.value == finding.rule.name)
            .filter(|_| finding.severity != Severity::Error);
        match waiver {
            Some(index) => used[index] = true,
            None => kept.push(finding),
        }
    }
    for (waiver, used) in plan.waivers.iter().zip(used) {
        let names = |rule: &Rule| waiver.code.value == rule.code || waiver.code.value == rule.name;
        // A code that does not exist has been reported where it was read.
        if used || !RULES.iter().any(|rule| names(rule)) {
            continue;
        }
        let finding = if kept.iter().any(|f| f.severity == Severity::Error && names(f.rule)) {
            let message = format!("“{}” ở đây là lỗi, không bỏ qua được", waiver.code.value);
            Diagnostic::new(&UNUSED_WAIVER, waiver.code.span, message).help("sửa lỗi đó rồi xóa mục này khỏi “bo_qua”")
        } else {
            let message = format!("không có phát hiện “{}” nào để bỏ qua", waiver.code.value);
            Diagnostic::new(&UNUSED_WAIVER, waiver.code.span, message).help("xóa mục này khỏi “bo_qua”")
        };
        kept.push(finding);
    }
    kept
}
