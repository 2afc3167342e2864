//! **Bảng**: what a table shows, and from which data.

use crate::diag::{Span, Spanned};
use crate::prose::{Line, Prose};
use crate::value::Number;
use std::collections::BTreeMap;

/// **Bảng**.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    /// Id for expressions.
    pub id: Option<Spanned<String>>,
    /// **Tên bảng**.
    pub caption: Option<Line>,
    /// **Đơn vị tính** above the table.
    pub unit: Option<Spanned<String>>,
    /// A row of column codes "(1) (2) …".
    pub codes: bool,
    /// Where the rows come from.
    pub source: TableSource,
    /// Notes under the table.
    pub notes: Prose,
    /// Its bytes.
    pub span: Span,
}

/// Where the rows of a table come from.
#[derive(Debug, Clone, PartialEq)]
pub enum TableSource {
    /// The plan's tasks.
    Tasks {
        /// Ids of the groups shown; all when empty.
        groups: Vec<Spanned<String>>,
        /// How groups and their rows are numbered.
        numbering: GroupNumbering,
        /// Columns.
        columns: Vec<DataColumn>,
    },
    /// The plan's targets.
    Targets {
        /// Columns.
        columns: Vec<DataColumn>,
    },
    /// The plan's budget.
    Budget {
        /// Columns.
        columns: Vec<DataColumn>,
        /// How groups and their lines are numbered.
        numbering: GroupNumbering,
        /// Where the grand total stands.
        total: TotalPlace,
        /// Its label.
        total_label: Option<Line>,
    },
    /// Rows of its own.
    Own(OwnTable),
}

/// A column that shows a field of the plan's data.
#[derive(Debug, Clone, PartialEq)]
pub struct DataColumn {
    /// Key of the field.
    pub field: Spanned<String>,
    /// Title, where it departs from the usual one.
    pub title: Option<Line>,
    /// Relative width.
    pub weight: Option<u32>,
    /// Alignment.
    pub align: Option<CellAlign>,
}

/// How the groups of a table and the rows in them are numbered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum GroupNumbering {
    /// Groups I, II …; rows from 1 in every group.
    #[default]
    Restart,
    /// Groups I, II …; row numbers run through.
    Running,
    /// Groups without a number; rows from 1 in every group.
    Bare,
}

/// Where the row of totals stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum TotalPlace {
    /// None.
    #[default]
    None,
    /// Above the rows.
    Head,
    /// Below the rows.
    Foot,
}

/// A table with columns and rows of its own.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct OwnTable {
    /// Columns and header.
    pub columns: Columns,
    /// Rows.
    pub rows: Vec<OwnRow>,
    /// How groups and their rows are numbered.
    pub numbering: GroupNumbering,
    /// Where the total stands.
    pub total: TotalPlace,
    /// Its label.
    pub total_label: Option<Line>,
    /// Totals as stated, by column.
    pub stated: BTreeMap<usize, Spanned<Number>>,
}

/// Columns, and the header cells above them.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Columns {
    /// The columns, left to right.
    pub list: Vec<Column>,
    /// The header as a forest: leaves are columns.
    pub head: Vec<HeadCell>,
}

/// A cell of the header.
#[derive(Debug, Clone, PartialEq)]
pub enum HeadCell {
    /// The title of the column with this index.
    Column(usize),
    /// A title over several.
    Group {
        /// The title.
        title: Line,
        /// What it covers.
        cells: Vec<HeadCell>,
    },
}

/// A column.
#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    /// Key in rows and formulas.
    pub key: Spanned<String>,
    /// Title.
    pub title: Line,
    /// What its cells hold.
    pub kind: ColumnKind,
    /// Alignment.
    pub align: Option<CellAlign>,
    /// Relative width.
    pub weight: Option<u32>,
    /// How it is computed.
    pub formula: Option<Spanned<Formula>>,
    /// Added up in the row of totals.
    pub summed: bool,
}

/// What the cells of a column hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum ColumnKind {
    /// Text.
    #[default]
    Text,
    /// Numbers.
    Number,
    /// The number of the row.
    RowNumber,
}

/// Alignment of cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CellAlign {
    /// Flush left.
    Left,
    /// Centred.
    Center,
    /// Flush right.
    Right,
}

/// A row.
#[derive(Debug, Clone, PartialEq)]
pub enum OwnRow {
    /// A group title over the full width.
    Group {
        /// The title.
        title: Line,
    },
    /// An ordinary row.
    Row {
        /// Cells by column; a column left out is blank, or covered from above.
        cells: BTreeMap<usize, Spanned<CellValue>>,
        /// This row and the next `merged - 1` are one numbered row: cells they leave out are merged.
        merged: u32,
        /// Its bytes.
        span: Span,
    },
}

/// What a cell holds.
#[derive(Debug, Clone, PartialEq)]
pub enum CellValue {
    /// A number.
    Number(Number),
    /// Text; also "-" in a column of numbers.
    Text(Prose),
    /// Text or number over several rows or columns.
    Spanning {
        /// What it holds.
        value: Box<CellValue>,
        /// Rows covered.
        rows: u32,
        /// Columns covered.
        columns: u32,
    },
}

/// A formula over the columns of a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Formula {
    /// A number or a column.
    Term(Term),
    /// Two operands.
    Binary {
        /// What is done.
        operator: Operator,
        /// Left.
        left: Box<Formula>,
        /// Right.
        right: Box<Formula>,
    },
    /// `tong(a, b, …)`
    Sum(Vec<Formula>),
    /// `phan_tram(a, b)`: a in per cent of b.
    Percent(Box<Formula>, Box<Formula>),
}

/// A number or a column.
#[derive(Debug, Clone, PartialEq)]
pub enum Term {
    /// A number.
    Number(Number),
    /// Index of a column.
    Column(usize),
}

/// What a formula does with two operands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Operator {
    /// +
    Add,
    /// -
    Subtract,
    /// *
    Multiply,
    /// /
    Divide,
}
