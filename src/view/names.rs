//! What expressions can name: every figure of the plan as it prints.

use super::expression::Name;
use super::lay_out::padded;
use crate::figures::{Figures, appendix_labels};
use crate::model::{self, FigureValue, Plan, TableSource};
use std::collections::BTreeMap;

/// What every name that an expression can read prints: `kinh_phi.tong`, `so_lieu.ho_dan`.
pub fn named(plan: &Plan, figures: &Figures<'_>) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    collect(&names(plan, figures, &appendix_labels(plan.appendices.len())), "", &mut found);
    found
}

fn collect(name: &Name, path: &str, found: &mut BTreeMap<String, String>) {
    match name {
        Name::Text(text) => {
            found.insert(path.to_owned(), text.clone());
        }
        Name::Map(map) => {
            for (key, inner) in map {
                let path = if path.is_empty() { key.clone() } else { format!("{path}.{key}") };
                collect(inner, &path, found);
            }
        }
    }
}

/// Everything an expression can name.
pub(super) fn names(plan: &Plan, figures: &Figures<'_>, labels: &[String]) -> Name {
    let mut root = Name::map();
    if let Some(code) = &plan.number {
        let number = code.number.as_ref().map_or_else(|| "…".to_owned(), |n| padded(&n.value));
        root.put_text("so_ky_hieu", format!("{number}/{}", code.symbol.value));
    }
    if let Some(date) = &plan.issued {
        root.put_text("ngay_ban_hanh", date.value.long());
    }
    if let Some(period) = &plan.period {
        let (first, last) = period.value;
        root.put_text("thoi_ky", if first == last { first.to_string() } else { format!("{first}-{last}") });
    }
    let mut values = Name::map();
    for (key, figure) in &plan.figures {
        let text = match &figure.value.value {
            FigureValue::Number(number) => number.format(),
            FigureValue::Text(text) => text.clone(),
        };
        values.put_text(key, text);
    }
    root.put("so_lieu", values);
    root.put("muc_tieu", target_names(plan));
    root.put("don_vi", unit_names(plan));
    if let (Some(budget), Some(sums)) = (&plan.budget, &figures.budget) {
        root.put("kinh_phi", budget_names(budget, sums));
    }
    root.put("bang", table_names(figures));
    let mut tasks = Name::map();
    tasks.put_text("tong", plan.tasks.iter().map(|g| g.tasks.len()).sum::<usize>().to_string());
    root.put("nhiem_vu", tasks);
    let mut appendices = Name::map();
    for (appendix, label) in plan.appendices.iter().zip(labels) {
        if let Some(id) = &appendix.id {
            // "Phụ lục II" is not parted at the end of a line.
            appendices.put_text(&id.value, label.replace(' ', "\u{a0}"));
        }
    }
    root.put("phu_luc", appendices);
    let mut sections = Name::map();
    for numbered in figures.outline.iter().filter(|n| n.appendix.is_none()) {
        if let Some(id) = numbered.section.and_then(|s| s.id.as_ref()) {
            sections.put_text(&id.value, numbered.sign().to_owned());
        }
    }
    root.put("muc", sections);
    root
}

fn target_names(plan: &Plan) -> Name {
    let mut targets = Name::map();
    for target in &plan.targets {
        let mut fields = Name::map();
        fields.put_text("chi_tieu", target.title.words());
        if let Some(value) = &target.value {
            fields.put_text("gia_tri", value.value.text());
        }
        if let Some(unit) = &target.unit {
            fields.put_text("don_vi_tinh", unit.clone());
        }
        if let Some(deadline) = &target.deadline {
            fields.put_text("han", deadline.value.text.clone());
        }
        targets.put(&target.id.value, fields);
    }
    targets
}

fn unit_names(plan: &Plan) -> Name {
    let mut units = Name::map();
    for (id, unit) in &plan.directory.units {
        let mut fields = Name::map();
        fields.put_text("ten", unit.name.clone());
        if let Some(short) = &unit.short_name {
            fields.put_text("viet_tat", short.clone());
        }
        units.put(id, fields);
    }
    units
}

fn budget_names(budget: &model::Budget, figures: &crate::figures::BudgetFigures) -> Name {
    let mut root = sums_names(budget, &figures.total);
    let mut lines = Name::map();
    for (row, (sums, line_sums)) in budget.rows.iter().zip(&figures.rows) {
        match row {
            model::BudgetRow::Line(line) => lines.put(&line.id.value, sums_names(budget, sums)),
            model::BudgetRow::Group(group) => {
                if let Some(id) = &group.id {
                    lines.put(&id.value, sums_names(budget, sums));
                }
                for (line, figures) in group.lines.iter().zip(line_sums) {
                    lines.put(&line.id.value, sums_names(budget, &figures.sums));
                }
            }
        }
    }
    root.put("dong", lines);
    root
}

/// `tong`, `nguon.<id>.tong`, `nam.y<year>.tong` and `nam.y<year>.<id>`.
fn sums_names(budget: &model::Budget, sums: &crate::figures::Sums) -> Name {
    let mut root = Name::map();
    let text = |year: Option<i32>, source: Option<&str>| {
        sums.get(&(year, source.map(str::to_owned))).map(|sum| sum.number.format())
    };
    if let Some(total) = text(None, None) {
        root.put_text("tong", total);
    }
    let mut sources = Name::map();
    for source in &budget.sources {
        let mut fields = Name::map();
        fields.put_text("ten", source.name.clone());
        if let Some(sum) = text(None, Some(&source.id.value)) {
            fields.put_text("tong", sum);
        }
        sources.put(&source.id.value, fields);
    }
    root.put("nguon", sources);
    let mut years = Name::map();
    for year in &budget.years {
        let mut fields = Name::map();
        if let Some(sum) = text(Some(*year), None) {
            fields.put_text("tong", sum);
        }
        for source in &budget.sources {
            if let Some(sum) = text(Some(*year), Some(&source.id.value)) {
                fields.put_text(&source.id.value, sum);
            }
        }
        years.put(&format!("y{year}"), fields);
    }
    root.put("nam", years);
    root
}

fn table_names(figures: &Figures<'_>) -> Name {
    let mut tables = Name::map();
    for (table, table_figures) in &figures.tables {
        let (Some(id), TableSource::Own(own)) = (&table.id, &table.source) else { continue };
        let mut fields = Name::map();
        let rows = own.rows.iter().filter(|r| matches!(r, model::OwnRow::Row { .. })).count();
        fields.put_text("so_dong", rows.to_string());
        let mut totals = Name::map();
        for (index, column) in own.columns.list.iter().enumerate() {
            if let Some(total) = table_figures.totals.get(&index) {
                totals.put_text(&column.key.value, total.number.format());
            }
        }
        fields.put("tong", totals);
        tables.put(&id.value, fields);
    }
    tables
}
