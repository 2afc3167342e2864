//! The language's keys: one table says which key a mapping may hold, whether it must, and what it means.
//!
//! The decoder refuses every key that is not here; help texts and the manual are written from the same lines.

/// A key of a mapping.
#[derive(Debug)]
pub struct Field {
    /// As written in YAML.
    pub key: &'static str,
    /// What it means, in Vietnamese.
    pub meaning: &'static str,
    /// Missing is an error.
    pub required: bool,
}

/// The keys of one kind of mapping.
#[derive(Debug)]
pub struct Shape {
    /// What the mapping is, in Vietnamese, for messages: "kế hoạch", "nhiệm vụ".
    pub name: &'static str,
    /// Its keys, in the order of the canonical form.
    pub fields: &'static [Field],
}

/// Keys whose value names a person: no repair touches it.
pub static PERSONS: &[&str] = &["ho_ten"];

/// Keys whose value names a body or a place: no repair changes a word of it.
pub static NAMES: &[&str] = &[
    "chu_quan",
    "ban_hanh",
    "ten_goi",
    "dia_danh",
    "ten",
    "viet_tat",
    "ten_khac",
    "cua",
    "thay_bang",
    "ten_rieng",
    "chu_rieng",
];

/// Keys whose value is a figure: no repair changes how it is written.
pub static FIGURES: &[&str] =
    &["so", "so_tien", "so_luong", "don_gia", "cong", "tong", "gia_tri", "so_lieu", "kinh_phi"];

macro_rules! shapes {
    ($($(#[$doc:meta])* $ident:ident $name:literal { $($key:ident $([$mark:ident])? : $meaning:literal),* $(,)? })*) => {
        $($(#[$doc])* pub static $ident: Shape = Shape {
            name: $name,
            fields: &[$(Field { key: stringify!($key), meaning: $meaning, required: shapes!(@ $($mark)?) }),*],
        };)*

        /// Every shape of the language.
        pub static SHAPES: &[&Shape] = &[$(&$ident),*];
    };
    (@ required) => { true };
    (@) => { false };
}

shapes! {
    /// The plan itself.
    PLAN "kế hoạch" {
        ke_hoach [required]: "phiên bản của ngôn ngữ, hiện là 1",
        the_thuc: "bộ quy tắc thể thức; mặc định nd30-2020",
        co_chu: "bộ cỡ chữ của văn bản: 14 hoặc 13",
        trang_thai: "du_thao, trinh_ky hoặc ban_hanh",
        co_quan [required]: "cơ quan chủ quản và cơ quan ban hành",
        so_ky_hieu: "số và ký hiệu của kế hoạch",
        dia_danh: "địa danh ghi trước ngày ban hành",
        ngay_ban_hanh: "ngày ban hành; chưa có ngày thì ghi năm-tháng hoặc năm",
        thoi_ky: "năm hoặc khoảng năm mà kế hoạch thực hiện",
        ten_loai: "tên loại văn bản; mặc định Kế hoạch",
        trich_yeu [required]: "trích yếu nội dung",
        kem_theo_van_ban: "văn bản mà kế hoạch được ban hành kèm theo",
        cau_kem_theo: "cách viết dòng (Kèm theo …) dưới tên phụ lục",
        can_cu: "các căn cứ ban hành, không ghi dấu ; hoặc . cuối dòng",
        mo_dau: "đoạn mở đầu",
        danh_so: "mẫu đánh số các cấp, từ ngoài vào trong",
        noi_dung [required]: "các mục của kế hoạch",
        ket_thuc: "đoạn kết; dấu ./. do chương trình ghi",
        sau_ket_thuc: "dòng in sau dấu ./.",
        don_vi: "danh bạ đơn vị",
        dau_noi_don_vi: "dấu nối các đơn vị khi ghi thành danh sách; mặc định \"; \"",
        so_lieu: "số liệu đặt tên để dùng trong {{ … }}",
        muc_tieu: "các chỉ tiêu",
        nhiem_vu: "các nhiệm vụ",
        kinh_phi: "kinh phí",
        phu_luc: "các phụ lục",
        noi_nhan: "danh sách nơi nhận",
        luu: "nội dung sau chữ Lưu",
        nguoi_ky: "quyền hạn, chức vụ, họ tên người ký",
        do_khan: "hoa_toc, thuong_khan hoặc khan",
        luu_hanh: "xem_xong_tra_lai hoặc noi_bo",
        nguoi_soan: "ký hiệu người soạn thảo và số bản phát hành",
        dia_chi: "địa chỉ cơ quan in ở chân trang nhất",
        bo_qua: "các phát hiện được bỏ qua, kèm lý do",
    }
    /// A file shared by the plans of a folder.
    SHARED "dữ liệu dùng chung" {
        don_vi: "danh bạ đơn vị",
        so_lieu: "số liệu đặt tên",
    }
    /// A file that adds to the lexicon.
    LEXICON "từ điển" {
        viet_tat: "chữ viết tắt và tên đầy đủ",
        chu_rieng: "các từ chấp nhận dù không phải tiếng Việt thông thường",
        ten_rieng: "các tên cố định, viết hoa đúng như ghi",
        co_quan: "các cơ quan, kèm thời gian mang tên",
        nguoi_ky: "danh sách người có thẩm quyền ký, kèm thời gian",
    }
    /// An item of `co_quan` in the lexicon.
    LEXICON_BODY "cơ quan trong từ điển" {
        ten [required]: "tên đầy đủ",
        ten_khac: "các cách gọi khác",
        tu: "ngày bắt đầu mang tên",
        den: "ngày cuối cùng còn mang tên",
        thay_bang: "tên cơ quan tiếp nhận nhiệm vụ",
    }
    /// An item of `nguoi_ky` in the lexicon.
    SIGNATORY "người có thẩm quyền ký" {
        ho_ten [required]: "họ và tên",
        chuc_vu [required]: "chức vụ",
        quyen_han: "quyền hạn ký, một hoặc nhiều dòng",
        tu: "ngày bắt đầu giữ chức vụ",
        den: "ngày cuối cùng giữ chức vụ",
    }
    /// `co_quan`.
    ISSUER "cơ quan" {
        chu_quan: "cơ quan chủ quản trực tiếp, một hoặc nhiều dòng",
        ban_hanh [required]: "cơ quan ban hành, một đến bốn dòng",
        ten_goi: "tên cơ quan ban hành dùng trong câu",
    }
    /// `so_ky_hieu`.
    NUMBER_CODE "số, ký hiệu" {
        so: "số văn bản; bỏ trống đến khi ban hành",
        ky_hieu [required]: "ký hiệu, ví dụ KH-UBND",
    }
    /// `kem_theo_van_ban`.
    ATTACHED_TO "văn bản chính" {
        loai [required]: "tên loại văn bản",
        so_ky_hieu: "số và ký hiệu",
        ngay: "ngày ban hành",
        cua [required]: "cơ quan ban hành",
    }
    /// `cau_kem_theo`.
    REFERENCE "câu kèm theo" {
        mo_dau: "chữ mở đầu; mặc định Kèm theo",
        ngay: "dai (ngày 05 tháng 3 năm 2024) hoặc ngan (ngày 05/3/2024)",
    }
    /// An item of `noi_dung` or `muc_con`.
    SECTION "mục" {
        ma: "mã của mục",
        tieu_de: "tên mục",
        lien_dong: "có: nội dung viết liền sau tên mục trên cùng dòng",
        noi_dung: "nội dung: văn bản, hoặc danh sách văn bản và bảng",
        bang: "một bảng đặt sau nội dung",
        muc_con: "các mục con",
        ket_muc: "đoạn văn đặt sau các mục con",
        danh_so: "mẫu đánh số của các mục con trực tiếp",
    }
    /// An item that stands for one section per task.
    TASK_SECTIONS "các nhiệm vụ trình bày thành mục" {
        nhom_nhiem_vu [required]: "mã nhóm nhiệm vụ",
        cac_phan: "các phần của mỗi nhiệm vụ",
    }
    /// An item of `cac_phan`.
    TASK_PART "phần của nhiệm vụ" {
        truong [required]: "trường của nhiệm vụ",
        nhan [required]: "tên phần",
    }
    /// A piece of `noi_dung`.
    PIECE "phần nội dung" {
        bang [required]: "một bảng",
    }
    /// `don_vi.<id>`.
    UNIT "đơn vị" {
        ten [required]: "tên đầy đủ",
        viet_tat: "tên viết tắt",
        ten_khac: "các cách gọi khác",
        tap_the: "có: đây là tên gọi chung của nhiều đơn vị",
        gom: "mã các đơn vị thuộc tên gọi chung",
    }
    /// An item of `muc_tieu`.
    TARGET "chỉ tiêu" {
        ma [required]: "mã chỉ tiêu",
        chi_tieu [required]: "tên chỉ tiêu",
        gia_tri: "giá trị",
        don_vi_tinh: "đơn vị tính",
        han: "thời hạn đạt được",
        ghi_chu: "ghi chú",
    }
    /// A group of tasks.
    TASK_GROUP "nhóm nhiệm vụ" {
        nhom [required]: "tên nhóm",
        ma: "mã nhóm",
        cac_nhiem_vu [required]: "các nhiệm vụ của nhóm",
    }
    /// A task.
    TASK "nhiệm vụ" {
        ma [required]: "mã nhiệm vụ",
        noi_dung [required]: "tên nhiệm vụ",
        chi_tiet: "nội dung chi tiết",
        chu_tri: "đơn vị chủ trì",
        phoi_hop: "đơn vị phối hợp",
        thuc_hien: "đơn vị thực hiện",
        thoi_han: "thời hạn",
        san_pham: "kết quả, sản phẩm",
        kinh_phi: "kinh phí của nhiệm vụ",
        ghi_chu: "ghi chú",
        viec_con: "các việc con",
    }
    /// `kinh_phi`.
    BUDGET "kinh phí" {
        don_vi_tinh [required]: "đồng, nghìn đồng, triệu đồng hoặc tỷ đồng",
        nguon: "các nguồn kinh phí",
        nam: "các năm, theo thứ tự in",
        cac_dong [required]: "các dòng kinh phí",
        cong: "số tổng cộng ghi trong bản gốc khi khác số cộng",
    }
    /// A source of money.
    SOURCE "nguồn kinh phí" {
        ten [required]: "tên nguồn",
        viet_tat: "tên viết tắt, dùng ở đầu cột",
    }
    /// A group of budget lines.
    BUDGET_GROUP "nhóm kinh phí" {
        nhom [required]: "tên nhóm",
        ma: "mã nhóm",
        cong: "số cộng của nhóm ghi trong bản gốc khi khác số cộng",
        cac_dong [required]: "các dòng của nhóm",
    }
    /// A budget line.
    BUDGET_LINE "dòng kinh phí" {
        ma [required]: "mã dòng",
        noi_dung [required]: "nội dung chi",
        so_tien: "số tiền: một số, hoặc theo năm, theo nguồn",
        don_vi_tinh: "đơn vị tính của số lượng",
        so_luong: "số lượng",
        don_gia: "đơn giá",
        nguon: "mã nguồn kinh phí",
        ghi_chu: "ghi chú",
    }
    /// `bang`.
    TABLE "bảng" {
        ma: "mã bảng",
        tieu_de: "tên bảng",
        don_vi_tinh: "đơn vị tính ghi trên bảng",
        du_lieu: "nhiem_vu, muc_tieu hoặc kinh_phi; bỏ trống nếu bảng có dòng riêng",
        nhom: "các nhóm nhiệm vụ được in",
        danh_so: "theo_nhom, lien_tuc hoặc khong; khong: dòng nhóm không đánh số",
        cot [required]: "các cột",
        ma_cot: "có: thêm dòng mã cột (1), (2) …",
        dong_tong: "cuoi, dau hoặc khong",
        nhan_tong: "chữ ghi ở dòng tổng",
        tong: "số tổng ghi trong bản gốc khi khác số cộng",
        dong: "các dòng",
        tep: "tệp CSV chứa các dòng",
        ghi_chu: "ghi chú dưới bảng",
    }
    /// A column that shows a field of the plan's data.
    FIELD_COLUMN "cột" {
        truong [required]: "tên trường dữ liệu",
        tieu_de: "tên cột",
        rong: "bề rộng tương đối",
        canh: "trai, giua hoặc phai",
    }
    /// A column of a table with rows of its own.
    COLUMN "cột" {
        khoa [required]: "khóa của cột, dùng trong các dòng và công thức",
        tieu_de [required]: "tên cột",
        kieu: "chu, so hoặc stt",
        canh: "trai, giua hoặc phai",
        rong: "bề rộng tương đối",
        tinh: "công thức tính từ các cột khác",
        cong: "khong: không cộng cột này ở dòng tổng",
    }
    /// A header cell over several columns.
    COLUMN_GROUP "nhóm cột" {
        nhom [required]: "tên nhóm cột",
        cot [required]: "các cột của nhóm",
    }
    /// A cell with a span.
    CELL "ô" {
        noi_dung [required]: "nội dung của ô",
        gop_dong: "số dòng mà ô chiếm",
        gop_cot: "số cột mà ô chiếm",
    }
    /// An appendix.
    APPENDIX "phụ lục" {
        ma: "mã phụ lục",
        tieu_de: "tên phụ lục",
        huong_giay: "dung hoặc ngang",
        lap_quoc_hieu: "có: in lại phần đầu có quốc hiệu",
        noi_dung: "nội dung: văn bản, hoặc danh sách văn bản và bảng",
        bang: "một bảng đặt sau nội dung",
        muc: "các mục",
        danh_so: "mẫu đánh số các cấp trong phụ lục",
    }
    /// A recipient.
    RECIPIENT "nơi nhận" {
        ten [required]: "tên nơi nhận",
        de: "mục đích gửi, ví dụ b/c",
        gom: "các nơi nhận thuộc dòng này",
    }
    /// `nguoi_ky`.
    SIGNER "người ký" {
        quyen_han: "quyền hạn ký, một hoặc nhiều dòng",
        chuc_vu: "chức vụ của người ký",
        chuc_danh_khac: "chức danh khác ghi trên họ tên",
        ho_ten: "họ và tên",
        duoi_ten: "dòng ghi dưới họ tên, ví dụ chức vụ của trưởng đoàn",
    }
    /// `nguoi_soan`.
    DRAFTER "người soạn thảo" {
        ky_hieu [required]: "ký hiệu người soạn thảo",
        so_ban: "số lượng bản phát hành",
    }
    /// A waiver.
    WAIVER "phát hiện được bỏ qua" {
        ma [required]: "mã hoặc tên quy tắc, ví dụ KH401",
        trich_dan: "chữ trong kế hoạch mà phát hiện nói tới; bỏ trống thì bỏ qua mọi phát hiện của quy tắc",
        ly_do [required]: "lý do",
    }
}
