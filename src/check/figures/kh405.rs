//! KH405: a percentage is not that of the two figures beside it.

use super::wording;
use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::AmountMention;
use crate::value::{MoneyUnit, Number, format_decimal};
use rust_decimal::Decimal;

pub(super) static RULE: Rule = Rule {
    code: "KH405",
    name: "ty-le-tinh-sai",
    title: "tỷ lệ phần trăm khác hai số đứng cạnh",
    weights: Weights::ERROR_AT_ISSUE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// Words between an amount and its share. What is "đạt 80%" of a plan is no share of the total.
const SHARES: [&str; 3] = ["chiếm", "chiếm tỷ lệ", "chiếm tỉ lệ"];

/// Words between "12/15 xã" and the share.
const LINKS: [&str; 6] = ["chiếm", "chiếm tỷ lệ", "bằng", "tương đương", "đạt", "đạt tỷ lệ"];

/// Behind a percentage that is measured against something else.
const OTHER_BASES: [&str; 7] = ["kế hoạch", "chỉ tiêu", "so với", "mục tiêu", "nghị quyết", "dự toán", "cùng kỳ"];

/// Before a day: "trước 10/12".
const DAYS: [&str; 14] =
    ["ngày", "tháng", "quý", "số", "trước", "sau", "đến", "từ", "tới", "hạn", "kỳ", "cuối", "đầu", "khoản"];

/// How far a fraction and its share stand apart, in bytes.
const REACH: usize = 100;

/// The beginning of a text.
fn beginning(text: &str) -> &str {
    let mut end = text.len().min(REACH);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    &text[..end]
}

/// Is the percentage before these words one of something else than the figures beside it?
fn has_other_base(behind: &str) -> bool {
    let clause = beginning(behind).split([',', ';', '.']).next().unwrap_or_default().to_lowercase();
    OTHER_BASES.iter().any(|base| clause.contains(base))
}

/// How many amounts before a percentage are tried as the whole it is a part of.
const BASES: usize = 8;

/// A total that the text names, with the words that name it.
struct Whole<'p> {
    passage: &'p Passage<'p>,
    named: String,
    value: Decimal,
    unit: MoneyUnit,
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut whole: Option<Whole<'_>> = None;
    // Amounts in the running text, the last one at the end: the part a percentage belongs to.
    let mut amounts: Vec<(&Passage<'_>, &AmountMention<'_>)> = Vec::new();
    for amount in context.amounts() {
        let mention = &amount.mention;
        if mention.unit.text == "%" {
            if let (Some(whole), Some(stated)) =
                (&whole, mention.figure.number.as_ref().filter(|_| mention.upper.is_none()))
                && let Some(message) = share(stated, whole, &amounts, amount.passage, mention)
            {
                diags.push(Diagnostic::new(&RULE, amount.span(mention.range.clone()), message).help(HELP));
            }
            continue;
        }
        if let Some((number, unit)) = wording::money(mention) {
            let before = wording::before(amount.passage, mention.range.start);
            // "tổng … là 10 tỷ đồng, trong đó vốn vay 2 tỷ đồng": the second amount is a part.
            let named = before.rfind("tổng").and_then(|at| before.get(at..));
            if let Some(named) = named.filter(|named| !named.contains("đồng") && !named.contains("trong đó")) {
                whole = Some(Whole { passage: amount.passage, named: named.to_owned(), value: number.value, unit });
            }
        }
        amounts.push((amount.passage, mention));
    }
    for passage in context.passages.iter().filter(|p| p.role.is_running_text() && p.words.contains('/')) {
        fractions(passage, diags);
    }
}

/// What is wrong with a percentage right behind an amount, where it is surely a share of the total named before.
fn share(
    stated: &Number,
    whole: &Whole<'_>,
    amounts: &[(&Passage<'_>, &AmountMention<'_>)],
    passage: &Passage<'_>,
    mention: &AmountMention<'_>,
) -> Option<String> {
    let (_, part) = amounts.last().filter(|(at, _)| std::ptr::eq(*at, passage))?;
    let between = passage.words.get(part.range.end..mention.range.start)?;
    let behind = passage.words.get(mention.range.end..)?;
    let base = beginning(behind).split([',', ';', '.', ')', '\n']).next()?.trim().to_lowercase();
    let is_of_whole = base.is_empty() || whole.named.starts_with(&base);
    if !SHARES.contains(&between.trim_matches([' ', ',', '(', '\n']))
        || whole.passage.field != passage.field
        || !is_of_whole
    {
        return None;
    }
    let in_unit = |amount: &AmountMention<'_>| {
        let (number, money) = wording::money(amount)?;
        money.convert(number.value, whole.unit)
    };
    let value = in_unit(part).filter(|value| *value <= whole.value)?;
    // "Vốn tự có 60 tỷ đồng, trong đó vốn vay 30 tỷ đồng, chiếm 50%": of an amount in between.
    let mut bases = amounts.iter().rev().skip(1).take(BASES).filter_map(|(_, amount)| in_unit(amount));
    if bases.any(|base| base > Decimal::ZERO && judge(stated, value, base).is_none()) {
        return None;
    }
    judge(stated, value, whole.value)
}

const HELP: &str = "tính lại tỷ lệ, hoặc lấy từ số liệu bằng bộ lọc “phan_tram”";

/// What is wrong with a stated percentage; cut off instead of rounded is right too.
fn judge(stated: &Number, part: Decimal, whole: Decimal) -> Option<String> {
    let exact = part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole)?;
    let unit = Decimal::new(1, stated.decimals.min(20));
    let is_right = stated.value.checked_sub(exact)?.abs() < unit;
    let printed = format_decimal(exact, Some(stated.decimals.max(2)));
    (!is_right).then(|| format!("ghi {} %, tính từ hai số được {printed} %", stated.format()))
}

/// "12/15 xã, đạt 80%".
fn fractions(passage: &Passage<'_>, diags: &mut Diags) {
    let text = passage.words.as_str();
    for (slash, _) in text.match_indices('/') {
        let is_digit = |c: char| c.is_ascii_digit() || c == '.';
        let start = text[..slash].trim_end_matches(is_digit).len();
        let after = &text[slash + 1..];
        let end = slash + 1 + (after.len() - after.trim_start_matches(is_digit).len());
        let (Ok(part), Ok(whole)) =
            (Number::parse(&text[start..slash]), Number::parse(text[slash + 1..end].trim_end_matches('.')))
        else {
            continue;
        };
        let is_alone = text[..start].ends_with([' ', '(', '\n']) || start == 0;
        let is_day = text[..start]
            .split_whitespace()
            .next_back()
            .is_some_and(|word| DAYS.contains(&word.to_lowercase().as_str()));
        let rest = beginning(&text[end..]);
        // A unit of one to three words, then the share of the same fraction.
        let Some((unit, tail)) =
            LINKS.iter().filter_map(|link| rest.split_once(&format!(" {link} "))).min_by_key(|(unit, _)| unit.len())
        else {
            continue;
        };
        let is_unit = unit.starts_with(' ')
            && (1..=3).contains(&unit.split_whitespace().count())
            && unit.trim_end_matches([',', ' ']).chars().all(|c| c.is_alphabetic() || c == ' ');
        let figure: &str =
            &tail[..tail.len() - tail.trim_start_matches(|c: char| c.is_ascii_digit() || c == ',').len()];
        let is_share = tail[figure.len()..].trim_start().starts_with('%');
        let Ok(stated) = Number::parse(figure.trim_end_matches(',')) else { continue };
        if is_day
            || !is_alone
            || !is_unit
            || !is_share
            || part.value > whole.value
            || whole.value.is_zero()
            || has_other_base(&tail[figure.len()..])
        {
            continue;
        }
        if let Some(message) = judge(&stated, part.value, whole.value) {
            let at = end + rest.len() - tail.len();
            diags.push(Diagnostic::new(&RULE, passage.span(at..at + figure.len()), message).help(HELP));
        }
    }
}
