//! KH208: a deadline that is over, or may be over, when the plan is issued.

use super::dues::{Issue, dues, issue};
use crate::check::Context;
use crate::check::near::clause_before;
use crate::diag::{Diagnostic, Diags, Rule, Severity, Span, Weights};
use crate::value::PartialDate;

pub(super) static RULE: Rule = Rule {
    code: "KH208",
    name: "han-truoc-ngay-ban-hanh",
    title: "thời hạn đã qua khi kế hoạch được ban hành",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issue) = issue(context) else { return };
    for due in dues(context) {
        if let Some(last) = due.last() {
            judge(last, issue, due.passage.whole(), diags);
        }
    }
    for date in context.dates() {
        let (passage, range) = (date.passage, &date.mention.range);
        let Ok(day) = date.mention.date else { continue };
        // Only where the sentence says that it sets a date: other days of the past are history.
        let clause = clause_before(&passage.words, range.start).to_lowercase();
        let sets = ["thời gian", "thời hạn", "hoàn thành", "chậm nhất", "xong trước", "xong trong"];
        let told = ["đã ", "ban hành", "từ ngày", "từ tháng", "sau ngày", "hiệu lực"];
        let cited = context.documents_in(passage).iter().any(|document| document.range.contains(&range.start));
        let is_due = sets.iter().any(|word| clause.contains(word)) && !told.iter().any(|word| clause.contains(word));
        if !passage.role.is_running_text() || cited || !is_due {
            continue;
        }
        let before = clause.trim_end().ends_with("trước");
        let last = if before { day.first_day().pred_opt().unwrap_or_default() } else { day.last_day() };
        judge(last.into(), issue, date.span(range.clone()), diags);
    }
}

fn judge(last: PartialDate, issue: Issue, span: Span, diags: &mut Diags) {
    let open = issue.first != issue.last;
    if last >= issue.first && !(open && last <= issue.last) {
        return;
    }
    let may = if last < issue.first {
        "đã qua khi kế hoạch ban hành"
    } else {
        "có thể đã qua khi kế hoạch được ký"
    };
    let message = format!("thời hạn đến hết ngày {} {may}", last.short());
    let finding = Diagnostic::new(&RULE, span, message)
        .help("lùi thời hạn, hoặc bỏ việc đã làm xong")
        .also(issue.span, "ngày ban hành");
    diags.push(if last < issue.first { finding } else { finding.severity(Severity::Note) });
}
