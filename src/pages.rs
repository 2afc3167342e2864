//! The finished pages as plain data: for checks, for measuring, for `--format text` and for tests. Lengths are millimetres
//! from the top left corner of the paper.

/// All pages of a document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pages {
    /// The pages, in order.
    pub pages: Vec<PageBox>,
}

/// One page.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct PageBox {
    /// Width of the paper.
    pub width_mm: f64,
    /// Height of the paper.
    pub height_mm: f64,
    /// Stretches of text, in logical order.
    pub texts: Vec<TextBox>,
    /// Straight lines: rules and the strokes of tables and frames.
    pub lines: Vec<RuleBox>,
    /// Characters for which the font drew nothing but its empty box.
    pub missing: Vec<char>,
}

/// A stretch of text in one style on one line.
#[derive(Debug, Clone, PartialEq)]
pub struct TextBox {
    /// The words.
    pub text: String,
    /// Left end.
    pub x: f64,
    /// Baseline.
    pub y: f64,
    /// Width, without spaces at the end.
    pub width: f64,
    /// Type size, pt.
    pub size_pt: f64,
    /// Bold.
    pub bold: bool,
    /// Italic.
    pub italic: bool,
    /// Font family.
    pub family: String,
    /// Colour of the letters.
    pub colour: Colour,
    /// The cell of a table or grid in which it stands.
    pub cell: Option<CellPlace>,
}

impl TextBox {
    /// Right end.
    pub fn right(&self) -> f64 {
        self.x + self.width
    }
}

/// A cell of a table or grid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CellPlace {
    /// Number of the cell in the document, in the order of its first word.
    pub id: usize,
    /// True for the cell of a table, false for that of a grid that only places things.
    pub table: bool,
    /// Column, from 0.
    pub column: usize,
    /// Row, from 0.
    pub row: usize,
    /// True for header cells set again on a further page.
    pub repeated: bool,
}

/// A colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Colour {
    /// Red.
    pub red: u8,
    /// Green.
    pub green: u8,
    /// Blue.
    pub blue: u8,
    /// Opacity.
    pub alpha: u8,
}

impl Colour {
    /// Full black.
    pub const BLACK: Colour = Colour { red: 0, green: 0, blue: 0, alpha: 255 };

    /// True for full black.
    pub fn is_black(self) -> bool {
        self == Self::BLACK
    }
}

/// A straight horizontal or vertical line.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct RuleBox {
    /// Left end, or the middle of a vertical line.
    pub x: f64,
    /// Top end, or the middle of a horizontal line.
    pub y: f64,
    /// Length.
    pub length: f64,
    /// Thickness.
    pub thickness: f64,
    /// True for a horizontal line.
    pub horizontal: bool,
    /// False for a dashed or dotted line.
    pub solid: bool,
    /// Its colour.
    pub colour: Colour,
}

/// Words on one baseline, in one cell.
#[derive(Debug, Clone, PartialEq)]
pub struct Line {
    /// The words, with ordinary spaces.
    pub text: String,
    /// Left end.
    pub x: f64,
    /// Right end.
    pub right: f64,
    /// Baseline.
    pub y: f64,
    /// Largest type size in the line, pt.
    pub size_pt: f64,
    /// Smallest type size in the line, pt; raised and lowered words do not count.
    pub least_pt: f64,
    /// True when every word is bold.
    pub bold: bool,
    /// True when no word is bold.
    pub light: bool,
    /// True when every word is italic; raised and lowered words do not count.
    pub italic: bool,
    /// True when no word is italic; raised and lowered words do not count.
    pub upright: bool,
    /// The cell it stands in.
    pub cell: Option<CellPlace>,
}

/// Baselines closer than this are one.
const SAME_BASELINE: f64 = 0.3;

/// Text this far to the right on the same baseline belongs to another block.
const OTHER_BLOCK: f64 = 12.0;

/// Millimetres in a point.
pub const MM_PER_PT: f64 = 25.4 / 72.0;

impl Pages {
    /// The words of all pages in reading order, a form feed between pages. See [`PageBox::text`].
    pub fn text(&self) -> String {
        self.pages.iter().map(PageBox::text).collect::<Vec<_>>().join("\u{c}\n")
    }

    /// Number of pages.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// True when there is no page.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }
}

impl PageBox {
    /// The lines of the page in reading order: the left column of the heading before the right one, tables cell by
    /// cell. A raised footnote number belongs to the line it stands in.
    pub fn lines(&self) -> Vec<Line> {
        let mut lines: Vec<Line> = Vec::new();
        for item in &self.texts {
            match lines.last_mut() {
                Some(line) if line.goes_on(item) => line.push(item),
                _ => lines.push(Line::of(item)),
            }
        }
        lines.retain(|line| !line.text.trim().is_empty());
        lines
    }

    /// The words of the page in reading order: one line of text for each line of the page, and one for each row of a
    /// table, its cells with a tab between them. Table headers repeated on a further page are left out.
    pub fn text(&self) -> String {
        let mut text = String::new();
        let mut before: Option<Line> = None;
        for line in self.lines() {
            if line.cell.is_some_and(|c| c.repeated) {
                continue;
            }
            if let Some(before) = &before {
                text.push(line.separator(before));
            }
            text.push_str(line.text.trim());
            before = Some(line);
        }
        if before.is_some() {
            text.push('\n');
        }
        text
    }
}

impl Line {
    fn of(item: &TextBox) -> Self {
        let blank = item.text.trim().is_empty();
        Line {
            text: plain(&item.text),
            x: item.x,
            right: item.right(),
            y: item.y,
            size_pt: item.size_pt,
            least_pt: if blank { f64::MAX } else { item.size_pt },
            bold: item.bold || blank,
            light: !item.bold || blank,
            italic: item.italic || blank,
            upright: !item.italic || blank,
            cell: item.cell,
        }
    }

    fn goes_on(&self, item: &TextBox) -> bool {
        let (gap, rise) = (item.x - self.right, (item.y - self.y).abs());
        let em = self.size_pt.max(item.size_pt) * MM_PER_PT;
        let same_baseline = rise <= SAME_BASELINE && gap > -0.5 * em && gap < OTHER_BLOCK;
        // Raised or lowered, and close: a footnote number, an exponent.
        let shifted = rise < 0.5 * em && gap.abs() < 0.3 * em && (item.size_pt - self.size_pt).abs() > 0.1;
        item.cell == self.cell && (same_baseline || shifted)
    }

    fn push(&mut self, item: &TextBox) {
        let gap = item.x - self.right;
        let words = plain(&item.text);
        let spaced = self.text.ends_with(' ') || words.starts_with(' ');
        if gap > 0.12 * item.size_pt * MM_PER_PT && !spaced {
            self.text.push(' ');
        }
        self.text.push_str(&words);
        self.right = self.right.max(item.right());
        if !words.trim().is_empty() {
            self.bold &= item.bold;
            self.light &= !item.bold;
            if (item.y - self.y).abs() <= SAME_BASELINE {
                self.italic &= item.italic;
                self.upright &= !item.italic;
                self.least_pt = self.least_pt.min(item.size_pt);
            }
        }
        if item.size_pt > self.size_pt {
            (self.size_pt, self.y) = (item.size_pt, item.y);
        }
    }

    /// What stands between this line and the one before it.
    fn separator(&self, before: &Line) -> char {
        match (self.cell, before.cell) {
            (Some(a), Some(b)) if a.table && a.id == b.id => ' ',
            (Some(a), Some(b)) if a.table && b.table && a.row == b.row && a.column > b.column => '\t',
            _ if (self.y - before.y).abs() <= SAME_BASELINE && self.x > before.right => '\t',
            _ => '\n',
        }
    }
}

/// Ordinary spaces for all spaces.
fn plain(text: &str) -> String {
    text.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect()
}
