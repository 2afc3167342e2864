//! KH709: Quốc hiệu or Tiêu ngữ broken into two lines.

use super::geometry::TOLERANCE;
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH709",
    name: "quoc-hieu-hai-dong",
    title: "phần Quốc hiệu, Tiêu ngữ bị ngắt xuống dòng",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "Phụ lục I, II.1",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let heading = &context.view.heading;
    for (what, words) in [("Quốc hiệu", &heading.state_name), ("Tiêu ngữ", &heading.motto)] {
        if super::baselines(context.sheets(), words).is_some_and(|(first, last)| last - first > TOLERANCE) {
            let message = format!("trang 1: {what} “{words}” bị ngắt xuống dòng");
            let help = "đặt cột bên phải của phần đầu rộng bằng dòng dài nhất; mẫu có sẵn của công cụ luôn đủ rộng";
            diags.push(Diagnostic::new(&RULE, None, message).help(help));
        }
    }
}
