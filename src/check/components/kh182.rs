//! KH182: academic titles, ranks and courtesies before the name.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH182",
    name: "hoc-ham-hoc-vi",
    title: "ghi học hàm, học vị hoặc “Ông”, “Bà” trước họ tên",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.7.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    let Some(name) = context.of(Role::SignerName).next() else { return };
    let text = name.words.trim_start();
    let start = name.words.len() - text.len();
    let low = text.to_lowercase();
    let ends = |title: &&&str| {
        low.strip_prefix(**title)
            .is_some_and(|rest| rest.starts_with(['.', ' ', ',']) && rest.chars().any(char::is_alphabetic))
    };
    // Ông is a family name as well: "Ông Văn Tùng".
    let family = low.starts_with("ông ") && low.split_whitespace().count() < 4;
    let courtesy = COURTESIES.iter().find(ends).filter(|_| !family);
    let title = TITLES.iter().find(ends).filter(|_| !issuer.may_show_titles());
    if let Some(found) = courtesy.or(title) {
        let len = text.char_indices().nth(found.chars().count()).map_or(text.len(), |(at, _)| at);
        let message = format!("trước họ tên người ký có “{}”", &text[..len]);
        let finding = Diagnostic::new(&RULE, name.span(start..start + len), message);
        diags.push(finding.help("chỉ ghi họ và tên"));
    }
}

/// Never before the name.
const COURTESIES: [&str; 5] = ["ông", "bà", "đ/c", "đồng chí", "đ.c"];

/// Academic titles, honours and ranks, small letters, longest first.
const TITLES: [&str; 27] = [
    "pgs.ts",
    "pgs",
    "gs.ts",
    "gs",
    "tskh",
    "ts",
    "ths",
    "th.s",
    "thạc sĩ",
    "thạc sỹ",
    "tiến sĩ",
    "tiến sỹ",
    "bsckii",
    "bscki",
    "bsck",
    "bs",
    "bác sĩ",
    "ks",
    "kỹ sư",
    "cn",
    "cử nhân",
    "ls",
    "ngnd",
    "ngưt",
    "đại tá",
    "thượng tá",
    "trung tá",
];
