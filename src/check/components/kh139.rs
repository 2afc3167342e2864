//! KH139: the abstract repeats the type printed above it.

use super::regime::{fold, opens_with};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH139",
    name: "trich-yeu-lap-ten-loai",
    title: "trích yếu nhắc lại tên loại văn bản",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.5",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(first) = context.of(Role::Abstract).next() else { return };
    let kind = fold(&context.plan.kind.value);
    let folded = fold(&first.words);
    let Some(rest) = folded.strip_prefix(&kind).filter(|_| opens_with(&folded, &kind)) else { return };
    // "Kế hoạch hóa gia đình" is another word.
    if !rest.starts_with(" hóa") {
        let len = first.words.char_indices().nth(kind.chars().count()).map_or(first.words.len(), |(at, _)| at);
        let message = format!("trích yếu nhắc lại “{}” đã in ở dòng trên", context.plan.kind.value);
        diags.push(
            Diagnostic::new(&RULE, first.span(0..len), message)
                .help("bỏ tên loại ở đầu trích yếu, viết hoa chữ tiếp theo"),
        );
    }
}
