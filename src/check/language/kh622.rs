//! KH622: a blank on one side of a hyphen alone: "2021- 2025", "chính trị- xã hội".

use super::text::{exact, from, in_address, word_at, word_before};
use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: "KH622",
    name: "dau-cach-mot-ben-dau-gach",
    title: "dấu gạch chỉ có dấu cách một bên",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        let text = passage.words.as_str();
        for (at, dash) in text.match_indices(['-', '–']) {
            let end = at + dash.len();
            let left = text.get(..at).unwrap_or_default().trim_end_matches(' ');
            let right = text.get(end..).unwrap_or_default().trim_start_matches(' ');
            let (outer_left, outer_right) = (left.chars().next_back(), right.chars().next());
            let blank_left = left.len() < at;
            let blank_right = from(text, end) == Some(' ');
            if blank_left == blank_right || in_address(text, at) || in_number(context, passage, at) {
                continue;
            }
            let word = |c: char| c.is_alphanumeric();
            let joins = outer_left.is_some_and(|c| word(c) || matches!(c, ')' | '”' | '%'))
                && outer_right.is_some_and(|c| word(c) || matches!(c, '(' | '“'));
            let digit = |c: Option<char>| c.is_some_and(|c| c.is_ascii_digit());
            // "-5" is a number below zero, and a capital after a lone dash opens an item.
            let item =
                blank_left && !digit(outer_left) && (digit(outer_right) || outer_right.is_some_and(char::is_uppercase));
            if !joins || item {
                continue;
            }
            let range = left.len()..text.len() - right.len();
            report(passage, range, closed(text, left.len(), text.len() - right.len()), dash, diags);
        }
    }
}

/// Does the place lie in the number of a cited document, which has rules of its own?
fn in_number<'p>(context: &Context<'p>, passage: &Passage<'p>, at: usize) -> bool {
    let numbers = context.documents_in(passage).iter().filter_map(|document| document.number.as_ref());
    numbers.into_iter().any(|number| number.range.contains(&at))
}

/// Is the hyphen written without blanks: between figures, or inside a code? None where both are right.
fn closed(text: &str, left: usize, right: usize) -> Option<bool> {
    let (last, next) = (word_before(text, left), word_at(text, right));
    let figure = |word: &str| !word.is_empty() && word.bytes().all(|byte| byte.is_ascii_digit());
    let code = |word: &super::text::Word<'_>| word.is_upper() || word.text == "TTg";
    match (figure(last.text), figure(next.text)) {
        (true, true) => Some(true),
        (true, false) | (false, true) => None,
        _ if code(&last) && code(&next) => Some(true),
        _ => Some(false),
    }
}

fn report(passage: &Passage<'_>, range: Range<usize>, closed: Option<bool>, dash: &str, diags: &mut Diags) {
    let message = format!("dấu “{dash}” chỉ có dấu cách ở một bên");
    let help = match closed {
        Some(true) => "bỏ dấu cách",
        Some(false) => "để dấu cách ở cả hai bên",
        None => "bỏ dấu cách, hoặc để dấu cách ở cả hai bên",
    };
    let mut finding = Diagnostic::new(&RULE, passage.span(range.clone()), message).help(help);
    if let (Some(span), Some(closed)) = (exact(passage, range), closed) {
        finding = finding.fix(help, span, if closed { dash.to_owned() } else { format!(" {dash} ") });
    }
    diags.push(finding);
}
