//! KH432: "VNĐ" for đồng.

use super::columns;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH432",
    name: "viet-vnd",
    title: "viết “VNĐ” thay cho “đồng”",
    weights: Weights::NOTE,
    clause: "Luật Ngân hàng Nhà nước Việt Nam năm 2010, Điều 16",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for amount in context.amounts() {
        let unit = &amount.mention.unit;
        if let Some(at) = sign(unit.text) {
            let range = unit.range.start + at..unit.range.end;
            let exact = amount.passage.is_exact(range.clone());
            diags.push(finding(&unit.text[at..], amount.span(range), exact));
        }
    }
    for table in context.plan.tables() {
        if let Some(unit) = &table.unit
            && let Some(at) = sign(&unit.value)
        {
            let exact = unit.span.end - unit.span.start == unit.value.len();
            let span = if exact { unit.span.part(at, unit.value.len()) } else { unit.span };
            diags.push(finding(&unit.value[at..], span, exact));
        }
    }
    for (_, own, _) in columns::own_tables(context) {
        for column in &own.columns.list {
            let title = column.title.words();
            if columns::unit_in(&title).is_some()
                && title.trim_end().trim_end_matches(')').to_lowercase().ends_with("vnđ")
            {
                diags.push(finding("VNĐ", column.title.span, false));
            }
        }
    }
}

/// Where "VNĐ" or "VND" ends the name of a unit.
fn sign(unit: &str) -> Option<usize> {
    ["VNĐ", "vnđ", "VND", "vnd", "Vnđ"].iter().find_map(|sign| unit.ends_with(sign).then(|| unit.len() - sign.len()))
}

fn finding(text: &str, span: Span, exact: bool) -> Diagnostic {
    let finding = Diagnostic::new(&RULE, span, format!("“{text}” không phải tên hay ký hiệu của đơn vị tiền Việt Nam"))
        .help("viết “đồng”; “VND” chỉ dùng trong giao dịch quốc tế");
    if exact { finding.fix("viết “đồng”", span, "đồng") } else { finding }
}
