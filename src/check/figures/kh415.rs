//! KH415: a target and the total of the column that counts the same thing differ.

use super::columns;
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Spanned, Weights};
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
    let targets: Vec<Counted<'_>> = context.plan.targets.iter().filter_map(Counted::of).collect();
    if targets.is_empty() {
        return;
    }
    for (table, own, figures) in columns::own_tables(context) {
        let titles = columns::titles(own);
        for (index, total) in &figures.totals {
            let (Some(column), Some(titles)) = (own.columns.list.get(*index), titles.get(*index)) else { continue };
            let (title, sum) = (column.title.words(), total.number.value);
            let (words_of_title, words_of_titles) = (words(&title), words(titles));
            for counted in targets.iter().filter(|target| target.counts(&words_of_title, &words_of_titles)) {
                let Counted { target, value, low, high, .. } = counted;
                if sum < *low || sum > *high && !is_least(target) {
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

/// A target that counts things, with its words told apart.
struct Counted<'p> {
    target: &'p Target,
    value: &'p Spanned<TargetValue>,
    low: Decimal,
    high: Decimal,
    name: Vec<String>,
    unit: Vec<String>,
}

impl<'p> Counted<'p> {
    fn of(target: &'p Target) -> Option<Self> {
        let value = target.value.as_ref()?;
        let (low, high) = bounds(&value.value)?;
        let unit = target.unit.as_deref().filter(|unit| *unit != "%").unwrap_or_default();
        let is_share = target.unit.as_deref() == Some("%");
        (!is_share).then(|| Counted { target, value, low, high, name: words(&target.title.words()), unit: words(unit) })
    }

    /// Does the target count what the column counts? Either they are called the same, or the column is a kind of the target's
    /// unit ("4 sao" under "Số lượng sản phẩm") and the target names that kind.
    fn counts(&self, title: &[String], titles: &[String]) -> bool {
        let name = bare(&self.name);
        if name.len() > 2 && (name == bare(title) || name == bare(titles)) {
            return true;
        }
        let has_digit = |word: &&String| word.chars().any(|c| c.is_ascii_digit());
        let is_kind = title.len() > 1 && title.iter().any(|word| word.chars().all(|c| c.is_ascii_digit()));
        let open_ended = ["từ", "trở", "đến", "trên", "dưới"];
        is_kind
            && !self.unit.is_empty()
            && titles.windows(self.unit.len()).any(|part| part == self.unit)
            && self.name.windows(title.len()).any(|part| part == title)
            && self.name.iter().filter(has_digit).count() == 1
            && !self.name.iter().any(|word| open_ended.contains(&word.as_str()))
    }
}

/// Without "tổng số" in front.
fn bare(words: &[String]) -> &[String] {
    let skip = words.iter().take_while(|word| ["tổng", "số", "lượng"].contains(&word.as_str())).count();
    words.get(skip..).unwrap_or_default()
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
