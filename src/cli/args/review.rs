//! The calls of a reviewer: what changed, in whose words, and how git is told to use them.

use super::{Call, Task, common, console, group, leaf, named, option, positional, usage};
use clap::builder::{PossibleValuesParser, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::path::PathBuf;

/// `kh diff`
#[derive(Debug)]
pub struct Diff {
    /// Files, folders or revisions, as typed.
    pub versions: Vec<String>,
    /// Files and folders after `--`.
    pub paths: Vec<PathBuf>,
    /// How the changes are written.
    pub format: DiffFormat,
    /// Where the redline goes: a file, or a folder where several plans are compared.
    pub redline: Option<PathBuf>,
}

/// How changes are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DiffFormat {
    /// For a terminal.
    Text,
    /// For a comment on a merge request.
    Markdown,
    /// The same as GitLab renders it.
    GitLab,
    /// One page for a browser.
    Html,
    /// For tools.
    Json,
}

const FORMATS: [(&str, DiffFormat); 5] = [
    ("text", DiffFormat::Text),
    ("markdown", DiffFormat::Markdown),
    ("gitlab", DiffFormat::GitLab),
    ("html", DiffFormat::Html),
    ("json", DiffFormat::Json),
];

/// `kh log`
#[derive(Debug)]
pub struct Log {
    /// Id of the part.
    pub id: String,
    /// The plan; the only one there is where none is given.
    pub path: Option<PathBuf>,
    /// Only this field, by its YAML key.
    pub field: Option<String>,
    /// As JSON.
    pub json: bool,
}

/// `kh git setup`
#[derive(Debug)]
pub struct Setup {
    /// Takes back what was set up.
    pub undo: bool,
    /// Only says what would be written.
    pub preview: bool,
}

/// `kh git merge`
#[derive(Debug)]
pub struct Merge {
    /// The version both come from.
    pub base: PathBuf,
    /// Our version, and where the result goes.
    pub ours: PathBuf,
    /// Their version.
    pub theirs: PathBuf,
    /// What the file is called in messages.
    pub name: Option<String>,
}

/// Reads a call of `kh diff`, `kh log` or `kh git`.
pub fn read(name: &str, m: &ArgMatches) -> Result<Call, String> {
    let task = match (name, m.subcommand()) {
        ("diff", _) => Task::Diff(diff(m)),
        ("log", _) => Task::Log(Log {
            id: m.get_one::<String>("id").cloned().unwrap_or_default(),
            path: m.get_one::<PathBuf>("path").cloned(),
            field: m.get_one::<String>("field").cloned(),
            json: m.get_one::<String>("format").is_some_and(|format| format == "json"),
        }),
        (_, Some(("setup", m))) => {
            let setup = Setup { undo: m.get_flag("undo"), preview: m.get_flag("preview") };
            return Ok(Call { task: Task::Setup(setup), console: console(m) });
        }
        (_, Some(("words", m))) => {
            let file = m.get_one::<PathBuf>("file").cloned().unwrap_or_default();
            return Ok(Call { task: Task::Words(file), console: console(m) });
        }
        (_, Some((_, m))) => {
            let path = |name| m.get_one::<PathBuf>(name).cloned().unwrap_or_default();
            let name = m.get_one::<PathBuf>("name").map(|name| crate::cli::failure::show(name));
            let merge = Merge { base: path("base"), ours: path("ours"), theirs: path("theirs"), name };
            return Ok(Call { task: Task::Merge(merge), console: console(m) });
        }
        (_, None) => return Err(usage::incomplete("thiếu lệnh con", "kh help git")),
    };
    Ok(Call { task, console: console(m) })
}

fn diff(m: &ArgMatches) -> Diff {
    Diff {
        versions: m.get_many("versions").into_iter().flatten().cloned().collect(),
        paths: m.get_many("paths").into_iter().flatten().cloned().collect(),
        format: m.get_one::<DiffFormat>("format").copied().unwrap_or(DiffFormat::Text),
        redline: m.get_one::<PathBuf>("redline").cloned(),
    }
}

pub(super) fn diff_command() -> Command {
    let formats = PossibleValuesParser::new(FORMATS.map(|(name, _)| name)).map(|name| named(&FORMATS, &name));
    leaf(
        "diff",
        "So sánh hai bản của kế hoạch: thay đổi nào, ở đâu, nghĩa là gì.",
        "kh diff [TÙY CHỌN] [BẢN CŨ] [BẢN MỚI] [-- ĐƯỜNG DẪN…]",
    )
    .args([
        Arg::new("versions")
            .value_name("BẢN")
            .help("Tệp, thư mục, phiên bản git (HEAD~1), hoặc tệp trong một phiên bản (HEAD~1:plans/mau/plan.yaml) [mặc định: so HEAD với tệp đang sửa]")
            .help_heading("Đối số")
            .num_args(0..=2),
        positional("paths", "ĐƯỜNG DẪN", "Chỉ so sánh các kế hoạch ở đây").num_args(0..).last(true),
        option("format", 'f', "DẠNG", "Dạng báo cáo: text, markdown, gitlab, html hoặc json [mặc định: text]")
            .value_parser(formats.map(|format| format.unwrap_or(DiffFormat::Text))),
        Arg::new("redline")
            .long("redline")
            .value_name("TỆP")
            .help("Ghi thêm bản đối chiếu PDF: bản mới với phần bỏ gạch ngang, phần mới gạch chân, và bảng tổng hợp thay đổi")
            .value_parser(value_parser!(PathBuf)),
    ])
    .args(common())
    .after_help(
        "So sánh theo nội dung in ra: ghi chú, thứ tự trường, dấu nháy, cách xuống dòng không phải là thay đổi.\n\n\
         Mã thoát: 0 hai bản như nhau; 1 có thay đổi; 2 lệnh gọi hoặc máy có vấn đề; 101 lỗi của chương trình.\n\n\
         Ví dụ:\n  \
         kh diff                                   tệp đang sửa so với lần commit cuối\n  \
         kh diff ban-cu.yaml ban-moi.yaml          hai tệp\n  \
         kh diff main..sua-ke-hoach -f markdown    hai nhánh, để dán vào yêu cầu hợp nhất\n  \
         kh diff HEAD~1:plans/mau/plan.yaml plans/mau/plan.yaml --redline doi-chieu.pdf",
    )
}

pub(super) fn log_command() -> Command {
    leaf(
        "log",
        "Lịch sử của một nhiệm vụ, chỉ tiêu, dòng kinh phí, mục: ai đổi gì, khi nào, ở commit nào.",
        "kh log [TÙY CHỌN] MÃ [KẾ HOẠCH]",
    )
    .args([
        Arg::new("id")
            .value_name("MÃ")
            .help("Mã của phần cần xem, như trong tệp YAML")
            .help_heading("Đối số")
            .required(true),
        positional("path", "KẾ HOẠCH", "Tệp hoặc thư mục của kế hoạch [mặc định: kế hoạch có mã đó trong plans]"),
        Arg::new("field").long("truong").value_name("TRƯỜNG").help("Chỉ xem một trường, ví dụ chu_tri hoặc thoi_han"),
        option("format", 'f', "DẠNG", "Dạng kết quả: text hoặc json [mặc định: text]")
            .value_parser(PossibleValuesParser::new(["text", "json"])),
    ])
    .args(common())
    .after_help(
        "Ví dụ:\n  \
         kh log kiem-tra-san-pham                    mọi thay đổi của nhiệm vụ này, mới nhất trước\n  \
         kh log kiem-tra-san-pham --truong chu_tri   ai đã đổi đơn vị chủ trì",
    )
}

pub(super) fn git_command() -> Command {
    group("git", "Làm việc với git.", "kh git LỆNH").subcommands([
        git_setup_command(),
        git_words_command(),
        git_merge_command(),
    ])
}

fn git_setup_command() -> Command {
    let flag = |name: &'static str, long: &'static str, help: &'static str| {
        Arg::new(name).long(long).action(ArgAction::SetTrue).help(help)
    };
    leaf(
        "setup",
        "Cho git dùng lời của kế hoạch khi so sánh, và gộp kế hoạch theo từng phần.",
        "kh git setup [TÙY CHỌN]",
    )
    .args([
        flag("undo", "undo", "Gỡ những gì lệnh này đã ghi, không đụng tới phần khác"),
        flag("preview", "xem-truoc", "Chỉ cho biết sẽ ghi gì, không ghi"),
    ])
    .args(common())
    .after_help(
        "Lệnh ghi một đoạn vào .gitattributes ở thư mục gốc của kho và vài dòng vào cấu hình riêng của kho (.git/config).\n\
         Sau đó git diff, git log -p và git show hiện thay đổi bằng lời của kế hoạch; git merge gộp theo nhiệm vụ, mục, dòng.",
    )
}

fn git_words_command() -> Command {
    leaf("words", "In kế hoạch thành từng dòng lời văn; git gọi lệnh này khi so sánh.", "kh git words TỆP")
        .arg(positional("file", "TỆP", "Tệp YAML của kế hoạch").required(true))
        .args(common())
}

fn git_merge_command() -> Command {
    leaf(
        "merge",
        "Gộp hai bản của một kế hoạch theo từng phần: nhiệm vụ, mục, dòng, nơi nhận; git gọi lệnh này.",
        "kh git merge [TÙY CHỌN] GỐC BẢN_NÀY BẢN_KIA [TÊN]",
    )
    .args([
        positional("base", "GỐC", "Bản mà hai bản cùng sửa từ đó (%O)").required(true).display_order(1),
        positional("ours", "BẢN_NÀY", "Bản đang làm việc; kết quả ghi đè lên tệp này (%A)").required(true).display_order(2),
        positional("theirs", "BẢN_KIA", "Bản được gộp vào (%B)").required(true).display_order(3),
        positional("name", "TÊN", "Đường dẫn của kế hoạch, để ghi trong thông báo (%P)").display_order(4),
    ])
    .args(common())
    .after_help(
        "Hai người sửa các phần khác nhau thì gộp được ngay. Cùng sửa một chỗ thì cả hai bản được ghi vào tệp, giữa các dòng dấu \
         <<<<<<<, ======= và >>>>>>>, dưới một ghi chú nói rõ chỗ xung đột.\n\n\
         Mã thoát: 0 đã gộp; 1 còn xung đột; 2 lệnh gọi hoặc máy có vấn đề; 101 lỗi của chương trình.\n\n\
         Ví dụ:\n  \
         kh git merge goc.yaml ban-nay.yaml ban-kia.yaml plans/mau/plan.yaml",
    )
}
