//! KH152: the same document twice among the grounds.

use super::grounds::identity;
use crate::check::Passage;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH152",
    name: "can-cu-trung",
    title: "một văn bản làm căn cứ hai lần",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut seen: Vec<(String, &Passage<'_>)> = Vec::new();
    for base in context.of(Role::Base) {
        for cited in context.documents_in(base).iter().filter(|cited| !cited.nested) {
            let Some(name) = identity(cited) else { continue };
            let before = seen.iter().find(|(other, passage)| *other == name && passage.index != base.index);
            if let Some((_, before)) = before {
                let message = format!("“{}” đã là căn cứ ở dòng trước", base.words[cited.core.clone()].trim());
                diags.push(
                    Diagnostic::new(&RULE, base.span(cited.core.clone()), message)
                        .also(before.whole(), "dòng trước")
                        .help("bỏ một trong hai"),
                );
            } else {
                seen.push((name, base));
            }
        }
    }
}
