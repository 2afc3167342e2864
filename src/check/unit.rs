//! KH036: a table of the budget names another unit than the budget counts in.

use crate::diag::{Diagnostic, Diags, UNIT_DIFFERS};
use crate::model::{Plan, TableSource};
use crate::value::MoneyUnit;

pub(super) fn check(plan: &Plan, diags: &mut Diags) {
    let Some(budget) = &plan.budget else { return };
    for table in plan.tables() {
        let (TableSource::Budget { .. }, Some(unit)) = (&table.source, &table.unit) else { continue };
        if MoneyUnit::parse(&unit.value).is_some_and(|named| named != budget.unit) {
            let message = format!("bảng ghi đơn vị “{}” nhưng kinh phí tính bằng {}", unit.value, budget.unit.name());
            diags.push(
                Diagnostic::new(&UNIT_DIFFERS, unit.span, message)
                    .help("bỏ “don_vi_tinh” của bảng: chương trình tự ghi đơn vị của kinh phí"),
            );
        }
    }
}
