//! KH525: a section with a title and nothing under it.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::{Piece, Section, SectionItem};
use crate::prose::{Inline, Line};

/// A longer title is a sentence that says all.
const WORDS: usize = 14;

pub(super) static RULE: Rule = Rule {
    code: "KH525",
    name: "muc-rong",
    title: "mục không có nội dung",
    weights: Weights::RISING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    level(&context.plan.sections, true, diags);
    for appendix in &context.plan.appendices {
        level(&appendix.sections, false, diags);
    }
}

fn level(items: &[SectionItem], top: bool, diags: &mut Diags) {
    let sections = items.iter().filter_map(|item| match item {
        SectionItem::Section(section) => Some(section),
        SectionItem::Tasks(_) => None,
    });
    // Titles alone, side by side, are a list.
    let filled = top || sections.clone().any(|section| !is_empty(section));
    for section in sections {
        // A section without a title as well is told by another rule.
        let title = section.title.as_ref().filter(|title| title.words().split_whitespace().count() <= WORDS);
        if let Some(title) = title.filter(|title| filled && is_empty(section) && !points_away(title)) {
            let gaps = title.content.iter().any(|piece| matches!(piece, Inline::Expression(_)));
            let message = if gaps {
                "mục này không có nội dung".to_owned()
            } else {
                format!("mục “{}” không có nội dung", title.words())
            };
            diags.push(Diagnostic::new(&RULE, title.span, message).help("viết nội dung, hoặc bỏ mục"));
        }
        level(&section.children, false, diags);
    }
}

/// "III. Lộ trình thực hiện (chi tiết tại Phụ lục II)": the content stands elsewhere.
fn points_away(title: &Line) -> bool {
    let words = title.words().to_lowercase();
    let told = ["phụ lục", "kèm theo", "đính kèm"].iter().any(|word| words.contains(word));
    told || title.content.iter().any(|piece| match piece {
        Inline::Expression(expression) => expression.value.trim_start().starts_with("phu_luc."),
        _ => false,
    })
}

fn is_empty(section: &Section) -> bool {
    let says = |piece: &Piece| match piece {
        Piece::Prose(prose) => !prose.is_empty(),
        Piece::Table(_) => true,
    };
    !section.pieces.iter().any(says) && section.children.is_empty() && section.closing.is_empty()
}
