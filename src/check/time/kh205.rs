//! KH205: a day below 10, or month 1 or 2, without its zero.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Severity, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH205",
    name: "thieu-so-0",
    title: "ngày nhỏ hơn 10 hoặc tháng 1, 2 thiếu số 0 ở trước",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.4.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for date in context.dates() {
        let mention = &date.mention;
        if mention.date.is_err() {
            continue;
        }
        let short_day = mention.day.as_ref().filter(|day| day.text.len() == 1);
        let short_month = mention.month.as_ref().filter(|month| matches!(month.text, "1" | "2"));
        let (Some(first), Some(last)) = (short_day.or(short_month), short_month.or(short_day)) else { continue };
        let range = first.range.start..last.range.end;
        let between = date.passage.words.get(first.range.end..last.range.start).unwrap_or("");
        let replacement = match first.range == last.range {
            true => format!("0{}", first.text),
            false => format!("0{}{between}0{}", first.text, last.text),
        };
        let what = match (short_day, short_month) {
            (Some(day), None) => format!("ngày {} thiếu số 0 ở trước", day.text),
            (None, Some(month)) => format!("tháng {} thiếu số 0 ở trước", month.text),
            _ => format!("“{}” thiếu số 0 ở trước ngày và tháng", mention.text),
        };
        let span = date.span(range.clone());
        let mut finding = Diagnostic::new(&RULE, span, what).help(format!("viết “{replacement}”"));
        // The clause speaks of days of issue; a month alone follows it by habit.
        if mention.day.is_none() {
            finding = finding.severity(Severity::Note);
        }
        if date.passage.is_exact(range) {
            finding = finding.fix_zero("thêm số 0", span, replacement);
        }
        diags.push(finding);
    }
}
