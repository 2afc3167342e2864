//! KH419: a unit of money stated above the table and again in a title.

use super::columns;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::MoneyUnit;

pub(super) static RULE: Rule = Rule {
    code: "KH419",
    name: "don-vi-tien-ghi-lai",
    title: "đơn vị tiền ghi hai lần trong một bảng",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (table, own, _) in columns::own_tables(context) {
        let Some(unit) = &table.unit else { continue };
        for column in &own.columns.list {
            let title = column.title.words();
            if let Some(named) = columns::unit_in(&title)
                && MoneyUnit::parse(&unit.value) == Some(named)
            {
                let message = format!("cột “{title}” ghi lại đơn vị “{}” đã nêu ở trên bảng", unit.value);
                diags.push(
                    Diagnostic::new(&RULE, column.title.span, message)
                        .also(unit.span, "đơn vị của bảng")
                        .help("bỏ đơn vị ở tên cột, hoặc bỏ “don_vi_tinh” của bảng"),
                );
            }
        }
    }
}
