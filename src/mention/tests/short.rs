//! Abbreviations, and blanks left to fill in.

use super::super::*;
use super::part;

#[test]
fn abbreviations_in_use() {
    let names =
        |text: &str| -> Vec<String> { abbreviations(text).into_iter().map(|found| found.text.to_owned()).collect() };
    assert_eq!(names("Sở NN&PTNT và HTX, VietGAP, KT-XH"), ["NN&PTNT", "HTX", "VietGAP", "KT-XH"]);
    assert_eq!(names("Chương trình OCOP của UBND tỉnh"), ["OCOP", "UBND"]);
    assert_eq!(names("HĐND, UBND, UBMTTQ, HTX"), ["HĐND", "UBND", "UBMTTQ", "HTX"]);
    for text in [
        "Quyết định số 148/QĐ-TTg",
        "số /KH-UBND",
        "Số: KH-UBND",
        "mục IV, Phụ lục XII",
        "KẾ HOẠCH THỰC HIỆN CHƯƠNG TRÌNH OCOP NĂM 2024",
        "I. MỤC ĐÍCH, YÊU CẦU",
        "TỔNG CỘNG",
        "Luật số 72/2025/QH15",
        "A. Phần chung",
    ] {
        assert_eq!(names(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn short_forms_explained() {
    for (text, short, long, announced, initials) in [
        ("hợp tác xã (HTX)", "HTX", "hợp tác xã", false, true),
        ("Chương trình mục tiêu quốc gia (CTMTQG)", "CTMTQG", "Chương trình mục tiêu quốc gia", false, true),
        ("Ủy ban nhân dân (UBND) xã", "UBND", "Ủy ban nhân dân", false, true),
        ("Chương trình Mỗi xã một sản phẩm (OCOP)", "OCOP", "Mỗi xã một sản phẩm", false, false),
        ("Chương trình “Mỗi xã một sản phẩm” (OCOP)", "OCOP", "“Mỗi xã một sản phẩm”", false, false),
        ("Mỗi xã một sản phẩm (sau đây viết tắt là OCOP)", "OCOP", "Mỗi xã một sản phẩm", true, false),
        (
            "ban hành Kế hoạch Chương trình Mỗi xã một sản phẩm (sau đây gọi tắt là Chương trình OCOP)",
            "Chương trình OCOP",
            "Chương trình Mỗi xã một sản phẩm",
            true,
            false,
        ),
        ("(gọi tắt là *Chương trình OCOP*)", "Chương trình OCOP", "", true, false),
    ] {
        let found = definitions(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].short.text, part(&found[0].long)), (short, long));
        assert_eq!((found[0].announced, found[0].initials), (announced, initials), "{text}");
    }
    for text in ["(HTX, doanh nghiệp)", "(III)", "(theo Nghị quyết số 87/NQ-HĐND)", "(gọi tắt là \u{FFFC})", "(05 HTX)"]
    {
        assert_eq!(definitions(text), [], "{text}");
    }
    let found = abbreviations("hợp tác xã (HTX); các HTX");
    assert_eq!(found.iter().map(|use_| use_.in_definition).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn places_left_to_fill_in() {
    use PlaceholderKind::{Blank, Bracketed, Letters, Questions, SampleName, ToFill, Word};
    for (text, written, kind) in [
        ("Quyết định số …/QĐ-UBND", "…", Blank),
        ("Kế hoạch số .../KH-UBND", "...", Blank),
        ("ngày … tháng 3 năm 2026", "…", Blank),
        ("ngày ... tháng 3 năm 2026", "...", Blank),
        ("hỗ trợ ... sản phẩm", "...", Blank),
        ("đạt … % trở lên", "…", Blank),
        ("phấn đấu đạt khoảng … hộ", "…", Blank),
        ("Kinh phí: ……", "……", Blank),
        ("……………", "……………", Blank),
        ("Họ và tên..............", "..............", Blank),
        ("trước ngày …/3/2026", "…", Blank),
        ("(Bằng chữ: …./.)", "…", Blank),
        ("Người ký: ____", "____", Blank),
        ("theo số liệu [cần xác minh]", "[cần xác minh]", Bracketed),
        ("ngày […]", "[…]", Bracketed),
        ("có ??? hộ", "???", Questions),
        ("đạt xxx sản phẩm", "xxx", Letters),
        ("ngày XX/XX/2026", "XX/XX/2026", Letters),
        ("đạt XX sản phẩm", "XX", Letters),
        ("năm 20xx", "20xx", Letters),
        ("năm 202x", "202x", Letters),
        ("(điền tên đơn vị)", "(điền tên đơn vị)", ToFill),
        ("(bổ sung sau)", "(bổ sung sau)", ToFill),
        ("Kinh phí: TBD", "TBD", Word),
        ("Ông Nguyễn Văn A, Chủ tịch", "Nguyễn Văn A", SampleName),
    ] {
        let found = placeholders(text);
        assert_eq!(found.len(), 1, "{text}: {found:?}");
        assert_eq!((found[0].text, found[0].kind), (written, kind), "{text}");
    }
    assert_eq!(placeholders("ngày … tháng … năm 2026").len(), 2);
    assert_eq!(placeholders("số ... ngày ...").len(), 2);
    assert_eq!(placeholders("từ … đến … hộ").len(), 2);
}

#[test]
fn dots_that_end_a_list_are_no_blanks() {
    for text in [
        "Xây dựng, cấp phát các sổ tay, ấn phẩm... về Chương trình",
        "(ISO, HACCP, VietGAP, hữu cơ...) để nâng hạng",
        "truy xuất nguồn gốc, câu chuyện sản phẩm,...",
        "(HTX, doanh nghiệp,...). Nâng cao",
        "hội nghị, ... xây dựng các chuyên mục",
        "đo lường – chất lượng, ... cho các chủ thể",
        "trang thiết bị; ... Hướng dẫn, tư vấn",
        "nền tảng TikTok, Shopee live....",
        "dệt may, thêu ren…",
        "các chủ thể sản xuất… ",
        "Triển lãm OCOP…).",
        "VietGAHP, HACCP..); tham gia",
        "nhãn mác hàng hóa, Logo... theo chu kỳ",
        "thương mại điện tử...; phấn đấu",
        "v.v...",
        "“… năm 2024. Sở ban hành …”",
        "Thường xuyên, Trong năm …",
        "thế kỷ XX, khóa XXX",
        "hiệu quả./.",
        "xem [1] và [^2], [trang web](https://a.vn)",
        "có phải không?",
        "số \u{FFFC}/KH-UBND",
        "Nguyễn Văn An",
        "Phần A... ",
    ] {
        assert_eq!(placeholders(text), [], "{text}");
    }
}
