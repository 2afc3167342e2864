//! Tables: columns, rows, notes.

use super::{Fact, Key, Print, Side, Slot, Value, cover, extent, inline_words, short};
use crate::diag::{Span, Spanned};
use crate::diff::change::SubjectKind;
use crate::model::{
    CellAlign, CellValue, Column, ColumnKind, DataColumn, GroupNumbering, HeadCell, OwnRow, OwnTable, Table,
    TableSource, TotalPlace,
};
use std::collections::BTreeMap;

impl<'p> Side<'p> {
    pub(super) fn table(&mut self, parent: usize, table: &'p Table) {
        let caption = table.caption.as_ref().map(|line| inline_words(&line.content));
        let name = caption.unwrap_or_else(|| heads_words(table));
        let part = self.add(parent, Slot::Pieces, SubjectKind::Table, short(&name), Some(table.span));
        if let (Some(part), Some(id)) = (self.part(part), &table.id) {
            part.id = Some(&id.value);
        }
        if let Some(caption) = &table.caption {
            self.line(part, "tieu_de", caption);
        }
        if let Some(unit) = &table.unit {
            self.shown(part, Key::Field("don_vi_tinh"), unit.value.clone(), Some(unit.span), true);
        }
        if table.codes {
            self.shown(part, Key::Look("ma_cot"), "có dòng mã cột", None, true);
        }
        match &table.source {
            TableSource::Tasks { groups, numbering, columns } => {
                let ids = groups.iter().map(|g| g.value.as_str()).collect::<Vec<_>>().join(", ");
                self.shown(part, Key::Look("du_lieu"), "các nhiệm vụ", None, true);
                self.shown(part, Key::Look("nhom"), ids, groups.first().map(|g| g.span), false);
                self.numbering(part, *numbering);
                self.data_columns(part, columns);
            }
            TableSource::Targets { columns } => {
                self.shown(part, Key::Look("du_lieu"), "các chỉ tiêu", None, true);
                self.data_columns(part, columns);
            }
            TableSource::Budget { columns, numbering, total, total_label } => {
                self.shown(part, Key::Look("du_lieu"), "kinh phí", None, true);
                self.numbering(part, *numbering);
                self.total(part, *total);
                if let Some(label) = total_label {
                    self.line(part, "nhan_tong", label);
                }
                self.data_columns(part, columns);
            }
            TableSource::Own(own) => {
                let unit = table.unit.as_ref().map_or("", |unit| unit.value.as_str());
                self.own_table(part, own, unit);
            }
        }
        self.blocks(part, Slot::Notes, &table.notes.blocks, 0);
    }

    fn numbering(&mut self, part: usize, numbering: GroupNumbering) {
        let words = match numbering {
            GroupNumbering::Restart => "theo nhóm",
            GroupNumbering::Running => "liên tục",
            GroupNumbering::Bare => "nhóm không đánh số",
        };
        self.shown(part, Key::Look("danh_so"), words, None, false);
    }

    fn total(&mut self, part: usize, total: TotalPlace) {
        let words = match total {
            TotalPlace::None => return,
            TotalPlace::Head => "đầu bảng",
            TotalPlace::Foot => "cuối bảng",
        };
        self.shown(part, Key::Look("dong_tong"), words, None, true);
    }

    fn data_columns(&mut self, table: usize, columns: &'p [DataColumn]) {
        for column in columns {
            let title = column.title.as_ref().map(|line| inline_words(&line.content));
            let name = title.unwrap_or_else(|| column.field.value.clone());
            let part = self.add(table, Slot::Columns, SubjectKind::Column, short(&name), Some(column.field.span));
            let mark = column.title.as_ref().and_then(|line| extent(&line.content));
            self.name(part, &column.field.value, mark);
            if let Some(title) = &column.title {
                self.line(part, "tieu_de", title);
            }
            self.shape(part, column.align, column.weight);
        }
    }

    fn shape(&mut self, column: usize, align: Option<CellAlign>, weight: Option<u32>) {
        if let Some(align) = align {
            let words = match align {
                CellAlign::Left => "trái",
                CellAlign::Center => "giữa",
                CellAlign::Right => "phải",
            };
            self.shown(column, Key::Look("canh"), words, None, true);
        }
        if let Some(weight) = weight {
            self.shown(column, Key::Look("rong"), weight.to_string(), None, true);
        }
    }

    fn own_table(&mut self, part: usize, own: &'p OwnTable, unit: &str) {
        self.numbering(part, own.numbering);
        self.total(part, own.total);
        if let Some(label) = &own.total_label {
            self.line(part, "nhan_tong", label);
        }
        let mut columns = BTreeMap::new();
        self.heads(part, own, &own.columns.head, &mut columns);
        for (index, stated) in &own.stated {
            if let Some(column) = columns.get(index) {
                self.number(part, Key::Cell(*column), &stated.value, stated.span, unit);
            }
        }
        let figures = self.figures.of_table(own);
        for (index, total) in figures.iter().flat_map(|figures| &figures.totals) {
            if let (Some(column), None, true) = (columns.get(index), total.span, own.total != TotalPlace::None) {
                self.computed(part, Key::Cell(*column), &total.number, unit, true);
            }
        }
        for (at, row) in own.rows.iter().enumerate() {
            match row {
                OwnRow::Group { title } => {
                    let words = short(&inline_words(&title.content));
                    let part = self.add(part, Slot::Rows, SubjectKind::Row, words, Some(title.span));
                    self.line(part, "nhom", title);
                }
                OwnRow::Row { cells, merged, span } => {
                    let row = self.row(part, own, cells, *merged, *span, &columns, unit);
                    let computed = figures.and_then(|figures| figures.cells.get(at));
                    for (index, figure) in computed.into_iter().flatten().filter(|(_, f)| f.span.is_none()) {
                        if let Some(column) = columns.get(index) {
                            self.computed(row, Key::Cell(*column), &figure.number, unit, true);
                        }
                    }
                }
            }
        }
    }

    /// Columns, and the cells over several of them.
    fn heads(&mut self, parent: usize, own: &'p OwnTable, cells: &'p [HeadCell], columns: &mut BTreeMap<usize, usize>) {
        for cell in cells {
            match cell {
                HeadCell::Column(index) => {
                    if let Some(column) = own.columns.list.get(*index) {
                        let part = self.column(parent, column);
                        columns.insert(*index, part);
                    }
                }
                HeadCell::Group { title, cells } => {
                    let words = short(&inline_words(&title.content));
                    let part = self.add(parent, Slot::Columns, SubjectKind::Column, words, Some(title.span));
                    self.line(part, "nhom", title);
                    self.heads(part, own, cells, columns);
                }
            }
        }
    }

    fn column(&mut self, parent: usize, column: &'p Column) -> usize {
        let words = short(&inline_words(&column.title.content));
        let part = self.add(parent, Slot::Columns, SubjectKind::Column, words, Some(column.key.span));
        self.name(part, &column.key.value, extent(&column.title.content));
        self.line(part, "tieu_de", &column.title);
        self.shape(part, column.align, column.weight);
        let kind = match column.kind {
            ColumnKind::Text => "chữ",
            ColumnKind::Number => "số",
            ColumnKind::RowNumber => "số thứ tự",
        };
        self.shown(part, Key::Look("kieu"), kind, None, false);
        if let Some(formula) = &column.formula {
            self.shown(part, Key::Look("tinh"), format!("{:?}", formula.value), Some(formula.span), false);
        }
        if !column.summed {
            self.shown(part, Key::Look("cong"), "không cộng", None, false);
        }
        part
    }

    #[expect(clippy::too_many_arguments, reason = "what a row is made of")]
    fn row(
        &mut self,
        table: usize,
        own: &'p OwnTable,
        cells: &'p BTreeMap<usize, Spanned<CellValue>>,
        merged: u32,
        span: Span,
        columns: &BTreeMap<usize, usize>,
        unit: &str,
    ) -> usize {
        let text = |cell: &Spanned<CellValue>| cell_words(&cell.value);
        let is_text = |index: &usize| own.columns.list.get(*index).is_some_and(|c| c.kind == ColumnKind::Text);
        let first = cells.iter().filter(|(i, _)| is_text(i)).map(|(_, c)| text(c)).find(|w| !w.trim().is_empty());
        let name = first.or_else(|| cells.values().next().map(text)).unwrap_or_default();
        let row = self.add(table, Slot::Rows, SubjectKind::Row, short(&name), Some(span));
        let mark = cells.values().fold(None, |all, cell| cover(all, Some(cell.span)));
        if let Some(part) = self.part(row) {
            part.mark = mark;
        }
        if merged > 1 {
            self.shown(row, Key::Look("gop"), format!("gộp {merged} dòng"), None, true);
        }
        for (index, cell) in cells {
            if let Some(column) = columns.get(index) {
                self.cell(row, *column, &cell.value, cell.span, unit);
            }
        }
        row
    }

    fn cell(&mut self, row: usize, column: usize, value: &'p CellValue, span: Span, unit: &str) {
        match value {
            CellValue::Number(number) => self.number(row, Key::Cell(column), number, span, unit),
            CellValue::Text(prose) => self.prose(row, Key::Cell(column), prose),
            CellValue::Spanning { value, rows, columns } => {
                self.cell(row, column, value, span, unit);
                let fact = Fact {
                    key: Key::Covers(column),
                    value: Value::Text(format!("gộp {rows} dòng, {columns} cột")),
                    span: Some(span),
                    print: Print::Shown(format!("{rows} {columns}")),
                    unit: String::new(),
                };
                self.push(row, fact);
            }
        }
    }
}

fn cell_words(value: &CellValue) -> String {
    match value {
        CellValue::Number(number) => number.format(),
        CellValue::Text(prose) => Value::Prose(prose).words(),
        CellValue::Spanning { value, .. } => cell_words(value),
    }
}

/// Titles of the columns, for a table without a name.
fn heads_words(table: &Table) -> String {
    let data = |columns: &[DataColumn]| columns.iter().map(|c| c.field.value.clone()).collect::<Vec<_>>();
    let words = match &table.source {
        TableSource::Tasks { .. } => vec!["bảng nhiệm vụ".to_owned()],
        TableSource::Targets { .. } => vec!["bảng chỉ tiêu".to_owned()],
        TableSource::Budget { columns, .. } if data(columns).is_empty() => Vec::new(),
        TableSource::Budget { .. } => vec!["bảng kinh phí".to_owned()],
        TableSource::Own(own) => own.columns.list.iter().map(|c| inline_words(&c.title.content)).collect(),
    };
    words.join(" | ")
}
