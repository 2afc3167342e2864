//! KH222: many tasks with one and the same loose deadline.

use super::dues::dues;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::{Meaning, deadline::Grain};

/// Fewer tasks may well share a deadline.
const MANY: usize = 5;

pub(super) static RULE: Rule = Rule {
    code: "KH222",
    name: "moi-viec-mot-han",
    title: "mọi nhiệm vụ cùng một thời hạn chung chung",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let dues: Vec<_> = dues(context).into_iter().filter(|due| due.task.is_some()).collect();
    let Some(first) = dues.first().filter(|_| dues.len() >= MANY) else { return };
    let deadline = &first.deadline.value;
    let loose = match &deadline.meaning {
        Meaning::Within(interval) => matches!(interval.grain, Grain::Year | Grain::Range),
        Meaning::Continuous { .. } => true,
        _ => false,
    };
    if loose && dues.iter().all(|due| due.deadline.value.text == deadline.text) {
        let message = format!("cả {} nhiệm vụ cùng thời hạn “{}”", dues.len(), deadline.text);
        let finding = Diagnostic::new(&RULE, first.passage.whole(), message);
        diags.push(finding.help("ghi tháng hoặc quý cho từng nhiệm vụ, để theo dõi được"));
    }
}
