//! KH701: a character for which the font drew nothing but its empty box.

use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags};

pub(super) use crate::diag::MISSING_GLYPH as RULE;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    for (number, page) in context.numbered() {
        for &c in &page.missing {
            let message = format!("trang {number}: phông chữ không có ký tự “{c}” (U+{:04X})", u32::from(c));
            diags.push(
                Diagnostic::new(&RULE, context.place(&c.to_string()), message)
                    .help("thay ký tự này bằng chữ thường dùng"),
            );
        }
    }
}
