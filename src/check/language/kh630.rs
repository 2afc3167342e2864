//! KH630: "+" as the first level of a list, where the other lists of the plan begin with "-".

use crate::check::{Context, Passage, Role};
use crate::diag::{Diagnostic, Diags, Rule, Span, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH630",
    name: "dau-cong-dau-dong",
    title: "danh sách bậc một dùng dấu “+”, các danh sách khác dùng dấu “-”",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// The marks at the beginning of the items of one field.
struct Field<'c> {
    span: Span,
    first: &'c Passage<'c>,
    minus: bool,
    plus: bool,
    /// The list belongs to a sentence above it: "gồm:".
    announced: bool,
}

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut fields: Vec<Field<'_>> = Vec::new();
    let mut before: Option<&Passage<'_>> = None;
    for passage in context.of(Role::Body).filter(|passage| passage.table.is_none()) {
        let above = before.replace(passage);
        let Some(marker @ ("-" | "+")) = passage.marker else { continue };
        let (minus, plus) = (marker == "-", marker == "+");
        match fields.last_mut().filter(|field| field.span == passage.field) {
            Some(field) => {
                field.minus |= minus;
                field.plus |= plus;
            }
            None => {
                let announced = above.is_some_and(|above| above.words.trim_end().ends_with(':'));
                fields.push(Field { span: passage.field, first: passage, minus, plus, announced });
            }
        }
    }
    let usual = fields.iter().filter(|field| field.minus).count();
    let strange = |field: &&Field<'_>| field.plus && !field.minus && !field.announced;
    if usual < 2 || fields.iter().filter(strange).count() >= usual {
        return;
    }
    for field in fields.iter().filter(strange) {
        diags.push(
            Diagnostic::new(
                &RULE,
                field.first.whole(),
                "danh sách này dùng “+” ở bậc một, các danh sách khác dùng “-”",
            )
            .help("dùng “-” ở bậc một, “+” ở bậc hai"),
        );
    }
}
