//! KH601: a word that no spelling of Vietnamese allows.

use super::text::exact;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH601",
    name: "chu-khong-co-trong-tieng-viet",
    title: "chữ không có trong tiếng Việt",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (passage, words) in context.words().filter(|(passage, _)| passage.role.is_prose()) {
        for word in context.lexicon.impossible_words_in(words) {
            let found = passage.words.get(word.range.clone()).unwrap_or_default();
            // The label of an item, or the sign of the currency.
            if found.chars().nth(1).is_none() {
                continue;
            }
            let span = passage.span(word.range.clone());
            let mut finding = Diagnostic::new(&RULE, span, format!("“{found}” không phải là chữ tiếng Việt"));
            finding = match &word.wanted {
                Some(wanted) => finding.help(format!("sửa thành “{wanted}”")),
                None => finding.help("kiểm tra lại chính tả; từ riêng của địa phương thì ghi vào từ điển của kế hoạch"),
            };
            if let (Some(wanted), Some(span)) = (word.wanted, exact(passage, word.range)) {
                finding = finding.fix(format!("sửa “{found}” thành “{wanted}”"), span, wanted);
            }
            diags.push(finding);
        }
    }
}
