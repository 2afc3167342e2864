//! KH615: a sentence that begins with a small letter.

use super::text::{capitalised, exact, from, in_address, is_small_syllable, marks, word_at, word_before};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH615",
    name: "dau-cau-viet-thuong",
    title: "chữ đầu câu viết thường",
    weights: Weights::WARNING,
    clause: "Phụ lục II, I",
    since: "0.2.0",
    profile: "nd30-2020",
};

/// Short forms that end with a stop.
const SHORT: [&str; 16] =
    ["tp", "tx", "tt", "tr", "st", "ths", "ts", "pgs", "gs", "bs", "ks", "cn", "no", "vd", "đc", "đt"];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        let text = passage.words.as_str();
        for (at, _) in marks(text, b".") {
            let next = at + 2;
            if from(text, at + 1) != Some(' ') || !from(text, next).is_some_and(char::is_lowercase) {
                continue;
            }
            let (last, first) = (word_before(text, at), word_at(text, next));
            let ends = last.is_small() && last.text.chars().count() > 1 && !SHORT.contains(&last.text);
            if !ends || !is_small_syllable(first.text) || in_address(text, at) || in_address(text, next) {
                continue;
            }
            // "v.v. và": the short form goes on.
            if text.get(..last.start).is_some_and(|head| head.ends_with('.')) {
                continue;
            }
            let right = capitalised(first.text);
            let message = format!("“{}” đứng đầu câu nhưng không viết hoa", first.text);
            let mut finding = Diagnostic::new(&RULE, passage.span(first.range()), message)
                .help("viết hoa chữ cái đầu, hoặc sửa dấu chấm ở trước nếu câu chưa hết");
            if let Some(span) = exact(passage, first.range()) {
                finding = finding.fix(format!("viết “{right}”"), span, right);
            }
            diags.push(finding);
        }
    }
}
