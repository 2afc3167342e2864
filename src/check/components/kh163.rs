//! KH163: everyone only gets the plan to be informed.

use super::recipients::is_report;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::Recipient;

pub(super) static RULE: Rule = Rule {
    code: "KH163",
    name: "noi-nhan-khong-thuc-hien",
    title: "nơi nhận không có đơn vị thực hiện",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.9.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let recipients = &context.plan.recipients;
    let reported = |recipient: &Recipient| {
        let name = recipient.name.words();
        let told = name.trim_end().strip_suffix(')').and_then(|rest| rest.rsplit_once('('));
        let purpose = recipient.purpose.as_ref().map(|purpose| purpose.value.as_str());
        recipient.members.is_empty() && purpose.or(told.map(|(_, inside)| inside)).is_some_and(is_report)
    };
    if let (Some(first), true) = (context.of(Role::Recipient).next(), recipients.iter().all(reported)) {
        diags.push(
            Diagnostic::new(&RULE, first.whole(), "mọi nơi nhận đều chỉ nhận để báo cáo, không có đơn vị thực hiện")
                .help("thêm các đơn vị được giao nhiệm vụ vào “noi_nhan”"),
        );
    }
}
