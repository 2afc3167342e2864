//! KH109: neither grounds nor an opening that says what is carried out.

use super::regime::{fold, has_words};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Severity, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH109",
    name: "thieu-can-cu",
    title: "kế hoạch không nêu căn cứ",
    weights: Weights { draft: None, for_signature: Some(Severity::Warning), issued: Some(Severity::Warning) },
    clause: "Phụ lục I, II.6.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
    // The document to which a plan is attached gives the grounds.
    if !plan.bases.is_empty() || plan.attached_to.is_some() {
        return;
    }
    let openings: Vec<_> = context.of(Role::Opening).collect();
    let grounded = openings.iter().any(|passage| {
        let folded = fold(&passage.words);
        GROUNDS.iter().any(|words| has_words(&folded, words)) || !context.documents_in(passage).is_empty()
    });
    if !grounded {
        let span = openings.first().map_or_else(|| context.missing(), |passage| passage.whole());
        let message = "kế hoạch không nêu căn cứ, cũng không nói thực hiện văn bản nào";
        diags.push(Diagnostic::new(&RULE, span, message).help("khai “can_cu”, hoặc mở đầu bằng “Thực hiện …”"));
    }
}

/// Words with which an opening says what the plan rests on.
const GROUNDS: [&str; 9] = [
    "căn cứ",
    "thực hiện",
    "theo đề nghị",
    "theo chỉ đạo",
    "theo kế hoạch",
    "xét đề nghị",
    "trên cơ sở",
    "triển khai",
    "theo quy định",
];
