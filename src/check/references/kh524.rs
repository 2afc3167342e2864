//! KH524: two bullets of one section say nearly the same.

use crate::check::Passage;
use crate::check::near::{each_plain_word, shared};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::quick::QuickMap;
use std::borrow::Cow;

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

/// A bullet and its words, each by its number.
struct Said<'p> {
    passage: &'p Passage<'p>,
    words: Vec<usize>,
    /// The same, sorted, each once.
    set: Vec<usize>,
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut run: Vec<Said<'_>> = Vec::new();
    let mut numbers: QuickMap<Cow<'_, str>, usize> = QuickMap::default();
    for passage in context.passages {
        if run.first().is_some_and(|first| first.passage.field != passage.field) {
            judge(&run, diags);
            run.clear();
        }
        let text = matches!(passage.role, Role::Body | Role::TaskDetails);
        if text && passage.expressions.is_empty() && passage.words.len() > WORDS * 4 {
            let number = |word| {
                let next = numbers.len();
                *numbers.entry(word).or_insert(next)
            };
            let words: Vec<usize> = each_plain_word(&passage.words).map(number).collect();
            let mut set = words.clone();
            set.sort_unstable();
            set.dedup();
            run.push(Said { passage, words, set });
        }
    }
    judge(&run, diags);
}

fn judge(run: &[Said<'_>], diags: &mut Diags) {
    if run.len() > MOST {
        return;
    }
    for (at, said) in run.iter().enumerate() {
        let twin = run.iter().take(at).find(|other| is_twin(&other.words, &other.set, &said.words, &said.set));
        if let Some(other) = twin {
            let message = "ý này gần như trùng với một ý đã nêu trong cùng mục";
            let finding = Diagnostic::new(&RULE, said.passage.whole(), message);
            diags.push(finding.help("gộp hai ý làm một").also(other.passage.whole(), "ý đã nêu"));
        }
    }
}

fn is_twin(one: &[usize], one_set: &[usize], other: &[usize], other_set: &[usize]) -> bool {
    let (least, most) = (one_set.len().min(other_set.len()), one_set.len().max(other_set.len()));
    // What stands twice word for word is told by another rule.
    if one.len().min(other.len()) < WORDS || least * 100 < most * 55 || one == other {
        return false;
    }
    let common = common(one_set, other_set);
    // The same words in another order say another thing: every three that follow one another are compared.
    fn triples(words: &[usize]) -> Vec<&[usize]> {
        words.windows(3).collect()
    }
    common * 100 >= (one_set.len() + other_set.len() - common) * 55 && shared(&triples(one), &triples(other)) >= 60
}

/// How many words stand in both of two sorted sets.
fn common(one: &[usize], other: &[usize]) -> usize {
    let (mut at, mut count) = (0, 0);
    for word in one {
        while other.get(at).is_some_and(|smaller| smaller < word) {
            at += 1;
        }
        count += usize::from(other.get(at) == Some(word));
    }
    count
}
