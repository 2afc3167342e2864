//! KH613: capitals of "khoản", "điểm" and of "Điều", "Mục", "Chương" where another document is cited.

use super::text::{capitalised, exact, uncapitalised};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::PlaceKind;

pub(super) static RULE: Rule = Rule {
    code: "KH613",
    name: "viet-hoa-dieu-khoan",
    title: "phần, chương, mục, điều, khoản, điểm viết hoa không đúng khi viện dẫn",
    weights: Weights::WARNING,
    clause: "Phụ lục II, V",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for found in context.references().iter().filter(|found| found.passage.role.is_prose()) {
        let (passage, reference) = (found.passage, &found.mention);
        if !reference.of_other_document || reference.unnumbered {
            continue;
        }
        for link in &reference.chain {
            let small = matches!(link.kind, PlaceKind::Clause | PlaceKind::Point);
            let big = matches!(
                link.kind,
                PlaceKind::Article
                    | PlaceKind::Subsection
                    | PlaceKind::Section
                    | PlaceKind::Chapter
                    | PlaceKind::Part
                    | PlaceKind::Appendix
            );
            let (message, right) = if small && link.capital && !opens_sentence(&passage.words, link.word.range.start) {
                (format!("“{}” viết thường khi viện dẫn", link.word.text), uncapitalised(link.word.text))
            } else if big && !link.capital {
                (format!("“{}” viết hoa chữ cái đầu khi viện dẫn", link.word.text), capitalised(link.word.text))
            } else {
                continue;
            };
            let mut finding = Diagnostic::new(&RULE, passage.span(link.word.range.clone()), message)
                .help(format!("viết “{right}”, như “điểm a khoản 2 Điều 103 Mục 5 Chương XII”"));
            if let Some(span) = exact(passage, link.word.range.clone()) {
                finding = finding.fix(format!("viết “{right}”"), span, right);
            }
            diags.push(finding);
        }
    }
}

/// May a sentence or an item begin here?
fn opens_sentence(text: &str, at: usize) -> bool {
    let head = text.get(..at).unwrap_or_default().trim_end();
    head.is_empty() || head.ends_with(['.', ':', ';', '!', '?', '“', '(', '-', '+', '\n'])
}
