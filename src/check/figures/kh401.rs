//! KH401: a stated figure differs from the one computed from the rows.
//!
//! Rounding is told apart from error: each figure added up may be off by half a unit of the last place shown.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Severity, Span, Weights};
use crate::figures::{Sums, TOTAL};
use crate::value::{Number, format_decimal};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH401",
    name: "tong-khac",
    title: "số ghi khác số cộng",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let (plan, figures) = (context.plan, context.figures);
    if let (Some(_), Some(budget)) = (&plan.budget, &figures.budget) {
        for (row, lines) in &budget.rows {
            // A line outside a group has its sums twice: as the row and as the row's only line.
            if lines.len() != 1 || lines[0].sums != *row {
                compare_sums(row, diags);
            }
            for line in lines {
                compare_sums(&line.sums, diags);
                if let (Some(product), Some(total)) = (line.product, line.sums.get(&TOTAL))
                    && let Some(span) = line.amount_span
                    && total.number.value != product
                {
                    compare(&total.number, product, 1, span, diags);
                }
            }
        }
        compare_sums(&budget.total, diags);
    }
    for (_, table) in &figures.tables {
        for figure in table.cells.iter().flat_map(|row| row.values()).chain(table.totals.values()) {
            if let (Some(computed), Some(span)) = (figure.computed, figure.span) {
                // Counted things are not rounded: only decimals that the stated figure leaves out can be.
                let terms = if computed.normalize().scale() > figure.number.decimals { 2 } else { 0 };
                compare(&figure.number, computed, terms, span, diags);
            }
        }
    }
}

fn compare_sums(sums: &Sums, diags: &mut Diags) {
    for sum in sums.values() {
        if let (Some(computed), Some(span)) = (sum.computed, sum.span) {
            compare(&sum.number, computed, sum.terms, span, diags);
        }
    }
}

fn compare(stated: &Number, computed: Decimal, terms: u32, span: Span, diags: &mut Diags) {
    let Some(difference) = stated.value.checked_sub(computed) else { return };
    let half_unit = Decimal::new(5, stated.decimals.min(20) + 1);
    let tolerance = half_unit.checked_mul(Decimal::from(terms)).unwrap_or(half_unit);
    let printed = format_decimal(computed, None);
    let sign = if difference.is_sign_negative() { "thiếu" } else { "thừa" };
    let amount = format_decimal(difference.abs(), None);
    let finding = if difference.abs() <= tolerance {
        Diagnostic::new(
            &RULE,
            span,
            format!("ghi {}, cộng được {printed}: lệch {amount}, có thể do làm tròn", stated.format()),
        )
        .severity(Severity::Note)
        .help("có thể bỏ số ghi để chương trình tự cộng, hoặc giữ lại nếu số đã được duyệt")
    } else {
        Diagnostic::new(&RULE, span, format!("ghi {}, cộng được {printed}: {sign} {amount}", stated.format()))
            .help("kiểm tra lại các số thành phần, hoặc bỏ số ghi để chương trình tự cộng")
    };
    diags.push(finding);
}
