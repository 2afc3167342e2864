//! KH160: a component of the page typed into the text.

use super::regime::fold;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH160",
    name: "go-tay-thanh-phan",
    title: "gõ tay thành phần do chương trình in",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let kind_of_plan = fold(&context.plan.kind.value);
    for text in context.passages {
        let judged = text.role.is_running_text() || matches!(text.role, Role::Abstract | Role::Base | Role::AfterEnd);
        // An appendix may hold a form with a heading of its own.
        if !judged || text.appendix.is_some() || text.table.is_some() {
            continue;
        }
        let line = text.words.trim_matches(|c: char| c.is_whitespace() || c == '*' || c == ':');
        if line.len() > LONGEST {
            continue;
        }
        let folded = fold(line);
        let found = COMPONENTS.iter().find(|(words, _)| folded == *words);
        let kind = folded == kind_of_plan && line.to_uppercase() == line;
        if let Some(help) = found.map(|(_, help)| *help).or(kind.then_some("bỏ dòng này: tên loại do chương trình in"))
        {
            let message = format!("“{line}” gõ tay trong văn bản, trong khi chương trình đã in");
            diags.push(Diagnostic::new(&RULE, text.whole(), message).help(help));
        }
    }
}

/// Longer lines, in bytes, are no component.
const LONGEST: usize = 80;

/// Components by their folded words, and what to do.
const COMPONENTS: [(&str, &str); 3] = [
    ("cộng hòa xã hội chủ nghĩa việt nam", "bỏ dòng này: quốc hiệu do chương trình in"),
    ("độc lập - tự do - hạnh phúc", "bỏ dòng này: tiêu ngữ do chương trình in"),
    ("nơi nhận", "bỏ dòng này và khai “noi_nhan”"),
];
