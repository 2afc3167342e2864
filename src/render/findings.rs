//! What Typst says, as findings: whose template it is, what is wrong, and what to do.

use typst::diag::{Severity as Weight, SourceDiagnostic};
use typst::syntax::{DiagSpan, Source};
use typst::{World, WorldExt};

use super::resources::Resources;
use super::world::PlanWorld;
use crate::diag::{Diagnostic, Diags, MISSING_FILE, OTHER_VERSION, Severity, TEMPLATE, UNSETTLED};
use crate::view::VIEW_VERSION;

/// Errors and warnings shown of one compilation; the rest follow from the first.
const SHOWN: usize = 20;

/// Reports what a compilation said.
pub(super) fn report(world: &PlanWorld, resources: &Resources, said: &[SourceDiagnostic], diags: &mut Diags) {
    diags.extend(said.iter().take(SHOWN).map(|d| finding(world, resources, d)));
    if said.len() > SHOWN {
        let message = format!("còn {} thông báo khác của mẫu", said.len() - SHOWN);
        diags.push(Diagnostic::new(&TEMPLATE, None, message).severity(Severity::Note));
    }
}

/// Reports that Typst broke down.
pub(super) fn breakdown(what: &str, message: &str, diags: &mut Diags) {
    let finding = Diagnostic::new(&TEMPLATE, None, format!("lỗi bên trong của Typst khi {what}: {message}"));
    diags.push(finding.help("dùng lại mẫu có sẵn của công cụ; nếu vẫn lỗi, báo cho người làm công cụ"));
}

/// A line of a template.
struct Place {
    file: &'static str,
    line: usize,
    /// The words of the line.
    text: String,
    /// True for a template in the plan's own folder.
    own: bool,
}

fn finding(world: &PlanWorld, resources: &Resources, said: &SourceDiagnostic) -> Diagnostic {
    let place = place(world, resources, said);
    let at = place.as_ref().map(Place::words).unwrap_or_default();
    let help = remedy(place.as_ref(), resources);
    if let Some(family) = said.message.strip_prefix("unknown font family: ") {
        let message = format!("{at}mẫu dùng phông “{family}” nhưng không có tệp của phông này");
        let help =
            "dùng phông ghi trong `page.font` của /plan.json, hoặc chép tệp phông vào thư mục fonts của kế hoạch";
        return Diagnostic::new(&MISSING_FILE, None, message).help(help);
    }
    if ["did not converge", "did not stabilize"].iter().any(|words| said.message.contains(words)) {
        let message = format!("{at}bố cục chưa ổn định sau năm lần dàn trang ({})", said.message);
        let help = format!("xem lại các chỗ mẫu đo hoặc đếm rồi tự đổi bố cục; {help}");
        return Diagnostic::new(&UNSETTLED, None, message).help(help);
    }
    if let Some(what) = said.message.strip_prefix("failed to load file (").and_then(|rest| rest.strip_suffix(')'))
        && what.starts_with("không có tệp")
    {
        let help = "chép tệp vào thư mục của kế hoạch (mẫu vào thư mục templates), hoặc sửa tên tệp trong mẫu";
        return Diagnostic::new(&MISSING_FILE, None, format!("{at}{what}")).help(help);
    }
    let stopped = ["assertion failed", "panicked with"].iter().any(|start| said.message.starts_with(start));
    if stopped && place.as_ref().is_some_and(|place| place.text.contains(".version")) {
        let message = format!(
            "{at}mẫu viết cho phiên bản khác của dữ liệu; công cụ này ghi phiên bản {VIEW_VERSION} ({})",
            said.message
        );
        let help = "lấy mẫu mới bằng lệnh “kh templates export”, chuyển những chỗ đã sửa sang mẫu mới";
        return Diagnostic::new(&OTHER_VERSION, None, message).help(help);
    }
    let mut finding = Diagnostic::new(&TEMPLATE, None, format!("{at}{}", in_vietnamese(&said.message)));
    if said.severity == Weight::Warning {
        finding = finding.severity(Severity::Warning);
    }
    let hints: Vec<&str> = said.hints.iter().map(|hint| hint.v.as_str()).collect();
    finding.help(if hints.is_empty() { help } else { format!("{help}; gợi ý của Typst: {}", hints.join("; ")) })
}

/// Whose fault it is, and what to do.
fn remedy(place: Option<&Place>, resources: &Resources) -> String {
    let own = resources.own_templates();
    match place {
        Some(Place { file, own: true, .. }) => {
            format!("sửa tệp templates/{file} trong thư mục của kế hoạch, hoặc xóa tệp này để dùng mẫu có sẵn")
        }
        _ if own.is_empty() => "báo cho người làm công cụ, kèm tệp kế hoạch này".to_owned(),
        _ => format!(
            "đối chiếu mẫu riêng {} với mẫu có sẵn (lệnh “kh templates export”): phần mẫu có sẵn cần đã bị thay",
            own.iter().map(|name| format!("“{name}”")).collect::<Vec<_>>().join(", ")
        ),
    }
}

/// Where it went wrong: a line of a template of the plan if one has a part in it, since ours are known to work.
fn place(world: &PlanWorld, resources: &Resources, said: &SourceDiagnostic) -> Option<Place> {
    let calls = said.trace.iter().map(|point| DiagSpan::from(point.span));
    let mut first = None;
    for place in [said.span].into_iter().chain(calls).filter_map(|span| locate(world, resources, span)) {
        if place.own {
            return Some(place);
        }
        first = first.or(Some(place));
    }
    first
}

fn locate(world: &PlanWorld, resources: &Resources, span: DiagSpan) -> Option<Place> {
    let id = span.id()?;
    let source: Source = world.source(id).ok()?;
    let start = world.range(span)?.start;
    let index = source.lines().byte_to_line(start)?;
    let file = id.get().vpath().get_without_slash();
    let text = source.text().lines().nth(index).unwrap_or_default().to_owned();
    Some(Place { file, line: index + 1, text, own: resources.is_own(file) })
}

impl Place {
    /// "mẫu riêng “table.typ” dòng 12: ".
    fn words(&self) -> String {
        let whose = if self.own { "mẫu riêng" } else { "mẫu có sẵn" };
        format!("{whose} “{}” dòng {}: ", self.file, self.line)
    }
}

/// What Typst says most often: how it begins, and the same in Vietnamese; `{}` stands for the rest.
const SAYINGS: [(&str, &str); 34] = [
    ("unknown variable: ", "chưa khai tên “{}”"),
    ("missing argument: ", "thiếu tham số “{}”"),
    ("unexpected argument: ", "hàm không có tham số “{}”"),
    ("unexpected argument", "thừa tham số"),
    ("duplicate argument: ", "tham số “{}” ghi hai lần"),
    ("dictionary does not contain key ", "dữ liệu không có khóa {}"),
    ("array index out of bounds", "vị trí nằm ngoài dãy"),
    ("assertion failed: ", "điều kiện của mẫu không đúng: {}"),
    ("assertion failed", "điều kiện của mẫu không đúng"),
    ("panicked with: ", "mẫu tự dừng: {}"),
    ("unclosed delimiter", "có dấu ngoặc chưa đóng"),
    ("unclosed string", "có chuỗi chưa đóng dấu nháy"),
    ("unexpected closing ", "thừa dấu đóng “{}”"),
    ("unexpected ", "có chỗ viết sai cú pháp"),
    ("the character `#` is not valid in code", "thừa dấu # trong phần mã"),
    ("unresolved import", "mẫu được nhập không có tên này"),
    ("file is not valid utf-8", "tệp không ở bảng mã UTF-8"),
    ("failed to load file", "không đọc được tệp"),
    ("failed to load package", "mẫu không được dùng gói ngoài"),
    ("failed to decode image", "không đọc được hình"),
    ("unknown image format", "không biết dạng của hình"),
    ("failed to parse JSON", "không đọc được dữ liệu JSON"),
    ("path would escape", "đường dẫn ra ngoài thư mục của kế hoạch"),
    ("maximum ", "mẫu gọi lồng nhau quá sâu"),
    ("loop seems to be infinite", "vòng lặp không dừng"),
    ("pagebreaks are not allowed inside of containers", "không ngắt trang được trong một khung"),
    ("unable to get the current date", "mẫu không được lấy ngày hiện tại"),
    ("cannot divide by zero", "có phép chia cho 0"),
    ("cannot loop over ", "không lặp được trên {}"),
    ("cannot ", "có phép tính không thực hiện được"),
    ("can only be used when context is known", "chỗ này phải đặt trong `context`"),
    ("type ", "giá trị không có thuộc tính hoặc phương thức này"),
    ("label ", "nhãn không có hoặc trùng"),
    ("expected ", "giá trị hoặc dấu ở đây không đúng loại mà Typst chờ"),
];

/// A message of Typst in Vietnamese, its own words in brackets.
fn in_vietnamese(message: &str) -> String {
    let said = SAYINGS.iter().find_map(|(start, words)| Some((message.strip_prefix(start)?, words)));
    match said {
        Some((rest, words)) => format!("{} ({message})", words.replace("{}", rest)),
        None => format!("mẫu không chạy được ({message})"),
    }
}
