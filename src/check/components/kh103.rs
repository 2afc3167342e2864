//! KH103: no place before the date.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH103",
    name: "thieu-dia-danh",
    title: "thiếu địa danh",
    weights: Weights::NOT_IN_DRAFT,
    clause: "Điều 8.2; Phụ lục I, II.4.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if context.plan.place.is_none() && context.plan.attached_to.is_none() {
        diags.push(
            Diagnostic::new(&RULE, context.missing(), "kế hoạch chưa có địa danh")
                .help("khai “dia_danh”, ví dụ “Bạch Liêu”"),
        );
    }
}
