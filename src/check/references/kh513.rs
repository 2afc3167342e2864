//! KH513: the plan is cited in itself with another number or date.

use super::own::is_issuer;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH513",
    name: "tu-ghi-sai-so",
    title: "lời văn ghi số hoặc ngày của chính kế hoạch khác phần đầu",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let plan = context.plan;
    let (Some(code), Some(issued)) = (&plan.number, &plan.issued) else { return };
    let Some(own) = code.number.as_ref().filter(|_| issued.value.is_full()) else { return };
    let plain = |serial: &str| serial.trim_start_matches('0').to_owned();
    for (passage, document) in context.documents() {
        let (Some(number), Some(date)) = (&document.number, &document.date) else { continue };
        let (Some(serial), Some(cited)) = (&number.serial, &number.code) else { continue };
        let Ok(day) = date.date else { continue };
        let same_kind = document.kind.is_some_and(|kind| kind.name.to_lowercase() == plan.kind.value.to_lowercase());
        let same_code = cited.text.replace(' ', "") == code.symbol.value;
        let ours = document.issuer.as_ref().is_none_or(|issuer| is_issuer(context, issuer.text));
        if !same_kind || !same_code || !ours {
            continue;
        }
        let (same_number, same_day) = (plain(serial.text) == plain(&own.value), day == issued.value);
        let (span, message, place) = match (same_number, same_day) {
            (false, true) => {
                let message = format!("số “{}” ghi khác số {} của kế hoạch", number.text, own.value);
                (passage.span(serial.range.clone()), message, own.span)
            }
            (true, false) if day.year == issued.value.year => {
                let message = format!("ngày {} ghi khác ngày ban hành {}", day.short(), issued.value.short());
                (passage.span(date.range.clone()), message, issued.span)
            }
            _ => continue,
        };
        let finding = Diagnostic::new(&RULE, span, message).help("sửa cho trùng phần đầu, hoặc bỏ chỗ ghi lại này");
        diags.push(finding.also(place, "phần đầu của kế hoạch"));
    }
}
