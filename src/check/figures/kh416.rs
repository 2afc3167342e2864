//! KH416: one target stated twice with two values.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::Target;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: "KH416",
    name: "chi-tieu-hai-gia-tri",
    title: "một chỉ tiêu có hai giá trị",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut seen: BTreeMap<(String, String, &str), &Target> = BTreeMap::new();
    for target in &context.plan.targets {
        let title = target.title.words().to_lowercase();
        let deadline = target.deadline.as_ref().map(|d| d.value.text.to_lowercase()).unwrap_or_default();
        let key = (title, deadline, target.unit.as_deref().unwrap_or_default());
        let Some(first) = seen.get(&key) else {
            seen.insert(key, target);
            continue;
        };
        if let (Some(before), Some(now)) = (&first.value, &target.value)
            && before.value.text() != now.value.text()
        {
            let message = format!(
                "chỉ tiêu “{}” là {} ở đây, là {} ở trên",
                target.title.words(),
                now.value.text(),
                before.value.text()
            );
            diags.push(
                Diagnostic::new(&RULE, now.span, message)
                    .also(before.span, "giá trị thứ nhất")
                    .help("giữ một chỉ tiêu, hoặc nói rõ hai chỉ tiêu khác nhau ở đâu"),
            );
        }
    }
}
