//! `kh check --phieu`: the conformance sheet of a plan, as text and as PDF.

use super::discover::Found;
use super::examine::Examined;
use super::failure::{Failure, show};
use super::write::Batch;
use crate::diag::Diags;
use crate::render;
use crate::sheet::{self, Head, Sheet, SheetView};
use std::path::Path;

/// Columns of the sheet as text.
const WIDTH: usize = 100;

/// A sheet that was written.
#[derive(Debug)]
pub struct Written {
    /// The sheet as text.
    pub text: String,
    /// "out/mau.phieu.pdf, out/mau.phieu.txt: 98 đạt, 1 không đạt".
    pub line: String,
    /// Every clause is met.
    pub passes: bool,
}

/// Measures the pages of a plan and writes its sheet into `out`; none for a plan that has no pages.
///
/// # Errors
/// The files cannot be written.
pub fn write(examined: &Examined, plan: &Found, out: &Path) -> Result<Option<Written>, Failure> {
    let (Some(view), Some((_, pages)), Some(profile)) = (&examined.view, &examined.set, examined.profile) else {
        return Ok(None);
    };
    let sheet = Sheet::measure(pages, view, profile);
    let head = Head::new(&plan.stem, pages.len(), view, profile);
    let text = sheet::text(&sheet, &head, WIDTH);
    let mut diags = Diags::new();
    let set = render::typeset_sheet(&SheetView::new(&sheet, head), &examined.resources, &mut diags);
    let Some(pdf) = set.and_then(|set| set.pdf(&mut diags)) else {
        let why = diags.iter().next().map(|finding| finding.message.clone()).unwrap_or_default();
        return Err(Failure(format!("không dựng được phiếu kiểm tra của “{}”: {why}", plan.name)));
    };
    let mut batch = Batch::new(out, &plan.stem)?;
    batch.add(format!("{}.phieu.pdf", plan.stem), &pdf)?;
    batch.add(format!("{}.phieu.txt", plan.stem), text.as_bytes())?;
    let files: Vec<String> = batch.finish()?.iter().map(|path| show(path)).collect();
    let counts = sheet.counts();
    let line = format!("{}: {} đạt, {} không đạt", files.join(", "), counts.pass, counts.fail);
    Ok(Some(Written { text, line, passes: counts.fail == 0 }))
}
