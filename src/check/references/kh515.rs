//! KH515: the plan calls itself by another type.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH515",
    name: "tu-goi-sai-loai",
    title: "kế hoạch tự gọi mình bằng tên loại khác",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let own = context.plan.kind.value.to_lowercase();
    let mut told: Option<String> = None;
    for found in context.self_references().iter().filter(|found| found.mention.capital) {
        let mention = &found.mention;
        let word = mention.kind_word.text.to_lowercase();
        // What the plan carries out may be "this programme" as well.
        let told = told.get_or_insert_with(|| {
            let texts =
                context.passages.iter().filter(|p| matches!(p.role, Role::Abstract | Role::Base | Role::Opening));
            texts.map(|passage| passage.words.to_lowercase() + " ").collect()
        });
        let cited =
            context.documents().any(|(_, document)| document.kind.is_some_and(|kind| kind.name == mention.kind.name));
        if mention.kind.name.to_lowercase() == own || told.contains(&word) || cited {
            continue;
        }
        let message = format!("“{} này” trong một văn bản là {}", mention.kind_word.text, own);
        let finding = Diagnostic::new(&RULE, found.span(mention.range.clone()), message);
        diags.push(finding.help(format!("viết “{} này”", context.plan.kind.value)));
    }
}
