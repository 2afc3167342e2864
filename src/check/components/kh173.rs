//! KH173: a collective body signs without TM.

use super::regime::{Body, opens_with};
use super::signing::{Authority, Line, lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH173",
    name: "thieu-tm",
    title: "thiếu “TM.” khi ký thay mặt tập thể",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Điều 13; Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    let lines = lines(context);
    let Some(first) = lines.first().filter(|_| issuer.is_collective() && context.plan.attached_to.is_none()) else {
        return;
    };
    // Another authority before the name of the body is told there.
    let misplaced = |line: &Line<'_>| {
        line.authority().is_some() && (opens_with(line.who(), "ủy ban") || opens_with(line.who(), "hội đồng"))
    };
    if lines.iter().any(misplaced) {
        return;
    }
    // TL. and TUQ. are of the head, and name the head.
    let other = [Authority::OnBehalf, Authority::ByOrder, Authority::Delegated];
    if !lines.iter().any(|line| line.authority().is_some_and(|authority| other.contains(&authority))) {
        let body = if issuer.body == Body::Committee { "ỦY BAN NHÂN DÂN" } else { "HỘI ĐỒNG NHÂN DÂN" };
        let message = format!("chưa có “TM. {body}” trên chức vụ người ký");
        diags.push(
            Diagnostic::new(&RULE, first.passage.whole(), message)
                .help(format!("thêm “TM. {body}” vào đầu “quyen_han”")),
        );
    }
}
