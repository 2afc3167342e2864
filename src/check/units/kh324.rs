//! KH324: only "các đơn vị liên quan" leads.

use super::naming;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH324",
    name: "chu-tri-chung-chung",
    title: "chủ trì, thực hiện chỉ ghi chung chung “các đơn vị liên quan”",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for at in context.tasks() {
        for units in [&at.task.lead, &at.task.performers].into_iter().flatten() {
            let vague = naming::is_vague(&naming::key(&units.text, context.lexicon));
            if vague {
                let message =
                    format!("“{}” không nói rõ đơn vị nào chịu trách nhiệm", units.text.trim_end_matches('.'));
                diags.push(
                    Diagnostic::new(&RULE, units.span, message).help("ghi tên một đơn vị chịu trách nhiệm về việc này"),
                );
            }
        }
    }
}
