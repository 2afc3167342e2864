//! `kh diff`, `kh log` and `kh git`: two versions of a plan, from files and out of git.

use super::desk::{Desk, GOOD, Said};
use std::io::Write;
use std::process::Command;

/// A plan with a task, shown in a table.
fn with_task(lead: &str, deadline: &str) -> String {
    GOOD.replace(
        "noi_nhan:",
        &format!(
            "nhiem_vu:\n  - ma: kiem-tra\n    noi_dung: Kiểm tra hạ tầng số của các thôn\n    chu_tri: {lead}\n    thoi_han: {deadline}\n\
             phu_luc:\n  - tieu_de: Phân công nhiệm vụ\n    bang: {{ du_lieu: nhiem_vu, cot: [stt, noi_dung, chu_tri, thoi_han] }}\nnoi_nhan:"
        ),
    )
}

#[test]
fn two_files_are_told_apart_in_words() {
    let desk = Desk::new();
    desk.write("cu.yaml", with_task("Phòng Kinh tế", "Quý I/2026"));
    desk.write("moi.yaml", with_task("Văn phòng HĐND và UBND", "Quý II/2026"));
    let said = desk.kh(&["diff", "cu.yaml", "moi.yaml"]);
    assert_eq!((said.code, said.err.as_str()), (1, ""));
    for words in
        ["lùi thời hạn 1 quý", "đổi đơn vị chủ trì từ Phòng Kinh tế thành Văn phòng HĐND và UBND", "moi.yaml:18"]
    {
        assert!(said.out.contains(words), "{words}\n{}", said.out);
    }
    let said = desk.kh(&["diff", "cu.yaml", "cu.yaml"]);
    assert_eq!((said.code, said.out.trim()), (0, "hai bản in ra như nhau"));
}

#[test]
fn every_format_says_the_same_changes() {
    let desk = Desk::new();
    desk.write("cu.yaml", with_task("Phòng Kinh tế", "Quý I/2026"));
    desk.write("moi.yaml", with_task("Phòng Kinh tế", "Quý II/2026"));
    for format in ["text", "markdown", "gitlab", "html", "json"] {
        let said = desk.kh(&["diff", "cu.yaml", "moi.yaml", "-f", format]);
        assert_eq!((said.code, said.err.as_str()), (1, ""), "{format}");
        assert!(said.out.contains("Quý II/2026"), "{format}\n{}", said.out);
    }
    let json: serde_json::Value =
        serde_json::from_str(&desk.kh(&["diff", "cu.yaml", "moi.yaml", "-f", "json"]).out).unwrap();
    assert!(json.to_string().contains("\"thoi_han\""), "{json}");
}

#[test]
fn a_redline_is_a_pdf_with_both_words_and_the_list_of_changes() {
    let desk = Desk::new();
    desk.write("cu.yaml", with_task("Phòng Kinh tế", "Quý I/2026"));
    desk.write("moi.yaml", with_task("Phòng Kinh tế", "Quý II/2026"));
    let said = desk.kh(&["diff", "cu.yaml", "moi.yaml", "--redline", "doi-chieu.pdf"]);
    assert_eq!((said.code, said.err.as_str()), (1, "doi-chieu.pdf\n"));
    assert!(desk.read("doi-chieu.pdf").starts_with(b"%PDF"));
    assert_eq!(desk.list("."), ["cu.yaml", "doi-chieu.pdf", "moi.yaml"]);
}

#[test]
fn a_broken_version_is_compared_as_far_as_it_can_be_read() {
    let desk = Desk::new();
    desk.write("cu.yaml", with_task("Phòng Kinh tế", "Quý I/2026"));
    desk.write("moi.yaml", with_task("Phòng Kinh tế", "Quý II/2026").replace("dia_danh:", "diadanh:"));
    let said = desk.kh(&["diff", "cu.yaml", "moi.yaml"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("bản mới có 1 lỗi") && said.out.contains("diadanh"), "{}", said.out);
    assert!(said.out.contains("lùi thời hạn"), "{}", said.out);
    desk.write("moi.yaml", "");
    assert!(desk.kh(&["diff", "cu.yaml", "moi.yaml"]).out.contains("không đọc được"));
}

#[test]
fn strangers_are_told_that_they_are_no_versions_of_each_other() {
    let root = crate::support::root();
    let plan = |name: &str| root.join("plans").join(name).join("plan.yaml").to_str().unwrap().to_owned();
    let said = Desk::new().kh(&["diff", &plan("dak-nong-2024"), &plan("mau"), "-f", "text"]);
    assert!(said.out.contains("có thể không phải hai bản của một kế hoạch"), "{}", &said.out[..600]);
}

#[test]
fn wrong_calls_say_what_is_wrong() {
    let desk = Desk::with(&[("x", GOOD)]);
    desk.write("cu.yaml", GOOD);
    let said = desk.kh(&["diff", "cu.yaml", "khong-co.yaml"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("“khong-co.yaml”") && said.err.contains("không có tệp"), "{}", said.err);
    let said = desk.kh(&["diff"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("không nằm trong kho git nào"), "{}", said.err);
}

/// A repository with a plan; none where there is no git, which is said.
struct Clone {
    desk: Desk,
}

impl Clone {
    fn new() -> Option<Self> {
        if Command::new("git").arg("--version").output().is_err() {
            assert!(!std::env::var("KH_TOOLS").is_ok_and(|v| v == "required"), "thiếu git");
            // Straight to the terminal: the harness would swallow what a passing test prints.
            let _ = writeln!(std::io::stderr(), "bỏ qua: máy không có git");
            return None;
        }
        let clone = Clone { desk: Desk::with(&[("x", &with_task("Phòng Kinh tế", "Quý I/2026"))]) };
        clone.git(&["init", "-q", "-b", "main", "."]);
        clone.commit("Bản trình lần đầu");
        Some(clone)
    }

    fn git(&self, args: &[&str]) -> String {
        let kh = std::path::Path::new(env!("CARGO_BIN_EXE_kh")).parent().unwrap();
        let path = std::env::join_paths(
            std::iter::once(kh.to_owned()).chain(std::env::split_paths(&std::env::var_os("PATH").unwrap())),
        );
        let output = Command::new("git")
            .args(["-c", "user.name=Nguyễn Văn A", "-c", "user.email=a@example.vn", "-c", "core.pager=cat"])
            .args(args)
            .env("PATH", path.unwrap())
            .env("GIT_AUTHOR_DATE", "2026-01-05T09:00:00+07:00")
            .current_dir(self.desk.path("."))
            .output()
            .unwrap();
        let said = Said::of(output);
        assert_eq!(said.code, 0, "git {args:?}: {}{}", said.out, said.err);
        said.out
    }

    fn write(&self, lead: &str, deadline: &str) {
        self.desk.write("plans/x/plan.yaml", with_task(lead, deadline));
    }

    fn commit(&self, words: &str) {
        self.git(&["add", "-A"]);
        self.git(&["commit", "-qm", words]);
    }
}

#[test]
fn versions_come_out_of_git() {
    let Some(clone) = Clone::new() else { return };
    assert_eq!(clone.desk.kh(&["diff"]).code, 0);
    clone.write("Phòng Kinh tế", "Quý II/2026");
    let said = clone.desk.kh(&["diff"]);
    assert_eq!(said.code, 1);
    assert!(said.out.contains("lùi thời hạn 1 quý"), "{}", said.out);
    clone.commit("Lùi thời hạn");
    clone.git(&["tag", "trinh-ky"]);
    for args in [
        &["diff", "HEAD~1..HEAD"][..],
        &["diff", "HEAD~1"],
        &["diff", "HEAD~1", "HEAD"],
        &["diff", "HEAD~1...trinh-ky", "--", "plans/x"],
        &["diff", "HEAD~1:plans/x/plan.yaml", "plans/x/plan.yaml"],
        &["diff", "HEAD~1:plans", "trinh-ky:plans"],
    ] {
        let said = clone.desk.kh(args);
        assert_eq!(said.code, 1, "{args:?}: {}", said.err);
        assert!(said.out.contains("lùi thời hạn 1 quý"), "{args:?}: {}", said.out);
    }
    for (args, words) in [
        (&["diff", "trinh-ki"][..], "có phải là “trinh-ky”?"),
        (&["diff", "HEAD~9"], "không có phiên bản “HEAD~9”"),
        (&["diff", "HEAD:plans/y/plan.yaml", "plans/x/plan.yaml"], "ở phiên bản “HEAD” không có “plans/y/plan.yaml”"),
        (&["diff", "HEAD~1:plans/x/plan.yaml"], "thiếu bản mới"),
    ] {
        let said = clone.desk.kh(args);
        assert_eq!(said.code, 2, "{args:?}");
        assert!(said.err.contains(words), "{args:?}: {}", said.err);
    }
}

#[test]
fn a_renamed_folder_is_the_same_plan_and_files_beside_it_come_from_its_version() {
    let Some(clone) = Clone::new() else { return };
    let text = with_task("phong", "Quý I/2026");
    clone.desk.write("plans/x/plan.yaml", &text);
    clone.desk.write("plans/don-vi.yaml", "don_vi:\n  phong: { ten: Phòng Kinh tế }\n");
    clone.commit("Danh bạ dùng chung");
    clone.desk.write("plans/don-vi.yaml", "don_vi:\n  phong: { ten: Phòng Kinh tế và Hạ tầng }\n");
    clone.git(&["mv", "plans/x", "plans/chuyen-doi-so"]);
    clone.commit("Đổi tên");
    let said = clone.desk.kh(&["diff", "HEAD~1..HEAD"]);
    assert_eq!(said.code, 1, "{}", said.err);
    assert!(said.out.contains("Phòng Kinh tế và Hạ tầng") && !said.out.contains("kế hoạch mới"), "{}", said.out);
    let said = clone.desk.kh(&["log", "kiem-tra"]);
    assert_eq!((said.code, said.err.as_str()), (0, ""));
    assert!(said.out.contains("Bản trình lần đầu"), "{}", said.out);
}

#[test]
fn the_history_of_a_task_tells_who_changed_what() {
    let Some(clone) = Clone::new() else { return };
    clone.write("Văn phòng HĐND và UBND", "Quý I/2026");
    clone.commit("Đổi đơn vị chủ trì");
    clone.write("Văn phòng HĐND và UBND", "Quý III/2026");
    clone.commit("Lùi thời hạn");
    let said = clone.desk.kh(&["log", "kiem-tra"]);
    let lines: Vec<&str> =
        said.out.lines().map(|line| line.split_once("  ").map_or(line, |(_, rest)| rest.trim())).collect();
    assert_eq!(said.code, 0, "{}", said.err);
    assert_eq!(lines.len(), 6, "{}", said.out);
    assert!(lines[0].ends_with("Nguyễn Văn A: Lùi thời hạn") && lines[0].starts_with("05/01/2026"), "{}", said.out);
    assert!(lines[1].starts_with("lùi thời hạn 2 quý"), "{}", said.out);
    assert!(lines[3].starts_with("đổi đơn vị chủ trì từ Phòng Kinh tế"), "{}", said.out);
    let said = clone.desk.kh(&["log", "kiem-tra", "plans/x", "--truong", "chu_tri", "-f", "json"]);
    let json: serde_json::Value = serde_json::from_str(&said.out).unwrap();
    assert_eq!(json.as_array().unwrap().len(), 1);
    assert_eq!(json[0]["changes"][0]["new"], "Văn phòng HĐND và UBND");
    let said = clone.desk.kh(&["log", "kiem-traa", "plans/x/plan.yaml"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("có phải là “kiem-tra”?"), "{}", said.err);
}

#[test]
fn git_speaks_the_words_of_the_plan_once_it_is_set_up() {
    let Some(clone) = Clone::new() else { return };
    clone.desk.write(".gitattributes", "*.png binary\n");
    let said = clone.desk.kh(&["git", "setup", "--xem-truoc"]);
    assert_eq!((said.code, clone.desk.read(".gitattributes").as_slice()), (0, &b"*.png binary\n"[..]));
    assert!(said.err.contains("sẽ ghi vào .gitattributes"), "{}", said.err);
    let before = clone.desk.read(".git/config");
    assert_eq!(clone.desk.kh(&["git", "setup"]).code, 0);
    let once = (clone.desk.read(".gitattributes"), clone.desk.read(".git/config"));
    assert_eq!(clone.desk.kh(&["git", "setup"]).code, 0);
    assert_eq!(once, (clone.desk.read(".gitattributes"), clone.desk.read(".git/config")));
    clone.commit("Cài đặt");
    clone.write("Phòng Kinh tế", "Quý II/2026");
    let words = clone.git(&["diff"]);
    assert!(words.contains("-  thời hạn: Quý I/2026") && words.contains("+  thời hạn: Quý II/2026"), "{words}");
    clone.commit("Lùi thời hạn");
    assert!(clone.git(&["show"]).contains("+  thời hạn: Quý II/2026"));
    assert!(clone.git(&["log", "-p", "-1"]).contains("-  thời hạn: Quý I/2026"));
    // Two officers, two fields of one task.
    clone.git(&["checkout", "-q", "-b", "chu-tri", "HEAD~1"]);
    clone.write("Văn phòng HĐND và UBND", "Quý I/2026");
    clone.commit("Đổi chủ trì");
    clone.git(&["checkout", "-q", "main"]);
    clone.git(&["merge", "-q", "--no-edit", "chu-tri"]);
    assert_eq!(
        String::from_utf8(clone.desk.read("plans/x/plan.yaml")).unwrap(),
        with_task("Văn phòng HĐND và UBND", "Quý II/2026")
    );
    assert_eq!(clone.desk.kh(&["git", "setup", "--undo"]).code, 0);
    assert_eq!(clone.desk.read(".gitattributes"), b"*.png binary\n");
    assert_eq!(clone.desk.read(".git/config"), before);
}

#[test]
fn a_clone_without_all_of_the_history_says_so() {
    let Some(clone) = Clone::new() else { return };
    clone.write("Phòng Kinh tế", "Quý II/2026");
    clone.commit("Lùi thời hạn");
    let origin = format!("file://{}", clone.desk.path(".").canonicalize().unwrap().display());
    clone.git(&["clone", "-q", "--depth", "1", &origin, "nong"]);
    let shallow =
        |args: &[&str]| Said::of(clone.desk.command(args).current_dir(clone.desk.path("nong")).output().unwrap());
    let said = shallow(&["diff", "HEAD~1"]);
    assert_eq!(said.code, 2);
    assert!(said.err.contains("git fetch --unshallow"), "{}", said.err);
    let said = shallow(&["log", "kiem-tra"]);
    assert_eq!((said.code, said.out.as_str()), (0, ""));
    assert!(said.err.contains("chỉ chứa một phần lịch sử"), "{}", said.err);
}

#[test]
fn a_repository_without_working_files_or_without_versions_says_so() {
    let Some(clone) = Clone::new() else { return };
    clone.git(&["clone", "-q", "--bare", ".", "tran"]);
    let bare = Said::of(clone.desk.command(&["diff"]).current_dir(clone.desk.path("tran")).output().unwrap());
    assert_eq!(bare.code, 2);
    assert!(bare.err.contains("không có thư mục làm việc"), "{}", bare.err);
    clone.git(&["init", "-q", "moi"]);
    clone.desk.write("moi/plans/x/plan.yaml", GOOD);
    let empty = Said::of(clone.desk.command(&["diff"]).current_dir(clone.desk.path("moi")).output().unwrap());
    assert_eq!(empty.code, 2);
    assert!(empty.err.contains("chưa có phiên bản nào"), "{}", empty.err);
}

#[test]
fn a_merge_is_told_only_for_what_it_changed_itself() {
    let Some(clone) = Clone::new() else { return };
    clone.git(&["checkout", "-q", "-b", "chu-tri"]);
    clone.write("Văn phòng HĐND và UBND", "Quý I/2026");
    clone.commit("Đổi chủ trì");
    clone.git(&["checkout", "-q", "main"]);
    clone.desk.write("ghi-chu.txt", "việc khác");
    clone.commit("Việc khác");
    clone.git(&["merge", "-q", "--no-ff", "--no-edit", "chu-tri"]);
    let said = clone.desk.kh(&["log", "kiem-tra"]);
    assert_eq!(said.out.matches("đổi đơn vị chủ trì").count(), 1, "{}", said.out);
}
