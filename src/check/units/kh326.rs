//! KH326: a task has no deadline where all beside it have one.

use super::siblings;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::Task;

pub(super) static RULE: Rule = Rule {
    code: "KH326",
    name: "viec-thieu-thoi-han",
    title: "việc không có thời hạn trong khi các việc cùng nhóm đều có",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    siblings::each(context.plan, &mut |tasks| {
        let has = |task: &Task| task.deadline.is_some();
        if let Some(task) = siblings::odd_one(tasks, &has) {
            diags.push(
                Diagnostic::new(&RULE, task.id.span, "việc này chưa có thời hạn trong khi các việc cùng nhóm đều có")
                    .help("ghi “thoi_han” cho việc này"),
            );
        }
    });
}
