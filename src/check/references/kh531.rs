//! KH531: a target that is neither printed nor used.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::TableSource;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "KH531",
    name: "chi-tieu-khong-dung",
    title: "chỉ tiêu được khai nhưng không in và không dùng",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
    if plan.tables().iter().any(|table| matches!(table.source, TableSource::Targets { .. })) {
        return;
    }
    let used: BTreeSet<&str> = context
        .passages
        .iter()
        .flat_map(|passage| &passage.expressions)
        .flat_map(|(_, expression)| expression.value.split("muc_tieu.").skip(1))
        .map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or(""))
        .collect();
    for target in &plan.targets {
        if !used.contains(target.id.value.replace('-', "_").as_str()) {
            let message = format!("chỉ tiêu “{}” không in và không được dùng ở đâu", target.title.words());
            let finding = Diagnostic::new(&RULE, target.id.span, message);
            let how = format!("dùng {{{{ muc_tieu.{}.gia_tri }}}} trong lời văn", target.id.value.replace('-', "_"));
            diags.push(finding.help(format!("{how}, hoặc thêm bảng có “du_lieu: muc_tieu”")));
        }
    }
}
