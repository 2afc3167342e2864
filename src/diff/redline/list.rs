//! **Bảng tổng hợp thay đổi**: the first page of a redline, for the leader's file.

use super::text::plain;
use crate::diff::change::{Change, Comparison, Meaning};
use crate::view::{ChangeGroup, ChangeList, Mark, Run};

/// A cell of the table is cut after so many letters: the words themselves stand marked in the pages that follow.
const LONGEST_CELL: usize = 240;

/// Makes the table of changes; `lines` tell which plan it is and which two versions.
pub fn change_list(comparison: &Comparison, lines: Vec<String>) -> ChangeList {
    let mut groups: Vec<ChangeGroup> = Vec::new();
    for (number, change) in comparison.changes.iter().enumerate() {
        let title = change.topic.name();
        let row = row(number + 1, change);
        match groups.last_mut().filter(|group| group.title == title) {
            Some(group) => group.rows.push(row),
            None => groups.push(ChangeGroup { title: title.to_owned(), rows: vec![row] }),
        }
    }
    ChangeList {
        title: "BẢNG TỔNG HỢP THAY ĐỔI".to_owned(),
        lines,
        statements: comparison.summary.clauses(),
        columns: ["STT", "Vị trí", "Nội dung thay đổi", "Trước", "Sau"].map(str::to_owned).to_vec(),
        groups,
        legend: legend(),
    }
}

fn row(number: usize, change: &Change) -> [String; 5] {
    let place = change.subject.place().unwrap_or("Toàn văn bản").to_owned();
    let mut said = match &change.meaning {
        // Before and after stand in columns of their own.
        Meaning::Reworded(_) | Meaning::Replaced => match change.subject.title() {
            title if title.is_empty() => format!("sửa {}", change.field()),
            title => format!("{title}: sửa {}", change.field()),
        },
        _ => change.headline(),
    };
    for effect in change.effects.iter().take(2) {
        said.push_str("; ");
        said.push_str(&effect.sentence());
    }
    if change.effects.len() > 2 {
        said.push_str(&format!("; và {} chỗ khác đổi theo", change.effects.len() - 2));
    }
    let cell = |words: &Option<String>| words.as_deref().map(cut).unwrap_or_default();
    [number.to_string(), place, crate::diff::leaf::capitalised(&said), cell(&change.old), cell(&change.new)]
}

fn legend() -> Vec<Vec<Run>> {
    let marked = |text: &str, mark| Run { mark: Some(mark), ..plain(text) };
    vec![
        vec![plain("Trong các trang sau: "), marked("chữ gạch ngang", Mark::Deleted), plain(" là phần bỏ,")],
        vec![
            marked("chữ gạch chân", Mark::Inserted),
            plain(" là phần mới; ô có thay đổi được tô nền xám; vạch đứng ở lề trái chỉ dòng có thay đổi."),
        ],
    ]
}

fn cut(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST_CELL {
        return line;
    }
    let start: String = line.chars().take(LONGEST_CELL).collect();
    let end = start.rfind(' ').unwrap_or(start.len());
    format!("{} …", start.get(..end).unwrap_or(&start))
}
