//! KH431: "tỷ đồng" here, "tỉ đồng" there.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH431",
    name: "ty-va-ti",
    title: "viết lẫn “tỷ đồng” và “tỉ đồng”",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    // Each use with its spelling and the bytes of the word.
    let mut uses: Vec<(bool, Span, bool)> = Vec::new();
    for amount in context.amounts() {
        let text = amount.mention.unit.text;
        let start = amount.mention.unit.range.start;
        for (spelling, with_y) in [("tỷ", true), ("tỉ", false)] {
            if text == spelling || text.strip_prefix(spelling).is_some_and(|rest| rest.trim_start() == "đồng") {
                let range = start..start + spelling.len();
                uses.push((with_y, amount.span(range.clone()), amount.passage.is_exact(range)));
            }
        }
    }
    let (Some(first), true) = (uses.first(), uses.iter().any(|(y, ..)| uses.first().is_some_and(|(f, ..)| f != y)))
    else {
        return;
    };
    let (usual, other) = if first.0 { ("tỷ", "tỉ") } else { ("tỉ", "tỷ") };
    for (_, span, exact) in uses.iter().filter(|(with_y, ..)| *with_y != first.0) {
        let finding = Diagnostic::new(&RULE, *span, format!("“{other} đồng” ở đây, “{usual} đồng” ở trên"))
            .also(first.1, "cách viết kia")
            .help(format!("viết “{usual}” ở mọi chỗ"));
        diags.push(if *exact { finding.fix(format!("viết “{usual}”"), *span, usual) } else { finding });
    }
}
