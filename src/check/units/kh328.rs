//! KH328: a field names a title and nobody who bears it.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH328",
    name: "chi-ghi-chuc-danh",
    title: "ô đơn vị chỉ ghi chức danh, không rõ người hay đơn vị",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Titles that many people bear.
const TITLES: [&str; 16] = [
    "lãnh đạo",
    "thủ trưởng",
    "giám đốc",
    "phó giám đốc",
    "trưởng phòng",
    "phó trưởng phòng",
    "phó chủ tịch",
    "trưởng ban",
    "phó trưởng ban",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "chuyên viên",
    "công chức",
    "cán bộ",
    "tổ trưởng",
    "thành viên",
];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.passages.iter().filter(|passage| passage.role.names_units()) {
        let words = passage.words.trim().trim_end_matches('.').to_lowercase();
        let bare = words.strip_prefix("đồng chí ").or_else(|| words.strip_prefix("đ/c ")).unwrap_or(&words);
        if TITLES.contains(&bare) {
            let message = format!("“{}” chỉ là chức danh: chưa rõ người hay đơn vị nào", passage.words.trim());
            diags.push(
                Diagnostic::new(&RULE, passage.whole(), message)
                    .help("ghi thêm họ tên hoặc tên đơn vị, ví dụ “Trưởng phòng Kinh tế”"),
            );
        }
    }
}
