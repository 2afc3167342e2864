//! KH443: a count in the text is near the total of a table that counts the same, and not the same.

use super::{columns, wording};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};
use crate::value::format_decimal;
use rust_decimal::Decimal;
use std::collections::BTreeMap;

pub(super) static RULE: Rule = Rule {
    code: "KH443",
    name: "so-luong-khac-bang",
    title: "số lượng trong lời văn gần bằng nhưng khác tổng của bảng",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// A shorter title ("sản phẩm", "Số hộ") names too many things.
const FEWEST_WORDS: usize = 3;

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let counted = columns_by_title(context);
    if counted.is_empty() {
        return;
    }
    for amount in context.amounts().iter().filter(|amount| amount.passage.role.is_running_text()) {
        let mention = &amount.mention;
        let Some(number) = mention.figure.number.as_ref().filter(|_| mention.upper.is_none()) else { continue };
        let Some(named) = amount.passage.words.get(mention.unit.range.start..) else { continue };
        let named = first_words(named);
        let Some((title, column)) = counted.iter().find(|(title, _)| starts_with(&named, title)) else { continue };
        let Some((total, span)) = column.totals.iter().max_by_key(|(total, _)| *total) else { continue };
        let before = wording::before(amount.passage, mention.range.start);
        if wording::is_rough(&before) || wording::is_of_another_time(&before, context.plan) {
            continue;
        }
        let margin = total.checked_div(Decimal::TEN).unwrap_or_default();
        let is_near = number.value.checked_sub(*total).is_some_and(|difference| difference.abs() <= margin);
        if is_near && !column.figures.contains(&number.value) {
            let message =
                format!("lời văn nêu {} {title}, bảng cộng được {}", number.format(), format_decimal(*total, None));
            diags.push(
                Diagnostic::new(&RULE, amount.span(mention.range.clone()), message).also(*span, "cột của bảng").help(
                    "sửa số ở một trong hai nơi; thay số gõ tay bằng {{ bang.….tong.… }} thì hai nơi luôn khớp nhau",
                ),
            );
        }
    }
}

/// What columns of one title hold.
#[derive(Default)]
struct Counted {
    totals: Vec<(Decimal, Span)>,
    figures: Vec<Decimal>,
}

/// The columns with a total by their title, small letters.
fn columns_by_title(context: &Context<'_>) -> BTreeMap<String, Counted> {
    let mut found: BTreeMap<String, Counted> = BTreeMap::new();
    for (_, own, figures) in columns::own_tables(context) {
        for (index, total) in &figures.totals {
            let Some(column) = own.columns.list.get(*index) else { continue };
            let title = column.title.words().to_lowercase();
            if title.split_whitespace().count() >= FEWEST_WORDS {
                let counted = found.entry(title).or_default();
                counted.totals.push((total.number.value, column.title.span));
                counted.figures.push(total.number.value);
                counted
                    .figures
                    .extend(figures.cells.iter().filter_map(|row| row.get(index)).map(|cell| cell.number.value));
            }
        }
    }
    found
}

/// The first words of a text, small letters, parted by one blank.
fn first_words(text: &str) -> String {
    text.split_whitespace().take(12).collect::<Vec<_>>().join(" ").to_lowercase()
}

fn starts_with(named: &str, title: &str) -> bool {
    named.strip_prefix(title).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
}
