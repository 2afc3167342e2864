//! KH502: an appendix is pointed to that does not exist.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::PlaceKind;

pub(super) static RULE: Rule = Rule {
    code: "KH502",
    name: "phu-luc-khong-co",
    title: "lời văn dẫn đến phụ lục không có",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, III.1.a",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let count = context.plan.appendices.len();
    for reference in context.references() {
        // A title that repeats its own number is told by another rule.
        if reference.mention.of_other_document || reference.passage.role == Role::AppendixTitle {
            continue;
        }
        for link in reference.mention.chain.iter().filter(|link| link.kind == PlaceKind::Appendix) {
            let have = match count {
                0 => "kế hoạch không có phụ lục nào".to_owned(),
                count => format!("kế hoạch chỉ có {count} phụ lục"),
            };
            if link.labels.is_empty() && count == 0 {
                let span = reference.span(reference.mention.range.clone());
                let finding = Diagnostic::new(&RULE, span, format!("dẫn đến phụ lục, nhưng {have}"));
                diags.push(finding.help("thêm phụ lục vào “phu_luc”, hoặc bỏ chỗ dẫn"));
            }
            for label in &link.labels {
                let number = label.numbers.first().and_then(|&number| usize::try_from(number).ok()).unwrap_or(0);
                if number > count {
                    let message = format!("dẫn đến Phụ lục {}, nhưng {have}", label.part.text);
                    let finding = Diagnostic::new(&RULE, reference.span(label.part.range.clone()), message);
                    diags.push(finding.help("sửa số phụ lục, hoặc thêm phụ lục còn thiếu vào “phu_luc”"));
                }
            }
        }
    }
}
