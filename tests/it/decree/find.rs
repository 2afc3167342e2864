//! Finds the components of a document on its pages.

use super::plans::Doc;
use kehoach::pages::{Line, PageBox, RuleBox, TextBox};
use kehoach::view::{Block, HeadingLook, Runs};

/// Millimetres in a point.
pub const PT: f64 = 25.4 / 72.0;

/// Word's single line, em.
pub const SINGLE: f64 = 1.15;

/// Mistakes found; a test fails with all of them.
#[derive(Default)]
pub struct Faults(Vec<String>);

impl Faults {
    /// Notes `message` unless `sound`.
    pub fn expect(&mut self, sound: bool, message: impl FnOnce() -> String) {
        if !sound {
            self.0.push(message());
        }
    }

    /// Notes `message` unless the two lengths agree.
    pub fn close(&mut self, what: &str, found: f64, wanted: f64, tolerance: f64) {
        self.expect((found - wanted).abs() <= tolerance, || format!("{what}: {found:.2}, phải là {wanted:.2}"));
    }

    /// Notes `message` unless the length lies in the range.
    pub fn within(&mut self, what: &str, found: f64, least: f64, most: f64) {
        let sound = found >= least - 1e-6 && found <= most + 1e-6;
        self.expect(sound, || format!("{what}: {found:.3}, phải từ {least:.3} đến {most:.3}"));
    }

    /// All faults of several documents.
    pub fn all(several: Vec<Faults>) -> Faults {
        Faults(several.into_iter().flat_map(|f| f.0).collect())
    }

    /// Fails when something was noted.
    pub fn finish(self) {
        let shown: Vec<_> = self.0.iter().take(60).map(String::as_str).collect();
        assert!(self.0.is_empty(), "{} lỗi:\n{}", self.0.len(), shown.join("\n"));
    }
}

/// The words of runs on one line.
pub fn words(runs: &Runs) -> String {
    runs.iter().map(|run| run.text.as_str()).collect()
}

/// The four edges inside the margins, mm: left, right, top, bottom.
pub fn area(doc: &Doc, page: &PageBox) -> [f64; 4] {
    let m = &doc.view.page.margin;
    [m.left, page.width_mm - m.right, m.top, page.height_mm - m.bottom]
}

/// Texts of a line, to see their styles.
pub fn pieces<'a>(page: &'a PageBox, line: &'a Line) -> impl Iterator<Item = &'a TextBox> {
    page.texts.iter().filter(|text| {
        text.cell == line.cell
            && (text.y - line.y).abs() < 0.3
            && text.x >= line.x - 0.1
            && text.x <= line.right + 0.1
            && !text.text.trim().is_empty()
    })
}

/// True when every word of the line is italic.
pub fn italic(page: &PageBox, line: &Line) -> bool {
    pieces(page, line).all(|text| text.italic)
}

/// True when no word of the line is italic.
pub fn upright(page: &PageBox, line: &Line) -> bool {
    pieces(page, line).all(|text| !text.italic)
}

/// Pages of the plan itself and of each appendix.
pub fn parts(doc: &Doc) -> Vec<std::ops::Range<usize>> {
    let mut starts = vec![0];
    for appendix in &doc.view.appendices {
        let from = starts.last().copied().unwrap_or_default() + 1;
        let found = (from..doc.pages.len()).find(|&i| appendix_label(&doc.pages.pages[i], &appendix.label).is_some());
        starts.push(found.unwrap_or_else(|| panic!("{}: không thấy “{}”", doc.name, appendix.label)));
    }
    let ends = starts.iter().skip(1).copied().chain([doc.pages.len()]);
    starts.iter().copied().zip(ends).map(|(start, end)| start..end).collect()
}

/// The line "Phụ lục I" at the head of an appendix.
pub fn appendix_label(page: &PageBox, label: &str) -> Option<Line> {
    page.lines().into_iter().find(|l| l.cell.is_none() && l.bold && l.text.trim() == label && l.y < 60.0)
}

/// A column of the two-column heading of a page: the words that stand in its cells.
pub fn heading_column(page: &PageBox, column: usize) -> Vec<Line> {
    let lines = page.lines();
    let last = lines.iter().position(|l| l.cell.is_none() && l.y > 20.0).unwrap_or(lines.len());
    let grid = |l: &&Line| l.cell.is_some_and(|c| !c.table && c.column == column);
    lines[..last].iter().filter(grid).cloned().collect()
}

/// Level rules that are no part of a table: shorter than the text and beside no upright line.
pub fn rules(page: &PageBox) -> Vec<&RuleBox> {
    let uprights: Vec<_> = page.lines.iter().filter(|r| !r.horizontal).collect();
    let free = |r: &&RuleBox| {
        let touches = |u: &RuleBox| {
            u.y - 0.5 < r.y && r.y < u.y + u.length + 0.5 && u.x > r.x - 0.5 && u.x < r.x + r.length + 0.5
        };
        r.horizontal && !uprights.iter().any(|u| touches(u))
    };
    page.lines.iter().filter(free).collect()
}

/// The first rule under a line, at most 6 mm below it and over the same middle.
pub fn rule_under<'a>(page: &'a PageBox, line: &Line) -> Option<&'a RuleBox> {
    let middle = (line.x + line.right) / 2.0;
    let under = |r: &&RuleBox| r.y > line.y && r.y < line.y + 6.0 && r.x < middle && middle < r.x + r.length;
    rules(page).into_iter().filter(under).min_by(|a, b| a.y.total_cmp(&b.y))
}

/// Where the footnotes of a page begin, or its lower margin.
pub fn foot(doc: &Doc, page: &PageBox, first: bool) -> f64 {
    let [left, _, _, bottom] = area(doc, page);
    let notes = rules(page).into_iter().filter(|r| (r.length - 50.0).abs() < 0.1 && (r.x - left).abs() < 0.1);
    let address = rules(page).into_iter().filter(|r| first && r.length > 120.0);
    notes.chain(address).map(|r| r.y).fold(bottom, f64::min)
}

/// Running text of a page, in order: no heading, page number, title, cell, footnote or address.
pub fn running(doc: &Doc, index: usize) -> Vec<Line> {
    let page = &doc.pages.pages[index];
    let top = parts(doc).iter().find(|part| part.start == index).map(|_| title_end(doc, index));
    let [_, _, head, _] = area(doc, page);
    let (top, foot) = (top.unwrap_or(head), foot(doc, page, index == 0));
    page.lines().into_iter().filter(|l| l.cell.is_none() && l.y > top && l.y < foot).collect()
}

/// The lower end of the title on the first page of a part.
pub fn title_end(doc: &Doc, index: usize) -> f64 {
    let page = &doc.pages.pages[index];
    let label = doc.view.appendices.iter().find_map(|a| appendix_label(page, &a.label));
    let kind = &doc.view.title.kind;
    let start = label.or_else(|| page.lines().into_iter().find(|l| l.bold && l.text.trim() == kind));
    let start = start.unwrap_or_else(|| panic!("{} trang {}: không có tên loại", doc.name, index + 1));
    rules(page).into_iter().filter(|r| r.y > start.y && r.length < 120.0).map(|r| r.y).fold(f64::MAX, f64::min)
}

/// The headings of a list of blocks, number and words, that stand on lines of their own.
pub fn headings(blocks: &[Block]) -> Vec<(HeadingLook, String)> {
    let own = blocks.iter().filter_map(|block| match block {
        Block::SectionHeading(h) if h.run_in.is_none() => {
            let space = if h.number.is_empty() || h.runs.is_empty() { "" } else { " " };
            Some((h.look, format!("{}{space}{}", h.number, words(&h.runs))))
        }
        _ => None,
    });
    own.collect()
}

/// What every page of every document has to keep: no heading last, no single line of a paragraph at head or foot.
pub fn page_breaks(doc: &Doc, faults: &mut Faults) {
    let indent = doc.view.page.indent;
    let heads: Vec<String> = headings(&doc.view.body).into_iter().map(|(_, words)| words).collect();
    for part in parts(doc) {
        let pages: Vec<_> = part.clone().map(|i| running(doc, i)).collect();
        for (k, lines) in pages.iter().enumerate().take(pages.len().saturating_sub(1)) {
            let place = || format!("{} trang {}", doc.name, part.start + k + 1);
            let page = &doc.pages.pages[part.start + k];
            let last_cell =
                page.lines().iter().filter(|l| l.cell.is_some_and(|c| c.table)).map(|l| l.y).fold(0.0, f64::max);
            let Some(last) = lines.last() else { continue };
            if last.y > last_cell {
                let text = last.text.trim();
                let heading = heads.iter().any(|h| h == text || last.bold && h.ends_with(text));
                faults.expect(!heading, || format!("{}: tiêu đề cuối trang: {text}", place()));
            }
            let left = area(doc, page)[0];
            let starts = |l: &Line| (l.x - left - indent).abs() < 0.1;
            let goes_on = |l: &Line| (l.x - left).abs() < 0.1;
            let next = &pages[k + 1];
            if let Some(first) = next.first().filter(|l| goes_on(l)) {
                faults.expect(!starts(last), || format!("{}: một dòng đầu đoạn cuối trang: {}", place(), last.text));
                let pair = next.get(1).is_some_and(goes_on);
                faults.expect(pair, || format!("{}: một dòng cuối đoạn đầu trang sau: {}", place(), first.text));
            }
        }
    }
}
