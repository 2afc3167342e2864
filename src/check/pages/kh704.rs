//! KH704: a signature block that is split over two pages, or stands alone on its page.

use super::geometry::TOLERANCE;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags};
use crate::pages::{Line, MM_PER_PT};

pub(super) use crate::diag::SPLIT_SIGNATURE as RULE;

/// Body lines that must stand above the signature on its page.
const COMPANY: usize = 2;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    diags.extend(signature(context));
}

/// A signature block that is split over two pages, or has no text above it.
fn signature(context: &PageContext<'_>) -> Option<Diagnostic> {
    let signature = context.view.signature.as_ref()?;
    let first = signature.authority.first()?;
    let (sheet, at) = context
        .sheets()
        .iter()
        .rev()
        .find_map(|sheet| Some((sheet, sheet.lines.iter().rposition(|line| line.bold && begins(line, first))?)))?;
    let lines = &sheet.lines;
    let name = signature.name.as_deref().unwrap_or_default();
    let named = name.is_empty() || lines.iter().skip(at).any(|line| line.bold && line.text.trim() == name);
    let later = context.sheets().iter().skip(sheet.number);
    let elsewhere = || later.flat_map(|sheet| &sheet.lines).any(|line| line.text.trim() == name);
    let help =
        "thêm hoặc bớt một vài dòng ở cuối kế hoạch để khối chữ ký đứng cùng trang với ít nhất hai dòng nội dung";
    if !named && elsewhere() {
        let message = format!("trang {}: khối chữ ký bị tách sang trang sau", sheet.number);
        return Some(Diagnostic::new(&RULE, context.place(first), message).help(help));
    }
    let block = lines.get(at)?;
    let edge = block.y - 0.5 * block.size_pt * MM_PER_PT;
    let mut baselines: Vec<f64> = sheet.body().map(|line| line.y).filter(|&y| y < edge).collect();
    baselines.sort_by(f64::total_cmp);
    baselines.dedup_by(|a, b| (*a - *b).abs() < TOLERANCE);
    if baselines.len() >= COMPANY {
        return None;
    }
    let message =
        format!("trang {}: khối chữ ký đứng riêng, phía trên chỉ có {} dòng nội dung", sheet.number, baselines.len());
    Some(Diagnostic::new(&RULE, context.place(first), message).help(help))
}

/// True when `line` is `words`, or their first line where they were broken.
fn begins(line: &Line, words: &str) -> bool {
    let text = line.text.trim();
    words == text || (text.contains(' ') && words.starts_with(text))
}
