//! KH111: a superior above a body that shows none.

use super::regime::{Body, Level};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Severity, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH111",
    name: "chu-quan-thua",
    title: "ghi cơ quan chủ quản ở nơi không có",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.2.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    let none = issuer.is_collective() || issuer.body == Body::Ministry;
    let Some(first) = context.of(Role::Superior).next().filter(|_| none && !issuer.is_its_own_superior()) else {
        return;
    };
    let message = format!("{} không ghi cơ quan chủ quản", plural(issuer.body));
    let finding = Diagnostic::new(&RULE, first.whole(), message).help("bỏ “chu_quan”");
    // Some offices of communes write the province above.
    let commune = issuer.area.as_ref().is_some_and(|area| area.level == Level::Commune);
    diags.push(if commune { finding.severity(Severity::Note) } else { finding });
}

fn plural(body: Body) -> &'static str {
    match body {
        Body::Committee => "Ủy ban nhân dân các cấp",
        Body::Council => "Hội đồng nhân dân các cấp",
        _ => "bộ, cơ quan ngang bộ",
    }
}
