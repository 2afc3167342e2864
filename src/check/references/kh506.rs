//! KH506: the first citation of a document lacks date or issuer.

use crate::check::cited::by_number;
use crate::check::near::{before, clause_before};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH506",
    name: "vien-dan-lan-dau-thieu",
    title: "viện dẫn lần đầu thiếu ngày hoặc cơ quan ban hành",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.6.b",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for citations in by_number(context).values() {
        let Some(first) = citations.first() else { continue };
        let (passage, document) = (first.passage, first.document);
        let law = document.kind.is_some_and(|kind| matches!(kind.name, "Luật" | "Bộ luật" | "Pháp lệnh" | "Hiến pháp"));
        let text = passage.role.is_running_text() || passage.role == Role::TaskDetails;
        let Some(number) = document.number.as_ref().filter(|_| text && !law && !document.nested) else { continue };
        // A blank date is an open place, told by another rule.
        let blank = passage.words.get(number.range.end..).is_some_and(|rest| rest.trim_start().starts_with("ngày"));
        // "theo đề nghị của Sở Tài chính tại Tờ trình số …": the issuer stands before.
        let start = document.range.start;
        let clause = clause_before(&passage.words, start);
        let told = before(&passage.words, start, 8).ends_with("tại")
            && ["của ", "ban hành", "phê duyệt", "quy định", "giao"].iter().any(|word| clause.contains(word));
        // A number with its year inside leads to the one document.
        let dated = document.date.is_some() || blank || number.year.is_some();
        let missing = match (dated, document.issuer.is_some() || told) {
            (false, false) => "ngày và cơ quan ban hành",
            (false, true) => "ngày ban hành",
            (true, false) => "cơ quan ban hành",
            (true, true) => continue,
        };
        let message = format!("“{}” viện dẫn lần đầu, thiếu {missing}", number.text);
        let finding = Diagnostic::new(&RULE, passage.span(number.range.clone()), message);
        diags.push(finding.help("ghi đủ: tên loại, số, ký hiệu, ngày, cơ quan ban hành và trích yếu"));
    }
}
