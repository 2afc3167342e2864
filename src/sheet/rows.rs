//! Rows are made here: what several components have in common is measured once.

use super::index::{Found, Index, LEVEL, Placed, Stretch};
use super::{Row, Verdict};
use crate::pages::MM_PER_PT;
use crate::view::Run;

/// How far type sizes may differ from what is required, pt.
const SIZE: f64 = 0.05;

/// How far the middles of two lines may lie apart, mm.
pub(super) const CENTRED: f64 = 0.5;

/// How far the ends of lines may lie apart, mm.
pub(super) const ALIGNED: f64 = 0.35;

/// How far a part of a length may differ from what is required.
const PART: f64 = 0.005;

/// Left and right end of the text on upright and on landscape pages, mm.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Edges {
    /// On upright pages, where paragraphs show them.
    pub upright: Option<(f64, f64)>,
    /// On landscape pages.
    pub landscape: Option<(f64, f64)>,
}

/// A component and the place of its requirements.
#[derive(Debug, Clone, Copy)]
pub(super) struct Part {
    /// Its name in Vietnamese.
    pub name: &'static str,
    /// Where the requirement stands.
    pub clause: &'static str,
}

/// How letters must look.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Look {
    /// All in capitals.
    pub capitals: bool,
    /// Bold; otherwise not bold.
    pub bold: bool,
    /// Italic; otherwise upright.
    pub italic: bool,
}

impl Look {
    fn words(self) -> String {
        let case = if self.capitals { "in hoa, " } else { "" };
        let slant = if self.italic { "nghiêng" } else { "đứng" };
        format!("{case}{slant}, {}", if self.bold { "đậm" } else { "không đậm" })
    }
}

/// Least and most of values, each with the page on which it was measured, from 0.
#[derive(Debug, Clone, Copy)]
pub(super) struct Spread {
    /// Least value and its page.
    pub least: (f64, usize),
    /// Most and its page.
    pub most: (f64, usize),
    /// Number of values.
    pub count: usize,
}

impl Default for Spread {
    fn default() -> Self {
        Spread { least: (f64::MAX, 0), most: (f64::MIN, 0), count: 0 }
    }
}

impl Spread {
    pub fn add(&mut self, value: f64, page: usize) {
        if value < self.least.0 {
            self.least = (value, page);
        }
        if value > self.most.0 {
            self.most = (value, page);
        }
        self.count += 1;
    }

    /// True when all values lie in the range.
    pub fn within(&self, [least, most]: [f64; 2], tolerance: f64) -> bool {
        self.count > 0 && self.least.0 >= least - tolerance && self.most.0 <= most + tolerance
    }

    /// The page of a value outside the range, or that of the least.
    pub fn page(&self, [least, most]: [f64; 2], tolerance: f64) -> Option<usize> {
        let high = self.least.0 >= least - tolerance && self.most.0 > most + tolerance;
        (self.count > 0).then_some(if high { self.most.1 } else { self.least.1 })
    }

    /// "12,0–13,5", with so many places after the comma.
    pub fn words(&self, places: usize) -> String {
        span([self.least.0, self.most.0], places)
    }
}

/// Type sizes of lines.
pub(super) fn sizes<'p>(lines: impl Iterator<Item = &'p Placed>) -> Spread {
    let mut spread = Spread::default();
    for Placed { page, line, .. } in lines.filter(|p| p.line.least_pt < f64::MAX) {
        spread.add(line.least_pt, *page);
        spread.add(line.size_pt, *page);
    }
    spread
}

/// The sheet as it grows.
pub(super) struct Rows<'a> {
    /// The document.
    pub index: &'a Index<'a>,
    edges: Edges,
    rows: Vec<Row>,
}

impl<'a> Rows<'a> {
    pub fn new(index: &'a Index<'a>, edges: Edges) -> Self {
        Rows { index, edges, rows: Vec::new() }
    }

    pub fn finish(self) -> Vec<Row> {
        self.rows
    }

    /// The ends of the text, for rows that are measured apart.
    pub fn all_edges(&self) -> Edges {
        self.edges
    }

    /// Adds rows that were measured apart.
    pub fn extend(&mut self, rows: Vec<Row>) {
        self.rows.extend(rows);
    }

    /// Adds a row whose value was measured.
    pub fn add(
        &mut self,
        (id, aspect): (&'static str, &'static str),
        part: Part,
        required: impl Into<String>,
        measured: impl Into<String>,
        sound: bool,
        page: Option<usize>,
    ) {
        self.rows.push(Row {
            id,
            component: part.name,
            aspect,
            clause: part.clause,
            required: required.into(),
            measured: measured.into(),
            verdict: if sound { Verdict::Pass } else { Verdict::Fail },
            page: page.map(|page| page + 1),
            note: String::new(),
        });
    }

    /// Says something about the last row.
    pub fn note(&mut self, note: impl Into<String>) {
        if let Some(row) = self.rows.last_mut() {
            row.note = note.into();
        }
    }

    /// A component that the document does not have and need not have.
    pub fn absent(&mut self, id: &'static str, part: Part, note: &str) {
        self.without(id, "", part, Verdict::NotPresent, note);
    }

    /// A property that the pages do not show.
    pub fn unmeasured(&mut self, (id, aspect): (&'static str, &'static str), part: Part, note: &str) {
        self.without(id, aspect, part, Verdict::NotMeasurable, note);
    }

    fn without(&mut self, id: &'static str, aspect: &'static str, part: Part, verdict: Verdict, note: &str) {
        self.rows.push(Row {
            id,
            component: part.name,
            aspect,
            clause: part.clause,
            required: String::new(),
            measured: String::new(),
            verdict,
            page: None,
            note: note.to_owned(),
        });
    }

    /// A component that must be there and is not.
    pub fn missing(&mut self, id: &'static str, part: Part, words: &str) {
        let required = if words.is_empty() { "phải có".to_owned() } else { format!("có “{}”", excerpt(words)) };
        self.add((id, "có trên trang"), part, required, "không thấy", false, None);
    }

    /// Type size of something found.
    pub fn size(&mut self, id: &'static str, part: Part, found: &Found, range: [f64; 2]) {
        let spread = sizes(self.index.lines_of(found));
        self.size_of(id, part, &spread, range);
    }

    /// Type size as measured.
    pub fn size_of(&mut self, id: &'static str, part: Part, spread: &Spread, range: [f64; 2]) {
        let measured = format!("{} pt", spread.words(1));
        let required = format!("{} pt", span(range, 1));
        let sound = spread.within(range, SIZE);
        self.add((id, "cỡ chữ"), part, required, measured, sound, spread.page(range, SIZE));
    }

    /// Case, weight and slant of something found.
    pub fn look(&mut self, id: &'static str, part: Part, found: &Found, look: Look) {
        let lines: Vec<&Placed> = self.index.lines_of(found).collect();
        self.look_of(id, part, &lines, look);
    }

    /// Case, weight and slant of lines.
    pub fn look_of(&mut self, id: &'static str, part: Part, lines: &[&Placed], look: Look) {
        let wrong = lines.iter().find(|p| !looks(p, look));
        // One line that fails tells more than what all lines have in common.
        let shown: &[&Placed] = wrong.map_or(lines, std::slice::from_ref);
        let page = shown.first().map(|p| p.page);
        self.add((id, "kiểu chữ"), part, look.words(), printed(shown, look.capitals), wrong.is_none(), page);
        if let Some(wrong) = wrong.filter(|_| lines.len() > 1) {
            self.note(format!("“{}”", excerpt(&wrong.line.text)));
        }
    }

    /// How far the middles of rows lie from an axis. Blanks to be filled in, mm, belong to the row at whose end they are.
    pub fn centred(
        &mut self,
        id: &'static str,
        part: Part,
        required: &str,
        rows: &[Stretch],
        axis: f64,
        blanks: &[f64],
    ) {
        let mut spread = Spread::default();
        for row in rows {
            spread.add(off(row, axis, blanks), row.page);
        }
        self.middle(id, part, required, &spread);
    }

    /// How far middles lie from where they must, mm.
    pub fn middle(&mut self, id: &'static str, part: Part, required: &str, off: &Spread) {
        if off.count > 0 {
            let (value, page) = off.most;
            let measured = format!("lệch {}", mm(value));
            self.add((id, "canh giữa"), part, required, measured, value <= CENTRED, Some(page));
        }
    }

    /// The rule under something: its length as a part of `length`, where it must lie in `range`; its weight and colour;
    /// and that it is centred.
    pub fn rule(&mut self, ids: [&'static str; 3], part: Part, under: &Stretch, lengths: &[f64], range: [f64; 2]) {
        let [id, line, middle] = ids;
        let whole = range == [1.0, 1.0];
        let required = if whole { "bằng dòng chữ (1,00)".to_owned() } else { "1/3–1/2 dòng chữ".to_owned() };
        let Some(rule) = self.index.rule_under(under).copied() else {
            return self.add((id, "đường kẻ, độ dài"), part, required, "không có đường kẻ", false, Some(under.page));
        };
        let parts = || lengths.iter().filter(|l| **l > 0.0).map(|l| rule.length / l);
        let fits = |ratio: f64| ratio >= range[0] - PART && ratio <= range[1] + PART;
        // A name of several lines has no length of its own: any that is meant will do.
        let ratio = parts().find(|r| fits(*r)).or_else(|| parts().next()).unwrap_or(0.0);
        let measured = format!("{} ({})", number(ratio, 2), mm(rule.length));
        self.add((id, "đường kẻ, độ dài"), part, required, measured, fits(ratio), Some(under.page));
        let weight = rule.thickness / MM_PER_PT;
        let [least, most] = self.index.profile.rule_range;
        let black = rule.colour.is_black();
        let sound = rule.solid && black && weight >= least - SIZE && weight <= most + SIZE;
        let (kind, colour) = (if rule.solid { "liền" } else { "đứt" }, if black { "đen" } else { "có màu" });
        let measured = format!("nét {kind} {} pt, {colour}", number(weight, 2));
        let required = format!("nét liền {} pt, đen", span([least, most], 2));
        self.add((line, "đường kẻ, nét"), part, required, measured, sound, Some(under.page));
        let off = (rule.x + rule.length / 2.0 - under.middle()).abs();
        let place = (middle, "đường kẻ, canh giữa");
        self.add(place, part, "cân đối dưới dòng chữ", format!("lệch {}", mm(off)), off <= CENTRED, Some(under.page));
    }

    /// True when something on the pages of this direction shows where the text begins and ends.
    pub fn shows_edges(&self, wide: bool) -> bool {
        let known = if wide { self.edges.landscape } else { self.edges.upright };
        let pages = self.index.pages.pages.iter().filter(|page| (page.width_mm > page.height_mm) == wide);
        known.is_some() || pages.flat_map(|page| &page.texts).any(|text| text.cell.is_some_and(|cell| cell.table))
    }

    /// Left and right end of the text of a page, mm: of its paragraphs, else of its tables, else what the sheet was set
    /// to.
    pub fn edges(&self, page: usize) -> (f64, f64) {
        let Some(page) = self.index.pages.pages.get(page) else { return (0.0, 0.0) };
        let wide = page.width_mm > page.height_mm;
        let known = if wide { self.edges.landscape } else { self.edges.upright };
        known.unwrap_or_else(|| {
            let uprights = page.lines.iter().filter(|rule| !rule.horizontal);
            let (left, right) = uprights.fold((f64::MAX, 0.0_f64), |(a, b), rule| (a.min(rule.x), b.max(rule.x)));
            let margin = &self.index.view.page.margin;
            if left < right { (left, right) } else { (margin.left, page.width_mm - margin.right) }
        })
    }

    /// Middle of the text of a page, mm.
    pub fn axis(&self, page: usize) -> f64 {
        let (left, right) = self.edges(page);
        (left + right) / 2.0
    }
}

/// How far the middle of a row lies from an axis, with or without a blank at one end, mm.
pub(super) fn off(row: &Stretch, axis: f64, blanks: &[f64]) -> f64 {
    let off = row.middle() - axis;
    let ways = blanks.iter().flat_map(|blank| [off + blank / 2.0, off - blank / 2.0]);
    // A blank counts only where it makes up for the whole difference.
    ways.map(f64::abs).filter(|off| *off <= CENTRED).fold(off.abs(), f64::min)
}

/// Widths of the blanks of runs that are set in this size, mm, with and without the space beside them: a digit is half an
/// em wide, a space a quarter.
pub(super) fn blanks(runs: &[Run], size: f64) -> Vec<f64> {
    let digits = runs.iter().filter_map(|run| run.gap).map(f64::from);
    digits.flat_map(|digits| [0.0, 0.25].map(|space| (digits * 0.5 + space) * size * MM_PER_PT)).collect()
}

/// True when a line looks as it must.
fn looks(placed: &Placed, look: Look) -> bool {
    let line = &placed.line;
    let case = !look.capitals || line.text == line.text.to_uppercase();
    let weight = if look.bold { line.bold } else { line.light };
    let slant = if look.italic { line.italic } else { line.upright };
    case && weight && slant
}

/// How lines are printed.
fn printed(lines: &[&Placed], case: bool) -> String {
    let all = |test: fn(&Placed) -> bool| lines.iter().all(|p| test(p));
    let mut words = Vec::new();
    if case {
        words.push(if all(|p| p.line.text == p.line.text.to_uppercase()) { "in hoa" } else { "in thường" });
    }
    words.push(match (all(|p| p.line.upright), all(|p| p.line.italic)) {
        (true, _) => "đứng",
        (_, true) => "nghiêng",
        _ => "có chữ nghiêng",
    });
    words.push(match (all(|p| p.line.light), all(|p| p.line.bold)) {
        (true, _) => "không đậm",
        (_, true) => "đậm",
        _ => "có chữ đậm",
    });
    words.join(", ")
}

/// True when two stretches stand on one baseline.
pub(super) fn level(a: &Stretch, b: &Stretch) -> bool {
    a.page == b.page && (a.y - b.y).abs() <= LEVEL
}

/// A number as it is written in Vietnamese.
pub(super) fn number(value: f64, places: usize) -> String {
    // Never "-0,0".
    let shift = 10_f64.powi(i32::try_from(places).unwrap_or(0));
    let value = (value * shift).round() / shift + 0.0;
    format!("{value:.places$}").replace('.', ",")
}

/// "20,5 mm".
pub(super) fn mm(value: f64) -> String {
    format!("{} mm", number(value, 1))
}

/// "12–13", or one number where both are the same; whole numbers without places.
pub(super) fn span([least, most]: [f64; 2], places: usize) -> String {
    let short = |value: f64| {
        let words = number(value, places);
        match words.split_once(',') {
            Some((whole, rest)) if rest.bytes().all(|b| b == b'0') => whole.to_owned(),
            _ => words,
        }
    };
    let (least, most) = (short(least), short(most));
    if least == most { least } else { format!("{least}–{most}") }
}

/// The first words of a text.
pub(super) fn excerpt(text: &str) -> String {
    let text = text.trim();
    match text.char_indices().nth(40) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or(text).trim_end()),
        None => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_in_vietnamese() {
        assert_eq!((number(20.04, 1), number(-0.001, 1), number(0.4, 2)), ("20,0".into(), "0,0".into(), "0,40".into()));
        assert_eq!(
            (span([12.0, 13.0], 1), span([13.0, 13.0], 1), span([8.5, 13.0], 1)),
            ("12–13".into(), "13".into(), "8,5–13".into())
        );
    }

    #[test]
    fn a_spread_names_the_page_that_fails() {
        let mut spread = Spread::default();
        assert!(!spread.within([0.0, 1.0], 0.0));
        for (page, value) in [14.0, 13.0, 16.0].into_iter().enumerate() {
            spread.add(value, page);
        }
        assert_eq!(spread.page([13.0, 14.0], SIZE), Some(2));
        assert_eq!(spread.page([14.0, 14.0], SIZE), Some(1));
        assert!(spread.within([13.0, 16.0], SIZE) && !spread.within([13.0, 14.0], SIZE));
    }
}
