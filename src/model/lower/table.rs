//! Tables.

use super::*;
use crate::diag::{BAD_FORMULA, BAD_NUMBER, TABLE_SHAPE, UNKNOWN_KEY, UNPRINTED};
use crate::model::decode::Fields;
use crate::prose::ProseBlock;

/// Fields of tasks, targets and budget that a table can show.
const TASK_COLUMNS: &[&str] =
    &["stt", "noi_dung", "chi_tiet", "chu_tri", "phoi_hop", "thuc_hien", "thoi_han", "san_pham", "kinh_phi", "ghi_chu"];
const TARGET_COLUMNS: &[&str] = &["stt", "chi_tieu", "don_vi_tinh", "gia_tri", "han", "ghi_chu"];
const BUDGET_COLUMNS: &[&str] = &[
    "stt",
    "noi_dung",
    "don_vi_tinh",
    "so_luong",
    "don_gia",
    "thanh_tien",
    "nguon",
    "ghi_chu",
    "tung_nam",
    "tung_nguon",
    "tong_cong",
];

impl Lowerer<'_> {
    pub(super) fn table(&mut self, node: &Node) -> Option<Table> {
        let fields = self.decoder.fields(node, &fields::TABLE)?;
        let id = fields.get("ma").and_then(|n| self.decoder.id(n, "ma"));
        if let Some(id) = &id {
            self.declare("bảng", id);
        }
        let kind = match fields.get("du_lieu") {
            // Without knowing what the table shows, every column would look wrong.
            Some(n) => {
                let kinds = [("nhiem_vu", 'n'), ("muc_tieu", 'm'), ("kinh_phi", 'k')];
                Some(self.decoder.choice(n, "du_lieu", &kinds)?)
            }
            None => None,
        };
        let total = fields.get("dong_tong").and_then(|n| {
            self.decoder.choice(
                n,
                "dong_tong",
                &[("cuoi", TotalPlace::Foot), ("dau", TotalPlace::Head), ("khong", TotalPlace::None)],
            )
        });
        let total_label = fields.get("nhan_tong").and_then(|n| self.decoder.line(n, "nhan_tong"));
        let numbering = fields
            .get("danh_so")
            .and_then(|n| {
                self.decoder.choice(
                    n,
                    "danh_so",
                    &[
                        ("theo_nhom", GroupNumbering::Restart),
                        ("lien_tuc", GroupNumbering::Running),
                        ("khong", GroupNumbering::Bare),
                    ],
                )
            })
            .unwrap_or_default();
        self.unused_keys(&fields, kind);
        let columns = fields.get("cot");
        if let Some(node) = columns.filter(|n| n.as_sequence().is_some_and(<[Node]>::is_empty)) {
            self.decoder.push(
                Diagnostic::new(&TABLE_SHAPE, node.span, "bảng không có cột nào")
                    .help("khai ít nhất một cột trong “cot”"),
            );
            return None;
        }
        let source = match kind {
            Some('n') => TableSource::Tasks {
                groups: fields.get("nhom").map(|n| self.decoder.texts(n, "nhom")).unwrap_or_default(),
                numbering,
                columns: self.data_columns(columns, TASK_COLUMNS),
            },
            Some('m') => TableSource::Targets { columns: self.data_columns(columns, TARGET_COLUMNS) },
            Some(_) => TableSource::Budget {
                columns: self.data_columns(columns, BUDGET_COLUMNS),
                numbering,
                total: total.unwrap_or(TotalPlace::Foot),
                total_label,
            },
            None => {
                let columns = columns.map(|n| self.columns(n)).unwrap_or_default();
                let stated = fields.get("tong").map(|n| self.stated_totals(n, &columns)).unwrap_or_default();
                let rows = match (fields.get("dong"), fields.get("tep")) {
                    (Some(rows), None) => self.rows(rows, &columns),
                    (None, Some(file)) => self.csv_rows(file, &columns),
                    (Some(_), Some(file)) => {
                        self.decoder.push(
                            Diagnostic::new(&TABLE_SHAPE, file.span, "bảng vừa có “dong” vừa có “tep”")
                                .help("giữ lại một trong hai"),
                        );
                        Vec::new()
                    }
                    (None, None) => {
                        self.decoder.push(
                            Diagnostic::new(&TABLE_SHAPE, node.span.part(0, 1), "bảng không có dòng nào")
                                .help("khai “dong”, “tep” hoặc “du_lieu”"),
                        );
                        Vec::new()
                    }
                };
                TableSource::Own(OwnTable {
                    columns,
                    rows,
                    numbering,
                    total: total.unwrap_or_default(),
                    total_label,
                    stated,
                })
            }
        };
        Some(Table {
            id,
            caption: fields.get("tieu_de").and_then(|n| self.decoder.line(n, "tieu_de")),
            unit: fields.get("don_vi_tinh").and_then(|n| self.decoder.text(n, "don_vi_tinh")),
            codes: fields.get("ma_cot").and_then(|n| self.decoder.flag(n, "ma_cot")).unwrap_or_default(),
            source,
            notes: self.optional_prose(fields.get("ghi_chu"), "ghi_chu"),
            span: fields.span,
        })
    }

    /// Keys that a table of this kind has no use for: what they say would be lost.
    fn unused_keys(&mut self, fields: &Fields<'_>, kind: Option<char>) {
        let unused: &[&'static str] = match kind {
            Some('n') => &["dong_tong", "nhan_tong", "tong", "dong", "tep"],
            Some('m') => &["dong_tong", "nhan_tong", "tong", "dong", "tep", "danh_so", "nhom"],
            Some(_) => &["tong", "dong", "tep", "nhom"],
            None => &["nhom"],
        };
        for key in unused {
            if let Some(node) = fields.get(key) {
                self.decoder.push(
                    Diagnostic::new(&UNPRINTED, node.span, format!("bảng loại này không dùng khóa “{key}”"))
                        .help(format!("bỏ khóa “{key}”")),
                );
            }
        }
    }

    fn data_columns(&mut self, node: Option<&Node>, known: &[&'static str]) -> Vec<DataColumn> {
        let Some(node) = node else { return Vec::new() };
        let items = self.decoder.list(node, "cot");
        items.iter().filter_map(|item| self.data_column(item, known)).collect()
    }

    fn data_column(&mut self, node: &Node, known: &[&'static str]) -> Option<DataColumn> {
        let choices: Vec<(&str, &'static str)> = known.iter().map(|k| (*k, *k)).collect();
        if let Value::Scalar(_) = node.value {
            let field = self.decoder.choice(node, "cot", &choices)?;
            return Some(DataColumn {
                field: Spanned::new(field.to_owned(), node.span),
                title: None,
                weight: None,
                align: None,
            });
        }
        let fields = self.decoder.fields(node, &fields::FIELD_COLUMN)?;
        let name = fields.get("truong")?;
        let field = self.decoder.choice(name, "truong", &choices)?;
        if let (Some(title), true) = (fields.get("tieu_de"), matches!(field, "tung_nam" | "tung_nguon")) {
            self.decoder.push(
                Diagnostic::new(&UNPRINTED, title.span, format!("các cột “{field}” tự mang tên năm và nguồn"))
                    .help("bỏ “tieu_de”; tên nguồn lấy ở “nguon” của kinh phí"),
            );
        }
        Some(DataColumn {
            field: Spanned::new(field.to_owned(), name.span),
            title: fields.get("tieu_de").and_then(|n| self.decoder.line(n, "tieu_de")),
            weight: fields.get("rong").and_then(|n| self.decoder.count(n, "rong")),
            align: fields.get("canh").and_then(|n| self.align(n)),
        })
    }

    fn align(&mut self, node: &Node) -> Option<CellAlign> {
        self.decoder.choice(
            node,
            "canh",
            &[("trai", CellAlign::Left), ("giua", CellAlign::Center), ("phai", CellAlign::Right)],
        )
    }

    fn columns(&mut self, node: &Node) -> Columns {
        let mut columns = Columns::default();
        let mut formulas = Vec::new();
        columns.head = self.head_cells(node, &mut columns.list, &mut formulas, 0);
        self.formulas(&mut columns.list, &formulas);
        columns
    }

    fn head_cells<'n>(
        &mut self,
        node: &'n Node,
        list: &mut Vec<Column>,
        formulas: &mut Vec<(usize, &'n Node)>,
        depth: usize,
    ) -> Vec<HeadCell> {
        let mut cells = Vec::new();
        for item in self.decoder.list(node, "cot") {
            if has_key(item, "nhom") {
                let Some(fields) = self.decoder.fields(item, &fields::COLUMN_GROUP) else { continue };
                if depth >= 4 {
                    self.decoder.push(
                        Diagnostic::new(&TABLE_SHAPE, fields.span.part(0, 1), "đầu bảng có quá năm tầng")
                            .help("gộp bớt các nhóm cột"),
                    );
                    continue;
                }
                let title = fields.get("nhom").and_then(|n| self.decoder.line(n, "nhom")).unwrap_or_default();
                let inner =
                    fields.get("cot").map(|n| self.head_cells(n, list, formulas, depth + 1)).unwrap_or_default();
                if !inner.is_empty() {
                    cells.push(HeadCell::Group { title, cells: inner });
                }
                continue;
            }
            let Some(fields) = self.decoder.fields(item, &fields::COLUMN) else { continue };
            let Some(key) = fields.get("khoa").and_then(|n| self.column_key(n, list)) else { continue };
            if let Some(formula) = fields.get("tinh") {
                formulas.push((list.len(), formula));
            }
            let kind = fields.get("kieu").and_then(|n| {
                self.decoder.choice(
                    n,
                    "kieu",
                    &[("chu", ColumnKind::Text), ("so", ColumnKind::Number), ("stt", ColumnKind::RowNumber)],
                )
            });
            let summed = fields.get("cong").and_then(|n| self.decoder.flag(n, "cong")).unwrap_or(true);
            cells.push(HeadCell::Column(list.len()));
            list.push(Column {
                key,
                title: fields.get("tieu_de").and_then(|n| self.decoder.line(n, "tieu_de")).unwrap_or_default(),
                kind: match kind {
                    Some(kind) => kind,
                    None if fields.get("tinh").is_some() => ColumnKind::Number,
                    None => ColumnKind::Text,
                },
                align: fields.get("canh").and_then(|n| self.align(n)),
                weight: fields.get("rong").and_then(|n| self.decoder.count(n, "rong")),
                formula: None,
                summed,
            });
        }
        cells
    }

    fn column_key(&mut self, node: &Node, list: &[Column]) -> Option<Spanned<String>> {
        let key = self.decoder.text(node, "khoa")?;
        let well_formed = key.value.starts_with(|c: char| c.is_ascii_lowercase())
            && key.value.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_');
        if !well_formed || ["nhom", "gop"].contains(&key.value.as_str()) {
            self.decoder.push(
                Diagnostic::new(&crate::diag::BAD_ID, key.span, format!("khóa cột “{}” không dùng được", key.value))
                    .help("khóa cột chỉ gồm chữ thường không dấu, số và dấu gạch dưới; khác “nhom” và “gop”"),
            );
        }
        if let Some(first) = list.iter().find(|c| c.key.value == key.value) {
            self.decoder.push(
                Diagnostic::new(&DUPLICATE_ID, key.span, format!("khóa cột “{}” đã dùng rồi", key.value))
                    .also(first.key.span, "lần đầu ở đây")
                    .help("đặt khóa khác cho cột này"),
            );
        }
        Some(key)
    }

    /// Parses formulas once all columns are known, and refuses those that read themselves.
    fn formulas(&mut self, list: &mut [Column], formulas: &[(usize, &Node)]) {
        for (index, node) in formulas {
            let Some(text) = self.decoder.scalar(node, "tinh") else { continue };
            let parsed = formula::parse(text, &|key| list.iter().position(|c| c.key.value == key));
            match parsed {
                Ok(formula) => list[*index].formula = Some(Spanned::new(formula, node.span)),
                Err(problem) => {
                    let span = node.place(self.decoder.sources, problem.range);
                    let mut finding = Diagnostic::new(&BAD_FORMULA, span, problem.message);
                    let near = problem
                        .unknown
                        .and_then(|name| nearest(&name, list.iter().map(|c| c.key.value.as_str())).map(str::to_owned));
                    finding = match near {
                        Some(near) => finding.help(format!("có phải là “{near}”?")),
                        None => finding
                            .help("viết dạng “a + b”, “tong(a, b, c)” hoặc “phan_tram(a, b)” với khóa của các cột"),
                    };
                    self.decoder.push(finding);
                }
            }
        }
        for index in 0..list.len() {
            if reads_itself(list, index)
                && let Some(formula) = list[index].formula.take()
            {
                self.decoder.push(
                    Diagnostic::new(
                        &BAD_FORMULA,
                        formula.span,
                        format!("công thức của cột “{}” tính vòng qua chính nó", list[index].key.value),
                    )
                    .help("sửa công thức để không dùng lại cột đang tính"),
                );
            }
        }
    }

    fn stated_totals(&mut self, node: &Node, columns: &Columns) -> BTreeMap<usize, Spanned<Number>> {
        let mut stated = BTreeMap::new();
        for entry in self.decoder.entries(node, "tong") {
            match columns.list.iter().position(|c| c.key.value == entry.key.value) {
                Some(index) => {
                    if let Some(number) = self.decoder.number(&entry.value, &entry.key.value) {
                        stated.insert(index, number);
                    }
                }
                None => self.unknown_column(&entry.key, columns),
            }
        }
        stated
    }

    fn rows(&mut self, node: &Node, columns: &Columns) -> Vec<OwnRow> {
        let items = self.decoder.list(node, "dong");
        items.iter().filter_map(|item| self.row(item, columns)).collect()
    }

    fn row(&mut self, node: &Node, columns: &Columns) -> Option<OwnRow> {
        let Value::Mapping(entries) = &node.value else {
            self.decoder.wrong_kind(node, "dong", "các cặp “khóa cột: giá trị”");
            return None;
        };
        if let Some(group) = entries.iter().find(|e| e.key.value == "nhom") {
            for other in entries.iter().filter(|e| e.key.value != "nhom") {
                self.unknown_column(&other.key, &Columns::default());
            }
            return self.decoder.line(&group.value, "nhom").map(|title| OwnRow::Group { title });
        }
        let mut cells = BTreeMap::new();
        let mut merged = 1;
        for entry in entries {
            if entry.key.value == "gop" {
                merged = self.decoder.count(&entry.value, "gop").unwrap_or(1);
                continue;
            }
            let Some(index) = columns.list.iter().position(|c| c.key.value == entry.key.value) else {
                if !entry.key.value.starts_with("x_") {
                    self.unknown_column(&entry.key, columns);
                }
                continue;
            };
            if let Some(value) = self.cell(&entry.value, &columns.list[index]) {
                cells.insert(index, Spanned::new(value, entry.value.span));
            }
        }
        Some(OwnRow::Row { cells, merged, span: node.span })
    }

    fn unknown_column(&mut self, key: &Spanned<String>, columns: &Columns) {
        let mut finding = Diagnostic::new(&UNKNOWN_KEY, key.span, format!("bảng không có cột “{}”", key.value));
        let keys: Vec<&str> = columns.list.iter().map(|c| c.key.value.as_str()).collect();
        finding = match nearest(&key.value, keys.iter().copied()) {
            Some(near) => {
                finding.help(format!("có phải là “{near}”?")).fix(format!("đổi thành “{near}”"), key.span, near)
            }
            None if keys.is_empty() => finding.help("dòng nhóm chỉ có “nhom”"),
            None => finding.help(format!("các cột của bảng: {}", keys.join(", "))),
        };
        self.decoder.push(finding);
    }

    fn cell(&mut self, node: &Node, column: &Column) -> Option<CellValue> {
        if node.is_null() {
            return None;
        }
        if let Value::Mapping(_) = &node.value {
            let fields = self.decoder.fields(node, &fields::CELL)?;
            let value = self.cell(fields.get("noi_dung")?, column)?;
            let rows = fields.get("gop_dong").and_then(|n| self.decoder.count(n, "gop_dong")).unwrap_or(1);
            let columns = fields.get("gop_cot").and_then(|n| self.decoder.count(n, "gop_cot")).unwrap_or(1);
            return Some(CellValue::Spanning { value: Box::new(value), rows, columns });
        }
        match column.kind {
            ColumnKind::Number => {
                let text = self.decoder.scalar(node, &column.key.value)?;
                if matches!(text.trim(), "-" | "–" | "x" | "X") {
                    return self.decoder.line(node, &column.key.value).map(|line| CellValue::Text(prose_of(line)));
                }
                self.decoder.number(node, &column.key.value).map(|n| CellValue::Number(n.value))
            }
            ColumnKind::RowNumber => {
                self.decoder.line(node, &column.key.value).map(|line| CellValue::Text(prose_of(line)))
            }
            ColumnKind::Text => self.decoder.prose(node, &column.key.value).map(CellValue::Text),
        }
    }

    fn csv_rows(&mut self, node: &Node, columns: &Columns) -> Vec<OwnRow> {
        let Some(name) = self.decoder.scalar(node, "tep") else { return Vec::new() };
        // A file that could not be read has been reported where it was looked for.
        let Some(file) = self.attached.get(name.trim()) else { return Vec::new() };
        let source = self.decoder.sources.get(*file);
        let table = match csv::read(source.text()) {
            Ok(table) => table,
            Err((line, message)) => {
                let span = Span::new(*file, source.line_range(line));
                self.decoder.push(
                    Diagnostic::new(&crate::diag::BAD_CSV, span, message)
                        .help("lưu lại bảng tính ở dạng CSV UTF-8, các dòng có số ô bằng nhau"),
                );
                return Vec::new();
            }
        };
        let mut places = Vec::new();
        for field in &table.header {
            let key = Spanned::new(one_line(&field.text), Span::new(*file, field.range.clone()));
            let place = columns.list.iter().position(|c| c.key.value == key.value);
            if place.is_none() && !key.value.starts_with("x_") {
                self.unknown_column(&key, columns);
            }
            places.push(place);
        }
        let mut rows = Vec::new();
        for record in &table.rows {
            let mut cells = BTreeMap::new();
            for (field, place) in record.iter().zip(&places) {
                let Some(index) = *place else { continue };
                if field.text.trim().is_empty() {
                    continue;
                }
                let span = Span::new(*file, field.range.clone());
                if let Some(value) = self.csv_cell(&field.text, span, &columns.list[index]) {
                    cells.insert(index, Spanned::new(value, span));
                }
            }
            let range = record.first().map_or(0, |f| f.range.start)..record.last().map_or(0, |f| f.range.end);
            rows.push(OwnRow::Row { cells, merged: 1, span: Span::new(*file, range) });
        }
        rows
    }

    /// Cells of a CSV file are plain words: a spreadsheet knows no Markdown.
    fn csv_cell(&mut self, text: &str, span: Span, column: &Column) -> Option<CellValue> {
        if column.kind != ColumnKind::Number || matches!(text.trim(), "-" | "–" | "x" | "X") {
            return Some(CellValue::Text(prose_of(Line::plain(one_line(text), span))));
        }
        match Number::parse(text) {
            Ok(number) => Some(CellValue::Number(number)),
            Err(error) => {
                let mut finding = Diagnostic::new(&BAD_NUMBER, span, format!("“{}”: {error}", column.key.value));
                finding = match error.suggestion() {
                    Some(suggestion) => finding.help(format!("viết “{suggestion}”")),
                    None => {
                        finding.help("viết số bằng chữ số, dấu chấm ngăn hàng nghìn, dấu phẩy trước phần thập phân")
                    }
                };
                self.decoder.push(finding);
                None
            }
        }
    }
}

fn prose_of(line: Line) -> Prose {
    Prose { span: line.span, blocks: vec![ProseBlock::Paragraph(line.content)] }
}

/// True when a formula leads back to its own column.
fn reads_itself(list: &[Column], start: usize) -> bool {
    let mut seen = vec![false; list.len()];
    let mut stack = Vec::new();
    if let Some(formula) = &list[start].formula {
        formula::columns_of(&formula.value, &mut stack);
    }
    while let Some(index) = stack.pop() {
        if index == start {
            return true;
        }
        if !std::mem::replace(&mut seen[index], true)
            && let Some(formula) = &list[index].formula
        {
            formula::columns_of(&formula.value, &mut stack);
        }
    }
    false
}
