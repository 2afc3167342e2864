//! KH196: the document the plan is attached to has no number or date.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Severity, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH196",
    name: "kem-theo-thieu-so",
    title: "văn bản chính chưa có số hoặc ngày",
    weights: Weights { draft: None, for_signature: None, issued: Some(Severity::Error) },
    clause: "Phụ lục III, Mẫu 1.3",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(to) = &context.plan.attached_to else { return };
    let dated = to.date.as_ref().is_some_and(|date| date.value.is_full());
    let missing = match (&to.number, dated) {
        (Some(_), true) => return,
        (None, true) => "số, ký hiệu",
        (Some(_), false) => "ngày, tháng, năm",
        (None, false) => "số, ký hiệu và ngày, tháng, năm",
    };
    let message = format!("“{}” mà kế hoạch kèm theo chưa có {missing}", to.kind.value);
    diags.push(Diagnostic::new(&RULE, to.kind.span, message).help("ghi “so_ky_hieu” và “ngay” vào “kem_theo_van_ban”"));
}
