//! Rules that other stages than [`crate::check`] find: about the file and its shape (`KH0`), the finished page (`KH7`) and
//! the templates (`KH9`). Their pages lie with all others under `src/check`.

use super::{Rule, Weights};

macro_rules! rules {
    ($($(#[$doc:meta])* $ident:ident = $code:literal $name:literal $title:literal $weights:ident $clause:literal;)*) => {
        $($(#[$doc])* pub static $ident: Rule = Rule {
            code: $code,
            name: $name,
            title: $title,
            weights: Weights::$weights,
            clause: $clause,
            since: "0.1.0",
            profile: "",
        };)*
    };
}

rules! {
    /// The file is not UTF-8.
    NOT_UTF8 = "KH001" "khong-phai-utf8" "tệp không ở bảng mã UTF-8" ERROR "Phụ lục I, I.4";
    /// The file is larger than a plan can sanely be.
    TOO_LARGE = "KH002" "tep-qua-lon" "tệp quá lớn" ERROR "";
    /// The YAML does not parse.
    SYNTAX = "KH003" "loi-cu-phap" "tệp viết sai cú pháp" ERROR "";
    /// A tab indents a line.
    TAB = "KH004" "dau-tab" "dùng phím Tab để thụt lề" ERROR "";
    /// Anchors, aliases, tags and directives are not part of the language.
    YAML_EXTRA = "KH005" "neo-va-the" "dùng neo, bí danh hoặc thẻ của YAML" ERROR "";
    /// A key stands twice in one mapping.
    DUPLICATE_KEY = "KH006" "khoa-trung" "khóa ghi hai lần" ERROR "";
    /// Values nest too deeply.
    TOO_DEEP = "KH007" "long-qua-sau" "các mục lồng nhau quá sâu" ERROR "";
    /// Control, private-use, bidirectional or zero-width characters.
    HIDDEN_CHARACTER = "KH008" "ky-tu-cam" "có ký tự ẩn hoặc ký tự điều khiển" ERROR "";
    /// Decomposed accents; they print right, but searching the file does not find them.
    NOT_NFC = "KH009" "chua-nfc" "chữ có dấu viết ở dạng tổ hợp" NOTE "Phụ lục I, I.4";
    /// A key the language does not know.
    UNKNOWN_KEY = "KH010" "khoa-la" "khóa không có trong ngôn ngữ" ERROR "";
    /// A required key is missing.
    MISSING_KEY = "KH011" "thieu-khoa" "thiếu khóa bắt buộc" ERROR "";
    /// A list where text belongs, and the like.
    WRONG_KIND = "KH012" "sai-loai" "giá trị không đúng loại" ERROR "";
    /// Not a number, or a number that can be read two ways.
    BAD_NUMBER = "KH013" "so-sai" "số viết sai" ERROR "";
    /// Not a date of the calendar.
    BAD_DATE = "KH014" "ngay-sai" "ngày viết sai hoặc không có trong lịch" ERROR "";
    /// Not one of the listed values.
    BAD_CHOICE = "KH015" "gia-tri-la" "giá trị không nằm trong danh sách cho phép" ERROR "";
    /// An id that is not kebab-case.
    BAD_ID = "KH016" "ma-sai" "mã viết sai" ERROR "";
    /// Two things with one id.
    DUPLICATE_ID = "KH017" "ma-trung" "mã dùng hai lần" ERROR "";
    /// A reference to an id nobody declares.
    UNKNOWN_ID = "KH018" "ma-khong-co" "mã không được khai ở đâu" ERROR "";
    /// Markdown that a plan has no use for.
    BAD_MARKDOWN = "KH019" "markdown-khong-dung-duoc" "cách viết Markdown không dùng được trong kế hoạch" ERROR "";
    /// An expression that fails.
    BAD_EXPRESSION = "KH020" "bieu-thuc-sai" "biểu thức {{ … }} sai" ERROR "";
    /// A deadline the tool cannot read; it prints as typed.
    UNCLEAR_DEADLINE = "KH021" "thoi-han-khong-hieu" "thời hạn không hiểu được" WARNING "";
    /// Sections nest deeper than the numbering.
    TOO_MANY_LEVELS = "KH022" "qua-cap-danh-so" "mục sâu hơn các cấp đánh số" ERROR "Phụ lục I, II.6.c";
    /// Cells and columns do not fit.
    TABLE_SHAPE = "KH023" "bang-khong-khop" "ô của bảng không khớp với cột" ERROR "";
    /// A column formula that cannot be computed.
    BAD_FORMULA = "KH024" "cong-thuc-sai" "công thức của cột sai" ERROR "";
    /// The CSV file of a table.
    BAD_CSV = "KH025" "csv-sai" "tệp CSV không đọc được" ERROR "";
    /// A language version this tool does not know.
    BAD_VERSION = "KH027" "phien-ban-la" "phiên bản ngôn ngữ không được hỗ trợ" ERROR "";
    /// Nothing to read.
    EMPTY = "KH028" "tep-rong" "tệp không có nội dung" ERROR "";
    /// A waiver that waives nothing.
    UNUSED_WAIVER = "KH029" "bo-qua-thua" "khai bỏ qua nhưng không có gì để bỏ qua" WARNING "";
    /// A character that the font lacks.
    MISSING_GLYPH = "KH701" "thieu-chu" "phông chữ không có ký tự này" ERROR "Phụ lục I, I.4";
    /// A font file in the plan folder that cannot be used.
    BAD_FONT = "KH702" "phong-chu-sai" "tệp phông chữ không dùng được" ERROR "Phụ lục I, I.4";
    /// The template failed.
    TEMPLATE = "KH901" "mau-loi" "mẫu trình bày không dựng được trang" ERROR "";
    /// Something does not fit on the page.
    OVERFLOW = "KH703" "trang-vo" "nội dung không nằm gọn trong trang" ERROR "Phụ lục I, I.3";
    /// The signature block is split or stands alone.
    SPLIT_SIGNATURE = "KH704" "khoi-ky-roi" "khối chữ ký tách khỏi nội dung" ERROR "Phụ lục I, II.7";
    /// Something is written that has no place on the page.
    UNPRINTED = "KH035" "khong-in" "phần này được khai nhưng không in" WARNING "";
}

/// A merge left two versions of the same lines.
pub static CONFLICT_MARKS: Rule = Rule {
    code: "KH037",
    name: "con-xung-dot",
    title: "còn chỗ xung đột chưa giải quyết",
    weights: Weights::ERROR,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// A rule about templates that `render` finds.
const fn about_templates(code: &'static str, name: &'static str, title: &'static str, weights: Weights) -> Rule {
    Rule { code, name, title, weights, clause: "", since: "0.2.0", profile: "" }
}

/// A template asks for a font or a file that is not there.
pub static MISSING_FILE: Rule =
    about_templates("KH902", "mau-thieu-tep", "mẫu dùng phông chữ hoặc tệp không có", Weights::ERROR);

/// A template refuses the data: it was written for another version of it.
pub static OTHER_VERSION: Rule =
    about_templates("KH903", "mau-khac-phien-ban", "mẫu viết cho phiên bản khác của dữ liệu", Weights::ERROR);

/// A layout that changes with every pass.
pub static UNSETTLED: Rule =
    about_templates("KH904", "mau-khong-on-dinh", "bố cục của mẫu không ổn định", Weights::WARNING);
