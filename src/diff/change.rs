//! What a comparison finds, as plain data.

use crate::diag::Span;
use crate::value::deadline::Shift;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

/// What changed between two versions of a plan.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Comparison {
    /// One entry a changed fact; the weightiest for a reviewer first.
    pub changes: Vec<Change>,
    /// The changes in figures.
    pub summary: Summary,
    /// How much of both plans was found in the other, from 0 to 1; of 0 in plans that have nothing in common.
    pub kinship: f64,
}

/// Two plans that share less than this are no versions of each other.
pub const KIN: f64 = 0.2;

impl Comparison {
    /// True when nothing prints differently.
    pub fn is_empty(&self) -> bool {
        self.changes.is_empty()
    }

    /// True when the plans look like versions of one plan.
    pub fn is_kin(&self) -> bool {
        self.kinship >= KIN
    }
}

/// One changed fact.
#[derive(Debug, Clone, PartialEq)]
pub struct Change {
    /// What it is about, for order and grouping.
    pub topic: Topic,
    /// Whose fact it is.
    pub subject: Subject,
    /// Which fact of it.
    pub aspect: Aspect,
    /// What the change means.
    pub meaning: Meaning,
    /// The words before, as printed; none where there were none.
    pub old: Option<String>,
    /// The words after.
    pub new: Option<String>,
    /// The bytes before, in the files of the old plan.
    pub old_span: Option<Span>,
    /// The bytes after, in the files of the new plan.
    pub new_span: Option<Span>,
    /// Names of the bodies it concerns, without doubles: who leads or supports the task, who came and who went.
    pub units: Vec<String>,
    /// What else prints differently because of it.
    pub effects: Vec<Effect>,
}

/// What a change is about, by weight for a reviewer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Topic {
    /// **Kinh phí**
    Money,
    /// **Thời hạn**
    Deadline,
    /// **Phân công**: who leads, supports and performs.
    Responsibility,
    /// **Chỉ tiêu**
    Target,
    /// **Nhiệm vụ**: added, removed, moved, split, merged, their product.
    Task,
    /// **Số liệu** in tables and text.
    Figure,
    /// **Số, ngày, trạng thái, người ký**
    Issue,
    /// **Nơi nhận**
    Recipient,
    /// **Căn cứ**
    Basis,
    /// **Bố cục**: sections, tables and appendices added, removed and moved.
    Structure,
    /// **Câu chữ**
    Wording,
    /// **Trình bày**: numbering, columns, paper.
    Layout,
}

impl Topic {
    /// All of them, the weightiest first.
    pub const ALL: [Topic; 12] = [
        Topic::Money,
        Topic::Deadline,
        Topic::Responsibility,
        Topic::Target,
        Topic::Task,
        Topic::Figure,
        Topic::Issue,
        Topic::Recipient,
        Topic::Basis,
        Topic::Structure,
        Topic::Wording,
        Topic::Layout,
    ];

    /// Its name in Vietnamese.
    pub fn name(self) -> &'static str {
        match self {
            Topic::Money => "Kinh phí",
            Topic::Deadline => "Thời hạn",
            Topic::Responsibility => "Phân công",
            Topic::Target => "Chỉ tiêu",
            Topic::Task => "Nhiệm vụ",
            Topic::Figure => "Số liệu",
            Topic::Issue => "Số, ngày, ký ban hành",
            Topic::Recipient => "Nơi nhận",
            Topic::Basis => "Căn cứ",
            Topic::Structure => "Bố cục",
            Topic::Wording => "Câu chữ",
            Topic::Layout => "Trình bày",
        }
    }

    /// Its name in data: `kinh_phi`.
    pub fn key(self) -> &'static str {
        match self {
            Topic::Money => "kinh_phi",
            Topic::Deadline => "thoi_han",
            Topic::Responsibility => "phan_cong",
            Topic::Target => "chi_tieu",
            Topic::Task => "nhiem_vu",
            Topic::Figure => "so_lieu",
            Topic::Issue => "ban_hanh",
            Topic::Recipient => "noi_nhan",
            Topic::Basis => "can_cu",
            Topic::Structure => "bo_cuc",
            Topic::Wording => "cau_chu",
            Topic::Layout => "trinh_bay",
        }
    }
}

/// A part of a plan that has facts of its own.
#[derive(Debug, Clone, PartialEq)]
pub struct Subject {
    /// What it is.
    pub kind: SubjectKind,
    /// Its permanent id, where it has one; the new one where it changed.
    pub id: Option<String>,
    /// Its words, shortened to a line; empty for the plan itself.
    pub name: String,
    /// Where a reader of the old paper finds it: "Mục II.3", "Phụ lục I, dòng 5". None where it is new.
    pub old_place: Option<String>,
    /// Where a reader of the new paper finds it.
    pub new_place: Option<String>,
}

/// Kinds of parts of a plan.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum SubjectKind {
    /// **Kế hoạch**: the plan itself.
    Plan,
    /// **Căn cứ**
    Basis,
    /// **Đoạn văn**: a paragraph or an item of a list.
    Paragraph,
    /// **Chú thích cuối trang**
    Footnote,
    /// **Mục**
    Section,
    /// **Bảng**
    Table,
    /// **Cột**
    Column,
    /// **Dòng** of a table with rows of its own.
    Row,
    /// **Phụ lục**
    Appendix,
    /// **Nhóm nhiệm vụ**
    TaskGroup,
    /// **Nhiệm vụ**
    Task,
    /// **Chỉ tiêu**
    Target,
    /// **Nhóm kinh phí**
    BudgetGroup,
    /// **Dòng kinh phí**
    BudgetLine,
    /// **Nguồn kinh phí**
    Source,
    /// **Đơn vị** of the directory.
    Unit,
    /// **Số liệu** with a name.
    Figure,
    /// **Nơi nhận**
    Recipient,
}

impl SubjectKind {
    /// Its name in Vietnamese, lower case: "nhiệm vụ".
    pub fn name(self) -> &'static str {
        match self {
            SubjectKind::Plan => "kế hoạch",
            SubjectKind::Basis => "căn cứ",
            SubjectKind::Paragraph => "đoạn văn",
            SubjectKind::Footnote => "chú thích cuối trang",
            SubjectKind::Section => "mục",
            SubjectKind::Table => "bảng",
            SubjectKind::Column => "cột",
            SubjectKind::Row => "dòng",
            SubjectKind::Appendix => "phụ lục",
            SubjectKind::TaskGroup => "nhóm nhiệm vụ",
            SubjectKind::Task => "nhiệm vụ",
            SubjectKind::Target => "chỉ tiêu",
            SubjectKind::BudgetGroup => "nhóm kinh phí",
            SubjectKind::BudgetLine => "dòng kinh phí",
            SubjectKind::Source => "nguồn kinh phí",
            SubjectKind::Unit => "đơn vị",
            SubjectKind::Figure => "số liệu",
            SubjectKind::Recipient => "nơi nhận",
        }
    }

    /// Its name in data: `nhiem_vu`.
    pub fn key(self) -> &'static str {
        match self {
            SubjectKind::Plan => "ke_hoach",
            SubjectKind::Basis => "can_cu",
            SubjectKind::Paragraph => "doan_van",
            SubjectKind::Footnote => "chu_thich",
            SubjectKind::Section => "muc",
            SubjectKind::Table => "bang",
            SubjectKind::Column => "cot",
            SubjectKind::Row => "dong",
            SubjectKind::Appendix => "phu_luc",
            SubjectKind::TaskGroup => "nhom_nhiem_vu",
            SubjectKind::Task => "nhiem_vu",
            SubjectKind::Target => "chi_tieu",
            SubjectKind::BudgetGroup => "nhom_kinh_phi",
            SubjectKind::BudgetLine => "dong_kinh_phi",
            SubjectKind::Source => "nguon_kinh_phi",
            SubjectKind::Unit => "don_vi",
            SubjectKind::Figure => "so_lieu",
            SubjectKind::Recipient => "noi_nhan",
        }
    }
}

/// Which fact of a part changed.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Aspect {
    /// The part itself: it came, went, moved, was split or merged.
    Existence,
    /// A field, by its YAML key: `chu_tri`, `thoi_han`, `tieu_de`.
    Field(&'static str),
    /// A budget amount: of a year (none: not told by year) and a source (none: not told by source), with the source's name.
    Amount {
        /// **Năm**
        year: Option<i32>,
        /// **Nguồn**: its name.
        source: Option<String>,
    },
    /// A cell of a table, by the title of its column.
    Cell(String),
    /// How it is set, by the YAML key that says so: `huong_giay`, `rong`, `danh_so`.
    Look(&'static str),
}

/// What a change means.
#[derive(Debug, Clone, PartialEq)]
pub enum Meaning {
    /// The part is new.
    Added,
    /// The part is gone.
    Removed,
    /// The part stands elsewhere; its own facts are told apart.
    Moved {
        /// The part it stood in or after, in words: "nhóm “Tuyên truyền”", "Mục II".
        from: String,
        /// Where it stands now.
        to: String,
    },
    /// One part became several: the parts it became, itself included where it lives on.
    Split(Vec<Subject>),
    /// Several parts became one: the parts it was made of.
    Merged(Vec<Subject>),
    /// The deadline moved.
    Shifted(Shift),
    /// Bodies came and went, by name; both empty where only their order or wording changed.
    Bodies {
        /// Who is named now and was not.
        added: Vec<String>,
        /// Who was named and is not now.
        removed: Vec<String>,
    },
    /// A figure changed.
    Amount {
        /// New minus old, in `unit`.
        difference: Decimal,
        /// The difference in per cent of the old figure, to one decimal; none where that was nought.
        percent: Option<Decimal>,
        /// What is counted: "triệu đồng", "sản phẩm"; empty where the plan does not tell.
        unit: String,
    },
    /// Words changed.
    Reworded(Vec<Segment>),
    /// The words are the same; bold, italic, a link or the place of a footnote changed.
    Restyled,
    /// A value was filled in, cleared or replaced by another.
    Replaced,
}

/// A stretch of a text that changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    /// What became of it.
    pub fate: Fate,
    /// The words, blanks included: all segments but the inserted ones, joined, are the old text.
    pub text: String,
}

/// What became of words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fate {
    /// In both.
    Kept,
    /// Only in the old text.
    Deleted,
    /// Only in the new text.
    Inserted,
}

/// Something that prints differently because a fact elsewhere changed.
#[derive(Debug, Clone, PartialEq)]
pub struct Effect {
    /// What it is.
    pub kind: EffectKind,
    /// Where or what, in words: "Tổng cộng, năm 2026", "Mục II.3", "12 nhiệm vụ".
    pub place: String,
    /// As printed before.
    pub old: Option<String>,
    /// As printed after.
    pub new: Option<String>,
    /// For sums: how much of the difference comes from this change.
    pub difference: Option<Decimal>,
    /// The bytes before of what prints differently; none for what is computed.
    pub old_spans: Vec<Span>,
    /// The bytes after.
    pub new_spans: Vec<Span>,
}

/// Kinds of effects.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum EffectKind {
    /// A sum that is computed.
    Sum,
    /// A figure in the text that is bound to the data.
    Quotation,
    /// Numbers of sections, appendices or rows.
    Numbering,
    /// The same fact printed elsewhere.
    Repetition,
}

/// The changes of a plan in figures.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Summary {
    /// How many changes of each topic.
    pub topics: BTreeMap<Topic, usize>,
    /// How many of each kind of part came.
    pub added: BTreeMap<SubjectKind, usize>,
    /// How many of each kind of part went.
    pub removed: BTreeMap<SubjectKind, usize>,
    /// Deadlines put off, and deadlines brought forward.
    pub deadlines: (usize, usize),
    /// Every total of the budget that changed: of the whole, of years, of sources.
    pub totals: Vec<Effect>,
    /// Unit of the totals.
    pub unit: String,
}
