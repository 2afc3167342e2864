//! KH105: nobody signs, or nobody says in which office.

use super::signing::{Authority, lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH105",
    name: "thieu-nguoi-ky",
    title: "thiếu người ký hoặc chức vụ của người ký",
    weights: Weights::NOT_IN_DRAFT,
    clause: "Điều 8.2; Phụ lục I, II.7.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if context.plan.attached_to.is_some() {
        return;
    }
    let help = "khai “nguoi_ky” với “chuc_vu” và “ho_ten”";
    let Some(signer) = &context.plan.signer else {
        diags.push(Diagnostic::new(&RULE, context.missing(), "kế hoạch chưa có người ký").help(help));
        return;
    };
    let lines = lines(context);
    let only_on_behalf = lines.iter().all(|line| line.authority() == Some(Authority::OnBehalf));
    if only_on_behalf {
        let named = signer.name.as_ref().map(|name| name.span);
        let span = lines.last().map(|line| line.passage.whole()).or(named).unwrap_or_else(|| context.missing());
        diags.push(Diagnostic::new(&RULE, span, "người ký chưa có chức vụ").help("thêm “chuc_vu”, ví dụ “CHỦ TỊCH”"));
    }
}
