//! KH705: a table that fits the page only at a size nobody can read.

use super::geometry::{decimal, excerpt};
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::pages::{PageBox, TextBox};

pub(super) static RULE: Rule = Rule {
    code: "KH705",
    name: "bang-qua-nho",
    title: "bảng chỉ vừa trang ở cỡ chữ không đọc được",
    weights: Weights::ERROR,
    clause: "Phụ lục I, I.4",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    for (number, page) in context.numbered() {
        diags.extend(too_small(page, number, context));
    }
}

/// A table whose columns do not fit at a size that can be read.
fn too_small(page: &PageBox, number: usize, context: &PageContext<'_>) -> Option<Diagnostic> {
    let view = context.view;
    let least = view.page.size.table_min - 0.01;
    let small = |text: &&TextBox| text.cell.is_some_and(|c| c.table && !c.repeated) && text.size_pt < least;
    // A raised figure is small in any table: what counts is the largest type.
    let sizes = page.texts.iter().filter(|text| text.cell.is_some_and(|c| c.table)).map(|text| text.size_pt);
    let (largest, first) = (sizes.fold(0.0, f64::max), page.texts.iter().find(small)?);
    if largest >= least {
        return None;
    }
    let columns = page.texts.iter().filter_map(|text| text.cell).filter(|c| c.table).map(|c| c.column + 1).max();
    let message = format!(
        "trang {number}: bảng {} cột chỉ vừa trang ở cỡ chữ {}, nhỏ hơn cỡ đọc được {} (từ ô “{}”)",
        columns.unwrap_or(1),
        decimal(largest),
        decimal(view.page.size.table_min),
        excerpt(&first.text),
    );
    let help = "để phụ lục khổ giấy ngang, tách bảng làm hai hoặc ghi số theo đơn vị lớn hơn (triệu đồng)";
    Some(Diagnostic::new(&RULE, context.place(&first.text), message).help(help))
}
