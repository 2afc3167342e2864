//! KH113: the superior is the issuer itself.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH113",
    name: "chu-quan-trung",
    title: "cơ quan chủ quản trùng cơ quan ban hành",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.2.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    if let (true, Some(first)) = (issuer.is_its_own_superior(), context.of(Role::Superior).next()) {
        diags.push(
            Diagnostic::new(&RULE, first.whole(), "cơ quan chủ quản chính là cơ quan ban hành")
                .help("bỏ “chu_quan”, hoặc ghi đúng cơ quan cấp trên trực tiếp"),
        );
    }
}
