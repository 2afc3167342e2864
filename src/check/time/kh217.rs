//! KH217: the abstract names other years than the plan declares.

use crate::check::near::{is_of_another, looks_back, year_ranges, years_after};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH217",
    name: "trich-yeu-khac-thoi-ky",
    title: "năm trong trích yếu khác thời kỳ của kế hoạch",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(period) = &context.plan.period else { return };
    let (first, last) = period.value;
    let mut named = Vec::new();
    for passage in context.of(Role::Abstract) {
        let ranges = year_ranges(&passage.words);
        let single =
            years_after(&passage.words, "năm ").filter(|(at, _)| !ranges.iter().any(|(r, _, _)| r.contains(at)));
        named.extend(single.map(|(at, year)| (passage, at..at + 4, year, year)));
        named.extend(ranges.iter().map(|(range, a, b)| (passage, range.clone(), *a, *b)));
    }
    let back = context.of(Role::Abstract).any(|passage| looks_back(&passage.words));
    named.retain(|(passage, range, _, b)| !(is_of_another(context, passage, range.start) || back && *b < first));
    // A plan for one year of a programme names the programme's years as well.
    if named.is_empty() || named.iter().any(|(_, _, a, b)| *a <= last && *b >= first) {
        return;
    }
    for (passage, range, a, b) in named {
        let years = if a == b { format!("năm {a}") } else { format!("{a}-{b}") };
        let message = format!("trích yếu ghi {years}, thời kỳ của kế hoạch là {}", period_words(first, last));
        let finding = Diagnostic::new(&RULE, passage.span(range), message)
            .help("sửa trích yếu, hoặc sửa “thoi_ky”")
            .also(period.span, "thời kỳ đã khai");
        diags.push(finding);
    }
}

fn period_words(first: i32, last: i32) -> String {
    if first == last { format!("năm {first}") } else { format!("{first}-{last}") }
}
