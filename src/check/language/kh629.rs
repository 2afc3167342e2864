//! KH629: an item of a list that ends with another mark than its siblings.

use super::text::exact;
use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH629",
    name: "cuoi-gach-dau-dong",
    title: "gạch đầu dòng kết thúc bằng dấu khác các gạch khác",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// A list shorter than this shows no habit.
const ENOUGH: usize = 4;

/// The items of one list, while it is read.
#[derive(Default)]
struct List<'c> {
    marker: &'c str,
    field: Span,
    items: Vec<&'c Passage<'c>>,
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut open: Vec<List<'_>> = Vec::new();
    for passage in context.passages {
        let Some(marker) = passage.marker.filter(|_| passage.role.is_running_text()) else {
            open.drain(..).for_each(|list| judge(&list, diags));
            continue;
        };
        let kind = if marker.starts_with(|c: char| c.is_ascii_digit()) { "1" } else { marker };
        if open.iter().any(|list| list.field != passage.field) {
            open.drain(..).for_each(|list| judge(&list, diags));
        }
        match open.iter().position(|list| list.marker == kind) {
            // Back at an outer list: the inner ones are over.
            Some(level) => {
                open.drain(level + 1..).for_each(|list| judge(&list, diags));
                if let Some(list) = open.last_mut() {
                    list.items.push(passage);
                }
            }
            None => open.push(List { marker: kind, field: passage.field, items: vec![passage] }),
        }
    }
    open.drain(..).for_each(|list| judge(&list, diags));
}

/// How an item ends: with a mark, or with a word. None when a list or an enumeration goes on below it.
fn ending(passage: &Passage<'_>) -> Option<char> {
    match passage.words.trim_end().chars().next_back()? {
        mark @ ('.' | ';' | ',') if !passage.words.trim_end().ends_with("..") => Some(mark),
        c if c.is_alphanumeric() => Some(' '),
        _ => None,
    }
}

fn judge(list: &List<'_>, diags: &mut Diags) {
    let Some((last, before)) = list.items.split_last() else { return };
    if list.items.len() < ENOUGH {
        return;
    }
    let count = |wanted: char| before.iter().filter(|item| ending(item) == Some(wanted)).count();
    let Some(habit) = ['.', ';', ',', ' '].into_iter().max_by_key(|&mark| (count(mark), mark == '.')) else { return };
    // Where the habit is weak there is none.
    let outliers = before.iter().filter(|item| ending(item).is_some_and(|mark| mark != habit)).count();
    if count(habit) < 3 || outliers * 4 > before.len() {
        return;
    }
    let wrong_last = ending(last).is_some_and(|mark| mark != habit && (mark != '.' || habit == ' '));
    for item in before.iter().filter(|item| ending(item).is_some_and(|mark| mark != habit)) {
        report(item, habit, diags);
    }
    if wrong_last {
        report(last, if habit == ' ' { ' ' } else { '.' }, diags);
    }
}

fn report(item: &Passage<'_>, wanted: char, diags: &mut Diags) {
    let text = item.words.trim_end();
    let Some((at, last)) = text.char_indices().next_back() else { return };
    let (message, help) = match (last.is_alphanumeric(), wanted) {
        (_, ' ') => {
            (format!("gạch đầu dòng này có dấu “{last}” ở cuối, các gạch khác không"), "bỏ dấu ở cuối".to_owned())
        }
        (true, _) => (format!("gạch đầu dòng này thiếu dấu “{wanted}” ở cuối"), format!("thêm dấu “{wanted}”")),
        _ => (
            format!("gạch đầu dòng này kết thúc bằng dấu “{last}”, các gạch khác bằng dấu “{wanted}”"),
            format!("kết thúc bằng dấu “{wanted}”"),
        ),
    };
    let range = at..text.len();
    let mut finding = Diagnostic::new(&RULE, item.span(range.clone()), message).help(help.clone());
    if let Some(span) = exact(item, range) {
        let right = match (last.is_alphanumeric(), wanted) {
            (_, ' ') => String::new(),
            (true, _) => format!("{last}{wanted}"),
            _ => wanted.to_string(),
        };
        finding = finding.fix(help, span, right);
    }
    diags.push(finding);
}
