//! KH325: a collective leads that has no territory of its own.

use super::bodies;
use super::naming::{self, Kind};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH325",
    name: "tap-the-chu-tri",
    title: "tên chung của nhiều đơn vị đứng chủ trì",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for task in context.bodies().tasks(context) {
        let leads = &task.lead;
        // Communes, villages and schools each do it at home.
        let at_home = [Kind::District, Kind::Commune, Kind::Village, Kind::School, Kind::Public];
        let is_group = |body: &bodies::Assigned<'_>| {
            let kinds = body.kinds();
            body.is_collective()
                && !naming::is_vague(&body.key)
                && !kinds.is_empty()
                && !kinds.iter().any(|kind| at_home.contains(kind))
        };
        if let (false, Some(body)) =
            (leads.iter().any(|body| !body.is_collective()), leads.iter().find(|body| is_group(body)))
        {
            let message = format!("“{}” là tên chung: chưa rõ đơn vị nào chủ trì", body.name);
            diags.push(
                Diagnostic::new(&RULE, body.span, message)
                    .help("ghi một đơn vị chủ trì; nếu mỗi đơn vị tự làm phần mình thì dùng “thuc_hien”"),
            );
        }
    }
}
