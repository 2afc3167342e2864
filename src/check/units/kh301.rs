//! KH301: a field names a body that the directory does not hold.

use super::kh305::near_name;
use super::naming;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Label, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH301",
    name: "don-vi-ngoai-danh-ba",
    title: "đơn vị trong ô chủ trì, phối hợp, thực hiện không có trong danh bạ",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if context.plan.directory.units.is_empty() {
        return;
    }
    let mut found: Vec<(&str, Diagnostic)> = Vec::new();
    for body in context.bodies().assigned(context).iter().filter(|body| body.unit.is_none() && body.section.is_none()) {
        if naming::is_vague(&body.key) || near_name(context, body).is_some() {
            continue;
        }
        if let Some((_, first)) = found.iter_mut().find(|(name, _)| *name == body.name) {
            first.labels.push(Label { span: body.span, text: "và ở đây".to_owned() });
            continue;
        }
        let message = format!("“{}” không có trong danh bạ “don_vi”", body.name);
        let finding = Diagnostic::new(&RULE, body.span, message)
            .help("khai đơn vị này trong “don_vi”, hoặc thêm cách gọi này vào “ten_khac” của đơn vị đã khai");
        found.push((&body.name, finding));
    }
    diags.extend(found.into_iter().map(|(_, finding)| finding));
}
