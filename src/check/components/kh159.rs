//! KH159: "Như trên" where nothing stands above.

use super::regime::{fold, opens_with};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH159",
    name: "nhu-tren",
    title: "nơi nhận của kế hoạch có “Như trên”",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.9.c",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for line in context.of(Role::Recipient) {
        if opens_with(&fold(line.words.trim_start_matches(['-', ' '])), "như trên") {
            let message = "kế hoạch không có “Kính gửi” nên nơi nhận không có “Như trên”";
            diags.push(Diagnostic::new(&RULE, line.whole(), message).help("kê tên từng cơ quan, đơn vị nhận"));
        }
    }
}
