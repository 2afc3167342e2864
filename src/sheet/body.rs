//! Căn cứ, paragraphs, headings and the end of the text. Source: Annex I, II.6.

use super::index::{Found, Index, SINGLE, key_of, mm as em_mm};
use super::rows::{ALIGNED, Edges, Look, Part, Rows, Spread, mm, sizes, span};
use crate::pages::MM_PER_PT;
use crate::view::{Block, HeadingLook, Run, Runs};
use std::ops::Range;

/// How far an indent may be off, mm.
const INDENT: f64 = 0.2;

/// How far a line spacing may be off, lines.
const SPACING: f64 = 0.01;

/// How far a gap may be off, pt.
const GAP: f64 = 0.15;

/// What a paragraph is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    /// Căn cứ.
    Base,
    /// Running text, list items, headings with text in their line.
    Text,
    /// "Phần I" and its title.
    Part,
    /// A heading on a line of its own.
    Heading(Level),
}

/// A level by the number that is printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Level {
    /// "I.", "A."
    Section,
    /// "1.", "1.1."
    Clause,
    /// "a)", "(1)".
    Point,
    /// No number.
    Bare,
}

/// A paragraph that was found on the pages.
#[derive(Debug)]
struct Paragraph {
    kind: Kind,
    /// Its lines.
    found: Found,
    /// True when the author broke its lines.
    broken: bool,
    /// True when the author made words of it italic.
    slanted: bool,
    /// True when the block before it is a paragraph that was found, too.
    follows: bool,
}

/// All paragraphs of the plan and its appendices.
pub(super) struct Body {
    paragraphs: Vec<Paragraph>,
    /// Paragraphs looked for.
    wanted: usize,
    /// The words that the plan itself ends with, when they stand in a paragraph.
    last: Option<String>,
    /// Pages that end inside a paragraph.
    broken_pages: Vec<usize>,
}

impl Body {
    /// Looks for every paragraph of the view, in order.
    pub fn find(index: &Index<'_>) -> Self {
        let mut body = Body { paragraphs: Vec::new(), wanted: 0, last: None, broken_pages: Vec::new() };
        let view = index.view;
        let mut search = Search { index, range: index.over(&index.main()), before: false };
        // What stands above the type of the document is its heading.
        if let Some(kind) = index.find(search.range.clone(), &super::index::key(&view.title.kind)) {
            search.range.start = kind.at.last().map_or(search.range.start, |last| last + 1);
        }
        for base in &view.bases {
            body.add(&mut search, Kind::Base, base.clone(), false);
        }
        body.blocks(&mut search, &view.body);
        let ends = |block: &Block| !matches!(block, Block::Table(_));
        if view.body.last().is_some_and(ends) {
            let last = body.paragraphs.last();
            body.last = Some(last.map(|last| index.words_of(&last.found)).unwrap_or_default());
        }
        for line in &view.after_end {
            body.add(&mut search, Kind::Text, line.clone(), false);
        }
        for (n, appendix) in view.appendices.iter().enumerate() {
            let Some(pages) = index.appendix(n) else { continue };
            let mut search = Search { index, range: index.over(&pages), before: false };
            body.blocks(&mut search, &appendix.body);
        }
        for paragraph in &body.paragraphs {
            let mut pages: Vec<usize> = index.lines_of(&paragraph.found).map(|p| p.page).collect();
            pages.dedup();
            pages.pop();
            body.broken_pages.extend(pages);
        }
        body
    }

    fn blocks(&mut self, search: &mut Search<'_>, blocks: &[Block]) {
        for block in blocks {
            match block {
                Block::Paragraph { runs } => self.add(search, Kind::Text, runs.clone(), false),
                Block::Item { marker, runs, .. } => self.add(search, Kind::Text, led(marker, runs), false),
                Block::SectionHeading(heading) => {
                    let words = led(&heading.number, &heading.runs);
                    match &heading.run_in {
                        Some(rest) => self.add(search, Kind::Text, [words, rest.clone()].concat(), false),
                        None if heading.look == HeadingLook::Part => self.add(search, Kind::Part, words, true),
                        None => self.add(search, Kind::Heading(level(&heading.number)), words, false),
                    }
                }
                Block::Table(_) => search.before = false,
            }
        }
    }

    fn add(&mut self, search: &mut Search<'_>, kind: Kind, runs: Runs, broken: bool) {
        let key = key_of(&runs);
        if key.is_empty() {
            return;
        }
        self.wanted += 1;
        let Some(found) = search.index.find(search.range.clone(), &key) else {
            search.before = false;
            return;
        };
        search.range.start = found.at.last().map_or(search.range.start, |last| last + 1);
        self.paragraphs.push(Paragraph {
            kind,
            found,
            broken: broken || runs.iter().any(|run| run.line_break),
            slanted: runs.iter().any(|run| run.italic),
            follows: search.before,
        });
        search.before = true;
    }

    /// Pages that end inside a paragraph, from 0.
    pub fn broken_pages(&self) -> impl Iterator<Item = usize> {
        self.broken_pages.iter().copied()
    }

    /// Lines that belong to paragraphs, as indices; the end of a plan may stand in the last cell of a table.
    pub fn lines(&self) -> std::collections::BTreeSet<usize> {
        self.paragraphs.iter().flat_map(|p| p.found.at.iter().copied()).collect()
    }

    /// Left and right end of the text, as the paragraphs show them: lines that go on begin at the left, lines that are
    /// not the last end at the right.
    pub fn edges(&self, index: &Index<'_>) -> Edges {
        let mut ends = [(f64::MAX, f64::MIN); 2];
        for paragraph in self.paragraphs.iter().filter(|p| !p.broken) {
            let rows = index.rows_of(&paragraph.found);
            for pair in rows.windows(2) {
                let [before, after] = pair else { continue };
                for (stretch, left) in [(before, false), (after, true)] {
                    let wide = index.pages.pages.get(stretch.page).is_some_and(|p| p.width_mm > p.height_mm);
                    let Some((from, to)) = ends.get_mut(usize::from(wide)) else { continue };
                    if left { *from = from.min(stretch.x) } else { *to = to.max(stretch.right) }
                }
            }
        }
        let known = |(left, right): (f64, f64)| (left < right).then_some((left, right));
        Edges { upright: known(ends[0]), landscape: known(ends[1]) }
    }

    pub fn measure(&self, rows: &mut Rows<'_>) {
        self.bases(rows);
        self.text(rows);
        self.headings(rows);
        self.end(rows);
    }

    fn bases(&self, rows: &mut Rows<'_>) {
        let index = rows.index;
        let part = Part { name: "Căn cứ", clause: "PL I, II.6.a" };
        if index.view.bases.is_empty() {
            return rows.absent("BASE-03", part, "văn bản không ghi căn cứ thành đoạn riêng");
        }
        let found: Vec<&Paragraph> = self.paragraphs.iter().filter(|p| p.kind == Kind::Base).collect();
        if found.len() < index.view.bases.len() {
            let measured = format!("thấy {}/{}", found.len(), index.view.bases.len());
            let required = format!("{} căn cứ", index.view.bases.len());
            return rows.add(("BASE-03", "có trên trang"), part, required, measured, false, None);
        }
        let lines: Vec<_> = found.iter().flat_map(|p| index.lines_of(&p.found)).collect();
        rows.size_of("BASE-03-size", part, &sizes(lines.iter().copied()), index.profile.size_range.body);
        let slanted = lines.iter().find(|p| !p.line.italic);
        let measured = if slanted.is_none() { "nghiêng" } else { "có chữ đứng" };
        let page = slanted.or(lines.first()).map(|p| p.page);
        rows.add(("BASE-03-style", "kiểu chữ"), part, "nghiêng", measured, slanted.is_none(), page);
        let ends: Vec<(String, usize)> = found
            .iter()
            .filter_map(|p| {
                let last = index.lines_of(&p.found).next_back()?;
                Some((last.line.text.trim_end().chars().next_back().map(String::from).unwrap_or_default(), last.page))
            })
            .collect();
        let marks = |wanted: &str, ends: &[(String, usize)]| ends.iter().filter(|(end, _)| end == wanted).count();
        let (last, others) =
            ends.split_last().map_or((&[][..], &[][..]), |(_, others)| (&ends[others.len()..], others));
        let sound = marks(".", last) == last.len() && marks(";", others) == others.len();
        let end = last.first().map(|(end, _)| end.as_str()).unwrap_or_default();
        let measured = match others.iter().position(|(end, _)| end != ";") {
            Some(n) => format!("căn cứ {} “{}”, cuối “{end}”", n + 1, others.get(n).map_or("", |(end, _)| end)),
            None if others.is_empty() => format!("“{end}”"),
            None => format!("{} “;”, cuối “{end}”", others.len()),
        };
        let page = others.iter().find(|(end, _)| end != ";").or(last.first()).map(|(_, page)| *page);
        rows.add(("BASE-03-marks", "dấu cuối"), part, "“;”, căn cứ cuối “.”", measured, sound, page);
    }

    fn text(&self, rows: &mut Rows<'_>) {
        let index = rows.index;
        let (profile, part) = (index.profile, Part { name: "Nội dung", clause: "PL I, II.6.e" });
        if self.wanted == 0 {
            return rows.absent("BODY-01", part, "văn bản không có đoạn văn");
        }
        if self.paragraphs.is_empty() {
            return rows.unmeasured(("BODY-01", ""), part, "không nhận ra đoạn văn nào trên trang");
        }
        let m = self.spacings(rows);
        rows.size_of("BODY-01-size", part, &m.size, profile.size_range.body);
        if self.paragraphs.len() < self.wanted {
            rows.note(format!("nhận ra {}/{} đoạn trên trang", self.paragraphs.len(), self.wanted));
        }
        let measured = if m.slanted.is_none() { "đứng" } else { "có dòng nghiêng" };
        rows.add(("BODY-01-style", "kiểu chữ"), part, "đứng", measured, m.slanted.is_none(), m.slanted.or(Some(0)));
        let place = ("BODY-01-justified", "canh đều hai lề");
        if m.ends.count == 0 {
            rows.unmeasured(place, part, "không có đoạn nào dài hơn một dòng");
        } else {
            let off = m.ends.most.0.max(m.begins.most.0);
            let page = if m.ends.most.0 >= m.begins.most.0 { m.ends.most.1 } else { m.begins.most.1 };
            let measured = format!("{} dòng, lệch mép nhiều nhất {}", m.ends.count, mm(off));
            rows.add(place, part, "mọi dòng chạm hai mép", measured, off <= ALIGNED, Some(page));
        }
        let allowed: Vec<String> = profile.indent_allowed.iter().map(|i| span([*i, *i], 1)).collect();
        let required = format!("{} mm", allowed.join(" hoặc "));
        if m.indent.count == 0 {
            rows.unmeasured(("BODY-02", "thụt dòng đầu"), part, "không có đoạn văn");
        } else {
            let measured = format!("{} mm ({} đoạn)", m.indent.words(1), m.indent.count);
            let page = m.off_indent.or(Some(m.indent.least.1));
            rows.add(("BODY-02", "thụt dòng đầu"), part, required, measured, m.off_indent.is_none(), page);
        }
        let least = profile.least_paragraph_gap;
        if m.gap.count == 0 {
            rows.unmeasured(("BODY-03", "cách đoạn"), part, "không có hai đoạn liền nhau trên một trang");
        } else {
            let range = [least, f64::MAX];
            let measured = format!("{} pt ({} chỗ)", m.gap.words(1), m.gap.count);
            let required = format!("từ {} pt", span([least, least], 1));
            rows.add(
                ("BODY-03", "cách đoạn"),
                part,
                required,
                measured,
                m.gap.within(range, GAP),
                m.gap.page(range, GAP),
            );
        }
        if m.lines.count == 0 {
            rows.unmeasured(("BODY-04", "cách dòng"), part, "không có đoạn nào dài hơn một dòng");
        } else {
            let range = profile.line_spacing_range;
            let measured = format!("{} dòng ({} chỗ)", m.lines.words(2), m.lines.count);
            let required = format!("{} dòng (đơn–1,5)", span(range, 1));
            rows.add(
                ("BODY-04", "cách dòng"),
                part,
                required,
                measured,
                m.lines.within(range, SPACING),
                m.lines.page(range, SPACING),
            );
        }
    }

    fn spacings(&self, rows: &Rows<'_>) -> Measures {
        let index = rows.index;
        let mut m = Measures::default();
        let mut steps: Vec<(f64, f64, usize)> = Vec::new();
        let mut before = None;
        for paragraph in &self.paragraphs {
            let stretches = index.rows_of(&paragraph.found);
            let (Some(first), Some(last)) = (stretches.first().copied(), stretches.last().copied()) else { continue };
            if paragraph.kind != Kind::Base {
                for placed in index.lines_of(&paragraph.found) {
                    m.size.add(placed.line.size_pt, placed.page);
                    m.size.add(placed.line.least_pt.min(placed.line.size_pt), placed.page);
                    if placed.line.italic && !paragraph.slanted {
                        m.slanted = m.slanted.or(Some(placed.page));
                    }
                }
            }
            let (left, _) = rows.edges(first.page);
            if paragraph.kind != Kind::Part {
                let indent = first.x - left;
                m.indent.add(indent, first.page);
                if !index.profile.indent_allowed.iter().any(|allowed| (indent - allowed).abs() <= INDENT) {
                    m.off_indent = m.off_indent.or(Some(first.page));
                }
            }
            for pair in stretches.windows(2) {
                let [upper, lower] = pair else { continue };
                if upper.page == lower.page {
                    m.lines.add((lower.y - upper.y) / em_mm(SINGLE * upper.size.max(lower.size)), upper.page);
                }
                if !paragraph.broken {
                    m.ends.add((rows.edges(upper.page).1 - upper.right).abs(), upper.page);
                    m.begins.add((lower.x - rows.edges(lower.page).0).abs(), lower.page);
                }
            }
            if let Some((y, page)) = before.filter(|(_, page)| paragraph.follows && *page == first.page) {
                steps.push((first.y - y, first.size, page));
            }
            before = Some((last.y, last.page));
        }
        // Where no paragraph has two lines, lines count as single.
        let pitch = if m.lines.count > 0 { m.lines.least.0 } else { 1.0 };
        for (step, size, page) in steps {
            m.gap.add((step - em_mm(SINGLE * size * pitch)) / MM_PER_PT, page);
        }
        m
    }

    fn headings(&self, rows: &mut Rows<'_>) {
        let index = rows.index;
        let range = index.profile.size_range.body;
        let lines = |level| {
            let of = self.paragraphs.iter().filter(move |p| p.kind == Kind::Heading(level));
            of.flat_map(|p| index.lines_of(&p.found)).collect::<Vec<_>>()
        };
        // Words that the author made italic tell nothing about the style of a level.
        let styled = |level| {
            let of = self.paragraphs.iter().filter(move |p| p.kind == Kind::Heading(level));
            let lines = of.flat_map(|p| index.lines_of(&p.found).map(move |line| (p.slanted, line)));
            lines.filter(|(slanted, p)| !slanted || !p.line.bold).map(|(_, line)| line).collect::<Vec<_>>()
        };
        let bold = Look { bold: true, ..Look::default() };
        let part = Part { name: "Phần", clause: "PL I, II.6.đ" };
        let parts: Vec<&Paragraph> = self.paragraphs.iter().filter(|p| p.kind == Kind::Part).collect();
        if parts.is_empty() {
            rows.absent("LVL-1", part, "văn bản không chia phần");
        } else {
            let all: Vec<_> = parts.iter().flat_map(|p| index.lines_of(&p.found)).collect();
            rows.size_of("LVL-1-size", part, &sizes(all.iter().copied()), range);
            rows.look_of("LVL-1-style", part, &all, bold);
            let titles: Vec<_> = parts.iter().flat_map(|p| index.lines_of(&p.found).skip(1)).collect();
            if !titles.is_empty() {
                let wanted = Look { capitals: true, ..bold };
                rows.look_of("LVL-1-title", Part { name: "Tiêu đề phần", ..part }, &titles, wanted);
            }
            let stretches: Vec<_> = parts.iter().flat_map(|p| index.rows_of(&p.found)).collect();
            let mut off = Spread::default();
            for stretch in &stretches {
                off.add((stretch.middle() - rows.axis(stretch.page)).abs(), stretch.page);
            }
            rows.middle("LVL-1-centred", part, "giữa trang", &off);
        }
        let levels = [
            (
                Level::Section,
                ["LVL-2", "LVL-2-size", "LVL-2-style"],
                "Mục (I.)",
                "PL I, V.6b",
                Look { capitals: true, ..bold },
            ),
            (Level::Clause, ["LVL-3", "LVL-3-size", "LVL-3-style"], "Khoản có tiêu đề", "PL I, II.6.đ", bold),
        ];
        for (level, [id, size, style], name, clause, look) in levels {
            let part = Part { name, clause };
            let lines = lines(level);
            if lines.is_empty() {
                rows.absent(id, part, "văn bản không có cấp này");
                continue;
            }
            rows.size_of(size, part, &sizes(lines.iter().copied()), range);
            let styled = styled(level);
            if !styled.is_empty() {
                rows.look_of(style, part, &styled, look);
            }
        }
        let (part, points) = (Part { name: "Điểm", clause: "PL I, II.6.đ" }, lines(Level::Point));
        if points.is_empty() {
            rows.absent("LVL-4", part, "văn bản không có điểm có tiêu đề");
        } else {
            rows.size_of("LVL-4-size", part, &sizes(points.iter().copied()), range);
            let slanted = points.iter().find(|p| p.line.italic);
            let measured = if slanted.is_none() { "đứng" } else { "nghiêng" };
            let page = slanted.or(points.first()).map(|p| p.page);
            rows.add(("LVL-4-style", "kiểu chữ"), part, "đứng", measured, slanted.is_none(), page);
        }
    }

    fn end(&self, rows: &mut Rows<'_>) {
        let index = rows.index;
        let part = Part { name: "Dấu kết thúc", clause: "PL III, mẫu 1.4" };
        let Some(last) = &self.last else {
            return rows.absent("END-01", part, "nội dung kết thúc bằng bảng");
        };
        let main = index.main();
        let lines = index.lines.get(index.over(&main)).unwrap_or_default();
        let marks: Vec<usize> = lines.iter().filter(|p| p.line.text.contains("./.")).map(|p| p.page).collect();
        let sound = last.trim_end().ends_with("./.") && marks.len() == 1;
        let words: Vec<&str> = last.split_whitespace().collect();
        let shown = words.get(words.len().saturating_sub(5)..).unwrap_or_default().join(" ");
        let measured = match marks.len() {
            _ if sound => format!("“{shown}”"),
            0 => format!("“{shown}”, không có “./.”"),
            n => format!("“{shown}”, {n} dấu “./.”"),
        };
        let required = "một dấu “./.” sau chữ cuối";
        rows.add(("END-01", "dấu ./."), part, required, measured, sound, marks.last().copied());
    }
}

/// What the paragraphs of the text show.
#[derive(Default)]
struct Measures {
    /// Type sizes, pt.
    size: Spread,
    /// Page of an italic line that the author did not ask for.
    slanted: Option<usize>,
    /// First-line indents, mm.
    indent: Spread,
    /// Page of an indent that is not allowed.
    off_indent: Option<usize>,
    /// Distances of lines as multiples of single.
    lines: Spread,
    /// How far full lines end from the right edge, mm.
    ends: Spread,
    /// How far lines that go on begin from the left edge, mm.
    begins: Spread,
    /// Gaps between paragraphs, pt.
    gap: Spread,
}

/// Where the next paragraph is looked for.
struct Search<'i> {
    index: &'i Index<'i>,
    range: Range<usize>,
    before: bool,
}

/// Words after a number or a marker.
fn led(marker: &str, runs: &[Run]) -> Runs {
    let mut all = vec![Run { text: marker.to_owned(), ..Run::default() }];
    all.extend(runs.iter().cloned());
    all
}

/// The level of a number, by how it looks.
fn level(number: &str) -> Level {
    let bare = number.trim().trim_end_matches('.');
    let all = |test: fn(&u8) -> bool| !bare.is_empty() && bare.bytes().all(|b| test(&b));
    if bare.is_empty() {
        Level::Bare
    } else if all(u8::is_ascii_uppercase) && number.ends_with('.') {
        Level::Section
    } else if all(|b| b.is_ascii_digit() || *b == b'.') {
        Level::Clause
    } else {
        Level::Point
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_tell_their_level() {
        for (number, wanted) in [
            ("I.", Level::Section),
            ("A.", Level::Section),
            ("12.", Level::Clause),
            ("1.1.", Level::Clause),
            ("1.1", Level::Clause),
            ("a)", Level::Point),
            ("(1)", Level::Point),
            ("", Level::Bare),
        ] {
            assert_eq!(level(number), wanted, "{number}");
        }
    }
}
