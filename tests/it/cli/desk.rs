//! A folder to work in, and the tool called there.

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};
use tempfile::TempDir;

/// A small plan that builds.
pub const GOOD: &str = "\
ke_hoach: 1
co_quan: { ban_hanh: [ỦY BAN NHÂN DÂN, XÃ BẠCH LIÊU], ten_goi: UBND xã Bạch Liêu }
so_ky_hieu: { ky_hieu: KH-UBND }
dia_danh: Bạch Liêu
ngay_ban_hanh: 2026-01
thoi_ky: 2026
trich_yeu: Chuyển đổi số năm 2026
mo_dau: |
  Giá $x$, thư @a và #read(\"/etc/passwd\") in đúng như đã gõ.
noi_dung:
  - tieu_de: Mục đích
    noi_dung: |
      Nâng cao chất lượng phục vụ người dân.
noi_nhan: [Phòng Kinh tế]
luu: VT
nguoi_ky: { quyen_han: TM. ỦY BAN NHÂN DÂN, chuc_vu: CHỦ TỊCH, ho_ten: Nguyễn Văn An }
";

/// A plan with three mistakes on three lines.
pub fn bad() -> String {
    GOOD.replace("trich_yeu:", "trich_yeuu:").replace("tieu_de:", "tieude:").replace("Liêu\nngay", "Liêu ☑\nngay")
}

/// A folder that is gone when the test ends.
pub struct Desk {
    folder: TempDir,
}

/// What a call left behind.
pub struct Said {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Desk {
    pub fn new() -> Self {
        Desk { folder: tempfile::tempdir().unwrap() }
    }

    /// A folder with `plans/<name>/plan.yaml` for each.
    pub fn with(plans: &[(&str, &str)]) -> Self {
        let desk = Desk::new();
        for (name, text) in plans {
            desk.write(&format!("plans/{name}/plan.yaml"), text);
        }
        desk
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    pub fn write(&self, name: &str, text: impl AsRef<[u8]>) {
        let path = self.path(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, name: &str) -> Vec<u8> {
        fs::read(self.path(name)).unwrap_or_else(|e| panic!("{name}: {e}"))
    }

    /// Names in a folder, in order.
    pub fn list(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).into_iter().flatten();
        let mut names: Vec<String> = entries.map(|e| e.unwrap().file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kh"));
        command.args(args).current_dir(self.folder.path());
        command
    }

    pub fn kh(&self, args: &[&str]) -> Said {
        Said::of(self.command(args).output().unwrap())
    }
}

impl Said {
    pub fn of(output: Output) -> Self {
        Said {
            code: output.status.code().unwrap_or(-1),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }

    /// Exit code, standard output and standard error at once.
    #[track_caller]
    pub fn is(&self, code: i32, out: &str, err: &str) {
        assert_eq!((self.code, self.out.as_str(), self.err.as_str()), (code, out, err));
    }
}
