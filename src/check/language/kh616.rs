//! KH616: a sentence in capitals inside the text.

use super::text::{before, words};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH616",
    name: "ca-cau-viet-hoa",
    title: "cả câu viết bằng chữ in hoa",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.6.e",
    since: "0.2.0",
    profile: "nd30-2020",
};

/// So many words in capitals are no name and no row of abbreviations any more.
const TOO_MANY: usize = 7;

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.passages.iter().filter(|passage| passage.role.is_running_text()) {
        let (mut run, mut accented) = (0_usize, 0_usize);
        let mut range = 0..0;
        let (mut told, mut quoted) = (false, false);
        let text = passage.words.as_str();
        for word in words(text) {
            // What is quoted is quoted as it is written.
            quoted = word.is_upper() && (quoted || before(text, word.start).is_some_and(|c| matches!(c, '“' | '"')));
            if !word.is_upper() || quoted {
                (run, accented) = (0, 0);
                continue;
            }
            if run == 0 {
                range.start = word.start;
            }
            run += 1;
            accented += usize::from(!word.text.is_ascii());
            range.end = word.end();
            told |= run >= TOO_MANY && accented * 2 > run;
            if told {
                break;
            }
        }
        if told {
            diags.push(
                Diagnostic::new(&RULE, passage.span(range), "cả câu viết bằng chữ in hoa trong phần nội dung")
                    .help("viết chữ in thường; muốn nhấn mạnh thì dùng chữ đậm (**…**)"),
            );
        }
    }
}
