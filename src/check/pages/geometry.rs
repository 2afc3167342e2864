//! Measures that several rules about the page share.

use crate::pages::PageBox;
use crate::view::View;

/// How far something may stick out without being seen, mm.
pub(super) const TOLERANCE: f64 = 0.5;

/// The area of a page that text may fill.
#[derive(Debug)]
pub(super) struct Area {
    pub left: f64,
    pub right: f64,
    pub top: f64,
    pub bottom: f64,
}

impl Area {
    /// A landscape page may turn its margins with the paper or keep them; either is right.
    pub fn of(page: &PageBox, view: &View) -> Self {
        let m = &view.page.margin;
        let turned = (page.width_mm > page.height_mm) != (view.page.width > view.page.height);
        let [left, right, top, bottom] = if turned {
            [
                m.left.min(m.top).min(m.bottom),
                m.right.min(m.top).min(m.bottom),
                m.top.min(m.left),
                m.bottom.min(m.right),
            ]
        } else {
            [m.left, m.right, m.top, m.bottom]
        };
        Area { left, right: page.width_mm - right, top, bottom: page.height_mm - bottom }
    }
}

/// The first words of a text, for a message.
pub(super) fn excerpt(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", &text[..end]),
        None => text.to_owned(),
    }
}

/// A size as it is written in Vietnamese.
pub(super) fn decimal(size: f64) -> String {
    format!("{size:.1}").trim_end_matches(".0").replace('.', ",")
}
