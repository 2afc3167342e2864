//! Lines that both officers have written anew: nobody is to find both versions one below the other without having been asked.

use super::*;

/// Both sides write the same words anew: one conflict, which names them all; either side's edit alone goes through.
fn asked(base: &str, old: &str, one: &str, other: &str) {
    assert_eq!(base.matches(old).count(), 1, "“{old}”");
    let (ours, theirs) = (base.replace(old, one), base.replace(old, other));
    for (ours, theirs) in [(&ours, &theirs), (&theirs, &ours)] {
        let found = merged(base, ours, theirs);
        assert_eq!((found.conflicts.len(), found.by_lines), (1, None), "{}", found.text);
        let marks = [found.text.find("<<<<<<< ").unwrap(), found.text.find(">>>>>>> ").unwrap()];
        for words in [one, other] {
            assert_eq!(found.text[marks[0]..marks[1]].matches(words).count(), 1, "{}", found.text);
        }
    }
    // Beside it something else may change.
    let found = merged(base, &ours, &format!("{base}moi: 1\n"));
    assert_eq!((found.text, found.conflicts), (format!("{ours}moi: 1\n"), vec![]));
}

#[test]
fn a_line_written_anew_by_both_is_asked_about() {
    let header = "co_quan:\n  ban_hanh: [ỦY BAN NHÂN DÂN, XÃ BẠCH LIÊU]\n";
    asked(header, "XÃ BẠCH LIÊU", "PHƯỜNG NAM HẢI", "ĐẶC KHU PHÚ QUÝ");
    let bases = "can_cu:\n  - Căn cứ Luật A\n  - Căn cứ Luật B ngày 1 tháng 2\n  - Căn cứ Nghị định C\n";
    asked(bases, "Căn cứ Luật B ngày 1 tháng 2", "Căn cứ Nghị quyết số 5/NQ-HĐND", "Theo Chỉ thị 10");
    let recipients = "noi_nhan:\n  - { ten: Sở A, de: b/c }\n  - Các thôn\n";
    asked(recipients, "Các thôn", "Các trường học", "Tổ dân phố");
    asked(recipients, "{ ten: Sở A, de: b/c }", "{ ten: Bộ B, de: t/h }", "Ban C");
    asked("noi_dung:\n  - tieu_de: Mục đích\n  - tieu_de: Yêu cầu\n", "Yêu cầu", "Quan điểm", "Kết quả");
    asked(
        "mo_dau: |\n  Đoạn đầu.\n\n  Đoạn giữa.\n\n  Đoạn cuối.\n",
        "Đoạn giữa.",
        "Một câu khác.",
        "Lời hoàn toàn mới.",
    );
}

#[test]
fn what_is_put_beside_others_is_no_line_written_anew() {
    let base = "phoi_hop: [a, b]\n";
    for (ours, theirs, expected) in [
        ("[a, b, x]", "[a, b, y]", "[a, b, x, y]"),
        ("[x, b]", "[a, b, y]", "[x, b, y]"),
        ("[b]", "[a, b, y]", "[b, y]"),
        ("[a, x]", "[a, x, y]", "[a, x, y]"),
    ] {
        let [ours, theirs, expected] = [ours, theirs, expected].map(|list| base.replace("[a, b]", list));
        let found = merged(base, &ours, &theirs);
        assert_eq!((found.text, found.conflicts), (expected, vec![]));
    }
    // Tasks have names that stay: another name in its place is another task.
    let tasks = "nhiem_vu:\n  - ma: a\n    noi_dung: Một hai\n";
    let found = merged(
        tasks,
        &tasks.replace("ma: a\n    noi_dung: Một hai", "ma: b\n    noi_dung: Ba"),
        &tasks.replace("ma: a\n    noi_dung: Một hai", "ma: c\n    noi_dung: Bốn"),
    );
    assert_eq!(found.text, "nhiem_vu:\n  - ma: b\n    noi_dung: Ba\n  - ma: c\n    noi_dung: Bốn\n");
}
