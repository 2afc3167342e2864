//! KH523: one paragraph stands twice.

use crate::check::near::each_plain_word;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::quick::{QuickMap, lowercase};

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
    let mut known = QuickMap::default();
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
        let end = passage.words.char_indices().nth(SHARED_HEAD).map_or(passage.words.len(), |(at, _)| at);
        let head = lowercase(passage.words.get(..end).unwrap_or_default());
        let joint = head.contains("phối hợp") || head.starts_with("tham gia");
        let mut words = String::with_capacity(passage.words.len());
        for word in each_plain_word(&passage.words) {
            words.push_str(if words.is_empty() { "" } else { " " });
            words.push_str(&word);
        }
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
