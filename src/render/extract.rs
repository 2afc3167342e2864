//! From Typst's frames to [`Pages`].

use std::collections::{BTreeSet, HashMap};

use typst::foundations::{Content, Smart};
use typst::introspection::{Location, Tag};
use typst::layout::{Abs, Frame, FrameItem, GridCell, Point, Size, Transform};
use typst::model::TableCell;
use typst::text::{FontStyle, FontWeight, TextItem, is_default_ignorable};
use typst::visualize::{Curve, CurveItem, Geometry, Paint, Shape};
use typst_layout::PagedDocument;

use crate::pages::{CellPlace, Colour, PageBox, Pages, RuleBox, TextBox};

/// Filled boxes thinner than this are lines, mm.
const THIN: f64 = 1.0;

/// The plain data of `document`.
pub(super) fn pages(document: &PagedDocument) -> Pages {
    let mut walk = Walk::default();
    let pages = document.pages().iter().map(|page| walk.page(&page.frame)).collect();
    Pages { pages }
}

/// How a line is drawn.
#[derive(Clone, Copy)]
struct Pen {
    thickness: f64,
    colour: Colour,
    solid: bool,
}

/// The state of a walk through the pages.
#[derive(Default)]
struct Walk {
    page: PageBox,
    missing: BTreeSet<char>,
    /// Cells seen so far. A cell that runs over a page break comes back as a group with the cell as parent.
    cells: HashMap<Location, CellPlace>,
    /// Elements whose content is being walked through, the innermost last.
    open: Vec<Location>,
}

impl Walk {
    fn page(&mut self, frame: &Frame) -> PageBox {
        self.page =
            PageBox { width_mm: frame.width().to_mm(), height_mm: frame.height().to_mm(), ..Default::default() };
        self.missing.clear();
        self.frame(frame, Transform::identity());
        let mut page = std::mem::take(&mut self.page);
        page.missing = self.missing.iter().copied().collect();
        page
    }

    fn frame(&mut self, frame: &Frame, outer: Transform) {
        for (position, item) in frame.items() {
            let transform = outer.pre_concat(Transform::translate(position.x, position.y));
            match item {
                FrameItem::Group(group) => {
                    let depth = self.open.len();
                    self.open.extend(group.parent.map(|parent| parent.location));
                    self.frame(&group.frame, transform.pre_concat(group.transform));
                    self.open.truncate(depth);
                }
                FrameItem::Text(text) => self.text(text, transform),
                FrameItem::Shape(shape, _) => self.shape(shape, transform),
                FrameItem::Tag(Tag::Start(element, _)) => self.start(element),
                FrameItem::Tag(Tag::End(location, ..)) => {
                    if self.open.last() == Some(location) {
                        self.open.pop();
                    }
                }
                FrameItem::Image(..) | FrameItem::Link(..) => {}
            }
        }
    }

    fn start(&mut self, element: &Content) {
        let (Some(location), Some(place)) = (element.location(), cell_place(element, self.cells.len())) else {
            return;
        };
        self.cells.entry(location).or_insert(place);
        self.open.push(location);
    }

    fn text(&mut self, item: &TextItem, transform: Transform) {
        for glyph in item.glyphs.iter().filter(|glyph| glyph.id == 0) {
            let words = item.text.get(glyph.range()).unwrap_or_default();
            self.missing.extend(words.chars().filter(|&c| !c.is_whitespace() && !is_default_ignorable(c)));
        }
        let start = Point::zero().transform(transform);
        let end = Point::with_x(width(item)).transform(transform);
        let info = item.font.info();
        self.page.texts.push(TextBox {
            text: item.text.to_string(),
            x: start.x.min(end.x).to_mm(),
            y: start.y.to_mm(),
            width: (end.x - start.x).to_mm().abs(),
            size_pt: item.size.to_pt() * transform.sy.get().abs(),
            bold: info.variant.weight >= FontWeight::SEMIBOLD,
            italic: info.variant.style != FontStyle::Normal,
            family: info.family.clone(),
            colour: colour(&item.fill),
            cell: self.open.iter().rev().find_map(|location| self.cells.get(location)).copied(),
        });
    }

    fn shape(&mut self, shape: &Shape, transform: Transform) {
        match &shape.stroke {
            Some(stroke) => {
                let (thickness, colour) = (stroke.thickness.to_mm(), colour(&stroke.paint));
                let pen = Pen { thickness, colour, solid: stroke.dash.is_none() };
                match &shape.geometry {
                    Geometry::Line(to) => self.rule(Point::zero(), *to, pen, transform),
                    Geometry::Rect(size) => self.outline(*size, pen, transform),
                    Geometry::Curve(curve) => self.curve(curve, pen, transform),
                }
            }
            None => {
                let (Some(fill), Geometry::Rect(size)) = (&shape.fill, &shape.geometry) else {
                    return;
                };
                let (width, height) = (size.x.to_mm().abs(), size.y.to_mm().abs());
                if width.min(height) < THIN {
                    let pen = Pen { thickness: width.min(height), colour: colour(fill), solid: true };
                    let (from, to) = if width >= height {
                        (Point::with_y(size.y / 2.0), Point::new(size.x, size.y / 2.0))
                    } else {
                        (Point::with_x(size.x / 2.0), Point::new(size.x / 2.0, size.y))
                    };
                    self.rule(from, to, pen, transform);
                }
            }
        }
    }

    fn outline(&mut self, size: Size, pen: Pen, transform: Transform) {
        let corners = [Point::zero(), Point::with_x(size.x), size.to_point(), Point::with_y(size.y)];
        for (i, &from) in corners.iter().enumerate() {
            self.rule(from, corners[(i + 1) % corners.len()], pen, transform);
        }
    }

    fn curve(&mut self, curve: &Curve, pen: Pen, transform: Transform) {
        let (mut start, mut at) = (Point::zero(), Point::zero());
        for item in &curve.0 {
            match *item {
                CurveItem::Move(to) => (start, at) = (to, to),
                CurveItem::Line(to) => {
                    self.rule(at, to, pen, transform);
                    at = to;
                }
                CurveItem::Cubic(_, _, to) => at = to,
                CurveItem::Close => {
                    self.rule(at, start, pen, transform);
                    at = start;
                }
            }
        }
    }

    /// Adds the straight line between two points, when it is level or upright.
    fn rule(&mut self, from: Point, to: Point, Pen { thickness, colour, solid }: Pen, transform: Transform) {
        let (a, b) = (from.transform(transform), to.transform(transform));
        let (width, height) = ((b.x - a.x).to_mm().abs(), (b.y - a.y).to_mm().abs());
        if width.min(height) > 0.01 || width.max(height) < 0.01 {
            return;
        }
        self.page.lines.push(RuleBox {
            x: a.x.min(b.x).to_mm(),
            y: a.y.min(b.y).to_mm(),
            length: width.max(height),
            thickness,
            horizontal: width >= height,
            solid,
            colour,
        });
    }
}

fn cell_place(element: &Content, id: usize) -> Option<CellPlace> {
    let at = |position: &Option<Smart<usize>>| match position {
        Some(Smart::Custom(n)) => *n,
        _ => 0,
    };
    if let Some(cell) = element.to_packed::<TableCell>() {
        let (column, row) = (at(cell.x.as_option()), at(cell.y.as_option()));
        let repeated = cell.is_repeated.as_option().unwrap_or_default();
        return Some(CellPlace { id, table: true, column, row, repeated });
    }
    let cell = element.to_packed::<GridCell>()?;
    let (column, row) = (at(cell.x.as_option()), at(cell.y.as_option()));
    Some(CellPlace { id, table: false, column, row, repeated: cell.is_repeated.as_option().unwrap_or_default() })
}

/// Width of the glyphs up to the last that leaves a mark.
fn width(item: &TextItem) -> Abs {
    let blank = |text: Option<&str>| text.is_some_and(|t| t.chars().all(char::is_whitespace));
    let end = item.glyphs.iter().rposition(|glyph| !blank(item.text.get(glyph.range()))).map_or(0, |last| last + 1);
    item.glyphs.iter().take(end).map(|glyph| glyph.x_advance.at(item.size)).sum()
}

fn colour(paint: &Paint) -> Colour {
    let Paint::Solid(colour) = paint else {
        return Colour { red: 0, green: 0, blue: 0, alpha: 0 };
    };
    let (red, green, blue, alpha) = colour.to_rgb().into_format::<u8, u8>().into_components();
    Colour { red, green, blue, alpha }
}
