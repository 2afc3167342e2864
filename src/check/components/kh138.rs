//! KH138: the abstract begins with a small letter.

use super::regime::Body;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH138",
    name: "trich-yeu-chu-thuong",
    title: "trích yếu mở đầu bằng chữ thường",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.5",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let party = context.parts().issuer(context).is_some_and(|issuer| issuer.body == Body::Party);
    let Some(first) = context.of(Role::Abstract).next().filter(|_| !party) else { return };
    let start = first.words.len() - first.words.trim_start().len();
    let Some(letter) = first.words[start..].chars().next().filter(|c| c.is_lowercase()) else { return };
    // "v/v" is another mistake.
    if first.words[start..].to_lowercase().starts_with("v/v") {
        return;
    }
    let range = start..start + letter.len_utf8();
    let span = first.span(range.clone());
    let mut finding =
        Diagnostic::new(&RULE, span, "trích yếu mở đầu bằng chữ thường").help("viết hoa chữ đầu của trích yếu");
    if first.is_exact(range) {
        finding = finding.fix("viết hoa chữ đầu", span, letter.to_uppercase().to_string());
    }
    diags.push(finding);
}
