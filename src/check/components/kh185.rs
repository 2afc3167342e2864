//! KH185: the authority in words instead of letters.

use super::signing::{Form, state_lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH185",
    name: "quyen-han-viet-du-chu",
    title: "quyền hạn ký viết đủ chữ",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for line in state_lines(context) {
        let Some((authority, Form::Words)) = line.reading.authority else { continue };
        let range = line.reading.prefix.clone();
        let span = line.passage.span(range.clone());
        let mark = authority.mark();
        let message = format!("quyền hạn ký viết đủ chữ “{}”", line.passage.words[range.clone()].trim());
        let mut finding = Diagnostic::new(&RULE, span, message).help(format!("viết “{mark}”"));
        if line.passage.is_exact(range) {
            finding = finding.fix(format!("viết “{mark}”"), span, format!("{mark} "));
        }
        diags.push(finding);
    }
}
