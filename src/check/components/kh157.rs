//! KH157: a closing mark that does not close.

use super::ending::last_texts;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH157",
    name: "dau-ket-thuc-o-giua",
    title: "dấu “./.” đứng giữa văn bản",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục III, Mẫu 1.4",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let last: Vec<usize> = last_texts(context).map(|passage| passage.index).collect();
    for passage in context.passages {
        let judged = passage.role.is_running_text() || matches!(passage.role, Role::AfterEnd | Role::SectionTitle);
        if !judged || passage.table.is_some() {
            continue;
        }
        for (at, mark) in passage.words.match_indices("./.") {
            let behind = passage.words[at + mark.len()..].trim_start();
            // At the end of the last text it is printed once all the same; "(… đồng./.)" closes an amount in words.
            if behind.starts_with(')') || behind.is_empty() && last.contains(&passage.index) {
                continue;
            }
            let span = passage.span(at..at + mark.len());
            diags.push(
                Diagnostic::new(&RULE, span, "dấu “./.” đứng giữa văn bản")
                    .help("thay bằng dấu chấm; “./.” chỉ có một, ở cuối"),
            );
        }
    }
}
