//! KH714: running text in a size that the decree does not allow.

use super::geometry::{decimal, excerpt};
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::pages::Line;

pub(super) static RULE: Rule = Rule {
    code: "KH714",
    name: "co-chu-noi-dung",
    title: "chữ của nội dung không ở cỡ 13 đến 14",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.6.d",
    since: "0.2.0",
    profile: "nd30-2020",
};

/// Sizes of running text, pt, with room for rounding.
const ALLOWED: std::ops::RangeInclusive<f64> = 12.95..=14.05;

/// A line this wide, as a part of the text area, is one of a paragraph of several lines.
const FULL: f64 = 0.9;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let Some(part) = context.parts().next() else { return };
    let full = part.iter().flat_map(|sheet| {
        let width = sheet.width();
        sheet
            .body()
            .filter(move |line| line.cell.is_none() && line.right - line.x > FULL * width)
            .map(move |l| (sheet, l))
    });
    let lines: Vec<(_, &Line)> = full.collect();
    let mut wrong = lines.iter().filter(|(_, line)| !ALLOWED.contains(&line.size_pt));
    let Some((sheet, first)) = wrong.next() else { return };
    // A note in small type is nobody's fault; what counts is the type of the text.
    if 2 * (1 + wrong.count()) > lines.len() {
        let size = decimal(first.size_pt);
        let message = format!("trang {}: nội dung in cỡ chữ {size} (từ “{}”)", sheet.number, excerpt(&first.text));
        let help = "đặt cỡ chữ của nội dung theo `page.size.body` của /plan.json";
        diags.push(Diagnostic::new(&RULE, context.place(&first.text), message).help(help));
    }
}
