//! KH304: a text calls a declared body almost by its name.

use super::mentions::Fit;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Label, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH304",
    name: "ten-don-vi-viet-khac",
    title: "tên đơn vị viết khác tên trong danh bạ",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut found: Vec<(&str, String, Diagnostic)> = Vec::new();
    for mention in context.bodies().mentions(context) {
        let text = mention.text();
        let is_name = text.starts_with(char::is_uppercase);
        if mention.fit == Fit::Listed
            || !is_name
            || mention.unit.collective
            || mention.passage.role.prints_in_capitals()
        {
            continue;
        }
        let id = mention.unit.id.value.as_str();
        if let Some((_, _, first)) = found.iter_mut().find(|(unit, name, _)| *unit == id && name == text) {
            first.labels.push(Label { span: mention.span(), text: "và ở đây".to_owned() });
            continue;
        }
        let what = if mention.fit == Fit::Reordered { "đảo thứ tự" } else { "khác dấu hoặc chữ nối" };
        let message = format!("“{text}” {what} so với tên đã khai “{}”", mention.unit.name);
        let finding = Diagnostic::new(&RULE, mention.span(), message).help(format!(
            "viết “{}”; nếu đây đúng là cách gọi khác thì ghi vào “ten_khac” của “{id}”",
            mention.unit.name
        ));
        found.push((id, text.to_owned(), finding));
    }
    diags.extend(found.into_iter().map(|(_, _, finding)| finding));
}
