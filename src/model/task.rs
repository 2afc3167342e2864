//! **Nhiệm vụ** and **chỉ tiêu**.

use super::Units;
use crate::diag::Spanned;
use crate::prose::{Line, Prose};
use crate::value::{Deadline, Number};

/// **Nhóm nhiệm vụ**.
#[derive(Debug, Clone, PartialEq)]
pub struct TaskGroup {
    /// Its id.
    pub id: Option<Spanned<String>>,
    /// Its title; none for tasks outside a group.
    pub title: Option<Line>,
    /// Its tasks.
    pub tasks: Vec<Task>,
}

/// **Nhiệm vụ**: one thing to be done.
#[derive(Debug, Clone, PartialEq)]
pub struct Task {
    /// Permanent id; comparison and carry-over rest on it.
    pub id: Spanned<String>,
    /// What is to be done, in one line.
    pub title: Line,
    /// **Chi tiết**.
    pub details: Prose,
    /// **Chủ trì**.
    pub lead: Option<Units>,
    /// **Phối hợp**.
    pub support: Option<Units>,
    /// **Thực hiện**: who does it, where the plan tells no lead.
    pub performers: Option<Units>,
    /// **Thời hạn**.
    pub deadline: Option<Spanned<Deadline>>,
    /// **Sản phẩm**.
    pub product: Prose,
    /// **Kinh phí**, in the budget's unit.
    pub cost: Option<Spanned<Number>>,
    /// **Ghi chú**.
    pub note: Option<Line>,
    /// **Việc con**.
    pub children: Vec<Task>,
}

/// **Chỉ tiêu**.
#[derive(Debug, Clone, PartialEq)]
pub struct Target {
    /// Permanent id.
    pub id: Spanned<String>,
    /// What is measured.
    pub title: Line,
    /// **Giá trị**.
    pub value: Option<Spanned<TargetValue>>,
    /// **Đơn vị tính**.
    pub unit: Option<String>,
    /// **Thời hạn**.
    pub deadline: Option<Spanned<Deadline>>,
    /// **Ghi chú**.
    pub note: Option<Line>,
}

/// Value of a target.
#[derive(Debug, Clone, PartialEq)]
pub enum TargetValue {
    /// A number.
    Number(Number),
    /// Anything else, such as "20-30" or "trên 10".
    Text(String),
}

impl TargetValue {
    /// As it prints.
    pub fn text(&self) -> String {
        match self {
            TargetValue::Number(number) => number.format(),
            TargetValue::Text(text) => text.clone(),
        }
    }
}
