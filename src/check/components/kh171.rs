//! KH171: TM, T/M, K/T, TM.X: marks of the authority that are not the decree's.

use super::signing::{Form, state_lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH171",
    name: "quyen-han-viet-sai",
    title: "chữ viết tắt quyền hạn ký viết sai dấu",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for line in state_lines(context) {
        let Some((authority, Form::Marks)) = line.reading.authority else { continue };
        let range = line.reading.prefix.clone();
        let written = line.passage.words[range.clone()].trim();
        let mark = authority.mark();
        let span = line.passage.span(range.clone());
        let right = format!("viết “{mark}” rồi một dấu cách");
        let mut finding = Diagnostic::new(&RULE, span, format!("“{written}” viết sai dấu")).help(right.clone());
        if line.passage.is_exact(range) {
            finding = finding.fix(right, span, format!("{mark} "));
        }
        diags.push(finding);
    }
}
