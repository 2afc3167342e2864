//! KH193: "DỰ THẢO" typed into the text.

use super::wording::typed_mark;
use crate::check::{Context, Role};
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
    let roles = [
        Role::Superior,
        Role::Issuer,
        Role::Abstract,
        Role::Opening,
        Role::Closing,
        Role::AfterEnd,
        Role::AppendixTitle,
        Role::Body,
    ];
    for text in context.passages.iter().filter(|p| roles.contains(&p.role) && p.table.is_none()) {
        if let Some((mark, range)) = typed_mark(&text.words, &MARKS, !text.role.is_running_text()) {
            let message = format!("chữ “{mark}” gõ tay trong văn bản");
            diags.push(
                Diagnostic::new(&RULE, text.span(range), message)
                    .help("bỏ chữ này; chương trình in “DỰ THẢO” khi trang_thai là du_thao"),
            );
        }
    }
}

const MARKS: [&str; 1] = ["DỰ THẢO"];
