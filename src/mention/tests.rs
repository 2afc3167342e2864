#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;

use super::*;
use crate::value::MoneyUnit;

fn document(text: &str) -> DocumentMention<'_> {
    let found = documents(text);
    assert!(!found.is_empty(), "{text}");
    found.into_iter().next().unwrap()
}

fn part<'a>(part: &'a Option<Part<'a>>) -> &'a str {
    part.as_ref().map_or("", |part| part.text)
}

#[test]
fn a_whole_citation() {
    let text = "Căn cứ Quyết định số 148/QĐ-TTg ngày 24 tháng 02 năm 2023 của Thủ tướng Chính phủ về việc ban hành Bộ tiêu chí; \
                Sở báo cáo.";
    let cited = document(text);
    assert_eq!(cited.kind.unwrap().name, "Quyết định");
    assert_eq!(part(&cited.kind_word), "Quyết định");
    assert_eq!(part(&cited.so), "số");
    let number = cited.number.as_ref().unwrap();
    assert_eq!((number.text, number.normalised.as_str(), number.form), ("148/QĐ-TTg", "148/QĐ-TTg", NumberForm::State));
    assert_eq!((part(&number.serial), part(&number.type_code), part(&number.organ_code)), ("148", "QĐ", "TTg"));
    assert_eq!(cited.date.as_ref().unwrap().text, "ngày 24 tháng 02 năm 2023");
    assert_eq!(part(&cited.issuer), "Thủ tướng Chính phủ");
    assert_eq!(part(&cited.about), "về việc");
    assert_eq!(part(&cited.subject), "ban hành Bộ tiêu chí");
    assert_eq!(&text[cited.core.clone()], "Quyết định số 148/QĐ-TTg ngày 24 tháng 02 năm 2023 của Thủ tướng Chính phủ");
    assert!(text[cited.range.clone()].ends_with("Bộ tiêu chí"));
    assert_eq!(cited.rank(), Some(6));
    assert_eq!(cited.fits(), Some(CodeFit::Fits));
}

/// Core, normalised number, issuer, subject.
#[test]
fn citations_of_all_kinds() {
    for (text, core, number, issuer, subject) in [
        (
            "Thực hiện Kế hoạch số 130/KH-UBND ngày 05/3/2024 của UBND tỉnh, Sở ban hành Kế hoạch.",
            "Kế hoạch số 130/KH-UBND ngày 05/3/2024 của UBND tỉnh",
            "130/KH-UBND",
            "UBND tỉnh",
            "",
        ),
        ("theo Nghị định số 30/2020/NĐ-CP.", "Nghị định số 30/2020/NĐ-CP", "30/2020/NĐ-CP", "", ""),
        ("Luật số 72/2025/QH15;", "Luật số 72/2025/QH15", "72/2025/QH15", "", ""),
        (
            "Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của Đảng ủy xã về chuyển đổi số",
            "Nghị quyết số 12-NQ/ĐU, ngày 05/9/2026 của Đảng ủy xã",
            "12-NQ/ĐU",
            "Đảng ủy xã",
            "chuyển đổi số",
        ),
        (
            "Công văn số 1826/BNV-CVT của Bộ Nội vụ hướng dẫn nghiệp vụ",
            "Công văn số 1826/BNV-CVT của Bộ Nội vụ",
            "1826/BNV-CVT",
            "Bộ Nội vụ",
            "hướng dẫn nghiệp vụ",
        ),
        ("Quyết định số 919/QĐ- TTg ngày 01/8/2022", "Quyết định số 919/QĐ- TTg ngày 01/8/2022", "919/QĐ-TTg", "", ""),
        ("Kế hoạch số 2581 /KH-UBND", "Kế hoạch số 2581 /KH-UBND", "2581/KH-UBND", "", ""),
        (
            "Kế hoạch số …/KH-UBND ngày … tháng … năm 2026",
            "Kế hoạch số …/KH-UBND ngày … tháng … năm 2026",
            "…/KH-UBND",
            "",
            "",
        ),
        (
            "(Kèm theo Kế hoạch số: /KH-UBND ngày /3/2021 của UBND huyện)",
            "Kế hoạch số: /KH-UBND ngày /3/2021 của UBND huyện",
            "…/KH-UBND",
            "UBND huyện",
            "",
        ),
        ("Kế hoạch số KH-SNN ngày /3/2024", "Kế hoạch số KH-SNN ngày /3/2024", "…/KH-SNN", "", ""),
        ("theo Kế hoạch 235/KH-UBND của tỉnh", "Kế hoạch 235/KH-UBND của tỉnh", "235/KH-UBND", "tỉnh", ""),
        (
            "Thông tư liên tịch số 12/2015/TTLT-BTC-BNV",
            "Thông tư liên tịch số 12/2015/TTLT-BTC-BNV",
            "12/2015/TTLT-BTC-BNV",
            "",
            "",
        ),
        (
            "theo Thông tư số 55/2023/TT-BTC ngày 15/8/2023 của Bộ Tài chính.",
            "Thông tư số 55/2023/TT-BTC ngày 15/8/2023 của Bộ Tài chính",
            "55/2023/TT-BTC",
            "Bộ Tài chính",
            "",
        ),
        (
            "Thông tư số 02/2024/TT-BVHTTDL ngày 06/3/2024 của Bộ Văn hóa, Thể thao và Du lịch quy định tiêu chí",
            "Thông tư số 02/2024/TT-BVHTTDL ngày 06/3/2024 của Bộ Văn hóa, Thể thao và Du lịch",
            "02/2024/TT-BVHTTDL",
            "Bộ Văn hóa, Thể thao và Du lịch",
            "quy định tiêu chí",
        ),
        ("Hướng dẫn số 12/HD-SNN&PTNT", "Hướng dẫn số 12/HD-SNN&PTNT", "12/HD-SNN&PTNT", "", ""),
        ("QĐ số 148/QĐ-TTg", "QĐ số 148/QĐ-TTg", "148/QĐ-TTg", "", ""),
        (
            "Chương trình hành động số 05-CTr/TU của Tỉnh ủy",
            "Chương trình hành động số 05-CTr/TU của Tỉnh ủy",
            "05-CTr/TU",
            "Tỉnh ủy",
            "",
        ),
        (
            "Quyết định số … ngày 05/3/2026 của UBND xã",
            "Quyết định số … ngày 05/3/2026 của UBND xã",
            "…",
            "UBND xã",
            "",
        ),
        ("Văn bản số 12/SNV-TCCB", "số 12/SNV-TCCB", "12/SNV-TCCB", "", ""),
        (
            "Quyết định số 1719/QĐ-TTg ngày 14/10/2021 của Thủ tướng Chính phủ và các văn bản hướng dẫn",
            "Quyết định số 1719/QĐ-TTg ngày 14/10/2021 của Thủ tướng Chính phủ",
            "1719/QĐ-TTg",
            "Thủ tướng Chính phủ",
            "",
        ),
        (
            "Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị tiếp tục thực hiện Chỉ thị số 05-CT/TW",
            "Kết luận số 01-KL/TW ngày 18/5/2021 của Bộ Chính trị",
            "01-KL/TW",
            "Bộ Chính trị",
            "tiếp tục thực hiện Chỉ thị số 05-CT/TW",
        ),
        (
            "Hướng dẫn liên ngành số 15/HDLN-SNV-STC",
            "Hướng dẫn liên ngành số 15/HDLN-SNV-STC",
            "15/HDLN-SNV-STC",
            "",
            "",
        ),
        // A plan ordered on behalf of the chairman, and the main clause behind a comma.
        (
            "Thực hiện Kế hoạch số 9/KH-UBND ngày 09/02/2021 của Chủ tịch UBND tỉnh về việc triển khai Chương trình A, Ủy ban nhân dân xã ban hành Kế hoạch",
            "Kế hoạch số 9/KH-UBND ngày 09/02/2021 của Chủ tịch UBND tỉnh",
            "9/KH-UBND",
            "Chủ tịch UBND tỉnh",
            "triển khai Chương trình A",
        ),
        (
            "Quyết định số 148/QĐ-TTg ngày 24/02/2023 của Thủ tướng Chính phủ đảm bảo nguyên tắc: Nhà nước",
            "Quyết định số 148/QĐ-TTg ngày 24/02/2023 của Thủ tướng Chính phủ",
            "148/QĐ-TTg",
            "Thủ tướng Chính phủ",
            "",
        ),
        (
            "phụ lục 5 ban hành kèm theo Quyết định số 34/QĐ-UBND ban hành kèm theo Quy chế",
            "Quyết định số 34/QĐ-UBND",
            "34/QĐ-UBND",
            "",
            "",
        ),
    ] {
        let cited = document(text);
        assert_eq!(&text[cited.core.clone()], core);
        assert_eq!(cited.number.as_ref().unwrap().normalised, number, "{text}");
        assert_eq!((part(&cited.issuer), part(&cited.subject)), (issuer, subject), "{text}");
    }
}

#[test]
fn citations_without_a_number() {
    for (text, core, title) in [
        (
            "Căn cứ Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025;",
            "Luật Tổ chức chính quyền địa phương ngày 16 tháng 6 năm 2025",
            "Tổ chức chính quyền địa phương",
        ),
        (
            "Luật Phòng, chống tham nhũng ngày 20/11/2018",
            "Luật Phòng, chống tham nhũng ngày 20/11/2018",
            "Phòng, chống tham nhũng",
        ),
        (
            "Luật Sửa đổi, bổ sung một số điều của Luật Ngân sách nhà nước ngày 25/6/2025;",
            "Luật Sửa đổi, bổ sung một số điều của Luật Ngân sách nhà nước ngày 25/6/2025",
            "Sửa đổi, bổ sung một số điều của Luật Ngân sách nhà nước",
        ),
        (
            "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20/11/2015;",
            "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân ngày 20/11/2015",
            "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân",
        ),
        (
            "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân năm 2015",
            "Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân năm 2015",
            "Hoạt động giám sát của Quốc hội và Hội đồng nhân dân",
        ),
        (
            "Luật Ban hành văn bản quy phạm pháp luật năm 2025",
            "Luật Ban hành văn bản quy phạm pháp luật năm 2025",
            "Ban hành văn bản quy phạm pháp luật",
        ),
        ("Luật Quy hoạch đô thị và nông thôn", "Luật Quy hoạch đô thị và nông thôn", "Quy hoạch đô thị và nông thôn"),
        ("theo quy định của Luật Đầu tư công và các văn bản", "Luật Đầu tư công", "Đầu tư công"),
        ("Bộ luật Dân sự năm 2015", "Bộ luật Dân sự năm 2015", "Dân sự"),
        ("Điều 5 Luật Đất đai.", "Luật Đất đai", "Đất đai"),
        ("Hiến pháp năm 2013", "Hiến pháp năm 2013", ""),
        ("Căn cứ Luật Đất đai, Sở báo cáo trước ngày 15/3/2024", "Luật Đất đai", "Đất đai"),
        ("theo Luật Trẻ em trước ngày 15/3/2024", "Luật Trẻ em", "Trẻ em"),
    ] {
        let cited = document(text);
        assert_eq!(&text[cited.core.clone()], core);
        assert_eq!(part(&cited.title), title);
        assert!(cited.number.is_none());
    }
}

#[test]
fn what_is_no_citation() {
    for text in [
        "theo quy định của pháp luật Việt Nam",
        "xử lý kỷ luật Đảng viên",
        "UBND xã quyết định 12 nội dung",
        "xem xét, quyết định số lượng",
        "Dự án số 2 của huyện",
        "ban hành Kế hoạch năm 2024",
        "Chương trình 135",
        "Đề án 06",
        "kế hoạch số 3",
        "Quyết định số \u{FFFC}",
        "số 12/3/2024",
        "Thông báo 12/15 xã",
        "tăng số 30 sản phẩm",
    ] {
        assert_eq!(documents(text), [], "{text}");
    }
}

#[test]
fn lists_and_nested_citations() {
    let text = "các Quyết định: số 919/QĐ-TTg ngày 01/8/2022; số 148/QĐ-TTg ngày 24/02/2023 của Thủ tướng Chính phủ";
    let found = documents(text);
    assert_eq!(found.len(), 2);
    assert!(
        found
            .iter()
            .all(|cited| cited.kind.unwrap().name == "Quyết định" && cited.kind_word.is_none() && cited.date.is_some())
    );

    let found = documents("các Nghị định số 12/2020/NĐ-CP, 13/2021/NĐ-CP và số 14/2022/NĐ-CP của Chính phủ");
    let numbers: Vec<_> = found.iter().map(|cited| cited.number.as_ref().unwrap().text).collect();
    assert_eq!(numbers, ["12/2020/NĐ-CP", "13/2021/NĐ-CP", "14/2022/NĐ-CP"]);

    let found = documents(
        "Kế hoạch số 2054/KH-UBND ngày 14/12/2021 của UBND tỉnh về việc triển khai thực hiện Quyết định số 1689/QĐ-TTg ngày 11/10/2021 \
         của Thủ tướng Chính phủ về ban hành Kế hoạch; Quyết định số 34/QĐ-UBND",
    );
    let nested: Vec<_> = found.iter().map(|cited| cited.nested).collect();
    assert_eq!(nested, [false, true, false]);

    // The items of a list of grounds do not swallow one another.
    let found =
        documents("- Quyết định số 1/QĐ-TTg về phát triển du lịch\n- Quyết định số 2/QĐ-TTg về chuyển đổi số\n");
    let subjects: Vec<_> = found.iter().map(|cited| part(&cited.subject)).collect();
    assert_eq!(subjects, ["phát triển du lịch", "chuyển đổi số"]);
}

#[test]
fn codes_against_words_and_ranks() {
    let plan = DocumentType::by_name("Kế hoạch").unwrap();
    assert_eq!(document("Quyết định số 12/KH-UBND").fits(), Some(CodeFit::Other(plan)));
    assert_eq!(document("Quy định số 399-QĐ/TW").fits(), Some(CodeFit::Fits));
    assert_eq!(document("Công văn số 1826/BNV-CVT").fits(), None);
    assert_eq!(document("Công văn số 1826-CV/VPTW").fits(), Some(CodeFit::Fits));
    assert_eq!(document("Kế hoạch số 12-KHo/ĐU").fits(), Some(CodeFit::Unknown));
    assert_eq!(DocumentType::by_code("QyĐ").unwrap().name, "Quy định");
    assert_eq!(DocumentType::by_code("CTr").unwrap().name, "Chương trình");
    assert_eq!(DocumentType::by_name("thông tư").unwrap().name, "Thông tư");
    assert_eq!(DocumentType::by_name("thông tư số"), None);
    for kind in document_types() {
        assert_eq!(DocumentType::by_name(kind.name), Some(kind), "{}", kind.name);
    }
    let annex = document_types().iter().filter(|kind| kind.abbreviation.is_some()).count();
    assert_eq!(annex, 27, "29 types of article 7 without công văn and thư công");
    let order = [
        "Hiến pháp năm 2013",
        "Luật Đất đai",
        "Pháp lệnh số 01/2022/UBTVQH15",
        "Nghị định số 30/2020/NĐ-CP",
        "Quyết định số 148/QĐ-TTg",
        "Thông tư số 55/2023/TT-BTC",
        "Nghị quyết số 87/NQ-HĐND",
        "Quyết định số 34/QĐ-UBND",
        "Chỉ thị số 05/CT-UBND",
        "Kế hoạch số 2054/KH-UBND",
        "Công văn số 1826/BNV-CVT",
    ]
    .map(|text| document(text).rank().unwrap());
    assert!(order.is_sorted_by(|a, b| a < b), "{order:?}");
    assert_eq!(document("Nghị quyết số 25/2021/QH15").rank(), Some(2));
    assert_eq!(document("Nghị quyết số 19/NQ-CP").rank(), Some(5));
    assert_eq!(document("Nghị quyết số 57-NQ/TW").rank(), None);
}

#[test]
fn documents_that_name_themselves() {
    let names = |text: &str| -> Vec<(String, bool)> {
        self_references(text).into_iter().map(|found| (text[found.range].to_owned(), found.capital)).collect()
    };
    assert_eq!(
        names("Chương trình hành động này; Quyết định này và kế hoạch này"),
        [
            ("Chương trình hành động này".to_owned(), true),
            ("Quyết định này".to_owned(), true),
            ("kế hoạch này".to_owned(), false)
        ]
    );
    assert_eq!(names("nội dung này, Kế hoạch năm này, pháp luật này"), []);
}

#[test]
fn dates_of_all_forms() {
    use DateForm::{Long, MonthLong, MonthShort, Short};
    for (text, written, form, short) in [
        ("ngày 05 tháng 3 năm 2024", "ngày 05 tháng 3 năm 2024", Long, "05/3/2024"),
        ("đến 30 tháng 10 năm 2024.", "30 tháng 10 năm 2024", Long, "30/10/2024"),
        ("trước 05/3/2024.", "05/3/2024", Short, "05/3/2024"),
        ("(05/3/2024)", "05/3/2024", Short, "05/3/2024"),
        ("trước ngày 05/03/2024./.", "ngày 05/03/2024", Short, "05/3/2024"),
        ("trong tháng 3/2024;", "tháng 3/2024", MonthShort, "…/3/2024"),
        ("tháng 3 năm 2024", "tháng 3 năm 2024", MonthLong, "…/3/2024"),
        ("từ 3/2024 đến 6/2024", "3/2024", MonthShort, "…/3/2024"),
        ("ngày … tháng 3 năm 2026", "ngày … tháng 3 năm 2026", Long, "…/3/2026"),
        ("ngày    /3/2021", "ngày    /3/2021", Short, "…/3/2021"),
        ("01-05/3/2024", "05/3/2024", Short, "05/3/2024"),
        (
            "nga\u{300}y 5 tha\u{301}ng 3 na\u{306}m 2024",
            "nga\u{300}y 5 tha\u{301}ng 3 na\u{306}m 2024",
            Long,
            "05/3/2024",
        ),
    ] {
        let found = dates(text);
        assert!(!found.is_empty(), "{text}");
        assert_eq!((found[0].text, found[0].form), (written, form));
        assert_eq!(found[0].date.as_ref().unwrap().short(), short);
    }
    let found = dates("ngày 05/03/2024");
    assert_eq!((part(&found[0].day), part(&found[0].month), found[0].year.text), ("05", "03", "2024"));
    assert_eq!(found[0].figures, "ngày ".len().."ngày 05/03/2024".len());
}

#[test]
fn dates_that_cannot_be() {
    use crate::value::DateError;
    assert!(matches!(dates("ngày 31/02/2024")[0].date, Err(DateError::NoSuchDay { day: 31, month: 2, .. })));
    assert!(matches!(dates("ngày 29 tháng 02 năm 2023")[0].date, Err(DateError::NoSuchDay { .. })));
    assert!(matches!(dates("tháng 13/2024")[0].date, Err(DateError::NoSuchMonth { month: 13 })));
    assert!(matches!(dates("ngày 05/3/24")[0].date, Err(DateError::ShortYear { .. })));
    assert!(matches!(dates("ngày 05-3-2024")[0].date, Err(DateError::OtherMarks { .. })));
}

#[test]
fn days_of_the_week() {
    for (text, named, fits) in [
        ("thứ Hai ngày 06/7/2026", "thứ Hai", Some(true)),
        ("Thứ 2, ngày 06/7/2026", "Thứ 2", Some(true)),
        ("06/7/2026 (Thứ Hai)", "Thứ Hai", Some(true)),
        ("Chủ nhật, ngày 06/7/2026", "Chủ nhật", Some(false)),
        ("thứ Bảy ngày 29 tháng 02 năm 2020", "thứ Bảy", Some(true)),
        ("thứ Ba ngày 31/02/2026", "thứ Ba", None),
    ] {
        let found = dates(text);
        let weekday = found[0].weekday.as_ref().unwrap();
        assert_eq!((weekday.part.text, weekday.fits), (named, fits), "{text}");
    }
    assert!(dates("ngày 06/7/2026, thứ hai là rà soát")[0].weekday.is_none());
}

#[test]
fn what_is_no_date() {
    for text in [
        "Nghị định số 12/2021/NĐ-CP",
        "1.234/2.345",
        "05/10 sản phẩm",
        "tỷ lệ 3/4/2024",
        "Quý IV/2025",
        "năm 2024",
        "giai đoạn 2021 - 2025",
        "ngày 05 tháng 12 hằng năm",
        "\u{FFFC}/3/2024",
        "ngày \u{FFFC} tháng 3 năm 2024",
        "từ 10/2000 hộ",
        "12/05/3/2024",
        "a05/3/2024",
        "1,05/3/2024",
    ] {
        assert_eq!(dates(text), [], "{text}");
    }
}

/// The chain as "kind:label+label", with marks for the other document (!) and the unnumbered (*).
fn references(text: &str) -> Vec<String> {
    internal_references(text)
        .into_iter()
        .map(|found| {
            let links: Vec<String> = found
                .chain
                .iter()
                .map(|link| {
                    let labels: Vec<&str> = link.labels.iter().map(|label| label.part.text).collect();
                    format!("{:?}:{}", link.kind, labels.join("+"))
                })
                .collect();
            let marks = [(found.of_other_document, "!"), (found.unnumbered, "*")];
            let marks: String = marks.iter().filter(|(is, _)| *is).map(|(_, mark)| *mark).collect();
            format!("{}{marks}", links.join(" "))
        })
        .collect()
}

#[test]
fn references_to_places() {
    for (text, expected) in [
        ("Các Sở, ban, ngành tại mục V;", "Section:V"),
        ("tại mục II.3 phần B", "Section:II.3 Part:B"),
        ("khoản 2 mục III", "Clause:2 Section:III"),
        ("điểm a khoản 2 Điều 5", "Point:a Clause:2 Article:5"),
        ("điểm a, b khoản 2 Mục I", "Point:a+b Clause:2 Section:I"),
        ("khoản 1, Mục II, phụ lục 5 ban hành kèm theo Quyết định số 34/QĐ-UBND", "Clause:1 Section:II Appendix:5!"),
        ("Phụ lục I", "Appendix:I"),
        ("Phụ lục 01,02 kèm theo", "Appendix:01+02"),
        ("các Phụ lục I, II và III", "Appendix:I+II+III"),
        ("(Đính kèm các Phụ lục: I, II)", "Appendix:I+II"),
        ("Phụ lục số 02", "Appendix:02"),
        ("(Có bảng phụ lục chi tiết kèm theo)", "Appendix:*"),
        ("nội dung liên quan tại phụ lục Kế hoạch.", "Appendix:*"),
        ("có biểu chi tiết đính kèm)", "Form:*"),
        ("Biểu 01", "Form:01"),
        ("Biểu mẫu số 02 kèm theo", "Form:02"),
        ("Bảng 1", "Table:1"),
        ("mục 1 đến mục 7", "Section:1+7"),
        ("Điều 5 Luật Đất đai", "Article:5!"),
        ("khoản 2 Điều 3 của Nghị định số 30/2020/NĐ-CP", "Clause:2 Article:3!"),
        ("mục II của Kế hoạch này", "Section:II"),
        ("mục V Kế hoạch số 130/KH-UBND", "Section:V!"),
        ("Điều 3 Quy chế", "Article:3!"),
        (
            "Quyết định số 1/QĐ-TTg về việc thực hiện điểm a khoản 2 mục III chương trình",
            "Point:a Clause:2 Section:III!",
        ),
        ("mục II, 3 sản phẩm", "Section:II"),
    ] {
        assert_eq!(references(text), [expected], "{text}");
    }
    assert_eq!(references("tại Phụ lục I, Phụ lục II"), ["Appendix:I", "Appendix:II"]);
    let found = internal_references("Khoản 2 điều 5");
    assert!(found[0].chain[0].capital && !found[0].chain[1].capital);
    assert_eq!(internal_references("mục IV.2")[0].chain[0].labels[0].numbers, [4, 2]);
    assert_eq!(internal_references("điểm đ khoản 1")[0].chain[0].labels[0].numbers, [5]);
}

#[test]
fn what_is_no_reference() {
    for text in [
        "mục tiêu, mục đích",
        "danh mục 3 sản phẩm",
        "tài khoản 123",
        "đạt 4 điểm",
        "trên 10 điểm giới thiệu",
        "đại biểu 30 người",
        "thành phần 5 người",
        "phần 20% còn lại",
        "khoản 5 triệu đồng",
        "Phụ lục hợp đồng",
        "mục \u{FFFC}",
        "Phụ lục \u{FFFC}",
        "điều kiện, điều phối",
        "điểm mạnh của xã",
        "mục 2024",
        "bảng 4 cột",
    ] {
        assert_eq!(references(text), Vec::<String>::new(), "{text}");
    }
}

#[test]
fn amounts_with_units() {
    use Grouping::{Bad, Commas, Dots, None as Plain, Spaces};
    for (text, figure, grouping, unit, money) in [
        ("269.295 triệu đồng", "269.295", Dots, "triệu đồng", Some(MoneyUnit::MillionDong)),
        ("1,25 tỷ đồng", "1,25", Plain, "tỷ đồng", Some(MoneyUnit::BillionDong)),
        ("2270 triệu đồng", "2270", Plain, "triệu đồng", Some(MoneyUnit::MillionDong)),
        ("1,000,000 đồng", "1,000,000", Commas, "đồng", Some(MoneyUnit::Dong)),
        ("1 000 000 đồng", "1 000 000", Spaces, "đồng", Some(MoneyUnit::Dong)),
        ("12.34 triệu đồng", "12.34", Bad, "triệu đồng", Some(MoneyUnit::MillionDong)),
        ("20 tỷ", "20", Plain, "tỷ", None),
        ("100%", "100", Plain, "%", None),
        ("20,57 %", "20,57", Plain, "%", None),
        ("có 02 sản phẩm", "02", Plain, "sản phẩm", None),
        ("05 HTX", "05", Plain, "HTX", None),
        ("là 395 sản phẩm¹, trong", "395", Plain, "sản phẩm", None),
        ("4 hợp tác xã", "4", Plain, "hợp tác xã", None),
        ("(05 lớp)", "05", Plain, "lớp", None),
        ("15.000 đồng bào", "15.000", Dots, "đồng bào", None),
        ("03 (ba) lớp", "03", Plain, "lớp", None),
        ("50.000.000đ", "50.000.000", Dots, "đ", Some(MoneyUnit::Dong)),
        ("tổng số 12 xã", "12", Plain, "xã", None),
    ] {
        let found = amounts(text);
        assert_eq!(found.len(), 1, "{text}");
        assert_eq!((found[0].figure.part.text, found[0].figure.grouping), (figure, grouping), "{text}");
        assert_eq!((found[0].unit.text, found[0].money), (unit, money), "{text}");
    }
    for text in ["20-30 sản phẩm", "3- 4 sao", "từ 3 đến 5 lớp"] {
        assert!(amounts(text)[0].upper.is_some(), "{text}");
    }
}

#[test]
fn amounts_in_words() {
    for (text, words, announced, agrees) in [
        ("500.000.000 đồng (Năm trăm triệu đồng)", "Năm trăm triệu đồng", false, Some(true)),
        ("500.000.000 đồng (Bằng chữ: Năm triệu đồng./.)", "Năm triệu đồng./.", true, Some(false)),
        (
            "1,25 tỷ đồng (Bằng chữ: một tỷ hai trăm năm mươi triệu đồng)",
            "một tỷ hai trăm năm mươi triệu đồng",
            true,
            Some(true),
        ),
        ("500.000 đồng (Bằng chữ: …./.)", "…./.", true, None),
        ("03 (ba) lớp", "ba", false, Some(true)),
        ("500.000 đồng. Bằng chữ: Năm trăm nghìn đồng.", "Năm trăm nghìn đồng", true, Some(true)),
    ] {
        let found = amounts(text);
        let said = found[0].in_words.as_ref().unwrap();
        assert_eq!((said.part.text, said.announced), (words, announced));
        assert_eq!(found[0].agrees(), agrees, "{text}");
    }
    assert!(amounts("15 sản phẩm (theo Phụ lục I)")[0].in_words.is_none());
    assert!(amounts("15 đồng (Bằng chữ: \u{FFFC})")[0].in_words.is_none());
}

#[test]
fn what_is_no_amount() {
    for text in [
        "năm 2024 tỉnh có",
        "ngày 05/3/2024 của UBND",
        "giai đoạn 2021-2025 trên địa bàn",
        "số 130/KH-UBND ngày",
        "mục 3 sản phẩm",
        "Phụ lục 01 kèm theo",
        "Quý 1 năm",
        "17 TX. Ayun Pa",
        "năm 2019, 2020 hết hạn",
        "05/10 sản phẩm",
        "12 \u{FFFC}",
        "2 và 3",
    ] {
        assert_eq!(amounts(text), [], "{text}");
    }
}

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

fn bodies() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut paths: Vec<_> =
        fs::read_dir(root.join("tests/originals")).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.extend(fs::read_dir(root.join("plans")).unwrap().map(|entry| entry.unwrap().path().join("plan.yaml")));
    paths.retain(|path| path.is_file());
    paths.sort();
    paths.into_iter().map(|path| (path.display().to_string(), fs::read_to_string(path).unwrap())).collect()
}

/// Every "…" and "..." of the published plans ends a list.
#[test]
fn the_published_plans_leave_nothing_blank() {
    let mut lines = 0;
    for (name, text) in bodies() {
        for line in text.lines().filter(|line| !line.trim_start().starts_with('#')) {
            let prose = line.split(" # ").next().unwrap();
            lines += usize::from(prose.contains("..") || prose.contains('…'));
            let blanks: Vec<_> =
                placeholders(prose).into_iter().filter(|found| found.kind != PlaceholderKind::Bracketed).collect();
            assert_eq!(blanks, [], "{name}: {prose}");
        }
    }
    assert!(lines > 60, "{lines}");
}

/// Ranges cut the text at characters and say what they say; nothing swallows a value that is not known.
#[test]
fn every_range_is_sound() {
    for (name, text) in bodies() {
        // Every ninth space becomes a value that is not known.
        let mut count = 0;
        let holes: String = text
            .chars()
            .map(|c| {
                count += usize::from(c == ' ');
                if c == ' ' && count % 9 == 0 { '\u{FFFC}' } else { c }
            })
            .collect();
        for text in [text.as_str(), holes.as_str()] {
            let reading = Reading::new(text);
            let mut ranges: Vec<Range<usize>> = Vec::new();
            ranges.extend(reading.documents().iter().map(|found| found.range.clone()));
            ranges.extend(
                reading
                    .definitions()
                    .into_iter()
                    .flat_map(|found| [Some(found.range), found.long.map(|long| long.range)])
                    .flatten(),
            );
            ranges.extend(reading.self_references().into_iter().map(|found| found.range));
            ranges.extend(reading.dates().into_iter().map(|found| found.range));
            ranges.extend(reading.internal_references().into_iter().map(|found| found.range));
            ranges.extend(reading.amounts().into_iter().map(|found| found.range));
            ranges.extend(reading.abbreviations().into_iter().map(|found| found.range));
            ranges.extend(reading.placeholders().into_iter().map(|found| found.range));
            assert!(ranges.len() > 50, "{name}: {}", ranges.len());
            for range in ranges {
                let mention = text.get(range).unwrap();
                assert!(!mention.is_empty() && !mention.contains('\u{FFFC}'), "{name}: {mention}");
            }
        }
    }
}

/// Any cut of a text is read without a panic, composed or not.
#[test]
fn any_piece_can_be_read() {
    use unicode_normalization::UnicodeNormalization;
    let text = "Quyết định số …/QĐ- TTg ngày …/3/2024 (Bằng chữ: một) khoản 1, Mục II.3, Phụ lục: I – XX/XX [cần 1,000.5 đồng …./. “A&B”";
    let decomposed: String = text.nfd().collect();
    for text in [text, &decomposed] {
        let cuts: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        for (number, &from) in cuts.iter().enumerate() {
            for &to in cuts.iter().skip(number).step_by(3) {
                let reading = Reading::new(&text[from..to]);
                let _ =
                    (reading.documents(), reading.self_references(), reading.dates(), reading.internal_references());
                let _ = (reading.amounts(), reading.abbreviations(), reading.definitions(), reading.placeholders());
            }
        }
    }
}
