//! KH408: the total said in the text is not the total of the budget.

use super::{columns, lines, wording};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use crate::figures::TOTAL;
use crate::value::{MoneyUnit, format_decimal};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH408",
    name: "tong-kinh-phi-khac",
    title: "tổng kinh phí trong lời văn khác bảng",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(whole) = Whole::of(context) else { return };
    for amount in context.amounts().iter().filter(|amount| amount.passage.role.is_running_text()) {
        let Some((said, said_in)) = wording::money(&amount.mention) else { continue };
        let before = wording::before(amount.passage, amount.mention.range.start);
        if !names_the_total(&before) || wording::is_of_another_time(&before, context.plan) {
            continue;
        }
        let is_known = whole.sums.iter().any(|sum| wording::says(said, said_in, *sum, whole.unit));
        let may_be_off = wording::is_rough(&before) && wording::is_near(said, said_in, whole.total, whole.unit, 5);
        // The total of a table may leave out what the text counts: only a near miss is one.
        let is_far = !whole.is_sure && !wording::is_near(said, said_in, whole.total, whole.unit, 5);
        if is_known || may_be_off || is_far {
            continue;
        }
        let Some(total) = whole.unit.convert(whole.total, said_in) else { continue };
        let message = format!(
            "tổng kinh phí ghi {} {said_in}, cộng trong bảng được {} {said_in}",
            said.format(),
            format_decimal(total, None)
        );
        let finding = Diagnostic::new(&RULE, amount.span(amount.mention.range.clone()), message)
            .help("sửa số ở một trong hai nơi; thay số gõ tay bằng {{ kinh_phi.tong | … }} thì hai nơi luôn khớp nhau");
        diags.push(match whole.span {
            Some(span) => finding.also(span, "số tổng của bảng"),
            None => finding,
        });
    }
}

/// What the text has to agree with.
struct Whole {
    total: Decimal,
    unit: MoneyUnit,
    /// Every sum that may be meant.
    sums: Vec<Decimal>,
    span: Option<Span>,
    is_sure: bool,
}

impl Whole {
    /// The total of the budget; without a budget that of the one table of money with totals.
    fn of(context: &Context<'_>) -> Option<Self> {
        if let (Some(budget), Some(figures)) = (&context.plan.budget, &context.figures.budget) {
            let total = figures.total.get(&TOTAL)?;
            let sums = lines::sums(figures).flat_map(|sums| sums.values()).map(|sum| sum.number.value).collect();
            let span = total.span;
            return Some(Whole { total: total.number.value, unit: budget.unit, sums, span, is_sure: true });
        }
        let columns = columns::of(context);
        let mut totals = columns.iter().filter(|column| column.is_money()).filter_map(|column| {
            let figures = context.figures.of_table(column.own)?;
            Some((column, figures.totals.get(&column.index)?, column.money_unit()?))
        });
        let (column, total, unit) = totals.next_back()?;
        let same_table = columns.iter().all(|other| !other.is_money() || std::ptr::eq(other.table, column.table));
        let figures = context.figures.of_table(column.own).filter(|_| same_table)?;
        let cells = figures.cells.iter().flat_map(|row| row.values()).chain(figures.totals.values());
        let sums = cells.map(|figure| figure.number.value).collect();
        Some(Whole { total: total.number.value, unit, sums, span: total.span, is_sure: false })
    }
}

/// "Tổng kinh phí thực hiện Kế hoạch là", "tổng nhu cầu kinh phí dự kiến năm 2026": nothing but the whole.
fn names_the_total(before: &str) -> bool {
    let Some(at) = before.rfind("tổng") else { return false };
    let named = &before[at..];
    let allowed = [
        "tổng", "nhu", "cầu", "kinh", "phí", "dự", "toán", "kiến", "thực", "hiện", "kế", "hoạch", "chương", "trình",
        "số", "tiền", "là", "khoảng", "năm", "giai", "đoạn", "mức", "cộng", "này", "của", "để", "triển", "khai", "gần",
        "hơn", "trên", "ước", "tính",
    ];
    let words = named.split(|c: char| c.is_whitespace() || c == ',' || c == ':').filter(|word| !word.is_empty());
    let is_plain = |word: &str| allowed.contains(&word) || word.chars().all(|c| c.is_ascii_digit() || c == '-');
    (named.contains("kinh phí") || named.contains("dự toán")) && words.clone().all(is_plain)
}
