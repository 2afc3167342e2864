#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::pipeline::{Compiled, compile_text};

const SAMPLE: &str = include_str!("../../plans/mau/plan.yaml");

fn read(text: &str) -> Compiled {
    let compiled = compile_text("plan.yaml", text);
    assert!(compiled.plan.is_some(), "{:?}", compiled.findings);
    compiled
}

/// What changes when `old` becomes `new` in the sample.
fn edited(old: &str, new: &str) -> Vec<Change> {
    assert!(SAMPLE.contains(old), "{old}");
    let (before, after) = (read(SAMPLE), read(&SAMPLE.replacen(old, new, 1)));
    let (before, after) = (before.plan.unwrap(), after.plan.unwrap());
    let there = compare(&before, &after).changes;
    let back = compare(&after, &before).changes;
    assert_eq!(there.len(), back.len(), "{there:#?}\n{back:#?}");
    there
}

fn one(old: &str, new: &str) -> Change {
    let changes = edited(old, new);
    assert_eq!(changes.len(), 1, "{changes:#?}");
    changes.into_iter().next().unwrap()
}

#[test]
fn the_same_plan_has_no_change_however_it_is_typed() {
    for (old, new) in [
        ("trang_thai: du_thao", "trang_thai: du_thao # ghi chú"),
        ("tieu_de: Mục đích, yêu cầu", "tieu_de: MỤC ĐÍCH, YÊU CẦU"),
        ("tieu_de: Mục đích, yêu cầu", "tieu_de: \"Mục đích, yêu cầu\""),
        ("ma: tap-huan-can-bo", "ma: tap-huan-khac"),
        ("so_luong: 40.000", "so_luong: 40000"),
        ("  van-phong: {", "  khong-dung: { ten: Đơn vị không ai nhắc đến }\n  van-phong: {"),
    ] {
        assert_eq!(edited(old, new), [], "{old} → {new}");
    }
}

#[test]
fn a_deadline_moves_by_days() {
    let change =
        one("thoi_han: Tháng 5/2026\n        san_pham: Thiết", "thoi_han: Tháng 6/2026\n        san_pham: Thiết");
    assert_eq!(change.meaning, Meaning::Shifted(Shift::Days { days: 30, months: Some(1) }));
    assert_eq!((change.topic, change.subject.id.as_deref()), (Topic::Deadline, Some("thiet-bi")));
    assert_eq!(change.subject.new_place.as_deref(), Some("Phụ lục I, số thứ tự 1"));
}

#[test]
fn a_quantity_moves_sums_and_the_figures_in_the_text() {
    let change = one("so_luong: 6", "so_luong: 8");
    assert_eq!(change.topic, Topic::Money);
    let sums: Vec<_> = change.effects.iter().filter(|e| e.kind == EffectKind::Sum).collect();
    let places: Vec<&str> = sums.iter().map(|e| e.place.as_str()).collect();
    assert_eq!(places, ["tổng cộng", "cộng nhóm “Hạ tầng và dữ liệu số”", "cộng dòng “Máy tính để bàn”"]);
    assert_eq!(sums[0].new.as_deref(), Some("293.000.000"));
    assert!(sums.iter().all(|e| e.difference == Some(30_000_000.into())), "{sums:?}");
    assert_eq!(change.effects.iter().filter(|e| e.kind == EffectKind::Quotation).count(), 2);
}

#[test]
fn a_body_that_is_renamed_is_one_change() {
    let change = one("ten: Phòng Văn hóa - Xã hội }", "ten: Phòng VHXH }");
    assert_eq!((change.subject.kind, change.effects.len()), (SubjectKind::Unit, 4));
}

#[test]
fn a_new_task_renumbers_those_after_it() {
    let new = "      - { ma: moi, noi_dung: Một việc hoàn toàn mới, chu_tri: cong-an }\n      - ma: tap-huan\n";
    let change = one("      - ma: tap-huan\n", new);
    assert_eq!(change.meaning, Meaning::Added);
    let numbers = &change.effects[0];
    assert_eq!((numbers.kind, numbers.place.as_str()), (EffectKind::Numbering, "2 nhiệm vụ"));
}

#[test]
fn figures_in_words_weigh_more_than_words() {
    let change = one("trước ngày 15 tháng 12", "trước ngày 20 tháng 12");
    assert_eq!(change.topic, Topic::Figure);
    assert_eq!(one("Nâng cao chất lượng", "Cải thiện chất lượng").topic, Topic::Wording);
}

#[test]
fn moved_split_and_merged_parts_are_known_again() {
    let task = "      - ma: so-hoa-dat-dai\n        noi_dung: Số hóa hồ sơ đất đai đang lưu trữ tại xã\n        chu_tri: phong-kinh-te\n        phoi_hop: van-phong\n        thoi_han: Quý III/2026\n        san_pham: Dữ liệu hồ sơ đất đai đã số hóa.\n";
    let plan = |text: &str| read(text).plan.unwrap();
    let elsewhere = format!("{task}      - ma: dich-vu-cong\n");
    let moved = SAMPLE.replacen(task, "", 1).replacen("      - ma: dich-vu-cong\n", &elsewhere, 1);
    let changes = compare(&plan(SAMPLE), &plan(&moved)).changes;
    assert!(matches!(&changes[..], [Change { meaning: Meaning::Moved { .. }, .. }]), "{changes:#?}");
    let half = |id: &str, title: &str| {
        task.replace("so-hoa-dat-dai", id).replace("Số hóa hồ sơ đất đai đang lưu trữ tại xã", title)
    };
    let halves = half("quet", "Số hóa hồ sơ đất đai") + &half("kiem", "Hồ sơ đất đai đang lưu trữ tại xã");
    let split = plan(&SAMPLE.replacen(task, &halves, 1));
    let names = |parts: &[Subject]| parts.iter().filter_map(|part| part.id.clone()).collect::<Vec<_>>();
    let there = compare(&plan(SAMPLE), &split).changes;
    let [Change { meaning: Meaning::Split(parts), subject, .. }] = &there[..] else { panic!("{there:#?}") };
    assert_eq!((subject.id.as_deref(), names(parts)), (Some("so-hoa-dat-dai"), vec!["kiem".into(), "quet".into()]));
    let back = compare(&split, &plan(SAMPLE)).changes;
    let [Change { meaning: Meaning::Merged(parts), subject, .. }] = &back[..] else { panic!("{back:#?}") };
    assert_eq!((subject.id.as_deref(), names(parts)), (Some("so-hoa-dat-dai"), vec!["kiem".into(), "quet".into()]));
}

#[test]
fn the_summary_counts_and_adds_up() {
    let edits = [("so_luong: 6", "so_luong: 8"), ("thoi_han: Quý III/2026", "thoi_han: Quý IV/2026")];
    let after = edits.iter().fold(SAMPLE.to_owned(), |text, (old, new)| text.replacen(old, new, 1));
    let comparison = compare(&read(SAMPLE).plan.unwrap(), &read(&after).plan.unwrap());
    let summary = &comparison.summary;
    assert_eq!((summary.deadlines, summary.unit.as_str()), ((1, 0), "đồng"));
    assert_eq!(
        summary.topics.iter().map(|(topic, count)| (*topic, *count)).collect::<Vec<_>>(),
        [(Topic::Money, 1), (Topic::Deadline, 1)]
    );
    let [total] = &summary.totals[..] else { panic!("{:#?}", summary.totals) };
    assert_eq!((total.place.as_str(), total.new.as_deref()), ("tổng cộng", Some("293.000.000")));
    assert!(comparison.is_kin());
}
