//! The five real plans: whole, faithful to the last word, and the same bytes every time.

use crate::support::plan;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;

/// Plan and the published text it was taken from.
const ORIGINALS: [(&str, &str); 5] = [
    ("dak-nong-2024", include_str!("../originals/dak-nong-2024.txt")),
    ("gia-lai-2021-2025", include_str!("../originals/gia-lai-2021-2025.txt")),
    ("luc-nam-2021", include_str!("../originals/luc-nam-2021.txt")),
    ("ninh-thuan-2024", include_str!("../originals/ninh-thuan-2024.txt")),
    ("son-la-2024", include_str!("../originals/son-la-2024.txt")),
];

/// Words of the original that must be found, in order, in the built text.
const WANTED: f64 = 0.995;

#[test]
fn words_of_the_originals_stand_in_the_pages_in_order() {
    let mut report = BTreeMap::new();
    for (name, original) in ORIGINALS {
        let wanted = words(&without_repeated_rows(original));
        let built = words(&plan(name).text);
        let lost = lost(&wanted, &built);
        let share = 1.0 - lost.len() as f64 / wanted.len() as f64;
        report.insert(name, (share, lost));
    }
    for (name, (share, lost)) in &report {
        eprintln!("{name}: {:.2} % of the words, not found: {}", share * 100.0, lost.join(" "));
    }
    for (name, (share, _)) in &report {
        assert!(*share >= WANTED, "{name}: {share}");
    }
}

#[test]
fn every_deviation_is_listed_beside_its_plan() {
    for (name, _) in ORIGINALS {
        let list = format!("{}/plans/{name}/sai-khac.md", env!("CARGO_MANIFEST_DIR"));
        let text = std::fs::read_to_string(&list).unwrap();
        assert!(text.lines().filter(|l| l.starts_with('-') || l.starts_with('|')).count() >= 3, "{list}");
    }
}

#[test]
fn computed_totals_are_those_of_the_originals() {
    let cells = |name: &str, wanted: &[&str]| {
        let text = &plan(name).text;
        for figure in wanted {
            assert!(text.contains(figure), "{name}: {figure}");
        }
    };
    cells("son-la-2024", &["60\t19"]);
    cells("ninh-thuan-2024", &["65\t50\t15"]);
    cells("gia-lai-2021-2025", &["269.295 triệu đồng", "263.635", "246\t216\t11\t15\t3\t1"]);
}

#[test]
fn every_plan_is_sound_and_its_pages_pass() {
    for name in crate::support::plan_names() {
        let plan = plan(&name);
        let errors: Vec<_> = plan
            .findings
            .iter()
            .filter(|f| f.severity != kehoach::diag::Severity::Note)
            .map(|f| format!("{} {}", f.rule.code, f.message))
            .collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
    }
}

#[test]
fn words_extract_composed() {
    for name in crate::support::plan_names() {
        let text = &plan(&name).text;
        assert!(text.nfc().eq(text.chars()), "{name}");
    }
}

/// The scan repeats the header of a table on every page; what repeats a row of its own table is page furniture.
fn without_repeated_rows(text: &str) -> String {
    let mut seen = Vec::new();
    let mut out = String::new();
    for line in text.lines() {
        let header = line.starts_with("STT\t");
        if header && seen.contains(&line) {
            continue;
        }
        if header {
            seen.push(line);
        }
        out.push_str(line);
        out.push('\n');
    }
    out
}

/// Words in lower case, composed, without marks of punctuation and markup.
fn words(text: &str) -> Vec<String> {
    let text: String = text.nfc().flat_map(char::to_lowercase).collect();
    text.split(|c: char| !(c.is_alphanumeric() || c == '%')).filter(|w| !w.is_empty()).map(str::to_owned).collect()
}

/// Words of `wanted` that a longest common subsequence with `built` leaves out (Myers' greedy search).
fn lost(wanted: &[String], built: &[String]) -> Vec<String> {
    let (n, m) = (wanted.len() as isize, built.len() as isize);
    let middle = n + m + 1;
    let at = |k: isize| (k + middle) as usize;
    let mut furthest = vec![0isize; 2 * middle as usize + 1];
    let mut steps = Vec::new();
    let goes_down = |v: &[isize], k: isize, d: isize| k == -d || (k != d && v[at(k - 1)] < v[at(k + 1)]);
    'search: for d in 0..=n + m {
        steps.push(furthest.clone());
        for k in (-d..=d).step_by(2) {
            let mut x = if goes_down(&furthest, k, d) { furthest[at(k + 1)] } else { furthest[at(k - 1)] + 1 };
            while x < n && x - k < m && wanted[x as usize] == built[(x - k) as usize] {
                x += 1;
            }
            furthest[at(k)] = x;
            if x >= n && x - k >= m {
                break 'search;
            }
        }
    }
    let mut lost = Vec::new();
    let (mut x, mut y) = (n, m);
    for (d, v) in steps.iter().enumerate().skip(1).rev() {
        let (k, d) = (x - y, d as isize);
        let down = goes_down(v, k, d);
        let before = if down { k + 1 } else { k - 1 };
        x = v[at(before)];
        y = x - before;
        if !down {
            lost.push(wanted[x as usize].clone());
        }
    }
    lost.reverse();
    lost
}

#[test]
fn the_search_finds_what_is_lost() {
    let words = |s: &str| s.split(' ').map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(lost(&words("a b c d"), &words("x a c y d z")), ["b"]);
    assert_eq!(lost(&words("a b c"), &words("a b c")), Vec::<String>::new());
    assert_eq!(lost(&words("a b"), &words("c")), ["a", "b"]);
}
