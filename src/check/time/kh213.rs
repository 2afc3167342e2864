//! KH213: a product dated later than the deadline of its task.

use crate::check::near::before;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH213",
    name: "san-pham-sau-han",
    title: "sản phẩm ghi ngày sau thời hạn của nhiệm vụ",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for date in context.dates().iter().filter(|date| date.passage.role == Role::Product) {
        let Some(deadline) = date.passage.task.and_then(|task| task.deadline.as_ref()) else { continue };
        let (Some(last), Ok(day)) = (deadline.value.last_day(), &date.mention.date) else { continue };
        let range = &date.mention.range;
        let cited = context.documents_in(date.passage).iter().any(|document| document.range.contains(&range.start));
        // "trước 30/11" asks for the day before.
        let earlier = before(&date.passage.words, range.start, 12).to_lowercase().ends_with("trước");
        let day = if earlier { day.first_day().pred_opt().unwrap_or_default() } else { day.first_day() };
        if !cited && day > last {
            let message = format!("sản phẩm có ngày “{}” sau thời hạn “{}”", date.mention.text, deadline.value.text);
            let finding = Diagnostic::new(&RULE, date.span(range.clone()), message)
                .help("sửa ngày của sản phẩm, hoặc lùi thời hạn của nhiệm vụ")
                .also(deadline.span, "thời hạn của nhiệm vụ");
            diags.push(finding);
        }
    }
}
