//! KH194: marks of urgency or circulation typed into the text.

use super::wording::typed_marks;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH194",
    name: "do-khan-go-tay",
    title: "gõ tay mức độ khẩn, phạm vi lưu hành",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, III.2",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (mark, span) in typed_marks(context, &MARKS) {
        let message = format!("dấu “{mark}” gõ tay trong văn bản");
        diags.push(Diagnostic::new(&RULE, span, message).help("bỏ chữ này và khai “do_khan” hoặc “luu_hanh”"));
    }
}

const MARKS: [&str; 6] = ["HỎA TỐC", "HOẢ TỐC", "THƯỢNG KHẨN", "KHẨN", "XEM XONG TRẢ LẠI", "LƯU HÀNH NỘI BỘ"];
