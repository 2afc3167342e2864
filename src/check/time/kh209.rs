//! KH209: a task whose deadline lies outside the years of the plan.

use super::dues::{dues, issue};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH209",
    name: "han-ngoai-thoi-ky",
    title: "thời hạn của nhiệm vụ nằm ngoài thời kỳ của kế hoạch",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(period) = &context.plan.period else { return };
    let (first, last_year) = period.value;
    let issued = issue(context).map(|issue| issue.first);
    for due in dues(context).iter().filter(|due| due.task.is_some()) {
        let Some(last) = due.last() else { continue };
        // Reports on a year are due early in the next; what was over at issue is told by another rule.
        let next = last.year == last_year + 1 && last.month.is_some_and(|month| month <= 3);
        let told = issued.is_some_and(|issued| last < issued);
        if told || next || (first..=last_year).contains(&last.year) {
            continue;
        }
        let message =
            format!("thời hạn đến năm {} nằm ngoài thời kỳ {} của kế hoạch", last.year, years(first, last_year));
        let finding = Diagnostic::new(&RULE, due.passage.whole(), message)
            .help("sửa năm của thời hạn, hoặc sửa “thoi_ky”")
            .also(period.span, "thời kỳ của kế hoạch");
        diags.push(finding);
    }
}

fn years(first: i32, last: i32) -> String {
    if first == last { first.to_string() } else { format!("{first}-{last}") }
}
