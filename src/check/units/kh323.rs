//! KH323: nobody is responsible for a task.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::Task;

pub(super) static RULE: Rule = Rule {
    code: "KH323",
    name: "viec-khong-ai-lam",
    title: "việc không có đơn vị chủ trì, thực hiện",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let tasks = context.tasks();
    // A plan may tell in its text who does what: then no task has a body.
    if !tasks.iter().any(|at| has_own(at.task)) {
        return;
    }
    for group in &context.plan.tasks {
        for task in &group.tasks {
            look(task, diags);
        }
    }
}

fn has_own(task: &Task) -> bool {
    task.lead.is_some() || task.performers.is_some()
}

fn look(task: &Task, diags: &mut Diags) {
    if has_own(task) {
        return;
    }
    let shared_out = task.children.iter().any(any_within);
    if shared_out {
        task.children.iter().for_each(|child| look(child, diags));
        return;
    }
    let message = match task.children.is_empty() {
        true => "việc này không có đơn vị chủ trì, thực hiện",
        false => "việc này và các việc con đều không có đơn vị chủ trì, thực hiện",
    };
    diags.push(
        Diagnostic::new(&RULE, task.id.span, message)
            .help("ghi “chu_tri” hoặc “thuc_hien”: mỗi việc phải có đơn vị chịu trách nhiệm"),
    );
}

fn any_within(task: &Task) -> bool {
    has_own(task) || task.children.iter().any(any_within)
}
