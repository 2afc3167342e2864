//! KH119: a plan of the Party in the form of the State.

use super::regime::Body;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH119",
    name: "van-ban-dang",
    title: "văn bản của tổ chức đảng trình bày theo thể thức nhà nước",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Điều 1",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let issuer = context.parts().issuer(context);
    if !issuer.is_some_and(|issuer| issuer.body == Body::Party) {
        return;
    }
    if let Some(line) = context.of(Role::Issuer).next() {
        diags.push(
            Diagnostic::new(
                &RULE,
                line.whole(),
                "cơ quan ban hành là tổ chức đảng, văn bản của Đảng có thể thức riêng",
            )
            .help("trình bày theo hướng dẫn của Văn phòng Trung ương Đảng: không quốc hiệu, “Số 05-KH/ĐU”, “T/M”"),
        );
    }
}
