//! One case an encounter of two officers.

use super::*;

const PLAN: &str = "\
# Kế hoạch mẫu
ke_hoach: 1
trich_yeu: Chuyển đổi số năm 2026 # tên ngắn

# Cơ quan
co_quan: { ban_hanh: [ỦY BAN NHÂN DÂN, XÃ BẠCH LIÊU], ten_goi: UBND xã }
don_vi:
  phong-kt: { ten: Phòng Kinh tế }
  cong-an: { ten: Công an xã }
# Các nhiệm vụ
nhiem_vu:
  # việc đầu năm
  - ma: kiem-tra # mã cũ
    noi_dung: Kiểm tra hồ sơ
    chu_tri: phong-kt
    phoi_hop: [cong-an, van-phong]
    thoi_han: Tháng 5/2026   # còn xin ý kiến

  - ma: tap-huan
    noi_dung: Tập huấn cán bộ
    chu_tri: van-phong
    thoi_han: Quý II/2026
    # cuối mục
  - ma: bao-cao
    noi_dung: Báo cáo kết quả
    thoi_han: Tháng 12/2026
noi_dung:
  - tieu_de: Mục đích
    noi_dung: |
      Nâng cao chất lượng phục vụ người dân.

      - Mục thứ nhất của danh sách này
      - Mục thứ hai của danh sách này
  - tieu_de: Yêu cầu
    bang:
      cot: [stt, xa, so]
      dong:
        - [1, Xã A, 5]
        - [2, Xã B, 7]
noi_nhan:
  - { ten: Công an xã, de: b/c }
  - Các thôn
luu: VT
# hết
";

/// The plan with some of its text replaced.
fn edit(changes: &[(&str, &str)]) -> String {
    let mut text = PLAN.to_owned();
    for (old, new) in changes {
        assert_eq!(text.matches(old).count(), 1, "“{old}”");
        text = text.replacen(old, new, 1);
    }
    text
}

/// Merges two edits that do not meet: the result has both, byte for byte.
fn both(ours: &[(&str, &str)], theirs: &[(&str, &str)]) {
    let together: Vec<(&str, &str)> = ours.iter().chain(theirs).copied().collect();
    clean(&edit(ours), &edit(theirs), &edit(&together));
    clean(&edit(theirs), &edit(ours), &edit(&together));
}

fn clean(ours: &str, theirs: &str, expected: &str) {
    let found = merged(PLAN, ours, theirs);
    assert_eq!(found.text, expected);
    assert_eq!((found.conflicts, found.by_lines), (vec![], None));
}

const KIEM_TRA: &str = "  # việc đầu năm
  - ma: kiem-tra # mã cũ
    noi_dung: Kiểm tra hồ sơ
    chu_tri: phong-kt
    phoi_hop: [cong-an, van-phong]
    thoi_han: Tháng 5/2026   # còn xin ý kiến
";
const BAO_CAO: &str = "  - ma: bao-cao
    noi_dung: Báo cáo kết quả
    thoi_han: Tháng 12/2026
";

#[test]
fn edits_of_different_parts_never_meet() {
    both(&[("Kiểm tra hồ sơ", "Kiểm tra, số hóa hồ sơ")], &[("Tập huấn cán bộ", "Tập huấn cho cán bộ")]);
    both(&[("Kiểm tra hồ sơ", "Kiểm tra mới")], &[("Tháng 5/2026   #", "Tháng 6/2026   #")]);
    both(&[("ma: kiem-tra # mã cũ", "ma: kiem-tra # mã mới")], &[("noi_dung: Kiểm tra hồ sơ", "noi_dung: Khác")]);
    both(&[("UBND xã }", "UBND xã Bạch Liêu }")], &[("XÃ BẠCH LIÊU]", "XÃ BẠCH LIÊU MỚI]")]);
    both(&[("[cong-an, van", "[phong-vh, cong-an, van")], &[("van-phong]", "van-phong, cac-thon]")]);
    both(&[("[cong-an, van-phong]", "[van-phong]")], &[("van-phong]", "van-phong, cac-thon]")]);
    both(&[("Xã A, 5", "Xã A, 6")], &[("Xã B, 7", "Xã B, 8")]);
    both(&[("[1, Xã A, 5]", "[1, Xã A, 6]"), ("VT", "VP")], &[("2, Xã B", "2, Xã B mới")]);
    both(&[("người dân.", "nhân dân.")], &[("chất lượng", "hiệu quả")]);
    both(
        &[("Mục thứ nhất của", "Mục đầu tiên của")],
        &[("hai của danh sách này", "hai của danh sách này\n      - Mục ba")],
    );
    both(&[("de: b/c", "de: t/h")], &[("  - Các thôn", "  - Các thôn\n  - Các trường")]);
    both(&[("# Các nhiệm vụ", "# Các nhiệm vụ chính")], &[("  # việc đầu năm", "  # việc quý I")]);
    both(&[("# hết", "# hết tệp")], &[("luu: VT", "luu: VT, VP")]);
    both(&[("# tên ngắn", "# tên gọn")], &[("số năm 2026", "số giai đoạn 2026")]);
    both(&[("    # cuối mục\n", "")], &[("Quý II/2026", "Quý III/2026")]);
}

#[test]
fn parts_come_go_and_move() {
    both(&[(BAO_CAO, "")], &[("Kiểm tra hồ sơ", "Kiểm tra")]);
    both(&[(KIEM_TRA, "")], &[("Tập huấn cán bộ", "Tập huấn")]);
    both(&[("    chu_tri: van-phong\n", "")], &[("Quý II/2026", "Quý III/2026")]);
    both(
        &[("ma: kiem-tra # mã cũ\n    noi_dung: Kiểm tra hồ sơ", "noi_dung: Kiểm tra hồ sơ\n    ma: kiem-tra # mã cũ")],
        &[("Tháng 5/2026   #", "Tháng 6/2026   #")],
    );
    // Moved by one, edited by the other.
    let up = edit(&[(BAO_CAO, ""), ("nhiem_vu:\n", &format!("nhiem_vu:\n{BAO_CAO}"))]);
    let edited = edit(&[("Báo cáo kết quả", "Báo cáo năm"), ("Kiểm tra hồ sơ", "Kiểm tra")]);
    let expected = up.replace("Báo cáo kết quả", "Báo cáo năm").replace("Kiểm tra hồ sơ", "Kiểm tra");
    clean(&up, &edited, &expected);
    clean(&edited, &up, &expected);
    // Added by both at one place.
    let one = format!("{BAO_CAO}  # của một\n  - {{ ma: mot, noi_dung: Việc một }}\n");
    let two = format!("{BAO_CAO}  # của hai\n  - ma: hai\n    noi_dung: Việc hai\n");
    let (ours, theirs) = (edit(&[(BAO_CAO, &one)]), edit(&[(BAO_CAO, &two)]));
    let all = edit(&[(BAO_CAO, &format!("{one}{}", two.strip_prefix(BAO_CAO).unwrap()))]);
    clean(&ours, &theirs, &all);
    // The same edit counts once.
    let (mut ours, mut theirs) = (edit(&[(BAO_CAO, &one)]), edit(&[(BAO_CAO, &one)]));
    ours = ours.replace("VT", "VT, A");
    theirs = theirs.replace("Yêu cầu", "Các yêu cầu");
    clean(&ours, &theirs, &edit(&[(BAO_CAO, &one), ("VT", "VT, A"), ("Yêu cầu", "Các yêu cầu")]));
    // A first part that goes, under a dash.
    both(&[("ma: bao-cao\n    noi_dung: Báo", "noi_dung: Báo")], &[("Tháng 12/2026", "Tháng 11/2026")]);
}

#[test]
fn the_way_it_is_written_does_not_matter() {
    // Wider, by one side.
    let wide =
        edit(&[(BAO_CAO, "  -   ma: bao-cao\n      noi_dung: Báo cáo kết quả\n      thoi_han: Tháng 12/2026\n")]);
    let ours = edit(&[("Tháng 12/2026", "Tháng 11/2026")]);
    let found = merged(PLAN, &ours, &wide);
    assert_eq!((found.text, found.conflicts), (ours.clone(), vec![]));
    let found = merged(PLAN, &wide, &ours);
    assert_eq!(found.text, wide.replace("Tháng 12/2026", "Tháng 11/2026"));
    // A list without indentation takes a new item in.
    let flush = PLAN
        .replace("\n  - { ten: Công an xã, de: b/c }\n  - Các thôn", "\n- { ten: Công an xã, de: b/c }\n- Các thôn");
    let more = edit(&[("  - Các thôn\n", "  - Các thôn\n  # mới\n  - ten: Trường\n    de: t/h\n"), ("b/c", "t/h")]);
    let found = merged(PLAN, &flush, &more);
    let expected = flush.replace("b/c", "t/h").replace("- Các thôn\n", "- Các thôn\n# mới\n- ten: Trường\n  de: t/h\n");
    assert_eq!((found.text, found.by_lines), (expected, None));
    // From brackets to lines.
    let lines = edit(&[(" [cong-an, van-phong]", "\n      - cong-an # chính\n      - van-phong")]);
    let ours = edit(&[("[cong-an, van", "[phong-vh, cong-an, van")]);
    let expected = lines.replace("phoi_hop:\n", "phoi_hop:\n      - phong-vh\n");
    assert_eq!(merged(PLAN, &ours, &lines).text, expected);
    assert_eq!(merged(PLAN, &lines, &ours).text, expected);
    // Line breaks of Windows, the mark of bytes, no line break at the end, loose accents.
    let windows = format!("\u{feff}{}", PLAN.replace('\n', "\r\n"));
    let theirs = edit(&[("luu: VT", "luu: VP")]);
    assert_eq!(merged(PLAN, &windows, &theirs).text, windows.replace("luu: VT", "luu: VP"));
    assert_eq!(merged(PLAN, &theirs, &windows).text, windows.replace("luu: VT", "luu: VP"));
    let open = PLAN.trim_end().strip_suffix("\n# hết").unwrap().to_owned();
    let found = merged(&open, &open.replace("luu: VT", "luu: VP"), &format!("{open}\nthoi_ky: 2026"));
    assert_eq!(found.text, open.replace("luu: VT", "luu: VP") + "\nthoi_ky: 2026");
    let loose = edit(&[("Tập huấn cán bộ", "Ta\u{323}\u{302}p hua\u{302}\u{301}n ca\u{301}n bo\u{323}\u{302}")]);
    let found = merged(PLAN, &loose, &edit(&[("Tập huấn cán bộ", "Tập huấn")]));
    assert_eq!((found.text, found.conflicts), (edit(&[("Tập huấn cán bộ", "Tập huấn")]), vec![]));
}

/// Merges two edits that meet: the text and what is said.
fn clash(ours: &[(&str, &str)], theirs: &[(&str, &str)], marked: &[(&str, &str)], words: &[&str]) {
    let found = merged(PLAN, &edit(ours), &edit(theirs));
    assert_eq!(found.text, edit(marked));
    assert_eq!(found.conflicts.iter().map(|c| c.words.as_str()).collect::<Vec<_>>(), words);
    for conflict in &found.conflicts {
        assert_eq!(found.text.lines().nth(conflict.line - 1), Some("<<<<<<< bản này"));
    }
    assert_eq!(found.by_lines, None);
}

#[test]
fn what_both_change_is_a_conflict_told_in_words() {
    let words = "thời hạn của nhiệm vụ “tap-huan”: bản này “Trước 30/6/2026”, bản kia “Quý III/2026”, gốc “Quý II/2026”; \
                 giữ một bên rồi xóa các dòng dấu";
    clash(
        &[("Quý II/2026", "Trước 30/6/2026")],
        &[("Quý II/2026", "Quý III/2026"), ("VT", "VP")],
        &[
            (
                "    thoi_han: Quý II/2026\n",
                &format!(
                    "    # XUNG ĐỘT: {words}\n<<<<<<< bản này\n    thoi_han: Trước 30/6/2026\n=======\n    \
                     thoi_han: Quý III/2026\n>>>>>>> bản kia\n"
                ),
            ),
            ("VT", "VP"),
        ],
        &[words],
    );
    // In brackets, twice in one line.
    let words = [
        "tên nơi nhận của nơi nhận “Công an xã A”: bản này “Công an xã A”, bản kia “Công an xã B”, gốc “Công an xã”; \
         giữ một bên rồi xóa các dòng dấu",
        "mục đích gửi của nơi nhận “Công an xã A”: bản này “t/h”, bản kia “p/h”, gốc “b/c”; giữ một bên rồi xóa các dòng dấu",
    ];
    clash(
        &[("Công an xã, de: b/c", "Công an xã A, de: t/h")],
        &[("Công an xã, de: b/c", "Công an xã B, de: p/h")],
        &[(
            "  - { ten: Công an xã, de: b/c }\n",
            &format!(
                "  # XUNG ĐỘT: {}\n  # XUNG ĐỘT: {}\n<<<<<<< bản này\n  - {{ ten: Công an xã A, de: t/h }}\n=======\n  \
                 - {{ ten: Công an xã B, de: p/h }}\n>>>>>>> bản kia\n",
                words[0], words[1]
            ),
        )],
        &words,
    );
    // In a paragraph: the words stand above the text, where they are no part of it.
    let words = "một đoạn trong nội dung của mục “Mục đích”: bản này viết “Nâng cao hiệu quả phục vụ người dân.”, \
                 bản kia viết “Nâng cao trách nhiệm phục vụ người dân.”; giữ một bên rồi xóa các dòng dấu";
    clash(
        &[("chất lượng", "hiệu quả")],
        &[("chất lượng", "trách nhiệm")],
        &[
            ("    noi_dung: |\n", &format!("    # XUNG ĐỘT: {words}\n    noi_dung: |\n")),
            (
                "      Nâng cao chất lượng phục vụ người dân.\n",
                "<<<<<<< bản này\n      Nâng cao hiệu quả phục vụ người dân.\n=======\n      \
                 Nâng cao trách nhiệm phục vụ người dân.\n>>>>>>> bản kia\n",
            ),
        ],
        &[words],
    );
}

#[test]
fn a_part_that_is_taken_away_and_changed_is_a_conflict() {
    let words = "nhiệm vụ “bao-cao”: bản này bỏ, bản kia sửa; giữ hoặc bỏ phần này rồi xóa các dòng dấu";
    let edited = BAO_CAO.replace("12", "11");
    clash(
        &[(BAO_CAO, "")],
        &[("Tháng 12", "Tháng 11")],
        &[(BAO_CAO, &format!("  # XUNG ĐỘT: {words}\n<<<<<<< bản này\n=======\n{edited}>>>>>>> bản kia\n"))],
        &[words],
    );
    // A comment of the other side is not lost with it.
    let found = merged(PLAN, &edit(&[(BAO_CAO, "")]), &edit(&[("Tháng 12/2026", "Tháng 12/2026 # chốt")]));
    assert!(found.text.contains("# chốt") && found.conflicts.len() == 1);
    let words = "nhiệm vụ “moi”: hai bản cùng thêm mà nội dung khác nhau; giữ một bên rồi xóa các dòng dấu, \
                 hoặc giữ cả hai với mã khác nhau";
    let new = |what: &str| format!("  - ma: moi\n    noi_dung: {what}\n");
    clash(
        &[(BAO_CAO, &format!("{BAO_CAO}{}", new("A")))],
        &[(BAO_CAO, &format!("{BAO_CAO}{}", new("B")))],
        &[(
            BAO_CAO,
            &format!(
                "{BAO_CAO}  # XUNG ĐỘT: {words}\n<<<<<<< bản này\n{}=======\n{}>>>>>>> bản kia\n",
                new("A"),
                new("B")
            ),
        )],
        &[words],
    );
}

#[test]
fn a_first_key_in_conflict_takes_its_dash_along() {
    let found =
        merged(PLAN, &edit(&[("ma: bao-cao", "ma: bao-cao-nam")]), &edit(&[("ma: bao-cao", "ma: bao-cao-quy")]));
    assert!(
        found.text.contains("<<<<<<< bản này\n  - ma: bao-cao-nam\n=======\n  - ma: bao-cao-quy\n>>>>>>> bản kia\n"),
        "{}",
        found.text
    );
    assert_eq!(found.conflicts.len(), 1);
}

#[test]
fn both_empty_a_list_item_by_item() {
    let base = "a:\n  - x\n  - y # y\nb: 1\n";
    assert_eq!(merged(base, "a:\n  - y # y\nb: 1\n", "a:\n  - x\nb: 1\n").text, "a: []\nb: 1\n");
    let flow = "a: [x, y]\nb: 1\n";
    assert_eq!(merged(flow, "a: [y]\nb: 1\n", "a: [x]\nb: 1\n").text, "a: []\nb: 1\n");
}

#[test]
fn what_cannot_be_read_is_merged_by_lines() {
    let broken = edit(&[("luu: VT", "luu: [VT")]);
    let found = merged(PLAN, &edit(&[("Quý II/2026", "Quý I/2026")]), &broken);
    assert_eq!((found.text, found.by_lines), (broken.replace("Quý II/2026", "Quý I/2026"), Some(ByLines::Theirs)));
    let found = merged(PLAN, &broken, &edit(&[("luu: VT", "luu: VP")]));
    assert!(found.text.contains("<<<<<<< bản này\nluu: [VT\n=======\nluu: VP\n>>>>>>> bản kia\n"), "{}", found.text);
    assert_eq!(found.by_lines, Some(ByLines::Ours));
}

#[test]
fn a_file_both_have_added_has_no_base() {
    let found = merged("", "a: 1\nb: 2\n", "a: 1\nc: 3\n");
    assert_eq!((found.text.as_str(), found.conflicts.len(), found.by_lines), ("a: 1\nb: 2\nc: 3\n", 0, None));
}

#[test]
fn a_long_plan_is_merged_quickly() {
    let task = |at: usize| {
        format!(
            "  - ma: viec-{at}\n    noi_dung: Việc số {at} của kế hoạch\n    chu_tri: phong-{}\n    thoi_han: Quý II/2026\n",
            at % 7
        )
    };
    let base: String = std::iter::once("nhiem_vu:\n".to_owned()).chain((0..3000).map(task)).collect();
    let ours = base.replace("phong-3\n", "phong-so-3\n");
    let theirs =
        base.replace("  - ma", "  -   ma").replace("\n    ", "\n      ").replace("Việc số 1", "Công việc số 1");
    let start = std::time::Instant::now();
    let found = merged(&base, &ours, &theirs);
    assert_eq!(found.conflicts, vec![]);
    assert_eq!((found.text.matches("phong-so-3\n").count(), found.by_lines), (base.matches("phong-3\n").count(), None));
    // A guard against what grows with the square, not a measurement.
    let seconds = start.elapsed().as_secs();
    assert!(seconds < 60, "{seconds} s");
}

/// Merges two edits of a short text.
fn short(base: &str, ours: (&str, &str), theirs: (&str, &str)) -> Merged {
    assert!(base.contains(ours.0) && base.contains(theirs.0));
    merged(base, &base.replacen(ours.0, ours.1, 1), &base.replacen(theirs.0, theirs.1, 1))
}

#[test]
fn every_list_has_its_own_names() {
    // Waivers of one rule are told apart by what they quote.
    let base = "bo_qua:\n  - { ma: KH401, trich_dan: a, ly_do: x }\nluu: VT\n";
    let found = short(
        base,
        ("luu", "  - { ma: KH401, trich_dan: b, ly_do: y }\nluu"),
        ("luu", "  - { ma: KH401, trich_dan: c, ly_do: z }\nluu"),
    );
    let expected = "bo_qua:\n  - { ma: KH401, trich_dan: a, ly_do: x }\n  - { ma: KH401, trich_dan: b, ly_do: y }\n  \
                    - { ma: KH401, trich_dan: c, ly_do: z }\nluu: VT\n";
    assert_eq!((found.text.as_str(), found.conflicts.len()), (expected, 0));
    // Money by year and source, in brackets over several lines.
    let base = "cac_dong:\n  - ma: a\n    so_tien: {\n      2021: { nsnn: 17, khac: 5 },\n      2022: { nsnn: 9 } }\n";
    let found = short(base, ("nsnn: 17", "nsnn: 18"), ("{ nsnn: 9 }", "{ nsnn: 9, khac: 4 }"));
    let expected = base.replace("nsnn: 17", "nsnn: 18").replace("{ nsnn: 9 }", "{ nsnn: 9, khac: 4 }");
    assert_eq!((found.text, found.conflicts.len()), (expected, 0));
    let found = short(base, ("nsnn: 17", "nsnn: 18"), ("nsnn: 17", "nsnn: 19"));
    assert_eq!(
        found.conflicts[0].words,
        "“nsnn” của “2021” của số tiền của dòng kinh phí “a”: bản này “18”, bản kia “19”, gốc “17”; giữ một bên rồi xóa các dòng dấu"
    );
    // Sections by title, rows by their cells.
    let base = "noi_dung:\n  - tieu_de: Một\n    noi_dung: A\n  - tieu_de: Hai\n    noi_dung: B\n";
    let moved = "noi_dung:\n  - tieu_de: Hai\n    noi_dung: B\n  - tieu_de: Một\n    noi_dung: A\n";
    let found = merged(base, moved, &base.replace("noi_dung: B", "noi_dung: C"));
    assert_eq!((found.text, found.conflicts.len()), (moved.replace("noi_dung: B", "noi_dung: C"), 0));
    let base = "dong:\n  - [1, Xã A, 5, 6]\n  - [2, Xã B, 7, 8]\n";
    let moved = "dong:\n  - [2, Xã B, 7, 8]\n  - [1, Xã A, 5, 6]\n";
    let found = merged(base, moved, &base.replace("5, 6", "5, 9").replace("  - [2", "  - [3, Xã C, 1, 1]\n  - [2"));
    let expected = "dong:\n  - [2, Xã B, 7, 8]\n  - [1, Xã A, 5, 9]\n  - [3, Xã C, 1, 1]\n";
    assert_eq!((found.text.as_str(), found.conflicts.len()), (expected, 0));
    // Units by key.
    let base = "don_vi:\n  a: { ten: A }\nluu: VT\n";
    let found = short(base, ("luu", "  b: { ten: B }\nluu"), ("luu", "  b: { ten: C }\nluu"));
    assert_eq!(
        found.conflicts[0].words,
        "tên đầy đủ của đơn vị “b”: bản này “B”, bản kia “C”, gốc không có; giữ một bên rồi xóa các dòng dấu"
    );
}

#[test]
fn both_moving_one_part_is_a_conflict() {
    let list = |ids: [&str; 4]| format!("nhiem_vu:\n{}", ids.map(|id| format!("  - ma: {id}\n")).concat());
    let base = list(["a", "b", "c", "d"]);
    let found = merged(&base, &list(["d", "a", "b", "c"]), &list(["a", "d", "b", "c"]));
    let words = "các nhiệm vụ: hai bản sắp xếp lại theo thứ tự khác nhau; giữ một bên rồi xóa các dòng dấu";
    assert_eq!(found.conflicts.iter().map(|c| c.words.as_str()).collect::<Vec<_>>(), [words]);
    assert_eq!(found.by_lines, None);
}
