//! KH179: the body behind TM. is abbreviated.

use super::signing::{Authority, state_lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH179",
    name: "tm-viet-tat",
    title: "viết tắt tên cơ quan sau “TM.”",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for line in state_lines(context).iter().filter(|line| line.authority() == Some(Authority::OnBehalf)) {
        let short = line.who().split(' ').next().unwrap_or_default();
        if matches!(short, "ubnd" | "hđnd" | "ubmttq" | "bch" | "btv" | "bcđ") {
            let at = line.reading.prefix.end;
            let len = line.passage.words[at..].split_whitespace().next().map_or(0, str::len);
            let message = format!("tên cơ quan sau “TM.” viết tắt “{}”", short.to_uppercase());
            let finding = Diagnostic::new(&RULE, line.passage.span(at..at + len), message);
            diags.push(finding.help("viết đầy đủ, ví dụ “TM. ỦY BAN NHÂN DÂN”"));
        }
    }
}
