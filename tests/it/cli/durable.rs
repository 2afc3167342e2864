//! What is on the disk is whole, whatever happens; and the same plan gives the same bytes.

use super::desk::{Desk, GOOD, Said};
use std::process::Stdio;
use std::time::Duration;

#[test]
fn the_same_bytes_everywhere() {
    let desk = Desk::with(&[("x", GOOD), ("y", &GOOD.replace("2026", "2027"))]);
    assert_eq!(desk.kh(&["build"]).code, 0);
    let first = (desk.read("out/x.pdf"), desk.read("out/y.pdf"));
    let out = desk.path("lan-hai");
    let mut again = desk.command(&["build", "../plans", "--out", out.to_str().unwrap()]);
    again.current_dir(desk.path("out")).env("TZ", "Pacific/Kiritimati").env("LANG", "tr_TR.UTF-8");
    again.env("RAYON_NUM_THREADS", "1").env("SOURCE_DATE_EPOCH", "1");
    assert_eq!(again.output().unwrap().status.code(), Some(0));
    assert!((desk.read("lan-hai/x.pdf"), desk.read("lan-hai/y.pdf")) == first);
}

#[test]
fn a_killed_build_leaves_a_whole_pdf_or_none() {
    let desk = Desk::with(&[("x", GOOD), ("y", GOOD), ("z", GOOD)]);
    let mut last = 0;
    for round in 0..20u64 {
        let mut child = desk.command(&["build"]).stderr(Stdio::null()).spawn().unwrap();
        std::thread::sleep(Duration::from_millis(20 + 9 * round));
        child.kill().unwrap();
        child.wait().unwrap();
        let pdfs: Vec<String> = desk.list("out").into_iter().filter(|name| name.ends_with(".pdf")).collect();
        for name in &pdfs {
            let bytes = desk.read(&format!("out/{name}"));
            assert!(bytes.starts_with(b"%PDF-") && bytes.trim_ascii_end().ends_with(b"%%EOF"), "{name} is broken");
        }
        assert!(pdfs.len() >= last, "a PDF was lost");
        last = pdfs.len();
    }
    // The next build clears away what the killed ones left.
    desk.write("out/.kh-x-0aZ9bY8c.tmp", "dở dang");
    assert_eq!(desk.kh(&["build"]).code, 0);
    assert_eq!(desk.list("out"), ["x.pdf", "y.pdf", "z.pdf"]);
}

#[test]
fn builds_of_one_plan_do_not_disturb_each_other() {
    let desk = Desk::with(&[("x", GOOD)]);
    let spawn = || desk.command(&["build", "-q", "-f", "pdf,png"]).spawn().unwrap();
    for _ in 0..3 {
        let children: Vec<_> = (0..4).map(|_| spawn()).collect();
        for mut child in children {
            assert_eq!(child.wait().unwrap().code(), Some(0));
        }
    }
    assert_eq!(desk.list("out"), ["x-01.png", "x.pdf"]);
}

#[test]
fn a_file_in_the_place_of_the_folder_is_named() {
    let desk = Desk::with(&[("x", GOOD)]);
    desk.write("out", "một tệp");
    desk.kh(&["build"]).is(
        2,
        "",
        "lỗi: không ghi được vào “out”: đây là một tệp, không phải thư mục; chọn thư mục khác bằng --out\n",
    );
    let desk = Desk::with(&[("x", GOOD)]);
    desk.write("out/x.pdf/giu", "một thư mục");
    let said = desk.kh(&["build"]);
    said.is(2, "", "lỗi: không ghi được “out/x.pdf”: đây là một thư mục, không phải tệp; kiểm tra lại đường dẫn\n");
    assert_eq!(desk.list("out"), ["x.pdf"]);
}

#[cfg(unix)]
#[test]
fn a_full_disk_keeps_the_old_pdf() {
    let desk = Desk::with(&[("x", GOOD)]);
    assert_eq!(desk.kh(&["build"]).code, 0);
    let old = desk.read("out/x.pdf");
    desk.write("plans/x/plan.yaml", GOOD.replace("2026", "2027"));
    let script = format!("trap '' XFSZ; ulimit -f 1; exec '{}' build", env!("CARGO_BIN_EXE_kh"));
    let mut shell = std::process::Command::new("sh");
    let said = Said::of(shell.args(["-c", &script]).current_dir(desk.path("")).output().unwrap());
    said.is(
        2,
        "",
        "lỗi: không ghi được “out/x.pdf”: tệp lớn hơn mức hệ thống cho phép; chọn ổ đĩa khác hoặc nới giới hạn\n",
    );
    assert!(desk.read("out/x.pdf") == old);
    assert_eq!(desk.list("out"), ["x.pdf"]);
}

#[cfg(unix)]
#[test]
fn a_folder_without_the_right_to_write_is_named() {
    use std::fs::{Permissions, set_permissions, write};
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::with(&[("x", GOOD)]);
    desk.write("out/co-san", "");
    set_permissions(desk.path("out"), Permissions::from_mode(0o555)).unwrap();
    if write(desk.path("out/thu"), "").is_ok() {
        eprintln!("bỏ qua: người chạy có mọi quyền (root)");
        return;
    }
    let said = desk.kh(&["build"]);
    set_permissions(desk.path("out"), Permissions::from_mode(0o755)).unwrap();
    said.is(2, "", "lỗi: không ghi được “out/x.pdf”: không có quyền; đóng tệp nếu đang mở ở chương trình khác, xin quyền, hoặc chọn thư mục khác\n");
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_standard_output_is_told() {
    let desk = Desk::with(&[("x", &GOOD.replace("tieu_de", "tieude"))]);
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let output = desk.command(&["check"]).stdout(full).stderr(Stdio::piped()).output().unwrap();
    let said = Said::of(output);
    said.is(2, "", "lỗi: không ghi được ra đầu ra chuẩn: ổ đĩa đã đầy; xóa bớt tệp hoặc chọn ổ đĩa khác\n");
}

#[cfg(unix)]
#[test]
fn no_link_leads_out_of_the_folder_of_a_plan() {
    let plan = format!("{GOOD}phu_luc: [ {{ bang: {{ tep: s.csv, cot: [ {{ khoa: a, tieu_de: A }} ] }} }} ]\n");
    let desk = Desk::with(&[("x", &plan)]);
    desk.write("mat/don-vi.yaml", "bi_mat: điều không được đọc\n");
    desk.write("mat/s.csv", "a\nđiều không được đọc\n");
    desk.write("mat/tu-dien.yaml", "bi_mat: điều không được đọc\n");
    for name in ["don-vi.yaml", "tu-dien.yaml", "s.csv"] {
        std::os::unix::fs::symlink(desk.path(&format!("mat/{name}")), desk.path(&format!("plans/x/{name}"))).unwrap();
    }
    let said = desk.kh(&["check", "--format", "short"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.contains("không mở được tệp “s.csv”"), "{}", said.out);
    assert!(!format!("{}{}", said.out, said.err).contains("bi_mat"), "{}", said.out);
}
