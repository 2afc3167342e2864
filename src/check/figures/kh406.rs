//! KH406: the shares in a column do not add up to 100 %.

use super::columns;
use super::sums::tolerance;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::format_decimal;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH406",
    name: "co-cau-khong-du-100",
    title: "cột cơ cấu không cộng đủ 100 %",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for column in columns::of(context) {
        let title = column.column.title.words();
        let lower = title.to_lowercase();
        let is_share = ["cơ cấu", "tỷ trọng", "tỉ trọng"].iter().any(|word| lower.contains(word));
        // Shares of groups and of their parts stand in one column: they add up to more than one whole.
        let has_groups = columns::rows(column.own).count() != column.own.rows.len();
        let whole = column.typed.iter().any(|(_, number, _)| number.value == Decimal::ONE_HUNDRED);
        if !is_share || has_groups || whole || column.column.formula.is_some() || column.typed.len() < 2 {
            continue;
        }
        let sum = column.typed.iter().try_fold(Decimal::ZERO, |sum, (_, number, _)| sum.checked_add(number.value));
        let decimals = column.typed.iter().map(|(_, number, _)| number.decimals).min().unwrap_or_default();
        let terms = u32::try_from(column.typed.len()).unwrap_or(u32::MAX);
        let Some(sum) = sum else { continue };
        let off = sum.checked_sub(Decimal::ONE_HUNDRED).map(|off| off.abs());
        if off.is_some_and(|off| off > tolerance(decimals, terms)) {
            let message =
                format!("các tỷ lệ trong cột “{title}” cộng được {} %, không phải 100 %", format_decimal(sum, None));
            diags.push(
                Diagnostic::new(&RULE, column.column.title.span, message)
                    .help("tính lại tỷ lệ của từng dòng, hoặc để chương trình tự tính bằng “tinh: phan_tram(…)”"),
            );
        }
    }
}
