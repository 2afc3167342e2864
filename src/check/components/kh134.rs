//! KH134: the place is not that of the issuing body.

use super::regime::{Body, Level, bare_place, fold};
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH134",
    name: "dia-danh-khac-co-quan",
    title: "địa danh khác tên địa phương của cơ quan ban hành",
    weights: Weights::WARNING,
    clause: "Phụ lục I, II.4.a",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let Some(issuer) = context.parts().issuer(context) else { return };
    let Some(place) = context.of(Role::Place).next() else { return };
    let judged =
        matches!(issuer.body, Body::Committee | Body::Council | Body::Department | Body::Division | Body::School);
    let Some(area) = issuer.area.as_ref().filter(|_| judged) else { return };
    let written = fold(place.words.trim_end_matches(|c: char| !c.is_alphanumeric()));
    let bare = bare_place(&written);
    let same = bare == fold(&area.name)
        || context.lexicon.known_province(bare).is_some_and(|one| {
            let other = context.lexicon.known_province(&area.name);
            area.level == Level::Province && other.is_some_and(|other| other.name == one.name)
        });
    if !same && !written.contains("ngày") {
        let message = format!("địa danh “{}” khác tên địa phương của cơ quan ban hành", place.words.trim());
        let help = format!("ghi “{}”, hoặc sửa tên cơ quan", area.name);
        diags.push(Diagnostic::new(&RULE, place.whole(), message).help(help));
    }
}
