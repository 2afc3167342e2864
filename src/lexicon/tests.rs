//! What the lexicon finds, and what it must be silent on; sentences of correct prose are from published plans.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::value::PartialDate;
use std::ops::Range;

fn day(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

fn lexicon() -> &'static Lexicon {
    Lexicon::standard()
}

fn names(text: &str, on: &str) -> Vec<(String, Option<String>)> {
    lexicon().obsolete(text, day(on)).into_iter().map(|hit| (text[hit.range].to_owned(), hit.successor)).collect()
}

#[test]
fn provinces_are_counted_as_the_resolution_counts_them() {
    let count = |on: &str| {
        let (provinces, cities): (Vec<_>, Vec<_>) = lexicon().provinces(day(on)).partition(|unit| unit.kind == "tỉnh");
        (provinces.len(), cities.len())
    };
    assert_eq!(count("2024-12-31"), (58, 5));
    assert_eq!(count("2025-01-01"), (57, 6));
    assert_eq!(count("2025-06-30"), (57, 6));
    assert_eq!(count("2025-07-01"), (28, 6));
    assert_eq!(count("2026-04-29"), (28, 6));
    assert_eq!(count("2026-04-30"), (27, 7));
}

#[test]
fn bodies_of_the_government_are_counted() {
    let count = |level: &str, on: &str| lexicon().bodies(day(on)).filter(|body| body.level == level).count();
    assert_eq!((count("bộ", "2025-02-28"), count("cơ quan ngang bộ", "2025-02-28")), (18, 4));
    assert_eq!((count("bộ", "2025-03-01"), count("cơ quan ngang bộ", "2025-03-01")), (14, 3));
    assert_eq!(count("cơ quan thuộc Chính phủ", "2025-03-01"), 5);
}

#[test]
fn a_province_is_found_by_every_form_of_its_name() {
    for name in ["Đắk Lắk", "Đăk Lăk", "đắc lắc", "tỉnh Đắk Lắk", "UBND tỉnh Đắk Lắk", "Ủy ban nhân dân tỉnh Đắk Lắk"]
    {
        assert_eq!(lexicon().province(name, day("2026-01-01")).unwrap().name, "Đắk Lắk", "{name}");
    }
    assert_eq!(lexicon().province("TP. Huế", day("2025-01-01")).unwrap().full_name(), "thành phố Huế");
    assert_eq!(lexicon().province("Thành phố Hồ Chí Minh", day("2020")).unwrap().kind, "Thành phố");
    assert!(lexicon().province("Huế", day("2024-12-31")).is_none());
    assert!(lexicon().province("Hoà Bình", day("2025-06-30")).is_some());
    assert!(lexicon().province("Hòa Bình", day("2025-07-01")).is_none());
    assert_eq!(lexicon().known_province("Hòa Bình").unwrap().successor.as_deref(), Some("Phú Thọ"));
    assert!(lexicon().known_province("Lục Nam").is_none());
}

#[test]
fn successors_are_followed_through_every_merger() {
    let after = |name: &str, on: &str| lexicon().province_after(name, day(on)).map(Province::full_name);
    assert_eq!(after("Bình Phước", "2025-06-30").as_deref(), Some("tỉnh Bình Phước"));
    assert_eq!(after("Bình Phước", "2025-07-01").as_deref(), Some("tỉnh Đồng Nai"));
    assert_eq!(after("Bình Phước", "2026-04-30").as_deref(), Some("thành phố Đồng Nai"));
    assert_eq!(after("Bà Rịa – Vũng Tàu", "2026").as_deref(), Some("Thành phố Hồ Chí Minh"));
    assert_eq!(after("Thừa Thiên Huế", "2025-03-01").as_deref(), Some("thành phố Huế"));
    let body = |name: &str, on: &str| lexicon().body_after(name, day(on)).map(|body| body.name.as_str());
    assert_eq!(body("Sở NN&PTNT", "2025-02-28"), Some("Sở Nông nghiệp và Phát triển nông thôn"));
    assert_eq!(body("Sở NN&PTNT", "2025-03-01"), Some("Sở Nông nghiệp và Môi trường"));
    assert_eq!(body("Bộ LĐ-TB&XH", "2026"), Some("Bộ Nội vụ"));
    assert!(lexicon().body("Bộ Nông nghiệp và Môi trường", day("2024")).is_none());
}

#[test]
fn names_out_of_date_are_found_with_what_stands_in_their_place() {
    let some = |text: &str| Some(text.to_owned());
    for (text, found, successor) in [
        ("UBND tỉnh Đắk Nông ban hành", "tỉnh Đắk Nông", some("tỉnh Lâm Đồng")),
        ("ỦY BAN NHÂN DÂN TỈNH NINH THUẬN", "TỈNH NINH THUẬN", some("tỉnh Khánh Hòa")),
        ("trên địa bàn tỉnh Bà Rịa-Vũng Tàu", "tỉnh Bà Rịa-Vũng Tàu", some("Thành phố Hồ Chí Minh")),
        ("báo cáo Bộ NN&PTNT trước 15/12", "Bộ NN&PTNT", some("Bộ Nông nghiệp và Môi trường")),
        ("Sở Nông nghiệp và PTNT chủ trì", "Sở Nông nghiệp và PTNT", some("Sở Nông nghiệp và Môi trường")),
        ("Sở Lao động, Thương binh và Xã hội:", "Sở Lao động, Thương binh và Xã hội", some("Sở Nội vụ")),
        (
            "UBND các huyện, thành phố Gia Nghĩa;",
            "UBND các huyện, thành phố Gia Nghĩa",
            some("UBND các xã, phường, đặc khu"),
        ),
        ("Chủ tịch UBND huyện Lục Nam giao", "UBND huyện Lục Nam", some("UBND cấp xã")),
        ("Phòng GD&ĐT huyện Bảo Yên", "Phòng GD&ĐT huyện Bảo Yên", some("Phòng Văn hóa - Xã hội")),
        ("Bí thư Huyện ủy", "Huyện ủy", some("Đảng ủy xã, phường, đặc khu")),
        ("các xã, phường, thị trấn", "các xã, phường, thị trấn", some("các xã, phường, đặc khu")),
        ("hội đồng cấp huyện đánh giá", "cấp huyện", some("cấp xã")),
        ("tại Quận 1, Thành phố Hồ Chí Minh", "Quận 1", None),
        ("tại TP. Pleiku", "TP. Pleiku", None),
        ("ở thi\u{323} xa\u{303} An Khê", "thi\u{323} xa\u{303} An Khê", None),
    ] {
        assert_eq!(names(text, "2025-07-01"), [(found.to_owned(), successor)], "{text}");
        assert_eq!(names(text, "2024-12-31"), [], "{text}");
    }
    let hit = &lexicon().obsolete("UBND tỉnh Hoà Bình", day("2025-08-01"))[0];
    assert_eq!((hit.name.as_str(), hit.since, hit.kind), ("tỉnh Hòa Bình", day("2025-07-01"), ObsoleteKind::Province));
    assert_eq!(names("UBND tỉnh Đồng Nai", "2026-04-29"), []);
    assert_eq!(names("UBND tỉnh Đồng Nai", "2026-05-01"), [("tỉnh Đồng Nai".to_owned(), some("thành phố Đồng Nai"))]);
}

#[test]
fn a_date_with_blanks_counts_only_when_it_is_certain() {
    assert_eq!(names("UBND huyện", "2025"), []);
    assert_eq!(names("UBND huyện", "6/2025"), []);
    assert_eq!(names("UBND huyện", "7/2025").len(), 1);
}

#[test]
fn names_of_today_and_names_in_history_are_left_alone() {
    for text in [
        "UBND tỉnh Lâm Đồng, UBND Thành phố Hồ Chí Minh, thành phố Huế, thành phố Đà Nẵng và các tỉnh Sơn La, Nghệ An",
        "Sở Nông nghiệp và Môi trường, Sở Tài chính, Sở Văn hóa, Thể thao và Du lịch, Bộ Dân tộc và Tôn giáo",
        "UBND các xã, phường, đặc khu; Đảng ủy xã; cấp xã",
        "Thanh long Bình Thuận, cà phê Đắk Nông",
        "tỉnh Hà Giang cũ; tỉnh Yên Bái (cũ); UBND huyện Lục Nam trước đây",
        "Bộ Nông nghiệp và Phát triển nông thôn (nay là Bộ Nông nghiệp và Môi trường)",
        "sau khi hợp nhất tỉnh Lâm Đồng, tỉnh Đắk Nông và tỉnh Bình Thuận",
        "không tổ chức cấp huyện",
        "nâng cấp đường huyện, đường xã; Quốc lộ 1; huyện lộ 12",
        "Căn cứ Quyết định số 59/QĐ-UBND ngày 14/01/2019 của Ủy ban nhân dân tỉnh Ninh Thuận về việc phê duyệt Đề án;",
        "theo Nghị quyết số 87/NQ-HĐND ngày 17/12/2020 của HĐND huyện",
        "Thực hiện Kế hoạch số 130/KH-UBND ngày 05/3/2024 của UBND tỉnh Đắk Nông về việc thực hiện Chương trình",
        "quần chúng, quận công",
        "thành phố vinh danh các doanh nghiệp; thành phố hòa bình; các tỉnh hòa bình",
        "các cơ sở thông tin và truyền thông; trụ sở giao thông vận tải; cán bộ Kế hoạch và Đầu tư",
    ] {
        assert_eq!(names(text, "2026-10-01"), [], "{text}");
    }
    let after = "Thực hiện Kế hoạch số 569/KH-UBND của UBND tỉnh Bắc Giang; Chủ tịch UBND huyện ban hành";
    assert_eq!(names(after, "2026-10-01"), [("UBND huyện".to_owned(), Some("UBND cấp xã".to_owned()))]);
}

#[test]
fn the_caller_can_say_what_is_a_citation() {
    let text = "Đề án của UBND huyện Lục Nam, nay UBND huyện";
    let on = day("2026-01-01");
    let found = |skip: Option<Range<usize>>| -> Vec<usize> {
        lexicon().obsolete_outside(text, on, skip.as_slice()).iter().map(|hit| hit.range.start).collect()
    };
    let (first, second) = (text.find("UBND").unwrap(), text.rfind("UBND").unwrap());
    assert_eq!(found(None), [first, second]);
    assert_eq!(found(Some(0..text.find(',').unwrap())), [second]);
}

fn recased(text: &str) -> Vec<(String, String)> {
    lexicon().miscapitalised(text).into_iter().map(|hit| (hit.wanted, hit.clause)).collect()
}

#[test]
fn other_capitals_are_found() {
    for (text, wanted, clause) in [
        ("Giao Ủy ban Nhân dân tỉnh", "Ủy ban nhân dân", "CAP-08"),
        ("giao ủy ban nhân dân các xã", "Ủy ban nhân dân", "CAP-08"),
        ("7. Sở Văn hóa, Thể Thao và Du Lịch", "Sở Văn hóa, Thể thao và Du lịch", "CAP-08"),
        ("các Sở Nông nghiệp và phát triển nông thôn", "Sở Nông nghiệp và Phát triển nông thôn", "CAP-08"),
        ("phối hợp với sở Tài chính", "Sở Tài chính", "CAP-08"),
        ("Hội Cựu Chiến binh tỉnh", "Hội Cựu chiến binh", "CAP-08"),
        ("của Ban chấp hành Trung ương", "Ban Chấp hành Trung ương", "CAP-09"),
        ("tại thủ đô Hà Nội", "Thủ đô Hà Nội", "CAP-05"),
        ("tại thành phố Hồ Chí Minh", "Thành phố Hồ Chí Minh", "CAP-05"),
        ("trên địa bàn Tỉnh Nam Định", "tỉnh Nam Định", "CAP-03"),
        ("trên địa bàn tỉnh Nam định", "tỉnh Nam Định", "CAP-03"),
        ("theo Luật ngân sách Nhà nước", "Luật Ngân sách nhà nước", "CAP-15"),
        ("dịp Tết nguyên Đán", "Tết Nguyên đán", "CAP-17"),
        ("chào mừng ngày quốc khánh 2-9 của Việt Nam; ngày Quốc Khánh", "ngày Quốc khánh", "CAP-14"),
        ("tuyên truyền trong cán bộ và nhân dân", "Nhân dân", "CAP-10"),
        ("chủ trương của Đảng và nhà nước", "Nhà nước", "CAP-10"),
        ("chủ trương của Đảng, nhà nước", "Nhà nước", "CAP-10"),
    ] {
        assert_eq!(recased(text), [(wanted.to_owned(), clause.to_owned())], "{text}");
    }
}

#[test]
fn right_and_disputed_capitals_are_left_alone() {
    for text in [
        "ỦY BAN NHÂN DÂN TỈNH SƠN LA",
        "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
        "Tỉnh Sơn La có 12 đơn vị. Thành phố Hà Nội cũng vậy",
        "- Tỉnh Gia Lai: 5 sản phẩm",
        "các cơ sở y tế, cơ sở giáo dục và đào tạo; trụ sở xây dựng; cơ sở Y tế",
        "cán bộ Công an xã, cán bộ y tế, tiến bộ khoa học và công nghệ",
        "pháp luật đất đai, kỷ luật lao động, pháp luật xây dựng",
        "các sở, ban, ngành; Chủ tịch UBND; chủ tịch hội đồng; Trung ương; Sở Công thương; Bộ Công Thương",
        "quản lý nhà nước, ngân sách nhà nước, ngân sách Nhà nước, doanh nghiệp nhà nước",
        "Công an nhân dân, Quân đội nhân dân, lực lượng vũ trang nhân dân, quần chúng nhân dân, Hội thẩm nhân dân",
        "Đảng và Nhà nước, Nhân dân trong xã; Tòa án nhân dân khu vực",
        "Huân chương Lao động hạng Ba; Nghệ sĩ Nhân dân; ngày Quốc khánh 2-9; tết Trung thu; Tết Nguyên đán",
        "Uỷ ban nhân dân tỉnh Hoà Bình; Đoàn Thanh niên Cộng sản Hồ Chí Minh tỉnh",
        "- Nguồn vốn Chương trình mục tiêu quốc gia xây dựng nông thôn mới; các chương trình mục tiêu quốc gia",
        "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh, Liên minh Hợp tác xã và các tổ chức chính trị - xã hội tỉnh",
    ] {
        assert_eq!(recased(text), [], "{text}");
    }
}

#[test]
fn a_name_with_a_word_lost_is_told_by_the_rest() {
    for (text, found, wanted, slip) in [
        (
            "Phối hợp với Sở Nông nghiệp và Phát triển nông tăng cường chuyển đổi số",
            "Sở Nông nghiệp và Phát triển nông",
            "Sở Nông nghiệp và Phát triển nông thôn",
            Slip::Missing,
        ),
        ("giao Sở Giáo dục Đào tạo", "Sở Giáo dục Đào tạo", "Sở Giáo dục và Đào tạo", Slip::Missing),
        ("Sở Kế hoạch và Đầu chủ trì", "Sở Kế hoạch và Đầu", "Sở Kế hoạch và Đầu tư", Slip::Missing),
        ("Bộ Khoa học học và Công nghệ", "Bộ Khoa học học và Công nghệ", "Bộ Khoa học và Công nghệ", Slip::Doubled),
        (
            "Sở Văn hóa, Thể dục và Du lịch",
            "Sở Văn hóa, Thể dục và Du lịch",
            "Sở Văn hóa, Thể thao và Du lịch",
            Slip::Replaced,
        ),
    ] {
        let hits = lexicon().broken_names(text);
        let hits: Vec<_> = hits.iter().map(|hit| (&text[hit.range.clone()], hit.wanted.as_str(), hit.slip)).collect();
        assert_eq!(hits, [(found, wanted, slip)], "{text}");
    }
}

#[test]
fn short_forms_and_other_bodies_are_no_broken_names() {
    for text in [
        "Sở Nông nghiệp và PTNT; Sở Kế hoạch và ĐT; Sở Nông nghiệp; Sở Văn hóa; Sở Giáo dục tỉnh",
        "Chi cục Phát triển nông nghiệp; Chi cục Phát triển nông thôn; Phòng Kế hoạch - Tài chính",
        "Ủy ban Mặt trận Tổ quốc tỉnh; Ủy ban MTTQ Việt Nam; Hội Nông nghiệp Việt Nam; Hội Cựu giáo chức Việt Nam",
        "Văn phòng Chủ tịch Hội đồng trường; Văn phòng Điều phối nông thôn mới; Ngân hàng Chính sách huyện",
        "Hội Liên hiệp Thanh niên Việt Nam; Hội Liên hiệp Phụ nữ; Đoàn Thanh niên; Đảng Cộng sản Trung Quốc",
        "Sở Tài nguyên và\n\nKhoáng sản",
    ] {
        assert_eq!(lexicon().broken_names(text), [], "{text}");
    }
}

#[test]
fn impossible_words_are_found() {
    for (text, found, wanted) in [
        ("đã đuợc phê duyệt", "đuợc", Some("được")),
        ("các nghành liên quan", "nghành", Some("ngành")),
        ("Phưong án", "Phưong", Some("Phương")),
        ("kết qủa", "qủa", Some("quả")),
        ("viết trêen bảng", "trêen", None),
        ("việc thựchiện kế hoạch", "thựchiện", None),
        ("môt năm", "môt", None),
    ] {
        let hits = lexicon().impossible_words(text);
        let hits: Vec<_> = hits.iter().map(|hit| (&text[hit.range.clone()], hit.wanted.as_deref())).collect();
        assert_eq!(hits, [(found, wanted)], "{text}");
    }
}

#[test]
fn foreign_words_and_names_are_no_impossible_words() {
    for text in [
        "livestream, website, OCOP, VietGAP, e-mail, Global Gap",
        "Mát-xcơ-va, pa-nô, K’Bang, H'Nol, M’Đrắk",
        "huyện Krông Pa, Chư Pưh, Đắk Lắk, Bắc Kạn, Ia Pếch, Chrôh Pơnan",
        "ôtô, bêtông, ôxy, vắcxin, lôgô",
        "COVID-19, QĐ-TTg, SXKDĐT, Nestlé, ĐBQH",
        "thuỷ sản, thủy lợi, xử lí, kỹ thuật, quí, giữ gìn, gì",
    ] {
        assert_eq!(lexicon().impossible_words(text), [], "{text}");
    }
}

#[test]
fn certain_misspellings_are_found_and_their_neighbours_are_not() {
    for (text, wanted) in [
        ("Sát nhập các đơn vị", "Sáp nhập"),
        ("bổ xung hồ sơ", "bổ sung"),
        ("nguồn nguyện liệu địa phương", "nguyên liệu"),
        ("tổ chức các hoạt tham gia vào chuỗi", "các hoạt động"),
        ("các cơ quan có liên của tỉnh", "có liên quan của"),
        ("tiêu thụ sản phẩm, gỡ gỡ, tìm kiếm", "gặp gỡ"),
    ] {
        let found: Vec<_> = lexicon().misspelled(text).into_iter().map(|hit| hit.wanted).collect();
        assert_eq!(found, [wanted], "{text}");
    }
    for text in [
        "giám sát nhập khẩu; tiếp xúc tích cực; tình nguyện liệu có; các hoạt động; các hoạt chất",
        "kế hoạch, kế hoạch, củng cố, xử lí, lịch sử lý luận, hồ sơ xuất khẩu, gia công xuất khẩu",
        "cơ quan có liên quan, công ty có liên kết; Trường THPT Nguyễn Trãi nghiệm thu",
    ] {
        assert_eq!(lexicon().misspelled(text), [], "{text}");
    }
}

#[test]
fn no_misspelling_is_folded_into_its_repair() {
    for entry in &lexicon().data.confusables {
        assert_eq!(lexicon().misspelled(&entry.right), [], "{}", entry.right);
        assert_eq!(lexicon().misspelled(&entry.wrong).len(), 1, "{}", entry.wrong);
    }
}

/// What is wrong in the published texts, and nothing else.
#[test]
fn published_plans_hold_the_known_slips_alone() {
    let mut found: Vec<String> = Vec::new();
    for entry in std::fs::read_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/originals")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_none_or(|extension| extension != "txt") {
            continue;
        }
        let text = std::fs::read_to_string(path).unwrap();
        found.extend(lexicon().impossible_words(&text).iter().map(|hit| text[hit.range.clone()].to_owned()));
        found.extend(lexicon().misspelled(&text).into_iter().map(|hit| hit.found));
        found.extend(lexicon().broken_names(&text).into_iter().map(|hit| hit.found));
        found.extend(lexicon().miscapitalised(&text).into_iter().map(|hit| hit.found));
        assert_eq!(lexicon().obsolete(&text, day("2024-12-31")), []);
    }
    found.sort();
    assert_eq!(
        found,
        [
            "Chương trình Mục tiêu quốc gia xây dựng nông thôn mới",
            "Hội Cựu Chiến binh",
            "Hội Liên hiệp phụ nữ",
            "Liên minh hợp tác xã",
            "Ngân hàng nhà nước Việt Nam",
            "Sở Lao động thương binh và xã hội",
            "Sở Nông nghiệp và Phát triển nông",
            "Sở Nông nghiệp và Phát triển nông",
            "Sở Nông nghiệp và phát triển nông thôn",
            "Sở Văn hóa, Thể Thao và Du Lịch",
            "các hoạt",
            "có liên của",
            "gỡ gỡ",
            "nguyện liệu",
            "nhân dân",
        ]
    );
}

#[test]
fn a_plan_adds_its_own() {
    let body = |name: &str, until: Option<&str>, successor: Option<&str>| Body {
        name: name.to_owned(),
        level: "đơn vị".to_owned(),
        span: Span { from: None, until: until.map(day) },
        successor: successor.map(str::to_owned),
        ..Body::default()
    };
    let own = lexicon().extended(Extension {
        bodies: vec![
            body("Phòng Đào tạo", Some("2026-01-01"), Some("Phòng Đào tạo và Khảo thí")),
            body("Phòng Đào tạo và Khảo thí", None, None),
            body("Sở Giao thông vận tải", None, None),
        ],
        words: vec!["pơmu".to_owned()],
        abbreviations: vec![Abbreviation {
            short: "KHCN".to_owned(),
            full: vec!["Khoa Cơ khí".to_owned()],
            common: true,
        }],
        names: vec!["Trường Cao đẳng Kỹ nghệ".to_owned()],
        signatories: Vec::new(),
    });
    let hits = own.obsolete("Phòng Đào tạo, Sở Giao thông vận tải, huyện Ninh Hải", day("2026-02-01"));
    let hits: Vec<_> = hits.iter().map(|hit| (hit.name.as_str(), hit.successor.as_deref())).collect();
    assert_eq!(hits, [("Phòng Đào tạo", Some("Phòng Đào tạo và Khảo thí")), ("huyện Ninh Hải", None)]);
    assert_eq!((own.impossible_words("gỗ pơmu").len(), lexicon().impossible_words("gỗ pơmu").len()), (0, 1));
    assert_eq!(own.abbreviation("KHCN").unwrap().full, ["Khoa Cơ khí"]);
    assert!(!lexicon().abbreviation("KHCN").unwrap().common && lexicon().abbreviation("UBND").unwrap().common);
    assert_eq!(own.miscapitalised("tại Trường cao đẳng Kỹ Nghệ")[0].wanted, "Trường Cao đẳng Kỹ nghệ");
    assert_eq!(lexicon().miscapitalised("tại Trường cao đẳng Kỹ Nghệ"), []);
}

#[test]
fn any_text_is_searched_without_harm() {
    for text in [
        "",
        " ",
        "\u{301}",
        "&",
        "& &",
        "số 1/",
        "tỉnh",
        "TP.",
        "UBND các huyện,",
        "Ủy ban",
        "a\u{301}\u{301}",
        "ñ\u{300}",
        "🙂 huyện 🙂",
    ] {
        lexicon().obsolete(text, day("2026"));
        lexicon().miscapitalised(text);
        lexicon().broken_names(text);
        lexicon().impossible_words(text);
        lexicon().misspelled(text);
        assert!(lexicon().province(text, day("2026")).is_none());
    }
}
