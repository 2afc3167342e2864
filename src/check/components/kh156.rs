//! KH156: the closing mark typed where the program prints it.

use super::ending::last_texts;
use super::wording::marks_at_end;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH156",
    name: "ket-thuc-go-dau",
    title: "gõ dấu “./.” ở cuối văn bản",
    weights: Weights::NOTE,
    clause: "Phụ lục III, Mẫu 1.4",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in last_texts(context) {
        let Some(marks) =
            marks_at_end(&passage.words, &['.', '/']).filter(|marks| passage.words[marks.clone()].contains('/'))
        else {
            continue;
        };
        let span = passage.span(marks.clone());
        let mut finding = Diagnostic::new(&RULE, span, "dấu “./.” do chương trình in").help("bỏ dấu ở cuối");
        if passage.is_exact(marks) {
            finding = finding.fix("bỏ dấu “./.”", span, "");
        }
        diags.push(finding);
    }
}
