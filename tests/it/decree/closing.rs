//! SIGN, RCPT, DRAFT: the end of the plan.

use super::find::{Faults, PT, SINGLE, area, page_breaks, parts, upright};
use super::made::{self, SETS, filler, paragraph, runs};
use super::plans::{Doc, docs, view};
use kehoach::pages::Line;
use kehoach::view::{Block, HeadingLook, Origin, RowRole, SectionHeading};
use rayon::prelude::*;

/// The signature group: page, recipients and signature.
struct End {
    page: usize,
    recipients: Vec<Line>,
    signature: Vec<Line>,
}

fn end(doc: &Doc) -> Option<End> {
    let label = &doc.view.recipients.as_ref()?.label;
    let pages = parts(doc)[0].clone();
    let page = pages.clone().rev().find(|&i| doc.pages.pages[i].lines().iter().any(|l| l.text.trim() == label))?;
    let lines = doc.pages.pages[page].lines();
    let from = lines.iter().position(|l| l.text.trim() == label)?;
    let (mut recipients, mut signature) = (Vec::new(), Vec::new());
    for line in &lines[from..] {
        match line.cell {
            Some(cell) if !cell.table && cell.column == 0 => recipients.push(line.clone()),
            Some(cell) if !cell.table => signature.push(line.clone()),
            _ => {}
        }
    }
    Some(End { page, recipients, signature })
}

/// The block whole on one page, with two lines of text above it; recipients level with the first line.
fn whole(doc: &Doc, faults: &mut Faults) {
    let Some(End { page: index, recipients, signature }) = end(doc) else {
        faults.expect(false, || format!("{}: không có nơi nhận", doc.name));
        return;
    };
    let page = &doc.pages.pages[index];
    let wanted = doc.view.signature.as_ref().unwrap();
    let name = wanted.name.as_deref().unwrap_or_default();
    let joined = signature.iter().map(|l| l.text.trim()).collect::<Vec<_>>().join(" ");
    let full = format!("{} {name}", wanted.authority.join(" "));
    faults.expect(joined == full.trim(), || format!("{}: chữ ký {joined}", doc.name));
    let listed: usize = doc.view.recipients.as_ref().map_or(0, |r| r.lines.len() + 1);
    faults.expect(recipients.len() >= listed, || format!("{}: nơi nhận bị tách", doc.name));
    let (Some(label), Some(first)) = (recipients.first(), signature.first()) else { return };
    faults.close(&format!("{} chân chữ nơi nhận", doc.name), label.y, first.y, 0.05);
    let [_, _, top, bottom] = area(doc, page);
    let mut above: Vec<f64> = page
        .lines()
        .iter()
        .filter(|l| l.cell.is_none_or(|c| !c.repeated))
        .map(|l| l.y)
        .filter(|&y| y > top && y < label.y - 2.0)
        .collect();
    above.sort_by(f64::total_cmp);
    above.dedup_by(|a, b| (*a - *b).abs() < 0.5);
    faults
        .expect(above.len() >= 2, || format!("{} trang {}: trên chữ ký có {} dòng", doc.name, index + 1, above.len()));
    let lowest = recipients.iter().chain(&signature).map(|l| l.y).fold(0.0, f64::max);
    faults.within(&doc.name, lowest, top, bottom);
    faults.expect(index + 1 == parts(doc)[0].end, || format!("{}: còn trang sau chữ ký", doc.name));
}

#[test]
fn sign_03_capitals_bold_centred_on_one_axis_and_rcpt_01_level_with_them() {
    let mut faults = Faults::default();
    for doc in docs() {
        whole(doc, &mut faults);
        let Some(End { page, signature, .. }) = end(doc) else { continue };
        let page = &doc.pages.pages[page];
        let axis = |l: &Line| (l.x + l.right) / 2.0;
        for line in &signature {
            faults.expect(line.bold && upright(page, line), || format!("{}: {}", doc.name, line.text));
            faults.close(&doc.name, line.size_pt, doc.view.page.size.signature, 0.01);
            faults.close(&format!("{} {}", doc.name, line.text), axis(line), axis(&signature[0]), 0.2);
            faults.within(&format!("{} {}", doc.name, line.text), line.x, 105.0, 195.0);
        }
        let authority = &doc.view.signature.as_ref().unwrap().authority;
        faults.expect(authority.iter().all(|a| *a == a.to_uppercase()), || format!("{authority:?}"));
        for pair in signature.windows(2).take(authority.len() - 1) {
            let step = (pair[1].y - pair[0].y) / PT;
            faults.close(&doc.name, step, SINGLE * doc.view.page.size.signature, 0.1);
        }
        // SIGN-08: four lines stay free between title and name.
        let [.., title, name] = signature.as_slice() else { continue };
        let lines = (name.y - title.y) / (SINGLE * doc.view.page.size.signature * PT) - 1.0;
        faults.within(&format!("{} chỗ ký, dòng", doc.name), lines, 4.0, 5.5);
    }
    faults.finish();
}

#[test]
fn rcpt_01_label_bold_italic_12_rcpt_02_list_upright_11_flush_left() {
    let mut faults = Faults::default();
    for doc in docs() {
        let Some(End { page, recipients, .. }) = end(doc) else { continue };
        let page = &doc.pages.pages[page];
        let (label, list) = recipients.split_first().unwrap();
        let left = area(doc, page)[0];
        let text = page.texts.iter().find(|t| t.text.trim() == label.text.trim()).unwrap();
        faults.expect(text.bold && text.italic, || format!("{}: {text:?}", doc.name));
        faults.close(&doc.name, label.size_pt, 12.0, 0.01);
        faults.close(&doc.name, label.x, left, 0.05);
        for line in list {
            faults.close(&format!("{} {}", doc.name, line.text), line.size_pt, 11.0, 0.01);
            faults.expect(!line.bold && upright(page, line), || format!("{}: {}", doc.name, line.text));
            if line.text.starts_with("- ") {
                faults.close(&format!("{} {}", doc.name, line.text), line.x, left, 0.05);
            }
        }
        let last = list.last().map(|l| l.text.trim().to_owned()).unwrap_or_default();
        faults.expect(last.starts_with("- Lưu:") && last.ends_with('.'), || format!("{}: {last}", doc.name));
    }
    faults.finish();
}

/// Ends of a plan before which anything may stand.
fn ends() -> Vec<(&'static str, Vec<Block>)> {
    let sentence = "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Phòng Văn \
        hóa - Xã hội để tổng hợp, báo cáo Ủy ban nhân dân xã xem xét, quyết định";
    let heading = |text: &str| {
        Block::SectionHeading(SectionHeading {
            level: 1,
            look: HeadingLook::Capitals,
            number: "V.".into(),
            runs: runs(text),
            run_in: None,
            outline: text.into(),
            origin: Origin::default(),
        })
    };
    let table = |rows: usize| {
        let mut view = view("mau");
        let Block::Table(mut table) = view.appendices.remove(0).body.remove(0) else { panic!("không phải bảng") };
        let mut row = table.rows.iter().find(|r| r.role == RowRole::Row).unwrap().clone();
        row.keep = false;
        table.rows = vec![row; rows];
        Block::Table(table)
    };
    let run_in = |text: &str| {
        Block::SectionHeading(SectionHeading {
            level: 2,
            look: HeadingLook::Bold,
            number: "2.".into(),
            runs: runs("Phòng Kinh tế:"),
            run_in: Some(runs(text)),
            outline: "2. Phòng Kinh tế".into(),
            origin: Origin::default(),
        })
    };
    let item = |text: &str| Block::Item { marker: "-".into(), depth: 0, bold_marker: false, runs: runs(text) };
    vec![
        ("một dòng", vec![heading("TỔ CHỨC THỰC HIỆN"), paragraph("Các đơn vị triển khai thực hiện./.")]),
        ("ba dòng", vec![filler(0), paragraph(&format!("{sentence}./."))]),
        ("nhiều dòng", vec![heading("TỔ CHỨC THỰC HIỆN"), paragraph(&format!("{}./.", [sentence; 5].join("; ")))]),
        ("danh sách", vec![heading("TỔ CHỨC THỰC HIỆN"), item("Phòng Kinh tế;"), item("Công an xã./.")]),
        ("bảng ngắn", vec![paragraph("Chi tiết như sau:"), table(3)]),
        ("bảng dài", vec![paragraph("Chi tiết như sau:"), table(24)]),
        ("bảng dài, một dòng", vec![table(14), paragraph("Các đơn vị triển khai thực hiện./.")]),
        ("tiêu đề liền dòng", vec![run_in(&format!("{}./.", [sentence; 5].join("; ")))]),
    ]
}

#[test]
fn sign_10_the_block_is_never_split_nor_alone_wherever_the_page_ends() {
    let ends = ends();
    let mut jobs = Vec::new();
    for set in SETS {
        for (name, end) in &ends {
            // Tables take longer to set, and the smaller sizes break as the larger ones do.
            let step = if set == SETS[1] {
                5
            } else if name.starts_with("bảng") {
                2
            } else {
                1
            };
            jobs.extend((0..46).step_by(step).map(|count| (set, *name, end, count)));
        }
    }
    let faults: Vec<Faults> = jobs
        .into_par_iter()
        .map(|(set, name, end, count)| {
            let doc = made::with_end(name, set, count, end);
            let mut faults = Faults::default();
            whole(&doc, &mut faults);
            page_breaks(&doc, &mut faults);
            faults
        })
        .collect();
    Faults::all(faults).finish();
}

#[test]
fn a_long_title_and_many_recipients_stay_in_their_columns() {
    let mut faults = Faults::default();
    for set in SETS {
        let mut view = made::base(set);
        view.signature.as_mut().unwrap().authority = vec![
            "TL. CHỦ TỊCH ỦY BAN NHÂN DÂN THÀNH PHỐ".into(),
            "CHÁNH VĂN PHÒNG HỘI ĐỒNG NHÂN DÂN VÀ ỦY BAN NHÂN DÂN".into(),
        ];
        let lines = &mut view.recipients.as_mut().unwrap().lines;
        let last = lines.pop().unwrap();
        lines.extend(std::iter::repeat_n(lines[0].clone(), 20));
        lines.push(last);
        let doc = super::plans::set_doc(format!("chức vụ dài {set:?}"), view);
        whole(&doc, &mut faults);
        let End { recipients, signature, .. } = end(&doc).unwrap();
        let reach = recipients.iter().map(|l| l.right).fold(0.0, f64::max);
        for line in &signature {
            faults.within(&format!("{} {}", doc.name, line.text), line.x, reach + 2.0, 195.0);
            faults.within(&format!("{} {}", doc.name, line.text), line.right, 105.0, 195.1);
        }
    }
    faults.finish();
}
