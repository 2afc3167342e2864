//! KH521: a numbered section that is the only one of its level.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::{Section, SectionItem};

pub(super) static RULE: Rule = Rule {
    code: "KH521",
    name: "muc-mot-minh",
    title: "mục được đánh số nhưng chỉ có một mình",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let appendices = context.plan.appendices.iter().flat_map(|appendix| &appendix.sections);
    for item in context.plan.sections.iter().chain(appendices) {
        if let SectionItem::Section(section) = item {
            under(section, context, diags);
        }
    }
}

fn under(section: &Section, context: &Context<'_>, diags: &mut Diags) {
    if let [SectionItem::Section(only)] = section.children.as_slice() {
        let sign = context.numbered(only).map_or("", |numbered| numbered.sign());
        if !sign.is_empty() {
            let message = format!("mục có số “{sign}” nhưng không có mục nào tiếp theo");
            let finding = Diagnostic::new(&RULE, only.span.part(0, 1), message);
            diags.push(finding.help("bỏ cấp đánh số này, hoặc đưa các mục sau về cùng cấp"));
        }
    }
    for item in &section.children {
        if let SectionItem::Section(child) = item {
            under(child, context, diags);
        }
    }
}
