//! KH108: the recipients do not end with the archive.

use super::recipients::is_archive;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH108",
    name: "thieu-luu",
    title: "nơi nhận thiếu dòng “Lưu”",
    weights: Weights::NOT_IN_DRAFT,
    clause: "Phụ lục I, II.9.d",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
    if plan.archive.is_some() || plan.recipients.is_empty() || plan.attached_to.is_some() {
        return;
    }
    let recipients: Vec<_> = context.of(Role::Recipient).collect();
    // Typed among the recipients it is another mistake.
    if let (Some(last), false) = (recipients.last(), recipients.iter().any(|p| is_archive(&p.words))) {
        diags.push(
            Diagnostic::new(&RULE, last.whole(), "nơi nhận chưa có dòng “Lưu”").help("khai “luu”, ví dụ “VT, VHXH”"),
        );
    }
}
