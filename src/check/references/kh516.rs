//! KH516: the plan means itself in small letters.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH516",
    name: "tu-goi-chu-thuong",
    title: "tên loại của chính văn bản viết thường khi tự gọi",
    weights: Weights::NOTE,
    clause: "Phụ lục II, V.4",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let own = context.plan.kind.value.to_lowercase();
    for found in context.self_references().iter().filter(|found| !found.mention.capital) {
        let word = &found.mention.kind_word;
        // Behind a citation of the same type, "kế hoạch này" may mean that one.
        let cited = context.documents_in(found.passage).iter().any(|document| {
            document.range.end <= word.range.start
                && document.kind.is_some_and(|kind| kind.name == found.mention.kind.name)
        });
        if word.text.to_lowercase() != own || cited {
            continue;
        }
        let mut letters = word.text.chars();
        let capital: String = letters.next().into_iter().flat_map(char::to_uppercase).chain(letters).collect();
        let span = found.span(word.range.clone());
        let mut finding = Diagnostic::new(&RULE, span, format!("“{} này” viết thường", word.text))
            .help(format!("viết “{capital} này”"));
        if found.passage.is_exact(word.range.clone()) {
            finding = finding.fix("viết hoa", span, capital);
        }
        diags.push(finding);
    }
}
