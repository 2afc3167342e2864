//! KH621: no blank behind a comma, semicolon, colon or stop, or around brackets.

use super::text::{before, exact, from, in_address, marks, word_at, word_before};
use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: "KH621",
    name: "thieu-dau-cach",
    title: "thiếu dấu cách cạnh dấu câu",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        let text = passage.words.as_str();
        for (at, mark) in marks(text, b",;:.()") {
            let (last, next) = (before(text, at), from(text, at + 1));
            let (Some(last), Some(next)) = (last, next) else { continue };
            let missing = match mark {
                b',' => next.is_alphabetic() || next.is_ascii_digit() && last.is_alphabetic(),
                b';' => next.is_alphanumeric(),
                b':' => next.is_alphabetic() && !last.is_ascii_digit(),
                b'.' => ends_sentence(text, at),
                b'(' => {
                    last.is_alphabetic()
                        && word_before(text, at).text.chars().nth(1).is_some()
                        && next.is_alphabetic()
                        && word_at(text, at + 1).text.chars().nth(1).is_some()
                }
                _ => next.is_alphabetic() && last.is_alphanumeric(),
            };
            if !missing || in_address(text, at) {
                continue;
            }
            let sign = char::from(mark);
            let (side, right) =
                if mark == b'(' { ("trước", format!(" {sign}")) } else { ("sau", format!("{sign} ")) };
            report(passage, at..at + 1, &format!("thiếu dấu cách {side} dấu “{sign}”"), right, diags);
        }
    }
}

fn report(passage: &Passage<'_>, range: Range<usize>, message: &str, right: String, diags: &mut Diags) {
    let mut finding = Diagnostic::new(&RULE, passage.span(range.clone()), message).help("thêm một dấu cách");
    if let Some(span) = exact(passage, range) {
        finding = finding.fix("thêm một dấu cách", span, right);
    }
    diags.push(finding);
}

/// A stop between a word in small letters and one with a capital: "trong tỉnh.Các sở".
fn ends_sentence(text: &str, at: usize) -> bool {
    let (last, next) = (word_before(text, at), word_at(text, at + 1));
    last.is_small()
        && last.text.chars().count() > 2
        && next.is_capital()
        && !next.is_upper()
        && next.text.chars().count() > 1
        && !matches!(last.text, "ths" | "pgs")
}
