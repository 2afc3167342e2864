//! KH198: the number of the document the plan is attached to.

use super::regime::fold;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::DocumentType;

pub(super) static RULE: Rule = Rule {
    code: "KH198",
    name: "kem-theo-so-sai",
    title: "số, ký hiệu của văn bản chính viết sai",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.3",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(to) = &context.plan.attached_to else { return };
    let Some(number) = &to.number else { return };
    let text = number.value.trim();
    let code = text.split_once('/').map(|(_, code)| code.split('-').next().unwrap_or_default());
    let (message, help) = if text.to_lowercase().starts_with("số") {
        (format!("“{text}” có chữ “số”, trong khi chương trình đã in"), "bỏ chữ “số”".to_owned())
    } else {
        match (code, DocumentType::by_name(&fold(&to.kind.value)).filter(|kind| kind.abbreviation.is_some())) {
            (None, Some(kind)) => {
                let right = kind.abbreviation.unwrap_or_default();
                (format!("“{text}” thiếu ký hiệu"), format!("ghi cả ký hiệu, ví dụ “12/{right}-UBND”"))
            }
            // A resolution of a council carries a year: "25/2025/NQ-HĐND".
            (Some(_), Some(kind)) if !text.split(['/', '-']).any(|part| kind.carries(part.trim())) => {
                let right = kind.abbreviation.unwrap_or_default();
                (
                    format!("“{text}” không phải ký hiệu của “{}”", to.kind.value),
                    format!("ký hiệu có “{right}”; sửa số, ký hiệu hoặc sửa “loai”"),
                )
            }
            _ => return,
        }
    };
    diags.push(Diagnostic::new(&RULE, number.span, message).help(help));
}
