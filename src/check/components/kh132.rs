//! KH132: a place that does not begin with capitals.

use super::regime::{bare_place, fold};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH132",
    name: "dia-danh-chu-thuong",
    title: "địa danh viết chữ thường",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.4.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(place) = context.of(Role::Place).next() else { return };
    let text = place.words.trim();
    let folded = fold(text);
    // A generic noun in front and a date behind are other mistakes.
    if bare_place(&folded) != folded && text.starts_with(char::is_lowercase) || folded.contains("ngày") {
        return;
    }
    let name = NOUNS.iter().find_map(|noun| text.strip_prefix(noun)).unwrap_or(text);
    let small = |word: &&str| word.starts_with(char::is_lowercase) && !matches!(*word, "và" | "của");
    if name.split([' ', '-']).find(small).is_some() {
        let message = format!("địa danh “{text}” viết hoa chưa đủ");
        diags.push(
            Diagnostic::new(&RULE, place.whole(), message)
                .help("viết hoa chữ cái đầu của các âm tiết tạo thành tên riêng"),
        );
    }
}

/// Generic nouns whose second syllable stays small.
const NOUNS: [&str; 5] = ["Thành phố ", "Thị xã ", "Thị trấn ", "Đặc khu ", "Thủ đô "];
