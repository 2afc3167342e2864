//! KH314: the issuer is among its own coordinators.

use super::bodies::Part;
use super::issuer;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH314",
    name: "ban-hanh-phoi-hop",
    title: "cơ quan ban hành có tên trong đơn vị phối hợp",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for body in context.bodies().assigned(context) {
        if body.part == Part::Support && issuer::is(context, &body.key) {
            let message = format!("“{}” là cơ quan ban hành kế hoạch, không phối hợp với đơn vị của mình", body.name);
            diags.push(
                Diagnostic::new(&RULE, body.span, message)
                    .help("ghi đơn vị trực thuộc làm việc này, hoặc chuyển cơ quan ban hành lên “chu_tri”"),
            );
        }
    }
}
