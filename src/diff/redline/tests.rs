#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::pipeline::compile_text;
use crate::view::{Block, Mark, Run};

const SAMPLE: &str = include_str!("../../../plans/mau/plan.yaml");

fn view(text: &str) -> View {
    compile_text("plan.yaml", text).view.unwrap()
}

/// All runs of a view's text, in order.
fn runs(view: &View) -> Vec<Run> {
    let mut out = Vec::new();
    let mut add = |blocks: &[Block]| {
        for block in blocks {
            match block {
                Block::Paragraph { runs } | Block::Item { runs, .. } => out.extend(runs.clone()),
                Block::SectionHeading(heading) => {
                    out.extend(heading.runs.clone());
                    out.extend(heading.run_in.clone().unwrap_or_default());
                }
                Block::Table(table) => {
                    let rows = table.header.iter().chain(&table.rows);
                    out.extend(rows.flat_map(|row| &row.cells).flat_map(|cell| cell.paragraphs.concat()));
                }
            }
        }
    };
    add(&view.body);
    view.appendices.iter().for_each(|appendix| add(&appendix.body));
    out
}

fn marked(view: &View, mark: Mark) -> String {
    runs(view).iter().filter(|run| run.mark == Some(mark)).map(|run| run.text.as_str()).collect::<Vec<_>>().join("|")
}

#[test]
fn without_a_change_nothing_is_marked() {
    let view = view(SAMPLE);
    let red = redline(&view, &view, None);
    assert!(runs(&red).iter().all(|run| run.mark.is_none()));
    assert_eq!((&red.body, &red.appendices, &red.bases), (&view.body, &view.appendices, &view.bases));
}

#[test]
fn struck_words_stay_and_new_words_stand_beside_them() {
    let (old, new) = (view(SAMPLE), view(&SAMPLE.replacen("trước ngày 15 tháng 12", "trước ngày 20 tháng 12", 1)));
    let red = redline(&old, &new, None);
    assert_eq!((marked(&red, Mark::Deleted).as_str(), marked(&red, Mark::Inserted).as_str()), ("15", "20"));
}

#[test]
fn rows_of_tables_come_and_go_one_by_one() {
    let task = "      - ma: so-hoa-dat-dai\n        noi_dung: Số hóa hồ sơ đất đai đang lưu trữ tại xã\n        chu_tri: phong-kinh-te\n        phoi_hop: van-phong\n        thoi_han: Quý III/2026\n        san_pham: Dữ liệu hồ sơ đất đai đã số hóa.\n";
    let (old, new) = (view(SAMPLE), view(&SAMPLE.replacen(task, "", 1)));
    let red = redline(&old, &new, None);
    assert_eq!(
        marked(&red, Mark::Deleted),
        "2|Số hóa hồ sơ đất đai đang lưu trữ tại xã|Phòng Kinh tế|Văn phòng Hội đồng nhân dân và Ủy ban nhân dân|Quý III/2026|Dữ liệu hồ sơ đất đai đã số hóa."
    );
    assert_eq!(marked(&red, Mark::Inserted), "");
    assert_eq!(marked(&redline(&new, &old, None), Mark::Inserted).split('|').count(), 6);
}

#[test]
fn computed_sums_are_marked_as_well() {
    let (old, new) = (view(SAMPLE), view(&SAMPLE.replacen("so_luong: 6", "so_luong: 8", 1)));
    let red = redline(&old, &new, None);
    let inserted = marked(&red, Mark::Inserted);
    for words in ["8", "120.000.000", "293.000.000"] {
        assert!(inserted.split('|').any(|run| run == words), "{words}: {inserted}");
    }
}

#[test]
fn recipients_and_signer_are_marked_though_they_are_plain_words() {
    let edited =
        SAMPLE.replacen("  - { ten: Công an xã, de: t/h }\n", "", 1).replacen("Nguyễn Minh An", "Trần Văn Bình", 1);
    let red = redline(&view(SAMPLE), &view(&edited), None);
    let gone: Vec<String> = red
        .recipients
        .unwrap()
        .lines
        .iter()
        .map(|line| line.text.runs())
        .filter(|runs| runs.iter().all(|r| r.mark == Some(Mark::Deleted)))
        .map(|runs| runs[0].text.clone())
        .collect();
    assert_eq!(gone, ["Công an xã (t/h);"]);
    let name = red.signature.unwrap().name.unwrap().runs();
    let name: Vec<(&str, Option<Mark>)> = name.iter().map(|run| (run.text.as_str(), run.mark)).collect();
    assert_eq!(name, [("Nguyễn Minh An", Some(Mark::Deleted)), ("Trần Văn Bình", Some(Mark::Inserted))]);
}
