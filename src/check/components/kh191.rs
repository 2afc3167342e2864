//! KH191: a mark behind the title of a section.

use super::headings::headings;
use super::wording::marks_at_end;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH191",
    name: "tieu-de-dau-cuoi",
    title: "tên mục có dấu ở cuối",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.6.đ",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let headings = headings(context);
    let mut even = Vec::new();
    for heading in &headings {
        if even.len() <= heading.list {
            even.resize(heading.list + 1, true);
        }
        even[heading.list] &= heading.passage.words.trim_end().ends_with('.');
    }
    for heading in headings.iter().filter(|heading| !heading.section.run_in) {
        let words = heading.passage.words.trim_end();
        // A numbered sentence is no title; one that opens a list may end with a colon.
        if words.chars().count() > LONGEST || words.contains([';', '?']) || words.contains(". ") {
            continue;
        }
        // Where every title of a list has its full stop, that is a habit.
        if !heading.in_capitals && even.get(heading.list).is_some_and(|even| *even) {
            continue;
        }
        let marks: &[char] = if heading.in_capitals { &['.', ';', ',', ':'] } else { &['.', ';', ','] };
        let Some(range) = marks_at_end(words, marks) else { continue };
        let span = heading.passage.span(range.clone());
        let mark = words[range.clone()].trim();
        let mut finding =
            Diagnostic::new(&RULE, span, format!("tên mục có dấu “{mark}” ở cuối")).help("bỏ dấu ở cuối tên mục");
        if heading.passage.is_exact(range) {
            finding = finding.fix(format!("bỏ dấu “{mark}”"), span, "");
        }
        diags.push(finding);
    }
}

/// Letters of the longest title that still is one.
const LONGEST: usize = 90;
