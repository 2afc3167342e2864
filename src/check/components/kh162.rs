//! KH162: the purpose of a recipient with brackets, or told twice.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Severity, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH162",
    name: "noi-nhan-de-ngoac",
    title: "mục đích gửi ở nơi nhận gõ hai lần hoặc gõ cả ngoặc",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.9.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for purpose in context.of(Role::Purpose) {
        let trimmed = purpose.words.trim();
        if trimmed.starts_with('(') || trimmed.ends_with(')') {
            let bare = trimmed.trim_matches(['(', ')', ' ']).to_owned();
            let span = purpose.whole();
            let mut finding = Diagnostic::new(&RULE, span, "ngoặc quanh mục đích gửi do chương trình in")
                .help(format!("ghi “{bare}”"));
            if purpose.is_exact(0..purpose.words.len()) {
                finding = finding.fix("bỏ ngoặc", span, bare);
            }
            diags.push(finding);
        }
    }
    for recipient in &context.plan.recipients {
        let Some(purpose) = &recipient.purpose else { continue };
        let name = recipient.name.words();
        let told = name.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        if told.is_some_and(|(_, inside)| purposes(inside) == purposes(&purpose.value)) {
            let message = format!("mục đích gửi “{}” ghi cả ở tên nơi nhận", purpose.value.trim());
            let finding = Diagnostic::new(&RULE, recipient.name.span, message).severity(Severity::Warning);
            diags.push(finding.help("bỏ phần trong ngoặc ở tên nơi nhận"));
        }
    }
}

/// A purpose without the words around it: "để b/c" and "b/c" are one.
fn purposes(text: &str) -> String {
    let low = text.trim_matches(['(', ')', ' ']).to_lowercase();
    low.strip_prefix("để ").unwrap_or(&low).replace("báo cáo", "b/c").replace("thực hiện", "t/h")
}
