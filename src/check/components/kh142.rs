//! KH142: an abstract of more than four lines or so.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH142",
    name: "trich-yeu-dai",
    title: "trích yếu quá dài",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.5.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let lines: Vec<_> = context.of(Role::Abstract).collect();
    let length: usize = lines.iter().map(|line| line.words.chars().count()).sum();
    if let (true, Some(first)) = (length > LONGEST, lines.first()) {
        let message = format!("trích yếu dài {length} chữ cái, in quá bốn dòng");
        diags.push(
            Diagnostic::new(&RULE, first.whole(), message)
                .help("rút gọn: một câu hoặc một cụm từ nói nội dung chủ yếu"),
        );
    }
}

/// Letters that fill four lines of the title block: 155 mm of Times bold 14 pt hold about 65.
const LONGEST: usize = 270;
