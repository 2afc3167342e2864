//! KH633: "v.v" without its last stop, and other ways to write it.

use super::text::{exact, in_address, words};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH633",
    name: "van-van",
    title: "“v.v.” viết không đúng",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        let text = passage.words.as_str();
        if !text.contains("v.v") && !text.contains("vv") && !text.contains("V.v") {
            continue;
        }
        let mut past = 0;
        for word in words(text).filter(|word| matches!(word.text, "v" | "V" | "vv")) {
            if word.start < past {
                continue;
            }
            let rest = text.get(word.start..).unwrap_or_default();
            // "V/v", "v.v" in an address and "cvv" are no such words.
            let Some(found) = ["v.v", "V.v", "vv"].into_iter().find(|form| rest.starts_with(form)) else { continue };
            let behind = rest.get(found.len()..).unwrap_or_default();
            let dots = behind.find(|c| !matches!(c, '.' | '…')).unwrap_or(behind.len());
            let tail = behind.get(..dots).unwrap_or_default();
            past = word.start + found.len() + dots;
            let right = matches!(tail, "." | "..." | "…" | ".…") && found == "v.v";
            if right || behind.starts_with(char::is_alphanumeric) || in_address(text, word.start) {
                continue;
            }
            let range = word.start..past;
            let written = format!("{found}{tail}");
            let mut finding =
                Diagnostic::new(&RULE, passage.span(range.clone()), format!("“{written}” viết chưa đúng"))
                    .help("viết “v.v.”");
            if let Some(span) = exact(passage, range) {
                finding = finding.fix("viết “v.v.”", span, "v.v.");
            }
            diags.push(finding);
        }
    }
}
