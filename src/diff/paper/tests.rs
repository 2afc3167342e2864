#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
mod laws;

use super::*;
use crate::diff::change::Fate;
use crate::pipeline::compile_text;
use crate::view::*;
use std::sync::LazyLock;

static PLANS: LazyLock<Vec<View>> = LazyLock::new(|| {
    let plans = [
        include_str!("../../../plans/mau/plan.yaml"),
        include_str!("../../../plans/dak-nong-2024/plan.yaml"),
        include_str!("../../../plans/luc-nam-2021/plan.yaml"),
        include_str!("../../../plans/gia-lai-2021-2025/plan.yaml"),
    ];
    plans.iter().filter_map(|text| compile_text("plan.yaml", text).view).collect()
});

fn plan(edit: &[(&str, &str)]) -> View {
    let mut text = include_str!("../../../plans/mau/plan.yaml").to_owned();
    for (old, new) in edit {
        assert!(text.contains(old), "{old}");
        text = text.replacen(old, new, 1);
    }
    let compiled = compile_text("plan.yaml", &text);
    compiled.view.unwrap_or_else(|| panic!("{:?}", compiled.findings))
}

fn told(old: &View, new: &View) -> Vec<(Place, Kind, String)> {
    let show = |segment: &Segment| match segment.fate {
        Fate::Kept => segment.text.clone(),
        Fate::Deleted => format!("[-{}-]", segment.text),
        Fate::Inserted => format!("{{+{}+}}", segment.text),
    };
    differences(old, new).iter().map(|d| (d.place, d.kind, d.words.iter().map(show).collect())).collect()
}

fn run(text: &str) -> Run {
    Run { text: text.into(), ..Run::default() }
}

fn paragraph(text: &str) -> Block {
    Block::Paragraph { runs: vec![run(text)] }
}

fn cell(text: &str) -> Cell {
    Cell {
        paragraphs: if text.is_empty() { vec![] } else { vec![vec![run(text)]] },
        colspan: 1,
        rowspan: 1,
        ..Cell::default()
    }
}

fn row(role: RowRole, cells: Vec<Cell>) -> Row {
    Row { role, cells, keep: false, lines: 1.0, origin: Origin::default() }
}

fn table(titles: &[&str], rows: Vec<Row>) -> Block {
    let column = |_: &&str| Column {
        align: Align::Left,
        min: 3.0,
        max: 9.0,
        total: 30.0,
        weight: None,
        origin: Origin::default(),
    };
    Block::Table(Table {
        caption: None,
        unit: None,
        columns: titles.iter().map(column).collect(),
        header: vec![row(RowRole::Header, titles.iter().map(|title| cell(title)).collect())],
        rows,
        notes: vec![],
        origin: Origin::default(),
    })
}

fn rows(list: &[&[&str]]) -> Vec<Row> {
    list.iter().map(|cells| row(RowRole::Row, cells.iter().map(|text| cell(text)).collect())).collect()
}

fn with_body(body: Vec<Block>) -> View {
    View { body, ..PLANS[0].clone() }
}

fn woven_table(old: Block, new: Block) -> Vec<Table> {
    let (view, _) = weave(&with_body(vec![old]), &with_body(vec![new]));
    view.body.into_iter().filter_map(|b| if let Block::Table(table) = b { Some(table) } else { None }).collect()
}

/// Every row of a table covers all columns, and no two cells lie on each other.
fn assert_tiled(table: &Table) {
    for rows in [&table.header, &table.rows] {
        let mut open = vec![0u32; table.columns.len()];
        for row in rows {
            let mut cells = row.cells.iter();
            let mut at = 0;
            while at < open.len() {
                if open[at] > 0 {
                    at += 1;
                    continue;
                }
                let cell = cells.next().unwrap_or_else(|| panic!("a hole at {at}: {row:?}"));
                for slot in &mut open[at..at + cell.colspan as usize] {
                    assert_eq!(*slot, 0, "{row:?}");
                    *slot = cell.rowspan;
                }
                at += cell.colspan as usize;
            }
            assert!(cells.next().is_none(), "{row:?}");
            open.iter_mut().for_each(|left| *left -= 1);
        }
        assert!(open.iter().all(|left| *left == 0), "{rows:?}");
    }
}

#[test]
fn an_edit_is_told_where_it_prints() {
    let (old, new) = (plan(&[]), plan(&[("trước ngày 15 tháng 12", "trước ngày 20 tháng 12")]));
    let told = told(&old, &new);
    assert_eq!(told.len(), 1, "{told:?}");
    assert!(told[0].2.contains("[-15-]{+20+}"), "{told:?}");
    let found = differences(&old, &new);
    assert!(!found[0].is_computed());
    assert!(found[0].old.as_ref().unwrap().origins.iter().all(|span| span.end > span.start));
}

#[test]
fn a_sum_is_computed_and_known_to_be() {
    let (old, new) = (plan(&[]), plan(&[("so_luong: 6", "so_luong: 8")]));
    let found = differences(&old, &new);
    let typed: Vec<_> = found.iter().filter(|d| !d.is_computed()).collect();
    assert!(found.iter().any(|d| d.place == Place::Cell && d.is_computed()), "{found:#?}");
    assert!(typed.iter().any(|d| d.old.as_ref().unwrap().words == "6"), "{typed:#?}");
}

#[test]
fn moved_paragraphs_are_told_once() {
    let texts = ["Phần thứ nhất của nội dung chung", "Phần thứ hai nói về kinh phí", "Phần thứ ba nói về thời gian"];
    let old = with_body(texts.iter().map(|text| paragraph(text)).collect());
    let new = with_body([1, 2, 0].map(|i| paragraph(texts[i])).to_vec());
    let found = told(&old, &new);
    assert_eq!(found, [(Place::Paragraph, Kind::Moved, texts[0].to_owned())]);
    let (view, _) = weave(&old, &new);
    let marks: Vec<Option<Mark>> = view
        .body
        .iter()
        .map(|b| if let Block::Paragraph { runs } = b { runs.last().unwrap().mark } else { None })
        .collect();
    assert_eq!(marks, [Some(Mark::MovedAway), None, None, Some(Mark::MovedHere)]);
}

#[test]
fn a_new_row_leaves_the_others_alone_but_for_their_numbers() {
    let old = table(
        &["STT", "Việc", "Ai"],
        rows(&[&["1", "Kiểm tra hồ sơ", "Phòng A"], &["2", "Tập huấn cán bộ", "Phòng B"]]),
    );
    let new = table(
        &["STT", "Việc", "Ai"],
        rows(&[
            &["1", "Họp bàn kế hoạch", "Phòng C"],
            &["2", "Kiểm tra hồ sơ", "Phòng A"],
            &["3", "Tập huấn cán bộ", "Phòng B"],
        ]),
    );
    let found = told(&with_body(vec![old.clone()]), &with_body(vec![new.clone()]));
    let places: Vec<_> = found.iter().map(|(place, kind, _)| (*place, *kind)).collect();
    assert_eq!(
        places,
        [(Place::Row, Kind::Added), (Place::RowNumber, Kind::Changed), (Place::RowNumber, Kind::Changed)]
    );
    let tables = woven_table(old, new);
    // Numbers that only follow are not marked.
    assert!(tables[0].rows[1].cells.iter().all(|cell| !cell.changed && cell.paragraphs[0][0].mark.is_none()));
    assert_tiled(&tables[0]);
}

#[test]
fn columns_come_and_go() {
    let old = table(
        &["STT", "Việc", "Ai", "Khi nào"],
        rows(&[&["1", "Kiểm tra", "A", "Quý I"], &["2", "Họp", "B", "Quý II"], &["3", "Bỏ", "C", "Quý III"]]),
    );
    let new = table(
        &["STT", "Việc", "Khi nào", "Ghi chú"],
        rows(&[
            &["1", "Kiểm tra", "Quý I", "x"],
            &["2", "Họp", "Quý II", "y"],
            &["3", "Việc hoàn toàn khác", "Tháng 8", "z"],
        ]),
    );
    let tables = woven_table(old.clone(), new.clone());
    assert_eq!(tables.len(), 1);
    assert_eq!(tables[0].columns.len(), 5);
    assert_tiled(&tables[0]);
    let found = told(&with_body(vec![old]), &with_body(vec![new]));
    assert!(found.contains(&(Place::Column, Kind::Removed, "[-Ai\nA\nB\nC\n-]".into())), "{found:?}");
    assert!(found.contains(&(Place::Column, Kind::Added, "{+Ghi chú\nx\ny\nz\n+}".into())), "{found:?}");
}

#[test]
fn a_merged_cell_grows_and_shrinks() {
    let merged = |list: &[(&str, &[&str])]| {
        let mut out = Vec::new();
        for (group, members) in list {
            for (i, member) in members.iter().enumerate() {
                let mut cells = vec![cell(member), cell("nội dung cũ")];
                if i == 0 {
                    cells.insert(0, Cell { rowspan: members.len() as u32, ..cell(group) });
                }
                out.push(row(RowRole::Row, cells));
            }
        }
        table(&["Xã", "Thôn", "Ghi chú"], out)
    };
    let old = merged(&[("Bạch Liêu", &["Thôn Một", "Thôn Hai"]), ("Yên Thành", &["Thôn Năm"])]);
    let grown =
        merged(&[("Bạch Liêu", &["Thôn Một", "Thôn Ba", "Thôn Hai", "Thôn Sáu"]), ("Yên Thành", &["Thôn Năm"])]);
    for (old, new) in [(old.clone(), grown.clone()), (grown, old.clone())] {
        let tables = woven_table(old, new);
        assert_eq!(tables.len(), 1);
        assert_eq!((tables[0].rows.len(), tables[0].rows[0].cells[0].rowspan), (5, 4));
        assert_tiled(&tables[0]);
    }
    // Groups cut at other rows fit no grid: the old rows, then the new ones.
    let last = |lengths: &[u32]| {
        let mut out = rows(&[&["Thôn Một", "A"], &["Thôn Hai", "B"], &["Thôn Năm", "C"]]);
        let mut at = 0;
        for (n, length) in lengths.iter().enumerate() {
            out[at].cells.push(Cell { rowspan: *length, ..cell(["Bạch Liêu", "Yên Thành"][n]) });
            at += *length as usize;
        }
        table(&["Thôn", "Ghi chú", "Xã"], out)
    };
    let tables = woven_table(last(&[2, 1]), last(&[1, 2]));
    assert_tiled(&tables[0]);
    assert_eq!((tables.len(), tables[0].rows.len()), (1, 6));
}

#[test]
fn a_footnote_of_a_row_that_keeps_with_the_next_goes_into_its_words() {
    let with_note = |note: &str| {
        let mut group = row(RowRole::Group, vec![cell("Nhóm việc chung của xã")]);
        group.cells[0].colspan = 2;
        group.cells[0].paragraphs[0].push(Run { note: Some(vec![run(note)]), ..Run::default() });
        table(&["Việc", "Ai"], [vec![group], rows(&[&["Họp", "A"]])].concat())
    };
    let tables = woven_table(with_note("một"), with_note("hai"));
    let runs = &tables[0].rows[0].cells[0].paragraphs[0];
    assert!(runs.iter().all(|run| run.note.is_none()), "{runs:?}");
}

#[test]
fn every_marked_stretch_has_its_number() {
    let (view, _) = weave(&plan(&[]), &plan(&[("so_luong: 6", "so_luong: 8"), ("Nguyễn Minh An", "Trần Văn Bình")]));
    let json = serde_json::to_string(&view).unwrap();
    // One more is the type size of "DỰ THẢO".
    let marks = json.matches("\"mark\":").count() - 1;
    assert!(marks > 4);
    assert_eq!(json.matches("\"stretch\":").count(), marks);
}

#[test]
fn three_thousand_rows_are_soon_compared() {
    let list = |edit: bool| {
        let rows = (0..3000).map(|i| {
            let text =
                format!("Rà soát, tổng hợp và báo cáo kết quả thực hiện nội dung số {i} của chương trình công tác năm");
            let text = if edit && i % 300 == 7 { text.replace("báo cáo", "trình") } else { text };
            let number = (i + 1).to_string();
            row(RowRole::Row, [&number, &text, "Phòng Kinh tế", "Các thôn", "Quý II"].map(cell).to_vec())
        });
        with_body(vec![table(&["STT", "Việc", "Ai", "Với ai", "Khi nào"], rows.collect())])
    };
    let (old, new) = (list(false), list(true));
    let start = std::time::Instant::now();
    let found = differences(&old, &new);
    let took = start.elapsed();
    assert_eq!(found.len(), 10);
    // A guard against comparing each with each, which takes minutes; the benchmark measures.
    assert!(took.as_secs() < 60, "{took:?}");
    // All rows others: still no time for each with each.
    let other = with_body(vec![table(
        &["STT", "Việc", "Ai", "Với ai", "Khi nào"],
        rows(&vec![&["1", "x y z", "a", "b", "c"] as &[&str]; 3000]),
    )]);
    let start = std::time::Instant::now();
    assert!(differences(&old, &other).len() > 3000);
    assert!(start.elapsed().as_secs() < 120, "{:?}", start.elapsed());
}
