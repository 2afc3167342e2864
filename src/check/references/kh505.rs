//! KH505: recipients named by a section that names no body.

use super::signs::{Place, Signs, names};
use crate::check::{Context, Passage, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::{Section, SectionItem};

pub(super) static RULE: Rule = Rule {
    code: "KH505",
    name: "noi-nhan-theo-muc-khong-don-vi",
    title: "nơi nhận dẫn đến mục không nêu đơn vị nào",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let recipients =
        context.references().iter().filter(|r| r.passage.role == Role::Recipient && !r.mention.of_other_document);
    let mut signs = None;
    for reference in recipients {
        let signs = signs.get_or_insert_with(|| Signs::of(context));
        for (name, label) in names(&reference.mention) {
            let mut places = signs.places(reference.passage, &name).peekable();
            if places.peek().is_none() {
                continue;
            }
            let names_bodies = places.any(|place| match place {
                Place::Task => true,
                Place::Section(section) => {
                    let mut inside = Vec::new();
                    collect(section, &mut inside);
                    let holds = |passage: &&Passage<'_>| {
                        passage.section.is_some_and(|s| inside.iter().any(|i| std::ptr::eq(*i, s)))
                    };
                    context.passages.iter().filter(holds).any(|passage| names_body(&passage.words))
                }
            });
            if !names_bodies {
                let message = format!("nơi nhận là các đơn vị tại mục {name}, nhưng mục đó không nêu đơn vị nào");
                let finding = Diagnostic::new(&RULE, reference.span(label.part.range.clone()), message);
                diags.push(finding.help("sửa số mục về mục phân công các đơn vị"));
            }
        }
    }
}

fn collect<'p>(section: &'p Section, found: &mut Vec<&'p Section>) {
    found.push(section);
    for child in &section.children {
        if let SectionItem::Section(child) = child {
            collect(child, found);
        }
    }
}

/// A word with which the name of a body begins.
fn names_body(words: &str) -> bool {
    const HEADS: [&str; 18] = [
        "sở",
        "phòng",
        "ban",
        "ủy",
        "uỷ",
        "ubnd",
        "hội",
        "công",
        "trung",
        "chi",
        "trường",
        "văn",
        "thôn",
        "tổ",
        "đảng",
        "các",
        "liên",
        "mặt",
    ];
    let mut words = words.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.any(|word| word.starts_with(char::is_uppercase) && HEADS.contains(&word.to_lowercase().as_str()))
}
