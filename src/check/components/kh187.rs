//! KH187: two lines of the signature block typed as one.

use super::signing::lines;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH187",
    name: "quyen-han-gop-dong",
    title: "hai quyền hạn, chức vụ ghi trên một dòng",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.7.đ",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for line in lines(context).iter().filter(|line| line.behind) {
        let words = line.passage.words.trim();
        let message = format!("“{words}” gộp hai dòng của khối chữ ký");
        diags.push(
            Diagnostic::new(&RULE, line.passage.whole(), message)
                .help("tách mỗi dòng thành một mục của “quyen_han”; chức vụ ghi ở “chuc_vu”"),
        );
    }
}
