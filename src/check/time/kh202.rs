//! KH202: the day of the week beside a date is not the one it falls on.

use super::dues::problems;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::Weekday;
use crate::value::ProblemKind;

pub(super) static RULE: Rule = Rule {
    code: "KH202",
    name: "thu-sai-ngay",
    title: "thứ trong tuần không khớp với ngày",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (span, problem) in problems(context, ProblemKind::WrongWeekday) {
        diags.push(finding(span, problem.message.clone()));
    }
    for date in context.dates().iter().filter(|date| date.passage.role != Role::Deadline) {
        let mention = &date.mention;
        if let (Some(named), Ok(day)) = (&mention.weekday, &mention.date)
            && named.fits == Some(false)
        {
            let real = Weekday::of(*day).map_or("", Weekday::name);
            let span = date.span(named.part.range.clone());
            let message = format!("{} là {real}, không phải {}", day.long(), named.weekday.name());
            diags.push(finding(span, message).also(date.span(mention.figures.clone()), "ngày ghi bên cạnh"));
        }
    }
}

fn finding(span: crate::diag::Span, message: String) -> Diagnostic {
    Diagnostic::new(&RULE, span, message).help("tra lịch, rồi sửa thứ hoặc sửa ngày")
}
