//! KH403: quantity times price is not the amount stated beside them.

use super::lines;
use super::sums::Comparison;
use crate::check::Context;
use crate::diag::{Diags, Rule, Weights};
use crate::figures::TOTAL;

pub(super) static RULE: Rule = Rule {
    code: "KH403",
    name: "thanh-tien-khac",
    title: "thành tiền khác số lượng nhân đơn giá",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let (Some(budget), Some(figures)) = (&context.plan.budget, &context.figures.budget) else { return };
    for (line, figures) in lines::with_figures(budget, figures) {
        let (Some(product), Some(total), Some(span)) = (figures.product, figures.sums.get(&TOTAL), figures.amount_span)
        else {
            continue;
        };
        let what = format!("thành tiền của “{}”", line.title.words());
        let comparison = Comparison {
            rule: &RULE,
            what: &what,
            found: "số lượng nhân đơn giá được",
            help: "kiểm tra lại số lượng, đơn giá; hoặc bỏ “so_tien” để chương trình tự nhân",
        };
        diags.extend(comparison.judge(&total.number, product, 1, span).map(|finding| match &line.price {
            Some(price) => finding.also(price.span, "đơn giá"),
            None => finding,
        }));
    }
}
