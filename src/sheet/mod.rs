//! **Phiếu kiểm tra thể thức**: each clause of Annex I with what was measured on the finished pages.
//!
//! The view tells which words to look for, the profile what is required; every value comes from the pages.
//!
//! ```text
//! Pages + View ─ Index ─→ lines with their places ─┬ page      paper, margins, page numbers, type
//!                                                  ├ heading   Quốc hiệu … trích yếu, marks
//!                                                  ├ body      căn cứ, paragraphs, headings, end
//!                                                  ├ closing   signature, recipients, address
//!                                                  └ appendix  appendices, tables
//! ```

mod appendix;
mod body;
mod closing;
mod heading;
mod index;
mod page;
mod print;
mod rows;

pub use print::{Head, SheetRow, SheetView, text};

use crate::pages::Pages;
use crate::profile::Profile;
use crate::view::View;
use body::Body;
use index::Index;
use rows::Rows;

/// What was found about one clause.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// The value measured is one that the clause allows.
    Pass,
    /// It is not, or what must be there is not on the pages.
    Fail,
    /// The document has nothing that the clause speaks of.
    NotPresent,
    /// The pages give nothing to measure, such as the distance of lines where no paragraph has two.
    NotMeasurable,
}

/// One clause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// Rule and property, such as `TN-03-length`; the same in every sheet.
    pub id: &'static str,
    /// Component of the document, in Vietnamese.
    pub component: &'static str,
    /// The property of it that was measured; empty for the component as a whole.
    pub aspect: &'static str,
    /// Where the requirement stands.
    pub clause: &'static str,
    /// What is required.
    pub required: String,
    /// What was measured.
    pub measured: String,
    /// The result.
    pub verdict: Verdict,
    /// Page on which the value was measured, or the first page that fails; pages count from 1.
    pub page: Option<usize>,
    /// What the reader should know besides, or nothing.
    pub note: String,
}

/// All clauses of one document.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Sheet {
    /// The clauses, in the order of Annex I.
    pub rows: Vec<Row>,
}

/// Rows by verdict.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counts {
    /// Clauses kept.
    pub pass: usize,
    /// Clauses broken.
    pub fail: usize,
    /// Clauses about what the document does not have.
    pub not_present: usize,
    /// Clauses that could not be measured.
    pub not_measurable: usize,
}

impl Sheet {
    /// Measures the finished pages of `view` against `profile`.
    pub fn measure(pages: &Pages, view: &View, profile: &Profile) -> Sheet {
        let index = Index::new(pages, view, profile);
        let body = Body::find(&index);
        let edges = body.edges(&index);
        let mut rows = Rows::new(&index, edges);
        page::measure(&mut rows, &body);
        heading::measure(&mut rows);
        body.measure(&mut rows);
        closing::measure(&mut rows);
        appendix::measure(&mut rows, &body);
        Sheet { rows: rows.finish() }
    }

    /// The row of a rule and property.
    pub fn row(&self, id: &str) -> Option<&Row> {
        self.rows.iter().find(|row| row.id == id)
    }

    /// Rows by verdict.
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for row in &self.rows {
            match row.verdict {
                Verdict::Pass => counts.pass += 1,
                Verdict::Fail => counts.fail += 1,
                Verdict::NotPresent => counts.not_present += 1,
                Verdict::NotMeasurable => counts.not_measurable += 1,
            }
        }
        counts
    }
}
