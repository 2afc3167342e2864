//! KH526: two sections of one level bear the same title.

use crate::check::Context;
use crate::check::near::plain_words;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::SectionItem;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: "KH526",
    name: "muc-trung-ten",
    title: "hai mục cùng cấp trùng tên",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    level(&context.plan.sections, diags);
    for appendix in &context.plan.appendices {
        level(&appendix.sections, diags);
    }
}

fn level(items: &[SectionItem], diags: &mut Diags) {
    let mut known = BTreeMap::new();
    for item in items {
        let SectionItem::Section(section) = item else { continue };
        if let Some(title) = &section.title {
            let words = plain_words(&title.words());
            match known.get(&words) {
                Some(first) if !words.is_empty() => {
                    let finding = Diagnostic::new(&RULE, title.span, format!("mục “{}” đã có ở trên", title.words()));
                    diags.push(finding.help("gộp hai mục, hoặc sửa tên một mục").also(*first, "mục cùng tên"));
                }
                _ => {
                    known.insert(words, title.span);
                }
            }
        }
        level(&section.children, diags);
    }
}
