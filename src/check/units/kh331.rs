//! KH331: a field joins bodies with commas and semicolons.

use super::bodies;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH331",
    name: "lan-dau-phay-cham-phay",
    title: "ô ghi đơn vị lẫn dấu phẩy và dấu chấm phẩy",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.passages.iter().filter(|passage| passage.role.names_units()) {
        if !passage.words.contains(';') || !passage.words.contains(',') {
            continue;
        }
        // Commas inside a name, or inside a list of one kind ("UBND các huyện, thành phố"), join no bodies.
        let joints: Vec<(usize, char)> = passage
            .words
            .match_indices([',', ';'])
            .filter(|(at, _)| bodies::joins(context, passage, *at))
            .filter_map(|(at, mark)| Some((at, mark.chars().next()?)))
            .collect();
        let Some(comma) = joints.iter().find(|(_, mark)| *mark == ',') else { continue };
        if joints.iter().any(|(_, mark)| *mark == ';') {
            let message = "ô này nối các đơn vị khi bằng dấu phẩy, khi bằng dấu chấm phẩy";
            diags.push(
                Diagnostic::new(&RULE, passage.span(comma.0..comma.0 + 1), message)
                    .help("dùng một dấu trong cả ô; nên dùng dấu chấm phẩy vì tên đơn vị có thể có dấu phẩy"),
            );
        }
    }
}
