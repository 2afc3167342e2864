#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]
use super::*;
use crate::value::PartialDate;

fn day(text: &str) -> PartialDate {
    PartialDate::parse(text).unwrap()
}

#[test]
fn dump() {
    let lex = Lexicon::standard();
    let mut files: Vec<_> = std::fs::read_dir("tests/originals")
        .unwrap()
        .map(|e| e.unwrap().path())
        .filter(|p| p.extension().is_some_and(|e| e == "txt"))
        .collect();
    files.extend(std::fs::read_dir("plans").unwrap().map(|e| e.unwrap().path().join("plan.yaml")));
    for file in files {
        let text = std::fs::read_to_string(&file).unwrap();
        println!("=== {}", file.display());
        let ctx = |r: &std::ops::Range<usize>| {
            let a = text[..r.start].char_indices().rev().nth(25).map_or(0, |c| c.0);
            let b = text[r.end..].char_indices().nth(25).map_or(text.len(), |c| r.end + c.0);
            text[a..b].replace('\n', "⏎")
        };
        for h in lex.impossible_words(&text) {
            println!("I {:?} {:?} | {}", &text[h.range.clone()], h.wanted, ctx(&h.range));
        }
        for h in lex.misspelled(&text) {
            println!("S {:?} {:?} | {}", h.found, h.wanted, ctx(&h.range));
        }
        for h in lex.miscapitalised(&text) {
            println!("C {:?} {:?} {} | {}", h.found, h.wanted, h.clause, ctx(&h.range));
        }
        for h in lex.broken_names(&text) {
            println!("B {:?} {:?} {:?} | {}", h.found, h.wanted, h.slip, ctx(&h.range));
        }
        if file.extension().unwrap() == "txt" {
            for h in lex.obsolete(&text, day("2026-01-01")) {
                println!("O {:?} {:?} {:?} | {}", h.name, &text[h.range.clone()], h.successor, ctx(&h.range));
            }
        }
        let n = lex.obsolete(&text, day("2024-12-31")).len();
        println!("O2024 {n}");
    }
}
