//! KH418: one table counts money in two units.

use super::columns;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::MoneyUnit;

pub(super) static RULE: Rule = Rule {
    code: "KH418",
    name: "hai-don-vi-tien",
    title: "một bảng dùng hai đơn vị tiền",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (table, own, _) in columns::own_tables(context) {
        let of_table = table.unit.as_ref().and_then(|unit| Some((MoneyUnit::parse(&unit.value)?, unit.span)));
        let mut first = of_table;
        for column in &own.columns.list {
            let title = column.title.words();
            let Some(unit) = columns::unit_in(&title) else { continue };
            let Some((known, span)) = first else {
                first = Some((unit, column.title.span));
                continue;
            };
            if unit != known {
                let message = format!("cột “{title}” tính bằng {unit}, chỗ khác của bảng tính bằng {known}");
                diags.push(
                    Diagnostic::new(&RULE, column.title.span, message)
                        .also(span, "đơn vị kia")
                        .help("đổi mọi số tiền của bảng về một đơn vị, ghi đơn vị ấy một lần ở “don_vi_tinh”"),
                );
            }
        }
    }
}
