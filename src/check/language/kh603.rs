//! KH603: the name of a body with a word lost, doubled or changed.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::lexicon::Slip;

pub(super) static RULE: Rule = Rule {
    code: "KH603",
    name: "ten-co-quan-thieu-chu",
    title: "tên cơ quan thiếu chữ, thừa chữ hoặc sai chữ",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let names = |role: Role| role.is_prose() || role.names_units() || matches!(role, Role::Recipient);
    for (passage, words) in context.words().filter(|(passage, _)| names(passage.role)) {
        for broken in context.lexicon.broken_names_in(words) {
            let slip = match broken.slip {
                Slip::Missing => "thiếu chữ",
                Slip::Doubled => "lặp chữ",
                Slip::Replaced => "sai chữ",
            };
            let message = format!("“{}” {slip}, tên đúng là “{}”", broken.found, broken.wanted);
            diags.push(
                Diagnostic::new(&RULE, passage.span(broken.range), message)
                    .help(format!("viết đúng tên “{}”", broken.wanted)),
            );
        }
    }
}
