//! KH605: two habits of the tone mark in one plan.

use super::text::{exact, words};
use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::lexicon::{ToneStyle, tone_style, with_style};
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: "KH605",
    name: "dau-thanh-hai-kieu",
    title: "dấu thanh đặt theo hai kiểu trong một kế hoạch",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut found: [Vec<(&Passage<'_>, Range<usize>)>; 2] = [Vec::new(), Vec::new()];
    for passage in context.prose() {
        let text = passage.words.as_str();
        let (mut capital_before, mut end_before) = (false, 0);
        for word in words(text) {
            let joined = text.get(end_before..word.start) == Some(" ");
            let after_name = joined && capital_before;
            (capital_before, end_before) = (word.is_capital(), word.end());
            if !may_differ(word.text) {
                continue;
            }
            let Some(style) = tone_style(word.text) else { continue };
            // A word with a capital may be the name of a person or place; "Ủy ban" is not.
            let next = text.get(word.end()..).unwrap_or_default().strip_prefix(' ').unwrap_or_default();
            let in_name = word.is_capital() && (after_name || next.starts_with(char::is_uppercase));
            let opens = word.start == 0 || word.text == "Ủy" || word.text == "Uỷ";
            if word.is_upper() || in_name || word.is_capital() && !opens {
                continue;
            }
            let [old, new] = &mut found;
            if style == ToneStyle::Old { old } else { new }.push((passage, word.range()));
        }
    }
    let [old, new] = &found;
    let (few, many, wanted) = match (old.len(), new.len()) {
        (0, _) | (_, 0) => return,
        (old_count, new_count) if old_count >= new_count => (new, old, ToneStyle::Old),
        _ => (old, new, ToneStyle::New),
    };
    let Some((model, range)) = many.first() else { return };
    let shown = model.words.get(range.clone()).unwrap_or_default();
    let model = model.span(range.clone());
    for (passage, range) in few {
        let word = passage.words.get(range.clone()).unwrap_or_default();
        let right = with_style(word, wanted);
        let message = format!("“{word}” đặt dấu thanh khác kiểu với phần lớn kế hoạch (“{shown}”)");
        let mut finding = Diagnostic::new(&RULE, passage.span(range.clone()), message)
            .help(format!("viết “{right}” cho thống nhất"))
            .also(model, "kiểu dùng nhiều hơn");
        if let Some(span) = exact(passage, range.clone()) {
            finding = finding.fix(format!("viết “{right}”"), span, right);
        }
        diags.push(finding);
    }
}

/// Does it end in "oa", "oe" or "uy"? Elsewhere both habits agree; most words are told from the rest here.
fn may_differ(word: &str) -> bool {
    let mut letters = word.chars().rev();
    let last = letters.next().is_some_and(|c| "aeyàáảãạèéẻẽẹỳýỷỹỵ".contains(c));
    last && !word.is_ascii() && letters.next().is_some_and(|c| "oòóỏõọuùúủũụOÒÓỎÕỌUÙÚỦŨỤ".contains(c))
}
