//! KH320: the leading body stands among its own coordinators.

use super::bodies::{self, TaskBodies};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH320",
    name: "chu-tri-tu-phoi-hop",
    title: "đơn vị chủ trì có tên trong đơn vị phối hợp của chính việc đó",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for TaskBodies { lead, performers, support, .. } in context.bodies().tasks(context) {
        for body in support {
            let own = |lead: &&bodies::Assigned<'_>| {
                bodies::stem(context, lead.key.clone()) == bodies::stem(context, body.key.clone())
            };
            let Some(lead) = lead.iter().chain(performers).find(own) else { continue };
            let message = format!("“{}” chủ trì việc này nên không phối hợp với chính mình", body.name);
            diags.push(
                Diagnostic::new(&RULE, body.span, message)
                    .also(lead.span, "đã là đơn vị chủ trì, thực hiện")
                    .help("bỏ tên này khỏi “phoi_hop”, hoặc ghi đúng đơn vị phối hợp"),
            );
        }
    }
}
