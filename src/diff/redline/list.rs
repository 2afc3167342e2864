//! **Bảng tổng hợp thay đổi**: the first page of a redline, for the leader's file.

use crate::diff::change::{Change, Comparison, Meaning};
use crate::view::{ChangeGroup, ChangeList, Mark, Run, Runs};

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
        columns: ["STT", "Vị trí", "Nội dung thay đổi", "Trước", "Sau"].map(str::to_owned),
        groups,
        nothing: "Hai bản in giống nhau".to_owned(),
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

fn plain(text: &str) -> Run {
    Run { text: text.to_owned(), ..Run::default() }
}

/// How to read the pages.
pub(super) fn legend() -> Runs {
    let marked = |text: &str, mark| Run { text: text.to_owned(), mark: Some(mark), ..Run::default() };
    vec![
        plain("Trong các trang sau: "),
        marked("chữ gạch ngang", Mark::Deleted),
        plain(" là phần bỏ, "),
        marked("chữ gạch chân", Mark::Inserted),
        plain(" là phần mới; "),
        marked("gạch ngang hai nét", Mark::MovedAway),
        plain(" là phần đã chuyển đi, "),
        marked("gạch chân hai nét", Mark::MovedHere),
        plain(
            " là phần chuyển đến, cùng một số trong ngoặc vuông; ô có thay đổi được tô nền xám; vạch đứng ở lề phải chỉ dòng \
             có thay đổi; số thứ tự của bảng chỉ đổi vì thêm, bớt dòng thì không đánh dấu.",
        ),
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
