//! KH207: long and short dates mixed in the running text.

use crate::check::{Context, Mentioned};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::{DateForm, DateMention};

pub(super) static RULE: Rule = Rule {
    code: "KH207",
    name: "hai-kieu-ngay",
    title: "lời văn dùng lẫn hai kiểu ghi ngày",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// "(27/7/1947 - 27/7/2026)": days in brackets beside an anniversary are always short.
fn is_in_brackets(date: &Mentioned<'_, DateMention<'_>>) -> bool {
    let (words, range) = (&date.passage.words, &date.mention.range);
    let before = words.get(..range.start).unwrap_or_default();
    let opened = before.rfind('(').is_some_and(|open| !before[open..].contains([')', ';']));
    opened && date.mention.form == DateForm::Short && !date.mention.with_word
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    // The grounds are cited in the long form anyway; tables are narrow.
    let text = context
        .dates()
        .iter()
        .filter(|date| date.passage.role.is_running_text() && date.mention.date.is_ok() && !is_in_brackets(date));
    let (mut long, mut short) = (Vec::new(), Vec::new());
    for date in text {
        match date.mention.form {
            DateForm::Long if date.mention.day.is_some() => long.push(date),
            DateForm::Short if date.mention.day.is_some() => short.push(date),
            _ => {}
        }
    }
    let (rare, usual) = if short.len() <= long.len() { (short, long) } else { (long, short) };
    let (Some(first), Some(other)) = (rare.first(), usual.first()) else { return };
    let message = format!("“{}” viết khác kiểu với “{}”", first.mention.text, other.mention.text);
    let mut finding = Diagnostic::new(&RULE, first.span(first.mention.range.clone()), message)
        .help("chọn một kiểu cho cả lời văn, tốt nhất là “ngày … tháng … năm …”")
        .also(other.span(other.mention.range.clone()), "kiểu dùng nhiều hơn");
    for date in rare.iter().skip(1) {
        finding = finding.also(date.span(date.mention.range.clone()), "cũng viết kiểu ít dùng");
    }
    diags.push(finding);
}
