//! KH129: a draft that has a number already.

use crate::check::Context;
use crate::diag::Mode;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH129",
    name: "so-trong-du-thao",
    title: "bản dự thảo đã có số",
    weights: Weights::NOTE,
    clause: "Điều 15",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
    if context.mode != Mode::Draft || plan.state != Mode::Draft {
        return;
    }
    if let Some(number) = plan.number.as_ref().and_then(|code| code.number.as_ref()) {
        diags.push(
            Diagnostic::new(&RULE, number.span, "bản dự thảo đã ghi số văn bản")
                .help("bỏ “so” đến khi được cấp số, hoặc đổi “trang_thai”"),
        );
    }
}
