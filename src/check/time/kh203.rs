//! KH203: a stretch of time that ends before it begins.

use super::dues::problems;
use crate::check::near::year_ranges;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::ProblemKind;

pub(super) static RULE: Rule = Rule {
    code: "KH203",
    name: "khoang-thoi-gian-nguoc",
    title: "ngày kết thúc trước ngày bắt đầu",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let help = "đổi lại ngày bắt đầu và ngày kết thúc";
    for (span, problem) in problems(context, ProblemKind::BackwardRange) {
        diags.push(Diagnostic::new(&RULE, span, problem.message.clone()).help(help));
    }
    for pair in context.dates().windows(2) {
        let [first, last] = pair else { continue };
        let passage = first.passage;
        if passage.index != last.passage.index || passage.role == Role::Deadline {
            continue;
        }
        let between = passage.words.get(first.mention.range.end..last.mention.range.start).unwrap_or("").trim();
        let dash = matches!(between, "-" | "–");
        let from = crate::check::near::before(&passage.words, first.mention.range.start, 8).to_lowercase();
        let spoken = matches!(between, "đến" | "đến hết" | "đến trước") && from.ends_with("từ");
        if !(dash || spoken) {
            continue;
        }
        if let (Ok(begin), Ok(end)) = (&first.mention.date, &last.mention.date)
            && begin.first_day() > end.last_day()
        {
            let range = first.mention.range.start..last.mention.range.end;
            let message = format!("“{}” kết thúc trước khi bắt đầu", passage.words.get(range.clone()).unwrap_or(""));
            diags.push(Diagnostic::new(&RULE, passage.span(range), message).help(help));
        }
    }
    for passage in context.passages.iter().filter(|p| p.role.is_prose() || p.role == Role::AppendixTitle) {
        for (range, first, last) in year_ranges(&passage.words) {
            let before = crate::check::near::before(&passage.words, range.start, 24).to_lowercase();
            if first > last && ["giai đoạn", "thời kỳ", "nhiệm kỳ", "từ năm"].iter().any(|word| before.ends_with(word))
            {
                let message = format!("năm cuối {last} đứng trước năm đầu {first}");
                diags.push(Diagnostic::new(&RULE, passage.span(range), message).help("đổi lại năm đầu và năm cuối"));
            }
        }
    }
}
