//! KH216: the year inside a number is not that of its date.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH216",
    name: "nam-trong-so-khac-ngay",
    title: "năm trong số văn bản khác năm của ngày ban hành",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (passage, document) in context.documents() {
        let (Some(number), Some(date)) = (&document.number, &document.date) else { continue };
        let (Some(year), Ok(day)) = (&number.year, &date.date) else { continue };
        if year.text.parse() != Ok(day.year) {
            let message = format!("số “{}” là của năm {}, ngày ghi năm {}", number.text, year.text, day.year);
            let finding = Diagnostic::new(&RULE, passage.span(date.range.clone()), message)
                .help("tra lại văn bản, rồi sửa năm sai")
                .also(passage.span(year.range.clone()), "năm trong số, ký hiệu");
            diags.push(finding);
        }
    }
}
