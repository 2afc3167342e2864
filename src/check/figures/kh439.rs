//! KH439: a part larger than the whole it is said to be a part of.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH439",
    name: "phan-lon-hon-toan-bo",
    title: "phần nêu sau “trong đó” lớn hơn toàn bộ",
    weights: Weights::RISING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for pair in context.amounts().windows(2) {
        let [whole, part] = pair else { continue };
        if !std::ptr::eq(whole.passage, part.passage) || whole.mention.upper.is_some() || part.mention.upper.is_some() {
            continue;
        }
        let between = whole.passage.words.get(whole.mention.range.end..part.mention.range.start).unwrap_or_default();
        // Only what follows at once is surely a part of that figure: no other clause, no other figure, no expression.
        let Some((_, last)) = between.rsplit_once("trong đó") else { continue };
        let is_plain =
            !between.contains(['.', ';', crate::check::EXPRESSION]) && !between.contains(|c: char| c.is_ascii_digit());
        let introduces = ["", "có", "có ít nhất", "ít nhất", "ít nhất có"]
            .contains(&last.trim().trim_start_matches([':', ',']).trim());
        let same_unit = whole.mention.unit.text == part.mention.unit.text && whole.mention.money == part.mention.money;
        let is_share = whole.mention.unit.text == "%";
        let (Some(of), Some(value)) = (&whole.mention.figure.number, &part.mention.figure.number) else { continue };
        if is_plain && introduces && same_unit && !is_share && value.value > of.value {
            let words = |amount: &crate::check::Mentioned<'_, crate::mention::AmountMention<'_>>| {
                amount.passage.words.get(amount.mention.range.clone()).unwrap_or_default().to_owned()
            };
            let message = format!("“{}” không thể là một phần của “{}”", words(part), words(whole));
            diags.push(
                Diagnostic::new(&RULE, part.span(part.mention.range.clone()), message)
                    .also(whole.span(whole.mention.range.clone()), "toàn bộ")
                    .help("kiểm tra lại hai con số"),
            );
        }
    }
}
