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

/// What makes a view a redline.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Redline {
    /// The pages before the plan.
    pub list: Option<ChangeList>,
}

/// **Bảng tổng hợp thay đổi**, on pages of its own before the plan.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ChangeList {
    /// "BẢNG TỔNG HỢP THAY ĐỔI".
    pub title: String,
    /// Which plan it is, and which two versions: a line each.
    pub lines: Vec<String>,
    /// What changed in figures.
    pub statements: Vec<String>,
    /// Titles of the columns: STT, vị trí, nội dung thay đổi, trước, sau.
    pub columns: [String; 5],
    /// The changes, by what they are about.
    pub groups: Vec<ChangeGroup>,
    /// Said in the place of the table where nothing changed.
    pub nothing: String,
    /// How to read the pages that follow, each mark drawn as it is there; stands at the foot of the first page.
    pub legend: Runs,
}

/// The changes about one thing.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct ChangeGroup {
    /// "Kinh phí".
    pub title: String,
    /// Rows: number, place, change, before, after.
    pub rows: Vec<[String; 5]>,
}
