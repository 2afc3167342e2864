//! KH148: a law cited by its number.

use super::grounds::is_law;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH148",
    name: "luat-co-so",
    title: "căn cứ ghi số của luật, pháp lệnh",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.6.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for base in context.of(Role::Base) {
        for cited in context.documents_in(base).iter().filter(|cited| is_law(cited) && !cited.nested) {
            // Without a title only the number tells which law is meant.
            let (Some(number), Some(title)) = (&cited.number, &cited.title) else { continue };
            let message =
                format!("căn cứ “{} {}” ghi cả số, ký hiệu", cited.kind.map_or("Luật", |kind| kind.name), title.text);
            let from = cited.so.as_ref().map_or(number.range.start, |so| so.range.start);
            diags.push(
                Diagnostic::new(&RULE, base.span(from..number.range.end), message)
                    .help("chỉ ghi tên và ngày, tháng, năm của luật, pháp lệnh"),
            );
        }
    }
}
