//! KH322: a task has two leading bodies.

use super::naming;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH322",
    name: "hai-don-vi-chu-tri",
    title: "một việc có hai đơn vị chủ trì",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for task in context.bodies().tasks(context) {
        let single: Vec<_> =
            task.lead.iter().filter(|body| !body.is_collective() && !naming::is_vague(&body.key)).collect();
        let [first, second, ..] = single.as_slice() else { continue };
        if first.key == second.key {
            continue;
        }
        let message = format!("việc này có {} đơn vị chủ trì: “{}”, “{}”", single.len(), first.name, second.name);
        let message = if single.len() > 2 { format!("{message}, …") } else { message };
        diags.push(
            Diagnostic::new(&RULE, second.span, message)
                .also(first.span, "đơn vị chủ trì thứ nhất")
                .help("giữ một đơn vị ở “chu_tri”, chuyển đơn vị còn lại sang “phoi_hop”"),
        );
    }
}
