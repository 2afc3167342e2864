//! KH440: one line of the budget stands twice.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::{BudgetLine, BudgetRow};
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: "KH440",
    name: "dong-kinh-phi-trung",
    title: "một dòng kinh phí ghi hai lần",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(budget) = &context.plan.budget else { return };
    let outside: Vec<&BudgetLine> = budget
        .rows
        .iter()
        .filter_map(|row| match row {
            BudgetRow::Line(line) => Some(line),
            BudgetRow::Group(_) => None,
        })
        .collect();
    twice(&outside, diags);
    for row in &budget.rows {
        if let BudgetRow::Group(group) = row {
            twice(&group.lines.iter().collect::<Vec<_>>(), diags);
        }
    }
}

/// Two lines of one group with the same words and the same figures.
fn twice(lines: &[&BudgetLine], diags: &mut Diags) {
    let mut seen: BTreeMap<String, &BudgetLine> = BTreeMap::new();
    for line in lines {
        let title = line.title.words().to_lowercase();
        match seen.get(&title) {
            Some(first) if same(first, line) => diags.push(
                Diagnostic::new(
                    &RULE,
                    line.title.span,
                    format!("dòng “{}” đã có ở trên với cùng số tiền", line.title.words()),
                )
                .also(first.title.span, "dòng thứ nhất")
                .help("xóa một dòng, hoặc ghi rõ hai dòng khác nhau ở đâu"),
            ),
            Some(_) => {}
            None => {
                seen.insert(title, line);
            }
        }
    }
}

fn same(a: &BudgetLine, b: &BudgetLine) -> bool {
    a.amounts == b.amounts && a.quantity == b.quantity && a.price == b.price && a.source == b.source && a.unit == b.unit
}
