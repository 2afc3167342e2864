//! KH166: words and marks of the archive line that the program prints.

use super::wording::marks_at_end;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH166",
    name: "luu-go-thua",
    title: "gõ chữ “Lưu” hoặc dấu ở khóa “luu”",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.9.d",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(line) = context.of(Role::Archive).next() else { return };
    let head = line.words.len() - line.words.trim_start_matches(['-', ' ']).len();
    let word = line.words[head..].strip_prefix("Lưu").filter(|rest| !rest.starts_with(char::is_alphabetic));
    let typed = word.map(|rest| 0..line.words.len() - rest.trim_start_matches([':', ' ']).len());
    for range in [typed, marks_at_end(&line.words, &['.', ';', ','])].into_iter().flatten() {
        let span = line.span(range.clone());
        let text = line.words[range.clone()].trim();
        let mut finding =
            Diagnostic::new(&RULE, span, format!("“{text}” ở dòng lưu do chương trình in")).help("bỏ phần này");
        if line.is_exact(range) {
            finding = finding.fix(format!("bỏ “{text}”"), span, "");
        }
        diags.push(finding);
    }
}
