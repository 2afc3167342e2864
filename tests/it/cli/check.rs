//! `kh check`: findings for people and for tools.

use super::desk::{Desk, GOOD, bad};

const REPORT: &str = "\
lỗi[KH701] phông chữ không có ký tự “☑” (U+2611)
   ╭─[plans/x/plan.yaml:4:21]
 4 │ dia_danh: Bạch Liêu ☑
   ·                     ─
   ╰────
  sửa: thay dấu đã chọn bằng “[x]” hoặc chữ “có”
  căn cứ: Phụ lục I, I.4

lỗi[KH010] kế hoạch không có khóa “trich_yeuu”
   ╭─[plans/x/plan.yaml:7:1]
 7 │ trich_yeuu: Chuyển đổi số năm 2026
   · ──────────
   ╰────
  sửa: có phải là “trich_yeu” (trích yếu nội dung)?

";

#[test]
fn a_good_plan_is_said_to_be_good_on_standard_error() {
    let desk = Desk::with(&[("x", GOOD)]);
    desk.kh(&["check"]).is(0, "", "1 kế hoạch đạt\n");
    desk.kh(&["check", "--quiet"]).is(0, "", "");
    desk.kh(&["check", "--format", "json"]).is(0, "[]\n", "");
    assert!(!desk.path("out").exists());
}

#[test]
fn one_run_tells_every_mistake() {
    let desk = Desk::with(&[("x", &bad()), ("tot", GOOD)]);
    let short = desk.kh(&["check", "--format", "short"]);
    let wanted = [
        "plans/x/plan.yaml:4:21: lỗi KH701: phông chữ không có ký tự “☑” (U+2611)",
        "plans/x/plan.yaml:7:1: lỗi KH010: kế hoạch không có khóa “trich_yeuu”",
        "plans/x/plan.yaml:11:5: lỗi KH010: mục không có khóa “tieude”",
        "",
    ];
    short.is(1, &wanted.join("\n"), "");
    let text = desk.kh(&["check"]);
    assert_eq!((text.code, text.err.as_str()), (1, "1 kế hoạch đạt, 1 kế hoạch có lỗi (3 lỗi)\n"));
    assert!(text.out.starts_with(REPORT), "{}", text.out);
    for word in ["error", "warning", "help", "Error", "note"] {
        assert!(!text.out.contains(word), "{word}");
    }
}

#[test]
fn json_points_at_the_bytes_of_the_file() {
    for mark in ["", "\u{feff}"] {
        let desk = Desk::with(&[("x", &format!("{mark}{}", bad()))]);
        let said = desk.kh(&["check", "--format", "json"]);
        let list: Vec<serde_json::Value> = serde_json::from_str(&said.out).unwrap();
        let bytes = desk.read("plans/x/plan.yaml");
        let marked: Vec<&str> = list
            .iter()
            .map(|f| {
                let at = |key: &str| usize::try_from(f[key].as_u64().unwrap()).unwrap();
                assert_eq!(f["file"], "plans/x/plan.yaml");
                assert!(f.get("clause").is_some() && f.get("labels").is_some() && f.get("fix").is_some());
                assert!(at("line") == at("end_line") && at("column") < at("end_column"));
                std::str::from_utf8(&bytes[at("start")..at("end")]).unwrap()
            })
            .collect();
        assert_eq!(marked, ["☑", "trich_yeuu", "tieude"]);
        assert_eq!((list[0]["code"].as_str(), list[0]["name"].as_str()), (Some("KH701"), Some("thieu-chu")));
        assert_eq!((list[0]["line"].as_u64(), list[0]["column"].as_u64()), (Some(4), Some(21)));
    }
}

#[test]
fn sarif_says_the_same_as_json() {
    let desk = Desk::with(&[("x", &bad()), ("tot", GOOD)]);
    let read = |format: &str| -> serde_json::Value {
        let said = desk.kh(&["check", "--format", format]);
        assert_eq!((said.code, said.err.as_str()), (1, ""));
        serde_json::from_str(&said.out).unwrap()
    };
    let (list, log) = (read("json"), read("sarif"));
    let results = log["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), list.as_array().unwrap().len());
    for (result, finding) in results.iter().zip(list.as_array().unwrap()) {
        let place = &result["locations"][0]["physicalLocation"];
        assert_eq!((&result["ruleId"], &result["level"]), (&finding["code"], &finding["severity"]));
        assert_eq!(place["artifactLocation"]["uri"], finding["file"]);
        let region = &place["region"];
        for (ours, theirs) in [
            ("startLine", "line"),
            ("startColumn", "column"),
            ("endLine", "end_line"),
            ("endColumn", "end_column"),
            ("byteOffset", "start"),
        ] {
            assert_eq!(region[ours], finding[theirs], "{ours}");
        }
    }
}

#[test]
fn colours_only_where_they_are_wanted() {
    let desk = Desk::with(&[("x", &bad())]);
    let coloured = |args: &[&str], no_color: bool| {
        let mut command = desk.command(args);
        command.env_remove("NO_COLOR");
        if no_color {
            command.env("NO_COLOR", "1");
        }
        command.output().unwrap().stdout.contains(&0x1b)
    };
    assert!(!coloured(&["check"], false));
    assert!(!coloured(&["check"], true));
    assert!(!coloured(&["check", "--color", "never"], false));
    assert!(coloured(&["check", "--color", "always"], false));
}

#[test]
fn long_lines_and_tricks_stay_harmless() {
    let long = format!("{}khoa_la: {}\n", GOOD, "chữ ".repeat(600));
    let tricks = GOOD.replace("Liêu\nngay", "Li\u{1b}[31mêu\u{202e}\nngay");
    let deep = format!("{}x_a: 1\nluu_y: \"{}\" \n", GOOD, "dài ".repeat(600));
    let desk = Desk::with(&[("a", &long), ("b", &tricks), ("c", &deep)]);
    let said = desk.kh(&["check"]);
    assert_eq!(said.code, 1);
    assert!(said.out.lines().all(|line| line.chars().count() <= 80), "{}", said.out);
    assert!(!said.out.contains(['\u{1b}', '\u{202e}']), "{}", said.out);
}

#[test]
fn characters_in_comments_need_no_shape() {
    let plan = format!("# ☑ xong\n{GOOD}x_a: 1 # ☐\n");
    Desk::with(&[("x", &plan)]).kh(&["check"]).is(0, "", "1 kế hoạch đạt\n");
    // Accents typed apart are composed before they are set: a note, no error.
    let apart = GOOD.replace("Mục", "Mu\u{323}c");
    assert_eq!(Desk::with(&[("x", &apart)]).kh(&["check", "-q"]).code, 0);
}

#[test]
fn a_reader_who_has_seen_enough_is_no_error() {
    use std::process::Stdio;
    let many: String = (0..3000).map(|i| format!("khoa_la_{i}: 1\n")).collect();
    let desk = Desk::with(&[("x", &format!("{GOOD}{many}"))]);
    let mut child =
        desk.command(&["check", "--format", "short"]).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), String::from_utf8(output.stderr).unwrap().as_str()), (Some(1), ""));
}
