//! KH436: the parts of a task do not cost what the task costs.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::format_decimal;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH436",
    name: "viec-con-khac-kinh-phi",
    title: "kinh phí các việc con khác kinh phí của nhiệm vụ",
    weights: Weights::RISING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for at in context.tasks() {
        let Some(cost) = &at.task.cost else { continue };
        let costs: Vec<Decimal> =
            at.task.children.iter().filter_map(|c| c.cost.as_ref()).map(|c| c.value.value).collect();
        let Some(sum) = costs.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(*part)) else { continue };
        let is_whole = costs.len() == at.task.children.len();
        if !costs.is_empty() && (sum > cost.value.value || is_whole && sum < cost.value.value) {
            let (title, stated) = (at.task.title.words(), cost.value.format());
            let message =
                format!("nhiệm vụ “{title}” ghi {stated}, các việc con cộng được {}", format_decimal(sum, None));
            diags.push(
                Diagnostic::new(&RULE, cost.span, message)
                    .help("sửa kinh phí của nhiệm vụ hoặc của việc con cho khớp nhau"),
            );
        }
    }
}
