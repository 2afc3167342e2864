//! KH133: "tỉnh", "xã" before a place that has a name of its own.

use super::regime::{bare_place, fold};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH133",
    name: "dia-danh-danh-tu-chung",
    title: "địa danh có danh từ chung",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.4.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(place) = context.of(Role::Place).next() else { return };
    let text = place.words.trim();
    let folded = fold(text);
    let bare = bare_place(&folded);
    if bare == folded || bare == "hồ chí minh" || bare.starts_with(|c: char| c.is_ascii_digit()) {
        return;
    }
    // Units named after a person or an event keep the noun, with a capital.
    let noun = text.split_whitespace().next().unwrap_or_default();
    if noun.starts_with(char::is_lowercase) || noun == "Tỉnh" {
        let message = format!("địa danh “{text}” có danh từ chung “{noun}”");
        let finding = Diagnostic::new(&RULE, place.whole(), message);
        diags.push(
            finding.help(
                "chỉ ghi tên riêng; nếu đặt theo tên người, chữ số hoặc sự kiện lịch sử thì viết hoa danh từ chung",
            ),
        );
    }
}
