//! KH165: the archive typed as a recipient.

use super::recipients::is_archive;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH165",
    name: "luu-trong-noi-nhan",
    title: "dòng “Lưu” gõ trong danh sách nơi nhận",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.9.d",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for line in context.of(Role::Recipient).filter(|line| is_archive(&line.words)) {
        let message = "dòng “Lưu” nằm trong “noi_nhan”";
        diags.push(Diagnostic::new(&RULE, line.whole(), message).help("chuyển phần sau chữ “Lưu” sang khóa “luu”"));
    }
}
