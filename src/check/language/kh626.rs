//! KH626: straight quotes in a plan that uses curly ones.

use super::text::exact;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH626",
    name: "ngoac-kep-thang",
    title: "ngoặc kép thẳng lẫn với ngoặc kép cong",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some((model, at)) = context.prose().find_map(|passage| Some((passage, passage.words.find('“')?))) else {
        return;
    };
    let model = model.span(at..at + '“'.len_utf8());
    for passage in context.prose() {
        let text = passage.words.as_str();
        let places: Vec<usize> = text.match_indices('"').map(|(at, _)| at).collect();
        // Inches and seconds stand behind a figure.
        if places.iter().any(|&at| text.get(..at).is_some_and(|head| head.ends_with(|c: char| c.is_ascii_digit()))) {
            continue;
        }
        let paired = places.len().is_multiple_of(2);
        for (order, &at) in places.iter().enumerate() {
            let right = if order.is_multiple_of(2) { "“" } else { "”" };
            let mut finding =
                Diagnostic::new(&RULE, passage.span(at..at + 1), "ngoặc kép thẳng, các chỗ khác dùng “ ”")
                    .help("dùng ngoặc kép cong “ ” cho thống nhất")
                    .also(model, "ở đây dùng ngoặc kép cong");
            if let Some(span) = exact(passage, at..at + 1).filter(|_| paired) {
                finding = finding.fix(format!("thay bằng {right}"), span, right);
            }
            diags.push(finding);
        }
    }
}
