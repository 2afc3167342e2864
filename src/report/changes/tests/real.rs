//! Real plans, edited.

use super::super::super::Findings;
use super::super::super::terminal::Look;
use super::super::*;
use crate::diff::compare;
use crate::pipeline::compile_text;

#[test]
fn dump() {
    let Ok(pairs) = std::env::var("KH_DUMP") else { return };
    let mut texts = Vec::new();
    for pair in pairs.split(',') {
        let (a, b) = pair.split_once('=').unwrap();
        let read = |p: &str| compile_text(p, &std::fs::read_to_string(p).unwrap());
        texts.push((read(a), read(b)));
    }
    let comparisons: Vec<_> =
        texts.iter().map(|(a, b)| compare(a.plan.as_ref().unwrap(), b.plan.as_ref().unwrap())).collect();
    let plans: Vec<_> = texts
        .iter()
        .zip(&comparisons)
        .map(|((a, b), c)| PlanChanges {
            name: &b.sources.iter().next().unwrap().name,
            old_name: &a.sources.iter().next().unwrap().name,
            title: "Chuyển đổi số xã Bạch Liêu năm 2026",
            outcome: Outcome::Compared(c),
            old: Some(Findings { sources: &a.sources, list: &a.findings }),
            new: Some(Findings { sources: &b.sources, list: &b.findings }),
        })
        .collect();
    println!("{}", terminal::text(&plans, Look { colour: false, width: 110 }));
    std::fs::write("/tmp/real.html", html::page(&plans).unwrap()).unwrap();
    std::fs::write("/tmp/real.md", markdown::text(&plans, markdown::Flavour::GitHub)).unwrap();
}
