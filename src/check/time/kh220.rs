//! KH220: "hằng" and "hàng" before one word of time.

use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: "KH220",
    name: "hang-va-hang",
    title: "viết lẫn “hằng” và “hàng” trước cùng một từ chỉ thời gian",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Words of time before which both are written.
const UNITS: [&str; 5] = ["ngày", "tuần", "tháng", "quý", "năm"];

/// A place: the passage and the bytes of "hằng" or "hàng".
type At<'p> = (&'p Passage<'p>, Range<usize>);

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut found: [(Vec<At<'_>>, Vec<At<'_>>); UNITS.len()] = Default::default();
    for passage in context.prose() {
        for form in ["ằng ", "àng "] {
            for (at, _) in passage.words.match_indices(form) {
                let start = at.wrapping_sub(1);
                let rest = passage.words.get(at + form.len()..).unwrap_or("");
                let Some((unit, (every, row))) =
                    UNITS.iter().zip(&mut found).find(|(unit, _)| rest.starts_with(**unit))
                else {
                    continue;
                };
                let head = passage.words.get(start..at).is_some_and(|head| matches!(head, "h" | "H"));
                let alone = !passage.words.get(..start).unwrap_or("").ends_with(char::is_alphanumeric);
                let whole = rest.strip_prefix(unit).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric));
                if head && alone && whole {
                    let places = if form == "ằng " { every } else { row };
                    places.push((passage, start..at + form.len() - 1));
                }
            }
        }
    }
    for (unit, (every, row)) in UNITS.iter().zip(&found) {
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
