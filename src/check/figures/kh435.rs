//! KH435: the tasks cost more than the budget has.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use crate::figures::TOTAL;
use crate::model::Task;
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
    let costs: Vec<(Decimal, Span)> = tasks().filter_map(cost).collect();
    let is_whole = tasks().count() == costs.len();
    let Some((_, first)) = costs.first() else { return };
    let Some(sum) = costs.iter().try_fold(Decimal::ZERO, |sum, (cost, _)| sum.checked_add(*cost)) else { return };
    // Where some tasks name no cost, the others may cost less than the whole.
    let is_wrong = sum > total.number.value || is_whole && sum < total.number.value;
    if is_wrong {
        let (sum, total, unit) = (format_decimal(sum, None), total.number.format(), budget.unit);
        let message = format!("kinh phí của các nhiệm vụ cộng được {sum} {unit}, tổng kinh phí là {total} {unit}");
        diags.push(
            Diagnostic::new(&RULE, *first, message)
                .label("nhiệm vụ đầu tiên có kinh phí")
                .help("đối chiếu từng nhiệm vụ với dòng kinh phí tương ứng"),
        );
    }
}

/// What a task costs: as stated, or else what its parts cost.
fn cost(task: &Task) -> Option<(Decimal, Span)> {
    if let Some(cost) = &task.cost {
        return Some((cost.value.value, cost.span));
    }
    let parts: Vec<(Decimal, Span)> = task.children.iter().map(cost).collect::<Option<_>>()?;
    let (_, span) = parts.first()?;
    let sum = parts.iter().try_fold(Decimal::ZERO, |sum, (part, _)| sum.checked_add(*part))?;
    Some((sum, *span))
}
