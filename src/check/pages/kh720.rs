//! KH720: words printed over other words.

use super::geometry::excerpt;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::pages::{MM_PER_PT, TextBox};

pub(super) static RULE: Rule = Rule {
    code: "KH720",
    name: "chu-de-len-nhau",
    title: "chữ in đè lên nhau",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Words may touch this much, mm: slanted letters lean over the next word.
const TOUCH: f64 = 1.0;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    for sheet in context.sheets() {
        let mut texts: Vec<&TextBox> = sheet.page.texts.iter().filter(|text| !text.text.trim().is_empty()).collect();
        texts.sort_by(|a, b| a.y.total_cmp(&b.y));
        // Each text with those of about its baseline: few.
        let pairs = texts.iter().enumerate().flat_map(|(index, first)| {
            let near = |second: &&&TextBox| second.y - first.y < 0.5 * first.size_pt * MM_PER_PT;
            texts.iter().skip(index + 1).take_while(near).map(move |second| (*first, *second))
        });
        if let Some((first, second)) = pairs.into_iter().find(|(first, second)| overlap(first, second)) {
            let (a, b) = (excerpt(&first.text), excerpt(&second.text));
            let message = format!("trang {}: “{a}” và “{b}” in đè lên nhau", sheet.number);
            let help = "xem lại chỗ mẫu đặt chữ bằng tọa độ (`place`, `move`) hoặc dùng khoảng cách âm";
            diags.push(Diagnostic::new(&RULE, context.place(&first.text), message).help(help));
        }
    }
}

fn overlap(first: &TextBox, second: &TextBox) -> bool {
    // Words that leave their cell are the matter of KH703.
    let cells =
        first.cell != second.cell && first.cell.is_some_and(|c| c.table) && second.cell.is_some_and(|c| c.table);
    let size = first.size_pt.min(second.size_pt) * MM_PER_PT;
    let shared = first.right().min(second.right()) - first.x.max(second.x);
    !cells && (second.y - first.y).abs() < 0.5 * size && shared > TOUCH
}
