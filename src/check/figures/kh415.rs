//! KH415: a target and the total of the column that counts the same thing differ.

use super::columns;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::model::{Target, TargetValue};
use crate::value::Number;
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH415",
    name: "chi-tieu-khac-bang",
    title: "chỉ tiêu khác tổng của bảng",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    if context.plan.targets.is_empty() {
        return;
    }
    for (table, own, figures) in columns::own_tables(context) {
        let titles = columns::titles(own);
        for (index, total) in &figures.totals {
            let (Some(column), Some(titles)) = (own.columns.list.get(*index), titles.get(*index)) else { continue };
            let title = column.title.words();
            for target in context.plan.targets.iter().filter(|target| same(target, &title, titles)) {
                let Some((value, low, high)) =
                    target.value.as_ref().and_then(|v| Some((v, bounds(&v.value)?))).map(|(v, (l, h))| (v, l, h))
                else {
                    continue;
                };
                let sum = total.number.value;
                if sum < low || sum > high && !is_least(target) {
                    let message = format!(
                        "chỉ tiêu “{}” là {}, cột “{title}” của {} cộng được {}",
                        target.title.words(),
                        value.value.text(),
                        columns::name(context, table),
                        total.number.format(),
                    );
                    diags.push(
                        Diagnostic::new(&RULE, value.span, message)
                            .also(column.title.span, "cột của bảng")
                            .help("sửa chỉ tiêu hoặc bảng cho khớp nhau, hoặc nói rõ bảng gồm cả phần nào khác"),
                    );
                }
            }
        }
    }
}

/// Does the target count what the column counts? Either they are called the same, or the column is a kind of the target's
/// unit ("4 sao" under "Số lượng sản phẩm") and the target names that kind.
fn same(target: &Target, title: &str, titles: &str) -> bool {
    if target.unit.as_deref() == Some("%") {
        return false;
    }
    let (name, title, titles) = (words(&target.title.words()), words(title), words(titles));
    let bare = |words: &[String]| {
        let skip = ["tổng", "số", "lượng"];
        words.iter().skip_while(|word| skip.contains(&word.as_str())).cloned().collect::<Vec<_>>()
    };
    if bare(&name).len() > 2 && (bare(&name) == bare(&title) || bare(&name) == bare(&titles)) {
        return true;
    }
    let unit = words(target.unit.as_deref().unwrap_or_default());
    let is_kind = title.len() > 1 && title.iter().any(|word| word.chars().all(|c| c.is_ascii_digit()));
    let counts_unit = !unit.is_empty() && titles.windows(unit.len()).any(|part| part == unit);
    let place = name.windows(title.len().max(1)).position(|part| part == title);
    let open_ended = ["từ", "trở", "đến", "trên", "dưới"];
    is_kind
        && counts_unit
        && place.is_some()
        && name.iter().filter(|word| word.chars().any(|c| c.is_ascii_digit())).count() == 1
        && !name.iter().any(|word| open_ended.contains(&word.as_str()))
}

fn words(text: &str) -> Vec<String> {
    text.to_lowercase()
        .split(|c: char| c.is_whitespace() || ",;:()".contains(c))
        .filter(|w| !w.is_empty())
        .map(str::to_owned)
        .collect()
}

/// "ít nhất", "trở lên": more is as good.
fn is_least(target: &Target) -> bool {
    let note = target.note.as_ref().map(|note| note.words()).unwrap_or_default();
    let text = format!("{} {note}", target.title.words()).to_lowercase();
    ["ít nhất", "tối thiểu", "trở lên", "trên"].iter().any(|word| text.contains(word))
}

/// The lower and the upper bound of a number or of a span such as "20-30".
fn bounds(value: &TargetValue) -> Option<(Decimal, Decimal)> {
    match value {
        TargetValue::Number(number) => Some((number.value, number.value)),
        TargetValue::Text(text) => {
            let (low, high) = text.split_once(['-', '–'])?;
            let bound = |text: &str| Number::parse(text).ok().map(|number| number.value);
            Some((bound(low)?, bound(high)?))
        }
    }
}
