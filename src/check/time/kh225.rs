//! KH225: numbered rounds whose dates run backwards.

use super::dues::dues;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::DateMention;
use crate::value::Meaning;

pub(super) static RULE: Rule = Rule {
    code: "KH225",
    name: "cac-dot-nguoc-thu-tu",
    title: "các đợt, kỳ ghi ngày ngược thứ tự",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let help = "xem lại ngày của hai đợt";
    for due in dues(context) {
        let Meaning::Several(phases) = &due.deadline.value.meaning else { continue };
        let round = |label: &Option<String>| label.as_deref().and_then(round);
        for (one, next) in phases.iter().zip(phases.iter().skip(1)) {
            if let (Some((word, a)), Some((other, b))) = (round(&one.label), round(&next.label))
                && let (Some(first), Some(second)) = (one.meaning.last_day(), next.meaning.last_day())
                && word == other
                && a < b
                && first > second
            {
                let message = format!("{word} {b} đến hạn trước {word} {a}");
                diags.push(Diagnostic::new(&RULE, due.passage.whole(), message).help(help));
            }
        }
    }
    let mut last: Option<(&crate::check::Mentioned<'_, DateMention<'_>>, &'static str, u32)> = None;
    for date in context.dates() {
        let passage = date.passage;
        let running = passage.role != Role::Deadline && passage.role.is_prose();
        let Some((word, number)) = round(&passage.words).filter(|_| running) else { continue };
        if let Some((before, other, count)) = last
            && before.passage.field == passage.field
            && before.passage.index + 1 == passage.index
            && other == word
            && count + 1 == number
            && let (Ok(first), Ok(second)) = (&before.mention.date, &date.mention.date)
            && first.first_day() > second.last_day()
        {
            let message = format!("{word} {number} đến hạn trước {word} {count}");
            let finding = Diagnostic::new(&RULE, date.span(date.mention.range.clone()), message)
                .help(help)
                .also(before.span(before.mention.range.clone()), format!("ngày của {word} {count}"));
            diags.push(finding);
        }
        last = Some((date, word, number));
    }
}

/// "Đợt 01: …", "Đánh giá đợt 2: …": the word and the number before the colon.
fn round(text: &str) -> Option<(&'static str, u32)> {
    let head = text.split_once(':').map_or(text, |(head, _)| head).to_lowercase();
    ["đợt", "kỳ", "lần", "giai đoạn", "bước"].into_iter().find_map(|word| {
        let (before, after) = head.rsplit_once(word)?;
        let free = before.is_empty() || before.ends_with(' ');
        let number = after.strip_prefix(' ')?.trim();
        (free && number.len() <= 2 && head.len() < 60).then(|| number.parse().ok()).flatten().map(|n| (word, n))
    })
}
