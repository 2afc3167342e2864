//! KH711: an abstract whose last line is one short word.

use super::{compact, words};
use crate::check::Role;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH711",
    name: "trich-yeu-mot-chu",
    title: "dòng cuối của trích yếu chỉ có một chữ",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Letters of a short word.
const SHORT: usize = 7;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let summary: Vec<String> = context.view.title.summary.iter().map(|runs| words(runs)).collect();
    let whole = compact(&summary.concat());
    let Some(first) = context.sheets().first().filter(|_| !whole.is_empty()) else { return };
    let begins = |line: &crate::pages::Line| line.bold && whole.starts_with(&compact(&line.text));
    let Some(start) = first.lines.iter().position(begins) else { return };
    let (mut read, mut count) = (String::new(), 0);
    for line in first.lines.iter().skip(start) {
        read.push_str(&compact(&line.text));
        count += 1;
        if !whole.starts_with(&read) {
            return;
        }
        if read.len() == whole.len() {
            let last = line.text.trim();
            if count > 1 && !last.contains(' ') && last.chars().count() <= SHORT {
                let message = format!("trang 1: dòng cuối của trích yếu chỉ có chữ “{last}”");
                let line = context.passages.iter().rfind(|passage| passage.role == Role::Abstract);
                let span = line.map(|passage| passage.span(0..passage.words.len()));
                diags.push(
                    Diagnostic::new(&RULE, span, message).help("ngắt các dòng của trích yếu cho cân đối, theo nghĩa"),
                );
            }
            return;
        }
    }
}
