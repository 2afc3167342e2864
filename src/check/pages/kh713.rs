//! KH713: a page left almost empty though the text goes on.

use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH713",
    name: "trang-bo-trong",
    title: "trang bỏ trống gần hết dù nội dung còn tiếp",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// A page filled less than this looks left empty.
const EMPTY: f64 = 0.25;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    for sheet in context.followed() {
        let filled = sheet.filled();
        if filled < EMPTY {
            let words = sheet.last_line().map(|line| line.text.as_str()).unwrap_or_default();
            let percent = (filled * 100.0).round();
            let message = format!("trang {}: chỉ dùng {percent}% chiều cao trang rồi sang trang mới", sheet.number);
            let help = "chia nhỏ hàng cao nhất của bảng ở trang sau, hoặc chuyển bảng vào phụ lục";
            diags.push(Diagnostic::new(&RULE, context.place(words), message).help(help));
        }
    }
}
