//! KH174: KT. without the title of a deputy.

use super::signing::{Authority, head, is_deputy, state_lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH174",
    name: "kt-thieu-cap-pho",
    title: "ký “KT.” mà không có chức vụ cấp phó",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let lines = state_lines(context);
    let Some(at) = lines.iter().position(|line| line.authority() == Some(Authority::ForHead)) else { return };
    let deputy = lines[at + 1..].iter().any(|line| is_deputy(line.who()));
    // In the armed forces a chief of staff may sign for the commander.
    let other = lines[at + 1..].iter().any(|line| head(line.who()).is_none() && !line.who().is_empty());
    if !deputy && !other {
        let message = format!("sau “{}” không có chức vụ của cấp phó", lines[at].passage.words.trim());
        diags.push(
            Diagnostic::new(&RULE, lines[at].passage.whole(), message)
                .help("ghi chức vụ cấp phó ở “chuc_vu”, ví dụ “PHÓ CHỦ TỊCH”"),
        );
    }
}
