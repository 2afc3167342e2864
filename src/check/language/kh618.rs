//! KH618: the name of a standard with other capitals than its own: "VietGap".

use super::text::{before, exact, from, in_address, words};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH618",
    name: "ten-tieu-chuan",
    title: "tên tiêu chuẩn, tên viết tắt quốc tế viết không đúng",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Names as their owners write them.
const NAMES: [&str; 11] =
    ["VietGAP", "VietGAHP", "GlobalGAP", "AseanGAP", "HACCP", "OCOP", "UNESCO", "ASEAN", "COVID", "TCVN", "QCVN"];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        let text = passage.words.as_str();
        let mut past = 0;
        for word in words(text) {
            if word.start < past || !word.text.is_ascii() || word.is_small() || word.is_upper() || word.text.len() < 4 {
                continue;
            }
            // "Global Gap": the name in two words.
            let second = text
                .get(word.end()..)
                .and_then(|rest| rest.strip_prefix(' '))
                .filter(|_| matches!(word.text, "Global" | "Viet" | "Asean"));
            let tail = second.map_or("", |rest| rest.get(..3).unwrap_or_default());
            let joined = format!("{}{tail}", word.text);
            let Some(name) = NAMES.iter().find(|name| name.eq_ignore_ascii_case(&joined)) else { continue };
            let end = if tail.is_empty() { word.end() } else { word.end() + 1 + tail.len() };
            past = end;
            let glued = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
            let found = text.get(word.start..end).unwrap_or_default();
            if found == *name
                || glued(from(text, end))
                || glued(before(text, word.start))
                || in_address(text, word.start)
            {
                continue;
            }
            let range = word.start..end;
            let mut finding =
                Diagnostic::new(&RULE, passage.span(range.clone()), format!("“{found}”: tên đúng là “{name}”"))
                    .help(format!("viết “{name}”"));
            if let Some(span) = exact(passage, range) {
                finding = finding.fix(format!("viết “{name}”"), span, *name);
            }
            diags.push(finding);
        }
    }
}
