//! KH721: an appendix of a title alone.

use super::words;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH721",
    name: "phu-luc-trong",
    title: "phụ lục chỉ có tên, không có nội dung",
    weights: Weights::RISING,
    clause: "Phụ lục I, III.1",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    for appendix in context.view.appendices.iter().filter(|appendix| appendix.body.is_empty()) {
        let lines: Vec<String> = appendix.title.iter().map(|runs| words(runs)).collect();
        let start = |line: &crate::pages::Line| line.bold && line.text.trim() == appendix.label;
        let page = context.sheets().iter().find(|sheet| sheet.body().any(start)).map_or(0, |sheet| sheet.number);
        let message = format!("trang {page}: {} “{}” chỉ có tên, không có nội dung", appendix.label, lines.join(" "));
        let place = lines.first().and_then(|line| context.place(line));
        diags.push(
            Diagnostic::new(&RULE, place, message).help("ghi nội dung hoặc bảng của phụ lục, hoặc bỏ phụ lục này"),
        );
    }
}
