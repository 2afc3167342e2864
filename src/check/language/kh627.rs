//! KH627: a bracket or quote that is opened and not closed in its paragraph, or closed and not opened.

use super::text::{before, word_before};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH627",
    name: "ngoac-khong-dong",
    title: "ngoặc mở mà không đóng, hoặc đóng mà không mở",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

const PAIRS: [(char, char); 4] = [('(', ')'), ('[', ']'), ('“', '”'), ('«', '»')];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        let text = passage.words.as_str();
        if !text.contains(is_bracket) {
            continue;
        }
        let mut open: Vec<(usize, char)> = Vec::new();
        let mut stray = None;
        for (at, sign) in text.char_indices().filter(|(_, c)| is_bracket(*c)) {
            if PAIRS.iter().any(|(opening, _)| *opening == sign) {
                open.push((at, sign));
                continue;
            }
            let wanted = PAIRS.iter().find(|(_, closing)| *closing == sign).map(|(opening, _)| *opening);
            match open.iter().rposition(|(_, opening)| Some(*opening) == wanted) {
                Some(place) => {
                    open.remove(place);
                }
                None if sign == ')' && is_label(text, at) => {}
                None => stray = stray.or(Some((at, sign))),
            }
        }
        let (found, message) = match (open.first(), stray) {
            (Some(&(at, sign)), _) => ((at, sign), format!("{} mở mà không đóng trong đoạn này", name(sign))),
            (None, Some((at, sign))) => ((at, sign), format!("{} đóng mà không mở trong đoạn này", name(sign))),
            _ => continue,
        };
        let span = passage.span(found.0..found.0 + found.1.len_utf8());
        diags.push(Diagnostic::new(&RULE, span, message).help("thêm dấu còn thiếu, hoặc bỏ dấu thừa"));
    }
}

fn name(sign: char) -> &'static str {
    match sign {
        '(' | ')' => "ngoặc đơn",
        '[' | ']' => "ngoặc vuông",
        _ => "ngoặc kép",
    }
}

fn is_bracket(c: char) -> bool {
    PAIRS.iter().any(|(opening, closing)| *opening == c || *closing == c)
}

/// The label of an item: "a)", "1)", "iii)", "1.2)".
fn is_label(text: &str, at: usize) -> bool {
    let label = word_before(text, at);
    let length = label.text.chars().count();
    let free =
        before(text, label.start).is_none_or(|c| c.is_whitespace() || matches!(c, '.' | '(' | ',' | ';' | '“' | '"'));
    let number =
        || label.text.bytes().all(|b| b.is_ascii_digit()) || label.text.bytes().all(|b| b"ivxIVX".contains(&b));
    (1..=4).contains(&length) && free && (length == 1 || number())
}
