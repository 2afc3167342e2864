//! KH131: the place with a mark or date behind it.

use super::wording::marks_at_end;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH131",
    name: "dia-danh-thua",
    title: "địa danh gõ thừa dấu hoặc thừa chữ “ngày”",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.4.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(place) = context.of(Role::Place).next() else { return };
    if let Some(at) = place.words.to_lowercase().find("ngày") {
        let span = if place.words.is_char_boundary(at) { place.span(at..place.words.len()) } else { place.whole() };
        diags.push(
            Diagnostic::new(&RULE, span, "địa danh có chữ “ngày”")
                .help("chỉ ghi tên địa phương; ngày, tháng, năm khai ở “ngay_ban_hanh”"),
        );
    } else if let Some(marks) = marks_at_end(&place.words, &[',', '.', ';', ':']) {
        let span = place.span(marks.clone());
        let mut finding = Diagnostic::new(&RULE, span, "địa danh có dấu ở cuối")
            .help("bỏ dấu: chương trình in dấu phẩy sau địa danh");
        if place.is_exact(marks) {
            finding = finding.fix("bỏ dấu ở cuối", span, "");
        }
        diags.push(finding);
    }
}
