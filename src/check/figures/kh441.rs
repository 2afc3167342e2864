//! KH441: money for a year outside the period of the plan.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::{Amounts, Budget, BudgetRow};

pub(super) static RULE: Rule = Rule {
    code: "KH441",
    name: "nam-kinh-phi-ngoai-thoi-ky",
    title: "năm của kinh phí nằm ngoài thời kỳ của kế hoạch",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let (Some(budget), Some(period)) = (&context.plan.budget, &context.plan.period) else { return };
    let (first, last) = period.value;
    for year in budget.years.iter().filter(|year| **year < first || **year > last) {
        let Some(span) = amounts(budget).find_map(|amounts| {
            amounts.cells.iter().find(|((of, _), _)| *of == Some(*year)).map(|(_, number)| number.span)
        }) else {
            continue;
        };
        let whole = if first == last { first.to_string() } else { format!("{first}-{last}") };
        diags.push(
            Diagnostic::new(&RULE, span, format!("có kinh phí năm {year}, kế hoạch chỉ gồm thời kỳ {whole}"))
                .also(period.span, "thời kỳ của kế hoạch")
                .help("sửa lại năm của khoản tiền, hoặc sửa “thoi_ky”"),
        );
    }
}

fn amounts(budget: &Budget) -> impl Iterator<Item = &Amounts> {
    let groups = budget.rows.iter().filter_map(|row| match row {
        BudgetRow::Group(group) => Some(&group.stated),
        BudgetRow::Line(_) => None,
    });
    super::lines::of(budget).map(|line| &line.amounts).chain(groups).chain(std::iter::once(&budget.stated))
}
