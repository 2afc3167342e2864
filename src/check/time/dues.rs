//! Every deadline of a plan with the task or target it belongs to.

use crate::check::{Context, Passage, Role, TaskAt};
use crate::diag::{Span, Spanned};
use crate::model::Target;
use crate::value::deadline::Problem;
use crate::value::{Deadline, PartialDate, ProblemKind};

/// A deadline and what is due.
#[derive(Debug, Clone, Copy)]
pub(super) struct Due<'p> {
    /// The deadline.
    pub deadline: &'p Spanned<Deadline>,
    /// Its words.
    pub passage: &'p Passage<'p>,
    /// The task; none for a target.
    pub task: Option<TaskAt<'p>>,
    /// The target; none for a task.
    pub target: Option<&'p Target>,
}

impl Due<'_> {
    /// The last day in time, as the document writes it.
    pub(super) fn last(&self) -> Option<PartialDate> {
        self.deadline.value.last_day().map(PartialDate::from)
    }
}

/// Every deadline, in the order of the passages.
pub(super) fn dues<'p>(context: &Context<'p>) -> Vec<Due<'p>> {
    let tasks = context.tasks().into_iter().filter_map(|at| Some((at.task.deadline.as_ref()?, Some(at), None)));
    let targets =
        context.plan.targets.iter().filter_map(|target| Some((target.deadline.as_ref()?, None, Some(target))));
    tasks
        .chain(targets)
        .zip(context.of(Role::Deadline))
        .map(|((deadline, task, target), passage)| Due { deadline, passage, task, target })
        .collect()
}

/// The mistakes of one kind in deadlines, each with its bytes.
pub(super) fn problems<'p>(context: &Context<'p>, kind: ProblemKind) -> Vec<(Span, &'p Problem)> {
    let mut found = Vec::new();
    for due in dues(context) {
        let problems = due.deadline.value.problems.iter().filter(|problem| problem.kind == kind);
        found.extend(problems.map(|problem| (due.passage.span(problem.range.clone()), problem)));
    }
    found
}

/// How much of the day of issue is known.
#[derive(Debug, Clone, Copy)]
pub(super) struct Issue {
    /// The first day it can be.
    pub first: PartialDate,
    /// The last day it can be.
    pub last: PartialDate,
    /// Where it is written.
    pub span: Span,
}

/// The day of issue.
pub(super) fn issue(context: &Context<'_>) -> Option<Issue> {
    let issued = context.plan.issued.as_ref()?;
    let (first, last) = (issued.value.first_day().into(), issued.value.last_day().into());
    Some(Issue { first, last, span: issued.span })
}
