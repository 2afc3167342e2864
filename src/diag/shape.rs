//! Rules about the file and its shape, and about the finished page: `KH0xx`.

use super::{Rule, Severity};

macro_rules! rules {
    ($($(#[$doc:meta])* $ident:ident = $code:literal $name:literal $title:literal $severity:ident $clause:literal;)*) => {
        $($(#[$doc])* pub static $ident: Rule =
            Rule { code: $code, name: $name, title: $title, severity: Severity::$severity, clause: $clause };)*

        /// Every rule, by code.
        pub static RULES: &[&Rule] = &[$(&$ident),*];
    };
}

rules! {
    /// The file is not UTF-8.
    NOT_UTF8 = "KH001" "khong-phai-utf8" "tệp không ở bảng mã UTF-8" Error "Phụ lục I, I.4";
    /// The file is larger than a plan can sanely be.
    TOO_LARGE = "KH002" "tep-qua-lon" "tệp quá lớn" Error "";
    /// The YAML does not parse.
    SYNTAX = "KH003" "loi-cu-phap" "tệp viết sai cú pháp" Error "";
    /// A tab indents a line.
    TAB = "KH004" "dau-tab" "dùng phím Tab để thụt lề" Error "";
    /// Anchors, aliases, tags and directives are not part of the language.
    YAML_EXTRA = "KH005" "neo-va-the" "dùng neo, bí danh hoặc thẻ của YAML" Error "";
    /// A key stands twice in one mapping.
    DUPLICATE_KEY = "KH006" "khoa-trung" "khóa ghi hai lần" Error "";
    /// Values nest too deeply.
    TOO_DEEP = "KH007" "long-qua-sau" "các mục lồng nhau quá sâu" Error "";
    /// Control, private-use, bidirectional or zero-width characters.
    HIDDEN_CHARACTER = "KH008" "ky-tu-cam" "có ký tự ẩn hoặc ký tự điều khiển" Error "";
    /// Decomposed accents; they print right, but searching the file does not find them.
    NOT_NFC = "KH009" "chua-nfc" "chữ có dấu viết ở dạng tổ hợp" Note "Phụ lục I, I.4";
    /// A key the language does not know.
    UNKNOWN_KEY = "KH010" "khoa-la" "khóa không có trong ngôn ngữ" Error "";
    /// A required key is missing.
    MISSING_KEY = "KH011" "thieu-khoa" "thiếu khóa bắt buộc" Error "";
    /// A list where text belongs, and the like.
    WRONG_KIND = "KH012" "sai-loai" "giá trị không đúng loại" Error "";
    /// Not a number, or a number that can be read two ways.
    BAD_NUMBER = "KH013" "so-sai" "số viết sai" Error "";
    /// Not a date of the calendar.
    BAD_DATE = "KH014" "ngay-sai" "ngày viết sai hoặc không có trong lịch" Error "";
    /// Not one of the listed values.
    BAD_CHOICE = "KH015" "gia-tri-la" "giá trị không nằm trong danh sách cho phép" Error "";
    /// An id that is not kebab-case.
    BAD_ID = "KH016" "ma-sai" "mã viết sai" Error "";
    /// Two things with one id.
    DUPLICATE_ID = "KH017" "ma-trung" "mã dùng hai lần" Error "";
    /// A reference to an id nobody declares.
    UNKNOWN_ID = "KH018" "ma-khong-co" "mã không được khai ở đâu" Error "";
    /// Markdown that a plan has no use for.
    BAD_MARKDOWN = "KH019" "markdown-khong-dung-duoc" "Markdown không dùng được trong kế hoạch" Error "";
    /// An expression that fails.
    BAD_EXPRESSION = "KH020" "bieu-thuc-sai" "biểu thức {{ … }} sai" Error "";
    /// A deadline the tool cannot read; it prints as typed.
    UNCLEAR_DEADLINE = "KH021" "thoi-han-khong-hieu" "thời hạn không hiểu được" Warning "";
    /// Sections nest deeper than the numbering.
    TOO_MANY_LEVELS = "KH022" "qua-cap-danh-so" "mục sâu hơn các cấp đánh số" Error "Phụ lục I, II.6.c";
    /// Cells and columns do not fit.
    TABLE_SHAPE = "KH023" "bang-khong-khop" "ô của bảng không khớp với cột" Error "";
    /// A column formula that cannot be computed.
    BAD_FORMULA = "KH024" "cong-thuc-sai" "công thức của cột sai" Error "";
    /// The CSV file of a table.
    BAD_CSV = "KH025" "csv-sai" "tệp CSV không đọc được" Error "";
    /// A stated figure differs from the computed one.
    STATED_TOTAL = "KH026" "tong-khac" "số ghi khác số cộng" Warning "";
    /// A language version this tool does not know.
    BAD_VERSION = "KH027" "phien-ban-la" "phiên bản ngôn ngữ không được hỗ trợ" Error "";
    /// Nothing to read.
    EMPTY = "KH028" "tep-rong" "tệp không có nội dung" Error "";
    /// A waiver that waives nothing.
    UNUSED_WAIVER = "KH029" "bo-qua-thua" "khai bỏ qua nhưng không có gì để bỏ qua" Warning "";
    /// A character that the font lacks.
    MISSING_GLYPH = "KH030" "thieu-chu" "phông chữ không có ký tự này" Error "Phụ lục I, I.4";
    /// A font file in the plan folder that cannot be used.
    BAD_FONT = "KH031" "phong-chu-sai" "tệp phông chữ không dùng được" Error "Phụ lục I, I.4";
    /// The template failed.
    TEMPLATE = "KH032" "mau-loi" "mẫu trình bày không dựng được trang" Error "";
    /// Something does not fit on the page.
    OVERFLOW = "KH033" "trang-vo" "nội dung không nằm gọn trong trang" Error "Phụ lục I, I.3";
    /// The signature block is split or stands alone.
    SPLIT_SIGNATURE = "KH034" "khoi-ky-roi" "khối chữ ký tách khỏi nội dung" Error "Phụ lục I, II.7";
    /// Something is written that has no place on the page.
    UNPRINTED = "KH035" "khong-in" "phần này được khai nhưng không in" Warning "Phụ lục III, Mẫu 1.3";
    /// A table of the budget names another unit of money than the budget counts in.
    UNIT_DIFFERS = "KH036" "don-vi-tien-khac" "đơn vị tiền của bảng khác đơn vị của kinh phí" Error "";
}
