//! KH035: a plan attached to another document has no number, date or signature of its own.

use crate::diag::{Diagnostic, Diags, Span, UNPRINTED};
use crate::model::Plan;

pub(super) fn check(plan: &Plan, diags: &mut Diags) {
    if plan.attached_to.is_none() {
        return;
    }
    let signer = plan.signer.as_ref();
    let name = signer.and_then(|s| s.name.as_ref().or(s.title.as_ref()).or(s.authority.first()));
    let unprinted: [(&str, Option<Span>); 4] = [
        ("số, ký hiệu", plan.number.as_ref().map(|n| n.symbol.span)),
        ("địa danh", plan.place.as_ref().map(|p| p.span)),
        ("ngày ban hành", plan.issued.as_ref().map(|d| d.span)),
        ("người ký", name.map(|n| n.span)),
    ];
    for (what, span) in unprinted {
        if let Some(span) = span {
            let message = format!("kế hoạch ban hành kèm theo văn bản khác nên không in {what}");
            diags.push(Diagnostic::new(&UNPRINTED, span, message).help("bỏ phần này, hoặc bỏ “kem_theo_van_ban”"));
        }
    }
}
