//! KH153: no word "số" between type and number.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH153",
    name: "can-cu-thieu-chu-so",
    title: "thiếu chữ “số” trước số, ký hiệu ở căn cứ",
    weights: Weights::WARNING,
    clause: "Phụ lục II",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for base in context.of(Role::Base) {
        for cited in context.documents_in(base).iter().filter(|cited| !cited.nested) {
            let (Some(number), Some(word), None) = (&cited.number, &cited.kind_word, &cited.so) else { continue };
            if number.serial.is_none() || number.code.is_none() {
                continue;
            }
            let message = format!("thiếu chữ “số” giữa “{}” và “{}”", word.text, number.text);
            let mut finding =
                Diagnostic::new(&RULE, base.span(word.range.start..number.range.end), message).help("thêm chữ “số”");
            if base.is_exact(number.range.clone()) {
                let place = base.span(number.range.clone());
                finding = finding.fix("thêm chữ “số”", place.part(0, 0), "số ");
            }
            diags.push(finding);
        }
    }
}
