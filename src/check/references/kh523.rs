//! KH523: one paragraph stands twice.

use crate::check::near::plain_words;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::collections::BTreeMap;

/// Shorter ones may well be said twice.
const LETTERS: usize = 60;
/// Letters in which a sentence says that it is about joint work.
const SHARED_HEAD: usize = 40;

pub(super) static RULE: Rule = Rule {
    code: "KH523",
    name: "doan-lap-lai",
    title: "một đoạn được ghi hai lần",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut known = BTreeMap::new();
    for passage in context.passages {
        let text = matches!(
            passage.role,
            Role::Body | Role::SectionClosing | Role::Closing | Role::TaskDetails | Role::TaskTitle
        );
        // Two values in one sentence make two sentences.
        if !text || !passage.expressions.is_empty() || passage.words.chars().count() < LETTERS {
            continue;
        }
        // Many bodies take part in one and the same thing.
        let head: String = passage.words.chars().take(SHARED_HEAD).collect();
        let joint = head.to_lowercase().contains("phối hợp") || head.to_lowercase().starts_with("tham gia");
        let words = plain_words(&passage.words).join(" ");
        if words.chars().count() < LETTERS {
            continue;
        }
        // The table of tasks may repeat the text.
        let key = (passage.task.is_some(), passage.role == Role::TaskTitle, words);
        match known.get(&key) {
            None => {
                known.insert(key, (passage.whole(), passage.field));
            }
            Some((first, field)) if !joint || *field == passage.field => {
                let finding = Diagnostic::new(&RULE, passage.whole(), "đoạn này chép nguyên một đoạn đã có");
                diags.push(finding.help("bỏ một trong hai, hoặc sửa cho đúng chỗ").also(*first, "đoạn đã có"));
            }
            Some(_) => {}
        }
    }
}
