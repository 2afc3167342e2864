//! KH312: who gets the plan to carry it out has no part in it.

use super::{bodies, naming};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use crate::model::Recipient;

pub(super) static RULE: Rule = Rule {
    code: "KH312",
    name: "nhan-de-thuc-hien-khong-co-viec",
    title: "nơi nhận để thực hiện, phối hợp không có việc trong kế hoạch",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.9.a",
    since: "0.2.0",
    profile: "",
};

/// Why an executing body gets the plan.
const EXECUTING: [&str; 9] =
    ["t/h", "th", "thực hiện", "để thực hiện", "để t/h", "p/h", "phối hợp", "để phối hợp", "phối hợp thực hiện"];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let bodies = context.bodies();
    // A plan that gives nobody work by name says nothing about who has a part in it.
    if bodies.assigned(context).is_empty() {
        return;
    }
    let mut all: Vec<&Recipient> = context.plan.recipients.iter().collect();
    let mut at = 0;
    while let Some(recipient) = all.get(at).copied() {
        all.extend(&recipient.members);
        at += 1;
        let executes = recipient
            .purpose
            .as_ref()
            .is_some_and(|purpose| EXECUTING.contains(&purpose.value.to_lowercase().as_str()));
        let name = recipient.name.words();
        let key = naming::key(&name, context.lexicon);
        if !executes || naming::is_collective(&name) || naming::kind(&key).is_none() || name.contains([',', ';', ':']) {
            continue;
        }
        if !has_part(context, recipient, &key) {
            let message = format!("“{name}” nhận kế hoạch để thực hiện nhưng kế hoạch không giao việc, không nhắc đến");
            diags.push(
                Diagnostic::new(&RULE, recipient.name.span, message)
                    .help("giao việc cho đơn vị này, bỏ mục đích gửi, hoặc bỏ khỏi “noi_nhan”"),
            );
        }
    }
}

fn has_part(context: &Context<'_>, recipient: &Recipient, key: &[String]) -> bool {
    let bodies = context.bodies();
    let file = recipient.name.span.file;
    let here = |span: Span| span.file == file && recipient.name.span.range().contains(&span.start);
    let mentions = bodies.mentions(context);
    let unit = mentions.iter().find(|mention| mention.passage.role == Role::Recipient && here(mention.span()));
    let stem = bodies::stem(context, key.to_vec());
    match unit.map(|mention| mention.unit.id.value.as_str()) {
        Some(id) if mentions.iter().any(|other| other.unit.id.value == id && other.passage.role != Role::Recipient) => {
            return true;
        }
        Some(id) => {
            let grouped =
                context.plan.directory.units.values().any(|unit| unit.members.iter().any(|member| member.value == id));
            if grouped {
                return true;
            }
        }
        None => {}
    }
    let kind = naming::kind(key);
    let given = |body: &bodies::Assigned<'_>| {
        body.is_collective() && body.kinds().iter().any(|one| Some(*one) == kind)
            || bodies::stem(context, body.key.clone()) == stem
    };
    bodies.assigned(context).iter().any(given)
        || context.prose().any(|passage| {
            let words = context.bodies().words(context, passage);
            words
                .windows(stem.len().max(1))
                .any(|here| here.iter().map(|word| &*word.text).eq(stem.iter().map(String::as_str)))
        })
}
