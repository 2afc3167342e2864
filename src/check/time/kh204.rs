//! KH204: a stated length that is not that of the months beside it.

use super::dues::problems;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::ProblemKind;

pub(super) static RULE: Rule = Rule {
    code: "KH204",
    name: "so-thang-khong-khop",
    title: "số tháng ghi không khớp với khoảng thời gian bên cạnh",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (span, problem) in problems(context, ProblemKind::WrongLength) {
        let finding = Diagnostic::new(&RULE, span, problem.message.clone());
        diags.push(finding.help("sửa số tháng, hoặc sửa tháng đầu, tháng cuối"));
    }
}
