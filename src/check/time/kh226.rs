//! KH226: a date with other marks than slashes, or with a short year.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::DateError;

pub(super) static RULE: Rule = Rule {
    code: "KH226",
    name: "ngay-sai-dau",
    title: "ngày viết bằng dấu khác hoặc thiếu chữ số của năm",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for date in context.dates().iter().filter(|date| date.passage.role != Role::Deadline) {
        let range = date.mention.figures.clone();
        let Err(error @ (DateError::OtherMarks { .. } | DateError::ShortYear { .. })) = &date.mention.date else {
            continue;
        };
        let span = date.span(range.clone());
        let mut finding = Diagnostic::new(&RULE, span, error.to_string());
        if let DateError::OtherMarks { .. } = error {
            let written = date.passage.words.get(range.clone()).unwrap_or("");
            let slashed = written.replace(['-', '.', '–'], "/");
            finding = finding.help(format!("viết “{slashed}”"));
            if date.passage.is_exact(range) {
                finding = finding.fix("thay bằng dấu gạch chéo", span, slashed);
            }
        } else {
            finding = finding.help("ghi đủ bốn chữ số của năm");
        }
        diags.push(finding);
    }
}
