//! What only a redline has: marks on words, and the list of changes on a page before the plan.

use super::Runs;
use serde::{Deserialize, Serialize};

/// What a redline says about words.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Mark {
    /// Only in the new version.
    Inserted,
    /// Only in the old version.
    Deleted,
    /// In both, here in the new version only.
    MovedHere,
    /// In both, here in the old version only.
    MovedAway,
    /// Words of the redline itself, in neither version.
    Remark,
}

impl Mark {
    /// True for words that the new version does not have here.
    pub fn is_gone(self) -> bool {
        matches!(self, Mark::Deleted | Mark::MovedAway)
    }

    /// True for words that the old version does not have here.
    pub fn is_new(self) -> bool {
        matches!(self, Mark::Inserted | Mark::MovedHere)
    }
}

/// **Bảng tổng hợp thay đổi**: the first page of a redline.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ChangeList {
    /// "BẢNG TỔNG HỢP THAY ĐỔI".
    pub title: String,
    /// Facts about the comparison, such as ("Kế hoạch", "Công tác năm 2026") and ("Bản cũ", "dự thảo lần 1").
    pub facts: Vec<(String, String)>,
    /// What changed in figures, a line each.
    pub summary: Vec<String>,
    /// Titles of the columns: STT, vị trí, nội dung thay đổi, trước, sau.
    pub columns: [String; 5],
    /// One row a change.
    pub rows: Vec<ChangeRow>,
    /// Said in the place of rows where there is none.
    pub nothing: String,
    /// How to read the marks; each is drawn as it says.
    pub legend: Runs,
}

/// One change in the list.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ChangeRow {
    /// **Vị trí**: where it stands on paper.
    pub place: String,
    /// **Nội dung thay đổi**
    pub change: String,
    /// **Trước**
    pub old: String,
    /// **Sau**
    pub new: String,
}
