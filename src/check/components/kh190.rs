//! KH190: a number typed before the title of a section.

use super::headings::headings;
use super::wording::{bullet, typed_number};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH190",
    name: "tieu-de-go-so",
    title: "tên mục gõ số thứ tự",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.6.đ",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for heading in headings(context) {
        let words = &heading.passage.words;
        if let Some(range) = typed_number(words).or_else(|| bullet(words)) {
            let typed = words[range.clone()].trim();
            let message = format!("tên mục gõ “{typed}”, trong khi số thứ tự do chương trình in");
            diags.push(
                Diagnostic::new(&RULE, heading.passage.span(range), message)
                    .help("bỏ phần này; muốn đổi kiểu số thì khai “danh_so”"),
            );
        }
    }
}
