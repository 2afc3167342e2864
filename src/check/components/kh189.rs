//! KH189: "Phụ lục" typed in the title of an appendix.

use super::regime::{fold, opens_with};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH189",
    name: "phu-luc-go-so",
    title: "tên phụ lục gõ lại chữ “Phụ lục”",
    weights: Weights::WARNING,
    clause: "Phụ lục I, III.1.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for line in context.of(Role::AppendixTitle) {
        let folded = fold(&line.words);
        let Some(rest) = folded.strip_prefix("phụ lục").filter(|_| opens_with(&folded, "phụ lục")) else {
            continue;
        };
        let first = rest.trim_start_matches([' ', ':', '.', '-']).split([' ', ':', '.']).next().unwrap_or_default();
        let numbered = first == "số"
            || !first.is_empty() && first.chars().all(|c| c.is_ascii_digit() || matches!(c, 'i' | 'v' | 'x'));
        if numbered || rest.trim().is_empty() || rest.trim_start().starts_with([':', '.', '-']) {
            diags.push(
                Diagnostic::new(&RULE, line.whole(), "tên phụ lục gõ lại chữ “Phụ lục” và số thứ tự")
                    .help("chỉ ghi tên; chương trình in “Phụ lục” và số La Mã"),
            );
        }
    }
}
