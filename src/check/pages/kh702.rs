//! KH702: a font that cannot be used, or letters in another family than the document's.

use super::geometry::excerpt;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags};

pub(super) use crate::diag::BAD_FONT as RULE;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let font = context.font;
    for (number, page) in context.numbered() {
        if let Some(text) = page.texts.iter().find(|text| text.family != font) {
            let words = excerpt(&text.text);
            let message = format!("trang {number}: “{words}” in bằng phông {}, không phải {font}", text.family);
            diags.push(
                Diagnostic::new(&RULE, context.place(&text.text), message)
                    .help("đặt phông của mẫu theo `page.font` của /plan.json"),
            );
        }
    }
}
