//! KH107: nobody receives the plan.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH107",
    name: "thieu-noi-nhan",
    title: "thiếu nơi nhận",
    weights: Weights::NOT_IN_DRAFT,
    clause: "Điều 8.2; Phụ lục I, II.9",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if context.plan.recipients.is_empty() && context.plan.attached_to.is_none() {
        let span = context.plan.archive.as_ref().map_or_else(|| context.missing(), |archive| archive.span);
        diags.push(
            Diagnostic::new(&RULE, span, "kế hoạch chưa có nơi nhận").help("khai “noi_nhan”: mỗi đơn vị một dòng"),
        );
    }
}
