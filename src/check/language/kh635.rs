//! KH635: a figure and the sign of its unit without a blank: "22m", "5kg".

use super::text::{before, exact, in_address, words};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH635",
    name: "so-lien-don-vi-do",
    title: "con số viết liền ký hiệu đơn vị đo",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Signs of units; those of one letter that mean other things ("4G", "30A") are left out.
const SIGNS: [&str; 19] = [
    "mm", "cm", "m", "km", "mg", "g", "kg", "ml", "ha", "km²", "m²", "m³", "m2", "m3", "km2", "kW", "kWh", "MW", "MWh",
];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    // Tables have little room, and the names of goods in them their own habits.
    let looked =
        |role: Role| role.is_running_text() || matches!(role, Role::TaskDetails | Role::TaskTitle | Role::Base);
    for passage in context.passages.iter().filter(|passage| looked(passage.role)) {
        let text = passage.words.as_str();
        let measured = |pair: &[u8]| matches!(pair, [b'0'..=b'9', b'm' | b'c' | b'k' | b'g' | b'h' | b'M']);
        if !text.as_bytes().windows(2).any(measured) {
            continue;
        }
        for word in words(text) {
            let digits = word.text.bytes().take_while(u8::is_ascii_digit).count();
            let Some(sign) = word.text.get(digits..).filter(|sign| digits > 0 && SIGNS.contains(sign)) else {
                continue;
            };
            let joined = before(text, word.start).is_some_and(|c| matches!(c, '/' | '-' | '_') || c.is_alphabetic());
            if joined || in_address(text, word.start) {
                continue;
            }
            let range = word.start + digits - 1..word.end();
            let figure = word.text.get(..digits).unwrap_or_default();
            let mut finding =
                Diagnostic::new(&RULE, passage.span(word.range()), format!("“{}” thiếu dấu cách", word.text))
                    .help(format!("viết “{figure} {sign}”"));
            if let Some(span) = exact(passage, range) {
                let last = figure.get(digits - 1..).unwrap_or_default();
                finding = finding.fix("thêm dấu cách giữa số và đơn vị", span, format!("{last} {sign}"));
            }
            diags.push(finding);
        }
    }
}
