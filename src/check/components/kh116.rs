//! KH116: the line under appendix titles would name the issuer in capitals.

use super::wording::is_in_capitals;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH116",
    name: "ten-goi",
    title: "tên cơ quan in hoa giữa câu “(Kèm theo …)”",
    weights: Weights::WARNING,
    clause: "Phụ lục I, III.1.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
    if plan.appendices.is_empty() || plan.attached_to.is_some() {
        return;
    }
    let help = "khai “ten_goi”, ví dụ “UBND xã Bạch Liêu”";
    if let Some(short) = context.of(Role::ShortName).next() {
        if is_in_capitals(&short.words) {
            let message = "tên gọi trong câu “(Kèm theo …)” viết hoa toàn bộ";
            diags.push(Diagnostic::new(&RULE, short.whole(), message).help(help));
        }
        return;
    }
    let lines: Vec<_> = context.of(Role::Issuer).collect();
    let printed = lines.iter().map(|line| line.words.trim()).collect::<Vec<_>>().join(" ");
    if let (true, Some(first)) = (is_in_capitals(&printed), lines.first()) {
        let message = format!("câu “(Kèm theo …)” ở phụ lục sẽ in “của {printed}”");
        diags.push(Diagnostic::new(&RULE, first.whole(), message).help(help));
    }
}
