//! KH511: one document is cited with two subjects.

use crate::check::Context;
use crate::check::cited::{by_number, may_be_one};
use crate::check::near::{plain_words, shared};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH511",
    name: "mot-van-ban-hai-trich-yeu",
    title: "một văn bản được viện dẫn với hai trích yếu khác hẳn nhau",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for citations in by_number(context).values() {
        let told = citations.iter().filter_map(|cited| {
            let subject = cited.document.subject.as_ref()?;
            // A text cut off by a value or a bracket cannot be compared.
            Some((cited, subject, plain_words(subject.text))).filter(|(_, _, words)| words.len() >= 5)
        });
        let Some((first, subject, words)) = told.clone().next() else { continue };
        let day = |document: &crate::mention::DocumentMention<'_>| {
            document.date.as_ref().and_then(|d| d.date.as_ref().ok().copied())
        };
        for (cited, other, others) in told.skip(1) {
            let same_day = day(first.document).is_some() && day(first.document) == day(cited.document);
            if same_day && may_be_one(first.document, cited.document) && shared(&words, &others) < 40 {
                let number = cited.document.number.as_ref().map_or("", |number| number.text);
                let message = format!("văn bản số {number} ghi trích yếu khác hẳn chỗ trước");
                let finding = Diagnostic::new(&RULE, cited.passage.span(other.range.clone()), message)
                    .help("tra lại số, ký hiệu và trích yếu của văn bản")
                    .also(first.passage.span(subject.range.clone()), "trích yếu ghi ở đây");
                diags.push(finding);
            }
        }
    }
}
