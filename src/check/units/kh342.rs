//! KH342: the district level, which is no more on the day of the plan.

use super::outdated;
use crate::check::Context;
use crate::diag::{Diags, Rule, Weights};
use crate::lexicon::ObsoleteKind;

pub(super) static RULE: Rule = Rule {
    code: "KH342",
    name: "cap-huyen-da-bo",
    title: "đơn vị cấp huyện trong kế hoạch sau ngày kết thúc cấp huyện",
    weights: Weights::WARNING,
    clause: "Luật số 72/2025/QH15",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    diags.extend(outdated::findings(context, &RULE, ObsoleteKind::District));
}
