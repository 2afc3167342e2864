//! KH201: an impossible date in the text. Those of deadlines are told by KH014.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::DateError;

pub(super) static RULE: Rule = Rule {
    code: "KH201",
    name: "ngay-khong-co",
    title: "ngày, tháng không có trong lịch",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for date in context.dates() {
        let mention = &date.mention;
        if date.passage.role != Role::Deadline
            && let Err(error @ (DateError::NoSuchDay { .. } | DateError::NoSuchMonth { .. })) = &mention.date
        {
            diags.push(finding(date.span(mention.figures.clone()), error.to_string()));
        }
    }
    for passage in context.passages.iter().filter(|passage| passage.role != Role::Deadline) {
        for (at, word) in passage.words.match_indices("tháng ").chain(passage.words.match_indices("Tháng ")) {
            let start = at + word.len();
            let rest = passage.words.get(start..).unwrap_or("");
            let width = rest.bytes().take_while(u8::is_ascii_digit).count();
            let number: u32 = rest.get(..width).and_then(|digits| digits.parse().ok()).unwrap_or(0);
            // With a year it is a date, told above; "lương tháng 13", "mỗi tháng 20 lượt" are none.
            let ends = rest.get(width..).is_some_and(|tail| tail.is_empty() || tail.starts_with([',', ';', ')']));
            let before = crate::check::near::before(&passage.words, at, 12).to_lowercase();
            let other = ["lương", "mỗi", "hằng", "hàng", "một", "thưởng"].iter().any(|word| before.ends_with(word));
            if width == 2 && number > 12 && ends && !other {
                let range = start..start + width;
                diags.push(finding(passage.span(range), format!("không có tháng {number}; tháng từ 1 đến 12")));
            }
        }
    }
}

fn finding(span: crate::diag::Span, message: String) -> Diagnostic {
    Diagnostic::new(&RULE, span, message).help("sửa lại ngày theo lịch")
}
