//! KH177: TL. or TUQ. before a body instead of its head.

use super::regime::opens_with;
use super::signing::{Authority, state_lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH177",
    name: "tl-tuq-tap-the",
    title: "ghi “TL.”, “TUQ.” trước tên cơ quan",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for line in state_lines(context) {
        let Some(authority @ (Authority::ByOrder | Authority::Delegated | Authority::ForHead | Authority::Acting)) =
            line.authority()
        else {
            continue;
        };
        let body = COLLECTIVES.iter().any(|words| opens_with(line.who(), words));
        if body {
            let message = format!("“{}” đứng trước tên cơ quan", authority.mark());
            diags.push(Diagnostic::new(&RULE, line.passage.whole(), message).help(format!(
                "ghi “{}” trước chức vụ của người đứng đầu, ví dụ “{} CHỦ TỊCH”",
                authority.mark(),
                authority.mark()
            )));
        }
    }
}

/// How names of bodies begin, where a title should stand.
const COLLECTIVES: [&str; 8] =
    ["ủy ban", "ubnd", "hội đồng nhân dân", "hđnd", "sở", "ban chỉ đạo", "ban giám hiệu", "thường trực"];
