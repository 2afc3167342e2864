//! KH321: a field names one body twice.

use super::bodies::TaskBodies;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH321",
    name: "don-vi-ghi-hai-lan",
    title: "một đơn vị ghi hai lần trong cùng một ô",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for TaskBodies { lead, performers, support, .. } in context.bodies().tasks(context) {
        for bodies in [lead, performers, support] {
            for (index, body) in bodies.iter().enumerate() {
                let Some(first) = bodies.iter().take(index).find(|first| first.key == body.key) else { continue };
                let message = format!("“{}” đã có trong ô này", body.name);
                diags.push(
                    Diagnostic::new(&RULE, body.span, message)
                        .also(first.span, "ghi lần đầu ở đây")
                        .help("bỏ một trong hai, hoặc ghi đúng đơn vị thứ hai"),
                );
            }
        }
    }
}
