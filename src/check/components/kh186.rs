//! KH186: KT. above TM.

use super::signing::{Authority, lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH186",
    name: "quyen-han-thu-tu",
    title: "các dòng quyền hạn ký sai thứ tự",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let lines = lines(context);
    for pair in lines.windows(2) {
        let [above, below] = pair else { continue };
        let (Some(first), Some(second)) = (above.authority(), below.authority()) else { continue };
        if second == Authority::OnBehalf && first != Authority::OnBehalf {
            diags.push(
                Diagnostic::new(&RULE, below.passage.whole(), "dòng “TM.” đứng dưới dòng quyền hạn khác")
                    .also(above.passage.whole(), "dòng này ở trên")
                    .help("đưa dòng “TM.” lên đầu"),
            );
        }
    }
}
