//! What a reader calls a fact.

use crate::diff::change::{Aspect, SubjectKind};
use crate::model::fields::{self, Shape};

/// The name of a fact: "thời hạn", "kinh phí năm 2026, nguồn ngân sách nhà nước", "cột “Ghi chú”".
pub(in crate::diff) fn of(kind: SubjectKind, aspect: &Aspect) -> String {
    match aspect {
        Aspect::Existence => "nội dung".to_owned(),
        Aspect::Field(key) => field(kind, key),
        Aspect::Amount { year, source } => {
            let mut name = "kinh phí".to_owned();
            if let Some(year) = year {
                name += &format!(" năm {year}");
            }
            if let Some(source) = source {
                name += if year.is_some() { ", " } else { " " };
                name += &source_of(source);
            }
            name
        }
        Aspect::Cell(title) if title.is_empty() => "ô".to_owned(),
        Aspect::Cell(title) => format!("cột “{title}”"),
        Aspect::Look(key) => look(key).to_owned(),
    }
}

/// "nguồn ngân sách nhà nước": common words lose the capital they have as a title, names keep theirs.
pub(super) fn source_of(name: &str) -> String {
    let mut words = name.split_whitespace();
    let lower = |word: Option<&str>| word.is_some_and(|word| word.chars().all(char::is_lowercase));
    let mut letters = name.chars();
    let common = words.next().is_some_and(|first| lower(first.get(first.chars().next().map_or(0, char::len_utf8)..)))
        && lower(words.next());
    let name = match (letters.next(), common) {
        (Some(first), true) => format!("{}{}", first.to_lowercase(), letters.as_str()),
        _ => name.to_owned(),
    };
    if name.to_lowercase().starts_with("nguồn ") { name } else { format!("nguồn {name}") }
}

/// Short names where the glossary explains more than it names.
static SHORT: &[(&str, &str)] = &[
    ("ban_hanh", "cơ quan ban hành"),
    ("cau_kem_theo", "câu kèm theo"),
    ("chu_quan", "cơ quan chủ quản"),
    ("chu_thich", "chú thích"),
    ("chuc_danh_khac", "chức danh khác của người ký"),
    ("de", "mục đích gửi"),
    ("dia_chi", "địa chỉ cơ quan"),
    ("dia_danh", "địa danh"),
    ("do_khan", "độ khẩn"),
    ("don_vi_tinh", "đơn vị tính"),
    ("duoi_ten", "dòng dưới họ tên người ký"),
    ("ho_ten", "họ tên người ký"),
    ("kem_theo_van_ban", "văn bản mà kế hoạch kèm theo"),
    ("ky_hieu", "ký hiệu"),
    ("luu", "nơi lưu"),
    ("luu_hanh", "chỉ dẫn lưu hành"),
    ("nam", "các năm"),
    ("ngay_ban_hanh", "ngày ban hành"),
    ("nguoi_soan", "người soạn và số bản"),
    ("nguon", "nguồn kinh phí"),
    ("nhan_tong", "chữ ở dòng tổng"),
    ("nhom", "tên nhóm"),
    ("quyen_han", "quyền hạn ký"),
    ("thoi_ky", "thời kỳ"),
    ("trang_thai", "trạng thái"),
    ("trich_yeu", "trích yếu"),
    ("viet_tat", "tên viết tắt"),
];

fn field(kind: SubjectKind, key: &str) -> String {
    if let Some((_, name)) = SHORT.iter().find(|(short, _)| *short == key) {
        return (*name).to_owned();
    }
    let own = shapes(kind).iter().chain(fields::SHAPES).flat_map(|shape| shape.fields);
    let meaning = own.clone().find(|field| field.key == key).map_or(key, |field| field.meaning);
    // What follows explains: "trạng thái; mặc định …".
    meaning.split([';', ':', '(']).next().unwrap_or(meaning).trim().to_owned()
}

/// Where the glossary explains the facts of a part.
fn shapes(kind: SubjectKind) -> &'static [&'static Shape] {
    static OF_PLAN: [&Shape; 4] = [&fields::PLAN, &fields::ISSUER, &fields::NUMBER_CODE, &fields::SIGNER];
    static OF_TASK: [&Shape; 1] = [&fields::TASK];
    static OF_TARGET: [&Shape; 1] = [&fields::TARGET];
    static OF_LINE: [&Shape; 1] = [&fields::BUDGET_LINE];
    static OF_BUDGET: [&Shape; 2] = [&fields::BUDGET_GROUP, &fields::BUDGET];
    static OF_SOURCE: [&Shape; 1] = [&fields::SOURCE];
    static OF_UNIT: [&Shape; 1] = [&fields::UNIT];
    static OF_RECIPIENT: [&Shape; 1] = [&fields::RECIPIENT];
    static OF_SECTION: [&Shape; 1] = [&fields::SECTION];
    static OF_APPENDIX: [&Shape; 1] = [&fields::APPENDIX];
    static OF_TABLE: [&Shape; 1] = [&fields::TABLE];
    static OF_COLUMN: [&Shape; 2] = [&fields::COLUMN, &fields::COLUMN_GROUP];
    static OF_TEXT: [&Shape; 1] = [&fields::SECTION];
    static OF_FIGURE: [&Shape; 1] = [&fields::TARGET];
    match kind {
        SubjectKind::Plan => &OF_PLAN,
        SubjectKind::Task => &OF_TASK,
        SubjectKind::TaskGroup => &[],
        SubjectKind::Target => &OF_TARGET,
        SubjectKind::BudgetLine => &OF_LINE,
        SubjectKind::BudgetGroup => &OF_BUDGET,
        SubjectKind::Source => &OF_SOURCE,
        SubjectKind::Unit => &OF_UNIT,
        SubjectKind::Recipient => &OF_RECIPIENT,
        SubjectKind::Section => &OF_SECTION,
        SubjectKind::Appendix => &OF_APPENDIX,
        SubjectKind::Table => &OF_TABLE,
        SubjectKind::Column | SubjectKind::Row => &OF_COLUMN,
        SubjectKind::Basis | SubjectKind::Paragraph | SubjectKind::Footnote => &OF_TEXT,
        SubjectKind::Figure => &OF_FIGURE,
    }
}

/// What a reader calls a way of setting something.
fn look(key: &str) -> &'static str {
    match key {
        "danh_so" => "đánh số",
        "huong_giay" => "hướng giấy",
        "rong" => "bề rộng cột",
        "canh" => "canh lề của cột",
        "gop" => "ô gộp",
        "kieu" => "kiểu của cột",
        "tinh" => "công thức tính",
        "cong" => "việc cộng ở dòng tổng",
        "dong_tong" => "chỗ đặt dòng tổng",
        "ma_cot" => "dòng mã cột",
        "du_lieu" => "dữ liệu của bảng",
        "nhom" => "các nhóm được in",
        "nhom_nhiem_vu" => "nhóm nhiệm vụ được in",
        "cac_phan" => "các phần được in của mỗi nhiệm vụ",
        "lien_dong" => "cách viết liền dòng",
        "lap_quoc_hieu" => "phần đầu có quốc hiệu",
        "dau_dong" => "dấu đầu dòng",
        "dau_noi_don_vi" => "dấu nối các đơn vị",
        "co_chu" => "cỡ chữ",
        "the_thuc" => "thể thức",
        _ => "cách trình bày",
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
    use super::*;

    #[test]
    fn a_field_is_called_by_what_it_is_not_by_how_it_is_filled_in() {
        for (kind, key, name) in [
            (SubjectKind::Task, "thoi_han", "thời hạn"),
            (SubjectKind::Task, "chu_tri", "đơn vị chủ trì"),
            (SubjectKind::Task, "phoi_hop", "đơn vị phối hợp"),
            (SubjectKind::Task, "thuc_hien", "đơn vị thực hiện"),
            (SubjectKind::Task, "noi_dung", "tên nhiệm vụ"),
            (SubjectKind::Task, "san_pham", "kết quả, sản phẩm"),
            (SubjectKind::Task, "kinh_phi", "kinh phí của nhiệm vụ"),
            (SubjectKind::Task, "chi_tiet", "nội dung chi tiết"),
            (SubjectKind::TaskGroup, "nhom", "tên nhóm"),
            (SubjectKind::Target, "gia_tri", "giá trị"),
            (SubjectKind::Target, "chi_tieu", "tên chỉ tiêu"),
            (SubjectKind::Target, "han", "thời hạn đạt được"),
            (SubjectKind::BudgetLine, "noi_dung", "nội dung chi"),
            (SubjectKind::BudgetLine, "don_vi_tinh", "đơn vị tính"),
            (SubjectKind::BudgetLine, "don_gia", "đơn giá"),
            (SubjectKind::BudgetGroup, "don_vi_tinh", "đơn vị tính"),
            (SubjectKind::Source, "viet_tat", "tên viết tắt"),
            (SubjectKind::Plan, "so", "số văn bản"),
            (SubjectKind::Plan, "ky_hieu", "ký hiệu"),
            (SubjectKind::Plan, "ten_goi", "tên cơ quan ban hành dùng trong câu"),
            (SubjectKind::Plan, "chuc_vu", "chức vụ của người ký"),
            (SubjectKind::Plan, "ten_loai", "tên loại văn bản"),
            (SubjectKind::Recipient, "ten", "tên nơi nhận"),
            (SubjectKind::Section, "tieu_de", "tên mục"),
            (SubjectKind::Appendix, "tieu_de", "tên phụ lục"),
            (SubjectKind::Table, "tieu_de", "tên bảng"),
            (SubjectKind::Column, "tieu_de", "tên cột"),
            (SubjectKind::Figure, "gia_tri", "giá trị"),
        ] {
            assert_eq!(of(kind, &Aspect::Field(key)), name, "{kind:?} {key}");
        }
    }

    #[test]
    fn no_name_is_a_key() {
        let keys = fields::SHAPES.iter().flat_map(|shape| shape.fields).map(|field| field.key);
        for key in keys.chain(SHORT.iter().map(|(key, _)| *key)) {
            let name = of(SubjectKind::Plan, &Aspect::Field(key));
            assert!(
                !name.is_empty() && !name.contains('_') || key == "huong_giay" || key == "du_lieu",
                "{key}: {name}"
            );
        }
    }

    #[test]
    fn sources_read_as_common_words_or_as_names() {
        for (name, told) in [
            ("Ngân sách xã", "nguồn ngân sách xã"),
            ("Vốn ODA", "nguồn Vốn ODA"),
            ("NSNN", "nguồn NSNN"),
            ("Nguồn khác", "nguồn khác"),
            ("Hà Nội", "nguồn Hà Nội"),
        ] {
            assert_eq!(source_of(name), told);
        }
    }
}
