//! KH703: words or rules that stick out of the area of the text, or words that run over a rule of their table.

use super::geometry::{Area, TOLERANCE, excerpt};
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags};
use crate::pages::{MM_PER_PT, PageBox, RuleBox, TextBox};
use crate::view::{Heading, Runs, View};

pub(super) use crate::diag::OVERFLOW as RULE;

/// How far the two-column heading may reach into the side margins, mm. Source: sample 1 of the decree, whose columns are
/// 67.5 + 100 mm wide over a text of 155 mm, half of the rest on each side. The left margin is the wider one and may take
/// all of it.
const OVERHANG_LEFT: f64 = 12.5;
const OVERHANG_RIGHT: f64 = 6.5;

/// Findings of one kind on one page at most.
const SHOWN: usize = 5;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    for (number, page) in context.numbered() {
        diags.extend(overflows(page, number, context).into_iter().take(SHOWN));
    }
}

fn overflows(page: &PageBox, number: usize, context: &PageContext<'_>) -> Vec<Diagnostic> {
    let view = context.view;
    let area = Area::of(page, view);
    let mut found = Vec::new();
    for text in page.texts.iter().filter(|text| !text.text.trim().is_empty()) {
        let words = excerpt(&text.text);
        if let Some(side) = sticks_out(text, &area, page, number, view) {
            let message = format!("trang {number}: “{words}” lấn ra lề {side}");
            found.push(
                Diagnostic::new(&RULE, context.place(&text.text), message)
                    .help("rút ngắn hoặc tách từ dài; với bảng, bớt cột hoặc để khổ giấy ngang"),
            );
        } else if page.lines.iter().any(|rule| crosses(rule, text)) {
            let message = format!("trang {number}: “{words}” đè lên đường kẻ của bảng");
            found.push(
                Diagnostic::new(&RULE, context.place(&text.text), message)
                    .help("bớt cột, đặt cột này rộng hơn hoặc để khổ giấy ngang"),
            );
        }
    }
    for rule in &page.lines {
        let (width, height) = if rule.horizontal { (rule.length, 0.0) } else { (0.0, rule.length) };
        let aside = rule.x < area.left - OVERHANG_LEFT - TOLERANCE
            || rule.x + width > area.right + OVERHANG_RIGHT + TOLERANCE
            || (number > 1 || rule.length > 0.5 * page.width_mm)
                && (rule.x < area.left - TOLERANCE || rule.x + width > area.right + TOLERANCE);
        if aside || rule.y + height > area.bottom + TOLERANCE && !(number == 1 && view.address.is_some()) {
            let message = format!("trang {number}: đường kẻ vượt ra ngoài lề");
            found.push(Diagnostic::new(&RULE, None, message).help("bớt cột của bảng hoặc để khổ giấy ngang"));
            break;
        }
    }
    found
}

/// The margin into which a text reaches, if it may not.
fn sticks_out(text: &TextBox, area: &Area, page: &PageBox, number: usize, view: &View) -> Option<&'static str> {
    let (left, right) = (area.left - text.x, text.right() - area.right);
    if left.max(right) > TOLERANCE {
        let (at_left, at_right) =
            if in_heading(&text.text, view) { (OVERHANG_LEFT, OVERHANG_RIGHT) } else { (0.0, 0.0) };
        if left > at_left + TOLERANCE {
            return Some("trái");
        }
        if right > at_right + TOLERANCE {
            return Some("phải");
        }
    }
    // Above the letters is room for accents; what counts is the height of a capital.
    let top = text.y - 0.66 * text.size_pt * MM_PER_PT;
    if top < area.top - TOLERANCE && !in_head_margin(text, number, view) {
        return Some("trên");
    }
    let foot = number == 1 && view.address.as_deref().is_some_and(|address| within(&text.text, address));
    if text.y > area.bottom + TOLERANCE && !(foot && text.y < page.height_mm) {
        return Some("dưới");
    }
    None
}

/// Page numbers stand in the top margin, and on page 1 the mark of a draft.
fn in_head_margin(text: &TextBox, number: usize, view: &View) -> bool {
    let page_number = text.text.trim().chars().all(|c| c.is_ascii_digit());
    let draft = || view.marks.draft.as_deref().is_some_and(|mark| within(&text.text, mark));
    page_number || number == 1 && draft()
}

fn in_heading(words: &str, view: &View) -> bool {
    let in_runs = |runs: &Option<Runs>| {
        let all: String = runs.iter().flatten().map(|run| run.text.as_str()).collect();
        within(words, &all)
    };
    let in_one = |heading: &Heading| {
        let names = heading.superior.iter().chain(&heading.issuer).chain([&heading.state_name, &heading.motto]);
        names.into_iter().any(|name| within(words, name)) || in_runs(&heading.number) || in_runs(&heading.place_date)
    };
    in_one(&view.heading) || view.appendices.iter().filter_map(|a| a.heading.as_ref()).any(in_one)
}

/// True when `part` is a stretch of `whole`.
fn within(part: &str, whole: &str) -> bool {
    let part = part.trim();
    !part.is_empty() && whole.contains(part)
}

/// True when an upright line runs through the words.
fn crosses(rule: &RuleBox, text: &TextBox) -> bool {
    let middle = text.y - 0.25 * text.size_pt * MM_PER_PT;
    !rule.horizontal
        && rule.x > text.x + TOLERANCE
        && rule.x < text.right() - TOLERANCE
        && rule.y < middle
        && middle < rule.y + rule.length
}
