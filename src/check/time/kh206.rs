//! KH206: months 3 to 9 with a zero that the decree does not ask for.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH206",
    name: "thua-so-0",
    title: "tháng 3 đến tháng 9 có số 0 ở trước",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.4.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for date in context.dates() {
        let Some(month) = date.mention.month.as_ref().filter(|_| date.mention.date.is_ok()) else { continue };
        let Some(plain) =
            month.text.strip_prefix('0').filter(|plain| matches!(*plain, "3" | "4" | "5" | "6" | "7" | "8" | "9"))
        else {
            continue;
        };
        let span = date.span(month.range.clone());
        let message = format!("tháng {plain} viết thừa số 0 ở trước");
        let mut finding = Diagnostic::new(&RULE, span, message).help(format!("viết “{plain}”"));
        if date.passage.is_exact(month.range.clone()) {
            finding = finding.fix_zero("bỏ số 0", span, plain);
        }
        diags.push(finding);
    }
}
