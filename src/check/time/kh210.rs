//! KH210: a target due outside the years of the plan.

use super::dues::{dues, issue};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH210",
    name: "chi-tieu-ngoai-thoi-ky",
    title: "hạn của chỉ tiêu nằm ngoài thời kỳ của kế hoạch",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(period) = &context.plan.period else { return };
    let (first, last_year) = period.value;
    let issued = issue(context).map(|issue| issue.first);
    let summary: String = context.plan.summary.iter().map(|line| line.words() + " ").collect();
    for due in dues(context).iter().filter(|due| due.target.is_some()) {
        let Some(last) = due.last() else { continue };
        if issued.is_some_and(|issued| last < issued) {
            continue;
        }
        // "định hướng đến năm 2030" in the abstract makes 2030 a year of the plan.
        if (first..=last_year).contains(&last.year) || summary.contains(&last.year.to_string()) {
            continue;
        }
        let message = format!("chỉ tiêu đến năm {} nằm ngoài thời kỳ của kế hoạch", last.year);
        let finding = Diagnostic::new(&RULE, due.passage.whole(), message)
            .help("sửa năm của chỉ tiêu, hoặc sửa “thoi_ky”")
            .also(period.span, "thời kỳ của kế hoạch");
        diags.push(finding);
    }
}
