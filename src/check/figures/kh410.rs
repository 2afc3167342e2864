//! KH410: a list has more or fewer items than the words before it announce.

use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::AmountMention;
use rust_decimal::prelude::ToPrimitive;

pub(super) static RULE: Rule = Rule {
    code: "KH410",
    name: "so-muc-liet-ke-khac",
    title: "số mục liệt kê khác số đã nêu",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for amount in context.amounts().iter().filter(|amount| amount.passage.role.is_running_text()) {
        let Some(announced) = announced(amount.passage, &amount.mention) else { continue };
        let Some(counted) = items_after(context.passages, amount.passage) else { continue };
        if counted != announced {
            let said = amount.passage.words.get(amount.mention.range.clone()).unwrap_or_default();
            let message = format!("nêu “{said}” nhưng liệt kê {counted}");
            diags.push(
                Diagnostic::new(&RULE, amount.span(amount.mention.range.clone()), message)
                    .help("sửa số đã nêu, hoặc bổ sung mục còn thiếu trong danh sách"),
            );
        }
    }
}

/// What a list can be a list of. "Củng cố 15 hợp tác xã gồm:" counts what the listed work is done for, not the list.
const LISTED: [&str; 20] = [
    "nhóm",
    "nhiệm vụ",
    "nội dung",
    "giải pháp",
    "mục tiêu",
    "chỉ tiêu",
    "tiêu chí",
    "bước",
    "nguyên tắc",
    "yêu cầu",
    "lĩnh vực",
    "loại",
    "hoạt động",
    "phần",
    "giai đoạn",
    "hình thức",
    "điều kiện",
    "biện pháp",
    "đợt",
    "chuyên đề",
];

/// What may follow the thing listed before the colon.
const FILLERS: [&str; 16] =
    ["sau", "đây", "như", "chính", "chủ", "yếu", "trọng", "tâm", "gồm", "bao", "cụ", "thể", "là", "lớn", "cơ", "bản"];

/// The count that a paragraph ends with: "gồm 05 nhiệm vụ sau:", "theo 6 nhóm, gồm:".
fn announced(passage: &Passage<'_>, amount: &AmountMention<'_>) -> Option<usize> {
    let number = amount.figure.number.as_ref().filter(|number| amount.upper.is_none() && number.decimals == 0)?;
    let named = passage.words.get(amount.unit.range.start..)?.trim_end().strip_suffix(':')?;
    let rest = LISTED.iter().find_map(|listed| named.strip_prefix(listed))?;
    let mut words = rest.split(|c: char| c.is_whitespace() || c == ',' || c == ';').filter(|word| !word.is_empty());
    let is_plain = words.all(|word| FILLERS.contains(&word.to_lowercase().as_str()));
    number.value.to_usize().filter(|count| is_plain && (2..=30).contains(count))
}

/// How many items the list right behind a paragraph has; none where it is not plain which items belong to it.
fn items_after(passages: &[Passage<'_>], passage: &Passage<'_>) -> Option<usize> {
    let same_place = |other: &&Passage<'_>| {
        other.role == passage.role && other.field == passage.field && other.role.is_running_text()
    };
    let mut following = passages.get(passage.index + 1..)?.iter().take_while(same_place);
    let marker = following.next()?.marker.filter(|marker| Some(*marker) != passage.marker)?;
    // Numbered items run on: each has a marker of its own.
    let is_numbered = marker.starts_with(|c: char| c.is_ascii_digit());
    let mut count = 1;
    for item in following {
        match item.marker {
            Some(other) if other == marker || is_numbered && other.starts_with(|c: char| c.is_ascii_digit()) => {
                count += 1
            }
            other if other == passage.marker && other.is_some() => break,
            // A paragraph may belong to the item above, or end the list.
            None => return None,
            Some(_) => {}
        }
    }
    Some(count)
}
