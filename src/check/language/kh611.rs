//! KH611: "Nhân dân" and "Nhà nước" in small letters.

use super::kh610::finding;
use crate::check::Context;
use crate::diag::{Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH611",
    name: "nhan-dan-nha-nuoc",
    title: "“Nhân dân”, “Nhà nước” viết thường",
    weights: Weights::WARNING,
    clause: "Phụ lục II, V",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let nouns = context.miscapitalised().iter().filter(|found| {
        // The currency of China bears the word in small letters.
        let behind = found.passage.words.get(found.mention.range.end..).unwrap_or_default();
        found.mention.clause == "CAP-10" && !behind.starts_with(" tệ")
    });
    diags.extend(nouns.map(|found| finding(&RULE, found)));
}
