//! A stated figure beside the computed one: is it rounding, or wrong?

use crate::diag::{Diagnostic, Rule, Severity, Span};
use crate::figures::Place;
use crate::model::Budget;
use crate::value::{Number, format_decimal};
use rust_decimal::Decimal;

/// What two figures may differ by where `terms` figures were rounded to as many decimals as the stated one shows.
pub(super) fn tolerance(decimals: u32, terms: u32) -> Decimal {
    let half_unit = Decimal::new(5, decimals.min(20) + 1);
    half_unit.checked_mul(Decimal::from(terms)).unwrap_or(half_unit)
}

/// How a figure was found, in words: "cộng được".
#[derive(Debug, Clone, Copy)]
pub(super) struct Comparison<'a> {
    /// The rule that compares.
    pub rule: &'static Rule,
    /// Which figure it is: "tổng của nhóm “Cấp huyện”".
    pub what: &'a str,
    /// How the other one was found: "cộng được", "nhân được".
    pub found: &'a str,
    /// What to do where it is wrong.
    pub help: &'a str,
}

impl Comparison<'_> {
    /// The finding where a stated figure is not the computed one: a note where rounding `terms` figures explains it.
    pub(super) fn judge(&self, stated: &Number, computed: Decimal, terms: u32, span: Span) -> Option<Diagnostic> {
        self.judge_to(stated.decimals, stated, computed, terms, span)
    }

    /// The same where the figures added up show so many decimals.
    pub(super) fn judge_to(
        &self,
        decimals: u32,
        stated: &Number,
        computed: Decimal,
        terms: u32,
        span: Span,
    ) -> Option<Diagnostic> {
        let difference = stated.value.checked_sub(computed).filter(|d| !d.is_zero())?;
        let printed = format_decimal(computed, None);
        let amount = format_decimal(difference.abs(), None);
        let (what, found, shown) = (self.what, self.found, stated.format());
        if difference.abs() <= tolerance(decimals, terms) {
            let message = format!("{what} ghi {shown}, {found} {printed}: lệch {amount}, có thể do làm tròn");
            return Some(
                Diagnostic::new(self.rule, span, message)
                    .severity(Severity::Note)
                    .help("có thể bỏ số ghi để chương trình tự tính, hoặc giữ lại nếu số đã được duyệt"),
            );
        }
        let sign = if difference.is_sign_negative() { "thiếu" } else { "thừa" };
        let message = format!("{what} ghi {shown}, {found} {printed}: {sign} {amount}");
        Some(Diagnostic::new(self.rule, span, message).help(self.help))
    }
}

/// ", năm 2026, nguồn “Ngân sách xã”": where a sum stands, to be put behind the name of its row; empty for the whole.
pub(super) fn place_words(place: &Place, budget: &Budget) -> String {
    let (year, source) = place;
    let year = year.map(|year| format!(", năm {year}")).unwrap_or_default();
    let source = source.as_ref().map(|id| format!(", nguồn “{}”", source_name(budget, id))).unwrap_or_default();
    format!("{year}{source}")
}

/// The short name of a source, else its name.
pub(super) fn source_name<'b>(budget: &'b Budget, id: &'b str) -> &'b str {
    let source = budget.sources.iter().find(|source| source.id.value == id);
    source.map_or(id, |source| source.short_name.as_deref().unwrap_or(&source.name))
}
