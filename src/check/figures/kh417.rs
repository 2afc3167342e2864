//! KH417: a table of money without a unit.

use super::columns;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH417",
    name: "bang-thieu-don-vi-tien",
    title: "bảng có cột tiền nhưng không ghi đơn vị",
    weights: Weights::RISING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    // "ĐVT: triệu đồng" may be typed as a line of text.
    let said = |words: &str| {
        let words = words.to_lowercase();
        words.contains("đơn vị tính") || words.contains("đvt")
    };
    let roles = [Role::Body, Role::AppendixTitle, Role::Caption, Role::TableNote];
    let is_in_text = || context.passages.iter().any(|p| roles.contains(&p.role) && said(&p.words));
    let mut last = None;
    for column in columns::of(context) {
        let table = std::ptr::from_ref(column.table);
        // A title may name the unit without brackets: "Số tiền, triệu đồng", "Tỷ lệ ngân sách, %".
        let titles = column.titles.to_lowercase();
        let has_unit =
            ["đồng", "%", "vnđ", "tỷ lệ", "tỉ lệ", "cơ cấu", "tỷ trọng"].iter().any(|unit| titles.contains(unit));
        let in_caption = column.table.caption.as_ref().is_some_and(|c| c.words().to_lowercase().contains("đồng"));
        let has_figures =
            column.column.formula.is_some() || column.typed.iter().any(|(_, n, _)| n.value != Decimal::ZERO);
        let is_bare = column.is_money() && column.table.unit.is_none() && !has_unit && !in_caption && has_figures;
        if is_bare && last.replace(table) != Some(table) && !is_in_text() {
            let message = format!("cột “{}” ghi số tiền nhưng bảng không nêu đơn vị tính", column.column.title.words());
            diags.push(
                Diagnostic::new(&RULE, column.column.title.span, message)
                    .help("thêm “don_vi_tinh” cho bảng, ví dụ “don_vi_tinh: triệu đồng”"),
            );
        }
    }
}
