//! KH112: a body that has a superior shows none.

use super::regime::{Body, opens_with};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH112",
    name: "chu-quan-thieu",
    title: "không ghi cơ quan chủ quản",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.2.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    let public_school = issuer.body == Body::School
        && [
            "trường mầm non",
            "trường mẫu giáo",
            "trường tiểu học",
            "trường trung học",
            "trường th",
            "trường thcs",
            "trường thpt",
        ]
        .iter()
        .any(|words| opens_with(&issuer.name, words));
    let subordinate = public_school || matches!(issuer.body, Body::Department | Body::SubDepartment | Body::Division);
    if let (true, true, Some(name)) = (subordinate, issuer.superior.is_empty(), context.of(Role::Issuer).next()) {
        let message = format!("“{}” không có dòng cơ quan chủ quản ở trên", name.words.trim());
        diags.push(Diagnostic::new(&RULE, name.whole(), message).help("khai “chu_quan”, ví dụ “UBND TỈNH QUẢNG NGÃI”"));
    }
}
