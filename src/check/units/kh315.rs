//! KH315: the issuer sends the plan to itself.

use super::{issuer, naming};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH315",
    name: "gui-cho-chinh-minh",
    title: "cơ quan ban hành là nơi nhận của chính mình",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.9.a",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.of(Role::Recipient) {
        let name = passage.words.trim();
        if !name.contains(['(', ':', ',']) && issuer::is(context, &naming::key(name, context.lexicon)) {
            let message = format!("“{name}” là cơ quan ban hành, không gửi kế hoạch cho chính mình");
            diags.push(
                Diagnostic::new(&RULE, passage.whole(), message)
                    .help("ghi người hoặc đơn vị cụ thể, ví dụ “Chủ tịch, các Phó Chủ tịch UBND”, hoặc bỏ dòng này"),
            );
        }
    }
}
