//! KH313: the body whose plan is carried out does not get this one.

use super::naming::{self, Kind};
use super::{bodies, issuer};
use crate::check::{Context, Passage, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::DocumentMention;

pub(super) static RULE: Rule = Rule {
    code: "KH313",
    name: "co-quan-cap-tren-khong-gui",
    title: "cơ quan có kế hoạch được triển khai không có trong nơi nhận",
    weights: Weights::NOTE,
    clause: "Phụ lục I, II.9.a",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if context.plan.recipients.is_empty() {
        return;
    }
    let reached = context.bodies().reached(context);
    for (passage, document) in context.documents() {
        let carried_out = passage.role == Role::Opening
            && document.kind_word.as_ref().is_some_and(|word| word.text.eq_ignore_ascii_case("kế hoạch"))
            && follows_carrying_out(passage.words.get(..document.range.start).unwrap_or_default());
        let Some(issuer) = document.issuer.as_ref().filter(|_| carried_out) else { continue };
        let name = issuer.text.strip_prefix("Chủ tịch ").unwrap_or(issuer.text);
        let key = naming::key(name, context.lexicon);
        // Whoever is far above (Chính phủ, a ministry) is reported to by others.
        let is_near = key.starts_with(&["ủy", "ban", "nhân", "dân"].map(str::to_owned))
            || naming::kind(&key) == Some(Kind::Department);
        if !is_near || issuer::is(context, &key) {
            continue;
        }
        let gets = |passage: &Passage<'_>| {
            let words: Vec<String> = naming::key(&passage.words, context.lexicon);
            let short = bodies::stem(context, key.clone());
            words.windows(short.len()).any(|here| here == short)
                || key.len() > 5 && words.windows(5).any(|here| here == &key[..5])
        };
        if !reached.names(&bodies::stem(context, key.clone())) && !context.of(Role::Recipient).any(gets) {
            let message = format!(
                "kế hoạch triển khai {} của “{}” nhưng nơi nhận không có cơ quan này",
                kind_words(document),
                issuer.text
            );
            diags.push(
                Diagnostic::new(&RULE, passage.span(issuer.range.clone()), message)
                    .help(format!("thêm “{name}” vào “noi_nhan” với mục đích “b/c”")),
            );
        }
    }
}

fn kind_words(document: &DocumentMention<'_>) -> String {
    document.number.as_ref().map_or_else(|| "Kế hoạch".to_owned(), |number| format!("Kế hoạch số {}", number.text))
}

/// "Thực hiện", "Triển khai" right before the citation.
fn follows_carrying_out(before: &str) -> bool {
    let low = before.trim_end().to_lowercase();
    ["thực hiện", "triển khai", "triển khai thực hiện"].iter().any(|words| low.ends_with(words))
}
