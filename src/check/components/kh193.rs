//! KH193: "DỰ THẢO" typed into the text.

use super::wording::typed_marks;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH193",
    name: "du-thao-go-tay",
    title: "gõ tay chữ “DỰ THẢO”",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (mark, span) in typed_marks(context, &MARKS) {
        let message = format!("chữ “{mark}” gõ tay trong văn bản");
        diags.push(
            Diagnostic::new(&RULE, span, message)
                .help("bỏ chữ này; chương trình in “DỰ THẢO” khi trang_thai là du_thao"),
        );
    }
}

const MARKS: [&str; 1] = ["DỰ THẢO"];
