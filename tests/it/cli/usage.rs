//! Wrong calls and help: every word is Vietnamese.

use super::desk::{Desk, GOOD};

#[test]
fn wrong_calls_are_explained_in_vietnamese() {
    let desk = Desk::new();
    let wrong = |args: &[&str], first: &str| {
        desk.kh(args).is(2, "", &format!("lỗi: {first}\nXem hướng dẫn: kh help\n"));
    };
    wrong(&["buil"], "không có lệnh “buil”\n  có phải là “build”?");
    wrong(&["build", "--fromat", "pdf"], "không có tùy chọn hoặc đối số “--fromat”\n  có phải là “--format”?");
    wrong(&["build", "-z"], "không có tùy chọn hoặc đối số “-z”");
    wrong(&["build", "-f", "pdx"], "giá trị “pdx” của “--format <DẠNG>” không dùng được\n  có phải là “pdf”?");
    wrong(
        &["check", "-f", "w"],
        "giá trị “w” của “--format <DẠNG>” không dùng được\n  các giá trị dùng được: text, short, json, sarif",
    );
    wrong(&["build", "--ppi", "5"], "giá trị “5” của “--ppi <SỐ>” không dùng được\n  ghi một số từ 18 đến 1200");
    wrong(&["build", "-q", "-v"], "“--quiet” không dùng cùng với “--verbose”");
    wrong(&["build", "--out"], "tùy chọn “--out <THƯ MỤC>” thiếu giá trị");
    wrong(&["build", "--quiet=1"], "“--quiet” nhận quá nhiều giá trị: “1”");
    wrong(&["build", "--ppi", "90", "--ppi", "91"], "“--ppi <SỐ>” ghi nhiều lần, chỉ được ghi một lần");
    wrong(&["check", "--mode", "ban"], "giá trị “ban” của “--mode <CHẾ ĐỘ>” không dùng được\n  có phải là “ban-hanh”?");
    wrong(
        &["check", "--mode", "x"],
        "giá trị “x” của “--mode <CHẾ ĐỘ>” không dùng được\n  các giá trị dùng được: du-thao, trinh-ky, ban-hanh",
    );
    wrong(&["explain"], "thiếu đối số bắt buộc: <QUY TẮC>...");
    wrong(&["templates", "export"], "thiếu đối số bắt buộc: <THƯ MỤC>");
    wrong(&["help", "chck"], "không có lệnh “chck”\n  có phải là “check”?");
}

#[test]
fn help_and_version_are_what_was_asked_for() {
    let desk = Desk::new();
    desk.kh(&["--version"]).is(0, "kh 0.2.0\n", "");
    let help = desk.kh(&["help"]);
    assert_eq!((help.code, help.err.as_str()), (0, ""));
    assert_eq!(desk.kh(&["-h"]).out, help.out);
    assert_eq!(desk.kh(&["help", "build"]).out, desk.kh(&["build", "--help"]).out);
    desk.kh(&[]).is(2, "", &help.out);
    let english = ["Usage", "Options", "Commands", "Arguments", "default", "possible", "Print", "help:", "error"];
    for args in [
        &["-h"][..],
        &["build", "-h"],
        &["check", "-h"],
        &["rules", "-h"],
        &["explain", "-h"],
        &["templates", "-h"],
        &["templates", "export", "-h"],
    ] {
        let said = desk.kh(args);
        assert_eq!((said.code, said.err.as_str()), (0, ""), "{args:?}");
        assert!(said.out.contains("Cách dùng: kh "), "{}", said.out);
        assert!(english.iter().all(|word| !said.out.contains(word)), "{}", said.out);
    }
}

#[test]
fn paths_without_a_plan_are_named() {
    let desk = Desk::new();
    desk.kh(&["build"]).is(
        2,
        "",
        "lỗi: không có thư mục “plans” ở đây; chạy lệnh trong thư mục chứa plans/, hoặc ghi đường dẫn của kế hoạch\n",
    );
    let missing = "lỗi: không đọc được “khong-co.yaml”: không có tệp hoặc thư mục này; kiểm tra lại đường dẫn\n";
    desk.kh(&["check", "khong-co.yaml"]).is(2, "", missing);
    desk.write("trong/ghi-chu.txt", "không phải kế hoạch");
    desk.write("trong/khac.yaml", "ten: không phải kế hoạch\n");
    desk.write("trong/.an/plan.yaml", GOOD);
    desk.write("trong/out/x/plan.yaml", GOOD);
    desk.kh(&["build", "trong"]).is(2, "", "lỗi: thư mục “trong” không có kế hoạch nào; mỗi kế hoạch là tệp plan.yaml trong thư mục riêng, hoặc tệp .yaml có dòng “ke_hoach:”\n");
}
