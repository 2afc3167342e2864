//! KH520: something is left to be filled in.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::PlaceholderKind;

pub(super) static RULE: Rule = Rule {
    code: "KH520",
    name: "con-cho-trong",
    title: "còn chỗ để trống hoặc chờ bổ sung",
    weights: Weights::RISING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for found in context.placeholders() {
        // Names are data of the directory, and a path or a mark is nothing to fill in.
        if matches!(found.passage.role, Role::UnitName | Role::Head) {
            continue;
        }
        let mention = &found.mention;
        let message = match mention.kind {
            PlaceholderKind::SampleName => format!("“{}” là tên mẫu", mention.text),
            PlaceholderKind::Blank => format!("“{}” là chỗ còn để trống", mention.text),
            _ => format!("“{}” là chỗ chờ bổ sung", mention.text),
        };
        let finding = Diagnostic::new(&RULE, found.span(mention.range.clone()), message);
        diags.push(finding.help("điền nội dung, hoặc bỏ đi"));
    }
}
