//! KH330: a field of bodies ends with a mark.

use crate::check::near::ends_in_short;
use crate::check::{Context, Passage};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH330",
    name: "dau-cuoi-o-don-vi",
    title: "ô ghi đơn vị kết thúc bằng dấu câu",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let fields: Vec<&Passage<'_>> = context.passages.iter().filter(|passage| passage.role.names_units()).collect();
    let ends = |passage: &Passage<'_>, marks: &[char]| passage.words.trim_end().ends_with(marks);
    // Cells that all end with a stop are a habit; one among many is a slip.
    let stopped = fields.iter().filter(|passage| ends(passage, &['.'])).count();
    let few = stopped * 4 <= fields.len();
    for passage in fields {
        let slip = ends(passage, &[';', ',', ':']) || few && ends(passage, &['.']) && !ends_in_short(&passage.words);
        let words = passage.words.trim_end();
        let Some(mark) = words.chars().next_back().filter(|_| slip) else { continue };
        let range = words.len() - mark.len_utf8()..words.len();
        let mut finding =
            Diagnostic::new(&RULE, passage.span(range.clone()), format!("ô ghi đơn vị thừa dấu “{mark}” ở cuối"))
                .help("bỏ dấu câu ở cuối ô");
        if passage.is_exact(range.clone()) {
            finding = finding.fix(format!("bỏ dấu “{mark}”"), passage.span(range), "");
        }
        diags.push(finding);
    }
}
