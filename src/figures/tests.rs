#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use crate::diag::Severity;
use crate::pipeline::{Compiled, compile_text};
use crate::view::{Block, RowRole};

const HEAD: &str = "ke_hoach: 1\nco_quan: { ban_hanh: CƠ QUAN }\ntrich_yeu: A\n";

fn table(body: &str) -> Compiled {
    compile_text("plan.yaml", &format!("{HEAD}noi_dung:\n  - bang:\n{body}"))
}

/// The words of the body rows, cells parted by `|`.
#[track_caller]
fn rows(compiled: &Compiled) -> Vec<String> {
    let view = compiled.view.as_ref().unwrap_or_else(|| panic!("{:?}", compiled.findings));
    let table = view.body.iter().find_map(|b| if let Block::Table(table) = b { Some(table) } else { None }).unwrap();
    let words = |runs: &Vec<crate::view::Run>| runs.iter().map(|r| r.text.as_str()).collect::<String>();
    table
        .rows
        .iter()
        .map(|row| {
            let cells: Vec<String> = row.cells.iter().map(|c| c.paragraphs.iter().map(words).collect()).collect();
            format!("{}{}", if row.role == RowRole::Total { "Σ" } else { "" }, cells.join("|"))
        })
        .collect()
}

fn severities(compiled: &Compiled) -> Vec<(Severity, String)> {
    compiled.findings.iter().map(|f| (f.severity, f.message.clone())).collect()
}

#[test]
fn rounding_is_told_apart_from_error() {
    let columns = "      cot: [{ khoa: a, tieu_de: A, kieu: so }]\n      dong_tong: cuoi\n";
    let stated = |total: &str, rows: &str| {
        severities(&table(&format!("{columns}      tong: {{ a: {total} }}\n      dong: {rows}\n")))
    };
    assert_eq!(stated("3", "[{ a: '1,6' }, { a: '1,6' }]")[0].0, Severity::Note);
    assert_eq!(stated("3", "[{ a: 1 }, { a: 1 }]")[0].0, Severity::Warning);
    assert_eq!(stated("9", "[{ a: '1,6' }, { a: '1,6' }]")[0].0, Severity::Warning);
    assert_eq!(stated("'3,2'", "[{ a: '1,6' }, { a: '1,6' }]"), []);
    assert_eq!(stated("2", "[{ a: 1 }, { a: ~ }]")[0].1, "tổng của cột “A” ghi 2, cộng được 1: thừa 1");
}

#[test]
fn money_may_be_rounded_term_by_term() {
    let budget = |stated: &str| {
        let text = format!(
            "{HEAD}noi_dung: [{{ bang: {{ du_lieu: kinh_phi, cot: [noi_dung, thanh_tien] }} }}]\nkinh_phi:\n  don_vi_tinh: triệu đồng\n  cac_dong:\n    \
             - {{ ma: a, noi_dung: A, so_tien: 1 }}\n    - {{ ma: b, noi_dung: B, so_tien: 2 }}\n  cong: {{ tong: {stated} }}\n"
        );
        severities(&compile_text("plan.yaml", &text))
    };
    assert_eq!(budget("3"), []);
    assert_eq!(budget("4")[0].0, Severity::Note);
    assert_eq!(budget("5")[0].0, Severity::Warning);
}

#[test]
fn nothing_overflows() {
    let big = "9999999999999999999999999999";
    let columns = "      cot: [{ khoa: a, tieu_de: A, kieu: so }, { khoa: b, tieu_de: B, tinh: a * a }, { khoa: c, tieu_de: C, tinh: \"phan_tram(a, 1)\" }]\n";
    let compiled = table(&format!("{columns}      dong_tong: cuoi\n      dong: [{{ a: {big} }}, {{ a: {big} }}]\n"));
    assert!(rows(&compiled)[0].ends_with("||"), "{:?}", rows(&compiled));
    let text = format!(
        "{HEAD}noi_dung: [{{ noi_dung: A }}]\nkinh_phi:\n  don_vi_tinh: tỷ đồng\n  cac_dong:\n    \
         - {{ ma: a, noi_dung: A, so_luong: {big}, don_gia: {big} }}\n    - {{ ma: b, noi_dung: B, so_tien: {big} }}\n    - {{ ma: c, noi_dung: C, so_tien: {big} }}\n  cong: 3\n"
    );
    compile_text("plan.yaml", &text);
}

#[test]
fn nothing_is_divided_by_nothing() {
    let columns = "      cot: [{ khoa: a, tieu_de: A, kieu: so }, { khoa: b, tieu_de: B, tinh: 1 / a }, { khoa: c, tieu_de: C, tinh: \"phan_tram(a, b)\" }]\n      dong_tong: cuoi\n";
    let compiled = table(&format!("{columns}      dong: [{{ a: 0 }}, {{}}, {{ a: 3 }}, {{ a: -3 }}]\n"));
    assert_eq!(rows(&compiled), ["0||", "||", "3|0,33|909,09", "-3|-0,33|909,09", "Σ0||"]);
}

#[test]
fn a_column_that_reads_itself_is_refused() {
    let columns = "      cot: [{ khoa: a, tieu_de: A, tinh: b }, { khoa: b, tieu_de: B, tinh: a }, { khoa: c, tieu_de: C, tinh: c + 1 }]\n";
    let codes: Vec<_> = table(&format!("{columns}      dong: [{{}}]\n")).findings.iter().map(|f| f.rule.code).collect();
    assert_eq!(codes, ["KH024", "KH024"]);
}

#[test]
fn formulas_that_read_formulas_are_computed_once() {
    let mut columns = "      cot:\n        - { khoa: c0, tieu_de: A, kieu: so }\n".to_owned();
    for n in 1..80 {
        columns.push_str(&format!("        - {{ khoa: c{n}, tieu_de: A, tinh: c{0} + c{0} }}\n", n - 1));
    }
    let compiled = table(&format!("{columns}      dong: [{{ c0: 1 }}]\n"));
    assert!(rows(&compiled)[0].ends_with("|604.462.909.807.314.587.353.088"), "{:?}", rows(&compiled));
}

#[test]
fn ratios_are_made_from_totals_and_never_added_up() {
    let columns = "      cot: [{ khoa: a, tieu_de: A, kieu: so }, { khoa: b, tieu_de: B, kieu: so }, { khoa: c, tieu_de: C, tinh: \"phan_tram(a, b)\" }, { khoa: d, tieu_de: D, tinh: c + 0 }]\n      dong_tong: dau\n";
    let compiled = table(&format!("{columns}      dong: [{{ a: 1, b: 4 }}, {{ a: 1, b: 2 }}]\n"));
    assert_eq!(rows(&compiled), ["Σ2|6|33,33|33,33", "1|4|25|25", "1|2|50|50"]);
}
