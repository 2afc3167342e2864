//! KH192: the title of a section typed in capitals.

use super::headings::headings;
use super::wording::is_in_capitals;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Severity, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH192",
    name: "tieu-de-in-hoa",
    title: "tên mục gõ bằng chữ in hoa",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.6.đ",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for heading in headings(context) {
        if !is_in_capitals(&heading.passage.words) {
            continue;
        }
        let span = heading.passage.whole();
        diags.push(if heading.in_capitals {
            Diagnostic::new(&RULE, span, "tên mục gõ bằng chữ in hoa, trong khi chương trình tự in hoa")
                .severity(Severity::Note)
                .help("gõ bằng chữ thường")
        } else {
            Diagnostic::new(&RULE, span, "tên mục cấp này in thường mà gõ bằng chữ in hoa").help("gõ bằng chữ thường")
        });
    }
}
