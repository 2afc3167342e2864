//! KH625: several blanks in a row, or a blank of a strange width.

use super::text::exact;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH625",
    name: "dau-cach-lien-nhau",
    title: "nhiều dấu cách liền nhau",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let looked = |role: Role| role.is_prose() || matches!(role, Role::Recipient | Role::Archive | Role::Purpose);
    for passage in context.passages.iter().filter(|passage| looked(passage.role)) {
        let text = passage.words.trim_end();
        if !text.contains("  ") && !text.contains(is_strange) {
            continue;
        }
        let mut past = text.len() - text.trim_start().len();
        while let Some(start) = text.get(past..).and_then(|rest| rest.find(is_blank)).map(|at| past + at) {
            let rest = text.get(start..).unwrap_or_default();
            let run = rest.get(..rest.find(|c| !is_blank(c)).unwrap_or(rest.len())).unwrap_or_default();
            past = start + run.len();
            // One blank, fixed or not, is as it should be.
            if run.chars().nth(1).is_none() && !run.contains(is_strange) {
                continue;
            }
            let message = match run.chars().count() {
                1 => "dấu cách có bề rộng khác thường".to_owned(),
                count => format!("{count} dấu cách liền nhau"),
            };
            let mut finding = Diagnostic::new(&RULE, passage.span(start..past), message).help("để lại một dấu cách");
            if let Some(span) = exact(passage, start..past) {
                finding = finding.fix("để lại một dấu cách", span, " ");
            }
            diags.push(finding);
        }
    }
}

fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\u{A0}' | '\u{202F}') || is_strange(c)
}

/// Blanks of typesetting that no keyboard has.
fn is_strange(c: char) -> bool {
    matches!(c, '\u{2000}'..='\u{200A}' | '\u{205F}' | '\u{3000}')
}
