//! KH164: superiors behind those who carry the plan out.

use super::recipients::is_report;
use super::regime::{fold, opens_with};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::Recipient;

pub(super) static RULE: Rule = Rule {
    code: "KH164",
    name: "noi-nhan-thu-tu",
    title: "cấp trên đứng sau đơn vị thực hiện ở nơi nhận",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut first_other: Option<&Recipient> = None;
    for recipient in &context.plan.recipients {
        let purpose = recipient.purpose.as_ref().is_some_and(|purpose| is_report(&purpose.value));
        let name = fold(&recipient.name.words());
        let above = purpose && ABOVE.iter().any(|words| opens_with(&name, words));
        match first_other {
            Some(other) if above => {
                let message = format!("“{}” nhận để báo cáo mà đứng sau đơn vị khác", recipient.name.words());
                diags.push(
                    Diagnostic::new(&RULE, recipient.name.span, message)
                        .also(other.name.span, "đứng trước")
                        .help("xếp cấp trên, cấp ủy, HĐND lên đầu nơi nhận"),
                );
                return;
            }
            None if !purpose && BELOW.iter().any(|words| opens_with(&name, words)) => first_other = Some(recipient),
            _ => {}
        }
    }
}

/// How names of bodies above a committee or department begin.
const ABOVE: [&str; 14] = [
    "thường trực",
    "tt",
    "tỉnh ủy",
    "thành ủy",
    "đảng ủy",
    "ban thường vụ",
    "hđnd",
    "hội đồng nhân dân",
    "ubnd tỉnh",
    "ubnd thành phố",
    "bộ",
    "chính phủ",
    "thủ tướng",
    "văn phòng chính phủ",
];

/// How names of those who carry a plan out begin.
const BELOW: [&str; 12] = [
    "phòng",
    "các phòng",
    "sở",
    "các sở",
    "chi cục",
    "trung tâm",
    "các thôn",
    "các trường",
    "các đơn vị",
    "các cơ quan",
    "ubnd các",
    "ubnd cấp xã",
];
