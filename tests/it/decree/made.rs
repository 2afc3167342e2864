//! Documents made for the tests: headings, ends and tables that no plan of the repository has.

use super::plans::{Doc, resize, set_doc, view};
use kehoach::pipeline;
use kehoach::profile::SizeSet;
use kehoach::view::{Block, Run, Runs, View};
use std::path::Path;
use std::sync::LazyLock;

/// Both size sets.
pub const SETS: [SizeSet; 2] = [SizeSet::Fourteen, SizeSet::Thirteen];

/// One run.
pub fn runs(text: &str) -> Runs {
    vec![Run { text: text.into(), ..Run::default() }]
}

/// One paragraph.
pub fn paragraph(text: &str) -> Block {
    Block::Paragraph { runs: runs(text) }
}

/// A paragraph that takes one line.
pub fn filler(n: usize) -> Block {
    paragraph(&format!("Dòng thêm thứ {n} của phần nội dung."))
}

/// The first words of the repository's sample, without its appendices.
pub fn base(set: SizeSet) -> View {
    static BASE: LazyLock<View> = LazyLock::new(|| view("mau"));
    let mut view = BASE.clone();
    resize(&mut view, set);
    view.appendices.clear();
    view.marks.draft = None;
    view
}

/// Sets a plan of `count` one-line paragraphs and then `end`.
pub fn with_end(name: &str, set: SizeSet, count: usize, end: &[Block]) -> Doc {
    let mut view = base(set);
    view.bases.clear();
    view.body = (1..=count).map(filler).chain(end.iter().cloned()).collect();
    set_doc(format!("{name} {set:?} +{count}"), view)
}

/// Headings at the edge of what fits.
pub fn headings() -> &'static [Doc] {
    static DOCS: LazyLock<Vec<Doc>> = LazyLock::new(|| {
        let place = "Thành phố Hồ Chí Minh, ngày 29 tháng 12 năm 2026";
        let cases: [(&str, &[&str], &[&str], &str); 5] = [
            ("địa danh dài", &[], &["ỦY BAN NHÂN DÂN", "THÀNH PHỐ HỒ CHÍ MINH"], place),
            (
                "bốn dòng",
                &["UBND THÀNH PHỐ HỒ CHÍ MINH"],
                &["SỞ VĂN HÓA,", "THỂ THAO VÀ DU LỊCH", "TRUNG TÂM BẢO TỒN", "DI TÍCH"],
                place,
            ),
            ("tên rất dài", &[], &["BAN QUẢN LÝ DỰ ÁN ĐẦU TƯ XÂY DỰNG CÁC CÔNG TRÌNH DÂN DỤNG VÀ CÔNG NGHIỆP"], place),
            (
                "chủ quản hai dòng",
                &["ỦY BAN NHÂN DÂN", "XÃ BẠCH LIÊU"],
                &["TRƯỜNG TRUNG HỌC CƠ SỞ", "NGUYỄN THỊ MINH KHAI"],
                "Bạch Liêu, ngày 05 tháng 01 năm 2026",
            ),
            ("tên ngắn", &[], &["SỞ Y TẾ"], "Huế, ngày 09 tháng 5 năm 2026"),
        ];
        let mut docs = Vec::new();
        for set in SETS {
            for (name, superior, issuer, place) in cases {
                let mut view = base(set);
                view.heading.superior = superior.iter().map(|s| (*s).into()).collect();
                view.heading.issuer = issuer.iter().map(|s| (*s).into()).collect();
                view.heading.place_date = Some(runs(place));
                view.body.truncate(4);
                docs.push(set_doc(format!("{name} {set:?}"), view));
            }
        }
        docs
    });
    &DOCS
}

/// The view of a plan written as text.
pub fn compiled(text: &str) -> View {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("plan.yaml");
    std::fs::write(&path, text).unwrap();
    let compiled = pipeline::compile(Path::new(&path), "plan.yaml").unwrap();
    compiled.view.unwrap_or_else(|| panic!("{:?}\n{text}", compiled.findings))
}

/// A plan whose one appendix is a table, portrait or landscape, in the language of plans.
pub fn table_plan(landscape: bool, columns: &[String], rows: &[Vec<String>], total: bool) -> String {
    let mut text = String::from(
        "ke_hoach: 1\nthe_thuc: nd30-2020\ntrang_thai: du_thao\n\
         co_quan: { ban_hanh: [ỦY BAN NHÂN DÂN, XÃ BẠCH LIÊU], ten_goi: UBND xã Bạch Liêu }\n\
         so_ky_hieu: { ky_hieu: KH-UBND }\ndia_danh: Bạch Liêu\nngay_ban_hanh: 2026-01\nthoi_ky: 2026\n\
         trich_yeu: Thử bảng biểu\nmo_dau: |\n  Chi tiết tại {{ phu_luc.bieu }}.\n\
         noi_dung:\n  - { ma: mot, tieu_de: Mục đích, noi_dung: Thực hiện nhiệm vụ. }\n\
         phu_luc:\n  - ma: bieu\n    tieu_de: Biểu thử\n",
    );
    if landscape {
        text.push_str("    huong_giay: ngang\n");
    }
    text.push_str("    bang:\n      ma: bieu-thu\n      cot:\n");
    for column in columns {
        text.push_str(&format!("        - {column}\n"));
    }
    if total {
        text.push_str("      dong_tong: cuoi\n");
    }
    text.push_str("      dong:\n");
    for row in rows {
        for (i, cell) in row.iter().enumerate() {
            text.push_str(if i == 0 { "        - " } else { "          " });
            text.push_str(cell);
            text.push('\n');
        }
    }
    text.push_str(
        "noi_nhan: [Như Điều 1]\nluu: VT\nnguoi_ky: { quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Minh An }\n",
    );
    text
}
