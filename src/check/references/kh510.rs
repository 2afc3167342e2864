//! KH510: one document is said to be issued by two.

use crate::check::Context;
use crate::check::cited::{by_number, may_be_one};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH510",
    name: "mot-van-ban-hai-co-quan",
    title: "một văn bản được viện dẫn với hai cơ quan ban hành",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for citations in by_number(context).values() {
        let named = citations.iter().filter_map(|cited| Some((cited, cited.document.issuer.as_ref()?)));
        let Some((first, issuer)) = named.clone().next() else { continue };
        for (cited, other) in named.skip(1) {
            let day = |document: &crate::mention::DocumentMention<'_>| {
                document.date.as_ref().and_then(|d| d.date.as_ref().ok().copied())
            };
            let same_day = day(first.document).is_some() && day(first.document) == day(cited.document);
            if same_day && may_be_one(first.document, cited.document) && head(issuer.text) != head(other.text) {
                let number = cited.document.number.as_ref().map_or("", |number| number.text);
                let message = format!("văn bản số {number} của “{}”, chỗ khác ghi của “{}”", other.text, issuer.text);
                let finding = Diagnostic::new(&RULE, cited.passage.span(other.range.clone()), message)
                    .help("tra lại văn bản, rồi ghi một cơ quan ban hành ở mọi chỗ")
                    .also(first.passage.span(issuer.range.clone()), "cơ quan ghi ở đây");
                diags.push(finding);
            }
        }
    }
}

/// What kind of office issues: names are shortened in many ways, offices are not mistaken for one another.
fn head(issuer: &str) -> &'static str {
    let issuer = issuer.to_lowercase();
    let heads = [
        ("chủ tịch", "chủ tịch"),
        ("ủy ban", "ủy ban"),
        ("uỷ ban", "ủy ban"),
        ("ubnd", "ủy ban"),
        ("hội đồng", "hội đồng"),
        ("hđnd", "hội đồng"),
        ("thủ tướng", "thủ tướng"),
        ("chính phủ", "chính phủ"),
        ("quốc hội", "quốc hội"),
        ("bộ trưởng", "bộ trưởng"),
        ("bộ chính trị", "đảng"),
        ("ban chấp hành", "đảng"),
        ("ban thường vụ", "đảng"),
        ("bộ", "bộ"),
        ("giám đốc", "giám đốc"),
        ("sở", "sở"),
    ];
    heads.into_iter().find(|(start, _)| issuer.starts_with(start)).map_or("", |(_, head)| head)
}
