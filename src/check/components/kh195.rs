//! KH195: a mark of secrecy: such a document is not made here.

use super::wording::typed_marks;
use crate::check::Context;
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
    for (mark, span) in typed_marks(context, &MARKS) {
        let message = format!("văn bản có dấu độ mật “{mark}”");
        diags.push(
            Diagnostic::new(&RULE, span, message).help(
                "soạn văn bản mật trên máy tính độc lập, không nối mạng; nếu không phải văn bản mật thì bỏ chữ này",
            ),
        );
    }
}

const MARKS: [&str; 3] = ["TUYỆT MẬT", "TỐI MẬT", "MẬT"];
