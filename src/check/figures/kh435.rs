//! KH435: the tasks cost more than the budget has.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::figures::TOTAL;
use crate::value::format_decimal;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH435",
    name: "nhiem-vu-vuot-kinh-phi",
    title: "kinh phí của các nhiệm vụ khác tổng kinh phí",
    weights: Weights::RISING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let (Some(budget), Some(figures)) = (&context.plan.budget, &context.figures.budget) else { return };
    let Some(total) = figures.total.get(&TOTAL) else { return };
    let tasks = || context.plan.tasks.iter().flat_map(|group| &group.tasks);
    let costs: Vec<_> = tasks().filter_map(|task| task.cost.as_ref()).collect();
    let is_whole = tasks().all(|task| task.cost.is_some());
    let (Some(first), Some(sum)) =
        (costs.first(), costs.iter().try_fold(Decimal::ZERO, |sum, cost| sum.checked_add(cost.value.value)))
    else {
        return;
    };
    // Where some tasks name no cost, the others may cost less than the whole.
    let is_wrong = sum > total.number.value || is_whole && sum < total.number.value;
    if is_wrong {
        let (sum, total, unit) = (format_decimal(sum, None), total.number.format(), budget.unit);
        let message = format!("kinh phí của các nhiệm vụ cộng được {sum} {unit}, tổng kinh phí là {total} {unit}");
        diags.push(
            Diagnostic::new(&RULE, first.span, message)
                .label("nhiệm vụ đầu tiên có kinh phí")
                .help("đối chiếu từng nhiệm vụ với dòng kinh phí tương ứng"),
        );
    }
}
