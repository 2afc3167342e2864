//! KH437: a named figure that nothing uses.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH437",
    name: "so-lieu-khong-dung",
    title: "số liệu được khai nhưng không dùng",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if context.plan.figures.is_empty() {
        return;
    }
    let expressions: Vec<&str> =
        context.passages.iter().flat_map(|p| &p.expressions).map(|(_, expression)| expression.value.as_str()).collect();
    for (name, figure) in &context.plan.figures {
        let path = format!("so_lieu.{}", name.replace('-', "_"));
        let uses = |expression: &&str| {
            expression.match_indices(&path).any(|(at, found)| {
                let next = expression[at + found.len()..].chars().next();
                !next.is_some_and(|c| c.is_alphanumeric() || c == '_')
            })
        };
        if !expressions.iter().any(uses) {
            diags.push(
                Diagnostic::new(&RULE, figure.value.span, format!("không câu nào dùng số liệu “{name}”"))
                    .help(format!("dùng {{{{ {path} }}}} ở chỗ đang gõ số bằng tay, hoặc xóa số liệu này")),
            );
        }
    }
}
