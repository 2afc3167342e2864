//! KH530: tasks that no table and no section shows.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::{SectionItem, TableSource};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "KH530",
    name: "nhiem-vu-khong-in",
    title: "nhiệm vụ được khai nhưng không in ở đâu",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
    let mut shown = BTreeSet::new();
    for table in plan.tables() {
        if let TableSource::Tasks { groups, .. } = &table.source {
            if groups.is_empty() {
                return;
            }
            shown.extend(groups.iter().map(|group| group.value.as_str()));
        }
    }
    collect(&plan.sections, &mut shown);
    for appendix in &plan.appendices {
        collect(&appendix.sections, &mut shown);
    }
    for group in &plan.tasks {
        if group.id.as_ref().is_some_and(|id| shown.contains(id.value.as_str())) {
            continue;
        }
        let Some(first) = group.tasks.first() else { continue };
        let (span, what) = match &group.title {
            Some(title) => (title.span, format!("nhóm nhiệm vụ “{}”", title.words())),
            None => (first.id.span, format!("{} nhiệm vụ", group.tasks.len())),
        };
        let finding = Diagnostic::new(&RULE, span, format!("{what} không in ở bảng hay mục nào"));
        diags.push(finding.help("thêm bảng có “du_lieu: nhiem_vu”, hoặc mục có “nhom_nhiem_vu”"));
    }
}

fn collect<'p>(items: &'p [SectionItem], shown: &mut BTreeSet<&'p str>) {
    for item in items {
        match item {
            SectionItem::Tasks(tasks) => {
                shown.insert(tasks.group.value.as_str());
            }
            SectionItem::Section(section) => collect(&section.children, shown),
        }
    }
}
