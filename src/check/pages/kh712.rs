//! KH712: a last page with a line or two.

use super::geometry::excerpt;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH712",
    name: "trang-cuoi-thua",
    title: "trang cuối chỉ có một, hai dòng",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Lines that are too few for a page.
const FEW: usize = 2;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let signature = context.view.signature.as_ref();
    for part in context.parts() {
        let Some((sheet, [_, ..])) = part.split_last() else { continue };
        let signs = |line: &crate::pages::Line| {
            signature.is_some_and(|s| s.authority.iter().chain(&s.name).any(|words| line.text.trim() == words))
        };
        // Where the signature stands, KH704 counts the lines.
        let header = |line: &&crate::pages::Line| !line.cell.is_some_and(|cell| cell.repeated);
        let Some(first) = sheet.body().find(header) else { continue };
        let mut own: Vec<f64> = sheet.body().filter(header).map(|line| line.y).collect();
        own.sort_by(f64::total_cmp);
        own.dedup_by(|a, b| (*a - *b).abs() < super::TOLERANCE);
        if own.len() <= FEW && !sheet.lines.iter().any(signs) {
            let message =
                format!("trang {}: trang cuối chỉ có {} dòng (“{}”)", sheet.number, own.len(), excerpt(&first.text));
            let help = "rút gọn vài chữ ở phía trên để các dòng này về trang trước";
            diags.push(Diagnostic::new(&RULE, context.place(&first.text), message).help(help));
        }
    }
}
