//! KH212: a part of a task that is due after the whole.

use super::dues::dues;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH212",
    name: "viec-con-sau-viec-chung",
    title: "việc con có hạn sau nhiệm vụ chứa nó",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for due in dues(context) {
        let Some(whole) = due.task.and_then(|at| at.parent).and_then(|parent| parent.deadline.as_ref()) else {
            continue;
        };
        let (Some(last), Some(end)) = (due.deadline.value.last_day(), whole.value.last_day()) else { continue };
        if last > end {
            let message = format!("việc con có hạn “{}” sau nhiệm vụ chứa nó", due.deadline.value.text);
            let finding = Diagnostic::new(&RULE, due.passage.whole(), message)
                .help("sửa hạn của việc con, hoặc lùi hạn của cả nhiệm vụ")
                .also(whole.span, format!("nhiệm vụ có hạn “{}”", whole.value.text));
            diags.push(finding);
        }
    }
}
