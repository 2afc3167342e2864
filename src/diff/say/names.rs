//! What a reader calls the fields.

use crate::diff::change::SubjectKind;

/// The name of a field in a sentence: "đơn vị chủ trì" for `chu_tri`.
pub fn field_name(kind: SubjectKind, field: &str) -> &'static str {
    match (kind, field) {
        (SubjectKind::Task, "noi_dung") => "tên nhiệm vụ",
        (SubjectKind::BudgetLine, "noi_dung") => "nội dung chi",
        (SubjectKind::Basis, "noi_dung") => "nội dung căn cứ",
        (SubjectKind::Paragraph, "noi_dung") => "lời văn",
        (SubjectKind::Unit, "ten") => "tên",
        (SubjectKind::Source, "ten") => "tên nguồn",
        (SubjectKind::Recipient, "ten") => "tên nơi nhận",
        (SubjectKind::Recipient, "de") => "mục đích gửi",
        (SubjectKind::Figure, "gia_tri") => "giá trị",
        (SubjectKind::Table, "tieu_de") => "tên bảng",
        (SubjectKind::Column, _) => "tên cột",
        (SubjectKind::TaskGroup | SubjectKind::BudgetGroup, "nhom") => "tên nhóm",
        (SubjectKind::Row, "nhom") => "tên nhóm dòng",
        (_, field) => plain(field),
    }
}

fn plain(field: &str) -> &'static str {
    match field {
        "chi_tiet" => "nội dung chi tiết",
        "chu_tri" => "đơn vị chủ trì",
        "phoi_hop" => "đơn vị phối hợp",
        "thuc_hien" => "đơn vị thực hiện",
        "thoi_han" | "han" => "thời hạn",
        "san_pham" => "sản phẩm",
        "kinh_phi" => "kinh phí",
        "ghi_chu" => "ghi chú",
        "chi_tieu" => "tên chỉ tiêu",
        "gia_tri" => "giá trị",
        "don_vi_tinh" => "đơn vị tính",
        "so_luong" => "số lượng",
        "don_gia" => "đơn giá",
        "nguon" => "nguồn kinh phí",
        "nam" => "các năm của dự toán",
        "tieu_de" => "tiêu đề",
        "nhan_tong" => "chữ ở dòng tổng",
        "chu_thich" => "lời chú thích",
        "chu_quan" => "cơ quan chủ quản",
        "ban_hanh" => "cơ quan ban hành",
        "ten_goi" => "tên gọi cơ quan ban hành trong câu",
        "so" => "số văn bản",
        "ky_hieu" => "ký hiệu văn bản",
        "dia_danh" => "địa danh",
        "ngay_ban_hanh" => "ngày ban hành",
        "thoi_ky" => "thời kỳ",
        "ten_loai" => "tên loại văn bản",
        "trich_yeu" => "trích yếu",
        "kem_theo_van_ban" => "văn bản mà kế hoạch kèm theo",
        "cau_kem_theo" => "cách viết dòng “Kèm theo”",
        "trang_thai" => "trạng thái",
        "do_khan" => "độ khẩn",
        "luu_hanh" => "chỉ dẫn phạm vi lưu hành",
        "luu" => "nơi lưu",
        "nguoi_soan" => "ký hiệu người soạn thảo",
        "dia_chi" => "địa chỉ cơ quan",
        "quyen_han" => "quyền hạn ký",
        "chuc_vu" => "chức vụ người ký",
        "chuc_danh_khac" => "chức danh khác của người ký",
        "ho_ten" => "họ tên người ký",
        "duoi_ten" => "dòng dưới họ tên người ký",
        _ => "nội dung",
    }
}

/// The name of how something is set: "hướng giấy" for `huong_giay`.
pub fn look_name(look: &str) -> &'static str {
    match look {
        "co_chu" => "cỡ chữ",
        "danh_so" => "cách đánh số",
        "dau_noi_don_vi" => "dấu nối các đơn vị",
        "lien_dong" => "cách viết liền dòng tiêu đề",
        "dau_dong" => "dấu đầu dòng hoặc cấp",
        "cac_phan" => "các phần in của nhiệm vụ",
        "nhom_nhiem_vu" => "nhóm nhiệm vụ in thành mục",
        "huong_giay" => "hướng giấy",
        "lap_quoc_hieu" => "việc in lại phần đầu có quốc hiệu",
        "ma_cot" => "dòng mã cột",
        "du_lieu" => "dữ liệu của bảng",
        "nhom" => "các nhóm in trong bảng",
        "dong_tong" => "vị trí dòng tổng",
        "canh" => "cách canh chữ",
        "rong" => "bề rộng",
        "kieu" => "kiểu dữ liệu",
        "tinh" => "công thức tính",
        "cong" => "việc cộng cột",
        "gop" => "cách gộp ô",
        _ => "thể thức trình bày",
    }
}
