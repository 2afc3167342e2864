//! KH175: a deputy signs without KT.

use super::regime::{Body, opens_with};
use super::signing::{Authority, is_deputy, lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH175",
    name: "cap-pho-thieu-kt",
    title: "cấp phó ký mà không ghi “KT.”",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    // Councils and organisations sign for their standing committees, whose deputies sign without KT.
    if !(issuer.is_led_by_head() || issuer.body == Body::Committee) {
        return;
    }
    let lines = lines(context);
    let Some(title) = lines.last().filter(|line| is_deputy(line.who()) && line.authority().is_none()) else { return };
    let team = lines.iter().any(|line| {
        line.authority() == Some(Authority::OnBehalf)
            && !opens_with(line.who(), "ủy ban nhân dân")
            && !opens_with(line.who(), "ubnd")
    });
    if !team && !lines.iter().any(|line| line.authority() == Some(Authority::ForHead)) {
        let message = format!("“{}” ký mà không có dòng “KT.” ở trên", title.passage.words.trim());
        diags.push(
            Diagnostic::new(&RULE, title.passage.whole(), message)
                .help("thêm “KT.” và chức vụ cấp trưởng vào “quyen_han”"),
        );
    }
}
