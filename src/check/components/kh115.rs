//! KH115: the name of a committee or council is not set on two lines.

use super::regime::{fold, opens_with};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH115",
    name: "ubnd-mot-dong",
    title: "tên Ủy ban nhân dân không chia hai dòng",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.2.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    let Some(line) = context.of(Role::Issuer).next().filter(|_| issuer.is_collective()) else { return };
    let first = fold(&line.words);
    let full = matches!(first.as_str(), "ủy ban nhân dân" | "hội đồng nhân dân");
    let short = opens_with(&first, "ubnd") || opens_with(&first, "hđnd");
    if !full && !short {
        diags.push(
            Diagnostic::new(
                &RULE,
                line.whole(),
                "tên Ủy ban nhân dân, Hội đồng nhân dân nên chia hai dòng trước tên địa phương",
            )
            .help("ghi hai dòng, ví dụ [ỦY BAN NHÂN DÂN, XÃ BẠCH LIÊU]"),
        );
    }
}
