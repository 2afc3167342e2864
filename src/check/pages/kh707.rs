//! KH707: a heading that is the last line of its page.

use super::geometry::excerpt;
use super::{compact, in_table, words};
use crate::check::pages::PageContext;
use crate::diag::{Diagnostic, Diags, Rule, Weights};
use crate::pages::Line;
use crate::view::Block;
use std::collections::HashMap;

pub(super) static RULE: Rule = Rule {
    code: "KH707",
    name: "de-muc-cuoi-trang",
    title: "đề mục đứng cuối trang, nội dung sang trang sau",
    weights: Weights::WARNING,
    clause: "",
    since: "0.2.0",
    profile: "",
};

/// A heading of more lines than this is not looked for.
const LONGEST: usize = 4;

pub(super) fn check(context: &PageContext<'_>, diags: &mut Diags) {
    let view = context.view;
    let mut headings = HashMap::new();
    for body in view.appendices.iter().map(|appendix| &appendix.body).chain([&view.body]) {
        collect(body, &mut headings);
    }
    for sheet in context.followed() {
        let mut lines: Vec<&Line> = sheet.body().filter(|line| !in_table(line.cell)).collect();
        lines.sort_by(|a, b| a.y.total_cmp(&b.y));
        let lowest = sheet.last_line().map_or(0.0, |line| line.y);
        if lines.last().is_none_or(|line| line.y < lowest - super::TOLERANCE) {
            continue;
        }
        let mut end = String::new();
        for line in lines.iter().rev().take(LONGEST) {
            end.insert_str(0, &compact(&line.text));
            if let Some(title) = headings.get(&end) {
                let message = format!("trang {}: đề mục “{}” đứng cuối trang", sheet.number, excerpt(title));
                let help =
                    "giữ đề mục cùng trang với ít nhất một dòng nội dung của nó: thêm hoặc bớt vài dòng phía trên";
                diags.push(Diagnostic::new(&RULE, context.place(title), message).help(help));
                break;
            }
        }
    }
}

/// Headings with something under them, by their letters. A heading that is followed by another of its level is an item.
fn collect(body: &[Block], headings: &mut HashMap<String, String>) {
    for (block, next) in body.iter().zip(body.iter().skip(1)) {
        let Block::SectionHeading(heading) = block else { continue };
        let has_text = !matches!(next, Block::SectionHeading(next) if next.level <= heading.level);
        if heading.run_in.is_none() && has_text {
            let title = words(&heading.runs);
            headings.insert(compact(&format!("{}{title}", heading.number)), title);
        }
    }
}
