//! KH329: "Sở", "Phòng" without a name.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH329",
    name: "don-vi-thieu-ten",
    title: "loại đơn vị không kèm tên",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Kinds of bodies that have a name.
const KINDS: [&str; 10] =
    ["sở", "phòng", "ban", "chi cục", "trung tâm", "cục", "vụ", "văn phòng điều phối", "trạm", "hội"];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let issuer = context.plan.issuer.lines.first().map(|line| line.value.to_lowercase()).unwrap_or_default();
    for passage in
        context.passages.iter().filter(|passage| passage.role.names_units() || passage.role == Role::Recipient)
    {
        let mut at = 0;
        for piece in passage.words.split([';', '\n']) {
            let start = at + piece.len() - piece.trim_start().len();
            at += piece.len() + 1;
            let name = piece.trim().trim_end_matches('.');
            let low = name.to_lowercase();
            // A body speaks of itself as "Sở".
            if !KINDS.contains(&low.as_str()) || issuer.starts_with(&low) || !name.starts_with(char::is_uppercase) {
                continue;
            }
            let message = format!("“{name}” chưa có tên: chưa rõ đơn vị nào");
            diags.push(
                Diagnostic::new(&RULE, passage.span(start..start + name.len()), message)
                    .help("ghi đủ tên đơn vị, ví dụ “Phòng Kinh tế”"),
            );
        }
    }
}
