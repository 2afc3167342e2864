//! From the view to pages, and from pages to files. The only module that knows Typst.
//!
//! ```text
//! View ─ typeset ─→ Typeset ─→ pdf · svg · png
//!                      └ pages ─→ Pages      (plain data, no Typst)
//! ```
//!
//! A template sees `/plan.json` (that of the sheet `/phieu.json`), its sibling templates, the images given with it and one font family. There is no
//! disk, no network, no package and no clock, so the same view gives the same bytes everywhere. User text reaches
//! Typst only as JSON strings, never as source.

mod export;
mod extract;
mod findings;
mod fonts;
mod resources;
mod workers;
mod world;

#[cfg(test)]
mod tests;

pub use export::export_files;
pub use fonts::{Coverage, FontChoice, FontOrigin};
pub use resources::{Overrides, Resources};

use std::borrow::Cow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use serde::Serialize;
use typst::comemo;
use typst::diag::{SourceDiagnostic, Warned};
use typst::foundations::{Datetime, Smart};
use typst::utils::Scalar;
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, Timestamp};

use crate::diag::{Diagnostic, Diags, Severity, TEMPLATE};
use crate::pages::Pages;
use crate::sheet::SheetView;
use crate::view::View;
use findings::{breakdown, report};
use world::{Job, PlanWorld};

/// Compilations after which a memoised piece that nobody used is forgotten: at once. Plans have little in common, and what
/// five of them leave behind is more than any of them needs.
const MEMORY: usize = 0;

/// How long a compilation may take. A footnote in the repeated header of a table can keep Typst busy for ever; a plan
/// of 300 tasks takes half a second.
const PATIENCE: Duration = Duration::from_secs(30);

/// Further time for large plans; 3,000 rows are one megabyte and take four seconds in a build for development.
const PATIENCE_PER_MEGABYTE: Duration = Duration::from_secs(60);

/// A document on pages.
pub struct Typeset {
    document: PagedDocument,
    ident: String,
    date: Option<(i32, u32, u32)>,
}

/// Sets `view` in pages with the font of `resources`. None when a template fails; the findings say why.
pub fn typeset(view: &View, resources: &Resources, diags: &mut Diags) -> Option<Typeset> {
    let view = with_font(view, &resources.font().family);
    let document = set(world::PLAN, view.as_ref(), resources, diags)?;
    Some(Typeset { document, ident: ident(&view), date: view.info.date })
}

/// Sets the sheet of a plan in pages. Its date is that of the plan.
pub fn typeset_sheet(sheet: &SheetView, resources: &Resources, diags: &mut Diags) -> Option<Typeset> {
    let mut sheet = Cow::Borrowed(sheet);
    if sheet.font != resources.font().family {
        sheet.to_mut().font.clone_from(&resources.font().family);
    }
    let document = set(world::SHEET, sheet.as_ref(), resources, diags)?;
    let head = &sheet.head;
    let ident = ["phieu", &head.issuer, &head.number, &head.kind, &head.summary].join("\n");
    Some(Typeset { document, ident, date: head.date })
}

/// Compiles the template of `job` with `data` beside it.
fn set(job: Job, data: &impl Serialize, resources: &Resources, diags: &mut Diags) -> Option<PagedDocument> {
    let json = match serde_json::to_vec(data) {
        Ok(json) => json,
        Err(error) => {
            breakdown("ghi dữ liệu", &error.to_string(), diags);
            return None;
        }
    };
    let given = resources.clone();
    let limit = PATIENCE + PATIENCE_PER_MEGABYTE * u32::try_from(json.len() >> 20).unwrap_or(u32::MAX);
    let stop = Arc::new(AtomicBool::new(false));
    let heeded = stop.clone();
    let compiled = workers::run_within(Some(limit), move || {
        let world = PlanWorld::new(job, json, given, heeded).map_err(|error| error.to_string())?;
        // Before and not after: the last plan of a run need not wait until its memory is given back.
        comemo::evict(MEMORY);
        let output = workers::guarded(|| compile(&world));
        Ok((world, output?))
    });
    let (world, Warned { output, warnings }) = match compiled.and_then(|inner| inner) {
        Ok(compiled) => compiled,
        Err(message) => {
            stop.store(true, Ordering::Relaxed);
            breakdown("dàn trang", &message, diags);
            return None;
        }
    };
    report(&world, resources, &warnings, diags);
    match output {
        Ok(document) => Some(document),
        Err(errors) => {
            report(&world, resources, &errors, diags);
            None
        }
    }
}

type Compiled = Warned<Result<PagedDocument, Vec<SourceDiagnostic>>>;

fn compile(world: &PlanWorld) -> Compiled {
    let Warned { output, warnings } = typst::compile::<PagedDocument>(world);
    Warned { output: output.map_err(|errors| errors.into_iter().collect()), warnings }
}

/// The view with the family that is really there.
fn with_font<'a>(view: &'a View, family: &str) -> Cow<'a, View> {
    let mut view = Cow::Borrowed(view);
    if view.page.font != family {
        view.to_mut().page.font = family.to_owned();
    }
    view
}

/// What stays the same from one version of the plan to the next.
fn ident(view: &View) -> String {
    let number: String = view.heading.number.iter().flatten().map(|run| run.text.as_str()).collect();
    [view.info.author.as_str(), number.as_str(), view.info.title.as_str()].join("\n")
}

impl Typeset {
    /// The document as tagged PDF. Where Typst cannot nest the tags (its issue 8776) the PDF is written without them,
    /// and a warning says so.
    pub fn pdf(&self, diags: &mut Diags) -> Option<Vec<u8>> {
        match self.write_pdf(true) {
            Ok(bytes) => Some(bytes),
            Err(first) => match self.write_pdf(false) {
                Ok(bytes) => {
                    let message = format!("tệp PDF không gắn được thẻ cấu trúc cho trình đọc màn hình: {first}");
                    let finding = Diagnostic::new(&TEMPLATE, None, message).severity(Severity::Warning);
                    diags.push(finding.help("dùng tệp này để in; chia nhỏ ô dài của bảng nếu cần thẻ cấu trúc"));
                    Some(bytes)
                }
                Err(message) => {
                    breakdown("ghi tệp PDF", &message, diags);
                    None
                }
            },
        }
    }

    fn write_pdf(&self, tagged: bool) -> Result<Vec<u8>, String> {
        let options = PdfOptions {
            ident: Smart::Custom(self.ident.clone()),
            creator: Smart::Custom(Some(concat!("kh ", env!("CARGO_PKG_VERSION")).to_owned())),
            timestamp: self.date.and_then(midnight),
            tagged,
            ..Default::default()
        };
        let document = self.document.clone();
        let written = workers::run(move || {
            typst_pdf::pdf(&document, &options)
                .map_err(|errors| errors.iter().map(|error| error.message.to_string()).collect::<Vec<_>>().join("; "))
        });
        written.and_then(|inner| inner)
    }

    /// A page as SVG; pages count from 0.
    pub fn svg(&self, page: usize) -> Option<String> {
        let page = self.document.pages().get(page)?.clone();
        workers::run(move || typst_svg::svg(&page, &typst_svg::SvgOptions::default())).ok()
    }

    /// A page as PNG; pages count from 0. The resolution is kept between 18 and 1200 pixels per inch.
    pub fn png(&self, page: usize, ppi: f64) -> Option<Vec<u8>> {
        let page = self.document.pages().get(page)?.clone();
        let pixel_per_pt = Scalar::new(if ppi.is_finite() { ppi.clamp(18.0, 1200.0) } else { 144.0 } / 72.0);
        let options = typst_render::RenderOptions { pixel_per_pt, render_bleed: false };
        workers::run(move || typst_render::render(&page, &options).encode_png().ok()).ok().flatten()
    }

    /// The finished pages as plain data.
    pub fn pages(&self) -> Pages {
        extract::pages(&self.document)
    }
}

impl std::fmt::Debug for Typeset {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typeset").field("pages", &self.document.pages().len()).finish_non_exhaustive()
    }
}

fn midnight((year, month, day): (i32, u32, u32)) -> Option<Timestamp> {
    let (month, day) = (u8::try_from(month).ok()?, u8::try_from(day).ok()?);
    Datetime::from_ymd_hms(year, month, day, 0, 0, 0).map(Timestamp::new_utc)
}
