//! KH515: the plan calls itself by another type.

use crate::check::Context;
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
    for found in context.self_references().iter().filter(|found| found.mention.capital) {
        let (mention, word) = (&found.mention, found.mention.kind_word.text);
        // What the plan carries out may be "this programme" as well: it is named somewhere.
        let named = || {
            context.passages.iter().any(|passage| {
                passage.words.match_indices(word).any(|(at, _)| {
                    let rest = passage.words.get(at + word.len()..).unwrap_or("");
                    !rest.trim_start().starts_with("này")
                })
            })
        };
        let cited = || {
            context.documents().any(|(_, document)| document.kind.is_some_and(|kind| kind.name == mention.kind.name))
        };
        if mention.kind.name.to_lowercase() == own || named() || cited() {
            continue;
        }
        let message = format!("“{word} này” trong một văn bản là {own}");
        let finding = Diagnostic::new(&RULE, found.span(mention.range.clone()), message);
        diags.push(finding.help(format!("viết “{} này”", context.plan.kind.value)));
    }
}
