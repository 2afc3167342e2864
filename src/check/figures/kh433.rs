//! KH433: a budget that prints nowhere.

use super::lines;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH433",
    name: "kinh-phi-khong-in",
    title: "kinh phí được khai nhưng không in ở đâu",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(budget) = &context.plan.budget else { return };
    if lines::is_shown(context) || lines::is_named(context, "kinh_phi.") {
        return;
    }
    if let Some(line) = lines::of(budget).next() {
        diags.push(
            Diagnostic::new(
                &RULE,
                line.id.span,
                "kinh phí có khai các dòng nhưng không bảng nào, câu nào của kế hoạch in ra",
            )
            .help("thêm bảng “du_lieu: kinh_phi” vào một mục hoặc phụ lục, hoặc nêu tổng bằng {{ kinh_phi.tong | … }}"),
        );
    }
}
