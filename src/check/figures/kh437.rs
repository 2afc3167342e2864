//! KH437: a named figure that nothing uses.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "KH437",
    name: "so-lieu-khong-dung",
    title: "số liệu được khai nhưng không dùng",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// The figures that an expression names: `so_lieu.so_xa | so` names `so_xa`.
fn names(expression: &str) -> impl Iterator<Item = &str> {
    let is_name = |c: char| c.is_alphanumeric() || c == '_';
    expression.split("so_lieu.").skip(1).map(move |rest| rest.split(|c: char| !is_name(c)).next().unwrap_or_default())
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if context.plan.figures.is_empty() {
        return;
    }
    let expressions = context.passages.iter().flat_map(|p| &p.expressions).map(|(_, expression)| &expression.value);
    let used: BTreeSet<&str> = expressions.flat_map(|expression| names(expression)).collect();
    for (name, figure) in &context.plan.figures {
        let name_in_text = name.replace('-', "_");
        if !used.contains(name_in_text.as_str()) {
            let path = format!("so_lieu.{name_in_text}");
            diags.push(
                Diagnostic::new(&RULE, figure.value.span, format!("không câu nào dùng số liệu “{name}”"))
                    .help(format!("dùng {{{{ {path} }}}} ở chỗ đang gõ số bằng tay, hoặc xóa số liệu này")),
            );
        }
    }
}
