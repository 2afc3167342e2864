//! `kh rules`, `kh explain`, and how a call judges findings: `--mode`, `--deny`, `--allow`.

use super::desk::Desk;

/// A plan that is clean under all rules.
const CLEAN: &str = include_str!("../rules/base.yaml");

/// A plan that says “V/v”: a warning in a draft, where the number is a note too; an error at issue.
fn wrong_abstract(state: &str) -> String {
    let clean = CLEAN.replace("trang_thai: ban_hanh", &format!("trang_thai: {state}"));
    clean.replace("trich_yeu: Phát triển", "trich_yeu: V/v phát triển")
}

#[test]
fn rules_are_listed_by_block() {
    let desk = Desk::new();
    let wanted = "\
Mã     Tên     Dự thảo   Trình ký  Ban hành  Nội dung

Tệp và cách viết
KH016  ma-sai  lỗi       lỗi       lỗi       mã viết sai
";
    desk.kh(&["rules", "mã viết sai"]).is(0, wanted, "");
    let shape = desk.kh(&["rules", "kh01"]).out;
    assert_eq!(shape.lines().filter(|line| line.starts_with("KH01")).count(), 10, "{shape}");
    let whole = desk.kh(&["rules"]);
    assert_eq!((whole.code, whole.err.as_str()), (0, ""));
    assert!(whole.out.contains("\nSố liệu\nKH4"), "{}", whole.out);
    // Not at a terminal, a rule is one line.
    let lines = whole.out.lines().filter(|line| line.starts_with("KH")).count();
    assert_eq!(lines, kehoach::check::registry().count());
    assert!(desk.kh(&["rules", "--color", "always"]).out.contains("\x1b[1;31mlỗi"));
    let none = "lỗi: không có quy tắc nào khớp với “thieu-khoaa”; có phải là “thieu-khoa”?\n";
    desk.kh(&["rules", "thieu-khoaa"]).is(2, "", none);
}

#[test]
fn rules_are_data_for_tools() {
    let said = Desk::new().kh(&["rules", "--format", "json"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    let list: Vec<serde_json::Value> = serde_json::from_str(&said.out).unwrap();
    assert_eq!(list.len(), kehoach::check::registry().count());
    let total = list.iter().find(|rule| rule["code"] == "KH401").unwrap();
    assert_eq!(total["block"], "Số liệu");
    assert_eq!((&total["severity"]["du_thao"], &total["severity"]["ban_hanh"]), (&"warning".into(), &"error".into()));
    assert_eq!((&total["waivable"], &list[0]["waivable"]), (&true.into(), &false.into()));
}

#[test]
fn a_rule_is_explained_by_its_code_or_name() {
    let desk = Desk::new();
    let page = desk.kh(&["explain", "KH402"]);
    assert_eq!((page.code, page.err.as_str()), (0, ""));
    let head = "\
KH402: đơn vị tiền của bảng khác đơn vị của kinh phí
don-vi-tien-khac · lỗi ở mọi chế độ · không bỏ qua được · có từ bản 0.2.0

Là gì
  Bảng kinh phí ghi “don_vi_tinh” khác với đơn vị mà mục “kinh_phi” của kế hoạch
  dùng để tính.
";
    assert!(page.out.starts_with(head), "{}", page.out);
    assert!(page.out.contains("cot: [stt, noi_dung, thanh_tien] } ⟵ KH402\n"), "{}", page.out);
    assert_eq!(desk.kh(&["explain", "Don-Vi-Tien-Khac", "kh402"]).out, page.out);
    desk.kh(&["explain", "KH036"]).is(0, &page.out, "KH036 không còn dùng, KH402 đã thay mã này\n");
    let both = desk.kh(&["explain", "KH402", "KH010"]).out;
    assert_eq!(both, format!("{}\n\n{}", page.out, desk.kh(&["explain", "KH010"]).out));
    desk.kh(&["explain", "KH010", "KHO10"]).is(2, "", "lỗi: không có quy tắc “KHO10”; có phải là “KH010”?\n");
}

#[test]
fn a_call_judges_by_another_mode_than_the_plans_own() {
    let desk = Desk::with(&[("x", &wrong_abstract("du_thao"))]);
    let summary = |args: &[&str]| {
        let said = desk.kh(args);
        (said.code, said.err)
    };
    assert_eq!(summary(&["check"]), (0, "1 kế hoạch đạt (1 cảnh báo, 1 lưu ý)\n".to_owned()));
    assert_eq!(summary(&["check", "--mode", "du-thao"]), summary(&["check"]));
    let issued = (1, "1 kế hoạch có lỗi (1 lỗi), xét theo chế độ ban hành\n".to_owned());
    assert_eq!(summary(&["check", "--mode", "ban-hanh"]), issued);
    assert_eq!(summary(&["check", "--mode", "ban_hanh"]), issued);
    // A build goes by the plan's own state.
    desk.write("plans/x/plan.yaml", wrong_abstract("ban_hanh"));
    assert_eq!(summary(&["check"]), (1, "1 kế hoạch có lỗi (1 lỗi)\n".to_owned()));
    assert_eq!(desk.kh(&["build"]).code, 1);
}

#[test]
fn a_call_denies_and_allows_rules() {
    let desk = Desk::with(&[("x", &wrong_abstract("du_thao"))]);
    let short = |args: &[&str]| {
        let said = desk.kh(&[&["check", "--format", "short"], args].concat());
        (said.code, said.out.lines().map(str::to_owned).collect::<Vec<_>>(), said.err)
    };
    let (code, lines, _) = short(&[]);
    assert_eq!((code, lines.len()), (0, 2));
    assert!(lines[1].contains(": cảnh báo KH136: "), "{lines:?}");
    let (code, lines, _) = short(&["--deny", "kh136"]);
    assert_eq!(code, 1);
    assert!(lines[1].contains(": lỗi KH136: "), "{lines:?}");
    for args in
        [&["--allow", "KH129, trich-yeu-ve-viec"][..], &["--allow", "KH129", "--allow", "KH136", "--deny", "KH136"]]
    {
        assert_eq!(short(args), (0, Vec::new(), String::new()), "{args:?}");
    }
    let refused = "lỗi: KH010 luôn là lỗi nên không cho qua được; sửa lỗi đó trong kế hoạch\n";
    desk.kh(&["check", "--allow", "khoa-la"]).is(2, "", refused);
    let unknown = "lỗi: không có quy tắc “KH40I”; có phải là “KH401”?\n";
    desk.kh(&["check", "--deny", "KH401,KH40I"]).is(2, "", unknown);
}
