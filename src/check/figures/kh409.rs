//! KH409: the share of a source said in the text is not that of the budget.

use super::{lines, wording};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::format_decimal;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH409",
    name: "kinh-phi-tung-nguon-khac",
    title: "kinh phí từng nguồn trong lời văn khác bảng",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// How far off an amount may be and still mean the sum, in per cent.
const NEAR: i64 = 20;

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let (Some(budget), Some(figures)) = (&context.plan.budget, &context.figures.budget) else { return };
    let sources: Vec<_> = budget
        .sources
        .iter()
        .filter_map(|source| {
            let total = figures.total.get(&(None, Some(source.id.value.clone())))?.number.value;
            let of_source = |sums: &crate::figures::Sums| -> Vec<Decimal> {
                let own = |(_, id): &crate::figures::Place| id.as_ref() == Some(&source.id.value);
                sums.iter().filter(|(place, _)| own(place)).map(|(_, sum)| sum.number.value).collect()
            };
            let sums: Vec<Decimal> = lines::sums(figures).flat_map(of_source).collect();
            let names: Vec<String> =
                std::iter::once(&source.name).chain(&source.short_name).map(|n| n.to_lowercase()).collect();
            Some((source, total, sums, names))
        })
        .collect();
    for amount in context.amounts().iter().filter(|amount| amount.passage.role.is_running_text()) {
        let Some((said, said_in)) = wording::money(&amount.mention) else { continue };
        let before = wording::before(amount.passage, amount.mention.range.start);
        if wording::is_rough(&before) || wording::is_of_another_time(&before, context.plan) {
            continue;
        }
        let named = before.trim_end_matches(" là").trim_end_matches(" dự kiến").trim_end_matches(':').trim_end();
        let Some((source, total, sums, _)) =
            sources.iter().find(|(.., names)| names.iter().any(|name| named.ends_with(name.as_str())))
        else {
            continue;
        };
        let is_known = sums.iter().any(|sum| wording::says(said, said_in, *sum, budget.unit));
        if is_known || !wording::is_near(said, said_in, *total, budget.unit, NEAR) {
            continue;
        }
        let Some(computed) = budget.unit.convert(*total, said_in) else { continue };
        let message = format!(
            "nguồn “{}” ghi {} {said_in}, cộng trong bảng được {} {said_in}",
            source.name,
            said.format(),
            format_decimal(computed, None)
        );
        let help = format!(
            "sửa số ở một trong hai nơi, hoặc thay bằng {{{{ kinh_phi.nguon.{}.tong | … }}}}",
            source.id.value.replace('-', "_")
        );
        diags.push(Diagnostic::new(&RULE, amount.span(amount.mention.range.clone()), message).help(help));
    }
}
