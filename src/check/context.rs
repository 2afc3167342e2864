//! What every rule may look at, found once for all of them.

use super::passage::{self, Passage, Role};
use crate::diag::{Mode, Span};
use crate::figures::{Figures, Numbered};
use crate::model::{Plan, Section, Task, TaskGroup};
use crate::value::PartialDate;

/// One plan under examination.
#[derive(Debug)]
pub struct Context<'p> {
    /// The plan.
    pub plan: &'p Plan,
    /// Its figures, and the numbers of its sections.
    pub figures: &'p Figures<'p>,
    /// What it is looked at for.
    pub mode: Mode,
    /// Every printed text, in order.
    pub passages: Vec<Passage<'p>>,
}

impl<'p> Context<'p> {
    /// Makes a plan ready for the rules.
    pub fn new(plan: &'p Plan, figures: &'p Figures<'p>, mode: Mode) -> Self {
        Context { plan, figures, mode, passages: passage::of(plan) }
    }

    /// Passages of one role.
    pub fn of(&self, role: Role) -> impl Iterator<Item = &Passage<'p>> {
        self.passages.iter().filter(move |passage| passage.role == role)
    }

    /// Passages where the rules of the language hold.
    pub fn prose(&self) -> impl Iterator<Item = &Passage<'p>> {
        self.passages.iter().filter(|passage| passage.role.is_prose())
    }

    /// Every task, the children after their parent, each with its parent and group.
    pub fn tasks(&self) -> Vec<TaskAt<'p>> {
        let mut found = Vec::new();
        for group in &self.plan.tasks {
            for task in &group.tasks {
                collect(task, None, group, &mut found);
            }
        }
        found
    }

    /// The number of a section.
    pub fn numbered(&self, section: &Section) -> Option<&Numbered<'p>> {
        self.figures.outline.iter().find(|n| n.section.is_some_and(|s| std::ptr::eq(s, section)))
    }

    /// The day the plan is judged by: that of issue, or the first it can be; else the first day of the period.
    pub fn day(&self) -> Option<PartialDate> {
        let first = |date: PartialDate| PartialDate::from(date.first_day());
        let issued = self.plan.issued.as_ref().map(|date| first(date.value));
        let year = |year: i32| PartialDate::new(year, Some(1), Some(1)).ok();
        issued.or_else(|| self.plan.period.as_ref().and_then(|period| year(period.value.0)))
    }

    /// A short place where the plan should say something that it does not: its first key.
    pub fn missing(&self) -> Span {
        let span = self.plan.span;
        span.part(0, 1)
    }
}

/// A task and where it hangs.
#[derive(Debug, Clone, Copy)]
pub struct TaskAt<'p> {
    /// The task.
    pub task: &'p Task,
    /// The task it is a part of.
    pub parent: Option<&'p Task>,
    /// Its group.
    pub group: &'p TaskGroup,
}

fn collect<'p>(task: &'p Task, parent: Option<&'p Task>, group: &'p TaskGroup, found: &mut Vec<TaskAt<'p>>) {
    found.push(TaskAt { task, parent, group });
    for child in &task.children {
        collect(child, Some(task), group, found);
    }
}
