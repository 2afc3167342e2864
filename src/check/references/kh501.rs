//! KH501: an appendix that the text never points to.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::figures::appendix_labels;
use crate::mention::PlaceKind;
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "KH501",
    name: "phu-luc-khong-dan",
    title: "phụ lục không được dẫn đến trong lời văn",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, III.1.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let appendices = &context.plan.appendices;
    let (mut all, mut numbers, mut ids) = (false, BTreeSet::new(), BTreeSet::new());
    for reference in context.references().iter().filter(|reference| !reference.mention.of_other_document) {
        let own = reference.passage.appendix;
        for link in &reference.mention.chain {
            let labels =
                link.labels.iter().flat_map(|label| label.numbers.first().map(|&number| (number, label.through)));
            match link.kind {
                // "Phụ lục kèm theo", "biểu chi tiết đính kèm"
                _ if link.labels.is_empty() => all |= own.is_none(),
                PlaceKind::Appendix => {
                    let mut from = 0;
                    for (number, through) in labels {
                        numbers.extend((if through { from } else { number }..=number).map(|number| (number, own)));
                        from = number;
                    }
                }
                _ => {}
            }
        }
    }
    for passage in context.passages.iter().filter(|passage| passage.appendix.is_none()) {
        let named = passage.expressions.iter().flat_map(|(_, expression)| expression.value.split("phu_luc.").skip(1));
        ids.extend(named.map(|rest| rest.split(|c: char| !c.is_alphanumeric() && c != '_').next().unwrap_or("")));
        // "phụ lục của Kế hoạch", "các phụ lục gửi kèm": some words for all of them.
        all |= passage.words.match_indices("hụ lục ").any(|(at, word)| {
            let rest = passage.words.get(at + word.len()..).unwrap_or("").to_lowercase();
            ["của kế hoạch", "kế hoạch", "này", "nêu trên", "gửi kèm", "chi tiết", "dưới đây"]
                .iter()
                .any(|w| rest.starts_with(w))
        });
    }
    if all {
        return;
    }
    let labels = appendix_labels(appendices.len());
    for (at, (appendix, label)) in appendices.iter().zip(labels).enumerate() {
        let by_id = appendix.id.as_ref().is_some_and(|id| ids.contains(id.value.replace('-', "_").as_str()));
        let by_number = numbers.iter().any(|(number, own)| usize::try_from(*number) == Ok(at + 1) && *own != Some(at));
        if !by_id && !by_number {
            let id = appendix.id.as_ref().map_or("ma".to_owned(), |id| id.value.replace('-', "_"));
            let span = appendix.title.first().map_or(appendix.span.part(0, 1), |line| line.span);
            let finding = Diagnostic::new(&RULE, span, format!("lời văn không dẫn đến {label}"));
            let how = format!("thêm vào lời văn chỗ dẫn, ví dụ “chi tiết tại {{{{ phu_luc.{id} }}}}”");
            diags.push(finding.help(how));
        }
    }
}
