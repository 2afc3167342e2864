//! KH106: the signer has no name.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH106",
    name: "thieu-ho-ten",
    title: "thiếu họ tên người ký",
    weights: Weights::NOT_IN_DRAFT,
    clause: "Điều 8.2; Phụ lục I, II.7.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if let (Some(signer), None) = (&context.plan.signer, &context.plan.attached_to)
        && signer.name.is_none()
    {
        let title = signer.title.as_ref().or(signer.authority.first());
        let span = title.map_or_else(|| context.missing(), |title| title.span);
        diags.push(Diagnostic::new(&RULE, span, "người ký chưa có họ tên").help("thêm “ho_ten” vào “nguoi_ky”"));
    }
}
