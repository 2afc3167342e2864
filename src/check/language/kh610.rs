//! KH610: a fixed name with other capitals than those of Annex II.

use super::text::exact;
use crate::check::{Context, Mentioned};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::lexicon::Miscapitalised;

pub(super) static RULE: Rule = Rule {
    code: "KH610",
    name: "viet-hoa-ten-rieng",
    title: "tên cơ quan, tên riêng viết hoa không đúng",
    weights: Weights::WARNING,
    clause: "Phụ lục II",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for found in context.miscapitalised() {
        if !is_generic_noun(&found.mention) && found.mention.clause != "CAP-10" {
            diags.push(finding(&RULE, found));
        }
    }
}

/// What a name with other capitals than those of Annex II comes to.
pub(super) fn finding(rule: &'static Rule, found: &Mentioned<'_, Miscapitalised>) -> Diagnostic {
    let name = &found.mention;
    let message = format!("“{}” viết hoa chưa đúng, cần viết “{}”", name.found, name.wanted);
    let help = format!("viết “{}”", name.wanted);
    let finding = Diagnostic::new(rule, found.span(name.range.clone()), message).help(help.clone());
    match exact(found.passage, name.range.clone()) {
        Some(span) => finding.fix(help, span, name.wanted.clone()),
        None => finding,
    }
}

/// Is nothing wrong but the capital of "tỉnh", "thành phố" before a name?
pub(super) fn is_generic_noun(name: &Miscapitalised) -> bool {
    let rest = |text: &str| text.char_indices().nth(1).and_then(|(at, _)| text.get(at..).map(str::to_owned));
    name.clause == "CAP-03" && rest(&name.found) == rest(&name.wanted)
}
