//! KH218: a plan issued after the years it is for.

use super::dues::issue;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH218",
    name: "ban-hanh-sau-thoi-ky",
    title: "kế hoạch ban hành khi thời kỳ của nó đã kết thúc",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let (Some(period), Some(issue)) = (&context.plan.period, issue(context)) else { return };
    let last = period.value.1;
    if issue.first.year > last {
        let message = format!("kế hoạch ban hành năm {} khi thời kỳ của nó kết thúc năm {last}", issue.first.year);
        let finding = Diagnostic::new(&RULE, issue.span, message)
            .help("sửa “ngay_ban_hanh”, hoặc sửa “thoi_ky”")
            .also(period.span, "thời kỳ của kế hoạch");
        diags.push(finding);
    }
}
