//! KH341: a province that is no more on the day of the plan.

use super::outdated;
use crate::check::Context;
use crate::diag::{Diags, Rule, Weights};
use crate::lexicon::ObsoleteKind;

pub(super) static RULE: Rule = Rule {
    code: "KH341",
    name: "tinh-da-sap-nhap",
    title: "tên tỉnh, thành phố không còn vào ngày của kế hoạch",
    weights: Weights::WARNING,
    clause: "Nghị quyết số 202/2025/QH15",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    diags.extend(outdated::findings(context, &RULE, ObsoleteKind::Province));
}
