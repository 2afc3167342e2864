//! KH718: footnotes that take more than a third of their page.

use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH718",
    name: "chu-thich-qua-dai",
    title: "chú thích cuối trang chiếm quá một phần ba trang",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// The part of the page that footnotes may take.
const MOST: f64 = 1.0 / 3.0;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    for sheet in context.sheets() {
        let taken = sheet.notes();
        if taken > MOST {
            let first = sheet.below_text().next().map(|line| line.text.as_str()).unwrap_or_default();
            // The number of the note is none of its words.
            let words = first.trim().trim_start_matches(|c: char| c.is_ascii_digit()).trim_start();
            let percent = (taken * 100.0).round();
            let message = format!("trang {}: chú thích chiếm {percent}% chiều cao trang", sheet.number);
            let help = "rút gọn chú thích, hoặc đưa phần giải thích vào nội dung hay phụ lục";
            diags.push(Diagnostic::new(&RULE, context.place(words), message).help(help));
        }
    }
}
