//! KH178: TM. names another body than the heading.

use super::signing::{Authority, lines};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH178",
    name: "tm-khac-co-quan",
    title: "“TM.” ghi cơ quan khác cơ quan ban hành",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.7.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    if !issuer.is_collective() {
        return;
    }
    for line in lines(context).iter().filter(|line| line.authority() == Some(Authority::OnBehalf)) {
        let body = line.who().replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân");
        let body = body.strip_prefix("thường trực ").unwrap_or(&body);
        let own = issuer.name.replace("ubnd", "ủy ban nhân dân").replace("hđnd", "hội đồng nhân dân");
        if !body.is_empty() && !own.starts_with(body) {
            let message = format!("“{}” không phải cơ quan ban hành", line.passage.words.trim());
            diags
                .push(Diagnostic::new(&RULE, line.passage.whole(), message).help("ghi đúng tên cơ quan ở đầu văn bản"));
        }
    }
}
