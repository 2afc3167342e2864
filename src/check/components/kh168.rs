//! KH168: "Như Điều 3" in a plan, which has no articles.

use super::headings::headings;
use super::regime::{fold, opens_with};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH168",
    name: "nhu-dieu",
    title: "nơi nhận của kế hoạch dẫn đến một điều",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.6.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let articles = || headings(context).iter().any(|heading| opens_with(&fold(&heading.passage.words), "điều"));
    let numbered = context.plan.numbering.iter().any(|sample| sample.text().contains("Điều"));
    if numbered {
        return;
    }
    for line in context.of(Role::Recipient) {
        let folded = fold(line.words.trim_start_matches(['-', ' ']));
        if folded.strip_prefix("như điều ").is_some_and(|rest| rest.starts_with(|c: char| c.is_ascii_digit()))
            && !articles()
        {
            let message = format!("kế hoạch không có điều, nơi nhận lại ghi “{}”", line.words.trim());
            diags.push(
                Diagnostic::new(&RULE, line.whole(), message)
                    .help("kê tên các đơn vị, hoặc dẫn đến mục, ví dụ “Các đơn vị nêu tại mục IV”"),
            );
        }
    }
}
