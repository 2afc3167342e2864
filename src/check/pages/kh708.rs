//! KH708: a table whose header or group row is the last row on a page.

use super::geometry::excerpt;
use super::{compact, words};
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::view::{Block, Row, RowRole, Table};
use std::collections::HashMap;

pub(super) static RULE: Rule = Rule {
    code: "KH708",
    name: "dau-bang-cuoi-trang",
    title: "tiêu đề bảng hoặc hàng tên nhóm đứng cuối trang",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let view = context.view;
    let bodies = view.appendices.iter().map(|appendix| &appendix.body).chain([&view.body]);
    let mut leading = HashMap::new();
    for table in bodies.flatten().filter_map(|block| if let Block::Table(table) = block { Some(table) } else { None }) {
        collect(table, &mut leading);
    }
    for sheet in context.followed() {
        let Some(last) = sheet.last_line().and_then(|line| line.cell).filter(|cell| cell.table) else { continue };
        let row = sheet.body().filter(|line| line.cell.is_some_and(|c| c.table && c.row == last.row));
        let mut texts: Vec<_> = row.filter_map(|line| Some((line.cell?.id, line))).collect();
        // Another table of the page may have a row of this number: only the last one is meant.
        let first = texts.iter().rposition(|(_, line)| line.cell.is_some_and(|c| c.column == 0)).unwrap_or(0);
        texts.drain(..first);
        let text: String = texts.iter().map(|(_, line)| compact(&line.text)).collect();
        if let Some((what, title)) = leading.get(&text) {
            let message = format!("trang {}: {what} “{}” đứng cuối trang", sheet.number, excerpt(title));
            let help = "để hàng này cùng trang với ít nhất một hàng của nó: thêm hoặc bớt vài dòng phía trên bảng";
            diags.push(Diagnostic::new(&RULE, context.place(title), message).help(help));
        }
    }
}

/// Rows that lead to the next one, by their letters: what they are, and the words of their longest cell.
fn collect(table: &Table, leading: &mut HashMap<String, (&'static str, String)>) {
    let cells = |row: &Row| -> Vec<String> {
        row.cells
            .iter()
            .map(|cell| cell.paragraphs.iter().map(|runs| words(runs)).collect::<Vec<_>>().join(" "))
            .collect()
    };
    let mut enter = |row: &Row, what| {
        let cells = cells(row);
        let title = cells.iter().max_by_key(|cell| cell.chars().count()).cloned().unwrap_or_default();
        leading.insert(cells.iter().map(|cell| compact(cell)).collect(), (what, title));
    };
    if let (Some(header), false) = (table.header.last(), table.rows.is_empty()) {
        enter(header, "tiêu đề bảng");
    }
    for (row, _) in table.rows.iter().zip(table.rows.iter().skip(1)) {
        if row.role == RowRole::Group {
            enter(row, "hàng tên nhóm");
        }
    }
}
