//! KH517: a place of the same level as the issuer, but another one.

use super::own::places;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH517",
    name: "dia-ban-khac",
    title: "lời văn nói đến địa bàn của nơi khác",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let own = places(context);
    if own.is_empty() {
        return;
    }
    let phrases: Vec<_> = own
        .iter()
        .map(|(level, name)| {
            let words = [format!("địa bàn {level} "), format!("UBND {level} "), format!("Ủy ban nhân dân {level} ")];
            (*level, name, format!(" {level} "), words)
        })
        .collect();
    for passage in context.prose() {
        for (level, name, marked, phrases) in &phrases {
            if !passage.words.contains(marked) {
                continue;
            }
            let others = own.iter().filter(|(other, _)| other == level).map(|(_, name)| name).collect::<Vec<_>>();
            for (phrase, acts) in phrases.iter().zip([false, true, true]) {
                for (at, _) in passage.words.match_indices(phrase.as_str()) {
                    let start = at + phrase.len();
                    let found = proper_name(passage.words.get(start..).unwrap_or(""));
                    let rest = passage.words.get(start + found.len()..).unwrap_or("").trim_start();
                    let orders =
                        ["ban hành", "yêu cầu", "giao", "xây dựng Kế hoạch"].iter().any(|verb| rest.starts_with(verb));
                    let cited = context.documents_in(passage).iter().any(|document| document.range.contains(&at));
                    let ours = others.iter().any(|name| is_same(context, level, name, found));
                    if found.is_empty() || cited || ours || acts && !orders {
                        continue;
                    }
                    let message = format!("“{level} {found}” trong kế hoạch của {level} {}", title(name));
                    let finding = Diagnostic::new(&RULE, passage.span(start..start + found.len()), message);
                    diags.push(finding.help("sửa tên địa bàn, nếu chép từ kế hoạch của nơi khác"));
                }
            }
        }
    }
}

/// The words with a capital at the head of a text.
fn proper_name(text: &str) -> &str {
    let mut end = 0;
    for word in text.split_inclusive(' ') {
        let bare = word.trim_end();
        let letters = bare.trim_end_matches(|c: char| !c.is_alphanumeric());
        if !letters.starts_with(char::is_uppercase) {
            break;
        }
        let start = text.len() - text.get(end..).map_or(0, str::len);
        end = start + word.len();
        if letters.len() < bare.len() {
            end = start + letters.len();
            break;
        }
    }
    text.get(..end).unwrap_or("").trim_end()
}

/// Provinces are spelled in several ways; a name may be followed by other words with a capital.
fn is_same(context: &Context<'_>, level: &str, own: &str, found: &str) -> bool {
    let found = found.to_lowercase();
    let province = |name: &str| context.lexicon.known_province(name).map(|unit| unit.name.clone());
    let one_province = matches!(level, "tỉnh" | "thành phố") && {
        let (own, other) = (province(&title(own)), province(&title(&found)));
        // What is no province is no other province either.
        level == "tỉnh" && other.is_none() || own.is_some() && own == other
    };
    one_province || found.starts_with(own) || own.starts_with(&found)
}

/// Each word with a capital.
fn title(name: &str) -> String {
    let capital = |word: &str| {
        let mut letters = word.chars();
        letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect::<String>()
    };
    name.split(' ').map(capital).collect::<Vec<_>>().join(" ")
}
