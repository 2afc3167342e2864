//! KH411: the text counts more or fewer kinds than a table has columns for.

use super::columns;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: "KH411",
    name: "so-nhom-khac-bang",
    title: "số nhóm trong lời văn khác số cột của bảng",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Fewer columns are no breakdown.
const FEWEST: usize = 3;

/// What a table may break a total down into, a column for each.
const KINDS: [&str; 4] = ["nhóm", "lĩnh vực", "loại", "ngành"];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for (table, own, _) in columns::own_tables(context) {
        let mut kinds: BTreeMap<&str, usize> = BTreeMap::new();
        for column in &own.columns.list {
            let title = column.title.words().to_lowercase();
            if let Some(kind) =
                KINDS.iter().find(|kind| title.strip_prefix(**kind).is_some_and(|rest| rest.starts_with(' ')))
            {
                *kinds.entry(kind).or_default() += 1;
            }
        }
        for (kind, count) in kinds.into_iter().filter(|(_, count)| *count >= FEWEST) {
            let counted = Decimal::from(count);
            let near = |value: Decimal| value != counted && (value - counted).abs() <= Decimal::TWO;
            let mut said = context.amounts().iter().filter(|amount| {
                let mention = &amount.mention;
                let value = mention.figure.number.as_ref().map(|number| number.value);
                amount.passage.role.is_running_text()
                    && mention.unit.text == kind
                    && mention.upper.is_none()
                    && value.is_some_and(near)
            });
            let Some(first) = said.next() else { continue };
            let words = first.passage.words.get(first.mention.range.clone()).unwrap_or_default();
            let message =
                format!("lời văn nêu “{words}”, {} chỉ có {count} cột “{kind} …”", columns::name(context, table));
            let finding = Diagnostic::new(&RULE, first.span(first.mention.range.clone()), message)
                .also(table.span.part(0, 1), "bảng")
                .help(format!(
                    "thêm cột cho {kind} còn thiếu, kể cả khi số liệu là 0, hoặc sửa lại số {kind} trong lời văn"
                ));
            diags.push(
                said.fold(finding, |finding, other| finding.also(other.span(other.mention.range.clone()), "nêu lại")),
            );
        }
    }
}
