//! KH518: the closing sentence names another type of document.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::document_types;

pub(super) static RULE: Rule = Rule {
    code: "KH518",
    name: "ket-thuc-sai-loai",
    title: "câu kết “Trên đây là …” ghi tên loại khác",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// How the closing sentence begins.
const START: &str = "rên đây là ";

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let own = context.plan.kind.value.to_lowercase();
    for passage in context.of(Role::Closing) {
        let Some(at) = passage.words.find(START).map(|at| at + START.len()) else { continue };
        let rest = passage.words.get(at..).unwrap_or("").to_lowercase();
        let named = document_types().iter().map(|kind| kind.name.to_lowercase()).filter(|name| rest.starts_with(name));
        let Some(name) =
            named.max_by_key(String::len).filter(|name| !rest.starts_with(&own) && !own.starts_with(name.as_str()))
        else {
            continue;
        };
        let message = format!("câu kết ghi “{name}”, văn bản này là {own}");
        let finding = Diagnostic::new(&RULE, passage.span(at..at + name.len()), message);
        diags.push(finding.help(format!("viết “Trên đây là {} …”", context.plan.kind.value)));
    }
}
