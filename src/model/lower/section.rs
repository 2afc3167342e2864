//! Sections and appendices.

use super::*;
use crate::diag::{MISSING_KEY, TOO_MANY_LEVELS};

/// A reference inside the skeleton that is checked once all is read.
pub(super) enum Reference<'a> {
    TaskGroup(&'a Spanned<String>),
}

/// Every reference in sections, appendices and tables.
pub(super) fn every_item(plan: &Plan) -> Vec<Reference<'_>> {
    let mut found = Vec::new();
    collect(&plan.sections, &mut found);
    for appendix in &plan.appendices {
        collect_pieces(&appendix.pieces, &mut found);
        collect(&appendix.sections, &mut found);
    }
    found
}

fn collect<'a>(items: &'a [SectionItem], found: &mut Vec<Reference<'a>>) {
    for item in items {
        match item {
            SectionItem::Tasks(tasks) => found.push(Reference::TaskGroup(&tasks.group)),
            SectionItem::Section(section) => {
                collect_pieces(&section.pieces, found);
                collect(&section.children, found);
            }
        }
    }
}

fn collect_pieces<'a>(pieces: &'a [Piece], found: &mut Vec<Reference<'a>>) {
    for piece in pieces {
        if let Piece::Table(Table { source: TableSource::Tasks { groups, .. }, .. }) = piece {
            found.extend(groups.iter().map(Reference::TaskGroup));
        }
    }
}

impl Lowerer<'_> {
    pub(super) fn section_items(&mut self, node: &Node, level: usize) -> Vec<SectionItem> {
        let items = self.decoder.list(node, if level == 0 { "noi_dung" } else { "muc_con" });
        items.iter().filter_map(|item| self.section_item(item, level)).collect()
    }

    fn section_item(&mut self, node: &Node, level: usize) -> Option<SectionItem> {
        if has_key(node, "nhom_nhiem_vu") {
            return self.task_sections(node).map(SectionItem::Tasks);
        }
        self.section(node, level).map(SectionItem::Section)
    }

    fn section(&mut self, node: &Node, level: usize) -> Option<Section> {
        let fields = self.decoder.fields(node, &fields::SECTION)?;
        let id = fields.get("ma").and_then(|n| self.decoder.id(n, "ma"));
        if let Some(id) = &id {
            self.declare("mục", id);
        }
        let numbering = fields.get("danh_so").and_then(|n| self.sample(n));
        let children = match fields.get("muc_con") {
            Some(n) => {
                if numbering.is_none() && level + 1 >= self.numbering.len() {
                    self.too_deep(n, level + 1);
                }
                self.section_items(n, level + 1)
            }
            None => Vec::new(),
        };
        let mut pieces = fields.get("noi_dung").map(|n| self.pieces(n)).unwrap_or_default();
        pieces.extend(fields.get("bang").and_then(|n| self.table(n)).map(Piece::Table));
        let says_nothing = |key: &str| ["ma", "lien_dong", "danh_so"].contains(&key) || key.starts_with("x_");
        if node.as_mapping().is_some_and(|m| m.iter().all(|e| e.value.is_null() || says_nothing(&e.key.value))) {
            self.decoder.push(
                Diagnostic::new(&MISSING_KEY, node.span.part(0, 1), "mục không có tên cũng không có nội dung")
                    .help("thêm “tieu_de” hoặc “noi_dung”, hoặc xóa mục này"),
            );
        }
        Some(Section {
            id,
            title: fields.get("tieu_de").and_then(|n| self.decoder.line(n, "tieu_de")),
            run_in: fields.get("lien_dong").and_then(|n| self.decoder.flag(n, "lien_dong")).unwrap_or_default(),
            pieces,
            children,
            closing: self.optional_prose(fields.get("ket_muc"), "ket_muc"),
            numbering,
            span: node.span,
        })
    }

    fn too_deep(&mut self, node: &Node, levels: usize) {
        self.decoder.push(
            Diagnostic::new(
                &TOO_MANY_LEVELS,
                node.span.part(0, 1),
                format!("mục ở cấp {} nhưng chỉ khai cách đánh số cho {levels} cấp", levels + 1),
            )
            .help("thêm một mẫu vào “danh_so” của kế hoạch, hoặc ghi “danh_so” cho mục cha"),
        );
    }

    /// Text, or a list of texts and tables.
    fn pieces(&mut self, node: &Node) -> Vec<Piece> {
        let Value::Sequence(items) = &node.value else {
            return self.decoder.prose(node, "noi_dung").map(Piece::Prose).into_iter().collect();
        };
        let mut pieces = Vec::new();
        for item in items {
            match &item.value {
                Value::Scalar(_) => pieces.extend(self.decoder.prose(item, "noi_dung").map(Piece::Prose)),
                Value::Sequence(_) => self.decoder.wrong_kind(item, "noi_dung", "văn bản, hoặc bảng dạng “bang: …”"),
                _ => {
                    if self.decoder.text_not_shape(item, &fields::PIECE, "noi_dung") {
                        continue;
                    }
                    if let Some(fields) = self.decoder.fields(item, &fields::PIECE) {
                        pieces.extend(fields.get("bang").and_then(|n| self.table(n)).map(Piece::Table));
                    }
                }
            }
        }
        pieces
    }

    fn task_sections(&mut self, node: &Node) -> Option<TaskSections> {
        let fields = self.decoder.fields(node, &fields::TASK_SECTIONS)?;
        let group = fields.get("nhom_nhiem_vu").and_then(|n| self.decoder.id(n, "nhom_nhiem_vu"));
        let parts = match fields.get("cac_phan") {
            Some(n) => {
                let items = self.decoder.list(n, "cac_phan");
                items.iter().filter_map(|item| self.task_part(item)).collect()
            }
            None => standard_parts(),
        };
        Some(TaskSections { group: group?, parts })
    }

    fn task_part(&mut self, node: &Node) -> Option<TaskPart> {
        let fields = self.decoder.fields(node, &fields::TASK_PART)?;
        let field = fields.get("truong").and_then(|n| {
            self.decoder.choice(
                n,
                "truong",
                &[
                    ("chi_tiet", TaskField::Details),
                    ("chu_tri", TaskField::Lead),
                    ("phoi_hop", TaskField::Support),
                    ("thuc_hien", TaskField::Performers),
                    ("thoi_han", TaskField::Deadline),
                    ("san_pham", TaskField::Product),
                    ("ghi_chu", TaskField::Note),
                ],
            )
        });
        let label = fields.get("nhan").and_then(|n| self.decoder.text(n, "nhan"));
        Some(TaskPart { field: field?, label: label?.value })
    }

    pub(super) fn appendices(&mut self, node: &Node) -> Vec<Appendix> {
        let items = self.decoder.list(node, "phu_luc");
        items.iter().filter_map(|item| self.appendix(item)).collect()
    }

    fn appendix(&mut self, node: &Node) -> Option<Appendix> {
        let fields = self.decoder.fields(node, &fields::APPENDIX)?;
        let id = fields.get("ma").and_then(|n| self.decoder.id(n, "ma"));
        if let Some(id) = &id {
            self.declare("phụ lục", id);
        }
        let outer = self.numbering.clone();
        if let Some(n) = fields.get("danh_so") {
            self.numbering = self.samples(n);
        }
        let mut pieces = fields.get("noi_dung").map(|n| self.pieces(n)).unwrap_or_default();
        pieces.extend(fields.get("bang").and_then(|n| self.table(n)).map(Piece::Table));
        let sections = fields.get("muc").map(|n| self.section_items(n, 0)).unwrap_or_default();
        let numbering = std::mem::replace(&mut self.numbering, outer);
        Some(Appendix {
            id,
            title: fields.get("tieu_de").map(|n| self.decoder.lines(n, "tieu_de")).unwrap_or_default(),
            landscape: fields
                .get("huong_giay")
                .and_then(|n| self.decoder.choice(n, "huong_giay", &[("ngang", true), ("dung", false)]))
                .unwrap_or_default(),
            repeats_heading: fields
                .get("lap_quoc_hieu")
                .and_then(|n| self.decoder.flag(n, "lap_quoc_hieu"))
                .unwrap_or_default(),
            pieces,
            sections,
            numbering,
            span: node.span,
        })
    }
}

fn standard_parts() -> Vec<TaskPart> {
    [
        (TaskField::Details, "Nội dung"),
        (TaskField::Lead, "Đơn vị chủ trì"),
        (TaskField::Support, "Đơn vị phối hợp"),
        (TaskField::Performers, "Đơn vị thực hiện"),
        (TaskField::Deadline, "Thời gian thực hiện"),
        (TaskField::Product, "Kết quả, sản phẩm"),
    ]
    .map(|(field, label)| TaskPart { field, label: label.to_owned() })
    .to_vec()
}
