//! KH507: a citation that repeats the whole subject given before.

use crate::check::cited::by_number;
use crate::check::near::{likeness, plain_words};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::DocumentMention;

pub(super) static RULE: Rule = Rule {
    code: "KH507",
    name: "lap-lai-trich-yeu",
    title: "viện dẫn lại mà vẫn chép đủ trích yếu",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.6.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for citations in by_number(context).values() {
        let mut first = None;
        let mut again = Vec::new();
        for cited in citations {
            let Some(words) = subject(cited.document) else { continue };
            match &first {
                None => first = Some((cited, words)),
                Some((_, before)) if likeness(before, &words) >= 80 => again.push(cited),
                Some(_) => {}
            }
        }
        let text = |role: Role| role.is_running_text() || role == Role::TaskDetails;
        again.retain(|cited| text(cited.passage.role) && !cited.document.nested);
        let (Some((first, _)), Some(second)) = (first, again.first()) else { continue };
        let Some(subject) = &second.document.subject else { continue };
        let number = second.document.number.as_ref().map_or("", |number| number.text);
        let message = format!("văn bản số {number} đã viện dẫn đủ ở trên, ở đây chép lại cả trích yếu");
        let mut finding = Diagnostic::new(&RULE, second.passage.span(subject.range.clone()), message)
            .help("chỉ ghi tên loại và số, ký hiệu")
            .also(first.passage.span(first.document.core.clone()), "đã viện dẫn đủ ở đây");
        for cited in again.iter().skip(1) {
            finding = finding.also(cited.passage.span(cited.document.core.clone()), "cũng chép lại trích yếu");
        }
        diags.push(finding);
    }
}

/// The words of the subject, where there are enough of them to weigh.
fn subject(document: &DocumentMention<'_>) -> Option<Vec<String>> {
    let subject = document.subject.as_ref()?;
    Some(plain_words(subject.text)).filter(|words| words.len() >= 8)
}
