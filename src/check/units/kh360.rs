//! KH360: the signer is not in the list of who may sign on that day.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::lexicon::Signatory;
use crate::value::PartialDate;

pub(super) static RULE: Rule = Rule {
    code: "KH360",
    name: "nguoi-ky-ngoai-danh-sach",
    title: "người ký không khớp danh sách người có thẩm quyền ký",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let listed = context.lexicon.signatories();
    let Some(signer) = &context.plan.signer else { return };
    let (Some(name), false) = (&signer.name, listed.is_empty()) else { return };
    let mut own: Vec<&Signatory> = listed.iter().filter(|one| alike(&one.name, &name.value)).collect();
    if own.is_empty() {
        let message = format!("“{}” không có trong danh sách người ký của từ điển", name.value);
        diags.push(
            Diagnostic::new(&RULE, name.span, message)
                .help("xem lại họ tên, hoặc thêm người này vào “nguoi_ky” của tu-dien.yaml"),
        );
        return;
    }
    if let Some(day) = context.plan.issued.as_ref().map(|day| day.value) {
        // A month that is still open fits whoever signs in a part of it.
        let (first, last) = (PartialDate::from(day.first_day()), PartialDate::from(day.last_day()));
        own.retain(|one| one.span.holds(first) || one.span.holds(last));
        if own.is_empty() {
            let message =
                format!("vào ngày của kế hoạch, “{}” không giữ chức vụ nào trong danh sách người ký", name.value);
            diags.push(
                Diagnostic::new(&RULE, name.span, message)
                    .help("xem lại người ký và ngày ban hành, hoặc sửa “tu”, “den” trong tu-dien.yaml"),
            );
            return;
        }
    }
    let joined = |lines: &mut dyn Iterator<Item = &str>| lines.collect::<Vec<_>>().join(" ");
    let authority = joined(&mut signer.authority.iter().map(|line| line.value.as_str()));
    if let Some(title) = signer.title.as_ref().filter(|title| !own.iter().any(|one| alike(&one.title, &title.value))) {
        let wanted = own.first().map(|one| one.title.as_str()).unwrap_or_default();
        let message = format!("danh sách người ký ghi “{}” là “{wanted}”, không phải “{}”", name.value, title.value);
        diags.push(Diagnostic::new(&RULE, title.span, message).help("sửa “chuc_vu” cho đúng chức vụ vào ngày ký"));
        return;
    }
    let fits = |one: &&Signatory| {
        one.authority.is_empty() || alike(&joined(&mut one.authority.iter().map(String::as_str)), &authority)
    };
    if let (Some(first), false) = (own.first(), own.iter().any(fits)) {
        let span = signer.authority.first().map_or(name.span, |line| line.span);
        let wanted = joined(&mut first.authority.iter().map(String::as_str));
        let message = format!("danh sách người ký ghi quyền hạn của “{}” là “{wanted}”", name.value);
        diags.push(Diagnostic::new(&RULE, span, message).help("sửa “quyen_han” cho đúng, hoặc sửa tu-dien.yaml"));
    }
}

/// Alike but for capitals: titles print in capitals.
fn alike(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}
