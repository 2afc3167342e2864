//! KH220: "hằng" and "hàng" before one word of time.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH220",
    name: "hang-va-hang",
    title: "viết lẫn “hằng” và “hàng” trước cùng một từ chỉ thời gian",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for unit in ["ngày", "tuần", "tháng", "quý", "năm"] {
        let (mut every, mut row) = (Vec::new(), Vec::new());
        for passage in context.prose() {
            for (form, found) in [("ằng ", &mut every), ("àng ", &mut row)] {
                for (at, _) in passage.words.match_indices(form) {
                    let start = at.wrapping_sub(1);
                    let head = passage.words.get(start..at).is_some_and(|head| matches!(head, "h" | "H"));
                    let alone = !passage.words.get(..start).unwrap_or("").ends_with(char::is_alphanumeric);
                    let rest = passage.words.get(at + form.len()..).unwrap_or("");
                    let whole = rest.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
                    if head && alone && whole {
                        found.push((passage, start..at + form.len() - 1));
                    }
                }
            }
        }
        let (Some((other, place)), Some((passage, range))) = (every.first(), row.first()) else { continue };
        let span = passage.span(range.clone());
        let message = format!("“hàng {unit}” ở đây, “hằng {unit}” ở chỗ khác");
        let mut finding = Diagnostic::new(&RULE, span, message)
            .help(format!("viết “hằng {unit}” ở mọi chỗ"))
            .also(other.span(place.clone()), format!("“hằng {unit}”"));
        for (passage, range) in row.iter().skip(1) {
            finding = finding.also(passage.span(range.clone()), format!("cũng viết “hàng {unit}”"));
        }
        if passage.is_exact(range.clone()) {
            let capital = passage.words.get(range.clone()).is_some_and(|word| word.starts_with('H'));
            finding = finding.fix("viết “hằng”", span, if capital { "Hằng" } else { "hằng" });
        }
        diags.push(finding);
    }
}
