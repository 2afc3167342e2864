//! Who issues the plan.

use super::bodies;
use crate::check::Context;

/// Is it the issuer that the name tells?
pub(super) fn is(context: &Context<'_>, key: &[String]) -> bool {
    !key.is_empty() && context.bodies().issuer(context).contains(&bodies::stem(context, key.to_vec()))
}
