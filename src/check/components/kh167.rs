//! KH167: the archive line without the records office.

use super::regime::Body;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH167",
    name: "luu-khong-van-thu",
    title: "dòng “Lưu” không có VT",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.9.d",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let party = context.parts().issuer(context).is_some_and(|issuer| issuer.body == Body::Party);
    let Some(line) = context.of(Role::Archive).next().filter(|_| !party) else { return };
    let office = line.words.split(|c: char| !c.is_alphanumeric()).any(|word| word.starts_with("VT"));
    if !office && !line.words.to_lowercase().contains("văn thư") {
        diags.push(
            Diagnostic::new(&RULE, line.whole(), "dòng “Lưu” không có “VT”")
                .help("ghi “VT” trước tên viết tắt của đơn vị soạn thảo"),
        );
    }
}
