//! KH197: attached to something else than a decision or resolution.

use super::regime::fold;
use crate::check::Context;
use crate::diag::Mode;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH197",
    name: "kem-theo-loai",
    title: "kế hoạch kèm theo loại văn bản không ban hành được kế hoạch",
    weights: Weights::WARNING,
    clause: "Phụ lục III, Mẫu 1.3",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(to) = &context.plan.attached_to else { return };
    let kind = fold(&to.kind.value);
    // A draft may go with the paper that lays it before the signer.
    let lawful = matches!(kind.as_str(), "quyết định" | "nghị quyết");
    if !lawful && (context.mode == Mode::Issued || kind != "tờ trình") {
        let message = format!("kế hoạch ban hành kèm theo “{}”", to.kind.value);
        diags.push(
            Diagnostic::new(&RULE, to.kind.span, message)
                .help("kế hoạch kèm theo Quyết định hoặc Nghị quyết; nếu đứng riêng thì bỏ “kem_theo_van_ban”"),
        );
    }
}
