//! KH414: one thing under two names in two tables.

use super::names::{self, Name};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use std::collections::BTreeSet;

pub(super) static RULE: Rule = Rule {
    code: "KH414",
    name: "ten-dong-viet-hai-cach",
    title: "tên của một dòng viết hai cách ở hai bảng",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let lists = names::lists(context);
    for pair in names::pairs(&lists) {
        let first: BTreeSet<&str> = pair.first.names.iter().map(|name| name.prefix.as_str()).collect();
        let second: BTreeSet<&str> = pair.second.names.iter().map(|name| name.prefix.as_str()).collect();
        for (mine, its) in pair.shared() {
            // A list may leave out "huyện" everywhere; "An Khê" among "TX. Ayun Pa" is a slip.
            let left_out = |name: &Name, other: &Name, used: &BTreeSet<&str>| {
                name.prefix.is_empty() && !other.prefix.is_empty() && used.contains(other.prefix.as_str())
            };
            let slip = left_out(mine, its, &first) || left_out(its, mine, &second);
            if mine.bare == its.bare && !slip {
                continue;
            }
            let message = format!("“{}” ở đây, “{}” trong {}", its.text, mine.text, pair.first.title(context));
            diags.push(
                Diagnostic::new(&RULE, its.span, message)
                    .also(mine.span, "tên ở bảng kia")
                    .help("viết một tên thống nhất ở mọi bảng"),
            );
        }
    }
}
