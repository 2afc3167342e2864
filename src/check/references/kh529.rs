//! KH529: a numbered table is pointed to that no caption bears.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::PlaceKind;

pub(super) static RULE: Rule = Rule {
    code: "KH529",
    name: "bang-khong-co",
    title: "lời văn dẫn đến bảng, biểu có số mà không bảng nào mang số đó",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for reference in context.references().iter().filter(|reference| !reference.mention.of_other_document) {
        for link in &reference.mention.chain {
            // "Bảng 2. Số hợp tác xã" is a caption.
            let names_itself = reference.mention.range.start == 0;
            if names_itself || !matches!(link.kind, PlaceKind::Table | PlaceKind::Form) {
                continue;
            }
            for label in &link.labels {
                let sign = label.part.text.trim_start_matches('0');
                let bears = |words: &str| {
                    let words = words.trim_start().to_lowercase();
                    let rest =
                        ["bảng", "biểu số", "biểu mẫu", "biểu", "mẫu"].iter().find_map(|head| words.strip_prefix(head));
                    let rest = rest.map(|rest| rest.trim_start().trim_start_matches("số ").trim_start_matches('0'));
                    let tail = rest.and_then(|rest| rest.strip_prefix(sign.to_lowercase().as_str()).map(str::to_owned));
                    tail.is_some_and(|tail| !tail.starts_with(char::is_alphanumeric))
                };
                let titles = context.passages.iter().filter(|p| {
                    matches!(p.role, Role::Caption | Role::AppendixTitle | Role::SectionTitle | Role::Body)
                        && p.index != reference.passage.index
                });
                if !titles.into_iter().any(|passage| bears(&passage.words)) {
                    let message = format!("“{}”: không bảng, biểu nào mang số này", reference.mention.text);
                    let finding = Diagnostic::new(&RULE, reference.span(reference.mention.range.clone()), message);
                    diags.push(finding.help("ghi số vào “ten” của bảng, hoặc dẫn đến phụ lục chứa bảng"));
                }
            }
        }
    }
}
