#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod sample;

use super::super::terminal::Look;
use super::markdown::Flavour;
use super::*;
use crate::diff::{Aspect, Comparison, Meaning, Subject, SubjectKind, Topic};
use crate::source::Sources;
use sample::{Sample, change, wording};

/// Holds a text against the one that was looked at; `BLESS=1` writes it anew.
fn same_as(name: &str, text: &str) {
    let path = format!("{}/src/report/changes/tests/expected/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("BLESS").is_some() {
        std::fs::write(&path, text).unwrap();
    }
    let expected = std::fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(text, expected, "{name}: look at it, then BLESS=1");
}

fn terminal(plans: &[PlanChanges<'_>], width: usize, colour: bool) -> String {
    terminal::text(plans, Look { colour, width })
}

#[test]
fn a_terminal_shows_the_summary_then_the_changes_by_topic() {
    let sample = Sample::new();
    let plans = [sample.plan()];
    same_as("terminal-100.txt", &terminal(&plans, 100, false));
    same_as("terminal-60.txt", &terminal(&plans, 60, false));
    same_as("terminal-100-colour.txt", &terminal(&plans, 100, true));
    same_as("terminal-60-colour.txt", &terminal(&plans, 60, true));
    for width in [60, 100] {
        let plain = terminal(&plans, width, false);
        assert!(plain.lines().all(|line| line.chars().count() <= width), "{plain}");
    }
}

#[test]
fn errors_of_a_broken_version_come_first() {
    let sample = Sample::broken();
    let text = terminal(&[sample.plan()], 100, false);
    let at = |words: &str| text.find(words).unwrap_or_else(|| panic!("{words}\n{text}"));
    assert!(at("bản mới có 1 lỗi, chỉ so sánh được phần đọc được") < at("thiếu dấu hai chấm"));
    assert!(at("thiếu dấu hai chấm") < at("6 thay đổi"));
    assert!(at("6 thay đổi") < at("Kinh phí (1)"));
    let comment = markdown::text(&[sample.plan()], Flavour::GitHub);
    assert!(comment.contains("> **Lưu ý:** bản mới có 1 lỗi"), "{comment}");
    assert!(comment.contains("- `ke-hoach/moi.yaml:5`, bản mới: **KH0"), "{comment}");
    let json: serde_json::Value = serde_json::from_str(&json::text(&[sample.plan()]).unwrap()).unwrap();
    let error = &json["plans"][0]["errors"][0];
    assert_eq!((error["version"].as_str(), error["line"].as_u64()), (Some("new"), Some(5)));
    // A version with an error is told though nothing else changed.
    let mut same = Sample::broken();
    same.comparison = Comparison { kinship: 1.0, ..Comparison::default() };
    assert!(!same.plan().is_unchanged());
    assert!(terminal(&[same.plan()], 80, false).contains("hai bản in ra như nhau"));
}

#[test]
fn plans_that_are_no_versions_of_each_other_are_told_so() {
    let mut sample = Sample::new();
    sample.comparison.kinship = 0.1;
    let words = "hai kế hoạch gần như không có phần chung, có thể không phải hai bản của một kế hoạch";
    let plan = [sample.plan()];
    let texts = [markdown::text(&plan, Flavour::GitHub), html::page(&plan).unwrap(), terminal(&plan, 120, false)];
    for text in texts {
        let headline = text.find("class=\"headline\"").or(text.find("6 thay đổi"));
        assert!(text.find(words).unwrap() < headline.unwrap(), "{text}");
    }
    let json: serde_json::Value = serde_json::from_str(&json::text(&plan).unwrap()).unwrap();
    assert_eq!(json["plans"][0]["kin"], false);
}

#[test]
fn several_plans_are_told_one_by_one_and_the_unchanged_are_counted() {
    let (changed, same) = (Sample::new(), Sample::of(Vec::new()));
    let added = PlanChanges { outcome: Outcome::Added, old: None, name: "moi.yaml", ..changed.plan() };
    let deleted = PlanChanges { outcome: Outcome::Deleted, new: None, name: "cu.yaml", ..changed.plan() };
    let broken = Sample::broken();
    let unreadable = PlanChanges { outcome: Outcome::Unreadable, name: "hong.yaml", ..broken.plan() };
    let plans = [changed.plan(), same.plan(), added, deleted, unreadable, same.plan()];
    let tally = "1 kế hoạch thay đổi, 1 kế hoạch mới, 1 kế hoạch không còn, 1 kế hoạch không so sánh được, 2 kế hoạch \
                 không đổi";
    let text = terminal(&plans, 200, false);
    assert!(text.ends_with(&format!("{tally}\n")), "{text}");
    for words in
        ["moi.yaml\n", "  kế hoạch mới\n", "  kế hoạch không còn\n", "không đọc được kế hoạch nên không so sánh được"]
    {
        assert!(text.contains(words), "{words}\n{text}");
    }
    let comment = markdown::text(&plans, Flavour::GitLab);
    assert!(comment.starts_with(&tally[..1]) && comment.matches("\n### ").count() == 4, "{comment}");
    let page = html::page(&plans).unwrap();
    assert!(page.contains("<h1>6 kế hoạch</h1>") && page.matches("<section class=\"plan\">").count() == 4);
    let json: serde_json::Value = serde_json::from_str(&json::text(&plans).unwrap()).unwrap();
    let outcomes: Vec<&str> =
        json["plans"].as_array().unwrap().iter().map(|p| p["outcome"].as_str().unwrap()).collect();
    assert_eq!((json["unchanged"].as_u64(), outcomes), (Some(2), vec!["compared", "added", "deleted", "unreadable"]));
}

#[test]
fn nothing_changed_is_one_line() {
    let same = Sample::of(Vec::new());
    assert_eq!(terminal(&[same.plan()], 80, true), "hai bản in ra như nhau\n");
    assert_eq!(markdown::text(&[same.plan()], Flavour::GitHub), "Hai bản in ra như nhau\n");
    assert_eq!(json::text(&[same.plan()]).unwrap(), "{\n  \"unchanged\": 1,\n  \"plans\": []\n}\n");
    assert!(html::page(&[same.plan()]).unwrap().contains("<p class=\"tally\">Hai bản in ra như nhau</p>"));
    assert_eq!(terminal(&[], 80, false), "");
    assert_eq!(markdown::text(&[], Flavour::GitHub), "");
}

#[test]
fn a_merge_request_gets_a_table_of_what_matters_and_folds() {
    let sample = Sample::new();
    same_as("github.md", &markdown::text(&[sample.plan()], Flavour::GitHub));
    same_as("gitlab.md", &markdown::text(&[sample.plan()], Flavour::GitLab));
}

#[test]
fn a_comment_never_outgrows_its_limit_and_counts_what_is_left_out() {
    let text = |i: usize| format!("đoạn {i} {}", "nội dung rất dài ".repeat(30));
    let many: Vec<_> = (0..400).map(|i| wording(&text(i), &format!("{} thêm", text(i)))).collect();
    let sample = Sample::of(many);
    let comment = markdown::text(&[sample.plan()], Flavour::GitHub);
    assert!(comment.chars().count() <= markdown::LIMIT, "{}", comment.chars().count());
    let shown = comment.matches("\n- ").count();
    assert!(shown > 50, "{shown}");
    assert!(comment.contains(&format!("còn {} thay đổi không ghi ở đây", 400 - shown)), "{shown}");
    assert_eq!(comment.matches("<details>").count(), comment.matches("</details>").count());
    // Several plans share the limit.
    let comment = markdown::text(&[sample.plan(), sample.plan()], Flavour::GitHub);
    assert!(comment.chars().count() <= markdown::LIMIT);
    assert!(comment.contains(&format!("còn {} thay đổi", 800 - comment.matches("\n- ").count())), "{comment}");
}

#[test]
fn tools_get_every_field() {
    let sample = Sample::new();
    same_as("changes.json", &json::text(&[sample.plan()]).unwrap());
    let mut marked = Sample::new();
    marked.new = Sources::new();
    let text = format!("\u{feff}{}", sample.new.iter().next().unwrap().text());
    marked.new.add("ke-hoach/moi.yaml", "moi.yaml", text);
    let start = |sample: &Sample| {
        let json: serde_json::Value = serde_json::from_str(&json::text(&[sample.plan()]).unwrap()).unwrap();
        json["plans"][0]["changes"][0]["new_at"]["start"].as_u64().unwrap()
    };
    assert_eq!(start(&marked), start(&sample) + 3, "bytes of the file as it lies on the disk");
}

/// Texts that a plan might hold to break out of a report.
const HOSTILE: &str = "<script>alert(1)</script> \" onmouseover=\"x ' </style></title> {{ style }} {% raw %} \
                       | a | @admin #1 [x](javascript:y) <!-- --> \u{1b}[31m \u{202e}đảo ]]> <img src=x onerror=y>";

fn hostile() -> Sample {
    let subject = Subject {
        kind: SubjectKind::Task,
        id: Some("ma".to_owned()),
        name: HOSTILE.to_owned(),
        old_place: Some(HOSTILE.to_owned()),
        new_place: Some(format!("Mục {HOSTILE}")),
    };
    let mut field = change(Topic::Task, subject, Aspect::Cell(HOSTILE.to_owned()), Meaning::Replaced, "a", HOSTILE);
    field.units = vec![HOSTILE.to_owned()];
    Sample::of(vec![field, wording(HOSTILE, &format!("{HOSTILE} thêm"))])
}

#[test]
fn hostile_text_stays_text() {
    let sample = hostile();
    let plan = PlanChanges { title: HOSTILE, name: HOSTILE, old_name: HOSTILE, ..sample.plan() };
    let page = html::page(&[plan]).unwrap();
    assert_eq!(page.matches("<script").count(), 1, "{page}");
    assert_eq!(page.matches("</style>").count(), 1);
    assert!(!page.contains("<img") && !page.contains("<!-- -->") && !page.contains("onmouseover=\"x"));
    assert!(page.contains("{{ style }} {% raw %}"), "{page}");
    for text in [page, terminal(&[plan], 80, false), markdown::text(&[plan], Flavour::GitHub)] {
        assert!(!text.contains('\u{1b}') && !text.contains('\u{202e}'), "{text}");
    }
    for flavour in [Flavour::GitHub, Flavour::GitLab] {
        let comment = markdown::text(&[plan], flavour);
        assert!(!comment.contains("<script") && !comment.contains("<img") && !comment.contains("<!--"), "{comment}");
        assert!(
            !comment.contains("@admin") && !comment.contains("#1") && !comment.contains("](javascript"),
            "{comment}"
        );
        for line in comment.lines().filter(|line| line.starts_with("| ")) {
            assert_eq!(line.replace("\\|", "").matches('|').count(), 4, "{line}");
        }
    }
}

#[test]
fn a_page_loads_nothing() {
    let page = html::page(&[Sample::new().plan()]).unwrap();
    assert!(page.starts_with("<!DOCTYPE html>\n<html lang=\"vi\">"));
    for word in ["http:", "https:", "src=", "@import", "url(", "<link", "<iframe", "fetch("] {
        assert!(!page.contains(word), "{word}");
    }
    assert!(page.contains("default-src &#39;none&#39;") || page.contains("default-src 'none'"), "{page}");
    assert!(page.contains("script-src 'sha256-"));
}
