//! KH620: a blank before a mark that stands close to its word, or behind an opening one.

use super::text::{before, exact, from, in_address, marks};
use crate::check::Context;
use crate::diag::{Diagnostic, Diags, Rule, Weights};

pub(super) static RULE: Rule = Rule {
    code: "KH620",
    name: "dau-cach-thua-canh-dau-cau",
    title: "thừa dấu cách trước hoặc sau dấu câu",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

pub(super) fn check(context: &Context<'_>, diags: &mut Diags) {
    for passage in context.prose() {
        let text = passage.words.as_str();
        for (at, mark) in marks(text, b",;:.!?)(") {
            let opening = mark == b'(';
            let blank = if opening { from(text, at + 1) } else { before(text, at) };
            if blank != Some(' ') || in_address(text, at) {
                continue;
            }
            let range = if opening {
                let rest = text.get(at + 1..).unwrap_or_default();
                at + 1..text.len() - rest.trim_start_matches(' ').len()
            } else {
                text.get(..at).map_or(at, |head| head.trim_end_matches(' ').len())..at
            };
            let (outer, inner) = (before(text, range.start), from(text, range.end));
            // A blank at an edge prints nothing; dots in a row stand for what is left out or is to be filled in.
            let edge = outer.is_none() || inner.is_none() || outer == Some('\n') || inner == Some('\n');
            let dots = |c: Option<char>| matches!(c, Some('.' | '…' | '_'));
            let after_mark = from(text, at + 1);
            if edge
                || dots(outer)
                || opening && dots(inner)
                || mark == b'.' && !after_mark.is_none_or(|c| c.is_whitespace() || c == ')' || c == '”')
                || mark == b'?' && after_mark == Some('?')
                || mark == b':' && after_mark == Some(')')
            {
                continue;
            }
            let sign = char::from(mark);
            let message = if opening {
                format!("thừa dấu cách sau dấu “{sign}”")
            } else {
                format!("thừa dấu cách trước dấu “{sign}”")
            };
            let mut finding = Diagnostic::new(&RULE, passage.span(range.clone()), message).help("bỏ dấu cách thừa");
            if let Some(span) = exact(passage, range) {
                finding = finding.fix("bỏ dấu cách thừa", span, "");
            }
            diags.push(finding);
        }
    }
}
