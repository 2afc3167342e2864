//! KH120: a plan attached to another document has no number, date or signature of its own.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH120",
    name: "kem-theo-khong-in",
    title: "kế hoạch ban hành kèm theo văn bản khác mà khai phần không in",
    weights: Weights::WARNING,
    clause: "Phụ lục III, Mẫu 1.3",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
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
            diags.push(Diagnostic::new(&RULE, span, message).help("bỏ phần này, hoặc bỏ “kem_theo_van_ban”"));
        }
    }
}
