//! KH215: one document cited with two dates.

use crate::check::Context;
use crate::check::cited::{by_number, may_be_one};
use crate::check::near::{likeness, plain_words};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::DocumentMention;

pub(super) static RULE: Rule = Rule {
    code: "KH215",
    name: "mot-van-ban-hai-ngay",
    title: "một văn bản được viện dẫn với hai ngày khác nhau",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for citations in by_number(context).values() {
        let mut dated = citations.iter().filter_map(|cited| {
            let date = cited.document.date.as_ref()?;
            Some((cited, date, date.date.as_ref().ok().copied().filter(|day| day.is_full())?))
        });
        let Some((first, first_date, day)) = dated.next() else { continue };
        for (cited, date, other) in dated {
            if other != day && is_one(first.document, cited.document) {
                let number = cited.document.number.as_ref().map_or("", |number| number.text);
                let message =
                    format!("văn bản số {number} ghi ngày {}, chỗ khác ghi ngày {}", other.short(), day.short());
                let finding = Diagnostic::new(&RULE, cited.passage.span(date.range.clone()), message)
                    .help("tra lại văn bản, rồi ghi một ngày ở mọi chỗ")
                    .also(first.passage.span(first_date.range.clone()), "ngày ghi ở đây");
                diags.push(finding);
            }
        }
    }
}

/// Numbers begin anew every year: two years are two documents, unless they say the same.
fn is_one(one: &DocumentMention<'_>, other: &DocumentMention<'_>) -> bool {
    let subject = |document: &DocumentMention<'_>| {
        let subject = document.subject.as_ref();
        subject.map(|subject| plain_words(subject.text)).filter(|words| words.len() > 4)
    };
    let year_inside = one.number.as_ref().is_some_and(|number| number.year.is_some());
    let same_subject = match (subject(one), subject(other)) {
        (Some(one), Some(other)) => likeness(&one, &other) > 80,
        _ => false,
    };
    may_be_one(one, other) || year_inside || same_subject
}
