//! What can be asked on the command line. All words are ours: clap's own are English.

mod review;

pub use review::{Diff, DiffFormat, Log, Merge, Setup};

use super::console::{Console, When};
use super::usage;
use crate::check::Policy;
use crate::diag::Mode;
use clap::builder::{PossibleValue, PossibleValuesParser, Styles, TypedValueParser};
use clap::{Arg, ArgAction, ArgMatches, Command, value_parser};
use std::ffi::OsString;
use std::path::PathBuf;

/// A call of the tool.
#[derive(Debug)]
pub struct Call {
    /// What is asked for.
    pub task: Task,
    /// How to say it.
    pub console: Console,
}

/// What is asked for.
#[derive(Debug)]
pub enum Task {
    /// `kh build`
    Build(Build),
    /// `kh check`
    Check(Check),
    /// `kh rules`
    Rules(Rules),
    /// `kh explain`: codes and names of rules.
    Explain(Vec<String>),
    /// `kh templates export`
    Export(Export),
    /// `kh git merge`
    Merge(Merge),
    /// `kh diff`
    Diff(Diff),
    /// `kh log`
    Log(Log),
    /// `kh git setup`
    Setup(Setup),
    /// `kh git words`: the file to tell.
    Words(PathBuf),
    /// `kh help`, `-h`, `--version`: the text to print.
    Tell(String),
}

/// `kh build`
#[derive(Debug)]
pub struct Build {
    /// Files and folders; empty for the default.
    pub paths: Vec<PathBuf>,
    /// Where to; `-` is standard output.
    pub out: PathBuf,
    /// What to write, each once.
    pub formats: Vec<Format>,
    /// Pixels per inch of PNG files.
    pub ppi: f64,
    /// Say how long each stage took.
    pub timings: bool,
}

/// `kh check`
#[derive(Debug)]
pub struct Check {
    /// Files and folders; empty for the default.
    pub paths: Vec<PathBuf>,
    /// How the findings are written.
    pub format: Report,
    /// Set the pages too.
    pub pages: bool,
    /// Make the repairs that are safe.
    pub fix: bool,
    /// The folder for conformance sheets, where they are asked for.
    pub sheets: Option<PathBuf>,
    /// How findings are judged.
    pub policy: Policy,
    /// Say how long each stage took.
    pub timings: bool,
}

/// `kh rules`
#[derive(Debug)]
pub struct Rules {
    /// Part of a code, a name or a title; none for all rules.
    pub word: Option<String>,
    /// As JSON.
    pub json: bool,
}

/// `kh templates export`
#[derive(Debug)]
pub struct Export {
    /// The folder to fill.
    pub folder: PathBuf,
    /// The plan whose data goes with it.
    pub plan: Option<PathBuf>,
}

/// What a build writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Format {
    /// The document.
    Pdf,
    /// Its words.
    Text,
    /// The view, as the templates see it.
    Json,
    /// A drawing of each page.
    Svg,
    /// A picture of each page.
    Png,
}

impl Format {
    /// All of them, with the names they are asked for by.
    pub const ALL: [(&'static str, Format); 5] = [
        ("pdf", Format::Pdf),
        ("text", Format::Text),
        ("json", Format::Json),
        ("svg", Format::Svg),
        ("png", Format::Png),
    ];
}

/// How findings are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Report {
    /// With the lines they point at.
    Text,
    /// One line each.
    Short,
    /// One JSON array.
    Json,
    /// One SARIF 2.1.0 log.
    Sarif,
}

const REPORTS: [(&str, Report); 4] =
    [("text", Report::Text), ("short", Report::Short), ("json", Report::Json), ("sarif", Report::Sarif)];

/// Modes, as the command line names them.
const MODES: [(&str, Mode); 3] =
    [("du-thao", Mode::Draft), ("trinh-ky", Mode::ForSignature), ("ban-hanh", Mode::Issued)];

/// Reads a command line; what is wrong with it comes back as words.
///
/// # Errors
/// The call is wrong, or incomplete.
pub fn read(args: impl IntoIterator<Item = OsString>) -> Result<Call, String> {
    let mut command = command();
    let matches = match command.try_get_matches_from_mut(args) {
        Ok(matches) => matches,
        Err(error) => return usage::explain(&error).map(tell),
    };
    match matches.subcommand() {
        Some(("build", m)) => Ok(Call { task: Task::Build(build(m)), console: console(m) }),
        Some(("check", m)) => {
            let format = m.get_one::<Report>("format").copied().unwrap_or(Report::Text);
            let check = Check {
                paths: paths(m),
                format,
                pages: m.get_flag("pages"),
                fix: m.get_flag("fix"),
                sheets: m.get_flag("phieu").then(|| m.get_one::<PathBuf>("out").cloned().unwrap_or_else(out_folder)),
                policy: policy(m),
                timings: m.get_flag("timings"),
            };
            Ok(Call { task: Task::Check(check), console: console(m) })
        }
        Some(("rules", m)) => {
            let json = m.get_one::<String>("format").is_some_and(|format| format == "json");
            let rules = Rules { word: m.get_one::<String>("word").cloned(), json };
            Ok(Call { task: Task::Rules(rules), console: console(m) })
        }
        Some(("explain", m)) => {
            let words = m.get_many::<String>("rules").into_iter().flatten().cloned().collect();
            Ok(Call { task: Task::Explain(words), console: console(m) })
        }
        Some(("templates", m)) => match m.subcommand() {
            Some((_, m)) => {
                let path = |name| m.get_one::<PathBuf>(name).cloned();
                let export = Export { folder: path("folder").unwrap_or_default(), plan: path("plan") };
                Ok(Call { task: Task::Export(export), console: console(m) })
            }
            None => Err(usage::incomplete("thiếu lệnh con", "kh help templates")),
        },
        Some((name @ ("diff" | "log" | "git"), m)) => review::read(name, m),
        Some((_, m)) => help(&mut command, m).map(tell),
        None => Err(command.render_help().to_string()),
    }
}

/// Where results go unless the call says otherwise.
fn out_folder() -> PathBuf {
    PathBuf::from("out")
}

fn console(m: &ArgMatches) -> Console {
    let when = m.get_one::<When>("color").copied().unwrap_or(When::Auto);
    Console::new(when, m.get_flag("quiet"), m.get_flag("verbose"))
}

fn tell(text: String) -> Call {
    Call { task: Task::Tell(text), console: Console::plain() }
}

fn build(m: &ArgMatches) -> Build {
    let mut formats: Vec<Format> = m.get_many("format").into_iter().flatten().copied().collect();
    if formats.is_empty() {
        formats.push(Format::Pdf);
    }
    formats.sort();
    formats.dedup();
    Build {
        paths: paths(m),
        out: m.get_one::<PathBuf>("out").cloned().unwrap_or_else(out_folder),
        formats,
        ppi: m.get_one::<u32>("ppi").copied().map_or(110.0, f64::from),
        timings: m.get_flag("timings"),
    }
}

fn policy(m: &ArgMatches) -> Policy {
    let words = |name| m.get_many::<String>(name).into_iter().flatten().map(|word| word.trim().to_owned()).collect();
    Policy { mode: m.get_one::<Mode>("mode").copied(), deny: words("deny"), allow: words("allow") }
}

fn paths(m: &ArgMatches) -> Vec<PathBuf> {
    m.get_many("paths").into_iter().flatten().cloned().collect()
}

/// `kh help [LỆNH…]`
fn help(command: &mut Command, m: &ArgMatches) -> Result<String, String> {
    let mut at = command;
    for name in m.get_many::<String>("names").into_iter().flatten() {
        let names: Vec<String> = at.get_subcommands().map(|c| c.get_name().to_owned()).collect();
        at = match at.find_subcommand_mut(name) {
            Some(found) => found,
            None => return Err(usage::unknown_command(name, &names)),
        };
    }
    Ok(at.render_help().to_string())
}

const WITH_COMMANDS: &str = "\
{about}

Cách dùng: {usage}

Các lệnh:
{subcommands}

{options}{after-help}
";

const WITH_VALUES: &str = "\
{about}

Cách dùng: {usage}

{all-args}{after-help}
";

fn command() -> Command {
    Command::new("kh")
        .about("Dựng kế hoạch viết bằng YAML thành văn bản hành chính đúng thể thức Nghị định số 30/2020/NĐ-CP.")
        .override_usage("kh LỆNH [TÙY CHỌN]")
        .help_template(WITH_COMMANDS.replace("{options}", "Tùy chọn:\n{options}"))
        .styles(Styles::plain())
        .disable_help_flag(true)
        .disable_version_flag(true)
        .disable_help_subcommand(true)
        .infer_long_args(false)
        .arg_required_else_help(true)
        .subcommand_required(true)
        .arg(help_flag())
        .arg(Arg::new("version").short('V').long("version").action(ArgAction::Version).help("In phiên bản"))
        .version(env!("CARGO_PKG_VERSION"))
        .subcommands([
            build_command(),
            check_command(),
            rules_command(),
            explain_command(),
            templates_command(),
            review::diff_command(),
            review::log_command(),
            review::git_command(),
            help_command(),
        ])
        .after_help("Ví dụ:\n  kh build\n  kh check plans/mau\n  kh explain KH010\n  kh help build")
}

fn build_command() -> Command {
    let formats = PossibleValuesParser::new(Format::ALL.map(|(name, _)| name)).map(|name| named(&Format::ALL, &name));
    leaf("build", "Dựng kế hoạch thành tệp PDF.", "kh build [TÙY CHỌN] [ĐƯỜNG DẪN]…")
        .arg(paths_arg())
        .args([
            option("out", 'o', "THƯ MỤC", "Thư mục ghi kết quả [mặc định: out]; “-” ghi ra đầu ra chuẩn")
                .value_parser(value_parser!(PathBuf)),
            option(
                "format",
                'f',
                "DẠNG",
                "Dạng kết quả, cách nhau bằng dấu phẩy: pdf, text, json, svg, png [mặc định: pdf]",
            )
            .value_delimiter(',')
            .action(ArgAction::Append)
            .value_parser(formats.map(|format| format.unwrap_or(Format::Pdf))),
            Arg::new("ppi")
                .long("ppi")
                .value_name("SỐ")
                .help("Độ phân giải của tệp png, từ 18 đến 1200 điểm ảnh mỗi inch [mặc định: 110]")
                .value_parser(value_parser!(u32).range(18..=1200)),
            timings_flag(),
        ])
        .args(common())
        .after_help(
            "Kết quả là out/<tên>.pdf; <tên> là tên thư mục chứa plan.yaml, hoặc tên tệp bỏ phần đuôi.\n\
             Kế hoạch có lỗi thì không dựng, tệp PDF đã có được giữ nguyên; các kế hoạch khác vẫn dựng.\n\n\
             Mã thoát: 0 xong; 1 kế hoạch có lỗi; 2 lệnh gọi hoặc máy có vấn đề; 101 lỗi của chương trình.\n\n\
             Ví dụ:\n  \
             kh build                                  dựng mọi kế hoạch trong plans/\n  \
             kh build plans/mau                        dựng một kế hoạch\n  \
             kh build ke-hoach.yaml --out ket-qua      ghi vào thư mục khác\n  \
             kh build plans/mau -f pdf,png --ppi 150   thêm ảnh từng trang\n  \
             kh build plans/mau -f text -o -           in chữ của các trang ra màn hình",
        )
}

fn check_command() -> Command {
    let reports = PossibleValuesParser::new(REPORTS.map(|(name, _)| name)).map(|name| named(&REPORTS, &name));
    leaf(
        "check",
        "Kiểm tra kế hoạch; không ghi tệp nào, trừ khi dùng --fix hoặc --phieu.",
        "kh check [TÙY CHỌN] [ĐƯỜNG DẪN]…",
    )
    .arg(paths_arg())
    .args([
        option(
            "format",
            'f',
            "DẠNG",
            "Dạng báo cáo: text, short (mỗi điều một dòng), json hoặc sarif [mặc định: text]",
        )
        .value_parser(reports.map(|report| report.unwrap_or(Report::Text))),
        Arg::new("pages")
            .long("pages")
            .action(ArgAction::SetTrue)
            .help("Dựng cả trang để kiểm tra lề, bảng và khối chữ ký (chậm hơn)"),
        Arg::new("phieu")
            .long("phieu")
            .action(ArgAction::SetTrue)
            .help("Đo trên trang đã dựng và ghi phiếu kiểm tra thể thức: out/<tên>.phieu.pdf và .txt"),
        option("out", 'o', "THƯ MỤC", "Thư mục ghi phiếu kiểm tra [mặc định: out]")
            .requires("phieu")
            .value_parser(value_parser!(PathBuf)),
        Arg::new("fix").long("fix").action(ArgAction::SetTrue).help(
            "Sửa ngay trong tệp những chỗ sửa được chắc chắn; giữ nguyên ghi chú, cách trình bày, số liệu và tên riêng",
        ),
        timings_flag(),
    ])
    .args(policy_args())
    .args(common())
    .after_help(
        "Mã thoát: 0 không có lỗi; 1 kế hoạch có lỗi; 2 lệnh gọi hoặc máy có vấn đề; 101 lỗi của chương trình.\n\n\
             Ví dụ:\n  \
             kh check                          kiểm tra mọi kế hoạch trong plans/\n  \
             kh check plans/mau --format short mỗi lỗi một dòng\n  \
             kh check plans/mau --fix          sửa những chỗ chắc chắn, báo những chỗ còn lại\n  \
             kh check plans/mau --phieu        đo các trang, ghi phiếu kiểm tra thể thức\n  \
             kh check --mode ban-hanh          xét chặt như khi ban hành\n  \
             kh check --format json > loi.json cho công cụ khác đọc",
    )
}

/// How findings are judged.
fn policy_args() -> [Arg; 3] {
    // A plan writes its state with an underline.
    let names = MODES.iter().zip(Mode::ALL).map(|((name, _), (own, _))| PossibleValue::new(*name).alias(own));
    let modes = PossibleValuesParser::new(names).map(|name| named(&MODES, &name.replace('_', "-")).unwrap_or_default());
    let rules = |name: &'static str, help: &'static str| {
        Arg::new(name).long(name).value_name("QUY TẮC").help(help).value_delimiter(',').action(ArgAction::Append)
    };
    [
        Arg::new("mode")
            .long("mode")
            .value_name("CHẾ ĐỘ")
            .help("Xét theo chế độ du-thao, trinh-ky hoặc ban-hanh [mặc định: “trang_thai” của kế hoạch]")
            .hide_possible_values(true)
            .value_parser(modes),
        rules("deny", "Coi phát hiện của các quy tắc này là lỗi; mã hoặc tên, cách nhau bằng dấu phẩy"),
        rules("allow", "Không báo phát hiện của các quy tắc này; mã hoặc tên, cách nhau bằng dấu phẩy"),
    ]
}

fn rules_command() -> Command {
    leaf("rules", "Liệt kê các quy tắc kiểm tra.", "kh rules [TÙY CHỌN] [TỪ]")
        .args([
            Arg::new("word")
                .value_name("TỪ")
                .help("Phần đầu của mã, hoặc một phần của tên hay nội dung quy tắc [mặc định: mọi quy tắc]")
                .help_heading("Đối số"),
            option("format", 'f', "DẠNG", "Dạng danh sách: text hoặc json [mặc định: text]")
                .value_parser(PossibleValuesParser::new(["text", "json"])),
        ])
        .args(common())
        .after_help(
            "Ví dụ:\n  \
             kh rules                 mọi quy tắc, xếp theo nhóm\n  \
             kh rules KH4             các quy tắc về số liệu\n  \
             kh rules noi-nhan        các quy tắc có “noi-nhan” trong tên\n  \
             kh rules --format json   cho công cụ khác đọc",
        )
}

fn explain_command() -> Command {
    leaf(
        "explain",
        "Giải thích quy tắc: vì sao, căn cứ, ví dụ sai và đúng, cách sửa.",
        "kh explain [TÙY CHỌN] QUY TẮC…",
    )
    .arg(
        Arg::new("rules")
            .value_name("QUY TẮC")
            .help("Mã hoặc tên quy tắc, như trong báo cáo của kh check")
            .help_heading("Đối số")
            .num_args(1..)
            .required(true),
    )
    .args(common())
    .after_help("Ví dụ:\n  kh explain KH010\n  kh explain khoa-la thieu-khoa")
}

fn templates_command() -> Command {
    let export = leaf(
        "export",
        "Ghi mẫu trình bày, phông chữ và dữ liệu của kế hoạch vào một thư mục.",
        "kh templates export [TÙY CHỌN] THƯ MỤC [KẾ HOẠCH]",
    )
    .args([
        positional("folder", "THƯ MỤC", "Thư mục để ghi; các tệp cùng tên bị ghi đè").required(true),
        positional("plan", "KẾ HOẠCH", "Tệp hoặc thư mục của kế hoạch; dữ liệu của nó thành plan.json"),
    ])
    .args(common())
    .after_help(
        "Trong thư mục đó, lệnh của Typst dựng ra đúng các trang như kh build:\n  \
         typst compile --font-path fonts --ignore-system-fonts main.typ\n\n\
         Ví dụ:\n  kh templates export mau-trinh-bay plans/mau",
    );
    group("templates", "Lấy mẫu trình bày ra để sửa.", "kh templates LỆNH").subcommand(export)
}

fn help_command() -> Command {
    leaf("help", "In hướng dẫn của một lệnh.", "kh help [LỆNH]…")
        .arg(Arg::new("names").value_name("LỆNH").num_args(0..).help("Tên lệnh").help_heading("Đối số"))
}

/// A command that does something.
fn leaf(name: &'static str, about: &'static str, usage: &'static str) -> Command {
    Command::new(name)
        .about(about)
        .override_usage(usage)
        .help_template(WITH_VALUES)
        .disable_help_flag(true)
        .next_help_heading("Tùy chọn")
        .arg(help_flag().display_order(1000))
}

/// A command that only holds others together.
fn group(name: &'static str, about: &'static str, usage: &'static str) -> Command {
    Command::new(name)
        .about(about)
        .override_usage(usage)
        .help_template(WITH_COMMANDS.replace("{options}", "Tùy chọn:\n{options}"))
        .disable_help_flag(true)
        .arg_required_else_help(true)
        .subcommand_required(true)
        .disable_help_subcommand(true)
        .arg(help_flag())
}

fn help_flag() -> Arg {
    Arg::new("help").short('h').long("help").action(ArgAction::Help).help("In hướng dẫn này")
}

fn timings_flag() -> Arg {
    Arg::new("timings").long("timings").action(ArgAction::SetTrue).help("Cho biết thời gian của từng bước")
}

/// What every command takes.
fn common() -> [Arg; 3] {
    let whens = PossibleValuesParser::new(When::ALL.map(|(name, _)| name))
        .map(|name| named(&When::ALL, &name).unwrap_or(When::Auto));
    [
        Arg::new("color")
            .long("color")
            .value_name("KHI NÀO")
            .help("Dùng màu: auto, always hoặc never [mặc định: auto]")
            .hide_possible_values(true)
            .value_parser(whens),
        Arg::new("quiet")
            .short('q')
            .long("quiet")
            .action(ArgAction::SetTrue)
            .conflicts_with("verbose")
            .help("Chỉ báo lỗi"),
        Arg::new("verbose").short('v').long("verbose").action(ArgAction::SetTrue).help("Báo cả lưu ý và phông chữ"),
    ]
}

fn option(name: &'static str, short: char, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).long(name).short(short).value_name(value).help(help).hide_possible_values(true)
}

fn positional(name: &'static str, value: &'static str, help: &'static str) -> Arg {
    Arg::new(name).value_name(value).help(help).help_heading("Đối số").value_parser(value_parser!(PathBuf))
}

fn paths_arg() -> Arg {
    positional("paths", "ĐƯỜNG DẪN", "Tệp hoặc thư mục kế hoạch [mặc định: plans]").num_args(0..)
}

fn named<T: Copy>(all: &[(&str, T)], name: &str) -> Option<T> {
    all.iter().find(|(known, _)| *known == name).map(|(_, value)| *value)
}
