//! Who issues the plan.

use super::{bodies, naming};
use crate::check::Context;

/// Is it the issuer that the name tells?
pub(super) fn is(context: &Context<'_>, key: &[String]) -> bool {
    if key.is_empty() {
        return false;
    }
    let issuer = &context.plan.issuer;
    let lines: Vec<&str> = issuer.lines.iter().map(|line| line.value.as_str()).collect();
    let joined = lines.join(" ").to_lowercase();
    let names = std::iter::once(joined.as_str()).chain(issuer.short_name.as_ref().map(|name| name.value.as_str()));
    let own = bodies::stem(context, key.to_vec());
    names.map(|name| bodies::stem(context, naming::key(name, context.lexicon))).any(|name| name == own)
}
