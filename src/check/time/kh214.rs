//! KH214: a cited document dated after the plan that cites it.

use super::dues::issue;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH214",
    name: "vien-dan-van-ban-tuong-lai",
    title: "văn bản viện dẫn có ngày sau ngày ban hành kế hoạch",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issue) = issue(context) else { return };
    for (passage, document) in context.documents() {
        let Some(date) = &document.date else { continue };
        if let Ok(day) = date.date
            && day.first_day() > issue.last.last_day()
        {
            let message = format!("văn bản viện dẫn có ngày {} sau ngày ban hành kế hoạch", day.short());
            let finding = Diagnostic::new(&RULE, passage.span(date.range.clone()), message)
                .help("tra lại ngày của văn bản, hoặc sửa “ngay_ban_hanh”")
                .also(issue.span, "ngày ban hành kế hoạch");
            diags.push(finding);
        }
    }
}
