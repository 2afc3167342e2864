//! Appendices and tables. Source: Annex I, III.1; forms 2.1 and 2.2 of Annex III.

use super::Verdict;
use super::body::Body;
use super::heading::{blanks_of, under_title};
use super::index::{Found, Index, Placed, Stretch, key, key_of};
use super::rows::{Look, Part, Rows, Spread, sizes, span};
use crate::view::{Block, Runs, Table};

pub(super) fn measure(rows: &mut Rows<'_>, body: &Body) {
    appendices(rows);
    tables(rows, body);
}

/// Components of all appendices.
#[derive(Default)]
struct Heads {
    labels: Vec<(Found, Runs)>,
    titles: Vec<(Found, Runs)>,
    references: Vec<(Found, Runs)>,
    /// Lines over the short rule of each.
    lasts: Vec<Vec<Stretch>>,
}

fn appendices(rows: &mut Rows<'_>) {
    let index = rows.index;
    let view = index.view;
    let part = Part { name: "Phụ lục", clause: "PL I, III.1.a" };
    if view.appendices.is_empty() {
        return rows.absent("APP-01", part, "văn bản không có phụ lục");
    }
    let mut heads = Heads::default();
    for (n, appendix) in view.appendices.iter().enumerate() {
        let Some(pages) = index.appendix(n) else {
            rows.missing("APP-01", part, &appendix.label);
            continue;
        };
        let mut range = index.on(pages.start);
        let Some(label) = index.find(range.clone(), &key(&appendix.label)) else { continue };
        range.start = label.at.last().map_or(range.start, |last| last + 1);
        heads.labels.push((label, Runs::new()));
        let title: Vec<_> = appendix.title.concat();
        let mut last = None;
        if !title.is_empty() {
            match index.find(range.clone(), &key_of(&title)) {
                Some(found) => {
                    last = Some(index.rows_of(&found));
                    heads.titles.push((found, title));
                }
                None => {
                    rows.missing("APP-03", Part { name: "Tiêu đề phụ lục", clause: "PL I, III.1.b" }, &appendix.outline)
                }
            }
        }
        if !appendix.reference.is_empty() {
            match index.find(range, &key_of(&appendix.reference)) {
                Some(found) => {
                    last = Some(index.rows_of(&found));
                    heads.references.push((found, appendix.reference.clone()));
                }
                None => {
                    rows.missing("APP-04", Part { name: "Dòng “Kèm theo”", clause: "PL I, III.1.c" }, "(Kèm theo …)")
                }
            }
        }
        heads.lasts.extend(last);
    }
    labels(rows, &heads.labels);
    let ranges = &index.profile.size_range;
    let bold = Look { bold: true, ..Look::default() };
    let part = Part { name: "Từ “Phụ lục” và số", clause: "PL I, III.1.b" };
    group(rows, ["APP-02-size", "APP-02-style", "APP-02-centred"], part, &heads.labels, ranges.appendix_label, bold);
    let part = Part { name: "Tiêu đề phụ lục", ..part };
    let look = Look { capitals: true, ..bold };
    group(rows, ["APP-03-size", "APP-03-style", "APP-03-centred"], part, &heads.titles, ranges.appendix_title, look);
    let part = Part { name: "Dòng “Kèm theo”", clause: "PL I, III.1.c" };
    let look = Look { italic: true, ..Look::default() };
    let ids = ["APP-04-size", "APP-04-style", "APP-04-centred"];
    group(rows, ids, part, &heads.references, ranges.appendix_reference, look);
    short_rules(rows, &heads.lasts);
}

/// The rules of all appendices in one set of rows: that of the first which fails, or that of the first.
fn short_rules(rows: &mut Rows<'_>, lasts: &[Vec<Stretch>]) {
    let part = Part { name: "Phụ lục", clause: "PL III, mẫu 2.1" };
    let ids = ["APP-05-length", "APP-05-line", "APP-05-centred"];
    let mut shown = None;
    for lines in lasts {
        let mut one = Rows::new(rows.index, rows.all_edges());
        under_title(&mut one, ids, part, lines);
        let one = one.finish();
        let fails = one.iter().any(|row| row.verdict == Verdict::Fail);
        if shown.is_none() || fails {
            shown = Some(one);
        }
        if fails {
            break;
        }
    }
    rows.extend(shown.unwrap_or_default());
}

/// "Phụ lục I", or "Phụ lục" alone.
fn labels(rows: &mut Rows<'_>, found: &[(Found, Runs)]) {
    let index = rows.index;
    let part = Part { name: "Phụ lục", clause: "PL I, III.1.a" };
    let printed: Vec<String> = found.iter().map(|(found, _)| index.words_of(found)).collect();
    let roman = |words: &&String| {
        let number = words.strip_prefix("Phụ lục ").unwrap_or_default();
        !number.is_empty() && number.bytes().all(|b| b"IVXLC".contains(&b))
    };
    let single = index.view.appendices.len() == 1;
    let sound = if single { printed == ["Phụ lục"] } else { printed.iter().all(|words| roman(&words)) };
    let required = if single { "“Phụ lục”" } else { "“Phụ lục” và chữ số La Mã" };
    let measured = match printed.as_slice() {
        [] => return,
        [one] => format!("“{one}”"),
        [first, .., last] => format!("“{first}” … “{last}”"),
    };
    rows.add(("APP-01", "số thứ tự"), part, required, measured, sound, None);
}

/// Size, style and middle of one component of all appendices.
fn group(
    rows: &mut Rows<'_>,
    ids: [&'static str; 3],
    part: Part,
    found: &[(Found, Runs)],
    range: [f64; 2],
    look: Look,
) {
    let index = rows.index;
    let lines: Vec<&Placed> = found.iter().flat_map(|(found, _)| index.lines_of(found)).collect();
    if lines.is_empty() {
        return;
    }
    let [size, style, centred] = ids;
    rows.size_of(size, part, &sizes(lines.iter().copied()), range);
    rows.look_of(style, part, &lines, look);
    let mut off = Spread::default();
    for (found, runs) in found {
        let lines = index.rows_of(found);
        let blanks = blanks_of(runs, &lines);
        for line in lines {
            off.add(super::rows::off(&line, rows.axis(line.page), &blanks), line.page);
        }
    }
    rows.middle(centred, part, "giữa trang", &off);
}

fn tables(rows: &mut Rows<'_>, body: &Body) {
    let index = rows.index;
    let part = Part { name: "Bảng", clause: "Thông lệ" };
    let all = index.view.body.iter().chain(index.view.appendices.iter().flat_map(|a| &a.body));
    let tables: Vec<&Table> = all
        .filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        })
        .collect();
    if tables.is_empty() {
        return rows.absent("BUD-05", part, "văn bản không có bảng");
    }
    let own = body.lines();
    let (mut size, mut pages) = (Spread::default(), Spread::default());
    let mut bare = None;
    let mut seen = Seen::default();
    for page in 0..index.pages.len() {
        let mut first = true;
        for (i, placed) in cells(index, page) {
            let Some(cell) = placed.line.cell.filter(|_| !own.contains(&i)) else { continue };
            size.add(placed.line.size_pt, page);
            if seen.begins(cell.row, cell.repeated) {
                first = false;
            }
            // What goes on from the page before begins with its header again.
            if first && !cell.repeated && cell.row > 0 && headed(&tables, seen.count) {
                bare = bare.or(Some(page));
            }
            if first {
                pages.add(1.0, page);
            }
            first = false;
        }
    }
    if size.count == 0 {
        return rows.unmeasured(("BUD-05", ""), part, "không thấy ô nào của bảng");
    }
    let range = index.profile.size_range.table;
    let required = format!("{} pt (NĐ không quy định)", span(range, 1));
    let sound = size.within(range, 0.05);
    rows.add(("BUD-05-size", "cỡ chữ"), part, required, format!("{} pt", size.words(1)), sound, size.page(range, 0.05));
    if pages.count == 0 {
        return rows.absent("BUD-05-header", part, "không có bảng nào sang trang");
    }
    let measured = match bare {
        None => format!("lặp ở {} trang", pages.count),
        Some(page) => format!("không lặp ở trang {}", page + 1),
    };
    rows.add(
        ("BUD-05-header", "dòng tiêu đề"),
        part,
        "lặp lại ở mỗi trang",
        measured,
        bare.is_none(),
        bare.or(Some(pages.least.1)),
    );
}

/// Lines in cells of tables, in order.
fn cells<'i>(index: &'i Index<'_>, page: usize) -> impl Iterator<Item = (usize, &'i Placed)> {
    let lines = index.on(page).filter_map(|i| index.lines.get(i).map(|placed| (i, placed)));
    lines.filter(|(_, placed)| placed.line.cell.is_some_and(|cell| cell.table))
}

/// Tables seen so far.
#[derive(Default)]
struct Seen {
    /// How many.
    count: usize,
    row: usize,
}

impl Seen {
    /// True for the first cell of another table: rows never go back inside one.
    fn begins(&mut self, row: usize, repeated: bool) -> bool {
        if repeated {
            return false;
        }
        let next = self.count == 0 || row == 0 && self.row > 0;
        self.count += usize::from(next);
        self.row = row;
        next
    }
}

/// True when the table of this number, from 1, has a header.
fn headed(tables: &[&Table], number: usize) -> bool {
    let table = number.checked_sub(1).and_then(|n| tables.get(n));
    table.is_none_or(|table| !table.header.is_empty())
}
