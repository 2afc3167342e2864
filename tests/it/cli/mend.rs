//! `kh check --fix`: what is safe is mended in place, and everything else stays as it was.

use super::desk::{Desk, GOOD};
use std::fs;

const PLAN: &str = "plans/x/plan.yaml";

/// Two keys that are misspelt.
fn misspelt() -> String {
    GOOD.replace("trich_yeu:", "trich_yeuu:  # ghi chú\n ").replace("tieu_de:", "tieude:")
}

fn right() -> String {
    misspelt().replace("trich_yeuu", "trich_yeu").replace("tieude", "tieu_de")
}

#[test]
fn misspelt_keys_are_mended_and_told() {
    let desk = Desk::with(&[("x", &misspelt()), ("tot", GOOD)]);
    let told = "\
đã sửa plans/x/plan.yaml:7: đổi “trich_yeuu” thành “trich_yeu”
đã sửa plans/x/plan.yaml:12: đổi “tieude” thành “tieu_de”
đã sửa 2 chỗ trong 1 tệp
2 kế hoạch đạt
";
    desk.kh(&["check", "--fix"]).is(0, "", told);
    assert_eq!(String::from_utf8(desk.read(PLAN)).unwrap(), right());
    assert_eq!(desk.list("plans/x"), ["plan.yaml"]);
    desk.kh(&["check", "--fix"]).is(0, "", "không có chỗ nào tự sửa được\n2 kế hoạch đạt\n");
    desk.kh(&["check", "--fix", "-q"]).is(0, "", "");
}

#[test]
fn without_the_option_nothing_is_written() {
    let desk = Desk::with(&[("x", &misspelt())]);
    assert_eq!(desk.kh(&["check"]).code, 1);
    assert_eq!(String::from_utf8(desk.read(PLAN)).unwrap(), misspelt());
}

#[test]
fn mark_and_line_ends_of_the_file_stay() {
    let windows = |text: String| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let desk = Desk::with(&[("x", &windows(misspelt()))]);
    assert_eq!(desk.kh(&["check", "--fix"]).code, 0);
    assert_eq!(String::from_utf8(desk.read(PLAN)).unwrap(), windows(right()));
}

#[test]
fn tools_get_what_is_left() {
    for (format, place) in [("json", "/0/code"), ("sarif", "/runs/0/results/0/ruleId")] {
        let desk = Desk::with(&[("x", &format!("{}zzzzzzzz: 1\n", misspelt()))]);
        let said = desk.kh(&["check", "--fix", "--format", format]);
        let left: serde_json::Value = serde_json::from_str(&said.out).unwrap();
        assert_eq!((said.code, left.pointer(place).and_then(|code| code.as_str())), (1, Some("KH010")));
        assert!(said.err.ends_with("đã sửa 2 chỗ trong 1 tệp\n"), "{}", said.err);
    }
}

#[test]
fn one_repair_brings_the_next_to_light() {
    let plan = GOOD
        .replace("Chuyển đổi số năm", "Chuyển đổi số: năm")
        .replace("so_ky_hieu: {", "so_ky_hieuu: {")
        .replace("xã Bạch Liêu }", "xã A, B }");
    let desk = Desk::with(&[("x", &plan)]);
    assert_eq!(desk.kh(&["check", "--fix"]).code, 0);
    let wanted = GOOD
        .replace("Chuyển đổi số năm 2026", "'Chuyển đổi số: năm 2026'")
        .replace("UBND xã Bạch Liêu }", "'UBND xã A, B' }");
    assert_eq!(String::from_utf8(desk.read(PLAN)).unwrap(), wanted);
}

#[test]
fn a_name_is_left_to_the_writer() {
    let plan = GOOD.replace("Nguyễn Văn An", "Nguyễn\u{200b} Văn An");
    let desk = Desk::with(&[("x", &plan)]);
    let said = desk.kh(&["check", "--fix", "--verbose"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("không tự sửa plans/x/plan.yaml:16: xóa U+200B: đụng đến tên riêng\n"), "{}", said.err);
    assert_eq!(String::from_utf8(desk.read(PLAN)).unwrap(), plan);
}

#[test]
fn a_file_of_several_plans_is_mended_once() {
    let desk = Desk::with(&[("x", GOOD), ("y", GOOD)]);
    desk.write("plans/don-vi.yaml", "don_vi:\n  so-a: { ten: Sở A, viet_tatt: SA } # ghi chú\n");
    let told = "\
đã sửa plans/don-vi.yaml:2: đổi “viet_tatt” thành “viet_tat”
đã sửa 1 chỗ trong 1 tệp
2 kế hoạch đạt
";
    desk.kh(&["check", "--fix"]).is(0, "", told);
    assert_eq!(desk.read("plans/don-vi.yaml"), "don_vi:\n  so-a: { ten: Sở A, viet_tat: SA } # ghi chú\n".as_bytes());
}

#[test]
fn what_may_not_be_written_is_said() {
    let desk = Desk::with(&[("x", &misspelt())]);
    let mut permissions = fs::metadata(desk.path(PLAN)).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(desk.path(PLAN), permissions.clone()).unwrap();
    let said = desk.kh(&["check", "--fix", "--format", "short"]);
    let wanted = "lỗi: không ghi được “plans/x/plan.yaml”: tệp chỉ cho đọc; bỏ thuộc tính chỉ đọc rồi chạy lại\n";
    assert_eq!((said.code, said.err.as_str()), (2, wanted));
    assert_eq!(said.out.lines().count(), 2);
    #[allow(clippy::permissions_set_readonly_false)]
    permissions.set_readonly(false);
    fs::set_permissions(desk.path(PLAN), permissions).unwrap();
}

#[cfg(unix)]
#[test]
fn a_link_out_of_the_folder_is_not_followed() {
    use std::os::unix::fs::symlink;
    let desk = Desk::with(&[("y", GOOD)]);
    desk.write("ngoai/plan.yaml", misspelt());
    fs::create_dir_all(desk.path("plans/x")).unwrap();
    symlink(desk.path("ngoai/plan.yaml"), desk.path(PLAN)).unwrap();
    let said = desk.kh(&["check", "--fix"]);
    assert_eq!(said.code, 2);
    assert!(said.err.starts_with("lỗi: không sửa “plans/x/plan.yaml”: đường dẫn này dẫn tới “"), "{}", said.err);
    assert_eq!(desk.read("ngoai/plan.yaml"), misspelt().as_bytes());
    // Inside the folder the file behind the link is written, and the link stays.
    desk.write("plans/z/that.yaml", misspelt());
    symlink("that.yaml", desk.path("plans/z/plan.yaml")).unwrap();
    assert_eq!(desk.kh(&["check", "--fix", "plans/z/plan.yaml"]).code, 0);
    assert_eq!(desk.read("plans/z/that.yaml"), right().as_bytes());
    assert!(desk.path("plans/z/plan.yaml").is_symlink());
}
