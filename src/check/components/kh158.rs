//! KH158: a plan is addressed to no one.

use super::regime::opens_with;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH158",
    name: "kinh-gui",
    title: "kế hoạch có “Kính gửi”",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.9.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let roles = [Role::Abstract, Role::Base, Role::Opening, Role::Body, Role::Closing];
    let texts =
        context.passages.iter().filter(|p| roles.contains(&p.role) && p.appendix.is_none() && p.table.is_none());
    for passage in texts {
        let start =
            passage.words.len() - passage.words.trim_start_matches(|c: char| c.is_whitespace() || c == '-').len();
        let rest = &passage.words[start..];
        if opens_with(&rest.chars().take(9).collect::<String>().to_lowercase(), "kính gửi") {
            let range = start..passage.words.trim_end().len();
            diags.push(
                Diagnostic::new(&RULE, passage.span(range), "kế hoạch không có “Kính gửi”")
                    .help("bỏ dòng này, ghi nơi nhận ở “noi_nhan”"),
            );
        }
    }
}
