//! KH434: a budget whose total is said nowhere.

use super::{lines, wording};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::figures::TOTAL;
use crate::model::{TableSource, TotalPlace};

pub(super) static RULE: Rule = Rule {
    code: "KH434",
    name: "khong-neu-tong-kinh-phi",
    title: "không nêu tổng kinh phí ở đâu",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let (Some(budget), Some(figures)) = (&context.plan.budget, &context.figures.budget) else { return };
    let mut shown = false;
    for table in context.plan.tables() {
        if let TableSource::Budget { total, .. } = &table.source {
            if *total != TotalPlace::None {
                return;
            }
            shown = true;
        }
    }
    // The sum of one line is the line.
    let (Some(line), Some(sum)) = (lines::of(budget).nth(1), figures.total.get(&TOTAL)) else { return };
    let is_said = |amount: &crate::check::Mentioned<'_, crate::mention::AmountMention<'_>>| {
        wording::money(&amount.mention)
            .is_some_and(|(said, unit)| wording::says(said, unit, sum.number.value, budget.unit))
    };
    if shown && !lines::is_named(context, "kinh_phi.tong") && !context.amounts().iter().any(is_said) {
        let message = format!("tổng kinh phí {} {} không có trong bảng và lời văn", sum.number.format(), budget.unit);
        diags.push(
            Diagnostic::new(&RULE, line.id.span, message).help(
                "bỏ “dong_tong: khong” ở bảng kinh phí, hoặc nêu tổng trong lời văn bằng {{ kinh_phi.tong | … }}",
            ),
        );
    }
}
