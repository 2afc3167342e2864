//! KH176: KT. names one head, the title the deputy of another.

use super::signing::{Authority, head, head_of_deputy, state_lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH176",
    name: "kt-lech-cap-pho",
    title: "chức vụ cấp phó không khớp với dòng “KT.”",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let lines = state_lines(context);
    let Some(at) = lines.iter().position(|line| line.authority() == Some(Authority::ForHead)) else { return };
    let Some(above) = head(lines[at].who()) else { return };
    for line in &lines[at + 1..] {
        if head_of_deputy(line.who()).is_some_and(|of| of != above) {
            let message = format!("“{}” không phải cấp phó của “{above}”", line.passage.words.trim());
            diags.push(
                Diagnostic::new(&RULE, line.passage.whole(), message)
                    .also(lines[at].passage.whole(), "ký thay ở đây")
                    .help("sửa chức vụ, hoặc sửa dòng “KT.”"),
            );
        }
    }
}
