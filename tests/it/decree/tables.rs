//! BUD-05 and error 40: tables.

use super::find::{Faults, PT, area};
use super::made;
use super::plans::{Doc, docs, set_doc};
use kehoach::check::{PageContext, run_on_pages};
use kehoach::diag::Diags;
use kehoach::pages::{PageBox, TextBox};
use kehoach::view::{Block, Row, RowRole, Table};
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// All tables of a document in print order.
fn tables(doc: &Doc) -> Vec<&Table> {
    let blocks = doc.view.body.iter().chain(doc.view.appendices.iter().flat_map(|a| &a.body));
    let tables = blocks.filter_map(|block| match block {
        Block::Table(table) => Some(table),
        _ => None,
    });
    tables.collect()
}

fn in_tables(page: &PageBox) -> impl Iterator<Item = &TextBox> {
    page.texts.iter().filter(|t| t.cell.is_some_and(|c| c.table) && !t.text.trim().is_empty())
}

/// Words keep off the grid, lie inside the margins and are of a legible size.
fn clear_of_lines(doc: &Doc, faults: &mut Faults) {
    for (i, page) in doc.pages.pages.iter().enumerate() {
        let [left, right, ..] = area(doc, page);
        for text in in_tables(page) {
            let place = |what: &str| format!("{} trang {} “{}” {what}", doc.name, i + 1, text.text);
            faults.within(&place("trong lề"), text.x, left, right);
            faults.within(&place("trong lề"), text.right(), left, right);
            faults.within(
                &place("cỡ"),
                text.size_pt,
                doc.view.page.size.table_min - 0.01,
                doc.view.page.size.table + 0.01,
            );
            let em = text.size_pt * PT;
            // Letters reach from 0.891 em above the baseline (capitals with two accents) to 0.216 em below.
            let (top, bottom) = (text.y - 0.891 * em, text.y + 0.216 * em);
            for rule in &page.lines {
                if rule.horizontal {
                    let over = rule.x < text.right() && text.x < rule.x + rule.length;
                    let inside = rule.y > top - 0.2 && rule.y < bottom + 0.2;
                    faults.expect(!(over && inside), || place(&format!("chạm đường ngang {:.2}", rule.y)));
                } else {
                    let beside = rule.y < bottom && top < rule.y + rule.length;
                    let inside = rule.x > text.x - 0.4 && rule.x < text.right() + 0.4;
                    faults.expect(!(beside && inside), || place(&format!("chạm đường đứng {:.2}", rule.x)));
                }
            }
        }
    }
}

/// Header first on every page of a table; no cell on two pages.
fn headers_and_rows(doc: &Doc, faults: &mut Faults) {
    let mut pages_of: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (i, page) in doc.pages.pages.iter().enumerate() {
        for text in in_tables(page) {
            let cell = text.cell.unwrap();
            if !cell.repeated {
                pages_of.entry(cell.id).or_default().insert(i);
            }
        }
        let Some(first) = in_tables(page).next().and_then(|t| t.cell) else { continue };
        let headed = first.row == 0 || first.repeated;
        faults.expect(headed, || format!("{} trang {}: bảng không lặp tiêu đề", doc.name, i + 1));
        // The last row on a page is never a header, a group or one that keeps with the next.
        let last = in_tables(page).last().and_then(|t| t.cell).unwrap();
        let table =
            tables(doc).into_iter().find(|t| t.header.len() <= last.row && last.row < t.header.len() + t.rows.len());
        let row = table.and_then(|t| t.rows.get(last.row - t.header.len()));
        let single = tables(doc).len() == 1;
        faults.expect(!(single && row.is_some_and(|r| r.keep || r.role == RowRole::Group)), || {
            format!("{} trang {}: dòng {} đứng cuối trang", doc.name, i + 1, last.row)
        });
    }
    for (id, pages) in pages_of {
        faults.expect(pages.len() == 1, || format!("{}: ô {id} trên các trang {pages:?}", doc.name));
    }
}

/// No word broken inside: every line of a cell ends where words end.
fn whole_words(doc: &Doc, faults: &mut Faults) {
    for table in tables(doc) {
        for row in table.header.iter().chain(&table.rows) {
            for cell in &row.cells {
                let text = cell.paragraphs.iter().flatten().map(|r| r.text.as_str()).collect::<Vec<_>>().join(" ");
                for number in text.split_whitespace().filter(|w| w.chars().filter(char::is_ascii_digit).count() > 8) {
                    let whole = doc.pages.pages.iter().any(|p| in_tables(p).any(|t| t.text.contains(number)));
                    faults.expect(whole, || format!("{}: số {number} bị ngắt", doc.name));
                }
            }
        }
    }
}

#[test]
fn tables_of_the_plans_repeat_headers_keep_rows_whole_and_touch_no_line() {
    let mut faults = Faults::default();
    for doc in docs() {
        clear_of_lines(doc, &mut faults);
        headers_and_rows(doc, &mut faults);
        whole_words(doc, &mut faults);
    }
    faults.finish();
}

#[test]
fn tables_fill_the_text_width_with_a_thin_black_grid() {
    let mut faults = Faults::default();
    for doc in docs() {
        for (i, page) in doc.pages.pages.iter().enumerate() {
            let [left, right, ..] = area(doc, page);
            let uprights: Vec<_> = page.lines.iter().filter(|r| !r.horizontal).collect();
            if uprights.is_empty() {
                continue;
            }
            let (first, last) = uprights.iter().fold((f64::MAX, 0.0_f64), |(a, b), r| (a.min(r.x), b.max(r.x)));
            faults.close(&format!("{} trang {} mép trái", doc.name, i + 1), first, left, 0.1);
            faults.close(&format!("{} trang {} mép phải", doc.name, i + 1), last, right, 0.1);
            for rule in uprights {
                faults.within(&format!("{} nét", doc.name), rule.thickness / PT, 0.4, 0.75);
            }
        }
    }
    faults.finish();
}

#[test]
fn bud_05_figures_right_or_centred_words_left_with_padding() {
    let mut faults = Faults::default();
    for doc in docs() {
        for (i, page) in doc.pages.pages.iter().enumerate() {
            for text in in_tables(page).filter(|t| t.cell.is_some_and(|c| !c.repeated)) {
                let side = |left: bool| {
                    let beside = page
                        .lines
                        .iter()
                        .filter(|r| !r.horizontal && r.y - 0.2 < text.y && text.y < r.y + r.length + 0.2);
                    let gaps = beside.map(|r| if left { text.x - r.x } else { r.x - text.right() });
                    gaps.filter(|gap| *gap > 0.0).fold(f64::MAX, f64::min)
                };
                let least = 0.5 + 0.5 * 0.1763 - 0.15;
                faults.within(
                    &format!("{} trang {} {}", doc.name, i + 1, text.text),
                    side(true).min(side(false)),
                    least,
                    400.0,
                );
            }
        }
    }
    faults.finish();
}

/// Titles and words for generated tables.
const TITLES: [&str; 6] =
    ["Nội dung thực hiện", "Tổng mức đầu tư", "Địa phương", "Khối lượng", "Trường học", "Nguồn vốn khác"];
const WORDS: [&str; 5] =
    ["Xã Nghiêng", "Trường Tiểu học và Trung học cơ sở", "Phường", "Nghĩa trang", "Thị trấn Chư Prông"];

/// A table of `columns` columns: ordinal, words, and figures of up to `digits` digits.
fn generated(columns: usize, digits: usize, rows: usize, landscape: bool) -> Doc {
    let number = |n: usize| {
        let all: String = "987654321987654".chars().take(1 + n % digits).collect();
        all
    };
    let mut heads = vec!["{ khoa: stt, tieu_de: STT, kieu: stt }".to_owned(), "{ khoa: ten, tieu_de: Đơn vị }".into()];
    for c in 2..columns {
        let kind = if c % 5 == 4 { "" } else { ", kieu: so" };
        heads.push(format!("{{ khoa: c{c}, tieu_de: {}{kind} }}", TITLES[c % TITLES.len()]));
    }
    let mut body = Vec::new();
    for r in 0..rows {
        let mut row = vec![format!("ten: {}", WORDS[r % WORDS.len()])];
        for c in 2..columns {
            let value = if c % 5 == 4 { WORDS[(r + c) % WORDS.len()].to_owned() } else { number(r * 7 + c * 3) };
            row.push(format!("c{c}: {value}"));
        }
        body.push(row);
    }
    let view = made::compiled(&made::table_plan(landscape, &heads, &body, false));
    set_doc(format!("{columns} cột {digits} chữ số {}", if landscape { "ngang" } else { "đứng" }), view)
}

/// What fits at the smallest legible size fits the page; what cannot is told by KH703.
#[test]
fn wide_tables_lie_inside_the_margins_or_are_reported() {
    let jobs: Vec<_> =
        [(4, 15), (6, 15), (8, 12), (9, 15), (12, 9), (14, 6), (16, 6), (18, 4), (20, 4), (24, 3), (24, 15)]
            .into_iter()
            .flat_map(|(columns, digits)| [(columns, digits, false), (columns, digits, true)])
            .collect();
    let faults: Vec<Faults> = jobs
        .into_par_iter()
        .map(|(columns, digits, landscape)| {
            let doc = generated(columns, digits, 6, landscape);
            let mut faults = Faults::default();
            let mut diags = Diags::new();
            let (pages, view) = (&doc.pages, &doc.view);
            run_on_pages(&PageContext::new(pages, view, "Liberation Serif", &[]), &mut diags);
            let told = diags.iter().any(|d| ["KH703", "KH705"].contains(&d.rule.code));
            if told {
                let room = if landscape { 252.0 } else { 165.0 };
                // Half of the room in letters of the smallest size: such a table is hopeless.
                let least: f64 = tables(&doc)[0].columns.iter().map(|c| c.min).sum::<f64>() * 8.0 * PT;
                faults.within(&format!("{}: báo KH703 khi cần", doc.name), least, 0.85 * room, 1e6);
                let small = in_tables(doc.pages.pages.last().unwrap()).next().unwrap().size_pt;
                faults.within(&format!("{}: cỡ", doc.name), small, 4.9, 13.0);
            } else {
                clear_of_lines(&doc, &mut faults);
                headers_and_rows(&doc, &mut faults);
                whole_words(&doc, &mut faults);
            }
            faults
        })
        .collect();
    Faults::all(faults).finish();
}

/// A table that begins anywhere on the page: rows whole, header on every page, total never alone.
#[test]
fn rows_stay_whole_wherever_the_table_begins() {
    let table = |rows: usize| {
        let mut doc_view = super::plans::view("mau");
        let Block::Table(table) = doc_view.appendices.remove(1).body.remove(0) else { panic!("không phải bảng") };
        let total = table.rows.last().unwrap().clone();
        let plain: Vec<Row> = table.rows.iter().filter(|r| r.role == RowRole::Row).cloned().collect();
        let mut set = Table { rows: plain.iter().cycle().take(rows).cloned().collect(), ..table };
        set.rows.iter_mut().for_each(|r| r.keep = false);
        set.rows.last_mut().unwrap().keep = true;
        set.rows.push(total);
        Block::Table(set)
    };
    let faults: Vec<Faults> = (0..44)
        .into_par_iter()
        .map(|count| {
            let rows = 8 + count % 9;
            let end = [table(rows), made::filler(1), made::filler(2), made::paragraph("Hết./.")];
            let doc = made::with_end("bảng", made::SETS[count % 2], count, &end);
            let mut faults = Faults::default();
            headers_and_rows(&doc, &mut faults);
            clear_of_lines(&doc, &mut faults);
            faults
        })
        .collect();
    Faults::all(faults).finish();
}

/// A row higher than a page breaks and loses nothing.
#[test]
fn a_row_taller_than_a_page_breaks_and_loses_no_words() {
    let words: Vec<String> = (0..900).map(|n| format!("chữ{n}")).collect();
    let heads = ["{ khoa: a, tieu_de: Nội dung }", "{ khoa: b, tieu_de: Kết quả }"].map(str::to_owned);
    let rows = [
        vec!["a: Trước".to_owned(), "b: Có".into()],
        vec![format!("a: {}", words.join(" ")), format!("b: {}", words[..700].join(" "))],
        vec!["a: Sau".to_owned(), "b: Có".into()],
    ];
    let doc = set_doc("dòng cao".into(), made::compiled(&made::table_plan(false, &heads, &rows, false)));
    let mut faults = Faults::default();
    let mut cells: BTreeMap<usize, String> = BTreeMap::new();
    for page in &doc.pages.pages {
        for text in in_tables(page).filter(|t| t.cell.is_some_and(|c| !c.repeated)) {
            let words = cells.entry(text.cell.unwrap().id).or_default();
            words.push_str(&text.text);
            words.push(' ');
        }
    }
    for wanted in [&words[..], &words[..700]] {
        let found = cells.values().filter(|c| c.split_whitespace().eq(wanted.iter())).count();
        faults.expect(found == 1, || format!("mất chữ trong ô {} chữ", wanted.len()));
    }
    faults.expect(doc.pages.len() > 2, || "dòng không sang trang".into());
    clear_of_lines(&doc, &mut faults);
    for page in &doc.pages.pages[1..] {
        let first = in_tables(page).next().and_then(|t| t.cell);
        faults.expect(first.is_none_or(|c| c.row == 0 || c.repeated), || "không lặp tiêu đề".into());
    }
    faults.finish();
}
