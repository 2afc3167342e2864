//! KH614: the type of a cited document in small letters: "quyết định số 148/QĐ-TTg".

use super::text::{capitalised, exact};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH614",
    name: "viet-hoa-ten-loai-van-ban",
    title: "tên loại văn bản viện dẫn viết thường",
    weights: Weights::WARNING,
    clause: "Phụ lục II, V",
    since: "0.2.0",
    profile: "nd30-2020",
};

/// Types that are cited in small letters as well: papers of one case, not documents of an authority.
const COMMON: [&str; 9] = [
    "Hợp đồng",
    "Giấy mời",
    "Giấy giới thiệu",
    "Giấy nghỉ phép",
    "Phiếu gửi",
    "Phiếu chuyển",
    "Phiếu báo",
    "Biên bản",
    "Thư công",
];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (passage, document) in context.documents().filter(|(passage, _)| passage.role.is_prose()) {
        let (Some(kind), Some(word), Some(_)) = (document.kind, &document.kind_word, &document.number) else {
            continue;
        };
        let Some(so) = &document.so else { continue };
        let touching =
            passage.words.get(word.range.end..so.range.start).is_some_and(|between| between.trim().is_empty());
        if !touching || !word.text.starts_with(char::is_lowercase) || COMMON.contains(&kind.name) {
            continue;
        }
        let right = capitalised(word.text);
        let message = format!("“{}” có số, ký hiệu là tên một văn bản cụ thể, viết hoa chữ cái đầu", word.text);
        let mut finding =
            Diagnostic::new(&RULE, passage.span(word.range.clone()), message).help(format!("viết “{right}”"));
        if let Some(span) = exact(passage, word.range.clone()) {
            finding = finding.fix(format!("viết “{right}”"), span, right);
        }
        diags.push(finding);
    }
}
