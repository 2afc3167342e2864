//! KH624: marks in a row that make no mark: "....", "..", ",,", ", .".

use super::text::{exact, in_address, word_before};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH624",
    name: "dau-cau-thua",
    title: "dấu câu lặp hoặc đặt cạnh dấu câu khác",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

fn is_mark(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '.' | '!' | '?' | '…')
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        let text = passage.words.as_str();
        let mut past = 0;
        while let Some(start) = text.get(past..).and_then(|rest| rest.find(is_mark)).map(|at| past + at) {
            let rest = text.get(start..).unwrap_or_default();
            let run = rest.find(|c: char| !is_mark(c)).unwrap_or(rest.len());
            let loose = rest.find(|c: char| !is_mark(c) && c != ' ').unwrap_or(rest.len());
            // With blanks between: ", .", but not "... ." of a form, nor ". ..." where words are left out.
            let spread = rest.get(..loose).unwrap_or_default().trim_end();
            let marks = rest.get(..run).unwrap_or_default();
            past = start + run.max(1);
            // "v.v.;", "bà B.,": the stop belongs to a short form.
            let last = word_before(text, start);
            let short = marks.starts_with('.') && (last.text.chars().nth(1).is_none() || last.is_upper());
            if let Some(right) = judged(marks)
                && !(short && matches!(marks, ".," | ".;" | ".:"))
                && !text.get(past..).is_some_and(|rest| rest.starts_with(['/', '_']))
                && !in_address(text, start)
            {
                let mut finding = Diagnostic::new(
                    &RULE,
                    passage.span(start..past),
                    format!("“{marks}” không phải là một dấu câu đúng"),
                );
                finding = match right {
                    Some(right) => {
                        let help = format!("viết “{right}”");
                        let fixed = finding.help(help.clone());
                        match exact(passage, start..past) {
                            Some(span) => fixed.fix(help, span, right),
                            None => fixed,
                        }
                    }
                    None => finding.help("giữ một dấu, hoặc viết đủ dấu ba chấm “...” nếu còn liệt kê"),
                };
                diags.push(finding);
            } else if marks.len() == 1
                && matches!(spread, ", ." | ", ," | "; ." | "; ;" | ". ." | ": ." | ", ;" | "; ,")
            {
                let range = start..start + spread.len();
                diags.push(
                    Diagnostic::new(
                        &RULE,
                        passage.span(range.clone()),
                        format!("“{spread}”: hai dấu câu đứng liền nhau"),
                    )
                    .help("giữ một dấu"),
                );
                past = range.end;
            }
        }
    }
}

/// What is wrong with a row of marks: none when it is right; within, the right form where only one can be meant.
fn judged(marks: &str) -> Option<Option<&'static str>> {
    match marks {
        ",," => Some(Some(",")),
        ";;" => Some(Some(";")),
        "::" => Some(Some(":")),
        "...." | "…." => Some(Some("...")),
        ".." | ",." | ".," | ";." | ".;" | ";," | ",;" | ":." | ".:" | ":;" | ";:" | ",:" | ":," => Some(None),
        _ => None,
    }
}
