//! Parts that go from one list into another.

use super::*;

const PLAN: &str = "\
nhiem_vu:
  - nhom: Nhóm một
    ma: n1
    cac_nhiem_vu:
      # về kiểm tra
      - ma: a
        noi_dung: Việc a
        thoi_han: Quý I # chốt
        viec_con:
          - ma: a1
            noi_dung: Việc con
      - ma: b
        noi_dung: Việc b
  - nhom: Nhóm hai
    ma: n2
    cac_nhiem_vu:
      - ma: c
        noi_dung: Việc c
      - ma: d
        noi_dung: Việc d
";

const A: &str = "      # về kiểm tra
      - ma: a
        noi_dung: Việc a
        thoi_han: Quý I # chốt
        viec_con:
          - ma: a1
            noi_dung: Việc con
";

/// The plan with the first task put behind another line.
fn moved_behind(line: &str) -> String {
    let rest = PLAN.replace(A, "");
    assert_eq!(rest.matches(line).count(), 1);
    rest.replace(line, &format!("{line}{A}"))
}

fn clean(ours: &str, theirs: &str, expected: &str) {
    for (ours, theirs) in [(ours, theirs), (theirs, ours)] {
        let found = merged(PLAN, ours, theirs);
        assert_eq!(found.text, expected);
        assert_eq!((found.conflicts, found.by_lines), (vec![], None));
    }
}

#[test]
fn a_task_put_into_another_group_keeps_what_the_other_side_made_of_it() {
    let moved = moved_behind("        noi_dung: Việc c\n");
    let edited = PLAN.replace("Quý I ", "Quý II ").replace("Việc con", "Việc nhỏ");
    clean(&moved, &edited, &moved.replace("Quý I ", "Quý II ").replace("Việc con", "Việc nhỏ"));
    let both = moved.replace("Việc a", "Việc a mới");
    clean(&both, &edited, &both.replace("Quý I ", "Quý II ").replace("Việc con", "Việc nhỏ"));
    clean(&moved, &moved.replace("Quý I ", "Quý II "), &moved.replace("Quý I ", "Quý II "));
    // A comment of the other side goes with it.
    let noted = PLAN.replace("        noi_dung: Việc a\n", "        # hỏi lại\n        noi_dung: Việc a\n");
    clean(
        &moved,
        &noted,
        &moved.replace("        noi_dung: Việc a\n", "        # hỏi lại\n        noi_dung: Việc a\n"),
    );
    // A task of a task becomes a task of its own, at another column.
    let child = "          - ma: a1\n            noi_dung: Việc con\n";
    let grown = PLAN.replace(&format!("        viec_con:\n{child}"), "");
    let grown = grown + "      - ma: a1\n        noi_dung: Việc con\n";
    clean(&grown, &edited.replace("Quý II ", "Quý I "), &grown.replace("Việc con", "Việc nhỏ"));
}

#[test]
fn a_task_that_both_move_is_one_task() {
    let moved = moved_behind("        noi_dung: Việc c\n");
    // To the same list: each field by itself.
    let again = moved_behind("        noi_dung: Việc d\n").replace("Việc b", "Việc b mới");
    let found = merged(PLAN, &moved.replace("Quý I ", "Quý II "), &again.replace("Việc a", "Việc a mới"));
    assert_eq!((found.text.matches("ma: a\n").count(), found.conflicts), (1, vec![]));
    assert!(found.text.contains("Quý II ") && found.text.contains("Việc a mới"), "{}", found.text);
    // To two lists: someone has to say which.
    let other = PLAN.replace(A, "") + "  - nhom: Nhóm ba\n    ma: n3\n    cac_nhiem_vu:\n" + A;
    let found = merged(PLAN, &moved, &other);
    assert!(!found.conflicts.is_empty(), "{}", found.text);
}

#[test]
fn a_task_moved_by_one_and_taken_away_by_the_other_is_gone_or_asked_about() {
    let moved = moved_behind("        noi_dung: Việc c\n");
    let without = PLAN.replace(A, "");
    clean(&moved, &without, &without);
    let found = merged(PLAN, &moved.replace("Quý I ", "Quý II "), &without);
    let words = "nhiệm vụ “a”: bản này sửa, bản kia bỏ; giữ hoặc bỏ phần này rồi xóa các dòng dấu";
    assert_eq!(found.conflicts.iter().map(|c| c.words.as_str()).collect::<Vec<_>>(), [words]);
}

#[test]
fn a_group_that_is_left_without_tasks_may_go() {
    let group = "  - nhom: Nhóm một\n    ma: n1\n    cac_nhiem_vu:\n";
    let b = "      - ma: b\n        noi_dung: Việc b\n";
    let joined = PLAN.replace(&format!("{group}{A}{b}"), "") + A + b;
    let edited = PLAN.replace("Quý I ", "Quý II ").replace("Việc b", "Việc b mới");
    clean(&joined, &edited, &joined.replace("Quý I ", "Quý II ").replace("Việc b", "Việc b mới"));
    // What was changed of the group itself has no other place.
    let found = merged(PLAN, &joined, &edited.replace("Nhóm một", "Nhóm đầu"));
    assert_eq!(found.conflicts.len(), 1, "{}", found.text);
    // A new group takes it in.
    let new = PLAN.replace(A, "") + "  - nhom: Nhóm ba\n    ma: n3\n    cac_nhiem_vu:\n" + A;
    clean(&new, &edited, &new.replace("Quý I ", "Quý II ").replace("Việc b", "Việc b mới"));
    // Both add that group, and it is not the same: the change is not lost with it.
    let other = edited.clone()
        + "  - nhom: Nhóm thứ ba\n    ma: n3\n    cac_nhiem_vu:\n      - ma: e\n        noi_dung: Việc e\n";
    for (ours, theirs) in [(&new, &other), (&other, &new)] {
        let found = merged(PLAN, ours, theirs);
        assert!(found.text.contains("Quý II ") && !found.conflicts.is_empty(), "{}", found.text);
    }
}
