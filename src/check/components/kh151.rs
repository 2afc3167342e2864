//! KH151: a ground of higher rank behind one of lower rank.

use super::grounds::{class, is_of_competence};
use crate::check::Passage;
use crate::check::{Context, Role};
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH151",
    name: "can-cu-thu-tu",
    title: "căn cứ không xếp theo thứ bậc văn bản",
    weights: Weights::NOTE,
    clause: "",
    since: "0.2.0",
    profile: "nd30-2020",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    let mut highest: Option<(u8, &Passage<'_>)> = None;
    for base in context.of(Role::Base) {
        let Some(cited) = context.documents_in(base).iter().find(|cited| !cited.nested) else { continue };
        let Some(class) = cited.rank().map(class) else { continue };
        // Grounds of competence come first whatever their rank.
        if highest.is_none() && class > 0 && is_of_competence(cited, &base.words) {
            continue;
        }
        match highest {
            Some((lower, before)) if class < lower => {
                let message = "căn cứ có thứ bậc cao hơn đứng sau căn cứ có thứ bậc thấp hơn";
                diags.push(
                    Diagnostic::new(&RULE, base.span(cited.core.clone()), message)
                        .also(before.whole(), "căn cứ này đứng trước")
                        .help("xếp luật, nghị quyết, nghị định, thông tư, quyết định, rồi đến kế hoạch, công văn"),
                );
                return;
            }
            Some((lower, _)) if class == lower => {}
            _ => highest = Some((class, base)),
        }
    }
}
