//! KH223: a task without a deadline beside tasks that have one.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::Task;

pub(super) static RULE: Rule = Rule {
    code: "KH223",
    name: "nhiem-vu-khong-han",
    title: "nhiệm vụ không ghi thời hạn trong khi các nhiệm vụ khác có",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for group in &context.plan.tasks {
        siblings(&group.tasks, false, diags);
    }
}

fn siblings(tasks: &[Task], covered: bool, diags: &mut Diags) {
    let dated = tasks.iter().filter(|task| has_deadline(task)).count();
    for task in tasks {
        if !covered && !has_deadline(task) && dated >= 2 && dated * 2 >= tasks.len() {
            let message = format!("nhiệm vụ “{}” không ghi thời hạn", task.title.words());
            let finding = Diagnostic::new(&RULE, task.id.span, message);
            diags.push(finding.help("thêm “thoi_han”, hoặc ghi “Thường xuyên”"));
        }
        siblings(&task.children, covered || task.deadline.is_some(), diags);
    }
}

/// One of its own, or one of its parts.
fn has_deadline(task: &Task) -> bool {
    task.deadline.is_some() || task.children.iter().any(has_deadline)
}
