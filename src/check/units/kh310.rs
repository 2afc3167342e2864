//! KH310: a body leads or carries out work and does not get the plan.

use super::bodies::Part;
use super::missing::not_reached;
use super::naming::Kind;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Severity, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH310",
    name: "giao-viec-khong-gui",
    title: "đơn vị được giao chủ trì, thực hiện không có trong nơi nhận",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.9.a",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    diags.extend(not_reached(context, Part::Lead).into_iter().map(|body| {
        let message = format!("“{}” được giao chủ trì hoặc thực hiện nhưng không có trong nơi nhận", body.first.name);
        let mut finding = Diagnostic::new(&RULE, body.first.span, message)
            .help("thêm đơn vị vào “noi_nhan”; tên chung cũng được nếu khai “gom” đủ đơn vị");
        for span in body.more {
            finding = finding.also(span, "và ở đây");
        }
        if body.first.kinds() == [Kind::Public] { finding.severity(Severity::Note) } else { finding }
    }));
}
