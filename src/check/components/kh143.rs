//! KH143: a type of document that the decree does not know.

use super::code::document_type;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH143",
    name: "ten-loai-la",
    title: "tên loại văn bản không có trong Nghị định",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Điều 7",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let kind = &context.plan.kind;
    if document_type(context.plan).is_none_or(|kind| kind.abbreviation.is_none() && !UNCODED.contains(&kind.name)) {
        let message = format!("“{}” không phải tên loại văn bản hành chính", kind.value);
        diags.push(
            Diagnostic::new(&RULE, kind.span, message)
                .help("ghi một trong 29 tên loại của Điều 7, ví dụ “Kế hoạch”; phần còn lại đưa vào trích yếu"),
        );
    }
}

/// Types of the decree that have no abbreviation.
const UNCODED: [&str; 2] = ["Công văn", "Thư công"];
