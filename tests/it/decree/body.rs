//! BASE, BODY, LVL, END: the running text.

use super::find::{Faults, PT, SINGLE, area, headings, italic, page_breaks, parts, running, title_end, upright, words};
use super::made::{self, SETS, paragraph};
use super::plans::{docs, set_doc};
use kehoach::pages::Line;
use kehoach::view::{Block, HeadingLook};

/// What a line is by its left end.
fn starts(line: &Line, left: f64, indent: f64) -> bool {
    (line.x - left - indent).abs() < 0.1
}

fn goes_on(line: &Line, left: f64) -> bool {
    (line.x - left).abs() < 0.1
}

#[test]
fn base_03_bases_are_italic_and_under_the_title() {
    let mut faults = Faults::default();
    for doc in docs() {
        let all: String = doc.view.bases.iter().map(words).collect();
        let mut length = 0;
        for (i, page) in doc.pages.pages.iter().enumerate() {
            for line in running(doc, i) {
                if length >= all.chars().filter(|c| !c.is_whitespace()).count() {
                    break;
                }
                faults.expect(italic(page, &line), || format!("{}: {} không nghiêng", doc.name, line.text));
                length += line.text.chars().filter(|c| !c.is_whitespace()).count();
                faults.close(&doc.name, line.size_pt, doc.view.page.size.body, 0.01);
            }
        }
    }
    faults.finish();
}

#[test]
fn body_01_justified_body_02_indent_body_03_paragraph_gap_body_04_line_spacing() {
    let mut faults = Faults::default();
    for doc in docs() {
        let indent = doc.view.page.indent;
        faults.expect((indent - 10.0).abs() < 0.01 || (indent - 12.7).abs() < 0.01, || format!("thụt {indent}"));
        let size = doc.view.page.size.body;
        let pitch = SINGLE * size * doc.view.page.line_spacing;
        faults.within("cách dòng", pitch / size, SINGLE, SINGLE * 1.5);
        let breaks = |block: &Block| match block {
            Block::Paragraph { runs } | Block::Item { runs, .. } => runs.iter().any(|r| r.line_break),
            Block::SectionHeading(h) => h.look == HeadingLook::Part,
            Block::Table(_) => false,
        };
        let free = doc.view.body.iter().any(breaks);
        for i in parts(doc)[0].clone() {
            let page = &doc.pages.pages[i];
            let [left, right, _, _] = area(doc, page);
            let lines = running(doc, i);
            for line in &lines {
                let place = || format!("{} trang {}: {}", doc.name, i + 1, line.text);
                let sound = starts(line, left, indent) || goes_on(line, left) || free;
                faults.expect(sound, || format!("{} bắt đầu ở {:.2}", place(), line.x));
                faults.within(&place(), line.right, left, right + 0.3);
                faults.close(&place(), line.size_pt, size, 0.01);
            }
            for pair in lines.windows(2) {
                let place = || format!("{} trang {}: {}", doc.name, i + 1, pair[0].text);
                let table = page.texts.iter().any(|t| t.cell.is_some() && t.y > pair[0].y && t.y < pair[1].y);
                let step = (pair[1].y - pair[0].y) / PT;
                if table {
                    continue;
                }
                if goes_on(&pair[1], left) {
                    faults.close(&format!("{} cách dòng", place()), step, pitch, 0.1);
                    if !free {
                        faults.close(&format!("{} mép phải", place()), pair[0].right, right, 0.3);
                    }
                } else {
                    faults.within(&format!("{} cách đoạn", place()), step, pitch + 6.0 - 0.1, pitch + 8.0);
                }
            }
        }
    }
    faults.finish();
}

#[test]
fn lvl_1_to_4_headings_bold_or_plain_in_one_style_at_the_indent() {
    let mut faults = Faults::default();
    for doc in docs() {
        let indent = doc.view.page.indent;
        let mut lines = Vec::new();
        for i in parts(doc)[0].clone() {
            let [left, ..] = area(doc, &doc.pages.pages[i]);
            lines.extend(running(doc, i).into_iter().map(|l| (i, left, l)));
        }
        let mut from = 0;
        for (look, text) in headings(&doc.view.body) {
            let found = lines[from..].iter().position(|(.., l)| {
                let line = l.text.trim();
                (text == line || line.contains(' ') && text.starts_with(line) && line.len() * 3 > text.len())
                    && (look == HeadingLook::Plain || l.bold || l.text.contains('('))
            });
            let Some(found) = found else {
                faults.expect(look == HeadingLook::Part, || format!("{}: không thấy {text}", doc.name));
                continue;
            };
            from += found;
            let (i, left, line) = &lines[from];
            from += 1;
            faults.expect(starts(line, *left, indent), || format!("{}: {text} ở {:.2}", doc.name, line.x));
            if look == HeadingLook::Capitals {
                faults.expect(text == text.to_uppercase(), || format!("{}: {text}", doc.name));
                faults.expect(line.bold && upright(&doc.pages.pages[*i], line), || format!("{}: {text}", doc.name));
            }
            faults.expect((look == HeadingLook::Plain) != line.bold, || format!("{}: {text}", doc.name));
        }
    }
    faults.finish();
}

#[test]
fn end_01_the_text_ends_with_its_mark() {
    let mut faults = Faults::default();
    for doc in docs() {
        let part = parts(doc)[0].clone();
        let all: Vec<_> = part.flat_map(|i| running(doc, i)).collect();
        let marks = all.iter().filter(|l| l.text.trim().ends_with("./.")).count();
        faults.expect(marks == 1, || format!("{}: {marks} dấu ./.", doc.name));
    }
    faults.finish();
}

#[test]
fn headings_never_last_and_no_single_lines_in_the_plans() {
    let mut faults = Faults::default();
    docs().iter().for_each(|doc| page_breaks(doc, &mut faults));
    faults.finish();
}

#[test]
fn the_first_line_stands_clear_of_the_title_rule() {
    let mut faults = Faults::default();
    for doc in docs() {
        for part in parts(doc) {
            let end = title_end(doc, part.start);
            let page = &doc.pages.pages[part.start];
            for text in page.texts.iter().filter(|t| t.y > end) {
                let room = text.y - 0.891 * text.size_pt * PT - end;
                faults.within(&format!("{}: {}", doc.name, text.text), room, 2.0, 300.0);
            }
            let above = page.texts.iter().filter(|t| t.y < end).map(|t| t.y + 0.216 * t.size_pt * PT);
            faults.within(&doc.name, end - above.fold(0.0, f64::max), 0.5, 5.0);
        }
    }
    faults.finish();
}

/// A footnote stands at the foot of the page on which it is called.
#[test]
fn footnotes_stand_at_the_foot_of_the_page_of_their_mark() {
    let mut faults = Faults::default();
    for set in SETS {
        for count in [3, 17, 31, 38] {
            let mut view = made::base(set);
            let mut body: Vec<_> = (0..count).map(made::filler).collect();
            for n in 1..=2 {
                let mut block = paragraph(&format!("Điểm có chú thích {n} của kế hoạch"));
                if let Block::Paragraph { runs } = &mut block {
                    runs[0].note = Some(made::runs(&format!("Lời chú thích {n}.")));
                }
                body.push(block);
            }
            body.extend((0..12).map(made::filler));
            view.body = body;
            let doc = set_doc(format!("chú thích {set:?} {count}"), view);
            for n in 1..=2 {
                let on =
                    |words: &str| doc.pages.pages.iter().position(|p| p.lines().iter().any(|l| l.text.contains(words)));
                let (mark, note) = (on(&format!("Điểm có chú thích {n}")), on(&format!("Lời chú thích {n}.")));
                faults.expect(mark.is_some() && mark == note, || format!("{}: {mark:?} {note:?}", doc.name));
                let Some(page) = note.map(|i| &doc.pages.pages[i]) else { continue };
                let line = page.lines().into_iter().find(|l| l.text.contains("Lời chú thích")).unwrap();
                let [left, _, _, bottom] = area(&doc, page);
                let rule = page.lines.iter().find(|r| r.horizontal && (r.length - 50.0).abs() < 0.1);
                faults.expect(rule.is_some_and(|r| r.y < line.y && (r.x - left).abs() < 0.1), || doc.name.clone());
                faults.within(&format!("{} {}", doc.name, line.text), line.y, bottom - 15.0, bottom);
                faults.close(&doc.name, line.size_pt, doc.view.page.size.footnote, 0.01);
            }
        }
    }
    faults.finish();
}
