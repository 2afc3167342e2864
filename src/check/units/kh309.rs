//! KH309: a collective name tells no members although they are declared.

use super::issuer;
use super::naming::{self, Kind};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::Unit;

pub(super) static RULE: Rule = Rule {
    code: "KH309",
    name: "ten-chung-chua-gom",
    title: "tên chung chưa khai các đơn vị mà nó gồm",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let units = &context.plan.directory.units;
    let kinds: Vec<(&Unit, Option<Kind>)> = units
        .values()
        .filter(|unit| !unit.collective)
        .map(|unit| (unit, naming::kind(&naming::key(&unit.name, context.lexicon))))
        .collect();
    for unit in units.values().filter(|unit| unit.collective && unit.members.is_empty()) {
        let covered = naming::collective(&naming::key(&unit.name, context.lexicon));
        let Some(kind) = covered.into_iter().find(|kind| CLEAR.contains(kind)) else { continue };
        let members: Vec<&str> = kinds
            .iter()
            .filter(|(member, own)| {
                *own == Some(kind) && !issuer::is(context, &naming::key(&member.name, context.lexicon))
            })
            .map(|(member, _)| member.id.value.as_str())
            .collect();
        if members.len() > 1 && unit.id.span.file == context.plan.span.file {
            let message =
                format!("“{}” chưa khai “gom” dù danh bạ có {} đơn vị thuộc tên chung này", unit.name, members.len());
            diags.push(
                Diagnostic::new(&RULE, unit.id.span, message).help(format!(
                    "thêm “gom: [{}]”, hoặc chỉ những đơn vị thực sự thuộc tên chung",
                    members.join(", ")
                )),
            );
        }
    }
}

/// Kinds whose members can be told by their names alone.
const CLEAR: [Kind; 3] = [Kind::Department, Kind::District, Kind::Commune];
