//! What Typst says, as findings.

use typst::diag::{Severity as Weight, SourceDiagnostic};
use typst::syntax::{DiagSpan, Source};
use typst::{World, WorldExt};

use super::world::PlanWorld;
use crate::diag::{BAD_FONT, Diagnostic, Diags, Severity, TEMPLATE};

/// Errors and warnings shown of one compilation; the rest follow from the first.
const SHOWN: usize = 20;

/// Reports what a compilation said.
pub(super) fn report(world: &PlanWorld, said: &[SourceDiagnostic], diags: &mut Diags) {
    diags.extend(said.iter().take(SHOWN).map(|d| finding(world, d)));
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

fn finding(world: &PlanWorld, said: &SourceDiagnostic) -> Diagnostic {
    let place = place(world, said);
    if let Some(family) = said.message.strip_prefix("unknown font family: ") {
        let message = format!("{place}mẫu dùng phông “{family}” nhưng không có tệp của phông này");
        return Diagnostic::new(&BAD_FONT, None, message).help("dùng phông ghi trong `page.font` của /plan.json");
    }
    if said.message.starts_with("document did not converge") {
        let finding = Diagnostic::new(&TEMPLATE, None, format!("{place}bố cục chưa ổn định sau năm lần dàn trang"));
        return finding.help("xem lại các chỗ mẫu đo rồi tự đổi kích thước").severity(Severity::Warning);
    }
    let mut finding = Diagnostic::new(&TEMPLATE, None, format!("{place}{}", said.message));
    if said.severity == Weight::Warning {
        finding = finding.severity(Severity::Warning);
    }
    let hints: Vec<&str> = said.hints.iter().map(|hint| hint.v.as_str()).collect();
    if !hints.is_empty() {
        finding = finding.help(format!("xem gợi ý của Typst: {}", hints.join("; ")));
    }
    finding
}

/// "mẫu “table.typ” dòng 12: ", or nothing when Typst names no place.
fn place(world: &PlanWorld, said: &SourceDiagnostic) -> String {
    let own = locate(world, said.span);
    let calls = || said.trace.iter().find_map(|point| locate(world, point.span.into()));
    match own.or_else(calls) {
        Some((file, line)) => format!("mẫu “{file}” dòng {line}: "),
        None => String::new(),
    }
}

fn locate(world: &PlanWorld, span: DiagSpan) -> Option<(&'static str, usize)> {
    let id = span.id()?;
    let source: Source = world.source(id).ok()?;
    let start = world.range(span)?.start;
    let line = source.lines().byte_to_line(start)? + 1;
    Some((id.get().vpath().get_without_slash(), line))
}
