//! Tables of tasks and targets.

use super::build::{Builder, Head, align_of, blank, cell, paragraphs, typed_cell, words_cell};
use crate::diag::Spanned;
use crate::model::{DataColumn, GroupNumbering, Plan, Target, Task, Units};
use crate::value::roman;
use crate::view::text::{Typesetter, plain};
use crate::view::{Align, Cell, RowRole};

/// A table of tasks, group by group.
pub(super) fn tasks(
    setter: &mut Typesetter<'_>,
    plan: &Plan,
    groups: &[Spanned<String>],
    numbering: GroupNumbering,
    columns: &[DataColumn],
) -> Builder {
    let mut builder = begin(setter, columns);
    let wanted = |id: Option<&Spanned<String>>| {
        groups.is_empty() || id.is_some_and(|id| groups.iter().any(|g| g.value == id.value))
    };
    let mut number = 0;
    let mut group_number = 0;
    for group in plan.tasks.iter().filter(|g| wanted(g.id.as_ref())) {
        if let Some(title) = &group.title {
            group_number += 1;
            let span = title.span;
            let title = setter.line(title);
            let shown = (numbering != GroupNumbering::Bare).then(|| roman(group_number));
            let cells = group_cells(columns, builder.width(), shown, title);
            builder.row(RowRole::Group, cells, span.into());
            if numbering != GroupNumbering::Running {
                number = 0;
            }
        }
        for task in &group.tasks {
            number += 1;
            task_rows(setter, &mut builder, columns, task, &number.to_string(), RowRole::Row);
        }
    }
    builder
}

/// Cells of a group row: its number, then its title over all other columns.
pub(super) fn group_cells(
    columns: &[DataColumn],
    width: usize,
    number: Option<String>,
    title: crate::view::Runs,
) -> Vec<(usize, Cell)> {
    let number = number.filter(|_| columns.first().is_some_and(|c| c.field.value == "stt") && width > 1);
    let start = usize::from(number.is_some());
    let span = u32::try_from(width - start).unwrap_or(1);
    let mut cells = Vec::new();
    if let Some(number) = number {
        cells.push((0, words_cell(number)));
    }
    cells.push((start, Cell { colspan: span, align: Some(Align::Left), ..cell(title) }));
    cells
}

fn task_rows(
    setter: &mut Typesetter<'_>,
    builder: &mut Builder,
    columns: &[DataColumn],
    task: &Task,
    number: &str,
    role: RowRole,
) {
    let cells = columns.iter().enumerate().map(|(i, c)| (i, task_cell(setter, task, &c.field.value, number))).collect();
    builder.row(role, cells, task.id.span.into());
    if !task.children.is_empty() {
        builder.keep_last();
    }
    for child in &task.children {
        task_rows(setter, builder, columns, child, "-", RowRole::Child);
    }
}

fn task_cell(setter: &mut Typesetter<'_>, task: &Task, field: &str, number: &str) -> Cell {
    let units = |units: &Option<Units>| units.as_ref().map_or_else(blank, |u| typed_cell(u.text.clone(), u.span));
    match field {
        "stt" => words_cell(number),
        "noi_dung" => cell(setter.line(&task.title)),
        "chi_tiet" => paragraphs(setter.cell(&task.details)),
        "chu_tri" => units(&task.lead),
        "phoi_hop" => units(&task.support),
        "thuc_hien" => units(&task.performers),
        "thoi_han" => task.deadline.as_ref().map_or_else(blank, |d| typed_cell(d.value.text.clone(), d.span)),
        "san_pham" => paragraphs(setter.cell(&task.product)),
        "kinh_phi" => task.cost.as_ref().map_or_else(blank, |n| typed_cell(n.value.format(), n.span)),
        "ghi_chu" => task.note.as_ref().map_or_else(blank, |line| cell(setter.line(line))),
        _ => blank(),
    }
}

/// A table of targets.
pub(super) fn targets(setter: &mut Typesetter<'_>, plan: &Plan, columns: &[DataColumn]) -> Builder {
    let mut builder = begin(setter, columns);
    for (index, target) in plan.targets.iter().enumerate() {
        let cells = columns
            .iter()
            .enumerate()
            .map(|(i, c)| (i, target_cell(setter, target, &c.field.value, index + 1)))
            .collect();
        builder.row(RowRole::Row, cells, target.id.span.into());
    }
    builder
}

fn target_cell(setter: &mut Typesetter<'_>, target: &Target, field: &str, number: usize) -> Cell {
    match field {
        "stt" => words_cell(number.to_string()),
        "chi_tieu" => cell(setter.line(&target.title)),
        "don_vi_tinh" => words_cell(target.unit.clone().unwrap_or_default()),
        "gia_tri" => target.value.as_ref().map_or_else(blank, |v| typed_cell(v.value.text(), v.span)),
        "han" => target.deadline.as_ref().map_or_else(blank, |d| typed_cell(d.value.text.clone(), d.span)),
        "ghi_chu" => target.note.as_ref().map_or_else(blank, |line| cell(setter.line(line))),
        _ => blank(),
    }
}

fn begin(setter: &mut Typesetter<'_>, columns: &[DataColumn]) -> Builder {
    let heads = columns.iter().map(|c| Head::Column(title(setter, c))).collect();
    let shapes = columns
        .iter()
        .map(|c| (c.align.map_or_else(|| usual_align(&c.field.value), align_of), c.weight, c.field.span.into()));
    Builder::new(heads, shapes.collect())
}

/// Title of a column: the author's, or the usual one.
pub(super) fn title(setter: &mut Typesetter<'_>, column: &DataColumn) -> crate::view::Runs {
    if let Some(title) = &column.title {
        return setter.line(title);
    }
    let usual = match column.field.value.as_str() {
        "stt" => "STT",
        "noi_dung" => "Nội dung",
        "chi_tiet" => "Nội dung chi tiết",
        "chu_tri" => "Đơn vị chủ trì",
        "phoi_hop" => "Đơn vị phối hợp",
        "thuc_hien" => "Đơn vị thực hiện",
        "thoi_han" => "Thời gian hoàn thành",
        "san_pham" => "Kết quả, sản phẩm",
        "kinh_phi" => "Kinh phí",
        "chi_tieu" => "Chỉ tiêu",
        "don_vi_tinh" => "Đơn vị tính",
        "gia_tri" => "Giá trị",
        "han" => "Thời hạn",
        "so_luong" => "Số lượng",
        "don_gia" => "Đơn giá",
        "thanh_tien" => "Thành tiền",
        "nguon" => "Nguồn kinh phí",
        "tong_cong" => "Tổng cộng",
        _ => "Ghi chú",
    };
    vec![plain(usual)]
}

pub(super) fn usual_align(field: &str) -> Align {
    match field {
        "stt" | "thoi_han" | "don_vi_tinh" | "so_luong" | "gia_tri" | "han" => Align::Center,
        "kinh_phi" | "don_gia" | "thanh_tien" | "tong_cong" => Align::Right,
        _ => Align::Left,
    }
}
