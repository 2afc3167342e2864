//! KH101: the plan has no number line at all.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH101",
    name: "thieu-ky-hieu",
    title: "thiếu số, ký hiệu",
    weights: Weights::NOT_IN_DRAFT,
    clause: "Điều 8.2; Phụ lục I, II.3",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if context.plan.number.is_none() && context.plan.attached_to.is_none() {
        let message = "kế hoạch chưa có số, ký hiệu";
        diags.push(
            Diagnostic::new(&RULE, context.missing(), message).help("khai “so_ky_hieu”, ví dụ { ky_hieu: KH-UBND }"),
        );
    }
}
