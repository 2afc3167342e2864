//! Citations, and how a document means itself.

use super::super::*;
use super::part;

fn document(text: &str) -> DocumentMention<'_> {
    let found = documents(text);
    assert!(!found.is_empty(), "{text}");
    found.into_iter().next().unwrap()
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
