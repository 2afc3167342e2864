//! KH508: a number without the word "số" in front.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::NumberForm;

pub(super) static RULE: Rule = Rule {
    code: "KH508",
    name: "thieu-chu-so",
    title: "viện dẫn thiếu chữ “số” trước số, ký hiệu",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.6.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    // Those among the grounds are told by another rule.
    let documents = context.documents().filter(|(passage, _)| passage.role != Role::Base);
    for (passage, document) in documents {
        let (Some(word), Some(number), None) = (&document.kind_word, &document.number, &document.so) else { continue };
        let gap = word.range.end..number.range.start;
        let blank = passage.words.get(gap.clone()).is_some_and(|gap| gap == " ");
        if !blank || number.form == NumberForm::Incomplete || number.serial.is_none() {
            continue;
        }
        let message = format!("“{} {}” thiếu chữ “số”", word.text, number.text);
        let mut finding = Diagnostic::new(&RULE, passage.span(number.range.clone()), message)
            .help(format!("viết “{} số {}”", word.text, number.text));
        if passage.is_exact(gap.clone()) {
            finding = finding.fix("thêm chữ “số”", passage.span(gap), " số ");
        }
        diags.push(finding);
    }
}
