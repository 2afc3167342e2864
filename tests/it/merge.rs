//! `kh git merge`, by hand and as git calls it.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};
use tempfile::TempDir;

const PLAN: &str = "\
ke_hoach: 1
co_quan: { ban_hanh: [ỦY BAN NHÂN DÂN, XÃ BẠCH LIÊU], ten_goi: UBND xã Bạch Liêu }
so_ky_hieu: { ky_hieu: KH-UBND }
dia_danh: Bạch Liêu
ngay_ban_hanh: 2026-01
thoi_ky: 2026
trich_yeu: Chuyển đổi số năm 2026
noi_dung:
  - tieu_de: Mục đích
    noi_dung: Nâng cao chất lượng phục vụ người dân.
nhiem_vu:
  - ma: kiem-tra # việc chung
    noi_dung: Kiểm tra hồ sơ
    chu_tri: Phòng Kinh tế
    thoi_han: Tháng 5/2026
  - ma: tap-huan
    noi_dung: Tập huấn cán bộ
    chu_tri: Phòng Văn hóa
    thoi_han: Quý II/2026
noi_nhan: [Phòng Kinh tế, Phòng Văn hóa]
luu: VT
nguoi_ky: { quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn An }
";

const LATER: (&str, &str) = ("Tháng 5/2026", "Trước 30/6/2026");
const QUARTER: (&str, &str) = ("Tháng 5/2026", "Quý III/2026");
const WORDS: &str = "thời hạn của nhiệm vụ “kiem-tra”: bản này “Trước 30/6/2026”, bản kia “Quý III/2026”, gốc “Tháng 5/2026”; \
                     giữ một bên rồi xóa các dòng dấu";

fn edit((old, new): (&str, &str)) -> String {
    assert_eq!(PLAN.matches(old).count(), 1);
    PLAN.replace(old, new)
}

fn kh(args: &[&str], folder: &Path) -> (i32, String, String) {
    let output = Command::new(env!("CARGO_BIN_EXE_kh")).args(args).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// Three versions in a folder.
fn versions(ours: &str, theirs: &str) -> TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in [("o", PLAN), ("a", ours), ("b", theirs)] {
        fs::write(folder.path().join(name), text).unwrap();
    }
    folder
}

#[test]
fn edits_of_two_tasks_become_one_plan() {
    let folder = versions(&edit(LATER), &edit(("Quý II/2026", "Quý IV/2026")));
    let said = kh(&["git", "merge", "o", "a", "b", "plans/x/plan.yaml"], folder.path());
    assert_eq!(said, (0, String::new(), String::new()));
    let expected = edit(LATER).replace("Quý II/2026", "Quý IV/2026");
    assert_eq!(fs::read_to_string(folder.path().join("a")).unwrap(), expected);
    assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 3, "nothing is left beside");
}

#[test]
fn edits_of_one_field_are_told() {
    let folder = versions(&edit(LATER), &edit(QUARTER));
    let (code, out, err) = kh(&["git", "merge", "o", "a", "b", "plans/x/plan.yaml"], folder.path());
    assert_eq!((code, out.as_str()), (1, ""));
    let told = format!(
        "plans/x/plan.yaml:16: xung đột: {WORDS}\n\
         plans/x/plan.yaml: còn 1 chỗ xung đột; sửa xong thì chạy kh check rồi git add\n"
    );
    assert_eq!(err, told);
    let text = fs::read_to_string(folder.path().join("a")).unwrap();
    let marked = format!(
        "    # XUNG ĐỘT: {WORDS}\n<<<<<<< bản này\n    thoi_han: Trước 30/6/2026\n=======\n    thoi_han: Quý III/2026\n\
         >>>>>>> bản kia\n"
    );
    assert_eq!(text, PLAN.replace("    thoi_han: Tháng 5/2026\n", &marked));
    // Until someone decides, the plan has one error.
    fs::write(folder.path().join("plan.yaml"), &text).unwrap();
    let (code, out, _) = kh(&["check", "plan.yaml", "--format", "short"], folder.path());
    let errors: Vec<&str> = out.lines().filter(|line| line.contains(": lỗi ")).collect();
    assert_eq!(errors, ["plan.yaml:16:1: lỗi KH037: từ dòng 16 đến dòng 20 còn hai bản của cùng một chỗ chưa chọn"]);
    assert_eq!(code, 1);
}

#[test]
fn what_cannot_be_merged_stays_as_it_was() {
    let folder = versions(PLAN, &edit(LATER));
    let (code, _, err) = kh(&["git", "merge", "o", "a", "khong-co", "plan.yaml"], folder.path());
    assert_eq!(code, 2);
    assert_eq!(
        err,
        "lỗi: không gộp được “plan.yaml”, bản kia: không đọc được “khong-co”: không có tệp hoặc thư mục này; \
         kiểm tra lại đường dẫn\n"
    );
    fs::write(folder.path().join("b"), b"a: \xff\n").unwrap();
    let (code, _, err) = kh(&["git", "merge", "o", "a", "b"], folder.path());
    assert_eq!(code, 2);
    assert_eq!(err, "lỗi: không gộp được “a”: bản kia không ở bảng mã UTF-8; lưu lại ở UTF-8 rồi gộp lại\n");
    assert_eq!(fs::read_to_string(folder.path().join("a")).unwrap(), PLAN);
    assert_eq!(kh(&["git", "merge", "o"], folder.path()).0, 2);
}

/// True when git is there; what is skipped is said.
fn has_git() -> bool {
    let there = Command::new("git").arg("--version").output().is_ok_and(|output| output.status.success());
    if !there {
        assert!(!std::env::var("KH_TOOLS").is_ok_and(|v| v == "required"), "thiếu git");
        // Straight to the terminal: the harness would swallow what a passing test prints.
        let _ =
            writeln!(std::io::stderr(), "bỏ qua: thiếu git ({})", std::thread::current().name().unwrap_or_default());
    }
    there
}

struct Repository(TempDir);

impl Repository {
    fn new() -> Self {
        let repository = Repository(tempfile::tempdir().unwrap());
        repository.done(&["init", "-q", "-b", "chinh"]);
        let driver = format!("'{}' git merge %O %A %B %P", env!("CARGO_BIN_EXE_kh").replace('\\', "/"));
        for (key, value) in [
            ("user.name", "Cán bộ"),
            ("user.email", "canbo@example.vn"),
            ("commit.gpgsign", "false"),
            ("core.autocrlf", "false"),
            ("merge.kh.driver", driver.as_str()),
        ] {
            repository.done(&["config", key, value]);
        }
        fs::write(repository.0.path().join(".gitattributes"), "plan.yaml merge=kh\n").unwrap();
        repository.commit(PLAN);
        repository
    }

    fn git(&self, args: &[&str]) -> Output {
        let mut git = Command::new("git");
        git.args(args).current_dir(self.0.path());
        // Nobody's own settings, and not the repository this test may run in.
        git.env("GIT_CONFIG_GLOBAL", self.0.path().join("khong-co")).env("GIT_CONFIG_NOSYSTEM", "1");
        git.env_remove("GIT_DIR").env_remove("GIT_WORK_TREE").env_remove("GIT_INDEX_FILE");
        git.output().unwrap()
    }

    fn done(&self, args: &[&str]) {
        let output = self.git(args);
        assert!(output.status.success(), "git {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    }

    fn commit(&self, text: &str) {
        fs::create_dir_all(self.0.path().join("plans/x")).unwrap();
        fs::write(self.0.path().join("plans/x/plan.yaml"), text).unwrap();
        self.done(&["add", "."]);
        self.done(&["commit", "-q", "-m", "sửa kế hoạch"]);
    }

    /// Merges a branch with one edit into the main branch with another.
    fn merge(&self, ours: &str, theirs: &str) -> (bool, String, String) {
        self.done(&["checkout", "-q", "-b", "nhanh"]);
        self.commit(theirs);
        self.done(&["checkout", "-q", "chinh"]);
        self.commit(ours);
        let output = self.git(&["merge", "-q", "--no-edit", "nhanh"]);
        let text = fs::read_to_string(self.0.path().join("plans/x/plan.yaml")).unwrap();
        let said = [output.stdout, output.stderr].concat();
        (output.status.success(), text, String::from_utf8_lossy(&said).into_owned())
    }
}

#[test]
fn git_merges_branches_by_the_parts_of_the_plan() {
    if !has_git() {
        return;
    }
    // Neighbouring lines, which git alone cannot merge.
    let ours = edit(("    chu_tri: Phòng Kinh tế\n", "    chu_tri: Văn phòng\n"));
    let (good, text, said) = Repository::new().merge(&ours, &edit(LATER));
    assert!(good, "{said}");
    assert_eq!(text, ours.replace(LATER.0, LATER.1));
    let (good, text, said) = Repository::new().merge(&edit(LATER), &edit(QUARTER));
    assert!(!good);
    assert!(text.contains(&format!("# XUNG ĐỘT: {WORDS}\n<<<<<<< bản này\n")), "{text}");
    assert!(said.contains(&format!("plans/x/plan.yaml:16: xung đột: {WORDS}")), "{said}");
}
