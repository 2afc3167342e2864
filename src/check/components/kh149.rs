//! KH149: a ground that is not cited in full.

use super::grounds::is_law;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH149",
    name: "can-cu-thieu-phan",
    title: "căn cứ thiếu số, ngày hoặc cơ quan ban hành",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.6.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for base in context.of(Role::Base) {
        let documents = context.documents_in(base);
        let Some(cited) = documents.iter().find(|cited| !cited.nested) else { continue };
        let dated = cited.date.is_some() || base.words[cited.core.clone()].contains("ngày");
        let mut missing = Vec::new();
        if is_law(cited) {
            if !dated {
                missing.push("ngày, tháng, năm");
            }
        } else if cited.kind.is_some_and(|kind| kind.name != "Hiến pháp" && kind.name != "Văn bản hợp nhất") {
            if !dated {
                missing.push("ngày, tháng, năm");
            }
            // Of several documents in one ground the last may name the issuer of all.
            // "Theo đề nghị của Phòng Kinh tế tại Tờ trình số …" names it before.
            let before = base.words[..cited.core.start].contains(" của ");
            if !before && !documents.iter().any(|other| other.issuer.is_some()) {
                missing.push("cơ quan ban hành");
            }
        }
        if !missing.is_empty() {
            let message = format!("căn cứ thiếu {}", missing.join(" và "));
            diags.push(
                Diagnostic::new(&RULE, base.span(cited.core.clone()), message)
                    .help("ghi đủ tên loại, số, ký hiệu, ngày, cơ quan ban hành và trích yếu"),
            );
        }
    }
}
