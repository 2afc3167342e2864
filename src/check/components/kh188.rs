//! KH188: "(Kèm theo …)" typed where the program prints it.

use super::regime::{fold, opens_with};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH188",
    name: "kem-theo-go-tay",
    title: "gõ tay câu “(Kèm theo …)”",
    weights: Weights::WARNING,
    clause: "Phụ lục I, III.1.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for line in context.passages.iter().filter(|p| matches!(p.role, Role::AppendixTitle | Role::Abstract)) {
        let folded = fold(line.words.trim_start_matches(['(', ' ']));
        if ["kèm theo", "ban hành kèm theo", "đính kèm"].iter().any(|words| opens_with(&folded, words)) {
            let help = if line.role == Role::Abstract {
                "bỏ dòng này và khai “kem_theo_van_ban”"
            } else {
                "bỏ dòng này: chương trình in câu “(Kèm theo …)” với số, ngày và tên cơ quan đã khai"
            };
            diags.push(Diagnostic::new(&RULE, line.whole(), "câu “(Kèm theo …)” gõ tay").help(help));
        }
    }
}
