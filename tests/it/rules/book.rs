//! The rule book as people reach it: every rule is listed, shown in a page, and explained word for word.

use super::{MARK, SHOWN_ONLY, blocks};
use kehoach::check::{self, Entry, RETIRED};
use kehoach::report::page;
use kehoach::report::terminal::Look;
use std::collections::BTreeSet;
use std::process::Command;

fn kh(args: &[&str]) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_kh")).args(args).output().unwrap();
    assert!(output.status.success(), "kh {args:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn every_rule_is_listed_with_its_name_and_title() {
    let listed = kh(&["rules"]);
    for Entry { rule, .. } in check::registry() {
        let line = listed.lines().find(|line| line.starts_with(rule.code)).unwrap_or_default();
        assert!(line.contains(&format!(" {} ", rule.name)) && line.ends_with(rule.title), "{}: “{line}”", rule.code);
    }
    for (old, _) in RETIRED {
        assert!(!listed.contains(old), "{old} is retired and listed");
    }
}

#[test]
fn every_rule_has_the_heading_of_its_block() {
    let mut headings: Vec<(&str, &str)> =
        check::registry().map(|entry| (&entry.rule.code[..3], check::heading(entry.rule))).collect();
    headings.dedup();
    let (blocks, words): (BTreeSet<&str>, BTreeSet<&str>) = headings.iter().copied().unzip();
    assert_eq!((blocks.len(), words.len()), (headings.len(), headings.len()), "{headings:?}");
}

/// The codes marked on the lines of a block.
fn marked(text: &str) -> impl Iterator<Item = &str> {
    let codes = text.lines().filter_map(|line| line.split_once(MARK)).map(|(_, codes)| codes);
    codes.flat_map(|codes| codes.split([',', ' '])).filter(|code| !code.is_empty())
}

#[test]
fn every_rule_is_shown_by_a_wrong_line_and_every_mark_is_a_rule() {
    let known: BTreeSet<&str> = check::registry().map(|entry| entry.rule.code).collect();
    let mut shown: BTreeSet<String> = BTreeSet::new();
    for Entry { page, .. } in check::registry() {
        for block in blocks(page).iter().filter(|block| block.info.first().is_some_and(|kind| kind == "yaml")) {
            shown.extend(marked(&block.text).map(str::to_owned));
        }
    }
    let strange: Vec<&String> = shown.iter().filter(|code| !known.contains(code.as_str())).collect();
    assert!(strange.is_empty(), "marked, but no rules: {strange:?}");
    // What only finished pages or broken templates raise cannot be told from a block.
    let of_pages = |code: &str| code.starts_with("KH7") || code.starts_with("KH9");
    let hidden: Vec<&str> = known
        .into_iter()
        .filter(|code| !shown.contains(*code) && !SHOWN_ONLY.contains(code) && !of_pages(code))
        .collect();
    assert!(hidden.is_empty(), "no page shows {hidden:?}");
}

/// Letters and digits of each word: what is left when quotes, marks and colours go.
fn words(text: &str) -> Vec<String> {
    let bare = |word: &str| word.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    text.split_whitespace().map(bare).filter(|word| !word.is_empty()).collect()
}

#[test]
fn no_word_of_a_page_is_lost_when_it_is_explained() {
    for Entry { rule, page, .. } in check::registry() {
        for (colour, width) in [(false, 40), (false, 80), (true, 100)] {
            let said = page::text(rule, page, Look { colour, width });
            assert_eq!(said.contains('\x1b'), colour, "{}", rule.code);
            let plain: String = said.split('\x1b').enumerate().fold(String::new(), |text, (at, part)| {
                text + if at == 0 { part } else { part.split_once('m').unwrap().1 }
            });
            let told = page.lines().filter(|line| !line.starts_with("```")).collect::<Vec<_>>().join("\n");
            let said = words(&plain);
            let mut rest = said.iter();
            for word in words(&told) {
                assert!(rest.any(|other| *other == word), "{}: “{word}” is lost\n{plain}", rule.code);
            }
        }
    }
}

#[test]
fn lines_of_a_block_are_explained_as_they_are() {
    // These are shown as U+FFFD.
    let steering = |c: char| {
        c.is_control()
            || matches!(c, '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}')
    };
    for Entry { rule, page, .. } in check::registry() {
        let said = page::text(rule, page, Look { colour: false, width: 80 });
        for line in blocks(page).iter().flat_map(|block| block.text.lines()).filter(|line| !line.contains(steering)) {
            assert!(
                said.contains(&format!("{}{line}\n", if line.is_empty() { "" } else { "      " })),
                "{}: {line}",
                rule.code
            );
        }
    }
}

#[test]
fn all_rules_are_explained_in_one_call() {
    let codes: Vec<&str> = check::registry().map(|entry| entry.rule.code).collect();
    let said = kh(&[&["explain"], codes.as_slice()].concat());
    // Long titles are wrapped.
    let in_one_line = said.split_whitespace().collect::<Vec<_>>().join(" ");
    for Entry { rule, .. } in check::registry() {
        assert!(in_one_line.contains(&format!("{}: {}", rule.code, rule.title)), "{}", rule.code);
        assert!(said.contains(&format!("\n{} · ", rule.name)), "{}", rule.code);
    }
}
