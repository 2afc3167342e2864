//! KH114: the issuing body is abbreviated in the heading.

use super::regime::Body;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::lexicon::syllable;

pub(super) static RULE: Rule = Rule {
    code: "KH114",
    name: "co-quan-viet-tat",
    title: "viết tắt tên cơ quan ban hành",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.2.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    // Short names of schools and of the Party are settled elsewhere.
    if matches!(issuer.body, Body::School | Body::Party) {
        return;
    }
    for line in context.of(Role::Issuer) {
        let mut from = 0;
        for word in line.words.split_whitespace() {
            let at = from + line.words[from..].find(word).unwrap_or(0);
            from = at + word.len();
            let bare = word.trim_matches(|c: char| matches!(c, ',' | '.' | '(' | ')'));
            // In capitals "TƯ" of "BỘ TƯ PHÁP" looks like the short "TƯ" (trung ương).
            let short = bare.contains('&') || context.lexicon.abbreviation(bare).is_some() && !syllable(bare);
            if short && !FIXED.contains(&bare) {
                let message = format!("tên cơ quan ban hành viết tắt “{bare}”");
                let finding = Diagnostic::new(&RULE, line.span(at..at + word.len()), message);
                diags.push(finding.help("viết đầy đủ tên cơ quan ban hành; chỉ tên cơ quan chủ quản được viết tắt"));
            }
        }
    }
}

/// Short forms that are part of official names.
const FIXED: [&str; 3] = ["OCOP", "XHCN", "TH"];
