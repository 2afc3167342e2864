#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::diff::change::{Comparison, Effect, EffectKind, Fate, Summary};
use crate::diff::segments;

fn subject(kind: SubjectKind, id: &str, name: &str) -> Subject {
    let id = Some(id.to_owned()).filter(|id| !id.is_empty());
    Subject { kind, id, name: name.to_owned(), old_place: None, new_place: None }
}

/// A change of the task "Kiểm tra" or of another part.
fn change(kind: SubjectKind, aspect: Aspect, meaning: Meaning, old: &str, new: &str) -> Change {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    let subject = match kind {
        SubjectKind::Task => subject(kind, "kiem-tra", "Kiểm tra, đánh giá sản phẩm"),
        SubjectKind::BudgetLine => subject(kind, "may-tinh", "Máy tính để bàn"),
        SubjectKind::Plan => subject(kind, "", ""),
        kind => subject(kind, "", "Tên gọi"),
    };
    Change {
        topic: Topic::Task,
        subject,
        aspect,
        meaning,
        old: some(old),
        new: some(new),
        old_span: None,
        new_span: None,
        units: Vec::new(),
        effects: Vec::new(),
    }
}

fn field(key: &'static str, meaning: Meaning, old: &str, new: &str) -> String {
    change(SubjectKind::Task, Aspect::Field(key), meaning, old, new).statement()
}

fn days(days: i64, months: Option<i32>) -> Meaning {
    Meaning::Shifted(Shift::Days { days, months })
}

fn names(list: &[&str]) -> Vec<String> {
    list.iter().map(|name| (*name).to_owned()).collect()
}

fn bodies(key: &'static str, added: &[&str], removed: &[&str], old: &str, new: &str) -> String {
    field(key, Meaning::Bodies { added: names(added), removed: names(removed) }, old, new)
}

fn amount(difference: i64, percent: Option<i64>, unit: &str) -> Meaning {
    let percent = percent.map(|tenths| Decimal::new(tenths, 1));
    Meaning::Amount { difference: difference.into(), percent, unit: unit.to_owned() }
}

#[test]
fn a_headline_names_the_part_and_its_id() {
    let meaning = days(31, Some(1));
    let change = change(SubjectKind::Task, Aspect::Field("thoi_han"), meaning, "Trước 30/6/2026", "Trước 31/7/2026");
    assert_eq!(
        change.headline(),
        "nhiệm vụ “Kiểm tra, đánh giá sản phẩm” (kiem-tra): lùi thời hạn 31 ngày (1 tháng), từ “Trước 30/6/2026” thành \
         “Trước 31/7/2026”"
    );
}

#[test]
fn deadlines_move_in_their_own_measure() {
    for (meaning, old, new, told) in [
        (days(31, None), "Trước 30/6/2026", "Trước 31/7/2026", "lùi thời hạn 31 ngày, từ"),
        (days(92, Some(3)), "Quý II/2026", "Quý III/2026", "lùi thời hạn 1 quý, từ"),
        (days(-61, Some(-2)), "Tháng 6/2026", "Tháng 4/2026", "thời hạn sớm hơn 2 tháng, từ"),
        (days(92, Some(3)), "Tháng 6/2026", "Quý III/2026", "lùi thời hạn 3 tháng, từ"),
        (days(365, Some(12)), "Năm 2026", "Năm 2027", "lùi thời hạn 1 năm, từ"),
        (days(365, Some(12)), "31/12/2026", "31/12/2027", "lùi thời hạn 365 ngày (1 năm), từ"),
        (days(-5, None), "ngày 15 tháng 6", "ngày 10 tháng 6", "thời hạn sớm hơn 5 ngày, từ"),
        (
            Meaning::Shifted(Shift::Start { days: 10 }),
            "Từ 01/3 đến 30/6",
            "Từ 11/3 đến 30/6",
            "bắt đầu muộn hơn 10 ngày, ngày cuối giữ nguyên, từ",
        ),
        (
            Meaning::Shifted(Shift::Start { days: -10 }),
            "Từ 11/3 đến 30/6",
            "Từ 01/3 đến 30/6",
            "bắt đầu sớm hơn 10 ngày, ngày cuối giữ nguyên, từ",
        ),
        (Meaning::Shifted(Shift::Reworded), "Tháng 6", "Trong tháng 6", "ghi lại thời hạn, thời gian không đổi: từ"),
        (Meaning::Shifted(Shift::Other), "Thường xuyên", "Quý II", "đổi thời hạn từ"),
    ] {
        assert_eq!(field("thoi_han", meaning, old, new), format!("{told} “{old}” thành “{new}”"));
    }
    assert_eq!(field("thoi_han", Meaning::Replaced, "", "Quý II"), "ghi thời hạn: “Quý II”");
    assert_eq!(field("thoi_han", Meaning::Replaced, "Quý II", ""), "bỏ thời hạn “Quý II”");
}

#[test]
fn bodies_come_and_go() {
    let (a, b, c) = ("Sở Nội vụ", "Sở Tư pháp", "Công an tỉnh");
    assert_eq!(bodies("chu_tri", &[b], &[a], a, b), "đổi đơn vị chủ trì từ Sở Nội vụ thành Sở Tư pháp");
    assert_eq!(bodies("chu_tri", &[a], &[], "", a), "giao đơn vị chủ trì: Sở Nội vụ");
    assert_eq!(bodies("chu_tri", &[], &[a], a, ""), "không còn đơn vị chủ trì (trước là Sở Nội vụ)");
    assert_eq!(bodies("phoi_hop", &[b, c], &[], a, "…"), "thêm đơn vị phối hợp: Sở Tư pháp; Công an tỉnh");
    assert_eq!(bodies("phoi_hop", &[], &[b], "…", a), "bớt đơn vị phối hợp: Sở Tư pháp");
    assert_eq!(
        bodies("phoi_hop", &[b], &[a, c], "…", "…"),
        "đơn vị phối hợp: thêm Sở Tư pháp; bớt Sở Nội vụ; Công an tỉnh"
    );
    assert_eq!(
        bodies("thuc_hien", &[], &[], "A; B", "B; A"),
        "đổi thứ tự hoặc cách ghi đơn vị thực hiện, từ “A; B” thành “B; A”"
    );
}

#[test]
fn figures_grow_and_shrink() {
    let told = |aspect: Aspect, meaning: Meaning, old: &str, new: &str| {
        change(SubjectKind::BudgetLine, aspect, meaning, old, new).headline()
    };
    let of = |year, source: Option<&str>| Aspect::Amount { year, source: source.map(str::to_owned) };
    assert_eq!(
        told(of(Some(2026), Some("Ngân sách nhà nước")), amount(500, Some(125), "triệu đồng"), "4.000", "4.500"),
        "dòng kinh phí “Máy tính để bàn” (may-tinh): kinh phí năm 2026, nguồn ngân sách nhà nước: tăng 500 triệu đồng \
         (+12,5 %), từ 4.000 thành 4.500"
    );
    let line = "dòng kinh phí “Máy tính để bàn” (may-tinh): ";
    let said = |aspect, meaning, old, new| told(aspect, meaning, old, new).strip_prefix(line).unwrap().to_owned();
    assert_eq!(
        said(of(None, Some("Vốn ODA")), amount(-1500, Some(-333), "đồng"), "4.500", "3.000"),
        "kinh phí nguồn Vốn ODA: giảm 1.500 đồng (−33,3 %), từ 4.500 thành 3.000"
    );
    assert_eq!(said(of(None, None), amount(5, None, ""), "0", "5"), "kinh phí: tăng 5, từ 0 thành 5");
    assert_eq!(
        said(of(Some(2027), None), amount(5, None, "triệu đồng"), "", "5"),
        "kinh phí năm 2027: ghi 5 triệu đồng, trước để trống"
    );
    assert_eq!(
        said(of(Some(2027), None), amount(-5, Some(-1000), "triệu đồng"), "5", ""),
        "kinh phí năm 2027: bỏ trống, trước là 5 triệu đồng"
    );
    assert_eq!(
        said(Aspect::Field("so_luong"), amount(2, Some(333), "bộ"), "6", "8"),
        "số lượng: tăng 2 bộ (+33,3 %), từ 6 thành 8"
    );
    let target =
        |meaning, old, new| change(SubjectKind::Target, Aspect::Field("gia_tri"), meaning, old, new).headline();
    assert_eq!(
        target(amount(5, Some(63), "%"), "80", "85"),
        "chỉ tiêu “Tên gọi”: giá trị: tăng 5 điểm phần trăm, từ 80 thành 85"
    );
    assert_eq!(
        target(amount(0, Some(0), "%"), "80", "80,0"),
        "chỉ tiêu “Tên gọi”: ghi lại giá trị từ “80” thành “80,0”, giá trị không đổi"
    );
    assert_eq!(
        change(SubjectKind::Row, Aspect::Cell("Số lớp".into()), amount(-1, Some(-500), ""), "2", "1").headline(),
        "dòng “Tên gọi”: cột “Số lớp”: giảm 1 (−50 %), từ 2 thành 1"
    );
}

#[test]
fn parts_come_go_move_split_and_merge() {
    let told = |meaning| change(SubjectKind::Task, Aspect::Existence, meaning, "", "").headline();
    let task = "nhiệm vụ “Kiểm tra, đánh giá sản phẩm” (kiem-tra)";
    assert_eq!(told(Meaning::Added), format!("thêm {task}"));
    assert_eq!(told(Meaning::Removed), format!("bỏ {task}"));
    let moved = |from: &str, to: &str| told(Meaning::Moved { from: from.into(), to: to.into() });
    assert_eq!(
        moved("nhóm nhiệm vụ “A”, sau “B”", "nhóm nhiệm vụ “C”, ở đầu"),
        format!("chuyển {task} từ nhóm nhiệm vụ “A” sang nhóm nhiệm vụ “C” (ở đầu)")
    );
    assert_eq!(
        moved("nhóm nhiệm vụ “A”, sau “B”", "nhóm nhiệm vụ “A”, ở đầu"),
        format!("chuyển {task} trong nhóm nhiệm vụ “A”: từ vị trí sau “B” sang vị trí đầu")
    );
    assert_eq!(moved("ở đầu", "sau “B”"), format!("chuyển {task} từ vị trí đầu sang vị trí sau “B”"));
    assert_eq!(moved("Mục II", "Mục III"), format!("chuyển {task} từ Mục II sang Mục III"));
    let parts = vec![subject(SubjectKind::Task, "a", "Kiểm tra"), subject(SubjectKind::Task, "", "Đánh giá")];
    assert_eq!(
        told(Meaning::Split(parts.clone())),
        format!("tách {task} thành 2 nhiệm vụ (“Kiểm tra” (a); “Đánh giá”)")
    );
    assert_eq!(told(Meaning::Merged(parts)), format!("gộp 2 nhiệm vụ (“Kiểm tra” (a); “Đánh giá”) thành {task}"));
    // What prints elsewhere now, though the plan says the same.
    let mut shown = change(SubjectKind::Task, Aspect::Existence, Meaning::Added, "", "");
    shown.topic = Topic::Layout;
    assert_eq!(shown.headline(), format!("in thêm {task}"));
    shown.meaning = Meaning::Removed;
    assert_eq!(shown.headline(), format!("không in {task} nữa"));
    let note = change(SubjectKind::Task, Aspect::Field("ghi_chu"), Meaning::Added, "", "x");
    assert_eq!(note.headline(), format!("thêm ghi chú của {task}"));
    let whole = change(SubjectKind::Plan, Aspect::Existence, Meaning::Added, "", "x");
    assert_eq!(whole.headline(), "thêm nội dung");
}

#[test]
fn words_are_struck_and_added() {
    let told = |kind, key, old: &str, new: &str| {
        change(kind, Aspect::Field(key), Meaning::Reworded(segments(old, new)), old, new).headline()
    };
    assert_eq!(
        told(SubjectKind::Task, "san_pham", "Báo cáo kết quả", "Báo cáo tổng hợp"),
        "nhiệm vụ “Kiểm tra, đánh giá sản phẩm” (kiem-tra): kết quả, sản phẩm: sửa “kết quả” thành “tổng hợp”"
    );
    let text = |old, new| {
        told(SubjectKind::Basis, "noi_dung", old, new).strip_prefix("căn cứ “Tên gọi”: ").unwrap().to_owned()
    };
    assert_eq!(text("Luật Đầu tư công", "Luật Đầu tư công năm 2024"), "thêm “năm 2024”");
    assert_eq!(text("Luật Đầu tư công năm 2024", "Luật Đầu tư công"), "bỏ “năm 2024”");
    assert_eq!(text("quản lý chặt chẽ, đúng hạn", "quản lý chặt chẽ đúng hạn"), "sửa “chẽ,” thành “chẽ”");
    let many = text("một a hai ba b bốn năm c sáu bảy d tám", "một e hai ba f bốn năm g sáu bảy h tám");
    assert_eq!(many, "sửa 4 chỗ, chỗ đầu: sửa “a” thành “e”");
    assert_eq!(told(SubjectKind::Plan, "trich_yeu", "Năm 2025", "Năm 2026"), "trích yếu: sửa “2025” thành “2026”");
}

#[test]
fn marks_take_the_word_before_them_along() {
    let segment = |fate, text: &str| Segment { fate, text: text.to_owned() };
    let list = [segment(Fate::Kept, "quản lý"), segment(Fate::Inserted, ","), segment(Fate::Kept, " giám sát")];
    assert_eq!(words::edits(&list, MIDDLE), "sửa “lý” thành “lý,”");
    let list = [segment(Fate::Kept, "a b"), segment(Fate::Inserted, "  "), segment(Fate::Kept, "c")];
    assert_eq!(words::edits(&list, MIDDLE), "đổi cách ngắt câu, khoảng trắng");
}

#[test]
fn looks_and_values_are_replaced() {
    let told = |kind, aspect, meaning, old, new| change(kind, aspect, meaning, old, new).statement();
    use SubjectKind::{Appendix, Column, Paragraph, Plan, Section};
    for (kind, aspect, meaning, old, new, words) in [
        (
            Appendix,
            Aspect::Look("huong_giay"),
            Meaning::Replaced,
            "đứng",
            "ngang",
            "đổi hướng giấy từ “đứng” thành “ngang”",
        ),
        (Section, Aspect::Look("danh_so"), Meaning::Replaced, "II.", "III.", "đổi đánh số từ “II.” thành “III.”"),
        (Column, Aspect::Look("tinh"), Meaning::Replaced, "", "", "đổi công thức tính"),
        (
            Plan,
            Aspect::Field("trang_thai"),
            Meaning::Replaced,
            "dự thảo",
            "ban hành",
            "đổi trạng thái từ “dự thảo” thành “ban hành”",
        ),
        (Plan, Aspect::Field("so"), Meaning::Replaced, "", "05", "ghi số văn bản: “05”"),
        (Plan, Aspect::Field("so"), Meaning::Replaced, "05", "", "bỏ số văn bản “05”"),
        (Plan, Aspect::Field("chu_quan"), Meaning::Replaced, "A", "A", "đổi cách trình bày cơ quan chủ quản"),
        (
            Paragraph,
            Aspect::Field("noi_dung"),
            Meaning::Restyled,
            "a",
            "a",
            "đổi kiểu chữ, liên kết hoặc chỗ đặt chú thích, không đổi từ nào",
        ),
        (
            Section,
            Aspect::Field("tieu_de"),
            Meaning::Restyled,
            "a",
            "a",
            "đổi kiểu chữ, liên kết hoặc chỗ đặt chú thích của tên mục, không đổi từ nào",
        ),
    ] {
        assert_eq!(told(kind, aspect, meaning, old, new), words);
    }
}

#[test]
fn long_texts_are_cut_after_a_word_in_headlines_alone() {
    let long = "một hai ba bốn năm sáu bảy tám chín mười ".repeat(6);
    let change = change(SubjectKind::Task, Aspect::Field("thoi_han"), Meaning::Replaced, "", long.trim());
    assert!(change.is_cut() && change.in_full().ends_with("chín mười”"));
    let statement = change.statement();
    assert!(statement.ends_with(" …”") && statement.chars().count() < 110, "{statement}");
    assert!(long.starts_with(statement.strip_prefix("ghi thời hạn: “").unwrap().strip_suffix(" …”").unwrap()));
    assert_eq!(one_line(&"x".repeat(200), SHORT), format!("{} …", "x".repeat(90)));
    assert_eq!(one_line("a\n  b", SHORT), "a b");
}

fn effect(kind: EffectKind, place: &str, old: &str, new: &str, difference: Option<i64>) -> Effect {
    let some = |text: &str| Some(text.to_owned()).filter(|text| !text.is_empty());
    Effect {
        kind,
        place: place.to_owned(),
        old: some(old),
        new: some(new),
        difference: difference.map(Decimal::from),
        old_spans: Vec::new(),
        new_spans: Vec::new(),
    }
}

#[test]
fn effects_follow_their_change() {
    for (effect, told) in [
        (
            effect(EffectKind::Sum, "tổng cộng, năm 2026", "4.000", "4.500", Some(500)),
            "làm tổng kinh phí năm 2026 tăng từ 4.000 thành 4.500",
        ),
        (
            effect(EffectKind::Sum, "tổng cộng", "4.500", "4.000", Some(-200)),
            "làm tổng kinh phí giảm từ 4.500 thành 4.000, riêng thay đổi này −200",
        ),
        (effect(EffectKind::Sum, "tổng cộng", "", "4", None), "làm tổng kinh phí có số 4"),
        (effect(EffectKind::Sum, "tổng cộng", "4", "", None), "làm tổng kinh phí không còn số (trước là 4)"),
        (effect(EffectKind::Sum, "cộng nhóm “A”", "4", "5", Some(1)), "làm số cộng của nhóm “A” tăng từ 4 thành 5"),
        (effect(EffectKind::Sum, "tổng cộng", "", "", None), "làm tổng kinh phí thay đổi"),
        (effect(EffectKind::Sum, "tổng cộng", "4", "4,0", Some(0)), "làm tổng kinh phí ghi lại từ 4 thành 4,0"),
        (
            effect(EffectKind::Sum, "dòng tổng, cột “x”", "không", "4", None),
            "làm dòng tổng, cột “x” đổi từ không thành 4",
        ),
        (
            effect(
                EffectKind::Quotation,
                "Mục III",
                "Tổng kinh phí: 263.000.000 đồng",
                "Tổng kinh phí: 293.000.000 đồng",
                None,
            ),
            "số liệu, tên gọi dẫn tại Mục III đổi theo: sửa “263.000.000” thành “293.000.000”",
        ),
        (
            effect(EffectKind::Quotation, "Mục III", "80", "85", None),
            "số liệu, tên gọi dẫn tại Mục III đổi theo: từ “80” thành “85”",
        ),
        (
            effect(EffectKind::Numbering, "2 nhiệm vụ", "3", "4", None),
            "làm 2 nhiệm vụ đánh số lại, bắt đầu từ “3” thành “4”",
        ),
        (effect(EffectKind::Numbering, "2 nhiệm vụ", "", "", None), "làm 2 nhiệm vụ đánh số lại"),
        (effect(EffectKind::Repetition, "12 ô, đoạn", "", "", None), "kéo theo 12 ô, đoạn in thêm hoặc không in nữa"),
        (effect(EffectKind::Repetition, "Phụ lục I", "a", "b", None), "Phụ lục I in theo: từ “a” thành “b”"),
        (effect(EffectKind::Repetition, "Phụ lục I", "", "b", None), "Phụ lục I in theo: thêm “b”"),
        (effect(EffectKind::Repetition, "Phụ lục I", "a", "", None), "Phụ lục I in theo: bỏ “a”"),
        (effect(EffectKind::Repetition, "Phụ lục I", "a", "a", None), "Phụ lục I in theo"),
    ] {
        assert_eq!(effect.sentence(), told);
    }
}

#[test]
fn a_summary_tells_what_came_what_moved_and_what_it_costs() {
    let mut summary = Summary { unit: "triệu đồng".into(), ..Summary::default() };
    assert_eq!(summary.sentence(), "");
    summary.added = [(SubjectKind::Basis, 1), (SubjectKind::Task, 2)].into();
    summary.removed = [(SubjectKind::Task, 1), (SubjectKind::Row, 3)].into();
    summary.deadlines = (3, 1);
    summary.totals = vec![
        effect(EffectKind::Sum, "tổng cộng", "4.000", "4.500", Some(500)),
        effect(EffectKind::Sum, "tổng cộng, năm 2026", "1.000", "900", Some(-100)),
        effect(EffectKind::Sum, "tổng cộng, nguồn Ngân sách xã", "", "600", Some(600)),
        effect(EffectKind::Sum, "tổng cộng, năm 2026, nguồn NSNN", "600", "", Some(-600)),
    ];
    assert_eq!(
        summary.sentence(),
        "thêm 2 nhiệm vụ, bớt 1; thêm 1 căn cứ; bớt 3 dòng; 3 thời hạn lùi, 1 sớm hơn; tổng kinh phí từ 4.000 thành 4.500 \
         triệu đồng (+500; +12,5 %)"
    );
    assert_eq!(
        summary.further_totals(),
        [
            "tổng kinh phí năm 2026 từ 1.000 thành 900 triệu đồng (−100; −10 %)",
            "tổng kinh phí nguồn ngân sách xã là 600 triệu đồng, trước không có",
            "không còn tổng kinh phí năm 2026, nguồn NSNN (trước là 600 triệu đồng)",
        ]
    );
    summary.totals.remove(0);
    assert_eq!(summary.further_totals(), [""; 0]);
    summary.deadlines = (0, 2);
    assert!(
        summary.sentence().contains("; 2 thời hạn sớm hơn; tổng kinh phí năm 2026 từ 1.000"),
        "{}",
        summary.sentence()
    );
    summary.deadlines = (2, 0);
    assert!(summary.sentence().contains("; 2 thời hạn lùi; "));
}

#[test]
fn a_comparison_begins_with_how_many() {
    let mut comparison = Comparison::default();
    assert_eq!(comparison.headline(), "hai bản in ra như nhau");
    comparison.changes = vec![change(SubjectKind::Plan, Aspect::Field("so"), Meaning::Replaced, "", "05")];
    assert_eq!(comparison.headline(), "1 thay đổi");
    comparison.summary.deadlines = (1, 0);
    assert_eq!(comparison.headline(), "1 thay đổi: 1 thời hạn lùi");
}
