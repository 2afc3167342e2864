//! Tasks beside each other.

use crate::model::{Plan, Task};

/// Of fewer tasks it cannot be said what all others have.
const ENOUGH: usize = 4;

/// Calls with every row of tasks: those of a group, and those under one task.
pub(super) fn each<'p>(plan: &'p Plan, call: &mut dyn FnMut(&'p [Task])) {
    for group in &plan.tasks {
        row(&group.tasks, call);
    }
}

fn row<'p>(tasks: &'p [Task], call: &mut dyn FnMut(&'p [Task])) {
    call(tasks);
    for task in tasks {
        row(&task.children, call);
    }
}

/// The one task of a row that somebody does and that lacks what all others have. Tasks with children may leave it to them.
pub(super) fn odd_one<'p>(tasks: &'p [Task], has: &dyn Fn(&Task) -> bool) -> Option<&'p Task> {
    if tasks.len() < ENOUGH {
        return None;
    }
    let mut without = tasks.iter().filter(|task| !has(task));
    let odd = without.next()?;
    let done = odd.children.is_empty() && (odd.lead.is_some() || odd.performers.is_some());
    (done && without.next().is_none()).then_some(odd)
}
