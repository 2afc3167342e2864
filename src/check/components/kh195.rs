//! KH195: a mark of secrecy: such a document is not made here.

use super::wording::typed_mark;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH195",
    name: "do-mat",
    title: "văn bản có dấu độ mật",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, III.2.a",
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
            let message = format!("văn bản có dấu độ mật “{mark}”");
            diags.push(Diagnostic::new(&RULE, text.span(range), message).help(
                "soạn văn bản mật trên máy tính độc lập, không nối mạng; nếu không phải văn bản mật thì bỏ chữ này",
            ));
        }
    }
}

const MARKS: [&str; 3] = ["TUYỆT MẬT", "TỐI MẬT", "MẬT"];
