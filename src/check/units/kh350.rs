//! KH350: a body leads very many tasks that are due at once.

use super::bodies::TaskBodies;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use crate::value::{Meaning, PartialDate};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: "KH350",
    name: "don-vi-qua-tai",
    title: "một đơn vị chủ trì quá nhiều việc đến hạn cùng tháng",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// From so many on nobody finishes them at once. No document says how many: the number is high so that only what stands out is told.
const MANY: usize = 12;

/// What one body has to finish in one month.
struct Due<'a> {
    name: &'a str,
    spans: Vec<Span>,
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut due: BTreeMap<(&[String], PartialDate), Due<'_>> = BTreeMap::new();
    for TaskBodies { task, lead, .. } in context.bodies().tasks(context).iter().filter(|at| at.task.children.is_empty())
    {
        let Some(month) = task.deadline.as_ref().and_then(|deadline| month(&deadline.value.meaning)) else { continue };
        for body in lead.iter().filter(|body| !body.is_collective()) {
            let due = due.entry((&body.key, month)).or_insert(Due { name: &body.name, spans: Vec::new() });
            due.spans.push(body.span);
        }
    }
    for ((_, month), Due { name, spans }) in due {
        if let (true, Some(first)) = (spans.len() >= MANY, spans.first()) {
            let message = format!("“{name}” chủ trì {} việc cùng đến hạn trong {}", spans.len(), in_words(month));
            diags.push(
                Diagnostic::new(&RULE, *first, message).help("giãn thời hạn, hoặc giao bớt việc cho đơn vị khác"),
            );
        }
    }
}

/// "tháng 5/2026".
fn in_words(month: PartialDate) -> String {
    format!("tháng {}/{}", month.month.unwrap_or(12), month.year)
}

/// The month of a deadline that names a day or a month.
fn month(meaning: &Meaning) -> Option<PartialDate> {
    let (Meaning::By { bound: interval, .. } | Meaning::Within(interval)) = meaning else { return None };
    let short = (interval.to - interval.from).num_days() <= 31;
    let last = PartialDate::from(interval.to);
    short.then_some(PartialDate { day: None, ..last })
}
