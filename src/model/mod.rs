//! The plan as it is meant: units, tasks, deadlines, money, recipients, signer. No layout, no computed figure.
//!
//! [`lower`] is the one border between the Vietnamese keys of the file and the English names of the code.

mod budget;
mod decode;
pub mod fields;
mod ids;
mod lower;
mod section;
mod table;
mod task;
mod unit;
mod unquoted;

pub use budget::{Amounts, Budget, BudgetGroup, BudgetLine, BudgetRow, Source};
pub use lower::{Shared, attachments, lower, lower_lexicon, lower_shared};
pub use section::{Appendix, Piece, Section, SectionItem, TaskField, TaskPart, TaskSections};
pub use table::{
    CellAlign, CellValue, Column, ColumnKind, Columns, DataColumn, Formula, GroupNumbering, HeadCell, Operator, OwnRow,
    OwnTable, Table, TableSource, Term, TotalPlace,
};
pub use task::{Target, TargetValue, Task, TaskGroup};
pub use unit::{Directory, NameIndex, Unit, UnitPart, Units};

use crate::diag::{Mode, Span, Spanned};
use crate::profile::{Profile, SizeSet};
use crate::prose::{Line, Prose};
use crate::value::{Number, PartialDate, Sample};
use std::collections::BTreeMap;

/// **Kế hoạch**: everything one plan says.
#[derive(Debug, Clone, PartialEq)]
pub struct Plan {
    /// **Thể thức**: the rules it is set by.
    pub profile: &'static Profile,
    /// **Bộ cỡ chữ**.
    pub size_set: SizeSet,
    /// **Trạng thái**: where the plan is on its way.
    pub state: Mode,
    /// **Cơ quan ban hành** and its superior.
    pub issuer: Issuer,
    /// **Số, ký hiệu**; none where the plan is attached to another document.
    pub number: Option<NumberCode>,
    /// **Địa danh**.
    pub place: Option<Spanned<String>>,
    /// **Ngày ban hành**, as far as it is known.
    pub issued: Option<Spanned<PartialDate>>,
    /// **Thời kỳ**: first and last year.
    pub period: Option<Spanned<(i32, i32)>>,
    /// **Tên loại**.
    pub kind: Spanned<String>,
    /// **Trích yếu**, one entry a line.
    pub summary: Vec<Line>,
    /// The document this plan is attached to.
    pub attached_to: Option<AttachedTo>,
    /// Wording of "(Kèm theo …)".
    pub reference: ReferenceStyle,
    /// **Căn cứ**, without their final marks.
    pub bases: Vec<Line>,
    /// **Mở đầu**.
    pub opening: Prose,
    /// **Mẫu đánh số** of the levels, from outside in.
    pub numbering: Vec<Sample>,
    /// **Nội dung**.
    pub sections: Vec<SectionItem>,
    /// **Kết thúc**: closing paragraphs.
    pub closing: Prose,
    /// Lines after "./.".
    pub after_end: Vec<Line>,
    /// **Danh bạ đơn vị**.
    pub directory: Directory,
    /// **Dấu nối đơn vị**: what stands between the bodies of a list.
    pub unit_joint: String,
    /// **Số liệu** by name.
    pub figures: BTreeMap<String, Figure>,
    /// **Mục tiêu**.
    pub targets: Vec<Target>,
    /// **Nhiệm vụ**; tasks without a group stand in groups without a title.
    pub tasks: Vec<TaskGroup>,
    /// **Kinh phí**.
    pub budget: Option<Budget>,
    /// **Phụ lục**.
    pub appendices: Vec<Appendix>,
    /// **Nơi nhận**.
    pub recipients: Vec<Recipient>,
    /// What follows "Lưu: ".
    pub archive: Option<Spanned<String>>,
    /// **Người ký**.
    pub signer: Option<Signer>,
    /// **Mức độ khẩn**.
    pub urgency: Option<Urgency>,
    /// **Chỉ dẫn phạm vi lưu hành**.
    pub circulation: Option<Circulation>,
    /// **Ký hiệu người soạn thảo và số lượng bản**.
    pub drafter: Option<Drafter>,
    /// **Địa chỉ cơ quan**.
    pub address: Option<Spanned<String>>,
    /// **Bỏ qua**: findings waived with a reason.
    pub waivers: Vec<Waiver>,
    /// Bytes of the whole plan.
    pub span: Span,
}

/// **Cơ quan ban hành**.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Issuer {
    /// Lines of the superior body.
    pub superior: Vec<Spanned<String>>,
    /// Lines of the issuing body.
    pub lines: Vec<Spanned<String>>,
    /// Its name inside a sentence.
    pub short_name: Option<Spanned<String>>,
}

/// **Số, ký hiệu**.
#[derive(Debug, Clone, PartialEq)]
pub struct NumberCode {
    /// The number, blank until issue.
    pub number: Option<Spanned<String>>,
    /// The code, such as "KH-UBND".
    pub symbol: Spanned<String>,
}

/// The document that a plan is attached to.
#[derive(Debug, Clone, PartialEq)]
pub struct AttachedTo {
    /// Its type, such as "Quyết định".
    pub kind: Spanned<String>,
    /// Its number and code.
    pub number: Option<Spanned<String>>,
    /// Its date.
    pub date: Option<Spanned<PartialDate>>,
    /// Who issued it.
    pub issuer: Spanned<String>,
}

/// Wording of the line under appendix titles.
#[derive(Debug, Clone, PartialEq)]
pub struct ReferenceStyle {
    /// "Kèm theo" or "Ban hành kèm theo".
    pub lead: String,
    /// "05/3/2024" instead of "05 tháng 3 năm 2024".
    pub short_date: bool,
}

/// A named figure.
#[derive(Debug, Clone, PartialEq)]
pub struct Figure {
    /// Its value.
    pub value: Spanned<FigureValue>,
}

/// What a named figure holds.
#[derive(Debug, Clone, PartialEq)]
pub enum FigureValue {
    /// A number.
    Number(Number),
    /// Words.
    Text(String),
}

/// **Nơi nhận**: a body that receives the plan.
#[derive(Debug, Clone, PartialEq)]
pub struct Recipient {
    /// Its name; prints plain.
    pub name: Line,
    /// Why it receives the plan, such as "b/c".
    pub purpose: Option<Spanned<String>>,
    /// Recipients under it.
    pub members: Vec<Recipient>,
}

/// **Người ký**.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Signer {
    /// **Quyền hạn**, one entry a line.
    pub authority: Vec<Spanned<String>>,
    /// **Chức vụ**.
    pub title: Option<Spanned<String>>,
    /// Another title, above the name.
    pub other_title: Option<Spanned<String>>,
    /// A line under the name, such as the post of the head of a team.
    pub below: Option<Spanned<String>>,
    /// **Họ tên**.
    pub name: Option<Spanned<String>>,
}

/// **Mức độ khẩn**. Source: Annex I, III.2.b.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Urgency {
    /// **Hỏa tốc**.
    Flash,
    /// **Thượng khẩn**.
    Immediate,
    /// **Khẩn**.
    Urgent,
}

/// **Chỉ dẫn phạm vi lưu hành**. Source: Annex I, III.2.c.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Circulation {
    /// **Xem xong trả lại**.
    ReturnAfterReading,
    /// **Lưu hành nội bộ**.
    Internal,
}

/// **Ký hiệu người soạn thảo**.
#[derive(Debug, Clone, PartialEq)]
pub struct Drafter {
    /// The code.
    pub code: String,
    /// Number of copies.
    pub copies: Option<u32>,
}

/// **Bỏ qua**: a finding that is waived.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiver {
    /// Code or name of the rule.
    pub code: Spanned<String>,
    /// Words of the plan that the finding must be about; all findings of the rule where there are none.
    pub about: Option<Spanned<String>>,
    /// Why.
    pub reason: Spanned<String>,
}
