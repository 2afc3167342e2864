//! KH623: a dash and a hyphen in the same name, or in ranges of numbers.

use super::text::{exact, word_at, word_before};
use crate::check::{Context, Passage, Role};
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use std::collections::HashMap;
use std::ops::Range;

pub(super) static RULE: Rule = Rule {
    code: "KH623",
    name: "gach-dai-gach-ngan",
    title: "lẫn lộn dấu gạch dài và dấu gạch nối",
    weights: Weights::NOTE,
    clause: "Phụ lục II, IV",
    since: "0.2.0",
    profile: "",
};

/// Where the long form and the short form stand.
#[derive(Default)]
struct Pair<'c> {
    long: Vec<(&'c Passage<'c>, Range<usize>)>,
    short: Option<Span>,
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let looked = |role: Role| role.is_prose() || role.names_units() || role == Role::UnitName;
    // A plan without a long dash is consistent.
    if !context.passages.iter().any(|passage| looked(passage.role) && passage.words.contains(['–', '—'])) {
        return;
    }
    let mut pairs: HashMap<String, Pair<'_>> = HashMap::new();
    for passage in context.passages.iter().filter(|passage| looked(passage.role)) {
        let text = passage.words.as_str();
        for (at, dash) in text.match_indices(['-', '–', '—']) {
            let left = text.get(..at).unwrap_or_default().trim_end_matches(' ');
            let right = text.get(at + dash.len()..).unwrap_or_default().trim_start_matches(' ');
            let (last, next) = (word_before(text, left.len()), word_at(text, text.len() - right.len()));
            if last.text.is_empty() || next.text.is_empty() {
                continue;
            }
            let figure = |word: &str| word.bytes().all(|byte| byte.is_ascii_digit());
            let key = match (figure(last.text), figure(next.text)) {
                (true, true) => "0".to_owned(),
                (false, false) => format!("{} {}", last.text.to_lowercase(), next.text.to_lowercase()),
                _ => continue,
            };
            let pair = pairs.entry(key).or_default();
            let range = at..at + dash.len();
            if dash == "-" {
                pair.short.get_or_insert_with(|| passage.span(range));
            } else if passage.role != Role::UnitName {
                pair.long.push((passage, range));
            }
        }
    }
    let mut found: Vec<_> = pairs.into_values().collect();
    found.sort_by_key(|pair| pair.long.first().map(|(passage, range)| (passage.index, range.start)));
    for pair in found {
        let Some(short) = pair.short else { continue };
        for (passage, range) in pair.long {
            let dash = passage.words.get(range.clone()).unwrap_or_default();
            let message = format!("dấu “{dash}” ở đây, dấu “-” ở chỗ khác cùng loại");
            let mut finding = Diagnostic::new(&RULE, passage.span(range.clone()), message)
                .help("dùng dấu gạch nối “-” cho thống nhất")
                .also(short, "ở đây dùng “-”");
            if let Some(span) = exact(passage, range) {
                finding = finding.fix("thay bằng “-”", span, "-");
            }
            diags.push(finding);
        }
    }
}
