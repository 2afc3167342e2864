//! KH524: two bullets of one section say nearly the same.

use crate::check::Passage;
use crate::check::near::{likeness, plain_words, shared};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

/// Fewer words may well come again.
const WORDS: usize = 20;
/// Sections with more bullets are lists of data.
const MOST: usize = 40;

pub(super) static RULE: Rule = Rule {
    code: "KH524",
    name: "hai-y-gan-trung",
    title: "hai gạch đầu dòng của một mục gần như trùng nhau",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut run: Vec<(&Passage<'_>, Vec<String>)> = Vec::new();
    for passage in context.passages {
        if run.first().is_some_and(|(first, _)| first.field != passage.field) {
            judge(&run, diags);
            run.clear();
        }
        let text = matches!(passage.role, Role::Body | Role::TaskDetails);
        if text && passage.expressions.is_empty() && passage.words.len() > WORDS * 4 {
            run.push((passage, plain_words(&passage.words)));
        }
    }
    judge(&run, diags);
}

fn judge(run: &[(&Passage<'_>, Vec<String>)], diags: &mut Diags) {
    if run.len() > MOST {
        return;
    }
    for (at, (passage, words)) in run.iter().enumerate() {
        let twin = run.iter().take(at).find(|(_, other)| {
            // What stands twice word for word is told by another rule.
            other != words
                && words.len().min(other.len()) >= WORDS
                && likeness(words, other) >= 55
                && shared(&triples(words), &triples(other)) >= 60
        });
        if let Some((other, _)) = twin {
            let finding =
                Diagnostic::new(&RULE, passage.whole(), "ý này gần như trùng với một ý đã nêu trong cùng mục");
            diags.push(finding.help("gộp hai ý làm một").also(other.whole(), "ý đã nêu"));
        }
    }
}

/// Every three words that follow one another: the same words in another order say another thing.
fn triples(words: &[String]) -> Vec<String> {
    words.windows(3).map(|three| three.join(" ")).collect()
}
