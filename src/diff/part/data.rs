//! Tasks and targets.

use super::{Key, Side, Slot, Value, extent, inline_words, short};
use crate::diag::Spanned;
use crate::diff::change::SubjectKind;
use crate::model::{Target, TargetValue, Task, Units};
use crate::prose::Line;
use crate::value::Deadline;

impl<'p> Side<'p> {
    pub(super) fn groups(&mut self) {
        let plan = self.plan;
        for group in &plan.tasks {
            let words = group.title.as_ref().map(|line| inline_words(&line.content)).unwrap_or_default();
            let span = group.title.as_ref().map(|line| line.span);
            let part = self.add(0, Slot::Groups, SubjectKind::TaskGroup, short(&words), span);
            if let (Some(part), Some(id)) = (self.part(part), &group.id) {
                part.id = Some(&id.value);
            }
            if let Some(title) = &group.title {
                self.line(part, "nhom", title);
            }
            for task in &group.tasks {
                self.task(part, task);
            }
        }
    }

    fn task(&mut self, parent: usize, task: &'p Task) {
        let words = short(&inline_words(&task.title.content));
        let part = self.add(parent, Slot::Tasks, SubjectKind::Task, words, Some(task.id.span));
        self.name(part, &task.id.value, extent(&task.title.content));
        self.line(part, "noi_dung", &task.title);
        self.prose(part, Key::Field("chi_tiet"), &task.details);
        self.units(part, "chu_tri", task.lead.as_ref());
        self.units(part, "phoi_hop", task.support.as_ref());
        self.units(part, "thuc_hien", task.performers.as_ref());
        self.deadline(part, "thoi_han", task.deadline.as_ref());
        self.prose(part, Key::Field("san_pham"), &task.product);
        if let Some(cost) = &task.cost {
            let unit = self.plan.budget.as_ref().map_or("", |budget| budget.unit.name());
            self.number(part, Key::Field("kinh_phi"), &cost.value, cost.span, unit);
        }
        self.note(part, task.note.as_ref());
        for child in &task.children {
            self.task(part, child);
        }
    }

    fn units(&mut self, part: usize, field: &'static str, units: Option<&'p Units>) {
        if let Some(units) = units {
            self.fact(part, Key::Field(field), Value::Units(units), units.span);
        }
    }

    fn deadline(&mut self, part: usize, field: &'static str, deadline: Option<&'p Spanned<Deadline>>) {
        if let Some(deadline) = deadline {
            self.fact(part, Key::Field(field), Value::Deadline(&deadline.value), deadline.span);
        }
    }

    pub(super) fn note(&mut self, part: usize, note: Option<&'p Line>) {
        if let Some(note) = note {
            self.line(part, "ghi_chu", note);
        }
    }

    pub(super) fn targets(&mut self) {
        let plan = self.plan;
        for target in &plan.targets {
            self.target(target);
        }
    }

    fn target(&mut self, target: &'p Target) {
        let words = short(&inline_words(&target.title.content));
        let part = self.add(0, Slot::Targets, SubjectKind::Target, words, Some(target.id.span));
        self.name(part, &target.id.value, extent(&target.title.content));
        self.line(part, "chi_tieu", &target.title);
        let unit = target.unit.as_deref().unwrap_or_default();
        match target.value.as_ref().map(|value| (&value.value, value.span)) {
            Some((TargetValue::Number(number), span)) => {
                self.number(part, Key::Field("gia_tri"), number, span, unit);
            }
            Some((TargetValue::Text(text), span)) => {
                self.fact(part, Key::Field("gia_tri"), Value::Text(text.clone()), span);
            }
            None => {}
        }
        if let Some(unit) = &target.unit {
            let prints = self.shows_target_field("don_vi_tinh");
            self.shown(part, Key::Field("don_vi_tinh"), unit.clone(), None, prints);
        }
        self.deadline(part, "han", target.deadline.as_ref());
        self.note(part, target.note.as_ref());
    }

    /// True where a table of targets has a column of this field.
    fn shows_target_field(&self, field: &str) -> bool {
        self.plan.tables().iter().any(|table| match &table.source {
            crate::model::TableSource::Targets { columns } => columns.iter().any(|c| c.field.value == field),
            _ => false,
        })
    }
}
