//! KH717: a row of a table that runs over the end of its page.

use super::geometry::excerpt;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::collections::HashMap;

pub(super) static RULE: Rule = Rule {
    code: "KH717",
    name: "hang-sang-trang",
    title: "hàng của bảng bị tách sang trang sau",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    // The words a cell begins with, and its last page so far.
    let mut cells: HashMap<usize, (usize, &str)> = HashMap::new();
    let mut told = None;
    for sheet in context.sheets() {
        for line in sheet.body() {
            let Some(cell) = line.cell.filter(|cell| cell.table && !cell.repeated) else { continue };
            let (page, words) = cells.entry(cell.id).or_insert((sheet.number, &line.text));
            if *page < sheet.number && told != Some((*page, cell.row)) {
                told = Some((*page, cell.row));
                let message = format!("trang {page}: hàng có ô “{}” bị tách sang trang sau", excerpt(words));
                let help = "tách ô dài thành nhiều hàng, hoặc chuyển phần chi tiết vào nội dung của kế hoạch";
                diags.push(Diagnostic::new(&RULE, context.place(words), message).help(help));
            }
            *page = sheet.number;
        }
    }
}
