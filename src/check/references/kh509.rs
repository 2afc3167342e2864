//! KH509: the code of a number belongs to another type than the word.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::CodeFit;

pub(super) static RULE: Rule = Rule {
    code: "KH509",
    name: "ky-hieu-khac-ten-loai",
    title: "ký hiệu của văn bản viện dẫn không hợp với tên loại",
    weights: Weights::WARNING,
    clause: "Phụ lục III, phần I",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (passage, document) in context.documents() {
        let (Some(CodeFit::Other(other)), Some(number)) = (document.fits(), &document.number) else { continue };
        let (Some(word), Some(code)) = (&document.kind_word, &number.type_code) else { continue };
        let message = format!("{} mang ký hiệu “{}” của {}", word.text, code.text, other.name.to_lowercase());
        let finding = Diagnostic::new(&RULE, passage.span(code.range.clone()), message)
            .help("tra lại văn bản, rồi sửa tên loại hoặc ký hiệu")
            .also(passage.span(word.range.clone()), "tên loại ghi ở đây");
        diags.push(finding);
    }
}
