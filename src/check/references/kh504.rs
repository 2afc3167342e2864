//! KH504: a section is pointed to that the plan does not have.

use super::signs::{Found, Signs, names};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH504",
    name: "muc-khong-co",
    title: "lời văn dẫn đến mục, khoản, điểm không có",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut signs = None;
    for reference in context.references().iter().filter(|reference| !reference.mention.of_other_document) {
        let names = names(&reference.mention);
        // Behind a law or a decree, a section is one of that document.
        let of_document =
            context.documents_in(reference.passage).iter().any(|d| d.range.end <= reference.mention.range.start);
        if names.is_empty() || of_document {
            continue;
        }
        let signs = signs.get_or_insert_with(|| Signs::of(context));
        for (name, label) in names {
            if signs.find(reference.passage, &name) == Found::Nowhere {
                let message = format!("“{}”: kế hoạch không có mục {name}", reference.mention.text);
                let finding = Diagnostic::new(&RULE, reference.span(label.part.range.clone()), message);
                diags.push(finding.help("sửa số mục, hoặc đặt “ma” cho mục rồi dùng biểu thức {{ muc.… }}"));
            }
        }
    }
}
