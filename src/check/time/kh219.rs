//! KH219: one thing with two overlapping periods.

use crate::check::Context;
use crate::check::near::{before, plain_words, year_ranges};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH219",
    name: "hai-giai-doan",
    title: "một chương trình, đề án được ghi với hai giai đoạn lệch nhau",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut known: Vec<(Vec<String>, i32, i32, crate::diag::Span)> = Vec::new();
    for passage in context.passages.iter().filter(|passage| passage.role.is_prose()) {
        for (range, first, last) in year_ranges(&passage.words) {
            let head = before(&passage.words, range.start, 90).to_owned();
            let head = head.trim_end_matches(['“', '”', '"', ',', ' ']);
            let Some(noun) = head.strip_suffix("giai đoạn").map(|noun| noun.trim_end_matches([',', ' ', '”', '"']))
            else {
                continue;
            };
            let noun = noun.rsplit([';', ':', '.', '(', '\n']).next().unwrap_or(noun);
            let words = plain_words(noun);
            // The last words before "giai đoạn" name the thing; fewer could be of anything.
            let Some(name) = words.len().checked_sub(6).and_then(|from| words.get(from..)) else { continue };
            let span = passage.span(range);
            let clash = known
                .iter()
                .find(|(other, a, b, _)| other == name && (*a, *b) != (first, last) && (*b == last) != (*a == first));
            if let Some((_, a, b, place)) = clash {
                let message =
                    format!("giai đoạn {first}-{last}, chỗ khác ghi {a}-{b} cho cùng tên gọi “{}”", noun.trim());
                let finding = Diagnostic::new(&RULE, span, message)
                    .help("tra lại tên đầy đủ, rồi ghi một giai đoạn ở mọi chỗ")
                    .also(*place, "giai đoạn ghi ở đây");
                diags.push(finding);
            } else if !known.iter().any(|(other, ..)| other == name) {
                known.push((name.to_vec(), first, last, span));
            }
        }
    }
}
