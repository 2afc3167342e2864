//! KH617: marks of bold type that were not closed and print as stars.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH617",
    name: "dau-sao-con-sot",
    title: "dấu “**” in ra thành dấu sao",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        if let Some(at) = passage.words.find("**") {
            diags.push(
                Diagnostic::new(&RULE, passage.span(at..at + 2), "dấu “**” không thành chữ đậm mà in ra hai dấu sao")
                    .help("đặt đủ hai dấu “**” sát hai đầu chữ cần in đậm, không có dấu cách ở bên trong, hoặc bỏ đi"),
            );
        }
    }
}
