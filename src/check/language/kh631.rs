//! KH631: a bullet that was typed, or came with a pasted text.

use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH631",
    name: "dau-dau-dong-go-tay",
    title: "dấu đầu dòng gõ tay",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

const BULLETS: [char; 14] = ['•', '▪', '◦', '·', '●', '○', '■', '□', '➢', '✓', '\u{F0B7}', '\u{F0A7}', '–', '—'];

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        let text = passage.words.as_str();
        let Some(sign) = text.chars().next().filter(|c| BULLETS.contains(c)) else { continue };
        let rest = text.get(sign.len_utf8()..).unwrap_or_default();
        let item = rest.starts_with([' ', '\t', '\u{A0}'])
            || !matches!(sign, '–' | '—') && rest.starts_with(char::is_alphabetic);
        // A dash alone in a cell says that there is nothing.
        if !item || rest.trim().is_empty() {
            continue;
        }
        diags.push(
            Diagnostic::new(&RULE, passage.span(0..sign.len_utf8()), format!("dấu “{sign}” ở đầu dòng là dấu gõ tay"))
                .help("viết gạch đầu dòng bằng “- ” ở một dòng riêng"),
        );
    }
}
