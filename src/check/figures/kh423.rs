//! KH423: thousands parted by commas or blanks.

use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::mention::Grouping;
use crate::value::{Number, NumberError};

pub(super) static RULE: Rule = Rule {
    code: "KH423",
    name: "dau-ngan-nghin-sai",
    title: "phần nghìn ngăn bằng dấu phẩy hoặc dấu cách",
    weights: Weights::RISING,
    clause: "Luật Kế toán, Điều 11",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for amount in context.amounts() {
        for figure in std::iter::once(&amount.mention.figure).chain(&amount.mention.upper) {
            let mark = match figure.grouping {
                Grouping::Commas => "dấu phẩy",
                Grouping::Spaces => "dấu cách",
                Grouping::None | Grouping::Dots | Grouping::Bad => continue,
            };
            let suggestion = Number::parse(figure.part.text).err().and_then(|error| error.suggestion());
            diags.push(finding(figure.part.text, mark, suggestion, amount.span(figure.part.range.clone())));
        }
    }
    // A cell that holds a figure alone names no unit.
    for cell in context.of(Role::Cell) {
        let words = cell.words.trim();
        if words.starts_with(|c: char| c.is_ascii_digit()) {
            match Number::parse(words) {
                // "1,2,3" lists things.
                Err(NumberError::CommaGroups { suggestion: Some(suggestion), .. }) => {
                    diags.push(finding(words, "dấu phẩy", Some(suggestion), cell.whole()));
                }
                Err(NumberError::SpaceGroups { suggestion: Some(suggestion), .. }) => {
                    diags.push(finding(words, "dấu cách", Some(suggestion), cell.whole()));
                }
                _ => {}
            }
        }
    }
}

fn finding(text: &str, mark: &str, suggestion: Option<String>, span: crate::diag::Span) -> Diagnostic {
    let help = match suggestion {
        Some(meant) => format!("ngăn bằng dấu chấm: {meant}"),
        None => "ngăn các nhóm ba chữ số bằng dấu chấm, viết phần lẻ sau dấu phẩy".to_owned(),
    };
    Diagnostic::new(&RULE, span, format!("“{text}” ngăn phần nghìn bằng {mark}")).help(help)
}
