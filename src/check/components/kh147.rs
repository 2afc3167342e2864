//! KH147: a ground that does not say that it is one.

use super::regime::{fold, opens_with};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH147",
    name: "can-cu-mo-dau",
    title: "căn cứ không mở đầu bằng “Căn cứ”",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.6.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for base in context.of(Role::Base) {
        let text = base.words.trim_start_matches(|c: char| c.is_whitespace() || matches!(c, '-' | '–' | '+'));
        let start = base.words.len() - text.len();
        let folded = fold(&text.chars().take(24).collect::<String>());
        let Some(opening) = OPENINGS.iter().find(|words| opens_with(&folded, words)) else {
            let message = "căn cứ không mở đầu bằng “Căn cứ”, “Thực hiện”, “Theo” hoặc “Xét”";
            let first =
                text.split_whitespace().take(3).last().map_or(text, |word| {
                    text.split_once(word).map_or(text, |(head, _)| &text[..head.len() + word.len()])
                });
            diags.push(Diagnostic::new(&RULE, base.span(start..start + first.len()), message).help("viết “Căn cứ …”"));
            continue;
        };
        let Some(letter) = text.chars().next().filter(|c| c.is_lowercase()) else { continue };
        let range = start..start + letter.len_utf8();
        let span = base.span(range.clone());
        let mut finding =
            Diagnostic::new(&RULE, span, format!("“{opening}” ở đầu dòng viết thường")).help("viết hoa chữ đầu");
        if base.is_exact(range) {
            finding = finding.fix("viết hoa chữ đầu", span, letter.to_uppercase().to_string());
        }
        diags.push(finding);
    }
}

/// Words with which a ground may open.
const OPENINGS: [&str; 16] = [
    "căn cứ",
    "thực hiện",
    "triển khai",
    "tiếp tục",
    "theo",
    "xét",
    "thi hành",
    "trên cơ sở",
    "được sự",
    "để",
    "nhằm",
    "tiếp theo",
    "sau khi",
    "thừa ủy quyền",
    "chấp hành",
    "quán triệt",
];
