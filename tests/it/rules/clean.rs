//! Plans as offices write them, with nothing wrong: the rules have nothing to say of them.
//!
//! A rule that speaks here cries wolf. A new case is a file in `tests/fixtures/clean`.

use super::judge;
use kehoach::diag::{Mode, Severity};
use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// Number and date: a plan has them in one mode and lacks them in another.
const OF_THE_MODE: [&str; 3] = ["KH102", "KH104", "KH129"];

/// Notes that are right of a right plan, each with its reason.
const NOTES: [(&str, &str, &str); 1] =
    [("phong-vhxh", "KH208", "the day of issue is open, and a deadline falls in the month of issue")];

fn plans() -> Vec<(String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/clean");
    let paths = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut plans: Vec<(String, String)> = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "yaml"))
        .map(|path| (path.file_stem().unwrap().to_str().unwrap().to_owned(), fs::read_to_string(path).unwrap()))
        .collect();
    plans.sort();
    plans
}

/// What is said of every plan in the mode, but for the notes that are right: which note was said, and the rest for a reader.
fn said(mode: Option<Mode>) -> (BTreeSet<(String, String)>, String) {
    let mut notes = BTreeSet::new();
    let mut rest = String::new();
    for (name, text) in plans() {
        let compiled = judge(&text, None, mode);
        for finding in &compiled.findings {
            let code = finding.rule.code;
            let is_right = |note: &(&str, &str, &str)| (note.0, note.1) == (name.as_str(), code);
            if finding.severity == Severity::Note && NOTES.iter().any(is_right) {
                notes.insert((name.clone(), code.to_owned()));
            } else if mode.is_none() || !OF_THE_MODE.contains(&code) {
                let line = finding.span.map_or(1, |span| compiled.sources.get(span.file).line_column(span.start).0);
                rest += &format!("    {name}.yaml:{line} {code} {}\n", finding.message);
            }
        }
    }
    (notes, rest)
}

#[test]
fn right_plans_raise_nothing_in_their_own_state() {
    let (notes, rest) = said(None);
    assert!(rest.is_empty(), "\n{rest}");
    let listed: BTreeSet<_> = NOTES.iter().map(|(name, code, _)| ((*name).to_owned(), (*code).to_owned())).collect();
    assert_eq!(notes, listed, "every listed note is still said");
}

#[test]
fn right_plans_raise_nothing_in_another_mode_but_for_number_and_date() {
    for (name, mode) in Mode::ALL {
        let (_, rest) = said(Some(mode));
        assert!(rest.is_empty(), "{name}\n{rest}");
    }
}

#[test]
fn the_right_plans_are_many_and_of_every_state() {
    let plans = plans();
    assert!(plans.len() >= 18, "{} plans", plans.len());
    for (_, mode) in Mode::ALL {
        assert!(plans.iter().any(|(_, text)| judge(text, None, None).mode() == mode), "{mode:?}");
    }
}
