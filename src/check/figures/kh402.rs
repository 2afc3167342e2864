//! KH402: a table of the budget names another unit than the budget counts in.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::TableSource;
use crate::value::MoneyUnit;

pub(super) static RULE: Rule = Rule {
    code: "KH402",
    name: "don-vi-tien-khac",
    title: "đơn vị tiền của bảng khác đơn vị của kinh phí",
    weights: Weights::ERROR,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
    let Some(budget) = &plan.budget else { return };
    for table in plan.tables() {
        let (TableSource::Budget { .. }, Some(unit)) = (&table.source, &table.unit) else { continue };
        if MoneyUnit::parse(&unit.value).is_some_and(|named| named != budget.unit) {
            let message = format!("bảng ghi đơn vị “{}” nhưng kinh phí tính bằng {}", unit.value, budget.unit.name());
            diags.push(
                Diagnostic::new(&RULE, unit.span, message)
                    .help("bỏ “don_vi_tinh” của bảng: chương trình tự ghi đơn vị của kinh phí"),
            );
        }
    }
}
