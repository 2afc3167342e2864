//! KH522: typed numbers that leave one out or come twice.

use crate::check::Context;
use crate::check::Passage;
use crate::diag::Span;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::collections::BTreeMap;

/// Letters that number points, in order (annex I of Decree 30).
const LETTERS: &str = "abcdđeghiklmnopqrstuvxy";

pub(super) static RULE: Rule = Rule {
    code: "KH522",
    name: "so-thu-tu-nhay",
    title: "số thứ tự gõ tay bị nhảy hoặc lặp",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut field = None;
    let mut last: BTreeMap<&'static str, (usize, Span)> = BTreeMap::new();
    for passage in context.prose() {
        if field != Some(passage.field) {
            field = Some(passage.field);
            last.clear();
        }
        let Some((style, number, width)) = typed(passage) else { continue };
        let span = if width == 0 { passage.whole().part(0, 1) } else { passage.span(0..width) };
        if let Some((before, place)) = last.get(style)
            && number > 1
            && number != before + 1
            && number >= *before
        {
            let message = match number == *before {
                true => format!("số thứ tự “{}” ghi hai lần", sign(style, number)),
                false => format!("sau “{}” là “{}”", sign(style, *before), sign(style, number)),
            };
            let finding = Diagnostic::new(&RULE, span, message).help("đánh lại số thứ tự, hoặc tìm đoạn bị thiếu");
            diags.push(finding.also(*place, "số đứng trước"));
        }
        last.insert(style, (number, span));
    }
}

/// The number at the head of a paragraph: its style, its value, the bytes it takes.
fn typed(passage: &Passage<'_>) -> Option<(&'static str, usize, usize)> {
    if let Some(marker) = passage.marker.filter(|marker| marker.starts_with(|c: char| c.is_ascii_digit())) {
        return Some(("1.", marker.trim_end_matches(['.', ')']).parse().ok()?, 0));
    }
    let head = passage.words.split(' ').next()?;
    let digits = |text: &str| text.parse::<usize>().ok().filter(|number| text.len() < 3 && *number > 0);
    if let Some(number) = head.strip_prefix('(').and_then(|head| digits(head.strip_suffix(')')?)) {
        return Some(("(1)", number, head.len()));
    }
    let bare = head.strip_suffix(')')?;
    if let Some(number) = digits(bare) {
        return Some(("1)", number, head.len()));
    }
    let mut letters = bare.chars();
    let letter = letters.next().filter(|_| letters.next().is_none())?;
    Some(("a)", LETTERS.chars().position(|other| other == letter)? + 1, head.len()))
}

fn sign(style: &str, number: usize) -> String {
    match style {
        "a)" => format!("{})", LETTERS.chars().nth(number - 1).unwrap_or('?')),
        style => style.replace('1', &number.to_string()),
    }
}
