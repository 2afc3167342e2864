//! Columns of numbers of the tables with rows of their own, as a reader sees them.

use crate::check::Context;
use crate::diag::Span;
use crate::figures::TableFigures;
use crate::model::{CellValue, Column, ColumnKind, HeadCell, OwnRow, OwnTable, Table, TableSource};
use crate::value::{MoneyUnit, Number};

/// A column of numbers.
#[derive(Debug)]
pub(super) struct NumberColumn<'p> {
    /// Its table.
    pub table: &'p Table,
    /// The same, with its rows.
    pub own: &'p OwnTable,
    /// Its place among the columns.
    pub index: usize,
    /// The column.
    pub column: &'p Column,
    /// The titles above it and its own, outermost first, joined by a blank.
    pub titles: String,
    /// The numbers typed in its cells: row, number, bytes.
    pub typed: Vec<(usize, &'p Number, Span)>,
}

impl NumberColumn<'_> {
    /// The unit of money that its own title names, or else its table.
    pub(super) fn money_unit(&self) -> Option<MoneyUnit> {
        unit_in(&self.column.title.words()).or_else(|| MoneyUnit::parse(&self.table.unit.as_ref()?.value))
    }

    /// Does its title say that it holds money?
    pub(super) fn is_money(&self) -> bool {
        names_money(&self.titles)
    }
}

/// Tables with rows of their own and their figures.
pub(super) fn own_tables<'c, 'p>(
    context: &'c Context<'p>,
) -> impl Iterator<Item = (&'p Table, &'p OwnTable, &'c TableFigures)> {
    context.figures.tables.iter().filter_map(|(table, figures)| match &table.source {
        TableSource::Own(own) => Some((*table, own, figures)),
        _ => None,
    })
}

/// The columns of numbers of every table with rows of its own.
pub(super) fn of<'p>(context: &Context<'p>) -> Vec<NumberColumn<'p>> {
    let mut found = Vec::new();
    for (table, own, _) in own_tables(context) {
        let titles = titles(own);
        let first = found.len();
        let mut places = vec![None; own.columns.list.len()];
        for (index, (column, titles)) in own.columns.list.iter().zip(titles).enumerate() {
            if column.kind == ColumnKind::Number {
                places[index] = Some(found.len() - first);
                found.push(NumberColumn { table, own, index, column, titles, typed: Vec::new() });
            }
        }
        for (row, cells) in rows(own) {
            for (index, cell) in cells {
                let place = places.get(*index).copied().flatten();
                if let (Some(place), Some(number)) = (place, number_of(&cell.value)) {
                    found[first + place].typed.push((row, number, cell.span));
                }
            }
        }
    }
    found
}

/// Cells of a row by column.
type Cells = std::collections::BTreeMap<usize, crate::diag::Spanned<CellValue>>;

/// The rows that are no group titles, with their place among all rows.
pub(super) fn rows(own: &OwnTable) -> impl Iterator<Item = (usize, &Cells)> {
    own.rows.iter().enumerate().filter_map(|(row, kind)| match kind {
        OwnRow::Row { cells, .. } => Some((row, cells)),
        OwnRow::Group { .. } => None,
    })
}

/// The number in a cell.
pub(super) fn number_of(value: &CellValue) -> Option<&Number> {
    match value {
        CellValue::Number(number) => Some(number),
        CellValue::Spanning { value, .. } => number_of(value),
        CellValue::Text(_) => None,
    }
}

/// For each column the titles above it and its own, joined by a blank.
pub(super) fn titles(own: &OwnTable) -> Vec<String> {
    let mut found: Vec<String> = own.columns.list.iter().map(|column| column.title.words()).collect();
    walk(&own.columns.head, "", &mut found);
    found
}

fn walk(cells: &[HeadCell], above: &str, found: &mut [String]) {
    for cell in cells {
        match cell {
            HeadCell::Column(index) => {
                if let Some(title) = found.get_mut(*index).filter(|_| !above.is_empty()) {
                    *title = format!("{above} {title}");
                }
            }
            HeadCell::Group { title, cells } => {
                let words = title.words();
                walk(cells, if above.is_empty() { words } else { format!("{above} {words}") }.as_str(), found);
            }
        }
    }
}

/// The unit of money in the brackets of a title: "Kinh phí (triệu đồng)", "Thành tiền (ĐVT: đồng)".
pub(super) fn unit_in(title: &str) -> Option<MoneyUnit> {
    let (_, rest) = title.rsplit_once('(')?;
    let (inner, _) = rest.split_once(')')?;
    MoneyUnit::parse(inner.rsplit_once(':').map_or(inner, |(_, unit)| unit))
}

/// Does a title speak of money?
pub(super) fn names_money(title: &str) -> bool {
    let title = title.to_lowercase();
    ["kinh phí", "thành tiền", "đơn giá", "số tiền", "mức hỗ trợ", "mức chi", "dự toán", "ngân sách", "tổng tiền"]
        .iter()
        .any(|word| title.contains(word))
}

/// How a reader finds a table: its caption, else the appendix or number of the table.
pub(super) fn name(context: &Context<'_>, table: &Table) -> String {
    if let Some(caption) = &table.caption {
        return format!("bảng “{}”", caption.words());
    }
    let appendices = &context.plan.appendices;
    let labels = crate::figures::appendix_labels(appendices.len());
    let holds =
        |span: Span| span.file == table.span.file && span.start <= table.span.start && table.span.end <= span.end;
    if let Some((_, label)) = appendices.iter().zip(labels).find(|(appendix, _)| holds(appendix.span)) {
        return format!("bảng ở {label}");
    }
    match &table.id {
        Some(id) => format!("bảng “{}”", id.value),
        None => "bảng khác".to_owned(),
    }
}
