//! A plan as lines, one a fact, for tools that compare line by line: no number that a change elsewhere would move.

use super::part::{Fact, Key, Print, ROOT, Side, Slot};
use super::say::field_name;
use super::told::{aspect_in, is_frame, told};
use crate::diag::Diags;
use crate::figures::Figures;
use crate::model::Plan;
use crate::view;

/// Every fact of a plan on a line of its own, under the part it belongs to, in order of the document.
pub fn lines(plan: &Plan) -> Vec<String> {
    let figures = Figures::of(plan);
    let view = view::lay_out(plan, &figures, &mut Diags::new());
    let side = Side::of(plan, &figures, &view);
    let mut out = vec![view.info.title.clone()];
    part(&side, ROOT, 0, &mut out);
    out
}

fn part(side: &Side<'_>, index: usize, depth: usize, out: &mut Vec<String>) {
    let Some(part) = side.parts.get(index) else { return };
    let indent = "  ".repeat(depth);
    let mut inner = depth;
    let text_alone =
        matches!(part.slot, Slot::Opening | Slot::Pieces | Slot::Closing | Slot::AfterEnd | Slot::Notes | Slot::Bases)
            && part.facts.iter().filter(|fact| !matches!(fact.key, Key::Look(_))).count() == 1;
    if index != ROOT && !is_frame(part) && !text_alone {
        let id = part.id.map(|id| format!(" ({id})")).unwrap_or_default();
        out.push(format!("{indent}{} “{}”{id}", part.kind.name(), part.name));
        inner += 1;
    }
    let indent = "  ".repeat(inner);
    // The marker of an item stands before its words.
    let marker = part.facts.iter().find(|fact| fact.key == Key::Look("dau_dong")).map(|fact| told(side, fact));
    let marker = marker.map(|marker| format!("{marker} ")).unwrap_or_default();
    for fact in part.facts.iter().filter(|fact| is_told(fact)) {
        let words = told(side, fact);
        let mut lines = words.lines();
        let first = lines.next().unwrap_or_default();
        match (text_alone, fact.key) {
            (true, Key::Field(_)) => out.push(format!("{indent}{marker}{first}")),
            _ => out.push(format!("{indent}{}: {first}", field_name(part.kind, &aspect_in(side, fact.key)))),
        }
        out.extend(lines.map(|line| format!("{indent}  {line}")));
    }
    for child in &part.children {
        self::part(side, *child, inner, out);
    }
}

/// How something is set is told only where that itself prints.
fn is_told(fact: &Fact<'_>) -> bool {
    match fact.key {
        Key::Look("tinh" | "dau_dong") => false,
        Key::Look(_) => fact.print != Print::Latent,
        _ => true,
    }
}
