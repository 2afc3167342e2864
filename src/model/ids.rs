//! Every permanent id of a plan.

use super::{BudgetRow, Plan, SectionItem, Task};
use std::collections::BTreeSet;

impl Plan {
    /// The ids of tasks and their groups, targets, budget lines, groups and sources, sections, tables, appendices, bodies and
    /// named figures.
    pub fn ids(&self) -> BTreeSet<&str> {
        let mut ids: BTreeSet<&str> =
            self.directory.units.keys().chain(self.figures.keys()).map(String::as_str).collect();
        for group in &self.tasks {
            ids.extend(group.id.iter().map(|id| id.value.as_str()));
            group.tasks.iter().for_each(|task| of_task(task, &mut ids));
        }
        ids.extend(self.targets.iter().map(|target| target.id.value.as_str()));
        if let Some(budget) = &self.budget {
            ids.extend(budget.sources.iter().map(|source| source.id.value.as_str()));
            for row in &budget.rows {
                match row {
                    BudgetRow::Line(line) => {
                        ids.insert(&line.id.value);
                    }
                    BudgetRow::Group(group) => {
                        ids.extend(group.id.iter().map(|id| id.value.as_str()));
                        ids.extend(group.lines.iter().map(|line| line.id.value.as_str()));
                    }
                }
            }
        }
        of_sections(&self.sections, &mut ids);
        for appendix in &self.appendices {
            ids.extend(appendix.id.iter().map(|id| id.value.as_str()));
            of_sections(&appendix.sections, &mut ids);
        }
        ids.extend(self.tables().into_iter().filter_map(|table| table.id.as_ref()).map(|id| id.value.as_str()));
        ids
    }
}

fn of_task<'p>(task: &'p Task, ids: &mut BTreeSet<&'p str>) {
    ids.insert(&task.id.value);
    task.children.iter().for_each(|child| of_task(child, ids));
}

fn of_sections<'p>(items: &'p [SectionItem], ids: &mut BTreeSet<&'p str>) {
    for item in items {
        if let SectionItem::Section(section) = item {
            ids.extend(section.id.iter().map(|id| id.value.as_str()));
            of_sections(&section.children, ids);
        }
    }
}
