//! KH519: the opening or closing names the plan with other years.

use super::own::years;
use crate::check::near::{is_of_another, looks_back};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH519",
    name: "tu-goi-sai-nam",
    title: "câu mở đầu hoặc câu kết gọi kế hoạch bằng năm khác",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(period) = &context.plan.period else { return };
    let (first, last) = period.value;
    let kind = &context.plan.kind.value;
    let (issues, closes) = (format!("ban hành {kind} "), format!("rên đây là {kind} "));
    for passage in context.passages {
        let start = match passage.role {
            Role::Opening => passage.words.rfind(&issues).map(|at| at + issues.len()),
            Role::Closing => passage.words.find(&closes).map(|at| at + closes.len()),
            _ => None,
        };
        let Some(start) = start else { continue };
        let rest = passage.words.get(start..).unwrap_or("");
        let end = rest.find(['.', ';', ':', ',']).unwrap_or(rest.len());
        let name = rest.get(..end).unwrap_or("");
        let mut named = years(name);
        named.retain(|(range, _, b)| {
            !(is_of_another(context, passage, start + range.start) || *b < first && looks_back(name))
        });
        if named.iter().any(|(_, a, b)| *a <= last && *b >= first) {
            continue;
        }
        if let Some((range, ..)) = named.first() {
            let range = start + range.start..start + range.end;
            let years = if first == last { format!("năm {first}") } else { format!("{first}-{last}") };
            let words = passage.words.get(range.clone()).unwrap_or("");
            let message = format!("kế hoạch được gọi là của “{words}”, thời kỳ của kế hoạch là {years}");
            let finding =
                Diagnostic::new(&RULE, passage.span(range), message).help("sửa năm, nếu chép từ kế hoạch năm trước");
            diags.push(finding.also(period.span, "thời kỳ đã khai"));
        }
    }
}
