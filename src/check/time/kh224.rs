//! KH224: a periodic report without its day.

use super::dues::dues;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::value::{Meaning, deadline::Unit};

pub(super) static RULE: Rule = Rule {
    code: "KH224",
    name: "bao-cao-dinh-ky-khong-ngay",
    title: "báo cáo định kỳ không ghi ngày gửi",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for due in dues(context) {
        let Some(at) = due.task else { continue };
        let Meaning::Recurring(recurring) = &due.deadline.value.meaning else { continue };
        let title = at.task.title.words().to_lowercase();
        let reports =
            title.starts_with("báo cáo") || title.contains("chế độ báo cáo") || title.contains("báo cáo định kỳ");
        let often = matches!(recurring.every.unit, Unit::Week | Unit::Month | Unit::Quarter);
        if reports && often && recurring.at.is_empty() {
            let message = format!("báo cáo “{}” không ghi ngày gửi", due.deadline.value.text);
            let finding = Diagnostic::new(&RULE, due.passage.whole(), message);
            diags.push(finding.help("ghi ngày, ví dụ “trước ngày 20 hằng tháng”"));
        }
    }
}
