//! KH311: a body coordinates and does not get the plan.

use super::bodies::Part;
use super::missing::not_reached;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH311",
    name: "phoi-hop-khong-gui",
    title: "đơn vị phối hợp không có trong nơi nhận",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.9.a",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    diags.extend(not_reached(context, Part::Support).into_iter().map(|body| {
        let message = format!("“{}” có tên trong đơn vị phối hợp nhưng không có trong nơi nhận", body.first.name);
        let mut finding = Diagnostic::new(&RULE, body.first.span, message)
            .help("thêm đơn vị vào “noi_nhan”; tên chung cũng được nếu khai “gom” đủ đơn vị");
        for span in body.more {
            finding = finding.also(span, "và ở đây");
        }
        finding
    }));
}
