//! KH429: a line of the budget without a source, where sources are declared.

use super::lines;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH429",
    name: "dong-khong-nguon",
    title: "dòng kinh phí không nêu nguồn",
    weights: Weights::RISING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(budget) = context.plan.budget.as_ref().filter(|budget| !budget.sources.is_empty()) else { return };
    for line in lines::of(budget) {
        let by_source = line.amounts.cells.keys().any(|(_, source)| source.is_some());
        if line.source.is_none() && !by_source {
            let message = format!("dòng “{}” không nêu lấy từ nguồn nào", line.title.words());
            diags.push(
                Diagnostic::new(&RULE, line.id.span, message)
                    .help("thêm “nguon”, hoặc chia “so_tien” theo từng nguồn: tổng theo nguồn phải đủ mọi dòng"),
            );
        }
    }
}
