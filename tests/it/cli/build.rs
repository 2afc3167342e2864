//! `kh build` and `kh templates`: what is written, and where.

use super::desk::{Desk, GOOD, bad};
use std::fs;

#[test]
fn a_plan_becomes_a_pdf_and_nothing_else() {
    let desk = Desk::with(&[("x", GOOD)]);
    desk.kh(&["build"]).is(0, "", "out/x.pdf: 1 trang, phông Liberation Serif\n");
    assert_eq!(desk.list("out"), ["x.pdf"]);
    assert!(desk.read("out/x.pdf").starts_with(b"%PDF-"));
    desk.kh(&["build", "--quiet", "-o", "khac"]).is(0, "", "");
    assert_eq!(desk.read("khac/x.pdf"), desk.read("out/x.pdf"));
    desk.kh(&["build", "-v"]).is(0, "", "out/x.pdf: 1 trang, phông Liberation Serif\n");
}

#[test]
fn a_broken_plan_stops_neither_the_others_nor_its_old_pdf() {
    let desk = Desk::with(&[("a", GOOD), ("b", GOOD), ("c", GOOD)]);
    desk.kh(&["build"]).is(0, "", "out/a.pdf: 1 trang, phông Liberation Serif\nout/b.pdf: 1 trang, phông Liberation Serif\nout/c.pdf: 1 trang, phông Liberation Serif\nĐã dựng 3 kế hoạch\n");
    let old = desk.read("out/b.pdf");
    desk.write("plans/b/plan.yaml", bad());
    let said = desk.kh(&["build"]);
    assert_eq!((said.code, said.out.as_str()), (1, ""));
    let lines: Vec<&str> = said.err.lines().collect();
    assert_eq!(lines[0], "out/a.pdf: 1 trang, phông Liberation Serif");
    assert_eq!(lines[lines.len() - 3], "plans/b/plan.yaml: không dựng vì có 3 lỗi; tệp cũ out/b.pdf được giữ nguyên");
    assert_eq!(
        lines[lines.len() - 2..],
        ["out/c.pdf: 1 trang, phông Liberation Serif", "Đã dựng 2 kế hoạch, 1 kế hoạch có lỗi (3 lỗi)"]
    );
    assert_eq!(desk.read("out/b.pdf"), old);
}

#[test]
fn plans_are_found_by_what_they_say() {
    let desk = Desk::new();
    desk.write("kho/nam/Kế hoạch số 1/plan.yaml", GOOD);
    desk.write("kho/le.yml", GOOD);
    desk.write("kho/khac.yaml", "ten: x\n");
    desk.write("kho/don-vi.yaml", "don_vi: {}\n");
    desk.write("kho/nam/sau.yaml", GOOD);
    let said = desk.kh(&["build", "kho", "kho/le.yml", "./kho"]);
    said.is(0, "", "out/le.pdf: 1 trang, phông Liberation Serif\nout/Kế hoạch số 1.pdf: 1 trang, phông Liberation Serif\nĐã dựng 2 kế hoạch\n");
    let mut inside = desk.command(&["build", "plan.yaml"]);
    assert!(inside.current_dir(desk.path("kho/nam/Kế hoạch số 1")).status().unwrap().success());
    assert!(desk.path("kho/nam/Kế hoạch số 1/out/Kế hoạch số 1.pdf").is_file());
}

#[test]
fn two_plans_with_one_name_are_both_named() {
    let desk = Desk::new();
    desk.write("plans/2025/x/plan.yaml", GOOD);
    desk.write("plans/2026/x/plan.yaml", GOOD);
    desk.kh(&["build"]).is(2, "", "lỗi: hai kế hoạch “plans/2025/x/plan.yaml” và “plans/2026/x/plan.yaml” cùng ghi ra “x”; đổi tên một thư mục hoặc tệp, hoặc dựng từng kế hoạch với --out khác nhau\n");
    assert!(!desk.path("out").exists());
    assert_eq!(desk.kh(&["check"]).code, 0);
}

#[test]
fn every_format_is_written() {
    let long: String = (1..50).map(|i| format!("      - Nhiệm vụ số {i} của kế hoạch.\n")).collect();
    let desk = Desk::with(&[("x", &GOOD.replace("      Nâng cao chất lượng phục vụ người dân.\n", &long))]);
    let said = desk.kh(&["build", "--format", "pdf,text,json", "--format", "svg,png", "--ppi", "40"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""), "{}", said.err);
    let names = desk.list("out");
    let pages = names.iter().filter(|name| name.ends_with(".svg")).count();
    assert!(pages >= 2, "{names:?}");
    assert_eq!(names.len(), 3 + 2 * pages);
    let text = String::from_utf8(desk.read("out/x.txt")).unwrap();
    assert!(text.contains("Giá $x$, thư @a và #read(\"/etc/passwd\") in đúng như đã gõ."), "{text}");
    assert_eq!(text.matches('\u{c}').count(), pages - 1);
    let view: serde_json::Value = serde_json::from_slice(&desk.read("out/x.json")).unwrap();
    assert!(view["page"]["margin"].is_object());
    assert!(desk.read("out/x-01.svg").starts_with(b"<svg") && desk.read("out/x-02.png").starts_with(b"\x89PNG"));

    // A shorter plan leaves no page of the longer one, and touches nobody else's.
    desk.write("out/x-ghi-chu.svg", "của người khác");
    desk.write("plans/x/plan.yaml", GOOD);
    desk.kh(&["build", "-f", "svg"]).is(0, "", "out/x-01.svg: 1 trang, phông Liberation Serif\n");
    let svg: Vec<String> = desk.list("out").into_iter().filter(|name| name.ends_with(".svg")).collect();
    assert_eq!(svg, ["x-01.svg", "x-ghi-chu.svg"]);
}

#[test]
fn standard_output_takes_one_file() {
    let desk = Desk::with(&[("x", GOOD), ("y", GOOD)]);
    let said = desk.kh(&["build", "plans/x", "-f", "text", "-o", "-"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("KẾ HOẠCH\nChuyển đổi số năm 2026\n"), "{}", said.out);
    let words = "lỗi: “--out -” chỉ dùng được cho một kế hoạch và một trong các dạng pdf, text, json; bỏ “--out -” để ghi ra tệp\n";
    desk.kh(&["build", "-o", "-"]).is(2, "", words);
    desk.kh(&["build", "plans/x", "-o", "-", "-f", "png"]).is(2, "", words);
    assert!(!desk.path("out").exists() && !desk.path("-").exists());
}

#[test]
fn a_template_of_the_plan_is_used_and_a_broken_one_told() {
    let desk = Desk::with(&[("x", GOOD)]);
    desk.write("plans/x/templates/main.typ", "#let plan = json(\"/plan.json\")\n#set page(margin: 3cm)\n#set text(font: plan.page.font)\nXin chào #image(\"/anh/a.svg\")\n");
    desk.write("plans/x/anh/a.svg", "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>");
    let said = desk.kh(&["build", "-f", "text", "-o", "-"]);
    assert_eq!((said.code, said.out.as_str()), (0, "Xin chào\n"));
    assert!(said.err.contains("KH905"), "what this template leaves out is told: {}", said.err);
    desk.write("plans/x/templates/main.typ", "#sai-ten()\n");
    desk.kh(&["check", "--format", "short"]).is(0, "", "");
    let said = desk.kh(&["check", "--pages", "--format", "short"]);
    assert_eq!(said.code, 1);
    assert!(said.out.starts_with("plans/x/plan.yaml: lỗi KH901: mẫu riêng “main.typ” dòng 1: "), "{}", said.out);
}

#[test]
fn fonts_of_the_plan_are_used_and_named() {
    let desk = Desk::with(&[("x", GOOD)]);
    for name in ["Regular", "Bold", "Italic", "BoldItalic"] {
        let name = format!("LiberationSerif-{name}.ttf");
        let font = fs::read(format!("{}/fonts/{name}", env!("CARGO_MANIFEST_DIR"))).unwrap();
        desk.write(&format!("plans/x/fonts/{name}"), font);
    }
    let err = "out/x.pdf: 1 trang, phông Liberation Serif\nphông chữ: Liberation Serif (từ plans/x/fonts)\n";
    desk.kh(&["build"]).is(0, "", err);
    desk.write("plans/x/fonts/hong.ttf", "không phải phông chữ");
    let said = desk.kh(&["build"]);
    assert_eq!(said.code, 1);
    assert!(said.err.contains("lỗi[KH702] tệp “hong.ttf” không đọc được như một phông chữ"), "{}", said.err);
}

#[test]
fn templates_come_with_fonts_and_data() {
    let desk = Desk::with(&[("x", GOOD), ("y", &bad())]);
    let said = desk.kh(&["templates", "export", "mau", "plans/x"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    let names = desk.list("mau");
    assert_eq!(said.err, format!("mau: {} tệp\n", names.len() - 1 + 4));
    assert!(names.contains(&"main.typ".to_owned()) && names.contains(&"plan.json".to_owned()), "{names:?}");
    assert_eq!(desk.list("mau/fonts").len(), 4);
    let own = fs::read(format!("{}/templates/main.typ", env!("CARGO_MANIFEST_DIR"))).unwrap();
    assert_eq!(desk.read("mau/main.typ"), own);
    assert!(String::from_utf8(desk.read("mau/plan.json")).unwrap().contains("Chuyển đổi số năm 2026"));
    assert_eq!(desk.kh(&["templates", "export", "khong-ke-hoach"]).code, 0);
    assert_eq!(desk.kh(&["templates", "export", "hong", "plans/y"]).code, 1);
    assert!(!desk.path("hong").exists());
}

#[test]
fn timings_go_to_standard_error() {
    let said = Desk::with(&[("x", GOOD)]).kh(&["build", "--timings"]);
    let words = ["Đọc", "Phân tích", "Hiểu", "Kiểm tra", "Bố trí", "Dựng trang", "Xem trang", "Ghi", "Cộng", "Cả lệnh"];
    assert!(words.iter().all(|word| said.err.contains(word)) && said.out.is_empty(), "{}", said.err);
}

#[test]
fn raw_html_is_refused() {
    let desk = Desk::with(&[("x", &GOOD.replace("Giá", "<b>Giá</b>"))]);
    let said = desk.kh(&["check", "-f", "short"]);
    assert_eq!(said.code, 1);
    assert!(said.out.starts_with("plans/x/plan.yaml:9:3: lỗi KH019: không dùng được mã HTML\n"), "{}", said.out);
}
