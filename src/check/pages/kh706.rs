//! KH706: a table in type that is hard to read.

use super::geometry::{decimal, excerpt};
use super::{Sheet, in_table};
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH706",
    name: "bang-chu-nho",
    title: "chữ trong bảng nhỏ dưới cỡ 9",
    weights: Weights::WARNING,
    clause: "Phụ lục I, I.4",
    since: "0.2.0",
    profile: "nd30-2020",
};

/// Type below this is hard to read on paper, pt.
const EASY: f64 = 9.0;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    // A table keeps its size over all its pages: one finding tells of all of them.
    diags.extend(context.sheets().iter().find_map(|sheet| small(sheet, context)));
}

fn small(sheet: &Sheet<'_>, context: &PageContext<'_>) -> Option<Diagnostic> {
    let cells = || sheet.lines.iter().filter(|line| in_table(line.cell));
    let largest = cells().map(|line| line.size_pt).fold(0.0, f64::max);
    // What no reader could read at all is the matter of KH705.
    if largest >= EASY - 0.01 || largest < context.view.page.size.table_min - 0.01 {
        return None;
    }
    let first = cells().next()?;
    let message = format!(
        "trang {}: chữ trong bảng chỉ còn cỡ {} (từ ô “{}”)",
        sheet.number,
        decimal(largest),
        excerpt(&first.text)
    );
    let help = "để phụ lục khổ giấy ngang, tách bảng làm hai, bớt cột hoặc ghi số theo đơn vị lớn hơn";
    Some(Diagnostic::new(&RULE, context.place(&first.text), message).help(help))
}
