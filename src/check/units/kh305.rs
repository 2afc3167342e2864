//! KH305: a name is one word off a declared one.

use super::bodies::{Assigned, Declared};
use super::slip::{self, SHORTEST};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use crate::model::Unit;

pub(super) static RULE: Rule = Rule {
    code: "KH305",
    name: "ten-don-vi-lech-mot-chu",
    title: "tên đơn vị lệch một chữ so với đơn vị đã khai",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut told: Vec<Span> = Vec::new();
    let mut tell = |span: Span, text: &str, unit: &Unit| {
        if told.iter().any(|other| other.file == span.file && other.start == span.start) {
            return;
        }
        told.push(span);
        let message = format!("“{text}” lệch một chữ so với đơn vị đã khai “{}”", unit.name);
        diags.push(
            Diagnostic::new(&RULE, span, message)
                .also(unit.id.span, "đơn vị đã khai")
                .help(format!("viết “{}”, hoặc khai đơn vị này trong “don_vi” nếu là đơn vị khác", unit.name)),
        );
    };
    for body in context.bodies().assigned(context).iter().filter(|body| body.unit.is_none()) {
        if let Some(unit) = near_name(context, body) {
            tell(body.span, &body.name, unit);
        }
    }
    for slip in context.bodies().slips(context) {
        tell(slip.span(), slip.text(), slip.unit);
    }
}

/// The declared body that a free name is one word off: one word inside missing or another. Proper names and figures tell bodies apart
/// and are no slip; neither is a name that is right somewhere else.
pub(super) fn near_name<'p>(context: &Context<'p>, body: &Assigned<'_>) -> Option<&'p Unit> {
    if body.unit.is_some() || body.key.len() + 1 < SHORTEST || context.lexicon.known_body(&body.name).is_some() {
        return None;
    }
    let is_slip = |word: &str, name: &str| {
        name.split(|c: char| !c.is_alphanumeric()).any(|written| written == word) && slip::can_be(word, word)
    };
    let near = |declared: &&Declared<'p>| {
        let Declared { name, key, .. } = declared;
        if key.len() < SHORTEST || key.first() != body.key.first() {
            return false;
        }
        let same = key.iter().zip(&body.key).take_while(|(a, b)| a == b).count();
        let (rest, own) = (&key[same..], &body.key[same..]);
        match (rest, own) {
            ([wanted, rest @ ..], [found, own @ ..]) if rest == own => {
                is_slip(wanted, name) && is_slip(found, &body.name)
            }
            ([wanted, rest @ ..], own) if rest == own && !own.is_empty() => is_slip(wanted, name),
            _ => false,
        }
    };
    context.bodies().declared(context).iter().find(near).map(|declared| declared.unit)
}
