//! KH426: blank cells and zeros both say "nothing".

use super::columns;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::{CellValue, OwnRow, OwnTable};

pub(super) static RULE: Rule = Rule {
    code: "KH426",
    name: "o-trong-va-so-0",
    title: "một cột vừa để trống vừa ghi 0",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut told = None;
    for column in columns::of(context) {
        let table = std::ptr::from_ref(column.table);
        if told == Some(table) || column.column.formula.is_some() || has_joined_cells(column.own) {
            continue;
        }
        let zero = column.typed.iter().find(|(_, number, _)| number.value.is_zero());
        let blank = columns::rows(column.own).find(|(_, cells)| !cells.contains_key(&column.index));
        if let (Some((_, _, zero)), Some((row, _))) = (zero, blank) {
            told = Some(table);
            let message =
                format!("cột “{}” có ô ghi 0, có ô để trống: không rõ ô trống là 0 hay chưa có số liệu", column.titles);
            let finding = Diagnostic::new(&RULE, *zero, message)
                .help("ghi 0 ở mọi ô không có, hoặc để trống cả; ghi “-” nếu không áp dụng");
            diags.push(match column.own.rows.get(row) {
                Some(OwnRow::Row { span, .. }) => finding.also(*span, "dòng có ô để trống"),
                _ => finding,
            });
        }
    }
}

/// Does a cell cover others, which are then not blank?
fn has_joined_cells(own: &OwnTable) -> bool {
    own.rows.iter().any(|row| match row {
        OwnRow::Row { cells, merged, .. } => {
            *merged > 1 || cells.values().any(|cell| matches!(cell.value, CellValue::Spanning { .. }))
        }
        OwnRow::Group { .. } => false,
    })
}
