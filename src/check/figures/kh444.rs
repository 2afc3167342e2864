//! KH444: a list in the text names what a column of a table counts, but in slightly other words.

use super::columns;
use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use crate::prose::Line;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: "KH444",
    name: "ten-khac-ten-cot",
    title: "tên gọi trong lời văn lệch một, hai chữ so với tên cột của bảng",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Names shorter than this differ by a word easily.
const FEWEST: usize = 6;

/// More words than this make another name.
const MOST: usize = 2;

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut lists: BTreeMap<(Span, &str), Vec<(&Passage<'_>, &str)>> = BTreeMap::new();
    for passage in context.passages.iter().filter(|passage| passage.role.is_running_text()) {
        if let (Some(marker), Some((name, _))) = (passage.marker, passage.words.split_once(':')) {
            lists.entry((passage.field, marker)).or_default().push((passage, name.trim()));
        }
    }
    for (table, own, _) in columns::own_tables(context) {
        let titles: Vec<(&Line, Vec<String>)> =
            own.columns.list.iter().map(|column| (&column.title, words(&column.title.words()))).collect();
        for items in lists.values() {
            let items: Vec<_> = items.iter().map(|(passage, name)| (passage, name, words(name))).collect();
            // A list speaks of the table only where other items name its columns as they are called there.
            let same = items.iter().filter(|(.., item)| titles.iter().any(|(_, title)| title == item)).count();
            if same < 2 {
                continue;
            }
            for (passage, name, item) in items.iter().filter(|(.., item)| item.len() >= FEWEST) {
                let free = |title: &&(&Line, Vec<String>)| items.iter().all(|(.., other)| *other != title.1);
                let near = titles.iter().filter(free).find(|(_, title)| (1..=MOST).contains(&distance(item, title)));
                let Some((title, _)) = near else { continue };
                let message = format!("“{name}” ở đây, {} ghi “{}”", columns::name(context, table), title.words());
                let at = passage.words.find(**name).unwrap_or_default();
                diags.push(
                    Diagnostic::new(&RULE, passage.span(at..at + name.len()), message)
                        .also(title.span, "tên cột của bảng")
                        .help("viết cùng một tên ở lời văn và ở bảng"),
                );
            }
        }
    }
}

/// Words in small letters, without marks.
fn words(text: &str) -> Vec<String> {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.map(str::to_lowercase).collect()
}

/// How many words must be added and taken away to make one name of the other.
fn distance(a: &[String], b: &[String]) -> usize {
    if a.len().abs_diff(b.len()) > MOST {
        return usize::MAX;
    }
    let mut common = vec![0; b.len() + 1];
    for word in a {
        let mut diagonal = 0;
        for (at, other) in b.iter().enumerate() {
            let above = common[at + 1];
            common[at + 1] = if word == other { diagonal + 1 } else { above.max(common[at]) };
            diagonal = above;
        }
    }
    a.len() + b.len() - 2 * common[b.len()]
}
