//! KH172: TM. before a body that its head leads.

use super::regime::opens_with;
use super::signing::{Authority, lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH172",
    name: "tm-thu-truong",
    title: "ghi “TM.” ở cơ quan làm việc theo chế độ thủ trưởng",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Điều 13; Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    if !issuer.is_led_by_head() {
        return;
    }
    let kind = issuer.name.split(' ').next().unwrap_or_default();
    for line in lines(context).iter().filter(|line| line.authority() == Some(Authority::OnBehalf)) {
        // A team or a council inside the body may be a collective.
        let body = opens_with(line.who(), kind) || issuer.name.starts_with(line.who());
        if body || LEADERS.iter().any(|words| opens_with(line.who(), words)) {
            diags.push(
                Diagnostic::new(&RULE, line.passage.whole(), "cơ quan làm việc theo chế độ thủ trưởng không ký “TM.”")
                    .help("bỏ dòng này: người đứng đầu ký bằng chức vụ; cấp phó ký “KT.”"),
            );
        }
    }
}

/// What is signed for in such bodies although it decides nothing.
const LEADERS: [&str; 4] = ["ban giám hiệu", "ban giám đốc", "ban lãnh đạo", "lãnh đạo"];
