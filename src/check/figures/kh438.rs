//! KH438: a span whose upper figure is below the lower one.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH438",
    name: "khoang-so-nguoc",
    title: "khoảng số viết ngược",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for amount in context.amounts().iter().filter(|amount| amount.mention.known_unit) {
        let mention = &amount.mention;
        let upper = mention.upper.as_ref().and_then(|figure| figure.number.as_ref());
        let (Some(low), Some(high)) = (&mention.figure.number, upper) else { continue };
        let words = amount.passage.words.get(mention.range.clone()).unwrap_or_default();
        // "giảm từ 5 xuống …" and "từ 12 tháng đến 6 tháng" may go down; a dash or "đến" in one span goes up.
        let before = super::wording::before(amount.passage, mention.range.start);
        let goes_down = ["giảm", "hạ", "rút", "tỷ số", "tỉ số", "tỷ lệ"].iter().any(|word| before.contains(word));
        if high.value < low.value && !goes_down {
            let message = format!("“{words}” là khoảng từ số lớn đến số nhỏ");
            diags.push(
                Diagnostic::new(&RULE, amount.span(mention.range.clone()), message)
                    .help("kiểm tra lại hai số của khoảng, viết số nhỏ trước"),
            );
        }
    }
}
