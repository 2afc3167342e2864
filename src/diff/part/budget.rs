//! The budget: groups, lines, amounts by year and source.

use super::{Key, Side, Slot, Value, extent, inline_words, short};
use crate::diff::change::SubjectKind;
use crate::figures::{LineFigures, Sums};
use crate::model::{Amounts, Budget, BudgetLine, BudgetRow, TableSource};

/// Which columns of amounts the tables of the budget have.
struct Shown {
    years: bool,
    sources: bool,
    whole: bool,
}

impl Shown {
    fn holds(&self, year: Option<i32>, source: bool) -> bool {
        match (year, source) {
            (Some(_), _) => self.years,
            (None, true) => self.sources,
            (None, false) => self.whole,
        }
    }
}

/// What the part that holds a budget is called.
const WHOLE: &str = "toàn bộ kinh phí";

impl<'p> Side<'p> {
    pub(super) fn budget(&mut self) {
        let Some(budget) = &self.plan.budget else { return };
        let whole = self.add(0, Slot::Budget, SubjectKind::BudgetGroup, WHOLE.to_owned(), None);
        let unit = budget.unit.name();
        self.shown(whole, Key::Field("don_vi_tinh"), unit, None, false);
        let years = budget.years.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ");
        self.shown(whole, Key::Field("nam"), years, None, false);
        self.amounts(whole, &budget.stated, unit);
        let figures = self.figures.budget.as_ref();
        let shown = self.shown_places();
        if let Some(figures) = figures {
            self.sums(whole, &figures.total, unit, &shown);
        }
        for source in &budget.sources {
            let part = self.add(whole, Slot::Sources, SubjectKind::Source, source.name.clone(), Some(source.id.span));
            self.name(part, &source.id.value, None);
            self.shown(part, Key::Field("ten"), source.name.clone(), Some(source.id.span), false);
            if let Some(short) = &source.short_name {
                self.shown(part, Key::Field("viet_tat"), short.clone(), Some(source.id.span), false);
            }
        }
        for (at, row) in budget.rows.iter().enumerate() {
            let (sums, lines) = figures.and_then(|f| f.rows.get(at)).map(|(sums, lines)| (sums, lines)).unzip();
            match row {
                BudgetRow::Line(line) => {
                    self.budget_line(whole, budget, line, lines.and_then(|lines| lines.first()), &shown);
                }
                BudgetRow::Group(group) => {
                    let words = short(&inline_words(&group.title.content));
                    let span = Some(group.title.span);
                    let part = self.add(whole, Slot::Budget, SubjectKind::BudgetGroup, words, span);
                    if let (Some(part), Some(id)) = (self.part(part), &group.id) {
                        part.id = Some(&id.value);
                    }
                    self.line(part, "nhom", &group.title);
                    self.amounts(part, &group.stated, unit);
                    if let Some(sums) = sums {
                        self.sums(part, sums, unit, &shown);
                    }
                    for (at, line) in group.lines.iter().enumerate() {
                        self.budget_line(part, budget, line, lines.and_then(|lines| lines.get(at)), &shown);
                    }
                }
            }
        }
    }

    fn budget_line(
        &mut self,
        parent: usize,
        budget: &'p Budget,
        line: &'p BudgetLine,
        figures: Option<&'p LineFigures>,
        shown: &Shown,
    ) {
        let words = short(&inline_words(&line.title.content));
        let part = self.add(parent, Slot::Budget, SubjectKind::BudgetLine, words, Some(line.id.span));
        self.name(part, &line.id.value, extent(&line.title.content));
        self.line(part, "noi_dung", &line.title);
        self.amounts(part, &line.amounts, budget.unit.name());
        if let Some(figures) = figures {
            self.sums(part, &figures.sums, budget.unit.name(), shown);
        }
        let has = |field: &str| self.shows_budget_field(field);
        let (unit_prints, source_prints) = (has("don_vi_tinh"), has("nguon"));
        if let Some(unit) = &line.unit {
            self.shown(part, Key::Field("don_vi_tinh"), unit.clone(), None, unit_prints);
        }
        if let Some(quantity) = &line.quantity {
            let unit = line.unit.as_deref().unwrap_or_default();
            self.number(part, Key::Field("so_luong"), &quantity.value, quantity.span, unit);
        }
        if let Some(price) = &line.price {
            self.number(part, Key::Field("don_gia"), &price.value, price.span, budget.unit.name());
        }
        if let Some(source) = &line.source {
            let name = budget.sources.iter().find(|s| s.id.value == source.value).map(|s| s.name.clone());
            let name = name.unwrap_or_else(|| source.value.clone());
            // The source is its id; its name is a fact of its own.
            let print = if source_prints { super::Print::Shown(name.clone()) } else { super::Print::Latent };
            let span = Some(source.span);
            let fact =
                super::Fact { key: Key::Field("nguon"), value: Value::Text(name), span, print, unit: String::new() };
            self.push(part, fact);
        }
        self.note(part, line.note.as_ref());
    }

    fn amounts(&mut self, part: usize, amounts: &'p Amounts, unit: &str) {
        for ((year, source), number) in &amounts.cells {
            self.number(part, Key::Amount(*year, source.as_deref()), &number.value, number.span, unit);
        }
    }

    /// Sums that nobody typed.
    fn sums(&mut self, part: usize, sums: &'p Sums, unit: &str, shown: &Shown) {
        for ((year, source), sum) in sums.iter().filter(|(_, sum)| sum.span.is_none()) {
            let prints = shown.holds(*year, source.is_some());
            self.computed(part, Key::Amount(*year, source.as_deref()), &sum.number, unit, prints);
        }
    }

    /// Which amounts the tables of the budget show.
    fn shown_places(&self) -> Shown {
        Shown {
            years: self.shows_budget_field("tung_nam"),
            sources: self.shows_budget_field("tung_nguon"),
            whole: self.shows_budget_field("tong_cong") || self.shows_budget_field("thanh_tien"),
        }
    }

    /// True where a table of the budget has a column of this field.
    fn shows_budget_field(&self, field: &str) -> bool {
        self.plan.tables().iter().any(|table| match &table.source {
            TableSource::Budget { columns, .. } => columns.iter().any(|c| c.field.value == field),
            _ => false,
        })
    }
}
