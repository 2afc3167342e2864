//! **View**: the finished words of the document, in the order they print.
//!
//! `lay_out` turns a plan into this plain data: every word, number, date, mark and total is final here. It is the
//! only serialisable picture of a plan and the only thing a template sees (as `/plan.json`). Lengths are millimetres, type sizes points.
//! What is left to the template is geometry alone: boxes, columns, lines and page breaks.

mod expression;
mod lay_out;
mod measure;
mod names;
mod phrase;
mod redline;
mod sections;
mod table;
mod text;

pub use lay_out::{VIEW_VERSION, lay_out};
pub use names::named;
pub use phrase::Phrase;
pub use redline::{ChangeGroup, ChangeList, Mark, Redline};

use crate::diag::Span;
use crate::profile::{Sides, Sizes};
use serde::{Deserialize, Serialize};

/// Type family that ships with the tool; metrically equal to Times New Roman.
pub const STANDARD_FONT: &str = "Liberation Serif";

/// The whole document.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Version of this structure; a template refuses another one.
    pub version: u32,
    /// Paper, margins and type sizes, from the rule profile and the plan's size set.
    pub page: Page,
    /// What the PDF says about itself.
    pub info: Info,
    /// Marks printed above or beside the text.
    pub marks: Marks,
    /// The two-column heading of page 1.
    pub heading: Heading,
    /// Type of document and abstract (**tên loại, trích yếu**).
    pub title: Title,
    /// **Căn cứ**: one paragraph each, punctuation included.
    pub bases: Vec<Runs>,
    /// Everything from the opening paragraph to the closing `./.`.
    pub body: Vec<Block>,
    /// Lines after the closing mark, such as "(Đính kèm các Phụ lục I, II)".
    pub after_end: Vec<Runs>,
    /// **Nơi nhận**.
    pub recipients: Option<Recipients>,
    /// **Quyền hạn, chức vụ, họ tên** of the signer.
    pub signature: Option<Signature>,
    /// **Ký hiệu người soạn thảo và số lượng bản**, such as `PL.(300)`.
    pub drafter: Option<Phrase>,
    /// **Địa chỉ cơ quan**, foot of page 1.
    pub address: Option<Phrase>,
    /// **Phụ lục**, each with page numbers of its own.
    pub appendices: Vec<Appendix>,
    /// Told of a redline: words are marked; none in a plan as it is issued.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub redline: Option<Redline>,
}

/// Paper and sizes. Source: Annex I of the decree, sections I.1–I.7 and V.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Page {
    /// Width of the paper, mm.
    pub width: f64,
    /// Height of the paper, mm.
    pub height: f64,
    /// Margins, mm.
    pub margin: Sides<f64>,
    /// Distance of the page number from the top edge, mm.
    pub header_distance: f64,
    /// First-line indent, mm.
    pub indent: f64,
    /// Space between paragraphs, pt.
    pub paragraph_gap: f64,
    /// Line spacing as a multiple of single.
    pub line_spacing: f64,
    /// Weight of all rules, pt.
    pub rule: f64,
    /// Length of the rules under issuer and abstract, as a part of their text.
    pub short_rule: f64,
    /// Type family to set.
    pub font: String,
    /// Type sizes, pt.
    pub size: Sizes,
}

/// Document properties of the PDF.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Info {
    /// "Kế hoạch …" with its abstract.
    pub title: String,
    /// The issuing body.
    pub author: String,
    /// Language tag of the text.
    pub lang: String,
    /// Year, month and day of issue as far as they are known.
    pub date: Option<(i32, u32, u32)>,
}

/// Stamps and marks.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Marks {
    /// "DỰ THẢO".
    pub draft: Option<Phrase>,
    /// Ô 10b: "HỎA TỐC" and the like.
    pub urgency: Option<Urgency>,
    /// Ô 11: "LƯU HÀNH NỘI BỘ" and the like.
    pub circulation: Option<Phrase>,
}

/// A mark of urgency in its frame.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Urgency {
    /// The word.
    pub text: Phrase,
    /// Width of the frame, mm.
    pub width: f64,
    /// Height of the frame, mm.
    pub height: f64,
}

/// The two-column heading: issuer at left, state name at right.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Heading {
    /// Lines of the superior body, in capitals.
    pub superior: Vec<Phrase>,
    /// Lines of the issuing body, in capitals.
    pub issuer: Vec<Phrase>,
    /// Quốc hiệu.
    pub state_name: Phrase,
    /// Tiêu ngữ.
    pub motto: Phrase,
    /// "Số: …/KH-UBND"; none for a plan attached to another document. A blank is a run with `gap`.
    pub number: Option<Runs>,
    /// "Sơn La, ngày … tháng 4 năm 2024".
    pub place_date: Option<Runs>,
}

/// Type and abstract.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Title {
    /// "KẾ HOẠCH".
    pub kind: Phrase,
    /// Lines of the abstract; more than one where the author broke it.
    pub summary: Vec<Runs>,
    /// "(Kèm theo Quyết định …)" of a plan attached to another document.
    pub attached_to: Option<Runs>,
}

/// A stretch of text in one style.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Run {
    /// The words, NFC. Empty for a blank, a break or a footnote mark.
    #[serde(default, rename = "s")]
    pub text: String,
    /// Bold.
    #[serde(default, rename = "b", skip_serializing_if = "is_false")]
    pub bold: bool,
    /// Italic.
    #[serde(default, rename = "i", skip_serializing_if = "is_false")]
    pub italic: bool,
    /// Where a link goes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub url: Option<String>,
    /// A forced line break.
    #[serde(default, rename = "br", skip_serializing_if = "is_false")]
    pub line_break: bool,
    /// A blank to be filled by hand or at issue, this many digits wide.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub gap: Option<u32>,
    /// A footnote called here.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<Runs>,
    /// What a redline says about it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mark: Option<Mark>,
    /// Number of the marked stretch in the document, so that the template finds both its ends for the bar in the margin.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stretch: Option<u32>,
    /// Where the words were typed.
    #[serde(skip)]
    pub origin: Origin,
}

/// Text as runs.
pub type Runs = Vec<Run>;

/// Where a part of the view was typed: the bytes of the plan; none for what is computed or always the same.
///
/// No template sees it. Any two are equal: what prints does not depend on where it was typed.
#[derive(Debug, Clone, Copy, Default)]
pub struct Origin(pub Option<Span>);

impl PartialEq for Origin {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

impl From<Span> for Origin {
    fn from(span: Span) -> Self {
        Origin(Some(span))
    }
}

impl Origin {
    /// From the first byte of this one to the last of `next`; this one where they lie in two files.
    pub fn to(self, next: Origin) -> Origin {
        match (self.0, next.0) {
            (Some(a), Some(b)) if a.file == b.file => {
                Origin(Some(Span { start: a.start.min(b.start), end: a.end.max(b.end), ..a }))
            }
            (None, _) => next,
            _ => self,
        }
    }
}

fn is_false(b: &bool) -> bool {
    !*b
}

/// One block of the text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Block {
    /// A paragraph with first-line indent.
    Paragraph {
        /// Its words.
        runs: Runs,
    },
    /// A numbered or bare heading.
    SectionHeading(SectionHeading),
    /// A list item or a numbered paragraph: the marker stands at the first-line indent, the text goes on in the line and runs back to the margin.
    Item {
        /// "-", "+", "1.", "a)", "(1)".
        marker: Phrase,
        /// Depth of nesting inside its section, from 0.
        depth: u32,
        /// Marker in bold.
        #[serde(default)]
        bold_marker: bool,
        /// Its words.
        runs: Runs,
    },
    /// A table.
    Table(Table),
}

/// Heading of a section.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct SectionHeading {
    /// Level in the outline, from 1.
    pub level: u32,
    /// How it looks.
    pub look: HeadingLook,
    /// Number with its punctuation ("I.", "1.", "a)"), or empty.
    pub number: Phrase,
    /// Words of the heading (in capitals where the rule asks for them), without number.
    pub runs: Runs,
    /// Rest of the paragraph, for a run-in heading: follows on the same line after the heading words.
    pub run_in: Option<Runs>,
    /// Words of the bookmark, number included.
    pub outline: String,
    /// The section or task.
    #[serde(skip)]
    pub origin: Origin,
}

/// Looks of headings. Source: Annex I, II.6.đ and V rows 6a, 6b.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeadingLook {
    /// "Phần I" on a line, the title in capitals on the next, both centred and bold.
    Part,
    /// "I. TIÊU ĐỀ": one line, capitals, bold, first-line indent.
    Capitals,
    /// "1. Tiêu đề": one line, bold, first-line indent.
    Bold,
    /// "a) Tiêu đề": one line, upright, first-line indent.
    Plain,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Table {
    /// Line above the table, centred and bold.
    pub caption: Option<Runs>,
    /// "Đơn vị tính: triệu đồng", above at right, italic.
    pub unit: Option<Phrase>,
    /// Columns, left to right.
    pub columns: Vec<Column>,
    /// Header rows; repeated on every page.
    pub header: Vec<Row>,
    /// Body rows.
    pub rows: Vec<Row>,
    /// Notes under the table.
    pub notes: Vec<Runs>,
    /// The table.
    #[serde(skip)]
    pub origin: Origin,
}

/// A column. Widths are measures of its text in em (type size units), from which the template shares out the page width.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Column {
    /// Alignment of body cells.
    pub align: Align,
    /// Width of the longest word that may not break, em.
    pub min: f64,
    /// Width of the longest cell set on one line, or of the title set on three, em.
    pub max: f64,
    /// Sum of the widths of the title and all cells, em; the share of wide columns in the room that is left.
    pub total: f64,
    /// Relative width that the author asked for.
    pub weight: Option<f64>,
    /// Where the column is declared.
    #[serde(skip)]
    pub origin: Origin,
}

/// Horizontal alignment.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right (figures).
    Right,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Row {
    /// What it is.
    pub role: RowRole,
    /// Its cells; a cell covered by a span of a row above is left out.
    pub cells: Vec<Cell>,
    /// Never parted from the next row: a task from its first child, the last row from the total.
    #[serde(default, skip_serializing_if = "is_false")]
    pub keep: bool,
    /// Rough height of its highest cell in lines of the full page width; lets the template measure only rows that may exceed a page.
    pub lines: f64,
    /// The task, target, line, group or row it shows.
    #[serde(skip)]
    pub origin: Origin,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RowRole {
    /// Header cells: bold, centred.
    Header,
    /// Column codes "(1) (2) …": italic, centred.
    Codes,
    /// Group row: bold; never last on a page.
    Group,
    /// An ordinary row.
    Row,
    /// A child of the row above.
    Child,
    /// A sum: bold.
    Total,
}

/// A cell.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Cell {
    /// Paragraphs of the cell; a marker such as "-" is part of the words.
    #[serde(rename = "p")]
    pub paragraphs: Vec<Runs>,
    /// Columns covered.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub colspan: u32,
    /// Rows covered.
    #[serde(default = "one", skip_serializing_if = "is_one")]
    pub rowspan: u32,
    /// Alignment, where it differs from the column's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub align: Option<Align>,
    /// Shaded in a redline: what stands in it changed.
    #[serde(default, skip_serializing_if = "is_false")]
    pub changed: bool,
}

fn one() -> u32 {
    1
}

fn is_one(n: &u32) -> bool {
    *n == 1
}

/// **Nơi nhận**.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recipients {
    /// "Nơi nhận:".
    pub label: Phrase,
    /// Lines with their marks and punctuation.
    pub lines: Vec<Recipient>,
}

/// One line of the distribution list.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Recipient {
    /// Nesting, from 0.
    pub depth: u32,
    /// "-" or "+".
    pub marker: String,
    /// The words, with `;`, `:` or `.` at the end.
    pub text: Phrase,
    /// Where it was typed.
    #[serde(skip)]
    pub origin: Origin,
}

/// The signature block.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Signature {
    /// Lines of authority and title, in capitals.
    pub authority: Vec<Phrase>,
    /// Another title of the signer, above the name.
    pub other_title: Option<Phrase>,
    /// A line under the name.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub below: Option<Phrase>,
    /// The name.
    pub name: Option<Phrase>,
}

/// An appendix.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Appendix {
    /// "Phụ lục I", or "Phụ lục" when there is one.
    pub label: Phrase,
    /// Lines of the title, in capitals.
    pub title: Vec<Runs>,
    /// "(Kèm theo Kế hoạch số … ngày … của …)".
    pub reference: Runs,
    /// Landscape pages.
    pub landscape: bool,
    /// The two-column heading, where the appendix repeats it; its `number` and `place_date` are none.
    pub heading: Option<Heading>,
    /// Its text and tables.
    pub body: Vec<Block>,
    /// Words of the bookmark.
    pub outline: String,
    /// Where it was typed.
    #[serde(skip)]
    pub origin: Origin,
}
