//! KH503: an appendix is named in another style than it is printed.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::figures::appendix_labels;
use crate::mention::{LabelStyle, PlaceKind};

pub(super) static RULE: Rule = Rule {
    code: "KH503",
    name: "phu-luc-khac-kieu-so",
    title: "số phụ lục trong lời văn viết khác số in ở phụ lục",
    weights: Weights::NOTE,
    clause: "Phụ lục I, III.1.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let count = context.plan.appendices.len();
    let printed = appendix_labels(count);
    for reference in context.references() {
        // A title that repeats its own number is told by another rule.
        if reference.mention.of_other_document || reference.passage.role == Role::AppendixTitle {
            continue;
        }
        for link in reference.mention.chain.iter().filter(|link| link.kind == PlaceKind::Appendix) {
            for label in &link.labels {
                let at = label.numbers.first().and_then(|&number| usize::try_from(number).ok()?.checked_sub(1));
                let Some(right) = at.and_then(|at| printed.get(at)) else { continue };
                if label.style == LabelStyle::Roman && count > 1 {
                    continue;
                }
                let message = format!("“Phụ lục {}” ở đây, phụ lục in là “{right}”", label.part.text);
                let finding = Diagnostic::new(&RULE, reference.span(label.part.range.clone()), message);
                diags.push(finding.help(format!("viết “{right}”, hoặc dùng biểu thức {{{{ phu_luc.… }}}}")));
            }
        }
    }
}
